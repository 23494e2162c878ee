"""What came of walking the whole road for one dossier?"""

from dataclasses import dataclass
from datetime import date

from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnosis import Diagnosis
from jointaction.forecast.forecasts import Forecast
from jointaction.screen.screening import Screening
from jointaction.simulate.simulate import Simulation


@dataclass(frozen=True)
class Appraisal:
    """A dossier appraised: every noun of the road, and what is needed to repeat it.

    ``simulation`` holds the histories with and without each initiative.
    """

    dossier: Dossier
    diagnosis: Diagnosis
    screening: Screening
    forecast: Forecast
    simulation: Simulation
    seed: int
    version: str
    made_on: date
