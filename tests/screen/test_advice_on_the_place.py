"""What is advised beyond passing and failing: what would change it, and who could do what?"""

from dataclasses import replace

import pytest

from jointaction.diagnose import diagnose
from jointaction.evidence.testimony import Evidence, Intention
from jointaction.forecast.forecast import forecast
from jointaction.screen import screen
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.simulate import simulate
from tests.diagnose.heard import saying
from tests.diagnose.places import CATALOGUE, place

ASKED = Intention("number-1", 20, 0.6, 0.45, 0.75, 0.3, 0.2, 0.4)
WRONG = {
    "host": False, "hypotheses_workshop": False, "invitation_channels": 1.0, "interviews": 2.0,
    "mini_workshops": 5.0, "decision_makers_share": 0.2, "only_usual_suspects": True,
    "theory_first": True, "rules_explained": False, "media_told": False,
}  # fmt: skip
RIGHT = {
    "host": True, "hypotheses_workshop": True, "invitation_channels": 3.0, "interviews": 20.0,
    "mini_workshops": 5.0, "decision_makers_share": 0.6, "only_usual_suspects": False,
    "theory_first": False, "rules_explained": True, "media_told": True,
}  # fmt: skip


def screened(dossier):
    return screen(dossier, diagnose(dossier, CATALOGUE), CATALOGUE)


def with_evidence(dossier=None, **evidence):
    return replace(dossier or place(), evidence=Evidence(**evidence))


def one_of(**ratings):
    return screened(place([{"kind": "joint_upgrading", **ratings}])).initiatives[0]


def test_each_criterion_in_doubt_says_what_would_have_to_change():
    result = one_of(core_closeness=5, immediacy=2, scale_economies=4)
    told = {needed.criterion: needed for needed in result.to_pass}
    assert set(told) == {finding.id for finding in result.criteria
                         if finding.finding in ("fails", "doubtful")}  # fmt: skip
    core = told["cooperation/touches_core_activity"]
    assert core.sentence.startswith("Rated 5 of 5; it would have to be below 3. ")
    immediate = told["cooperation/addresses_immediate_problem"]
    assert immediate.sentence.startswith("Rated 2 of 5; it would have to be above 3. ")


@pytest.mark.parametrize("criterion", sorted(CATALOGUE.criteria))
def test_every_criterion_can_say_what_would_change_it(criterion):
    assert CATALOGUE.criteria[criterion].to_pass


def test_weaker_forms_come_with_the_peripheral_first_and_a_reason():
    variants = one_of(core_closeness=5).variants
    typical = [CATALOGUE.activities[one.kind].typical for one in variants]
    order = [(t["core_closeness"], -t["immediacy"], -t["scale_economies"]) for t in typical]
    assert len(order) > 2
    assert order == sorted(order)
    assert all("closeness to the core" in one.why for one in variants)


@pytest.mark.parametrize(
    ("kind", "touched"),
    [("purchasing_coop", "suppliers"), ("cartel", "prices"), ("marketing_consortium", "customers")],
)
def test_competition_law_is_warned_of_with_the_place_to_look(kind, touched):
    warning = screened(place([{"kind": kind}])).initiatives[0].anti_trust
    assert touched in warning
    assert "competition authority" in warning


def test_no_warning_of_competition_law_where_there_is_nothing_to_find():
    assert screened(place([{"kind": "training"}])).initiatives[0].anti_trust == ""


def test_those_asked_may_know_that_no_advice_was_taken():
    dossier = with_evidence(testimonies=(saying("FF2.05", "looked_at", 3),))
    assert "No legal advice was taken yet" in screened(dossier).initiatives[0].anti_trust


def test_instruments_begin_with_governments_own_house():
    dossier = place(history={"local_government": 0, "rivalry": 5, "association_strength": 0})
    told = screened(dossier).instruments
    assert told[0].instrument == "local_government/own_house_in_order"
    orders = [CATALOGUE.instruments[one.instrument].order for one in told]
    assert orders == sorted(orders)
    assert all(one.why_now.startswith("Here: ") for one in told)
    assert not any(CATALOGUE.instruments[o.instrument].table == "conventional" for o in told)


def test_no_instrument_against_what_was_not_found():
    dossier = place(history={"rivalry": 0}, cluster={"external_ownership_share": 0.0})
    found = {one.id for one in diagnose(dossier, CATALOGUE).obstacles if (one.severity or 0) >= 1}
    for one in screened(dossier).instruments:
        assert set(one.codes) <= found


def test_every_typical_error_is_told_with_what_to_do_instead():
    told = screened(with_evidence(process=WRONG)).appraisal_errors
    assert len(told) == sum(bool(fact.wrong) for fact in CATALOGUE.process.values())
    assert screened(with_evidence(process=RIGHT)).appraisal_errors == ()


def test_what_nobody_told_is_asked_once_somebody_began():
    assert screened(place()).not_told == ()
    told = screened(with_evidence(process={"host": True}))
    assert len(told.not_told) == len(CATALOGUE.process) - 1
    assert told.appraisal_errors == ()


def test_a_start_that_only_government_wanted_is_seen_in_what_people_say():
    dossier = with_evidence(testimonies=(saying("PP1.09", "who", 3.5, voice="informant"),))
    assert any("supply-driven" in w for w in screened(dossier).initiatives[0].warnings)


def test_stated_intentions_are_shown_raw_and_divided():
    said = screened(with_evidence(intentions=(ASKED,))).initiatives[0].intention
    assert said is not None
    assert (said.raw, said.raw_low, said.raw_high) == (0.6, 0.45, 0.75)
    assert (said.low, said.high) == pytest.approx((0.45 / 4, 0.75))
    assert "60 of 100" in said.sentence
    assert "corrects nothing" in said.sentence
    assert set(said.sources) <= set(CATALOGUE.references)


@pytest.mark.slow
def test_none_of_it_moves_the_odds():
    plain = place([{"kind": "training", "intended_firms": 12}], cluster={"n_firms": 30})
    told = with_evidence(plain, intentions=(ASKED,), process=WRONG)

    def odds(dossier):
        simulation = simulate(dossier, CATALOGUE, Ensemble(0, 16, 1, 1))
        (one,) = forecast(simulation, screened(dossier), CATALOGUE).initiatives
        return one.takes_off, one.lasts, one.pays, one.advice

    assert odds(told) == odds(plain)
