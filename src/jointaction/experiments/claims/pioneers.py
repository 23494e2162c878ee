"""Do isolated pioneers fail, and does a co-operative game bear opportunists? Claims 3 and 4.

Played in a market of rivals alone (``market``), because these firms always behave alike.
"""

from collections.abc import Mapping

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
from jointaction.experiments.claims.market import FIRMS, Flags, Market, new_market, traded
from jointaction.experiments.claims.worlds import Worlds

YEARS = 6
QUARTERS = 4 * YEARS
LAST_YEAR = 4
FORGETTING = (0.0, 0.02, 0.1)


def firms_alike(number: int) -> Flags:
    """So many firms, spread evenly over the ring."""
    return np.isin(np.arange(FIRMS), np.arange(number) * FIRMS // number)


def after_past(worlds: Worlds, parameters: Mapping[str, Numbers], good: bool) -> Market:
    """A market after ten years of ordinary trade, or of trade in which everybody co-operated."""
    market = new_market(worlds.number, worlds.seed, parameters["place.disposition_spread"])
    traded(market, 40, parameters, all_cooperate=good)
    market.earned[:] = 0
    market.cooperation.clear()
    market.of_firms.clear()
    worlds.played += worlds.number
    return market


def pioneers(worlds: Worlds) -> Measured:
    """Ordinary markets, the same with one firm in ten and with every other firm a pioneer."""
    parameters = worlds.parameters()
    markets = {
        number: traded(
            after_past(worlds, parameters, good=False),
            QUARTERS,
            parameters,
            always_open=firms_alike(number),
        )
        for number in (0, FIRMS // 10, FIRMS // 2)
    }
    none, few, many = markets.values()
    lonely = firms_alike(FIRMS // 10)
    return Measured(
        {
            "few": late(few) - late(none),
            "earn": (few.earned[:, lonely] - none.earned[:, lonely]).mean(axis=1) / QUARTERS,
            "than others": few.earned[:, lonely].mean(axis=1) / QUARTERS
            - few.earned[:, ~lonely].mean(axis=1) / QUARTERS,
            "many": late(many) - late(none),
            "others": late(few, ~lonely) - late(none, ~lonely),
        },
        tuple(
            Curve(f"{number} of {FIRMS} firms are pioneers", *line(market))
            for number, market in markets.items()
        ),
    )


def opportunists(worlds: Worlds) -> Measured:
    """Markets in which everybody co-operated for ten years, then a few firms never do."""
    drawn = worlds.parameters()
    few, more = (robust(worlds, drawn, number) for number in (FIRMS // 20, FIRMS // 10))
    none = robust(worlds, drawn, 0)
    forgetting = {
        f"psi {psi:g}": robust(
            worlds, drawn | {"learning.forgetting": np.full(worlds.number, psi)}, FIRMS // 10
        )
        for psi in FORGETTING
    }
    others = ~firms_alike(FIRMS // 10)
    return Measured(
        {
            "ten": late(more),
            "twenty": late(few),
            "others": late(more, others),
            "without": late(none),
        }
        | {name: late(market) for name, market in forgetting.items()},
        (
            Curve("no opportunists", *line(none)),
            Curve("one firm in twenty", *line(few)),
            Curve("one firm in ten", *line(more)),
        ),
    )


def robust(worlds: Worlds, parameters: Mapping[str, Numbers], number: int) -> Market:
    """A co-operative market with so many firms that never co-operate from now on."""
    start = after_past(worlds, parameters, good=True)
    return traded(start, QUARTERS, parameters, always_undercut=firms_alike(number))


def late(market: Market, firms: Flags | None = None) -> Numbers:
    """Co-operation in the last year, of all firms or of some; one number a world."""
    quarters = np.stack(market.of_firms[-LAST_YEAR:])
    chosen = quarters if firms is None else quarters[:, :, firms]
    return np.asarray(chosen.mean(axis=(0, 2)))


def line(market: Market) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Quarters and mean co-operation, for a figure."""
    means = [float(quarter.mean()) for quarter in market.cooperation]
    return tuple(map(float, range(1, len(means) + 1))), tuple(means)


_MARKET = (
    "Played among twenty rivals with four ties each, by the rules of the model's trade alone, "
    "with all their numbers sampled"
)

CLAIMS = (
    Claim(
        id=3,
        title="Isolated pioneers fail",
        says="Single firms that try to co-operate in a non-cooperative place are exploited and "
        "disappointed; moving the whole place from one game to the other is hard.",
        section="3.1",
        set_up=f"{_MARKET}. After ten years of ordinary trade one firm in ten, or every other "
        "firm, opens each new relationship with co-operation for six years; seen in the sixth.",
        expected="one in ten: co-operation rises by less than .05 and the pioneers earn less than "
        "they would have; one in two: it rises by at least .2",
        conditions=(
            Condition("few", "co-operation of all firms, one pioneer in ten less none",
                      wants="below", bound=0.05),
            Condition("earn", "what pioneers earn less what they would have earned",
                      unit="tie-quarters a quarter", wants="below"),
            Condition("many", "co-operation of all firms, one pioneer in two less none",
                      bound=0.2),
            Condition("than others", "what pioneers earn less what the others earn",
                      unit="tie-quarters a quarter", wants="below", decides=False),
            Condition("others", "co-operation of the other firms, one pioneer in ten less none",
                      wants="below", bound=0.05, decides=False),
        ),
        measure=pioneers,
        terms=(Term("tie_game.loss", of="earn"),),
        axes=("quarter", "share of co-operative moves"),
        because={
            Verdict.COMES_OUT: "A few pioneers are undercut and change nobody; it takes many at "
            "once to tip a place.",
            Verdict.PARTLY: "A few pioneers change little, but not all of the claim holds "
            "everywhere: where the future weighs much, pioneers do not lose, or where history "
            "weighs much even many of them do not tip the place.",
            Verdict.DOES_NOT_COME_OUT: "In too many simulated markets one part of the claim "
            "fails: pioneers find partners who answer in kind, or even every other firm is too "
            "few to raise co-operation by a fifth.",
        },
    ),
    Claim(
        id=4,
        title="A co-operative game is robust",
        says="A game in which firms co-operate is stable as well: repeated opportunism of some "
        "need not destroy it.",
        section="3.1",
        set_up=f"{_MARKET}. After ten years in which everybody co-operated, one firm in twenty "
        "or one in ten never co-operates again; seen in the sixth year.",
        expected="co-operation of all firms stays above .5",
        conditions=(
            Condition("ten", "co-operation of all, one opportunist in ten", bound=0.5),
            Condition("twenty", "co-operation of all, one opportunist in twenty", bound=0.5),
            Condition("others", "co-operation of the others, one opportunist in ten",
                      bound=0.5, decides=False),
            Condition("without", "co-operation without any opportunist", bound=0.5,
                      decides=False),
            *(
                Condition(f"psi {psi:g}", f"one opportunist in ten, forgetting (psi) at {psi:g}",
                          bound=0.5, decides=False)
                for psi in FORGETTING
            ),
        ),
        measure=opportunists,
        terms=(Term("learning.rate", states=False),),
        axes=("quarter", "share of co-operative moves"),
        because={
            Verdict.COMES_OUT: "Good experience with most partners outweighs what a few "
            "opportunists do.",
            Verdict.PARTLY: "Good experience carries a co-operative market where it is not "
            "forgotten soon; where it is, or where undercutting pays very well, the game "
            "crumbles, with opportunists or without.",
            Verdict.DOES_NOT_COME_OUT: "In too many simulated markets good experience is "
            "forgotten, or undercutting pays so well, that the co-operative game crumbles.",
        },
        remark="Whether firms forget, and how fast, nobody has measured.",
    ),
)  # fmt: skip
