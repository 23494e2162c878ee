"""What did people answer, as the files beside a dossier tell it?"""

from collections.abc import Sequence
from pathlib import Path

from jointaction.catalogue.things import Catalogue
from jointaction.evidence.answers import Answers


def read_answers(
    folder: Path,  # noqa: ARG001
    initiatives: Sequence[tuple[str, str]],  # noqa: ARG001
    catalogue: Catalogue,  # noqa: ARG001
    problems: list[str],  # noqa: ARG001
    contents: dict[str, bytes],  # noqa: ARG001
) -> Answers:
    """The answers in ``folder``, none where there are no files of them."""
    return Answers()
