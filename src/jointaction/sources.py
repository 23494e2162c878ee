"""Where does a number come from, and how far can it be trusted?

Every number that a user can see carries a ``Grade``. Numbers that were measured, reported or
derived name their source; numbers that were judged, or are general knowledge, never do, because
a citation would lend them an authority they do not have.
"""

from dataclasses import dataclass
from enum import StrEnum


class Grade(StrEnum):
    """How a number came to be; the words are printed as they stand."""

    MEASURED = "measured"
    REPORTED = "reported"
    DERIVED = "derived"
    JUDGED = "judged"
    GENERAL_KNOWLEDGE = "general knowledge"

    @property
    def needs_source(self) -> bool:
        """Whether a number of this grade must name a source (the others must not)."""
        return self in (Grade.MEASURED, Grade.REPORTED, Grade.DERIVED)


@dataclass(frozen=True)
class Citation:
    """A place in the bibliography: ``key`` of an entry in ``references.bib``, ``place`` inside it.

    ``place`` is free text such as ``"3.1"`` or ``"Table 2"``; empty means the work as a whole.
    """

    key: str
    place: str = ""

    def __str__(self) -> str:
        return f"{self.key} {self.place}".strip()
