"""What did one person hand in, before it goes by a pseudonym?"""

from dataclasses import dataclass

from jointaction.catalogue.asking import Group
from jointaction.evidence.answers import Answer


@dataclass(frozen=True)
class Submission:
    """One form as it was filled in.

    ``id`` is what the form calls itself (its number, or what the survey tool calls it), empty where
    it says nothing; ``answers`` go by no pseudonym yet. ``where`` names file, sheet and row.
    """

    id: str
    group: Group
    answers: tuple[Answer, ...]
    where: str
