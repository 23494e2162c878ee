"""Does each answer of a dossier enter the model once, by the formula that is documented?"""

from dataclasses import replace

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.forecast.reference import unknown_dossier
from jointaction.simulate.mapping import (
    MOST_FIRMS,
    RULED_BY_FEW_BUYERS,
    return_a_member,
    shifted,
)
from jointaction.simulate.place import burnt_in, histories
from jointaction.simulate.runs import Ensemble
from jointaction.simulate.simulate import simulate
from tests.simulate.dossiers import dossier_of, initiative_of, said

ENSEMBLE = Ensemble(seed=2, draws=300, runs_per_draw=1)


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def quantities(catalogue):
    """Everything the model takes for a dossier and its first initiative."""

    def of(dossier, ensemble=ENSEMBLE):
        small = replace(ensemble, draws=min(ensemble.draws, 300))
        place = burnt_in(dossier, catalogue, small)
        return place.quantities(dossier.initiatives[0])

    return of


def same(values, by_hand):
    np.testing.assert_allclose(values, np.broadcast_to(by_hand, np.shape(values)), atol=1e-12)


def test_a_place_of_which_nothing_is_known_is_the_reference(catalogue):
    """So that without local evidence the answer is the base rate."""
    nothing = dossier_of(initiative_of("training", "anything"))
    ours = simulate(nothing, catalogue, Ensemble(draws=64)).with_initiative["anything"]
    reference = unknown_dossier("training")
    theirs = simulate(reference, catalogue, Ensemble(draws=64)).with_initiative[
        "reference-training"
    ]
    for name in ("cooperation", "participation", "took_off", "lasted", "project_net", "ending"):
        np.testing.assert_array_equal(getattr(ours, name), getattr(theirs, name))
    for name, values in ours.drawn.items():
        np.testing.assert_array_equal(values, theirs.drawn[name], err_msg=name)


def test_ratings_of_the_place(quantities):
    q = quantities(
        dossier_of(
            history__prior_cooperation=1.5, history__rivalry=4.0, history__association_strength=2.0,
            history__local_government=3.0, history__skill_level=2.5, cluster__n_firms=80,
            cluster__product_similarity=0.75, cluster__external_ownership_share=0.25,
        )
    )  # fmt: skip
    same(q["starting_disposition"], q["place.disposition_factor"] * -2.5)
    same(q["starting_trust"], q["place.trust_factor"] * -2.5 + 0.5 * q["place.trust_noise"])
    same(q["rivalry_pressure"], 0.8)
    same(q["meetings"], 0.4)
    same(q["product_similarity"], 0.75)
    same(q["external_share"], 0.25)
    same(q["firms"], 80)
    # Types of cluster shift a few of these by declared amounts, in some draws only.
    types = q["cluster.cluster_type"]
    plain = np.isclose(q["detection"], q["rules.detection_by_association"] * 0.4)
    assert plain.any()
    assert len(np.unique(types)) > 1
    assert np.isclose(q["red_tape"], 0.4).any()
    assert np.isclose(q["credibility"], 0.6).any()
    assert np.isclose(q["facilitation"], 0.6).any()
    assert np.isclose(q["skill"], 0.5).any()


def test_a_type_of_cluster_shifts_what_it_declares_and_nothing_else(catalogue, quantities):
    """Where the type is unknown, draws of one type differ from its absence by its shifts alone."""
    bare = replace(
        catalogue,
        cluster_types={
            name: replace(kind, shifts=()) for name, kind in catalogue.cluster_types.items()
        },
    )
    dossier = dossier_of()
    with_shifts = quantities(dossier)
    without = burnt_in(dossier, bare, ENSEMBLE).quantities(dossier.initiatives[0])
    declared = {s.quantity for kind in catalogue.cluster_types.values() for s in kind.shifts}
    for name, values in without.items():
        if name not in declared:
            np.testing.assert_array_equal(values, with_shifts[name], err_msg=name)
    for name in declared:
        assert not np.array_equal(with_shifts[name], without[name]), name


