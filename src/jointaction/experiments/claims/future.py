"""Do repeated games bring more than half of the firms to co-operate? Claim 5."""

from itertools import pairwise

import numpy as np

from jointaction.draws import shares_of
from jointaction.experiments.claims.claim import (
    Claim,
    Condition,
    Curve,
    Measured,
    Numbers,
    Term,
    Verdict,
)
from jointaction.experiments.claims.history import HELD, SMALL
from jointaction.experiments.claims.worlds import Given, Worlds, mean_of

# spans of Delta_RD: the expected crossing lies between .1 and .2
POOR, BETWEEN, PROMISING = (-0.2, 0.1), (0.1, 0.2), (0.2, 0.4)
MOST_RISK = 0.85
_GAME_DRAW = 9121
LEARNING = 40  # quarters
EDGES = [tenth / 10 for tenth in range(-3, 7)]


def repeated_games(worlds: Worlds) -> Measured:
    """Every world in three games, a poor one, one between and a promising one, without a past."""
    games = [Game(worlds, *span) for span in (POOR, BETWEEN, PROMISING)]
    levels = [level_in(worlds, game, LEARNING) for game in games]
    first = [level_in(worlds, game, 0) for game in games]
    poor, between, promising = levels
    advantages = np.concatenate([game.advantage for game in games])
    return Measured(
        {
            "more": promising - poor,
            "promising": promising,
            "poor": poor,
            "between": between,
            "at first": first[-1],
        },
        (
            by_game("after ten years of the same game", advantages, np.concatenate(levels)),
            by_game("in the first six years", advantages, np.concatenate(first)),
        ),
    )


class Game:
    """A game a world: delta from its prior, Delta_RD within a span, g and l in their drawn ratio.

    Delta_RD = delta - x with x = (g + l) / (1 + g + l); x is kept below .85, so that g + l stays
    below about 5.7.
    """

    def __init__(self, worlds: Worlds, low: float, high: float) -> None:
        drawn = worlds.parameters()
        going_on = drawn["tie_game.continuation"]
        lowest = np.maximum(low, going_on - MOST_RISK)
        u = shares_of(worlds.seed, _GAME_DRAW, worlds.number)
        self.advantage: Numbers = lowest + (high - lowest) * u
        risk = going_on - self.advantage
        stakes = risk / (1 - risk)
        tempting, losing = drawn["tie_game.temptation"], drawn["tie_game.loss"]
        self.given: Given = {
            "tie_game.temptation": stakes * tempting / (tempting + losing),
            "tie_game.loss": stakes * losing / (tempting + losing),
            "tie_game.similarity": 0.0,
        }


def level_in(worlds: Worlds, game: Game, quarters: int) -> Numbers:
    """Co-operation over six years of a game, after so many quarters of the same."""
    given = dict(game.given) | {"place.burn_in": float(quarters)}
    place = worlds.place(says=SMALL, given=given, off=HELD, rated=False)
    return mean_of(worlds.play(place, absent=True), "cooperation", 0, 24)


def by_game(name: str, game: Numbers, level: Numbers) -> Curve:
    """The mean level in each tenth of Delta_RD in which there is a world."""
    known = [
        ((low + high) / 2, float(level[(game >= low) & (game < high)].mean()))
        for low, high in pairwise(EDGES)
        if ((game >= low) & (game < high)).any()
    ]
    return Curve(name, tuple(x for x, _ in known), tuple(y for _, y in known))


CLAIMS = (
    Claim(
        id=5,
        title="Repetition brings more than half to co-operate, conditionally",
        says="In repeated games the probability of co-operation is higher than one half, as "
        "actors learn that opportunism is detrimental.",
        section="3.1",
        set_up="Thirty firms without any history play the same game for ten years, in which they "
        "may learn, and are seen in the six years after. Every world plays a poor game (Delta_RD "
        "up to .1), one between, and a promising one (from .2 on); how likely a relationship "
        "goes on (delta), what undercutting pays (g) and what being undercut costs (l) are "
        "sampled. Delta_RD = delta - (g + l) / (1 + g + l).",
        expected="more than half only where Delta_RD lies above about .1 to .2",
        conditions=(
            Condition("more", "co-operation, promising game less poor one"),
            Condition("promising", "co-operation where Delta_RD is at least .2", bound=0.5),
            Condition("poor", "co-operation where Delta_RD is at most .1", wants="below",
                      bound=0.5),
            Condition("between", "co-operation where Delta_RD is .1 to .2", bound=0.5,
                      decides=False),
            Condition("at first", "co-operation in the first six years, Delta_RD at least .2",
                      bound=0.5, decides=False),
        ),
        measure=repeated_games,
        terms=(Term("opening.slope"),),
        axes=("Delta_RD", "share of co-operative moves"),
        because={
            Verdict.COMES_OUT: "More than half co-operate where the future outweighs the risk by "
            "enough, and not elsewhere. The paper's sentence is true under that condition only.",
            Verdict.PARTLY: "Where the future outweighs the risk by little or nothing, fewer than "
            "half co-operate, but where it clearly does more than half do so in some worlds only. "
            "The paper's sentence is true under conditions, and even these are not enough "
            "everywhere.",
            Verdict.DOES_NOT_COME_OUT: "Too many of the sampled worlds lie on the wrong side of "
            "one half: how firms learn and go on, drawn anew in each world, decides beside the "
            "game.",
        },
        remark="Higher than one half is only conditionally true: in the ten laboratory cells that "
        "come along (jointaction lab) it holds in the two with a Delta_RD of .14 or more, and in "
        "none at .105 or below. The numbers by which firms open were fitted to these cells.",
    ),
)  # fmt: skip
