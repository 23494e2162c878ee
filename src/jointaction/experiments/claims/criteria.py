"""Which activities are likely to succeed? Claims 13 and 14."""

from itertools import product

import numpy as np

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Measured,
    Numbers,
    Term,
    Verdict,
)
from jointaction.experiments.claims.typical import typical, typical_initiative
from jointaction.experiments.claims.worlds import Worlds, by_world, mean_of

CRITERIA = ("core", "predation", "immediacy", "scale")
MEETS_ALL, MEETS_NONE = (0.0, 0.0, 1.0, 1.0), (1.0, 1.0, 0.0, 0.0)
WORKS = ("training", "environment", "testing")
FAILS = "technology_codevelopment"
THE_OTHER_WEIGHTS = (
    "required_trust.predation", "required_trust.immediacy", "required_trust.economies",
    "exchange.fear", "side_offers.offers",
)  # fmt: skip


def four_criteria(worlds: Worlds) -> Measured:
    """Sixteen activities, with nothing and everything of each criterion."""
    place = worlds.place()
    corners = {
        corner: worlds.play(place, given=dict(zip(CRITERIA, corner, strict=True)))
        for corner in product((0.0, 1.0), repeat=len(CRITERIA))
    }
    at_work = {corner: mean_of(runs, "participation") for corner, runs in corners.items()}
    best, worst = corners[MEETS_ALL], corners[MEETS_NONE]
    return Measured(
        {name: main_effect(at_work, number) for number, name in enumerate(CRITERIA)}
        | {
            "best": by_world(best, best.took_off & best.lasted),
            "worst": by_world(worst, worst.took_off & worst.lasted),
        }
    )


def main_effect(seen: dict[tuple[float, ...], Numbers], number: int) -> Numbers:
    """Mean over all corners with full ``number`` less those with none of it, one a world.

    >>> seen = {(x, y): np.array([3 * x + y]) for x in (0.0, 1.0) for y in (0.0, 1.0)}
    >>> main_effect(seen, 0).tolist(), main_effect(seen, 1).tolist()
    ([3.0], [1.0])
    """
    full = [value for corner, value in seen.items() if corner[number] == 1]
    none = [value for corner, value in seen.items() if corner[number] == 0]
    return np.asarray(np.mean(full, axis=0) - np.mean(none, axis=0))


def activities(worlds: Worlds) -> Measured:
    """Typical training, environmental work and testing, against typical joint technology."""
    place = worlds.place("training", typical(worlds.catalogue, "training"), runs_per_world=2)
    runs = {
        kind: worlds.play(place, initiative=typical_initiative(worlds.catalogue, kind))
        for kind in (*WORKS, FAILS)
    }
    at_work = {kind: mean_of(one, "participation") for kind, one in runs.items()}
    return Measured(
        {kind: at_work[kind] - at_work[FAILS] for kind in WORKS}
        | {"usually_fails": by_world(runs[FAILS], runs[FAILS].took_off)}
        | {"training_takes_off": by_world(runs["training"], runs["training"].took_off)}
    )


CLAIMS = (
    Claim(
        id=13,
        title="Four criteria",
        says="Joint activities are most likely to succeed that address immediate problems, do not "
        "touch the core, leave little room for predation and save by economies of scale.",
        section="4.1",
        set_up="Sixteen activities in the same places, rated lowest and highest on each of the "
        "four criteria in every combination, all else equal. The effect of one criterion is the "
        "mean over all combinations of the others.",
        expected="fewer firms at work over six years the closer to the core and the more room for "
        "predation; more the more pressing the problem and the larger the economies of scale",
        conditions=(
            Condition("core", "share of firms at work, the very core less none of it",
                      wants="below"),
            Condition("predation", "share of firms at work, full room for predation less none",
                      wants="below"),
            Condition("immediacy", "share of firms at work, a pressing problem less none"),
            Condition("scale", "share of firms at work, full economies of scale less none"),
            Condition("best", "chance to take off and last where all four are met",
                      judged_on="means", decides=False),
            Condition("worst", "chance to take off and last where none is met",
                      judged_on="means", decides=False),
        ),
        measure=four_criteria,
        terms=(
            Term("required_trust.core", also=("exchange.fear",)),
            Term("required_trust.predation", of="predation", also=("side_offers.offers",)),
            Term("required_trust.immediacy", of="immediacy"),
            Term("required_trust.economies", of="scale"),
        ),
        because={
            Verdict.COMES_OUT: "Each of the four shifts the trust that taking part requires in "
            "the direction that the paper states, and in nearly every place that decides.",
            Verdict.PARTLY: "Each of the four shifts the trust that taking part requires as the "
            "paper states, but one of them weighs too little to be seen in every place.",
            Verdict.DOES_NOT_COME_OUT: "Each of the four shifts the trust that taking part "
            "requires as the paper states, but one of them is lost beside everything else.",
        },
    ),
    Claim(
        id=14,
        title="Training, environment and testing before technology",
        says="Joint training, environmental work and basic testing work where joint development "
        "of technology usually fails.",
        section="4.1",
        set_up="Four kinds of activity as they typically are, each tried in the same places, with "
        "the weights of all criteria sampled. Two histories a world.",
        expected="more firms at work over six years in each of the three than in joint technology",
        conditions=(
            Condition("training", "share of firms at work, training less technology"),
            Condition("environment", "share of firms at work, environment less technology"),
            Condition("testing", "share of firms at work, testing less technology"),
            Condition("usually_fails", "chance that joint technology takes off", wants="below",
                      bound=0.5, judged_on="means"),
            Condition("training_takes_off", "chance that joint training takes off", bound=0.5,
                      judged_on="means", decides=False),
        ),
        measure=activities,
        terms=(
            Term("required_trust.core", also=THE_OTHER_WEIGHTS),
            Term("required_trust.core", also=("exchange.fear",)),
            Term("required_trust.predation", also=("side_offers.offers",)),
        ),
        remark="How each kind is rated on the four criteria is judged, after the paper; so "
        "most of this says claim 13 again of four kinds.",
        because={
            Verdict.COMES_OUT: "Joint technology is worse on all four criteria at once, so "
            "whatever their weights are it comes last.",
            Verdict.PARTLY: "Joint technology is worse on all four criteria, but what it brings "
            "its members makes up for it in many places.",
            Verdict.DOES_NOT_COME_OUT: "Joint technology is worse on all four criteria, but they "
            "weigh too little beside what it brings its members.",
        },
    ),
)  # fmt: skip
