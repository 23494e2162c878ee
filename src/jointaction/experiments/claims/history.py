"""Does history beat incentives, and do both constellations hold? Claims 1 and 2.

Played in the model's trade with the game held fixed: what else would move the game, buyers,
crisis, rules, ownership and the like, is switched off.
"""

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
from jointaction.experiments.claims.worlds import Given, Worlds, curve_of, mean_of
from jointaction.simulate.runs import Runs

BAD_RELATIONSHIPS = (0, 10, 30, 66)
FORGETTING = (0.0, 0.02, 0.1)
SMALL = {"cluster.n_firms": 30, "initiative.intended_firms": 10}

# what would move the game between two rivals, or talk them out of it
HELD = (
    "buyers", "crisis", "demand", "entry_and_exit", "exchange", "ownership", "rules", "spin_offs",
    "talk", "vertical_ties",
)  # fmt: skip
# two games of the laboratory [DalBoFrechette2011]: one that hardly anybody solves, one that pays
BAD_GAME: Given = {
    "tie_game.continuation": 0.5, "tie_game.temptation": 18 / 7, "tie_game.loss": 13 / 7,
    "tie_game.similarity": 0.0,
}  # fmt: skip
GOOD_GAME: Given = {
    "tie_game.continuation": 0.75, "tie_game.temptation": 2 / 3, "tie_game.loss": 13 / 15,
    "tie_game.similarity": 0.0,
}  # fmt: skip
ALL_ALIKE = 9.0  # log-odds: nobody in ten thousand does otherwise


def bad_relationships(worlds: Worlds) -> Measured:
    """The good game after ever more relationships in the bad one, also at set forgetting."""
    played = [after_bad(worlds, number, {}) for number in BAD_RELATIONSHIPS]
    levels = [mean_of(runs, "cooperation") for runs in played]
    steps = [after - before for before, after in pairwise(levels)]
    gaps = {psi: _gap(worlds, psi) for psi in FORGETTING}
    return Measured(
        {
            "long": levels[-1] - levels[0],
            "each step": np.max(steps, axis=0),
            "vanishes": np.abs(gaps[FORGETTING[-1]]) - np.abs(gaps[FORGETTING[0]]),
        }
        | {f"psi {psi:g}": gap for psi, gap in gaps.items()},
        tuple(
            Curve(f"after {number} bad relationships", *curve_of(runs, "cooperation"))
            for number, runs in zip(BAD_RELATIONSHIPS, played, strict=True)
        ),
    )


def after_bad(worlds: Worlds, number: int, given: Given) -> Runs:
    """Six years of the good game after so many relationships, on average, in the bad one.

    All ties of a firm together count as one relationship; in the bad game half of them end in a
    quarter, so that the past lasts twice as many quarters.
    """
    always = {"learning.relationships_felt": 0.0} | dict(given)
    past = dict(BAD_GAME) | always | {"place.burn_in": 2.0 * number}
    place = worlds.place(says=SMALL, given=past, off=HELD, rated=False)
    return worlds.play(place, given=dict(GOOD_GAME) | always, absent=True)


def _gap(worlds: Worlds, psi: float) -> Numbers:
    given = {"learning.forgetting": psi}
    long, none = (after_bad(worlds, number, given) for number in BAD_RELATIONSHIPS[::-3])
    return mean_of(long, "cooperation") - mean_of(none, "cooperation")


def constellations(worlds: Worlds) -> Measured:
    """Places in which everybody co-operated in the past, and others in which everybody undercut."""
    good, bad = (constellation(worlds, one, {}) for one in (True, False))
    at_psi = {
        f"psi {psi:g}": _both(
            *(constellation(worlds, one, {"learning.forgetting": psi}) for one in (True, False))
        )
        for psi in FORGETTING
    }
    return Measured(
        {
            "both": _both(good, bad),
            "good": after_five_years(good) - 0.5,
            "bad": after_five_years(bad) - 0.5,
            "apart": after_five_years(good) - after_five_years(bad),
        }
        | at_psi,
        (
            Curve("everybody co-operated before", *curve_of(good, "cooperation")),
            Curve("everybody undercut before", *curve_of(bad, "cooperation")),
        ),
    )


def constellation(worlds: Worlds, good: bool, given: Given) -> Runs:
    """Six years of ordinary trade after a past in which everybody did the same."""
    game = dict(given) | {"tie_game.continuation": 0.75}
    ordinary = {name: worlds.parameters()[name] for name in _always(good)}
    place = worlds.place(says=SMALL, given=game | _always(good), off=HELD, rated=False)
    return worlds.play(place, given=ordinary | game, absent=True)


