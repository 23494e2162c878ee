"""Which files were written from the answers of a place, so that they can be found again?"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from jointaction.cluster.dossier import Dossier
from jointaction.store.private import Private


def note_written(dossier: Dossier, files: Sequence[Path]) -> None:
    """Note files in the ledger beside a dossier that has answers; nothing where it has none."""
    if dossier.home is not None and dossier.evidence.heard and files:
        today = date.today()  # noqa: DTZ011 - the day of whoever writes
        Private(dossier.home).note_written(files, today.isoformat())
