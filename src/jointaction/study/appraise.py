"""What are the odds of the initiatives on the table of this place, and what should be done?

Walks the whole road: diagnose, screen, simulate, forecast.
"""

from datetime import date

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnose import diagnose
from jointaction.forecast.beliefs import Beliefs
from jointaction.forecast.forecast import forecast
from jointaction.progress import Watcher, part_of, unwatched
from jointaction.screen.screen import screen
from jointaction.simulate.simulate import simulate
from jointaction.study.appraisal import Appraisal
from jointaction.study.settings import Settings
from jointaction.study.version import VERSION

_SHARE_OF_SIMULATION = 0.3


def appraise(
    dossier: Dossier,
    settings: Settings | None = None,
    catalogue: Catalogue | None = None,
    watch: Watcher = unwatched,
    made_on: date | None = None,
    beliefs: Beliefs | None = None,
) -> Appraisal:
    """Appraise a dossier: everything the report tells, and the histories behind it.

    The same dossier, settings, catalogue and version give the same appraisal, but for its date.
    ``beliefs`` are the base rates and the weight of the model, where a registry has taught others
    than the catalogue's.
    """
    settings, catalogue = settings or Settings(), catalogue or load_catalogue()
    diagnosis = diagnose(dossier, catalogue)
    screening = screen(dossier, diagnosis, catalogue)
    simulation = simulate(
        dossier, catalogue, settings.ensemble, part_of(watch, 0, _SHARE_OF_SIMULATION)
    )
    watch_odds = part_of(watch, _SHARE_OF_SIMULATION, 1)
    odds = forecast(simulation, screening, catalogue, watch_odds, beliefs)
    return Appraisal(
        dossier, diagnosis, screening, odds, simulation, settings.seed, VERSION,
        made_on or date.today(),  # noqa: DTZ011 - the day of whoever reads the report
    )  # fmt: skip
