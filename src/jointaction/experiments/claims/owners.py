"""What do owners from outside and changing managers do to co-operation? Claim 23."""

import numpy as np
from numpy.typing import NDArray

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Curve,
    Measured,
    Numbers,
    Term,
    Verdict,
)
from jointaction.experiments.claims.take_over import years_with_take_over
from jointaction.experiments.claims.worlds import Given, Worlds, by_world, curve_of, mean_of

RUNS = 4
SOLD_IN = 5  # a year after the start, when an initiative that takes off is running
NOBODY_SOLD: Given = {"ownership.takeovers": 0.0}
ALL_LOCAL: Given = {"external_share": 0.0, **NOBODY_SOLD}
SHORT_TENURE: Given = {"external_share": 0.6, "ownership.tenure_outside": 4.0, **NOBODY_SOLD}
LONG_TENURE: Given = {"external_share": 0.6, "ownership.tenure_outside": 20.0, **NOBODY_SOLD}


def owners(worlds: Worlds) -> Measured:
    """Places of local firms, and with many firms owned from outside under short and long tenure."""
    local, short, long = (
        worlds.play(worlds.place(given=given, runs_per_world=RUNS))
        for given in (ALL_LOCAL, SHORT_TENURE, LONG_TENURE)
    )

    def lower(name: str) -> Numbers:
        return mean_of(short, name) - mean_of(local, name)

    tenure = mean_of(short, "participation") - mean_of(long, "participation")
    runs_there = by_world(local, local.took_off) > 0
    return Measured(
        {
            "taking part": lower("participation"),
            "trade": lower("cooperation"),
            "tenure": tenure,
            "tenure where it runs": np.where(runs_there, tenure, np.nan),
            "tenure in trade": mean_of(short, "cooperation") - mean_of(long, "cooperation"),
        }
        | central_firm(worlds),
        (
            Curve("all firms local", *curve_of(local, "participation")),
            Curve("many from outside, long tenure", *curve_of(long, "participation")),
            Curve("many from outside, short tenure", *curve_of(short, "participation")),
        ),
    )


def central_firm(worlds: Worlds) -> dict[str, Numbers]:
    """Firms at work in the year after a central firm, an ordinary one, or none was sold."""
    place = worlds.place(given={**ALL_LOCAL, "lead_share": 0.8}, runs_per_world=RUNS)
    central, ordinary, none = (
        years_with_take_over(place, SOLD_IN, which, worlds.without) for which in (True, False, None)
    )
    worlds.played += 3 * place.ensemble.runs
    year = slice(SOLD_IN, SOLD_IN + 4)
    both = central.sold & ordinary.sold
    after = [years.participation[year].mean(axis=0) for years in (central, ordinary, none)]
    return {
        "central": where_it_runs(after[0] - after[1], both),
        "sold": where_it_runs(after[0] - after[2], both),
    }


def where_it_runs(values: Numbers, runs: NDArray[np.bool_]) -> Numbers:
    """The mean a world over those of its histories; nan where there is none."""
    counted = runs.reshape(-1, RUNS).sum(axis=1)
    total = np.where(runs, values, 0.0).reshape(-1, RUNS).sum(axis=1)
    return np.where(counted > 0, total / np.maximum(counted, 1), np.nan)


CLAIMS = (
    Claim(
        id=23,
        title="Owners from outside and changing managers",
        says="Co-operation is between persons. Where important firms are owned from outside and "
        "their directors change often or may decide little, it faces obstacles, and when a "
        "local firm is taken over conditions can change at once.",
        section="3.4",
        set_up="The same places with all firms local, and with .6 of them owned from outside with "
        "managers who stay one year or five, in the past and for six years with joint training. "
        "And a place of local firms with a lead firm: where the training runs after a year and "
        "the lead firm takes part, that firm is sold, or the least noticed one at work, or none.",
        expected="fewer firms at work and less co-operation in trade with owners from outside, "
        "fewer still under short tenure; fewer at work in the year after the central firm was sold "
        "than after an ordinary one was",
        conditions=(
            Condition("taking part", "share of firms at work, many owned from outside less none",
                      wants="below"),
            Condition("trade", "co-operation in trade, many owned from outside less none",
                      wants="below"),
            Condition("tenure", "share of firms at work, managers who stay one year less five",
                      wants="below"),
            Condition("central", "share of firms at work in the year after the central firm was "
                      "sold, less after an ordinary one was", wants="below"),
            Condition("sold", "share of firms at work in the year after the central firm was "
                      "sold, less where none was", wants="below", decides=False),
            Condition("tenure where it runs", "share of firms at work, managers who stay "
                      "one year less five, where with local firms the training takes off in one "
                      "history of four at least", wants="below", decides=False),
            Condition("tenure in trade", "co-operation in trade, managers who stay one year less "
                      "five", wants="below", decides=False),
        ),
        measure=owners,
        terms=(
            Term("required_trust.outside", of="taking part", also=("ownership.turnover",)),
            Term("ownership.turnover", of="trade"),
            Term("ownership.turnover", of="tenure in trade"),
            Term("size.lead_weight", of="central"),
        ),
        because={
            Verdict.COMES_OUT: "Firms that may not decide locally ask for more trust, a manager "
            "who goes takes relationships with him, and when the firm that all look at drops out "
            "the others lose heart.",
            Verdict.PARTLY: "Firms that may not decide locally ask for more trust and a manager "
            "who goes takes relationships with him, but where little co-operation is there to be "
            "lost one side of the claim does not show.",
            Verdict.DOES_NOT_COME_OUT: "Owners from outside cost firms at work and co-operation "
            "in trade, but one side of the claim does not show. How long managers stay moves "
            "trade more than joint activities: a new manager begins near what the place believes "
            "of such activities, and where these hardly run there is little to be lost.",
        },
        axes=("quarters", "share of the firms asked at work"),
    ),
)  # fmt: skip
