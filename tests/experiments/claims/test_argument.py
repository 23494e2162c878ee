"""Is every claim of the paper declared whole, before anything is run?"""

import re

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.errors import UsageError
from jointaction.experiments.claims.argument import ARGUMENT, asked_claims
from jointaction.experiments.claims.claim import Verdict

CATALOGUE = load_catalogue()
each = pytest.mark.parametrize("claim", ARGUMENT, ids=lambda claim: str(claim.id))


def test_every_number_stands_for_one_claim():
    numbers = [claim.id for claim in ARGUMENT]
    assert numbers == sorted(set(numbers))
    assert set(numbers) <= set(range(1, 33))


@each
def test_a_claim_is_declared_whole(claim):
    for text in (claim.title, claim.says, claim.set_up, claim.expected):
        assert text.strip()
    assert re.fullmatch(r"[1-5](\.[1-4])?(, [1-5](\.[1-4])?)*", claim.section)
    assert any(condition.decides for condition in claim.conditions)
    names = [condition.name for condition in claim.conditions]
    assert len(names) == len(set(names))


@each
def test_every_verdict_has_words_of_its_own(claim):
    assert set(claim.because) == set(Verdict)
    assert len(set(claim.because.values())) == len(Verdict)


@each
def test_every_term_is_one_of_the_model(claim):
    for term in claim.terms:
        assert claim.condition(term.of).name
        for quantity in term.set_aside:
            assert "." not in quantity or CATALOGUE.parameter(quantity).title


@each
def test_thresholds_are_in_order(claim):
    for condition in claim.conditions:
        assert 0 < condition.thresholds.partly <= condition.thresholds.comes_out <= 1


def test_claims_are_asked_for_by_number_once_each_and_in_order():
    numbers = [claim.id for claim in asked_claims(["32", "8", "8"])]
    assert numbers == [8, 32]
    assert asked_claims([]) == ARGUMENT


@pytest.mark.parametrize("number", ["0", "33", "x", "-1", ""])
def test_a_number_that_is_no_claim_is_refused_naming_what_is_allowed(number):
    with pytest.raises(UsageError, match=r"What is allowed: \d"):
        asked_claims([number])
