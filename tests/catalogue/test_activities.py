"""Do activities, types, base rates and advice say what the product promises?"""

from statistics import median

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Activity, Prior, Shape
from jointaction.sources import Grade

KINDS = [
    "training",
    "testing",
    "environment",
    "quality_certification",
    "trade_fair",
    "export_promotion",
    "design_marketing",
    "marketing_consortium",
    "purchasing_coop",
    "technology_codevelopment",
    "technology_transfer",
    "information_services",
    "benchmarking",
    "lobbying",
    "association_building",
    "joint_upgrading",
    "innovation_network",
    "regional_strategy",
    "infrastructure",
    "self_regulation",
    "resource_management",
    "diversification",
    "cartel",
]
RATINGS = {
    "core_closeness",
    "predation_latitude",
    "free_riding_latitude",
    "immediacy",
    "scale_economies",
}
PROMISED = {
    "do_not_start_below": 0.6,
    "repair_must_reach": 0.8,
    "alternative_times": 1.5,
    "repair_times": 1.25,
    "start_at": 1.25,
    "model_weight_low": 0.0,
    "model_weight_high": 0.5,
    "log_odds_cap": 1.5,
}
QUANTITIES_A_TYPE_MAY_SHIFT = {
    "tie_game.continuation",
    "tie_game.temptation",
    "benefit_factor",
    "skill",
    "vertical_ties.share",
    "vertical_ties.longer",
    "exchange.sharing",
    "exchange.mobility",
    "exchange.not_invented_here",
    "paradigms.make_or_buy",
    "entry_and_exit.start_cash",
    "entry_and_exit.entry",
    "spin_offs.rate",
}


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def middle(prior: Prior) -> float:
    return (prior.low + prior.high) / 2


def worth(activity: Activity) -> float:
    return middle(activity.benefit) / middle(activity.cost)


def test_every_kind_of_the_case_library_is_there_and_no_other(catalogue):
    assert len(KINDS) == 23
    assert set(catalogue.activities) == set(KINDS)
    assert set(catalogue.keys["initiative.kind"].words) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_typical_ratings_are_complete_and_on_the_scale(catalogue, kind):
    typical = catalogue.activities[kind].typical
    assert set(typical) == RATINGS
    assert all(0 <= rating <= 5 for rating in typical.values())


@pytest.mark.parametrize("kind", KINDS)
def test_weaker_variants_are_farther_from_the_core(catalogue, kind):
    activity = catalogue.activities[kind]
    for variant in activity.weaker_variants:
        farther = catalogue.activities[variant]
        assert farther.typical["core_closeness"] < activity.typical["core_closeness"]


def test_no_kind_stands_out_by_what_it_is_worth(catalogue):
    ratios = {name: worth(activity) for name, activity in catalogue.activities.items()}
    usual = median(ratios.values())
    assert all(usual / 2 < ratio < usual * 2 for ratio in ratios.values())


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_of_a_kind_keep_to_their_range(catalogue, kind):
    activity = catalogue.activities[kind]
    assert activity.cost.low > 0
    assert activity.benefit.low > 0
    assert 0.1 <= activity.threshold.low < activity.threshold.high <= 0.7
    assert activity.goal_quarters.shape is Shape.LOG_UNIFORM
    assert 0 <= activity.knowledge.low < activity.knowledge.high <= 1
    assert activity.plain == activity.plain.lower()


def test_the_three_activities_that_work_are_offered_and_the_cartel_never(catalogue):
    offered = {n for n, activity in catalogue.activities.items() if activity.offered_as_alternative}
    assert {"training", "testing", "environment"} <= offered
    assert not {"cartel", "diversification", "purchasing_coop"} & offered


def test_what_competition_law_forbids_carries_a_warning(catalogue):
    for kind in ("purchasing_coop", "marketing_consortium", "cartel", "self_regulation"):
        warnings = " ".join(catalogue.activities[kind].warnings)
        assert "competition law" in warnings
        assert "section 3.2" in warnings


def test_a_purchasing_cooperative_needs_more_firms_than_training(catalogue):
    needs = {kind: catalogue.activities[kind].threshold for kind in ("purchasing_coop", "training")}
    assert middle(needs["purchasing_coop"]) > middle(needs["training"])


@pytest.mark.parametrize(("event", "mean"), [("takes_off", 0.45), ("lasts", 0.35), ("pays", 0.35)])
def test_base_rates_have_the_means_promised(catalogue, event, mean):
    rate = catalogue.base_rates[event]
    assert rate.event == event
    assert rate.mean == pytest.approx(mean)
    assert rate.grade is Grade.JUDGED
    assert rate.ceiling is not None
    assert rate.floor is not None
    assert len(rate.neighbours) >= 10


def test_all_three_events_together_are_seldom(catalogue):
    takes_off, lasts, pays = (catalogue.base_rates[e].mean for e in ("takes_off", "lasts", "pays"))
    assert takes_off * lasts * pays == pytest.approx(0.055, abs=0.001)


def test_thresholds_of_the_advice_are_complete_and_judged(catalogue):
    thresholds = catalogue.advice.thresholds
    assert {name: thresholds[name].value for name in PROMISED} == PROMISED
    assert all(judged.grade is Grade.JUDGED and judged.why for judged in thresholds.values())


def test_every_advice_has_its_sentence(catalogue):
    answers = catalogue.advice.answers
    assert set(answers) == {"start", "repair_first", "do_something_else", "do_not_start"}
    assert "worth starting small, with stop rules" in answers["start"].lower()
    assert "still likelier to fail than not" in answers["start"]


def test_words_for_odds_rise_from_zero(catalogue):
    froms = [start for start, _ in catalogue.advice.words]
    assert froms[0] == 0
    assert froms == sorted(set(froms))
    assert froms[-1] < 1


def test_a_dossier_may_name_five_types_and_only_those_shift_the_model(catalogue):
    types = catalogue.cluster_types
    nameable = {name for name, kind in types.items() if kind.in_dossier}
    assert nameable == {"survival", "fordist", "transnational", "mature", "emerging"}
    assert nameable == set(catalogue.keys["cluster.cluster_type"].words)
    assert {name for name, kind in types.items() if kind.shifts} == nameable
    shifted = {shift.quantity for kind in types.values() for shift in kind.shifts}
    assert shifted <= QUANTITIES_A_TYPE_MAY_SHIFT


def test_a_survival_cluster_has_less_of_everything_than_an_industrial_district(catalogue):
    survival, mature = (
        {shift.quantity: shift for shift in catalogue.cluster_types[name].shifts}
        for name in ("survival", "mature")
    )
    for quantity in ("tie_game.continuation", "vertical_ties.share", "skill"):
        assert survival[quantity].mode < 0 < mature[quantity].mode
    assert survival["entry_and_exit.start_cash"].high < 0


def test_survival_clusters_gain_less_and_part_sooner(catalogue):
    shifts = {shift.quantity: shift for shift in catalogue.cluster_types["survival"].shifts}
    assert shifts["tie_game.continuation"].high < 0
    assert shifts["benefit_factor"].low < shifts["benefit_factor"].high <= 0


def test_orders_are_all_different(catalogue):
    for things in (catalogue.instruments, catalogue.bundles):
        orders = [thing.order for thing in things.values()]
        assert len(orders) == len(set(orders))
