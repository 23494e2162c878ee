"""How is a result written down for other programs?

Plain dictionaries, lists, numbers and words, ready for JSON. Probabilities and shares are 0-1,
severities 0-4, ratings 0-5; unknown is null. Each function gives one part of ``appraisal.json``
(see ``appraisal_document``), for the commands that stop earlier on the road.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnosis import Diagnosis, ObstacleDiagnosis
from jointaction.forecast.forecasts import Forecast, InitiativeForecast
from jointaction.screen.screening import Screening
from jointaction.store.folder import Folder
from jointaction.study.answers.ledger import note_written

Document: TypeAlias = dict[str, Any]


def plain(thing: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """A noun as dictionaries, lists, numbers and words."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: plain(getattr(thing, field.name)) for field in fields(thing)}
    if isinstance(thing, Enum):
        return thing.value
    if isinstance(thing, Mapping):
        return {str(key): plain(value) for key, value in thing.items()}
    if isinstance(thing, (list, tuple)):
        return [plain(one) for one in thing]
    return thing


def head(dossier: Dossier, version: str, seed: int | None = None) -> Document:
    """What every document begins with: tool, version, dossier and seed."""
    document: Document = {
        "tool": "jointaction",
        "version": version,
        "dossier": {
            "slug": dossier.slug,
            "name": dossier.name,
            "country": dossier.country,
            "region": dossier.region,
            "file": dossier.file,
            "digest": dossier.digest,
        },
    }
    return document if seed is None else document | {"seed": seed}


def diagnosis_document(diagnosis: Diagnosis) -> Document:
    """The six classes with particulars and evidence, what else is seen, and the warnings."""
    network = diagnosis.network
    return {
        "obstacles": [_obstacle(obstacle) for obstacle in diagnosis.obstacles],
        "ask_next": plain(diagnosis.ask_next),
        "cluster_types": plain(diagnosis.cluster_types),
        "checklists": plain(diagnosis.checklists),
        "network": network and {"numbers": plain(network.numbers), "says": list(network.sentences)},
        "heard": plain(diagnosis.heard),
        "to_do": plain(diagnosis.to_do),
        "warnings": list(diagnosis.warnings),
    }


def _obstacle(obstacle: ObstacleDiagnosis) -> Document:
    return plain(obstacle) | {"evidence": plain(obstacle.evidence)}  # type: ignore[no-any-return]


def screening_document(screening: Screening) -> list[Document]:
    """One entry an initiative: criteria with rating, range and reason, and the verdict."""
    entries = []
    for one in screening.initiatives:
        entry = plain(one)
        for finding in entry["criteria"]:
            finding["range"] = [finding["low"], finding["high"]]
        entries.append(entry)
    return entries


def advised_document(screening: Screening) -> Document:
    """What was found of the place as a whole: instruments by actor, errors of the appraisal."""
    return {
        "instruments": plain(screening.instruments),
        "appraisal_errors": list(screening.appraisal_errors),
        "not_told": list(screening.not_told),
    }


def forecast_document(forecast: Forecast) -> list[Document]:
    """One entry an initiative: odds of the three events, ratio, advice, reasons and the rest."""
    return [_forecast_entry(one) for one in forecast.initiatives]


def _forecast_entry(one: InitiativeForecast) -> Document:
    entry: Document = plain(one)
    entry |= entry.pop("why")
    ratio = entry.pop("local_ratio")
    entry["local_ratio"] = ratio["value"]
    entry["local_ratio_low"], entry["local_ratio_high"] = ratio["low"], ratio["high"]
    return entry


def innovation_document(forecast: Forecast) -> Document:
    """Change in capability over five years: that of the initiative with the best local ratio."""
    best = max(forecast.initiatives, key=lambda one: one.local_ratio.value)
    return asdict(best.innovation) | {
        "initiative": best.initiative,
        "unit": "share of the distance from no capability to full capability, over five years",
        "by_initiative": [
            {"initiative": one.initiative} | asdict(one.innovation) for one in forecast.initiatives
        ],
    }


def efficiency_document(forecast: Forecast) -> Document:
    """Collective efficiency over five years, one entry an initiative."""
    return {
        "unit": "gains of one mutually co-operative tie-quarter, a firm, over five years; judged",
        "by_initiative": [
            {"initiative": one.initiative} | asdict(one.collective_efficiency)
            for one in forecast.initiatives
        ],
    }


def as_json(document: Document | Sequence[Document]) -> str:
    r"""A document as JSON text; refuses numbers that JSON does not have.

    Letters stay as they are; what cannot be printed is escaped, so that the text may be shown on
    a terminal.

    >>> print(as_json({"name": "Crici\u00fama" + chr(27)}), end="")
    {
      "name": "Criciúma\u001b"
    }
    """
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    return "".join(c if c.isprintable() or c == "\n" else json.dumps(c)[1:-1] for c in text)


def write_document(name: str, document: Document, out: Path, dossier: Dossier) -> list[Path]:
    """Write one document on ``dossier`` as JSON into the folder ``out``; gives the file written."""
    with Folder(out) as folder:
        folder.write(name, as_json(document))
    note_written(dossier, folder.written)
    return folder.written
