"""Do answers come early, refine, stop when nobody looks, and end as the whole simulation does?"""

import threading
from dataclasses import fields

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.shipped import shipped_dossiers
from jointaction.cluster.load import load_dossier
from jointaction.simulate.progressive import simulate_progressively
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.simulate import simulate

CATALOGUE = load_catalogue()
PLACE = load_dossier(shipped_dossiers()["criciuma-1991"], CATALOGUE)


def same(one, other):
    """Every array of some runs, bit by bit."""
    for field in fields(one):
        mine, theirs = getattr(one, field.name), getattr(other, field.name)
        if isinstance(mine, np.ndarray):
            np.testing.assert_array_equal(mine, theirs, err_msg=field.name)
    for name, values in one.drawn.items():
        np.testing.assert_array_equal(values, other.drawn[name], err_msg=name)


@pytest.mark.parametrize("threads", [pytest.param(1, marks=pytest.mark.slow), 3])
def test_the_last_answer_is_that_of_the_whole_simulation(threads):
    ensemble = Ensemble(5, 600, 2, threads)
    *_, last = simulate_progressively(PLACE, CATALOGUE, ensemble)
    whole = simulate(PLACE, CATALOGUE, ensemble)
    assert last.complete
    for name in whole.without:
        same(last.with_initiative[name], whole.with_initiative[name])
        same(last.without[name], whole.without[name])
    assert last.place is not None
    assert sorted(np.concatenate([page.draws for page in last.place.pages])) == list(range(600))


def test_each_answer_is_of_the_first_so_many_draws_and_stays():
    ensemble = Ensemble(5, 600, 2, 2)
    answers = list(simulate_progressively(PLACE, CATALOGUE, ensemble))
    done = [answer.done for answer in answers]
    assert done == sorted(done)
    assert done[0] <= 256 < done[-1] == 600
    assert len(done) >= 2
    (name, last), *_ = answers[-1].with_initiative.items()
    for answer in answers:
        runs = answer.with_initiative[name]
        assert set(runs.draw) == set(range(answer.done))
        np.testing.assert_array_equal(runs.ending, last.ending[: 2 * answer.done])
        np.testing.assert_array_equal(runs.participation, last.participation[:, : 2 * answer.done])


def test_a_single_draw_is_an_answer():
    (answer,) = simulate_progressively(PLACE, CATALOGUE, Ensemble(0, 1, 1, 1))
    assert (answer.done, answer.every) == (1, 1)


def test_whoever_has_seen_enough_stops_the_work():
    before = threading.active_count()
    answers = simulate_progressively(PLACE, CATALOGUE, Ensemble(0, 4_000, 2, 2))
    first = next(answers)
    assert first.done < first.every
    answers.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before