@pytest.mark.parametrize("word", ["few_external", "mnc_parents", "many_domestic", None])
def test_buyers_play_firms_off(catalogue, quantities, word):
    """buyer_power / 5 where few outside buyers rule, a part of it elsewhere."""
    told = {"cluster__buyer_structure": word} if word else {}
    dossier = dossier_of(cluster__buyer_power=4.0, **told)
    q = quantities(dossier)
    listed = list(catalogue.keys["cluster.buyer_structure"].words)
    structure = np.array(listed)[q["cluster.buyer_structure"].astype(int)]
    few = np.isin(structure, RULED_BY_FEW_BUYERS)
    same(q["play_off"], 0.8 * np.where(few, 1, q["buyers.play_off_elsewhere"]))
    if word:
        assert (structure == word).all()
    else:
        assert 0 < few.mean() < 1


def test_ratings_of_the_initiative(quantities):
    q = quantities(
        dossier_of(
            initiative_of(
                core_closeness=1.0, predation_latitude=2.0, immediacy=3.0, scale_economies=4.0,
                free_riding_latitude=2.5, external_pressure=0.5, crisis_at_start=5.0,
            ),
        )
    )  # fmt: skip
    for name, by_hand in (
        ("core", 0.2), ("predation", 0.4), ("immediacy", 0.6), ("scale", 0.8),
        ("free_riding", 0.5), ("external_pressure", 0.1), ("crisis", 1.0),
    ):  # fmt: skip
        same(q[name], by_hand)


@pytest.mark.parametrize(("kind", "common"), [("training", False), ("purchasing_coop", True)])
def test_a_crisis_presses_only_where_the_problem_is_common_and_immediacy_unrated(
    catalogue, quantities, kind, common
):
    assert catalogue.activities[kind].common_problem == common
    calm, bad = (quantities(dossier_of(initiative_of(kind, crisis_at_start=c))) for c in (0.0, 2.5))
    same(bad["immediacy"], calm["immediacy"])
    same(calm["crisis_immediacy"], 0)
    same(bad["crisis_immediacy"], common * bad["crisis.immediacy"] * 0.5)


@pytest.mark.parametrize(
    ("year", "start", "quarters"), [(2010, 2010, 0), (2010, 2012, 8), (1990, 2010, 80)]
)
def test_a_crisis_fades_from_its_year_to_the_start(quantities, year, start, quarters):
    dossier = dossier_of(
        initiative_of(start_year=said("initiative.start_year", start)),
        crisis__year=said("crisis.year", year), crisis__severity=4.0,
    )  # fmt: skip
    q = quantities(dossier)
    same(q["crisis"], 0.8 * 0.5 ** (quarters / q["crisis.half_life"]))


def test_the_reference_year_stands_in_for_a_start(quantities):
    dossier = dossier_of(
        crisis__year=said("crisis.year", 2010), crisis__severity=4.0,
        cluster__ref_year=said("cluster.ref_year", 2011),
    )  # fmt: skip
    q = quantities(dossier)
    same(q["crisis"], 0.8 * 0.5 ** (4 / q["crisis.half_life"]))


def test_a_crisis_after_the_start_is_not_known_at_the_start(quantities):
    later = dossier_of(
        initiative_of(start_year=said("initiative.start_year", 2000)),
        crisis__year=said("crisis.year", 2008), crisis__severity=5.0,
    )  # fmt: skip
    unknown = dossier_of(initiative_of(start_year=said("initiative.start_year", 2000)))
    same(quantities(later)["crisis"], quantities(unknown)["crisis"])


def test_no_crisis_is_none(quantities):
    same(quantities(dossier_of(crisis__year=said("crisis.year", 0)))["crisis"], 0)


def test_a_rated_crisis_at_the_start_replaces_the_faded_one(quantities):
    dossier = dossier_of(
        initiative_of(start_year=said("initiative.start_year", 2012), crisis_at_start=1.0),
        crisis__year=said("crisis.year", 2010), crisis__severity=5.0,
    )  # fmt: skip
    same(quantities(dossier)["crisis"], 0.2)


@pytest.mark.parametrize("word", ["none", "low", "medium", "high"])
def test_words_for_a_subsidy(catalogue, quantities, word):
    q = quantities(dossier_of(initiative_of(subsidy=word)))
    listed = list(catalogue.keys["initiative.subsidy"].words)
    words = np.array(listed)[q["initiative.subsidy"].astype(int)]
    assert (words == word).mean() > 0.7
    for each in ("low", "medium", "high"):
        drawn = words == each
        same(q["subsidy_share"][drawn], q[f"subsidy.{each}"][drawn])
    same(q["subsidy_share"][words == "none"], 0)
    paid_for = words != "none"
    same(q["subsidy_quarters"][~paid_for], 0)
    same(q["subsidy_quarters"][paid_for], np.round(q["subsidy.quarters"])[paid_for])


