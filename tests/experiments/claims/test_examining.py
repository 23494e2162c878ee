"""Does a made-up claim get the finding that it deserves, from the measure to the kind?"""

import numpy as np

from jointaction.catalogue.load import load_catalogue
from jointaction.experiments.claims.claim import Condition, Kind, Measured, Term, Verdict
from jointaction.experiments.claims.examining import examined
from tests.experiments.claims.made_up import claim_of, worlds_of

CATALOGUE = load_catalogue()


def by_similarity(worlds):
    """The effect is the similarity term itself: put in, if anything ever was."""
    worlds.played += worlds.number
    return Measured({"effect": worlds.parameters()["tie_game.similarity"]})


def test_a_term_that_is_the_effect_puts_the_claim_in():
    finding = examined(claim_of(by_similarity, terms=(Term("tie_game.similarity"),)), CATALOGUE, 20)
    assert finding.kind is Kind.PUT_IN
    assert finding.putting_in == ("tie_game.similarity",)
    assert finding.verdict is Verdict.COMES_OUT
    assert finding.explanation == "It does."
    assert finding.runs == 40  # without the term too


def test_a_term_that_only_carries_the_effect_leaves_it_emergent():
    term = Term("tie_game.similarity", states=False)
    finding = examined(claim_of(by_similarity, terms=(term,)), CATALOGUE, 20)
    assert finding.ablations[0].removes
    assert finding.kind is Kind.EMERGENT


def test_a_term_that_leaves_the_effect_does_not_put_it_in():
    finding = examined(claim_of(by_similarity, terms=(Term("talk.written"),)), CATALOGUE, 20)
    assert not finding.ablations[0].removes
    assert finding.kind is Kind.EMERGENT


def test_a_claim_is_as_good_as_its_weakest_deciding_condition():
    claim = claim_of(
        lambda worlds: worlds_of(strong=[1] * 10, weak=[1] * 7 + [-1] * 3, aside=[-1] * 10),
        Condition("strong", "holds"),
        Condition("weak", "holds in seven of ten"),
        Condition("aside", "never holds", decides=False),
    )
    finding = examined(claim, CATALOGUE, 10)
    assert finding.deciding.condition.name == "weak"
    assert finding.verdict is Verdict.PARTLY
    assert finding.explanation.startswith("Here and there. Weakest here: holds in seven of ten.")


def test_a_term_of_another_condition_puts_in_a_part_only():
    claim = claim_of(
        lambda worlds: Measured(
            {
                "effect": worlds.parameters()["talk.written"],
                "beside": worlds.parameters()["tie_game.similarity"],
            }
        ),
        Condition("effect", "an effect"),
        Condition("beside", "another effect"),
        terms=(Term("tie_game.similarity", of="beside"),),
    )
    finding = examined(claim, CATALOGUE, 10)
    assert finding.kind is Kind.EMERGENT
    assert finding.parts_put_in == (("another effect", "tie_game.similarity"),)


def test_the_first_worlds_of_a_seed_are_the_same_however_many_there_are():
    few, many = (examined(claim_of(keep), CATALOGUE, number, seed=5) for number in (10, 30))
    assert few.curves[0].upwards == many.curves[0].upwards[:10]
    assert few.curves[0].upwards != examined(claim_of(keep), CATALOGUE, 10).curves[0].upwards


def keep(worlds):
    """Every world's number as a line, so that a test can see it."""
    from jointaction.experiments.claims.claim import Curve

    drawn = worlds.parameters()["learning.forgetting"]
    line = Curve("all", tuple(np.arange(float(worlds.number))), tuple(drawn.tolist()))
    return Measured({"effect": drawn}, (line,))
