"""Which history is told when nobody names one?"""

from types import SimpleNamespace

import numpy as np

from jointaction.forecast.typical import chosen, typical
from jointaction.simulate.runs import Ending


def made_up(endings, participation):
    """Histories of 25 quarters in which the same share takes part throughout."""
    course = np.tile(np.array(participation, dtype=np.float32), (25, 1))
    return SimpleNamespace(
        ending=np.array([int(one) for one in endings]),
        participation=course,
        cooperation=np.full_like(course, 0.5),
    )


def found(*arguments):
    """The choice, which must be there."""
    choice = typical(*arguments)
    assert choice is not None
    return choice


def test_the_one_nearest_to_the_middle_of_the_commonest_ending():
    drifted, lasted = Ending.FIRMS_DRIFTED_AWAY, Ending.LASTED
    runs = made_up(
        [lasted, drifted, drifted, lasted, drifted, drifted], [0.9, 0.0, 0.4, 1.0, 0.5, 0.45]
    )
    choice = found(runs)  # of .0, .4, .45, .5 the middle is .425: .4 and .45 are equally near
    assert (choice.run, choice.ending, choice.of) == (2, drifted, 6)
    assert choice.share == 4 / 6
    assert not choice.named


def test_the_commonest_of_the_endings_asked_for():
    never, broken, lasted = (
        Ending.NEVER_REACHED_THRESHOLD, Ending.BROKEN_BY_SIDE_OFFERS, Ending.LASTED,
    )  # fmt: skip
    runs = made_up([never, never, broken, lasted, lasted, lasted], [0.0, 0.1, 0.2, 0.8, 0.9, 1.0])
    assert found(runs, (Ending.LASTED,)).run == 4
    assert found(runs, [e for e in Ending if e != Ending.LASTED]).ending == never
    assert typical(runs, (Ending.FADED_WHEN_SUBSIDY_ENDED,)) is None


def test_a_place_without_ties_has_a_typical_history_too():
    runs = made_up([Ending.LASTED] * 3, [0.2, 0.6, 0.5])
    runs.cooperation[:] = np.nan
    assert found(runs).run == 2


def test_a_history_that_somebody_named():
    runs = made_up([Ending.LASTED, Ending.FIRMS_DRIFTED_AWAY], [0.2, 0.6])
    choice = chosen(runs, 1)
    assert (choice.run, choice.ending, choice.share) == (1, Ending.FIRMS_DRIFTED_AWAY, 0.5)
    assert choice.named
