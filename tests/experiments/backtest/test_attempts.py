"""Is every initiative forecast from what could be known, and set beside the right year and sum?"""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from jointaction.experiments.backtest.attempts import attempts, plain_sum, unplayed
from jointaction.experiments.backtest.cases import Cases, find_cases
from jointaction.experiments.backtest.seen import as_seen
from jointaction.forecast.beliefs import judged_beliefs
from jointaction.forecast.odds import odds
from jointaction.forecast.reference import Reference
from jointaction.simulate.runs import Ensemble
from tests.experiments.backtest.made_up import loaded, with_statement, write_case
from tests.experiments.backtest.test_seen import swapped

FEW = Ensemble(0, 16, 1, 1)


@pytest.fixture(scope="module")
def shipped(catalogue):
    return find_cases(None, catalogue).cases


def of(*cases):
    return Cases("made up", cases, (), "0" * 64)


def test_the_plain_sum_by_hand(tmp_path):
    case = loaded(write_case(tmp_path, "a", [("yes",)]))
    # immediacy 4 + scale 3 - core 1 - predation 2
    assert unplayed(case, case.initiatives[0]).plain_sum == 4.0


def test_without_one_of_its_ratings_there_is_no_plain_sum(tmp_path):
    one = loaded(write_case(tmp_path, "a", [("yes",)])).initiatives[0]
    for missing in ("immediacy", "scale_economies", "core_closeness", "predation_latitude"):
        said = {key: value for key, value in one.statements.items() if key != missing}
        assert plain_sum(replace(one, statements=said)) is None


def test_years_are_counted_from_the_year_that_the_ratings_describe(tmp_path):
    # the ratings are of 1990, the place begins in 1970
    case = loaded(write_case(tmp_path, "a", [("yes",)], start=1984))
    one = unplayed(case, case.initiatives[0])
    assert (one.years_from_ref, one.distance) == (-6, "more than 5 years")


def test_thirteen_of_the_shipped_initiatives_are_more_than_five_years_away(shipped):
    far = [unplayed(case, one).distance for case in shipped for one in case.initiatives]
    assert len(far) == 47
    assert far.count("more than 5 years") == 13
    assert far.count("not known") == 0


def test_what_must_not_be_seen_moves_no_bit_of_an_attempt(shipped, catalogue):
    case, other = (one for one in shipped if one.slug in ("castellon-tiles", "franca-footwear"))
    case = replace(case, initiatives=case.initiatives[:1])
    mixed = swapped(case, other, np.random.default_rng(5))
    same = replace(mixed.initiatives[0], outcome=case.initiatives[0].outcome)
    mixed = replace(mixed, initiatives=(same,))
    (one,), (again,) = (attempts(of(each), catalogue, FEW) for each in (case, mixed))
    assert one.odds
    assert again.odds == one.odds


class Spied:
    """A reference place that remembers for which kinds it was asked."""

    def __init__(self, reference):
        self.reference = reference
        self.asked = []

    def counts(self, kind):
        self.asked.append(kind)
        return self.reference.counts(kind)


def test_each_initiative_is_held_against_the_reference_of_its_own_kind(tmp_path, catalogue):
    case = loaded(write_case(tmp_path, "a", [("yes",), ("no",)]))
    first, second = case.initiatives
    second = replace(
        second,
        kind="purchasing_coop",
        statements=with_statement(second.statements, "kind", value="purchasing_coop"),
    )
    beliefs = judged_beliefs(catalogue)
    spied: Any = Spied(Reference("training", catalogue, FEW))
    for one in (first, second):
        odds(as_seen(case, one), spied, catalogue, FEW, beliefs)
    assert spied.asked == ["training", "purchasing_coop"]