def test_the_year_in_which_a_subsidy_ends(quantities):
    q = quantities(
        dossier_of(
            initiative_of(
                subsidy="high",
                start_year=said("initiative.start_year", 2016),
                subsidy_end_year=said("initiative.subsidy_end_year", 2019),
            )
        )
    )
    paid_for = q["subsidy_share"] > 0
    same(q["subsidy_quarters"][~paid_for], 0)
    assert set(q["subsidy_quarters"][paid_for]) == {13, 14, 15, 16}


@pytest.mark.parametrize(
    ("firms", "asked", "intended"), [(40, 20, 20), (12, 20, 12), (5000, 900, 300), (1, 20, 1)]
)
def test_intended_firms_are_never_more_than_there_are_or_three_hundred(
    quantities, firms, asked, intended
):
    dossier = dossier_of(initiative_of(intended_firms=asked), cluster__n_firms=firms)
    q = quantities(dossier, Ensemble(draws=3, runs_per_draw=1))
    same(q["intended"], intended)
    assert (q["simulated"] <= min(firms, MOST_FIRMS)).all()
    assert (q["simulated"] >= intended).all()
    with_rivals = np.ceil(intended * (1 + q["place.rivals_asked_aside"]))
    same(q["simulated"], np.minimum(with_rivals, min(firms, MOST_FIRMS)))


def test_a_stated_return_is_believed_less_its_optimism(quantities):
    """Benefit over cost of 6 with all 16 firms for 20 quarters, launch included: a member's benefit
    is 6 / optimism x cost x 16 ** (-gam x .5) x (1 + launch / 20).
    """
    told = initiative_of(
        cost_total=said("initiative.cost_total", 100.0), intended_firms=16, scale_economies=2.5,
        benefit_total=said("initiative.benefit_total", 600.0),
    )  # fmt: skip
    q = quantities(dossier_of(told, cluster__n_firms=50))
    same(q["stated_return"], 6)
    alone = q["cost"] * 16 ** (-0.5 * q["required_trust.economies"])
    launch = 1 + q["costs_and_gains.launch_quarters"] / 20
    believed = 6 / q["costs_and_gains.optimism"] * q["benefit_factor"]
    same(return_a_member(q), believed * alone * launch)


@pytest.mark.parametrize("told", [{"benefit_total": 600.0}, {"cost_total": 0.0}, {}])
def test_a_return_that_is_not_stated_is_drawn(quantities, told):
    """Half a statement, or a cost of nothing, tells no return: then what proposals claim."""
    says = {key: said(f"initiative.{key}", value) for key, value in told.items()}
    q = quantities(dossier_of(initiative_of(**says)))
    same(q["stated_return"], q["costs_and_gains.stated_return"])
    assert q["stated_return"].min() >= 1
    assert q["stated_return"].max() <= 8


def test_a_stated_return_keeps_its_range(quantities):
    told = initiative_of(
        cost_total=said("initiative.cost_total", 100.0, 50.0, 200.0),
        benefit_total=said("initiative.benefit_total", 300.0, 100.0, 900.0),
    )
    stated = quantities(dossier_of(told))["stated_return"]
    assert 0.5 <= stated.min() < 1.5 < 6 < stated.max() <= 18


RATED = {
    "history.rivalry": ("rivalry_pressure", 5), "history.prior_cooperation": (None, 5),
    "history.association_strength": ("meetings", 5), "initiative.core_closeness": ("core", 5),
    "initiative.predation_latitude": ("predation", 5), "initiative.immediacy": (None, 5),
    "initiative.scale_economies": ("scale", 5),
    "initiative.free_riding_latitude": ("free_riding", 5),
    "cluster.buyer_power": (None, 5), "cluster.product_similarity": ("product_similarity", 1),
}  # fmt: skip


