"""Can anybody who compares public outputs learn what fewer than five people said?"""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from jointaction.evidence.blocks import FEWEST_FOR_CAMPS, Place, betrays_few, released

CELL = 5
CAMPS = ("small", "large", "")


def sums(output):
    """Who stands behind each sum of one output."""
    return [set(output.members), *(set(members) for members in output.camps.values())]


def betrayed(published, people):
    """Fewer than five people that sums can be combined to tell of; None if there are none.

    People who stand behind the same sums cannot be told apart; a set of them is betrayed where
    leaving its columns out lowers the rank.
    """
    matrix = np.array([[one in members for one in people] for members in published], dtype=float)
    kinds, counts = np.unique(matrix, axis=1, return_counts=True)
    rank = np.linalg.matrix_rank(kinds)
    for size in range(1, CELL):
        for some in combinations(range(kinds.shape[1]), size):
            if counts[list(some)].sum() < CELL and kinds[:, some].any():
                rest = np.delete(kinds, some, axis=1)
                if np.linalg.matrix_rank(rest) < rank:
                    return some
    return None


arrivals = st.lists(st.sampled_from(CAMPS), min_size=20, max_size=60)


@settings(max_examples=150, deadline=None)
@given(arrivals, st.data())
def test_no_difference_of_outputs_over_time_tells_of_a_few(camps, data):
    people = [Place(str(n), camp) for n, camp in enumerate(camps)]
    now = list(people)
    published = []
    for _ in range(4):
        seen = data.draw(st.integers(0, len(people)))
        for gone in data.draw(st.lists(st.integers(0, max(seen - 1, 0)), max_size=2)):
            if gone < seen:
                now[gone] = Place(None, people[gone].camp)
        output = released(now[:seen], CELL)
        published += [one for one in sums(output) if one]
        assert not {place.member for place in now} & {None} or None not in output.members
    if published:
        assert betrayed(published, [place.member for place in people]) is None


def test_the_check_of_this_test_finds_a_betrayal():
    assert betrayed([{"a", "b", "c", "d", "e", "f"}, {"a", "b", "c", "d", "e"}], "abcdef")
    assert betrayed([set("abcde")], "abcde") is None


@given(
    st.lists(st.sampled_from(CAMPS), min_size=CELL, max_size=30).map(lambda c: c[: len(c) // 5 * 5])
)
def test_few_are_betrayed_exactly_where_sums_can_be_combined_so(camps):
    places = [Place(str(n), camp) for n, camp in enumerate(camps)]
    blocks = [places[n : n + CELL] for n in range(0, len(places), CELL)]
    published = [{one.member for one in block} for block in blocks]
    published += [{one.member for one in places if one.camp == camp} for camp in set(camps)]
    found = betrayed(published, [place.member for place in places]) is not None
    assert betrays_few(blocks, CELL) == found


def test_the_last_unfinished_block_waits():
    places = [Place(str(n)) for n in range(9)]
    assert released(places, CELL).members == ("0", "1", "2", "3", "4")
    assert released(places[:4], CELL).members == ()


def test_camps_are_told_of_from_twenty_people_on():
    places = [Place(str(n), CAMPS[n % 2]) for n in range(FEWEST_FOR_CAMPS)]
    assert released(places[:-1], CELL).camps == {}
    camps = released(places, CELL).camps
    assert {name: len(members) for name, members in camps.items()} == {"large": 10, "small": 10}


def test_a_camp_of_few_is_not_told_of():
    places = [Place(str(n), "large" if n < 3 else "small") for n in range(40)]
    assert released(places, CELL).camps == {}


def test_the_block_of_one_who_was_forgotten_is_dropped():
    places = [Place(str(n)) for n in range(15)]
    places[7] = Place(None)
    assert released(places, CELL).members == (*"01234", "10", "11", "12", "13", "14")
