"""Are the draws those of Philox4x32-10, evenly spread, and found by their address alone?"""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numba import njit
from scipy import stats

from jointaction.catalogue.load import load_catalogue
from jointaction.draws import as_share, key_of, philox, shares_of
from jointaction.experiments.laboratory import LaboratoryPurpose
from jointaction.simulate.layout import Purpose

# Known answers of Random123 (counter, key, result), published with Salmon et al. 2011.
KNOWN = [
    ((0,) * 4, (0,) * 2, "6627e8d5 e169c58d bc57ac4c 9b00dbd8"),
    ((0xFFFFFFFF,) * 4, (0xFFFFFFFF,) * 2, "408f276d 41c83b0e a20bc7c6 6d5451fd"),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        "d16cfe09 94fdcceb 5001e420 24126ea1",
    ),
]
compiled_philox: Any = njit(philox)
compiled_share: Any = njit(as_share)

words = st.integers(0, 2**32 - 1)
seeds = st.integers(0, 2**64 - 1)


def words_of(counter, key):
    return [np.uint64(word) for word in (*counter, *key)]


@pytest.mark.parametrize(("counter", "key", "answer"), KNOWN)
def test_known_answers_of_random123(counter, key, answer):
    told = " ".join(f"{int(word):08x}" for word in philox(*words_of(counter, key)))
    assert told == answer


@given(st.tuples(words, words, words, words), st.tuples(words, words))
def test_compiled_draws_are_the_interpreted_ones(counter, key):
    address = words_of(counter, key)
    interpreted = philox(*address)
    assert compiled_philox(*address) == interpreted
    for word in interpreted:
        assert compiled_share(word) == as_share(word)


@pytest.mark.parametrize("word", [0, 1, 255, 256, 2**31, 2**32 - 1])
def test_a_share_lies_strictly_between_0_and_1(word):
    share = as_share(np.uint64(word))
    assert isinstance(share, np.float32)
    assert 0 < share < 1


def test_shares_are_evenly_spread():
    """200,000 numbers of one purpose: moments, tails, and no memory from one to the next."""
    shares = shares_of(11, 5, 200_000)
    assert stats.kstest(shares, "uniform").pvalue > 1e-4
    assert abs(np.corrcoef(shares[1:], shares[:-1])[0, 1]) < 0.01
    assert np.histogram(shares, bins=256, range=(0, 1))[0].min() > 600


def test_neighbouring_seeds_purposes_and_items_share_nothing():
    lists = [shares_of(s, p, 5000, i) for s, p, i in [(1, 1, 0), (2, 1, 0), (1, 2, 0), (1, 1, 1)]]
    for one, other in combinations(lists, 2):
        assert abs(np.corrcoef(one, other)[0, 1]) < 0.06
        assert not np.isin(one, other).any()


@given(seeds, words, st.integers(1, 60), st.integers(0, 60), words)
def test_the_nth_number_depends_on_its_address_alone(seed, purpose, count, more, item):
    short = shares_of(seed, purpose, count, item)
    longer = shares_of(seed, purpose, count + more, item)
    np.testing.assert_array_equal(longer[:count], short)


@given(seeds)
def test_every_seed_has_a_key_of_its_own(seed):
    low, high = key_of(seed)
    assert int(low) + 2**32 * int(high) == seed


@pytest.mark.parametrize("seed", [-1, 2**64])
def test_other_seeds_are_refused(seed):
    with pytest.raises(ValueError, match="a seed is a whole number from 0"):
        key_of(seed)


def test_no_two_things_are_drawn_under_one_number():
    catalogue = load_catalogue()
    named = [
        *((key.path, key.draw) for key in catalogue.keys.values() if key.draw is not None),
        *(
            (f"{mechanism.name}.{name}", parameter.draw)
            for mechanism in catalogue.mechanisms.values()
            for name, parameter in mechanism.parameters.items()
        ),
        *((rate.name, rate.draw) for rate in catalogue.base_rates.values()),
        *(
            (f"{kind.name}: {shift.quantity}", shift.draw)
            for kind in catalogue.cluster_types.values()
            for shift in kind.shifts
        ),
        *(
            (f"{instrument.name}: {shift.quantity}", shift.draw)
            for instrument in catalogue.instruments.values()
            for shift in instrument.shifts
        ),
        *((f"template {number}", number) for number in range(901, 906)),
        *((f"laboratory {purpose.name}", int(purpose)) for purpose in LaboratoryPurpose),
    ]
    by_number: dict[int, list[str]] = {}
    for name, number in named:
        by_number.setdefault(number, []).append(name)
    assert {number: names for number, names in by_number.items() if len(names) > 1} == {}


def test_no_purpose_of_a_history_falls_among_those_of_ties():
    """A tie's purpose is TIE plus the distance of its firms, at most 300."""
    others = {purpose for purpose in Purpose if purpose is not Purpose.TIE}
    assert len({int(purpose) for purpose in Purpose}) == len(Purpose)
    assert all(purpose < Purpose.TIE for purpose in others)
