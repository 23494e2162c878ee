"""How is a result written down for other programs?

Plain dictionaries, lists, numbers and words, ready for JSON. Probabilities and shares are 0-1,
severities 0-4, ratings 0-5; unknown is null. ``appraisal_document`` is what ``appraisal.json``
holds; the other functions give its parts for the commands that stop earlier on the road.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields, is_dataclass
from enum import Enum
from typing import Any, TypeAlias

from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnosis import Diagnosis, ObstacleDiagnosis
from jointaction.forecast.forecasts import Forecast, InitiativeForecast, Innovation
from jointaction.screen.screening import Screening
from jointaction.simulate.endings import paid
from jointaction.simulate.runs import Ending, Runs
from jointaction.study.appraisal import Appraisal
from jointaction.study.settings import Settings

Document: TypeAlias = dict[str, Any]


def plain(thing: object) -> Any:
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
    """The six classes with particulars and evidence, and the warnings."""
    return {
        "obstacles": [_obstacle(obstacle) for obstacle in diagnosis.obstacles],
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


def forecast_document(forecast: Forecast) -> list[Document]:
    """One entry an initiative: odds of the three events, ratio, advice, reasons and the rest."""
    return [_forecast_entry(one) for one in forecast.initiatives]


def _forecast_entry(one: InitiativeForecast) -> Document:
    entry: Document = plain(one)
    ratio = entry.pop("local_ratio")
    entry["local_ratio"] = ratio["value"]
    entry["local_ratio_low"], entry["local_ratio_high"] = ratio["low"], ratio["high"]
    entry["innovation"] = _capability(one.innovation)
    return entry


def _capability(innovation: Innovation) -> Document:
    values = asdict(innovation)
    return {
        part: {
            "value": values[part],
            "low": values[f"{part}_low"],
            "high": values[f"{part}_high"],
        }
        for part in ("passive", "active")
    }


def innovation_document(forecast: Forecast) -> Document:
    """Change in capability over five years: that of the initiative with the best local ratio."""
    best = max(forecast.initiatives, key=lambda one: one.local_ratio.value)
    return _capability(best.innovation) | {
        "initiative": best.initiative,
        "unit": "share of the distance from no capability to full capability, over five years",
        "by_initiative": [
            {"initiative": one.initiative} | _capability(one.innovation)
            for one in forecast.initiatives
        ],
    }


def simulation_document(runs: Mapping[str, Runs]) -> list[Document]:
    """One entry a scenario: shares of histories, and how they ended."""
    without = next(run for run in runs.values() if not run.initiative)
    return [_scenario(run, without) for run in runs.values()]


def _scenario(run: Runs, without: Runs) -> Document:
    entry: Document = {
        "scenario": run.scenario,
        "initiative": run.initiative,
        "draws": run.ensemble.draws,
        "runs": run.ensemble.runs,
        "firms_simulated_most": int(run.simulated.max()),
    }
    if not run.initiative:
        return entry
    lasted = run.lasted
    return entry | {
        "took_off": float(run.took_off.mean()),
        "lasted": float(lasted.mean()),
        "paid": float((lasted & paid(run, without)).mean()),
        "endings": {
            ending.name.lower(): float((run.ending == ending).mean()) for ending in Ending
        },
    }


def appraisal_document(appraisal: Appraisal, settings: Settings) -> Document:
    """Everything that ``appraisal.json`` holds."""
    return head(appraisal.dossier, appraisal.version, appraisal.seed) | {
        "made_on": appraisal.made_on.isoformat(),
        "settings": {"draws": settings.draws, "runs_per_draw": settings.runs_per_draw},
        "forecast": forecast_document(appraisal.forecast),
        "diagnosis": diagnosis_document(appraisal.diagnosis),
        "screening": screening_document(appraisal.screening),
        "innovation": innovation_document(appraisal.forecast),
        "simulation": simulation_document(appraisal.runs),
        "sources": plain(appraisal.dossier.sources),
    }
