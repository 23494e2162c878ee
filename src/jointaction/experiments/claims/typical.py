"""What is typical of a kind of activity, said of an initiative as if it were sure?

Takes a kind of the catalogue; gives the ratings that its template calls typical, as answers of a
dossier (``initiative.core_closeness``, 0-5), or an initiative with these answers. All of them are
judged (catalogue, ``activities``).
"""

from collections.abc import Mapping

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Initiative
from jointaction.evidence.statement import Value
from jointaction.experiments.claims.worlds import UNSAID, dossier_of


def typical(catalogue: Catalogue, kind: str) -> dict[str, Value]:
    """The ratings that are typical of a kind of activity, as answers of a dossier."""
    ratings = catalogue.activities[kind].typical
    return {f"initiative.{key}": rating for key, rating in ratings.items()}


def typical_initiative(
    catalogue: Catalogue, kind: str, says: Mapping[str, Value] = UNSAID
) -> Initiative:
    """An initiative of that kind with its typical ratings, and what else is said of it."""
    return dossier_of(kind, typical(catalogue, kind) | dict(says)).initiatives[0]
