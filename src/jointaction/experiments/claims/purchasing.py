"""Do side offers break a purchasing co-operative? Claim 15."""

import numpy as np
from numpy.typing import NDArray

from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Measured,
    Numbers,
    Term,
    Verdict,
)
from jointaction.experiments.claims.typical import typical
from jointaction.experiments.claims.worlds import Worlds, by_world
from jointaction.simulate.runs import Ending, Runs

HISTORIES = 4  # a world
FIRST_YEAR, TWO_YEARS = 4, 8  # quarters
DISTRUST = {"history.prior_cooperation": 1, "history.rivalry": 4}
TRUST = {"history.prior_cooperation": 4, "history.rivalry": 1}
# All but the room for predation speaks for it: otherwise so few rivals join that hardly a
# co-operative is left to look at.
ATTRACTIVE = {"core": 0.0, "immediacy": 1.0, "scale": 1.0, "predation": 1.0}
UNSEEN, SEEN = 0.0, 0.9  # chance that a member who takes a side offer is found out


def purchasing(worlds: Worlds) -> Measured:
    """A purchasing co-operative among firms that do not trust one another, and variants of it."""
    among_rivals, unseen = _bought_together(worlds, DISTRUST, UNSEEN)
    _, seen = _bought_together(worlds, DISTRUST, SEEN)
    _, trusted = _bought_together(worlds, TRUST, UNSEEN)
    return Measured(
        {
            "breaks": unseen,
            "detection": seen - unseen,
            "trust": trusted - unseen,
            "starts": by_world(among_rivals, started(among_rivals)),
        }
    )


def _bought_together(
    worlds: Worlds, history: dict[str, int], detection: float
) -> tuple[Runs, Numbers]:
    """The histories, and the share of those that started which side offers broke in two years."""
    said = typical(worlds.catalogue, "purchasing_coop") | history
    place = worlds.place("purchasing_coop", said, runs_per_world=HISTORIES)
    runs = worlds.play(place, given=ATTRACTIVE | {"detection": detection, "external_pressure": 0.0})
    return runs, share_of(runs, broken_early(runs), started(runs))


def started(runs: Runs) -> NDArray[np.bool_]:
    """Whether it ran in the first year, or enough firms joined for side offers to break it."""
    ran = runs.active[: FIRST_YEAR + 1].any(axis=0)
    return np.asarray(ran | broken_early(runs))


def broken_early(runs: Runs) -> NDArray[np.bool_]:
    """Whether side offers broke it within two years; what breaks never runs again."""
    broken = runs.ending == int(Ending.BROKEN_BY_SIDE_OFFERS)
    return np.asarray(broken & ~runs.active[TWO_YEARS:].any(axis=0))


def share_of(runs: Runs, these: NDArray[np.bool_], among: NDArray[np.bool_]) -> Numbers:
    """The share of ``these`` among the histories of each world; nan where there are none."""
    both, all_ = by_world(runs, these & among), by_world(runs, among)
    return np.where(all_ > 0, both / np.where(all_ > 0, all_, 1), np.nan)


CLAIMS = (
    Claim(
        id=15,
        title="A purchasing co-operative is broken by side offers",
        says="Where firms do not trust each other, a supplier easily breaks their purchasing "
        "co-operative by offering better terms to some of its members.",
        section="4.1",
        set_up="A purchasing co-operative for which everything speaks but full room for predation, "
        "among firms with a history of rivalry, nobody being found out who takes a side offer; the "
        "same with nine of ten found out; and the same among firms with a history of co-operation. "
        "Counted are histories in which enough firms joined in the first year; four histories "
        "a world.",
        expected="most of those that start are broken within two years, fewer where side offers "
        "are found out and fewer among firms that trust each other",
        conditions=(
            Condition("breaks", "share of those started that side offers break in two years",
                      bound=0.5, judged_on="means"),
            Condition("detection", "the same, found out less not found out", wants="below",
                      judged_on="means"),
            Condition("trust", "the same, among trusting firms less among rivals", wants="below",
                      judged_on="means"),
            Condition("starts", "chance that it starts among rivals at all", judged_on="means",
                      decides=False),
        ),
        measure=purchasing,
        terms=(Term("side_offers.offers"), Term("side_offers.offers", of="detection")),
        because={
            Verdict.COMES_OUT: "Members who doubt the others take what they are offered, and the "
            "co-operative does not survive many of them.",
            Verdict.PARTLY: "Members who doubt the others take what they are offered. That breaks "
            "just over half of what starts, too few to tell it from half.",
            Verdict.DOES_NOT_COME_OUT: "Side offers break no more than about half of what starts: "
            "most where they come often and few who take them can be borne, hardly any "
            "elsewhere. Detection and trust save many; and most such "
            "co-operatives never start among rivals, who foresee it.",
        },
    ),
)  # fmt: skip
