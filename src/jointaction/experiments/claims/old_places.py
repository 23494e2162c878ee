"""Do dense old places survive a change of technology worse than others? Claim 25."""

from jointaction.experiments.claims.claim import Claim, Condition, Curve, Measured, Term, Verdict
from jointaction.experiments.claims.worlds import Worlds, at, curve_of

DENSITIES = {"sparse": 1.0, "medium": 3.0, "dense": 5.0}  # ties of a firm on either side
SHOCKS = 0.1  # chance a quarter that technology moves on: two or three times in six years


def dense_and_sparse(worlds: Worlds) -> Measured:
    """Old places of three densities in which technology moves on, and in which it does not."""
    places = {
        name: worlds.place(given={"neighbours": ties, "place.burn_in": 60.0, "external_share": 0.0})
        for name, ties in DENSITIES.items()
    }
    shocked, calm = (
        {
            name: worlds.play(place, given={"lock_in.shock_rate": rate}, absent=True)
            for name, place in places.items()
        }
        for rate in (SHOCKS, 0.0)
    )
    alive = {name: at(runs, "firms_alive", 24) for name, runs in shocked.items()}
    able = {name: at(runs, "capability", 24) for name, runs in shocked.items()}
    lost = {
        name: (at(calm[name], "capability", 24) - able[name])
        / at(calm[name], "capability", 24).clip(min=1e-9)
        for name in DENSITIES
    }
    return Measured(
        {
            "dense": alive["medium"] - alive["dense"],
            "sparse": alive["medium"] - alive["sparse"],
            "capability, dense": able["medium"] - able["dense"],
            "capability, sparse": able["medium"] - able["sparse"],
            "blind": lost["dense"] - lost["sparse"],
        },
        tuple(
            Curve(f"{name} ({int(2 * DENSITIES[name])} ties a firm)",
                  *curve_of(runs, "firms_alive"))
            for name, runs in shocked.items()
        ),
    )  # fmt: skip


CLAIMS = (
    Claim(
        id=25,
        title="Collective conservatism",
        says="In old clusters firms may work together so closely that they no longer see what "
        "changes outside, and keep the old alive.",
        section="3.4",
        set_up="Old places (fifteen years of past) of local firms with 2, 6 and 10 ties a firm, "
        "over six years in which technology moves on two or three times.",
        expected="more firms alive after six years at medium density than in dense and than in "
        "sparse places",
        conditions=(
            Condition("dense", "share of firms alive after six years, medium less dense"),
            Condition("sparse", "share of firms alive after six years, medium less sparse"),
            Condition("capability, dense", "capability after six years, medium less dense",
                      decides=False),
            Condition("capability, sparse", "capability after six years, medium less sparse",
                      decides=False),
            Condition("blind", "part of capability lost to technology that moved on, dense less "
                      "sparse", decides=False),
        ),
        measure=dense_and_sparse,
        terms=(
            Term("lock_in.rate", of="dense"),
            Term("lock_in.rate", of="blind"),
        ),
        because={
            Verdict.COMES_OUT: "A few good partners earn and teach, too many make a place blind: "
            "the best lies between.",
            Verdict.PARTLY: "Dense places lose more when technology moves on, but they also earn "
            "and learn more among themselves; which of the two wins differs from place to place.",
            Verdict.DOES_NOT_COME_OUT: "Dense places lose more of what they can when technology "
            "moves on, and end less able than others; but every partner is also somebody to earn "
            "from, and in the simulated years that weighs more. What firms can do is too small a "
            "part of what they earn for lock-in alone to close them.",
        },
        remark="The paper tells of dense old clusters that stop hearing what happens outside; "
        "that loose places fare worst is our reading of it.",
        axes=("quarters", "share of firms alive"),
    ),
)  # fmt: skip
