"""What came of walking the whole road for one dossier?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnosis import Diagnosis
from jointaction.forecast.forecasts import Forecast
from jointaction.screen.screening import Screening
from jointaction.simulate.runs import Runs


@dataclass(frozen=True)
class Appraisal:
    """A dossier appraised: every noun of the road, and what is needed to repeat it.

    ``runs`` holds the histories by scenario name (``with <initiative>``, ``without``).
    """

    dossier: Dossier
    diagnosis: Diagnosis
    screening: Screening
    forecast: Forecast
    runs: Mapping[str, Runs]
    seed: int
    version: str
    made_on: date
