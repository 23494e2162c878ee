"""Which cells of an export are wrong, and what is allowed in them?"""

from dataclasses import dataclass, field

from jointaction.evidence.files import shown

LONGEST = 80


@dataclass
class Faults:
    """The faults found in the files of answers, one sentence each."""

    sentences: list[str] = field(default_factory=list)

    def cell(self, where: str, row: int, column: str, found: str, allowed: str) -> None:
        """A cell holds what it must not; ``where`` is the file, with its sheet if it has any."""
        self.sentences.append(
            f'{where}: row {row}, column "{_cut(column)}": "{_cut(found)}" found; '
            f"allowed: {allowed}."
        )

    def head(self, where: str, column: str, what: str) -> None:
        """A column is named as it must not be."""
        self.sentences.append(f'{where}: row 1, column "{_cut(column)}": {what}.')

    def sheet(self, where: str, what: str) -> None:
        """A whole sheet cannot be used."""
        self.sentences.append(f"{where}: {what}.")


def _cut(text: str) -> str:
    text = shown(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 3]}..."
