"""Does covering the cost of co-operation bring firms in, and do they stay? Claim 18."""

import numpy as np

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Curve,
    Measured,
    Numbers,
    Term,
    Verdict,
)
from jointaction.experiments.claims.worlds import Worlds, curve_of, mean_of
from jointaction.simulate.runs import Runs

COVERED = 8  # quarters
WHILE_COVERED = (1, 7)  # first and last quarter looked at; the last one covered is 7
TWO_YEARS_LATER = (12, 15)  # the second year without cover


def cover(worlds: Worlds) -> Measured:
    """The same activity with nothing, half and all of its cost covered for two years."""
    place = worlds.place(runs_per_world=2)
    nothing, half, all_ = (
        worlds.play(place, given={"subsidy_share": share, "subsidy_quarters": float(COVERED)})
        for share in (0.0, 0.5, 1.0)
    )
    while_covered = more_at_work(all_, nothing, *WHILE_COVERED)
    return Measured(
        {
            "all": while_covered,
            "half": more_at_work(half, nothing, *WHILE_COVERED),
            "falls_back": more_at_work(all_, nothing, *TWO_YEARS_LATER) - while_covered,
            "stays": more_at_work(all_, nothing, *TWO_YEARS_LATER),
            "windfall": windfall(all_, nothing),
        },
        curves=tuple(
            Curve(name, *curve_of(runs, "participation"))
            for name, runs in (
                ("nothing covered", nothing), ("half covered", half), ("all covered", all_)
            )
        ),
    )  # fmt: skip


def more_at_work(with_it: Runs, without: Runs, first: int, last: int) -> Numbers:
    """Share of firms at work in some quarters with the cover, less the same without."""
    return mean_of(with_it, "participation", first, last) - mean_of(
        without, "participation", first, last
    )


def windfall(with_it: Runs, without: Runs) -> Numbers:
    """Of the firms whose cost is covered, the share as many as come without; nan for no firms."""
    paid, anyway = (mean_of(runs, "participation", *WHILE_COVERED) for runs in (with_it, without))
    some = np.where(paid > 0, paid, 1)
    return np.where(paid > 0, np.minimum(anyway, paid) / some, np.nan)


CLAIMS = (
    Claim(
        id=18,
        title="Covering transaction costs",
        says="Benefits of co-operation are uncertain and costs are not, so firms invest too "
        "little; government may cover a part of the cost. That some of the gain goes when the "
        "cover ends is our inference.",
        section="3.2, 4.1",
        set_up="The same activities in the same places with nothing, half and all of the members' "
        "cost covered for two years. Two histories a world.",
        expected="more firms at work while the cost is covered, less of this gain in the second "
        "year after",
        conditions=(
            Condition("all", "share of firms at work while all is covered, less nothing covered"),
            Condition("half", "share of firms at work while half is covered, less nothing covered"),
            Condition("falls_back", "the gain in the second year after all was covered, less "
                      "before", wants="below"),
            Condition("stays", "the gain in the second year after all was covered", decides=False),
            Condition("windfall", "of firms with all covered, those who would come anyway",
                      decides=False),
        ),
        measure=cover,
        terms=(Term("required_trust.cost"), Term("required_trust.cost", of="falls_back")),
        axes=("quarter", "share of the intended firms at work"),
        because={
            Verdict.COMES_OUT: "Cost is one of the things that keep firms away; while it is "
            "covered more of them come, and some leave when they have to pay themselves.",
            Verdict.PARTLY: "Cost is one of the things that keep firms away; while it is covered "
            "more of them come, but not everywhere do they leave when they have to pay.",
            Verdict.DOES_NOT_COME_OUT: "Cost is one of the things that keep firms away; those who "
            "came while it was covered see the others at work, and most of them stay.",
        },
    ),
)  # fmt: skip