def _always(good: bool) -> dict[str, float]:
    """The numbers with which everybody always does the same."""
    share = 0.9999 if good else 0.0001
    rows = {
        f"continuing.{row}": share
        for kind in ("after", "noisy")
        for row in (f"{kind}_cc", f"{kind}_cd", f"{kind}_dc", f"{kind}_dd")
    }
    return rows | {"opening.intercept": ALL_ALIKE if good else -ALL_ALIKE, "continuing.pull": 0.0}


def after_five_years(runs: Runs) -> Numbers:
    """Co-operation in quarters 20 to 24."""
    return mean_of(runs, "cooperation", 20, 24)


def _both(good: Runs, bad: Runs) -> Numbers:
    """By how much the weaker of the two constellations still stands on its side of one half."""
    return np.minimum(after_five_years(good) - 0.5, 0.5 - after_five_years(bad))


CLAIMS = (
    Claim(
        id=1,
        title="History beats incentives",
        says="What decides is less what a game offers than a long history of rivalry, which "
        "biases firms towards not co-operating.",
        section="3.1",
        set_up="Thirty firms play one and the same good game for six years (delta .75, g .67, "
        "l .87) after 0, 10, 30 or 66 relationships in a bad one (delta .5, g 2.57, l 1.86); how "
        "firms learn, go on and forget is sampled.",
        expected="co-operation falls with every further stretch of bad relationships; the effect "
        "vanishes as forgetting grows",
        conditions=(
            Condition("long", "co-operation after 66 bad relationships less after none",
                      wants="below"),
            Condition("each step", "largest of the three changes from one history to the next "
                      "longer one", wants="below"),
            Condition("vanishes", "size of the effect, forgetting .1 less none", wants="below"),
            *(
                Condition(f"psi {psi:g}", f"after 66 less after none, forgetting (psi) at {psi:g}",
                          wants="below", decides=False)
                for psi in FORGETTING
            ),
        ),
        measure=bad_relationships,
        terms=(Term("learning.rate"),),
        axes=("quarter", "share of co-operative moves"),
        because={
            Verdict.COMES_OUT: "The same good game gives less and less co-operation the longer "
            "firms have met rivals in a bad one, unless they forget fast.",
            Verdict.PARTLY: "A long bad history weighs on a good game, but one part of the claim, "
            "a further fall at every step or its end where firms forget, holds in some worlds "
            "only.",
            Verdict.DOES_NOT_COME_OUT: "A bad history is either forgotten, or does its damage so "
            "early that more of it adds nothing that can be seen in most worlds.",
        },
        remark="The direction is put in by what exploitation teaches; how long it outlasts a "
        "better game is not. How fast firms forget, nobody has measured.",
    ),
    Claim(
        id=2,
        title="Two stable constellations",
        says="Co-operation and non-cooperation both tend to stay; to move from one to the other "
        "is hard.",
        section="3.1",
        set_up="Thirty firms with a past in which everybody always co-operated, or everybody "
        "always undercut; then ordinary trade with delta at .75 and everything else sampled, g "
        "from .1 to 3. Seen in quarters 20 to 24.",
        expected="after five years co-operation is still above .5 in the one and below .5 in the "
        "other",
        conditions=(
            Condition("both", "how far the weaker constellation is still on its side of .5"),
            Condition("good", "co-operation less .5, all co-operated before", decides=False),
            Condition("bad", "co-operation less .5, all undercut before", wants="below",
                      decides=False),
            Condition("apart", "the one constellation less the other", bound=0.5, decides=False),
            *(
                Condition(f"psi {psi:g}", f"the weaker one, forgetting (psi) at {psi:g}",
                          decides=False)
                for psi in FORGETTING
            ),
        ),
        measure=constellations,
        terms=(
            Term("continuing.pull", states=False),
            Term("learning.rate", states=False),
        ),
        axes=("quarter", "share of co-operative moves"),
        because={
            Verdict.COMES_OUT: "Partners answer in kind and learn from it, so each constellation "
            "holds itself up for years.",
            Verdict.PARTLY: "Each constellation holds itself up for years, but where firms forget "
            "fast, or the game leans strongly to one side, one of the two dissolves.",
            Verdict.DOES_NOT_COME_OUT: "In most worlds one of the two dissolves within five "
            "years: relationships end, and what was learned is forgotten or does not fit the "
            "game.",
        },
        remark="How fast firms forget, nobody has measured.",
    ),
)  # fmt: skip
