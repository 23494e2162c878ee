"""How does the model stand against laboratory games, with the catalogue's defaults?

Walks over the tables that come along, or over one that a person brings. Nothing is fitted.
"""

from pathlib import Path
from typing import Any

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Catalogue
from jointaction.evidence.files import shown
from jointaction.experiments.comparison import Comparison, EffectSize, OtherTables
from jointaction.experiments.laboratory import PlayedCell, play_cells
from jointaction.experiments.learning_curves import Curve, learning_curves
from jointaction.experiments.memory import memory
from jointaction.experiments.public_goods import decay, threshold
from jointaction.experiments.tables import read_cells, rows_of, shipped_cells
from jointaction.progress import Watcher, part_of, unwatched
from jointaction.report.laboratory import laboratory_page
from jointaction.report.page import render_laboratory
from jointaction.store.folder import Folder
from jointaction.study.document import Document, as_json, plain
from jointaction.study.version import VERSION

PAGE = "lab.html"
DOCUMENT = "lab.json"


def against_laboratory(
    cells_file: Path | None = None,
    seed: int = 0,
    catalogue: Catalogue | None = None,
    watcher: Watcher = unwatched,
) -> Comparison:
    """Play the laboratory's games; with ``cells_file`` only the cells in that table.

    Raises ``DossierError`` where the table cannot be used.
    """
    cells = shipped_cells() if cells_file is None else read_cells(cells_file)
    catalogue = load_catalogue() if catalogue is None else catalogue
    share = 0.6 if cells_file is None else 1.0
    played = play_cells(cells, catalogue, seed, watcher=part_of(watcher, 0, share))
    others = None
    if cells_file is None:
        others = OtherTables(
            curves=learning_curves(cells, catalogue, seed, part_of(watcher, share, 1)),
            memory=memory(catalogue),
            threshold=threshold(catalogue),
            decay=decay(),
            effects=tuple(
                EffectSize(row["effect"], float(row["d"]), float(row["log_odds"]), row["source"])
                for row in rows_of("effect_sizes")
            ),
        )
    return Comparison("" if cells_file is None else shown(cells_file.name), seed, played, others)


def laboratory_document(comparison: Comparison) -> Document:
    """The comparison for other programs; a share that nobody measured is null."""
    laboratory, half = comparison.laboratory, comparison.more_than_half
    document: Document = {
        "tool": "jointaction",
        "version": VERSION,
        "seed": comparison.seed,
        "file": comparison.file or None,
        "cells": [_cell(one) for one in laboratory.cells],
        "rmse_first": laboratory.rmse_first,
        "rmse_all": laboratory.rmse_all,
        "limit": laboratory.limit,
        "holds": laboratory.holds,
        "more_than_half": {
            "laboratory_from_delta_rd": half.laboratory_from,
            "laboratory_not_at_delta_rd": half.laboratory_up_to,
            "missed": [{"study": one.cell.study, "group": one.cell.group} for one in half.missed],
        },
        "known_failures": list(comparison.known_failures),
    }
    return document | _others(comparison.others)


def write_laboratory(comparison: Comparison, out: Path) -> Path:
    """Write ``lab.json`` and ``lab.html`` into a folder; gives the page's path."""
    page = render_laboratory(laboratory_page(comparison, VERSION))
    with Folder(out) as folder:
        folder.write(DOCUMENT, as_json(laboratory_document(comparison)))
        folder.write(PAGE, page)
    return out / PAGE


def _cell(one: PlayedCell) -> dict[str, Any]:
    cell = one.cell
    return {
        "study": cell.study,
        "group": cell.group,
        "delta": cell.continuation,
        "g": cell.temptation,
        "l": cell.loss,
        "error": cell.error,
        "delta_rd": cell.advantage,
        "matches": one.matches,
        "matches_assumed": one.matches_assumed,
        "coop_first": cell.measured_first,
        "coop_all": cell.measured_all,
        "model_first": one.first,
        "model_all": one.all_rounds,
        "difference_first": one.miss_first,
        "difference_all": one.miss_all,
    }


def _others(others: OtherTables | None) -> Document:
    if others is None:
        return {}
    return {
        "learning_curves": {
            "rmse": others.curves.rmse,
            "limit": others.curves.limit,
            "holds": others.curves.holds,
            "curves": [_curve(one) for one in others.curves.curves],
        },
        "memory": plain(others.memory)
        | {"largest_difference": others.memory.largest, "holds": others.memory.holds},
        "threshold": {
            "limit": others.threshold.limit,
            "holds": others.threshold.holds,
            "leaving_is_modelled": False,
            "cells": [plain(one) | {"difference": one.miss} for one in others.threshold.cells],
        },
        "decay": {"modelled": False, "laboratory": plain(others.decay)},
        "effect_sizes": plain(others.effects),
    }


def _curve(curve: Curve) -> Document:
    return plain(curve) | {  # type: ignore[no-any-return]
        name: {"laboratory": measured, "model": model, "difference": model - measured}
        for name, (measured, model) in curve.misses.items()
    }
