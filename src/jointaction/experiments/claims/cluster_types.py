"""Does the same programme bring less in a survival cluster than in a Fordist one? Claim 27."""

import numpy as np

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Measured,
    Numbers,
    Term,
    Verdict,
)
from jointaction.experiments.claims.worlds import Given, Worlds, at, by_world

RUNS = 4
PROGRAMME: Given = {
    "subsidy_share": 0.5, "subsidy_quarters": 8.0, "facilitation": 0.8,
    "association_development": 0.015, "institution_development": 0.015,
}  # fmt: skip
NO_PROGRAMME: Given = {"facilitation": 0.0}


def same_programme(worlds: Worlds) -> Measured:
    """Joint training with all support, less the same years without, in both types of place."""
    survival, fordist = (programme(worlds, kind) for kind in ("survival", "fordist"))
    sure = survival["is of the type"] * fordist["is of the type"] > 0
    return Measured(
        {
            name: np.where(sure, survival[name] - fordist[name], np.nan)
            for name in ("gain", "capability", "participation")
        }
    )


def programme(worlds: Worlds, kind: str) -> dict[str, Numbers]:
    """What the programme brings in places of that type.

    A type that was named is true of most worlds only; ``is of the type`` tells where.
    """
    place = worlds.place(says={"cluster.cluster_type": kind}, runs_per_world=RUNS)
    run = worlds.play(place, given=PROGRAMME)
    without = worlds.play(place, given=NO_PROGRAMME, absent=True)
    money = run.project_net + run.trade_gain - without.trade_gain
    return {
        "is of the type": (place.cluster_type == kind).astype(np.float64),
        "gain": by_world(run, (money / run.intended).astype(np.float32)),
        "capability": at(run, "capability", 20) - at(without, "capability", 20),
        "participation": by_world(run, run.participation[1:21].mean(axis=0)),
    }


CLAIMS = (
    Claim(
        id=27,
        title="Survival clusters gain little",
        says="In places of very small firms with little skill the skills are far too low for the "
        "specialisation that would make dense business between firms sensible, so promotion "
        "disappoints there more than in Fordist clusters.",
        section="5",
        set_up="The same places taken for a survival cluster and for a Fordist one, each with the "
        "same programme (joint training, half of its cost covered for two years, a moderator, "
        "better association and institutions) and without.",
        expected="the programme brings less money and less capability in survival clusters",
        conditions=(
            Condition("capability", "gain of capability after five years by the programme, "
                      "survival less Fordist", wants="below"),
            Condition("gain", "what the programme brings in five years for each firm asked, "
                      "survival less Fordist", unit="tie-quarters", wants="below"),
            Condition("participation", "share of firms at work, survival less Fordist",
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
            Verdict.DOES_NOT_COME_OUT: "Low skill slows learning, but firms that can do little "
            "also have more to learn, and the two nearly cancel in the model.",
        },
        remark="The two types differ in the model by the shifts that the catalogue lists for "
        "them, all judged. Worlds in which the named type would be a mistake say nothing.",
    ),
)  # fmt: skip
