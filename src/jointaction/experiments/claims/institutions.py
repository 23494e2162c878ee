"""What makes firms use supporting institutions, and which firms do? Claim 21."""

from jointaction.experiments.claims.claim import Claim, Condition, Curve, Measured, Term, Verdict
from jointaction.experiments.claims.worlds import Given, Worlds, at, curve_of, mean_of

LIFT = 0.15  # of the whole scale, one dimension, from quarter 0 on
DEVELOPMENT = 0.02  # of what is missing a quarter, all four dimensions
PUSH = 0.03  # the strongest feedback of the prior, a quarter
HUNDREDTHS = "hundredths of the way from no capability to full"
SIZES: Given = {"share_small": 0.6, "share_medium": 0.25, "share_large": 0.15}


def four_dimensions(worlds: Worlds) -> Measured:
    """One dimension lifted, all four developed, and one pushed on the old frontier and beyond."""
    place = worlds.place(given=SIZES)
    scenarios: dict[str, Given] = {
        "as they are": {},
        "weakest": {"institutions_responsiveness": LIFT},
        "strongest": {"institutions_quality": LIFT},
        "all four": {"institution_development": DEVELOPMENT},
        "old": {"institutions.feedback": PUSH, "institutions.trade_off": 1.0},
        "lean": {"institutions.feedback": PUSH, "institutions.trade_off": 0.0},
    }
    played = {
        name: worlds.play(place, given=given, absent=True) for name, given in scenarios.items()
    }
    use = {name: mean_of(runs, "users") for name, runs in played.items()}
    able = {name: 100 * at(runs, "capability", 20) for name, runs in played.items()}
    as_they_are = played["as they are"]
    return Measured(
        {
            "use": use["weakest"] - use["strongest"],
            "capability": able["weakest"] - able["strongest"],
            "small firms": mean_of(as_they_are, "small_users")
            - mean_of(as_they_are, "large_users"),
            "all four": use["all four"] - use["as they are"],
            "old frontier": use["old"] - use["lean"],
        },
        tuple(
            Curve(name, *curve_of(played[scenario], "users"))
            for name, scenario in (
                ("as they are", "as they are"),
                ("weakest dimension lifted", "weakest"),
                ("strongest dimension lifted", "strongest"),
                ("all four developed", "all four"),
            )
        ),
    )


CLAIMS = (
    Claim(
        id=21,
        title="Four dimensions of an institution",
        says="Institutions serve firms when efficiency, quality, flexibility and responsiveness "
        "are in balance. In the old days a gain in one was a loss in the others; lean "
        "organisations get all four. Small firms can use less of what is offered.",
        section="3.3, 4.1",
        set_up="The same places over six years without any initiative; in their institutions "
        "quality stands highest and responsiveness lowest. From quarter 0 on one of the two "
        "stands higher by .15; or all four are developed; or feedback pushes responsiveness, at "
        "the whole cost of the others and at none.",
        expected="more use and more capable firms where the weakest dimension is lifted than "
        "where the strongest is; small firms use less; more use where all four are developed; "
        "less where responsiveness costs the others",
        conditions=(
            Condition("use", "share of firms that use institutions, weakest lifted less strongest"),
            Condition("capability", "capability after five years, weakest lifted less strongest",
                      unit=HUNDREDTHS),
            Condition("small firms", "share of users, small firms less the others", wants="below"),
            Condition("all four", "share of firms that use institutions, all four developed less "
                      "left as they are"),
            Condition("old frontier", "share of firms that use institutions, responsiveness "
                      "pushed at the cost of the others less at none", wants="below"),
        ),
        measure=four_dimensions,
        terms=(
            Term("institutions.slope", of="use"),
            Term("institutions.imbalance", of="use", states=False),
            Term("institutions.rate", of="capability", states=False),
            Term("institutions.small_reception", value=1.0, of="small firms"),
            Term("institutions.trade_off", of="old frontier"),
        ),
        because={
            Verdict.COMES_OUT: "What firms look at is a mean to which the weakest dimension "
            "counts most, so balance pays; this, what small firms can take in, and the old "
            "trade-off were all put in.",
            Verdict.PARTLY: "What firms look at is a mean to which the weakest dimension counts "
            "most, but where institutions are nearly balanced, or firms would do without them "
            "anyway, one side of the claim does not show.",
            Verdict.DOES_NOT_COME_OUT: "One side of the claim is too small to show beside what "
            "else moves firms.",
        },
        remark="The gain of capability has the right sign and is tiny: in the model a user of a "
        "perfect institution comes a hundredth nearer to full capability a quarter, and few "
        "firms begin or cease to use one because of a single dimension.",
        axes=("quarters", "share of firms that use institutions"),
    ),
)  # fmt: skip