@pytest.mark.parametrize("path", RATED)
def test_what_is_missing_is_drawn_from_its_whole_scale(quantities, path):
    quantity, top = RATED[path]
    q = quantities(dossier_of(initiative_of("training")))
    drawn = q[path]
    assert drawn.min() < 0.05 * top
    assert drawn.max() > 0.95 * top
    assert abs(drawn.mean() - top / 2) < 0.1 * top
    if quantity is not None:
        same(q[quantity], drawn / top)


@pytest.mark.parametrize(
    ("path", "zero"),
    [("initiative.external_pressure", 0.5), ("cluster.external_ownership_share", 0.3)],
)
def test_what_has_a_natural_zero_is_often_zero(catalogue, quantities, path, zero):
    assert catalogue.keys[path].missing.zero_share == zero
    drawn = quantities(dossier_of())[path]
    assert abs((drawn == 0).mean() - zero) < 0.1
    assert np.median(drawn[drawn > 0]) < np.max(drawn) / 2


@pytest.mark.parametrize("poorly", [False, True])
def test_a_rating_without_a_range_carries_the_error_of_the_field(catalogue, quantities, poorly):
    """80 % of draws lie within the half-range, once the rater's common leaning is taken off."""
    dossier = dossier_of(
        initiative_of(core_closeness=said("initiative.core_closeness", 2.5)), poorly_known=poorly
    )
    q = quantities(dossier)
    error = catalogue.keys["initiative.core_closeness"].error
    half = error.half_range_poorly_known if poorly else error.half_range
    off = q["core"] * 5 - 2.5 - q["place.rater_shift"]
    assert abs((np.abs(off) <= half).mean() - 0.8) < 0.07
    assert np.ptp(q["place.rater_shift"]) <= 0.8


def test_a_stated_range_is_kept_to(quantities):
    dossier = dossier_of(
        initiative_of(core_closeness=said("initiative.core_closeness", 2.0, 1.5, 3.0))
    )
    core = quantities(dossier)["core"] * 5
    assert core.min() >= 1.5
    assert core.max() <= 3.0
    assert abs(core.mean() - (1.5 + 2 + 3) / 3) < 0.06


def test_a_known_and_an_unknown_answer_take_the_same_luck(quantities):
    """Two places that differ in one answer differ in nothing else."""
    one = quantities(dossier_of())
    other = quantities(dossier_of(history__rivalry=4.0))
    moved = {"rivalry_pressure", "starting_disposition", "starting_trust", "history.rivalry"}
    for name, values in one.items():
        if name not in moved:
            np.testing.assert_array_equal(values, other[name], err_msg=name)
    for name in moved:
        assert not np.array_equal(one[name], other[name]), name


def test_every_quantity_that_the_catalogue_names_is_in_the_model(catalogue):
    dossier = dossier_of()
    place = burnt_in(dossier, catalogue, Ensemble(draws=2, runs_per_draw=1))
    drawn = histories(place, dossier.initiatives[0]).drawn
    for key in catalogue.keys.values():
        for move in key.moves:
            assert set(move.quantities) <= drawn.keys(), key.path
            assert set(move.parameters) <= drawn.keys(), key.path
    for thing in (*catalogue.cluster_types.values(), *catalogue.instruments.values()):
        for one in thing.shifts:
            assert one.quantity in drawn, f"{thing.name}: {one.quantity}"


@pytest.mark.slow
def test_every_instrument_moves_a_history(catalogue):
    """In at least one of 256 draws it is not held back by a bound, and something comes out else."""
    dossier = dossier_of(initiative_of("purchasing_coop"))
    place = burnt_in(dossier, catalogue, Ensemble(draws=256, runs_per_draw=1))
    initiative = dossier.initiatives[0]
    plain = histories(place, initiative)
    for instrument in catalogue.instruments.values():
        if instrument.shifts:
            used = histories(place, initiative, instrument.shifts)
            for shift in instrument.shifts:
                before, after = plain.drawn[shift.quantity], used.drawn[shift.quantity]
                assert not np.array_equal(before, after), instrument.name
            moved = [
                not np.array_equal(before, used.series[name])
                for name, before in plain.series.items()
            ]
            assert any(moved), instrument.name


