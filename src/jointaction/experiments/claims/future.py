"""Do repeated games bring more than half of the firms to co-operate? Claim 5."""

from itertools import pairwise

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
from jointaction.experiments.claims.history import HELD, SMALL
from jointaction.experiments.claims.worlds import Worlds, mean_of
from jointaction.simulate.rules.tie_game import advantage_of_cooperation

UP_TO, FROM = 0.1, 0.2  # Delta_RD: the expected crossing lies between
LEARNING = 40  # quarters
EDGES = [tenth / 10 for tenth in range(-3, 7)]


def repeated_games(worlds: Worlds) -> Measured:
    """Trade without any past, with delta, g and l sampled, at first and after ten years of it."""
    drawn = worlds.parameters()
    game = np.asarray(
        advantage_of_cooperation(
            drawn["tie_game.continuation"], drawn["tie_game.temptation"], drawn["tie_game.loss"]
        )
    )
    first, learned = (level_after(worlds, quarters) for quarters in (0, LEARNING))
    expected = np.where(game >= FROM, learned - 0.5, 0.5 - learned)
    return Measured(
        {
            "apart": np.where((game >= FROM) | (game <= UP_TO), expected, np.nan),
            "promising": np.where(game >= FROM, learned, np.nan),
            "poor": np.where(game <= UP_TO, learned, np.nan),
            "all": learned,
            "at first": np.where(game >= FROM, first, np.nan),
        },
        (
            by_game("after ten years of the same game", game, learned),
            by_game("in the first six years", game, first),
        ),
    )


def level_after(worlds: Worlds, quarters: int) -> Numbers:
    """Co-operation over six years of a game, after so many quarters of the same."""
    given = {"place.burn_in": float(quarters), "tie_game.similarity": 0.0}
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
        "may learn, and are seen in the six years after; how likely a relationship "
        "goes on (delta), what undercutting pays (g) and what being undercut costs (l) are "
        "sampled. Delta_RD = delta - (g + l) / (1 + g + l).",
        expected="more than half only where Delta_RD lies above about .1 to .2",
        conditions=(
            Condition("apart", "how far co-operation lies on its expected side of .5, Delta_RD at "
                      "most .1 or at least .2"),
            Condition("promising", "co-operation where Delta_RD is at least .2", bound=0.5),
            Condition("poor", "co-operation where Delta_RD is at most .1", wants="below",
                      bound=0.5),
            Condition("all", "co-operation in all sampled games", bound=0.5, decides=False),
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
