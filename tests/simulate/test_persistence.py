"""Does history hold the play up, and does a longer shadow of the future help?

The set limits for the tie play. A good history is that of a place in which everybody always
co-operated for 66 quarters; it leaves dispositions of 5.5 to 5.9. A bad one is its mirror image:
the same dispositions with the opposite sign, and all ties in mutual undercutting. Thirty firms,
eight ties each, the catalogue's defaults for opening, continuing and learning.
"""

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.simulate.layout import FirmField, TieField
from tests.simulate.world import SURELY, world

FIRMS, NEIGHBOURS, PAST, FUTURE = 30, 4, 66, 40
FIELDS = {
    "opening_intercept": "opening.intercept", "opening_slope": "opening.slope",
    "learning_rate": "learning.rate", "forgetting": "learning.forgetting",
    "pull": "continuing.pull", "temptation": "tie_game.temptation", "loss": "tie_game.loss",
}  # fmt: skip
ROWS = ("after_cc", "after_cd", "after_dc", "after_dd")


def logit(share):
    return np.log(share / (1 - share))


def start(**quantities):
    """A place of thirty firms at the catalogue's defaults, nobody leaning either way."""
    catalogue = load_catalogue()
    given = {field: catalogue.parameter(name).default for field, name in FIELDS.items()}
    given |= {row: logit(catalogue.parameter(f"continuing.{row}").default) for row in ROWS}
    here = world(FIRMS, NEIGHBOURS, spill=0, **(given | quantities))
    felt = catalogue.parameter("learning.relationships_felt").default
    place = np.arange(FIRMS)[:, None]
    ties = np.minimum(place, NEIGHBOURS) + np.minimum(FIRMS - 1 - place, NEIGHBOURS)
    here.firm[:, FirmField.LESSON_WEIGHT] = (1 + felt * (ties - 1)) / ties
    return here


def with_history(good, **quantities):
    """The same place after a long good history, or after its mirror image."""
    sure = {"opening_intercept": SURELY} | dict.fromkeys(ROWS, SURELY)
    past = start(**sure, continuation=quantities["continuation"]).play(last=PAST)
    here = start(**quantities)
    disposition = past.of_firms(FirmField.DISPOSITION)
    assert disposition.mean() > 5
    here.firm[:, FirmField.DISPOSITION] = disposition if good else -disposition
    here.tie[:, TieField.KIND] = 0
    moves = (TieField.MOVE_ONE, TieField.MOVE_OTHER, TieField.OPENED_ONE, TieField.OPENED_OTHER)
    for field in (*moves, TieField.PAID_ONE, TieField.PAID_OTHER):
        here.tie[:, field] = float(good)
    return here


def later(here):
    """Co-operation after forty quarters, mean over histories."""
    return float(here.play(last=FUTURE).cooperation[FUTURE].mean())


@pytest.mark.parametrize("delta", [0.5, 0.75, 0.9, 0.95])
def test_good_and_bad_histories_are_still_apart_after_ten_years(delta):
    good = later(with_history(True, continuation=delta))
    bad = later(with_history(False, continuation=delta))
    assert good - bad >= 0.5


def test_the_shadow_of_the_future_helps_where_nothing_has_happened_yet():
    """Only up to .9: at .95 ties last so long that the weaker play inside them shows.

    Co-operation after ten years is .09, .31, .68 and (at .95) .62.
    """
    values = {delta: later(start(continuation=delta)) for delta in (0.5, 0.75, 0.9)}
    assert values[0.5] < values[0.75] < values[0.9]
    assert values[0.75] - values[0.5] > 0.1
    assert values[0.9] - values[0.75] > 0.1


@pytest.mark.slow
def test_without_pull_of_disposition_the_shadow_of_the_future_works_backwards():
    """Ablation, kappa 0: a long tie forgets how it began, the more the longer it lasts.

    After a good history co-operation falls as delta rises, and at .95 the two histories come
    nearer than one half.
    """
    deltas = (0.5, 0.75, 0.9, 0.95)
    good = [later(with_history(True, continuation=delta, pull=0)) for delta in deltas]
    bad = [later(with_history(False, continuation=delta, pull=0)) for delta in deltas]
    assert good == sorted(good, reverse=True)
    assert good[0] - good[-1] > 0.25
    assert good[-1] - bad[-1] < 0.5


def test_with_fast_forgetting_history_fades():
    """At a tenth a quarter, inside the swept range, good and bad come nearer than one half."""
    good, bad = (
        later(with_history(kind, continuation=0.5, forgetting=0.1)) for kind in (True, False)
    )
    assert good - bad < 0.5
