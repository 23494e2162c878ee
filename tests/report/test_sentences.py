"""Are odds said so that a minister could repeat them?"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jointaction.forecast.forecasts import AdviceWord, EventForecast, RangeParts, Ratio
from jointaction.report.sentences import (
    advice_label,
    between,
    chance_range,
    headline,
    odds_word,
    of_100,
    one_in,
    ratio_sentence,
    running_after_five_years,
    span,
    words_with_numbers,
)

SHARES = st.floats(0, 1, allow_nan=False)
WORDS = ((0.0, "seldom"), (0.4, "about as often as not"), (0.6, "mostly"))


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "hardly any"),
        (0.01, "hardly any"),
        (0.02, "about 1 in 50"),
        (0.052, "about 1 in 20"),
        (0.104, "about 1 in 10"),
        (0.16, "about 1 in 6"),
        (0.24, "about 1 in 4"),
        (0.31, "about 3 in 10"),
        (0.345, "about 1 in 3"),
        (0.5, "about half"),
        (0.66, "about 2 in 3"),
        (0.9, "about 9 in 10"),
        (0.97, "nearly all"),
        (math.nan, "an unknown share"),
    ],
)
def test_a_share_is_said_as_a_fraction_that_is_easy_to_repeat(share, said):
    assert one_in(share) == said


@pytest.mark.parametrize(
    ("share", "plural", "sentence"),
    [
        (
            0.1,
            "Joint purchasing schemes",
            (
                "As proposed, about 1 in 10 joint purchasing schemes in a place like this "
                "would still be running after five years."
            ),
        ),
        (
            0.49,
            "training courses",
            (
                "As proposed, about half of the training courses in a place like this "
                "would still be running after five years."
            ),
        ),
        (
            0.001,
            "R&D clubs",
            (
                "As proposed, hardly any R&D clubs in a place like this "
                "would still be running after five years."
            ),
        ),
    ],
)
def test_the_headline_is_one_sentence(share, plural, sentence):
    assert headline(share, plural) == sentence


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.031, 0.243, "between 3 and 24 of 100"),
        (0.001, 0.243, "at most 24 of 100"),
        (0.3, 0.999, "at least 30 of 100"),
        (0.101, 0.104, "about 10 of 100"),
        (0.0, 0.0, "about none of 100"),
    ],
)
def test_a_range_is_said_in_counts_of_a_hundred(low, high, said):
    assert between(low, high) == said


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.134, "13 of 100"), (0.001, "fewer than 1 of 100"), (0.999, "more than 99 of 100")],
)
def test_a_share_has_two_digits_at_most(share, said):
    assert of_100(share) == said


@given(SHARES, SHARES)
def test_no_range_and_no_share_has_more_than_two_digits(one, other):
    low, high = sorted((one, other))
    for text in (of_100(one).removesuffix(" of 100"), span(low, high)):
        assert all(len(word) <= 2 for word in text.split() if word.isdigit())


def test_words_for_odds_take_the_last_number_reached():
    assert [odds_word(p, WORDS) for p in (0.0, 0.39, 0.4, 1.0)] == [
        "seldom",
        "seldom",
        "about as often as not",
        "mostly",
    ]
    assert words_with_numbers(WORDS)[0] == "seldom: 0 to 40 of 100"
    assert odds_word(0.5, ()) == ""


def test_every_advice_has_a_label():
    assert [advice_label(word) for word in AdviceWord] == [
        "Start",
        "Repair first",
        "Do something else",
        "Do not start",
    ]


@pytest.mark.parametrize(
    ("ratio", "news"),
    [
        (Ratio(1.7, 1.1, 3.2), "speaks for"),
        (Ratio(0.5, 0.3, 0.9), "speaks against"),
        (Ratio(1.0, 0.7, 1.4), "could point either way"),
    ],
)
def test_what_the_place_adds_is_said_with_its_range(ratio, news):
    sentence = ratio_sentence(ratio)
    assert news in sentence
    assert "between" in sentence


def test_the_headline_tells_the_joint_odds_here_and_at_the_base_rate():
    both = EventForecast(0.25, 0.05, 0.6, 0.2, 0.03, 0.37, 0.4, 0.3, RangeParts(0, 0, 0, 0))
    here, outside = running_after_five_years(both)
    assert (here.value, here.low, here.high) == (0.25, 0.05, 0.6)
    assert (outside.value, outside.low, outside.high) == (0.2, 0.03, 0.37)


@given(SHARES, st.integers(0, 5000))
def test_the_range_of_chance_holds_the_share(share, trials):
    odds = chance_range(share, trials)
    assert 0 <= odds.low <= share <= odds.high <= 1
