"""Which files does an appraisal leave behind?"""

import shlex
from collections.abc import Callable, Sequence
from pathlib import Path

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnosis import Diagnosis
from jointaction.report.page import render_html
from jointaction.report.report import report
from jointaction.simulate.runs import Runs
from jointaction.store.folder import Folder
from jointaction.store.networks import GRAPHML, KUMU, as_graphml, as_kumu
from jointaction.store.tables import write_runs
from jointaction.study.answers.ledger import note_written
from jointaction.study.appraisal import Appraisal
from jointaction.study.appraisal_document import appraisal_document
from jointaction.study.document import Document, as_json
from jointaction.study.settings import Settings
from jointaction.study.story import typical_stories

REPORT = "report.html"
APPRAISAL = "appraisal.json"
DIAGNOSIS = "diagnosis.json"


def write_appraisal(
    appraisal: Appraisal,
    settings: Settings,
    catalogue: Catalogue,
    out: Path,
    asked: str = "",
    registry: str = "",
    when_complete: Callable[[], None] | None = None,
) -> Path:
    """Write the report, ``appraisal.json`` and the runs into ``out``; gives the report's path.

    ``asked`` is the dossier as a person named it, for the command that makes the report again;
    without it that command names the dossier's file. ``registry`` is the one that the forecast
    learnt from, as a person names it, or empty. ``when_complete`` is done once all files are
    complete, and before any of them appears: if it fails, none does. All of it or nothing: the
    files appear together when all are complete. Raises ``UsageError`` where ``out`` cannot be a
    folder.
    """
    page = report(
        appraisal.dossier, appraisal.diagnosis, appraisal.screening, appraisal.forecast, catalogue,
        seed=appraisal.seed, version=appraisal.version, made_on=appraisal.made_on,
        command=command_again(asked or appraisal.dossier.file, settings, registry),
        stories=typical_stories(appraisal.simulation),
    )  # fmt: skip
    with Folder(out) as folder:
        folder.write(APPRAISAL, as_json(appraisal_document(appraisal, settings)))
        folder.write(REPORT, render_html(page))
        write_runs(appraisal.simulation.scenarios, folder.part)
        folder.must_take_the_files()
        if when_complete is not None:
            when_complete()
    note_written(appraisal.dossier, folder.written)
    return out / REPORT


def command_again(asked: str, settings: Settings, registry: str = "") -> str:
    """What to type to have the same appraisal once more.

    >>> command_again("my places/north", Settings(seed=7, draws=200))
    "jointaction appraise 'my places/north' --seed 7 --draws 200"
    """
    usual = Settings()
    named = f"./{asked}" if asked.startswith("-") else asked  # else it would be an option
    words = ["jointaction", "appraise", named, "--seed", str(settings.seed)]
    if settings.draws != usual.draws:
        words += ["--draws", str(settings.draws)]
    if settings.runs_per_draw != usual.runs_per_draw:
        words += ["--runs-per-draw", str(settings.runs_per_draw)]
    if registry:
        words += ["--registry", registry]
    return shlex.join(words)


def write_diagnosis(
    diagnosis: Diagnosis, document: Document, out: Path, dossier: Dossier
) -> list[Path]:
    """Write a diagnosis into ``out``, and its network for other programs where it has one."""
    network = diagnosis.network.network if diagnosis.network else None
    with Folder(out) as folder:
        folder.write(DIAGNOSIS, as_json(document))
        if network is not None:
            folder.write(GRAPHML, as_graphml(network))
            folder.write(KUMU, as_kumu(network))
    note_written(dossier, folder.written)
    return folder.written


def write_histories(
    runs: Sequence[Runs], document: Document, out: Path, dossier: Dossier
) -> list[Path]:
    """Write the histories and a summary into ``out``; gives the files written."""
    with Folder(out) as folder:
        folder.write("simulation.json", as_json(document))
        write_runs(runs, folder.part)
    note_written(dossier, folder.written)
    return folder.written