@pytest.mark.parametrize(
    ("mild", "hard"),
    [
        ({"cluster__product_similarity": 0.0}, {"cluster__product_similarity": 1.0}),
        (
            {"cluster__buyer_structure": "quasi_hierarchy", "cluster__buyer_power": 0},
            {"cluster__buyer_structure": "quasi_hierarchy", "cluster__buyer_power": 5},
        ),
        (
            {"history__rivalry": 0, "history__prior_cooperation": 5},
            {"history__rivalry": 5, "history__prior_cooperation": 0},
        ),
    ],
)
@pytest.mark.slow
def test_what_hurts_trade_hurts_joint_projects(catalogue, mild, hard):
    """Trade reaches projects through the spill-over of beliefs, the way the paper says."""
    at_work = []
    for answers in (mild, hard):
        dossier = dossier_of(initiative_of("training"), **answers)
        place = burnt_in(dossier, catalogue, Ensemble(draws=2000))
        at_work.append(histories(place, dossier.initiatives[0]).participation.mean())
    assert at_work[0] > at_work[1]


def test_history_is_settled_when_the_initiative_starts(catalogue):
    """Rated history shows in trade from quarter 0 on, and does not jump in the first year."""
    levels = {}
    for name, rivalry, cooperation in (("bad", 5, 0), ("good", 0, 5)):
        answers = {"history__rivalry": rivalry, "history__prior_cooperation": cooperation}
        dossier = dossier_of(initiative_of("training"), **answers)
        place = burnt_in(dossier, catalogue, Ensemble(draws=256))
        alone = histories(place, dossier.initiatives[0], absent=True)
        levels[name] = np.nanmean(alone.cooperation[:5], axis=1)
    assert np.ptp(levels["bad"]) < 0.05
    assert np.ptp(levels["good"]) < 0.05
    assert levels["good"].min() - levels["bad"].max() > 0.3


def test_a_shift_of_something_unknown_is_refused():
    with pytest.raises(KeyError):
        shifted({"core": np.zeros(2)}, {"unheard_of": np.ones(2)})


# What an answer of a dossier never sets: experiments set it.
SET_BY_EXPERIMENTS_ONLY = {"rules.crowding_out", "required_trust.earlier"}
# What only an instrument that cuts red tape sets off.
SET_BY_INSTRUMENTS_ONLY = {"government.up", "government.essential"}


@pytest.mark.slow
def test_every_parameter_does_something(catalogue):
    """Each is held at its low and at its high end in turn; some result must differ."""
    told = initiative_of(
        "purchasing_coop", "told", crisis_at_start=4.0,
        cost_total=said("initiative.cost_total", 1.0), subsidy="medium",
        benefit_total=said("initiative.benefit_total", 4.0),
    )  # fmt: skip
    faded = initiative_of("training", "faded", start_year=said("initiative.start_year", 2012))
    undated = initiative_of("training", "undated")  # its start, and so the crisis's age, unknown
    dossier = dossier_of(
        told, faded, undated, crisis__year=said("crisis.year", 2010), crisis__severity=5.0,
        cluster__n_firms=30, history__rivalry=said("history.rivalry", 2.0),
        history__prior_cooperation=said("history.prior_cooperation", 4.0),
    )  # fmt: skip
    idle = set()
    for mechanism in catalogue.mechanisms.values():
        for symbol, parameter in mechanism.parameters.items():
            ends = []
            for value in (parameter.low, parameter.high):
                held = replace(parameter, default=value, low=value, high=value)
                if parameter.symbol == "h":  # whole numbers between its own ends
                    held = replace(parameter, low=value, high=value + 1e-9)
                others = dict(mechanism.parameters) | {symbol: held}
                mechanisms = dict(catalogue.mechanisms)
                mechanisms[mechanism.name] = replace(mechanism, parameters=others)
                ends.append(
                    simulate(
                        dossier,
                        replace(catalogue, mechanisms=mechanisms),
                        Ensemble(draws=64, runs_per_draw=1),
                    )
                )
            results = (
                "cooperation", "participation", "project_net", "capability_active",
                "capability_passive", "capability_external", "public_cost",
            )  # fmt: skip
            if all(
                np.array_equal(getattr(low, name), getattr(high, name), equal_nan=True)
                for low, high in zip(*(end.scenarios for end in ends), strict=True)
                for name in results
            ):
                idle.add(f"{mechanism.name}.{symbol}")
    assert idle == SET_BY_EXPERIMENTS_ONLY | SET_BY_INSTRUMENTS_ONLY
