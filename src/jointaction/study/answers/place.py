"""Whose answers are these: which folder, which questions, what is kept already?"""

from dataclasses import dataclass
from pathlib import Path

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.load import FILE_NAME, find_dossier, load_dossier
from jointaction.errors import DossierError, UsageError
from jointaction.evidence.answers import Answers
from jointaction.evidence.exports.answers_beside import read_what_is_kept
from jointaction.evidence.exports.faults import Faults
from jointaction.evidence.exports.wordings import Wordings
from jointaction.evidence.files import shown
from jointaction.store.private import Private


@dataclass(frozen=True)
class AnsweredPlace:
    """A dossier in a folder of its own, with the answers that are kept beside it."""

    home: Path
    dossier: Dossier
    catalogue: Catalogue
    wordings: Wordings
    kept: Answers

    @property
    def private(self) -> Private:
        """Where its answers are kept."""
        return Private(self.home)


def answered_place(name: str, catalogue: Catalogue) -> AnsweredPlace:
    """The place of a dossier that a person named.

    ``UsageError`` where it is a single file or comes with the package: answers are kept beside a
    dossier, in its folder. ``DossierError`` where the dossier, or what is kept, cannot be read.
    """
    found = find_dossier(name)
    home = found if found.is_dir() else found.parent
    if not (home / FILE_NAME).exists() or (found.is_file() and found.name != FILE_NAME):
        raise UsageError(
            f"{shown(name)}: answers are kept beside a dossier, in a folder with {FILE_NAME}; "
            "'jointaction new DIR' makes one"
        )
    dossier = load_dossier(home, catalogue)
    initiatives = tuple((one.id, one.name) for one in dossier.initiatives)
    wordings, faults = Wordings(catalogue, initiatives), Faults()
    kept = read_what_is_kept(home, wordings, faults, {})
    if faults.sentences:
        raise DossierError(faults.sentences)
    return AnsweredPlace(home, dossier, catalogue, wordings, kept)
