"""What does ``appraisal.json`` hold?"""

from jointaction.forecast.beliefs import judged_beliefs
from jointaction.simulate.endings import paid
from jointaction.simulate.runs import Ending, Runs
from jointaction.simulate.simulate import Simulation
from jointaction.study.appraisal import Appraisal
from jointaction.study.beliefs_document import beliefs_document
from jointaction.study.document import (
    Document,
    advised_document,
    diagnosis_document,
    efficiency_document,
    forecast_document,
    head,
    innovation_document,
    plain,
    screening_document,
)
from jointaction.study.settings import Settings


def simulation_document(simulation: Simulation) -> list[Document]:
    """One entry an initiative: shares of histories that took off, lasted, paid, and endings."""
    return [
        _shares(run, simulation.without[name]) for name, run in simulation.with_initiative.items()
    ]


def _shares(run: Runs, without: Runs) -> Document:
    return {
        "initiative": run.initiative,
        "draws": run.ensemble.draws,
        "runs": run.ensemble.runs,
        "firms_simulated_most": int(run.simulated.max()),
        "took_off": float(run.took_off.mean()),
        "lasted": float(run.lasted.mean()),
        "paid": float((run.lasted & paid(run, without)).mean()),
        "endings": {ending.name.lower(): float((run.ending == ending).mean()) for ending in Ending},
    }


def appraisal_document(appraisal: Appraisal, settings: Settings) -> Document:
    """Everything that ``appraisal.json`` holds."""
    judged = judged_beliefs(appraisal.simulation.place.catalogue)
    return head(appraisal.dossier, appraisal.version, appraisal.seed) | {
        "made_on": appraisal.made_on.isoformat(),
        "settings": {"draws": settings.draws, "runs_per_draw": settings.runs_per_draw},
        "beliefs": beliefs_document(appraisal.forecast.beliefs, judged),
        "forecast": forecast_document(appraisal.forecast),
        "diagnosis": diagnosis_document(appraisal.diagnosis),
        "screening": screening_document(appraisal.screening),
        "advised": advised_document(appraisal.screening),
        "innovation": innovation_document(appraisal.forecast),
        "collective_efficiency": efficiency_document(appraisal.forecast),
        "simulation": simulation_document(appraisal.simulation),
        "sources": plain(appraisal.dossier.sources),
    }
