"""What does somebody say about a place, how sure is it, and who says so?

A ``Statement`` keeps together what must never be parted: a value, its range, its grade, its
sources and the place in the file where it stands. Unknown is a value of its own: a statement
without value and range is *unknown*, never zero and never "none".
"""

from dataclasses import dataclass
from typing import TypeAlias

from jointaction.sources import Grade

Value: TypeAlias = float | int | str | bool | tuple[str, ...] | None


@dataclass(frozen=True)
class Statement:
    """One key of a dossier as somebody answered it.

    ``low`` and ``high`` are the range stated with it (both or neither; the unit is the key's
    own). ``sources`` are identifiers of the dossier's own list of sources. ``where`` names file,
    table and key, fit for an error message or a trail of evidence.
    """

    key: str
    value: Value
    low: float | None
    high: float | None
    grade: Grade
    sources: tuple[str, ...]
    note: str
    where: str

    @property
    def known(self) -> bool:
        """Whether anything at all is said."""
        return self.value is not None or self.low is not None

    @property
    def number(self) -> float | None:
        """The value as a number; the middle of the range where only a range is given."""
        if isinstance(self.value, (int, float)) and not isinstance(self.value, bool):
            return float(self.value)
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        return None

    @property
    def word(self) -> str | None:
        """The value as a word, or None."""
        return self.value if isinstance(self.value, str) else None


def unknown(key: str, where: str = "") -> Statement:
    """The statement that nothing is known about ``key``."""
    return Statement(key, None, None, None, Grade.JUDGED, (), "", where)
