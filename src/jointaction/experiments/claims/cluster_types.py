"""Does the same programme bring less in a survival cluster than in a Fordist one? Claim 27."""

from collections.abc import Mapping

import numpy as np

from jointaction.evidence.statement import Value
from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Measured,
    Numbers,
    Term,
    Verdict,
)
from jointaction.experiments.claims.worlds import Given, Worlds, at, by_world, mean_of

RUNS = 4
HUNDREDTHS = "hundredths of the way from no capability to full"
PROGRAMME: Given = {
    "subsidy_share": 0.5, "subsidy_quarters": 8.0, "facilitation": 0.8,
    "association_development": 0.015, "institution_development": 0.015,
}  # fmt: skip
SKILL = {"survival": 1, "fordist": 3}  # rated on 0-5, for the reading beside the claim
NO_PROGRAMME: Given = {"facilitation": 0.0}


def same_programme(worlds: Worlds) -> Measured:
    """What the programme brings in a survival cluster, less in a Fordist one; also with skill."""
    survival, fordist = (programme(worlds, kind, {}) for kind in SKILL)
    poor, able = (
        programme(worlds, kind, {"history.skill_level": rating}) for kind, rating in SKILL.items()
    )
    return Measured(
        {name: survival[name] - fordist[name] for name in survival}
        | {f"{name}, rated": poor[name] - able[name] for name in ("capability", "gain")}
    )


def programme(worlds: Worlds, kind: str, says: Mapping[str, Value]) -> dict[str, Numbers]:
    """What the programme brings in places of that type, less the same years without it.

    A type that was named is true of most worlds only: the others say nothing.
    """
    place = worlds.place(says={"cluster.cluster_type": kind, **says}, runs_per_world=RUNS)
    run = worlds.play(place, given=PROGRAMME)
    without = worlds.play(place, given=NO_PROGRAMME, absent=True)
    money = (run.project_net + run.trade_gain - without.trade_gain) / run.intended
    brought = {
        "capability": 100 * (at(run, "capability", 20) - at(without, "capability", 20)),
        "gain": by_world(run, money.astype(np.float32)),
        "participation": mean_of(run, "participation", 1, 20),
    }
    of_type = place.cluster_type == kind
    return {name: np.where(of_type, values, np.nan) for name, values in brought.items()}


CLAIMS = (
    Claim(
        id=27,
        title="Survival clusters gain little",
        says="In places of very small firms with little skill the skills are far too low for the "
        "specialisation that would make dense business between firms sensible, so promotion "
        "disappoints there.",
        section="5",
        set_up="The same places taken for a survival cluster and for a Fordist one, each with the "
        "same programme (joint training, half of its cost covered for two years, a moderator, "
        "better association and institutions) and without.",
        expected="the programme brings less money and less capability in survival clusters",
        conditions=(
            Condition("capability", "gain of capability after five years by the programme, "
                      "survival less Fordist", unit=HUNDREDTHS, wants="below"),
            Condition("gain", "what the programme brings in five years for each firm asked, "
                      "survival less Fordist", unit="tie-quarters", wants="below"),
            Condition("participation", "share of firms at work, survival less Fordist",
                      wants="below", decides=False),
            Condition("capability, rated", "gain of capability, survival with skill rated 1 less "
                      "Fordist with skill rated 3", unit=HUNDREDTHS, wants="below",
                      decides=False),
            Condition("gain, rated", "what the programme brings for each firm asked, survival "
                      "with skill rated 1 less Fordist with skill rated 3", unit="tie-quarters",
                      wants="below", decides=False),
        ),
        measure=same_programme,
        terms=(
            Term("skill", value=0.5, of="capability"),
            Term("benefit_factor", value=1.0, of="gain"),
        ),
        because={
            Verdict.COMES_OUT: "Low skill makes learning from one another slow and little "
            "specialisation leaves less to be gained; both are put in with the type.",
            Verdict.PARTLY: "Low skill slows learning, but firms that can do little also have "
            "more to learn; which of the two wins differs from place to place.",
            Verdict.DOES_NOT_COME_OUT: "In survival clusters fewer firms take part and the "
            "activity brings them less, but firms that can do little have more to learn, and "
            "better institutions help them in the model whatever their skill. In most places the "
            "programme brings hardly anything in either type, and chance in trade decides.",
        },
        remark="The two types differ in the model by the shifts that the catalogue lists for "
        "them, all judged. Worlds in which the named type would be a mistake say nothing.",
    ),
)  # fmt: skip
