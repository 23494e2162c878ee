"""Is this a place for a cluster initiative at all?

Takes the dossier; gives plain sentences, none where nothing speaks against it. Only what section 5
of [MeyerStamer2002] argues: agglomerations that are no clusters, survival clusters, and promotion
that nobody in business asked for. That fewer than five firms are no cluster is judged: the paper
speaks of twenty firms of one sector that are not yet one.
"""

from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.ranges import plain, range_of
from jointaction.cluster.supply_driven import WHAT_IT_MEANS, place_is_supply_driven

FEWEST_FIRMS = 5


def place_warnings(dossier: Dossier, catalogue: Catalogue) -> tuple[str, ...]:
    """What speaks against treating the place as a cluster, or against who started it."""
    found = (
        _few_firms(dossier, catalogue),
        _survival(dossier, catalogue),
        _supply_driven(dossier),
    )
    return tuple(warning for warning in found if warning)


def _few_firms(dossier: Dossier, catalogue: Catalogue) -> str:
    key = catalogue.keys["cluster.n_firms"]
    firms = range_of(dossier.says(key.path), key, place_known_poorly=dossier.place_known_poorly)
    if firms is None or firms.number >= FEWEST_FIRMS:
        return ""
    count = "1 firm is" if firms.number == 1 else f"{plain(firms.number)} firms are"
    ends = (
        "" if firms.is_point else f" (the count may be {plain(firms.low)} to {plain(firms.high)})"
    )
    return f"{count} not a cluster{ends}. {catalogue.cluster_types['not_a_cluster'].story.strip()}"


def _survival(dossier: Dossier, catalogue: Catalogue) -> str:
    kind = catalogue.cluster_types["survival"]
    if dossier.says("cluster.cluster_type").word != kind.name:
        return ""
    return f"The place is said to be a survival cluster: {kind.plain.strip()}. {kind.story.strip()}"


def _supply_driven(dossier: Dossier) -> str:
    if not place_is_supply_driven(dossier):
        return ""
    return (
        "As far as is known, government or a donor alone asked for what is on the table. "
        f"{WHAT_IT_MEANS}."
    )
