"""Which rules do severities keep, whatever a dossier says?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jointaction.cluster.ranges import Range, range_of
from jointaction.diagnose import ObstacleDiagnosis, ParticularObstacle, Reading, diagnose
from jointaction.diagnose.severity import combined, independent
from jointaction.scales import severity_at
from jointaction.sources import Grade
from tests.diagnose.places import CATALOGUE, place

RATINGS = st.integers(0, 10).map(lambda halves: halves / 2)
SEVERITIES = st.integers(0, 16).map(lambda quarters: quarters / 4)
GETS_WORSE_UPWARDS = {"rivalry": True, "political_rivalry": True, "prior_cooperation": False,
                      "association_strength": False, "support_institutions": False,
                      "local_government": False}  # fmt: skip
HISTORIES = st.dictionaries(st.sampled_from(sorted(GETS_WORSE_UPWARDS)), RATINGS)


SOURCES = st.sampled_from(["", "bank", "union", "court"])


@st.composite
def readings(draw):
    low, middle, high = sorted(draw(st.lists(SEVERITIES, min_size=3, max_size=3)))
    return reading(middle, low, high, draw(SOURCES))


def reading(severity, low, high, source=""):
    grade = Grade.REPORTED if source else Grade.JUDGED
    named = (source,) if source else ()
    return Reading("history.rivalry", "Said.", severity, low, high, grade, named, "here")


def parts(diagnosis):
    """Every class and every obstacle of a diagnosis, one after the other."""
    found: list[ObstacleDiagnosis | ParticularObstacle] = []
    for one in diagnosis.obstacles:
        found += [one, *one.particulars]
    return found


def together(several):
    """What readings say together, where there is at least one."""
    found = combined(several)
    assert found is not None
    return found


@given(HISTORIES)
def test_a_severity_lies_within_its_range_and_the_scale(history):
    for part in parts(diagnose(place(history=history), CATALOGUE)):
        if part.severity is None:
            assert (part.low, part.high) == (0, 4)
        else:
            assert 0 <= part.low <= part.severity <= part.high <= 4


@given(HISTORIES, st.sampled_from(sorted(GETS_WORSE_UPWARDS)), RATINGS, RATINGS)
def test_a_worse_answer_never_lowers_a_severity(history, key, one, other):
    better, worse = sorted((one, other), reverse=not GETS_WORSE_UPWARDS[key])
    before = diagnose(place(history={**history, key: better}), CATALOGUE)
    after = diagnose(place(history={**history, key: worse}), CATALOGUE)
    for was, now in zip(parts(before), parts(after), strict=True):
        assert (was.severity is None) == (now.severity is None)
        assert (now.severity or 0) >= (was.severity or 0)
        assert now.low >= was.low
        assert now.high >= was.high


@given(HISTORIES)
def test_unknown_never_equals_none(history):
    for part in parts(diagnose(place(history=history), CATALOGUE)):
        assert (part.severity is None) == (part.evidence == ())


@given(RATINGS)
def test_a_place_known_poorly_is_never_known_better(rating):
    key = CATALOGUE.keys["history.rivalry"]
    said = place(history={"rivalry": rating}).says(key.path)
    well = range_of(said, key, place_known_poorly=False)
    poorly = range_of(said, key, place_known_poorly=True)
    assert well is not None
    assert poorly is not None
    assert 0 <= poorly.low <= well.low <= well.number <= well.high <= poorly.high <= 5


@given(st.lists(readings(), min_size=1, max_size=5))
def test_readings_together_lie_within_the_scale_and_reach_all_of_them(several):
    all_of_them = together(several)
    assert 0 <= all_of_them.low <= all_of_them.number <= all_of_them.high <= 4
    for one in several:
        assert all_of_them.low <= one.severity <= all_of_them.high


@given(st.lists(readings(), min_size=1, max_size=5), st.randoms())
def test_the_order_of_readings_does_not_matter(several, chance):
    shuffled = list(several)
    chance.shuffle(shuffled)
    was, now = together(several), together(shuffled)
    assert (now.number, now.low, now.high) == pytest.approx((was.number, was.low, was.high))


@given(readings(), st.integers(1, 6), st.sampled_from(["", "bank", "new"]))
def test_an_agreeing_source_never_widens(one, count, source):
    several = [reading(one.severity, one.low, one.high, f"s{n}") for n in range(count)]
    was = together(several)
    now = together([*several, reading(one.severity, one.low, one.high, source)])
    assert now.number == pytest.approx(was.number)
    assert now.low >= was.low - 1e-9
    assert now.high <= was.high + 1e-9


def test_four_agreeing_sources_halve_the_width():
    four = [reading(2, 1, 3.5, source) for source in ("a", "b", "c", "d")]
    assert combined(four) == Range(2, 1.5, 2.75)


def test_four_answers_of_one_coder_are_as_wide_as_one():
    assert combined([reading(2, 1, 3.5)] * 4) == Range(2, 1, 3.5)


def test_sources_that_differ_leave_their_difference():
    assert combined([reading(1, 1, 1, "a"), reading(3, 3, 3, "b")]) == Range(2, 1, 3)


def test_no_reading_says_nothing():
    assert combined([]) is None


def test_readings_that_share_a_source_are_not_independent():
    def cites(*sources):
        return Reading("k", "Said.", 1, 1, 1, Grade.REPORTED, sources, "here")

    assert independent([cites("a"), cites("b")]) == 2
    assert independent([cites("a"), cites("b"), cites("a", "b")]) == 1
    assert independent([cites(), cites(), cites("a")]) == 2


@pytest.mark.parametrize(
    ("number", "none_at", "full_at", "severity"),
    [(1, 1, 5, 0), (5, 1, 5, 4), (0, 1, 5, 0), (0.2, 0.2, 1, 0), (0.8, 0.2, 1, 3), (4, 4, 0, 0),
     (5, 4, 0, 0), (0, 4, 0, 4), (2, 4, 0, 2)],
)  # fmt: skip
def test_severity_is_read_straight_between_two_numbers(number, none_at, full_at, severity):
    assert severity_at(number, none_at, full_at) == severity
