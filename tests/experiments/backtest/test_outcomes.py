"""Is each event asked only of what had the one before, and is what is open left open?"""

import pytest

from jointaction.experiments.backtest.outcomes import NotScored, answers
from tests.experiments.backtest.made_up import attempt

NOT = NotScored


@pytest.mark.parametrize(
    ("words", "strictly", "kindly"),
    [
        (("yes", "yes", "yes"), (True, True, True), (True, True, True)),
        (("yes", "yes", "no"), (True, True, False), (True, True, False)),
        (
            ("partly", "yes", "yes"),
            (False, NOT.DID_NOT_TAKE_OFF, NOT.DID_NOT_TAKE_OFF),
            (True, True, True),
        ),
        (("yes", "partly", "yes"), (True, False, NOT.DID_NOT_LAST), (True, True, True)),
        (("yes", "yes", "partly"), (True, True, False), (True, True, True)),
        (
            ("no", "no", "no"),
            (False, NOT.DID_NOT_TAKE_OFF, NOT.DID_NOT_TAKE_OFF),
            (False, NOT.DID_NOT_TAKE_OFF, NOT.DID_NOT_TAKE_OFF),
        ),
        (("yes", "na", "yes"), (True, NOT.ONE_OFF, NOT.ONE_OFF), (True, NOT.ONE_OFF, NOT.ONE_OFF)),
        (
            ("yes", "unknown", "yes"),
            (True, NOT.UNKNOWN, NOT.UNKNOWN),
            (True, NOT.UNKNOWN, NOT.UNKNOWN),
        ),
        (
            ("yes", "yes", "na"),
            (True, True, NOT.DOES_NOT_APPLY),
            (True, True, NOT.DOES_NOT_APPLY),
        ),
        ((None, "yes", "yes"), (NOT.NOT_CODED,) * 3, (NOT.NOT_CODED,) * 3),
    ],
)
def test_what_is_asked_of_what(words, strictly, kindly):
    outcome = dict(zip(("took_off", "lasted_5y", "paid"), words, strict=True))
    coded = {key: word for key, word in outcome.items() if word is not None}
    assert tuple(answers(coded, partly_is_yes=False).values()) == strictly
    assert tuple(answers(coded, partly_is_yes=True).values()) == kindly


def test_nothing_coded_is_not_a_failure():
    assert set(answers({}, partly_is_yes=False).values()) == {NOT.NOT_CODED}


def test_an_initiative_of_which_nothing_is_known_is_not_played():
    assert attempt("a", "partly").scored
    assert not attempt("a", "yes", outcome={}).scored
