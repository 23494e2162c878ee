"""Which files does an appraisal leave behind?"""

from collections.abc import Sequence
from pathlib import Path

from jointaction.catalogue.things import Catalogue
from jointaction.report.page import render_html
from jointaction.report.report import report
from jointaction.simulate.runs import Runs
from jointaction.store.folder import Folder
from jointaction.store.tables import write_runs
from jointaction.study.appraisal import Appraisal
from jointaction.study.appraisal_document import appraisal_document
from jointaction.study.document import Document, as_json
from jointaction.study.settings import Settings

REPORT = "report.html"
APPRAISAL = "appraisal.json"


def write_appraisal(
    appraisal: Appraisal, settings: Settings, catalogue: Catalogue, out: Path
) -> Path:
    """Write the report, ``appraisal.json`` and the runs into ``out``; gives the report's path.

    All of it or nothing: the files appear together when all are complete. Raises ``UsageError``
    where ``out`` cannot be a folder.
    """
    page = report(
        appraisal.dossier, appraisal.diagnosis, appraisal.screening, appraisal.forecast, catalogue,
        seed=appraisal.seed, version=appraisal.version, made_on=appraisal.made_on,
    )  # fmt: skip
    with Folder(out) as folder:
        folder.write(APPRAISAL, as_json(appraisal_document(appraisal, settings)))
        folder.write(REPORT, render_html(page))
        write_runs(appraisal.simulation.scenarios, folder.part)
    return out / REPORT


def write_histories(runs: Sequence[Runs], document: Document, out: Path) -> list[Path]:
    """Write the histories and a summary into ``out``; gives the files written."""
    with Folder(out) as folder:
        folder.write("simulation.json", as_json(document))
        write_runs(runs, folder.part)
    return folder.written
