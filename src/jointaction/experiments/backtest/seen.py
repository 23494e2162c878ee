"""What could a forecaster have known of a case before its initiative began?

Takes a case and one of its initiatives; gives a dossier that is built up from nothing and holds
only what the allow-list names: the facts about the cluster but not when its story ends, the
ratings of its history, the crisis if it had struck by then, and of the initiative its kind, start
year, initiator, seven ratings and subsidy. Names, sources, notes, grades, who coded it, other
initiatives and tables beside the file stay behind, because they tell how it ended.

An initiator of "none" is unknown: the word tells that nobody took it up. A crisis counts only if
its year is known and cannot lie after the start; else the whole table stays behind.
"""

from collections.abc import Mapping

from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.evidence.statement import Statement
from jointaction.sources import Grade

OF_THE_CLUSTER = (
    "sector", "isic_rev4", "nace_rev2", "period_start", "ref_year", "n_firms", "n_firms_basis",
    "share_micro", "share_small", "share_medium", "share_large", "product_similarity",
    "external_ownership_share", "lead_firm_share", "buyer_structure", "buyer_power", "cluster_type",
)  # fmt: skip
OF_THE_HISTORY = (
    "prior_cooperation", "rivalry", "association_strength", "support_institutions",
    "local_government", "political_rivalry", "skill_level",
)  # fmt: skip
OF_THE_CRISIS = ("year", "kind", "severity")
OF_THE_INITIATIVE = (
    "kind", "start_year", "initiator", "core_closeness", "predation_latitude",
    "free_riding_latitude", "immediacy", "scale_economies", "crisis_at_start",
    "external_pressure", "subsidy",
)  # fmt: skip
NAMELESS = "case"
NOBODY = "none"
FIRMS_TABLE = "firms."  # what was counted in a table beside the file


def as_seen(case: Dossier, initiative: Initiative) -> Dossier:
    """The case as it stood when that initiative was proposed, and nothing else on its table."""
    keys = [f"cluster.{name}" for name in OF_THE_CLUSTER]
    keys += [f"history.{name}" for name in OF_THE_HISTORY]
    if _crisis_was_known(case, initiative):
        keys += [f"crisis.{name}" for name in OF_THE_CRISIS]
    of_initiative = {name: initiative.says(name) for name in OF_THE_INITIATIVE}
    if of_initiative["initiator"].word == NOBODY:
        del of_initiative["initiator"]
    proposed = Initiative(NAMELESS, NAMELESS, initiative.kind, _bare(of_initiative))
    return Dossier(
        slug=NAMELESS, name=NAMELESS, country="", region="",
        statements=_bare({key: case.says(key) for key in keys}), initiatives=(proposed,),
        sources=(), coder="", place_known_poorly=False, file=NAMELESS, digest="",
    )  # fmt: skip


def _crisis_was_known(case: Dossier, initiative: Initiative) -> bool:
    """Whether the year of the crisis is told and cannot lie after the start (0: there was none)."""
    year, start = case.says("crisis.year"), initiative.says("start_year")
    if year.number is None or start.number is None:
        return False
    latest = year.number if year.high is None else max(year.high, year.number)
    earliest = start.number if start.low is None else min(start.low, start.number)
    return latest <= earliest


def _bare(said: Mapping[str, Statement]) -> dict[str, Statement]:
    """Values with their ranges, without anything said beside them; nothing for the unknown."""
    return {
        name: Statement(one.key, one.value, one.low, one.high, Grade.JUDGED, (), "", "")
        for name, one in said.items()
        if one.known and not one.where.startswith(FIRMS_TABLE)
    }
