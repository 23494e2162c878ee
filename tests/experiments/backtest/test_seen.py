"""Does a forecast see what could have been known before, and nothing else?"""

from dataclasses import replace

import numpy as np
import pytest

from jointaction.cluster.dossier import Dossier, DossierSource, FirmRow
from jointaction.evidence.statement import Statement
from jointaction.evidence.testimony import Evidence
from jointaction.experiments.backtest.cases import find_cases
from jointaction.experiments.backtest.seen import (
    OF_THE_CLUSTER,
    OF_THE_CRISIS,
    OF_THE_HISTORY,
    OF_THE_INITIATIVE,
    as_seen,
)
from jointaction.forecast.beliefs import judged_beliefs
from jointaction.forecast.odds import odds
from jointaction.forecast.reference import Reference
from jointaction.simulate.runs import Ensemble
from jointaction.sources import Grade
from tests.experiments.backtest.made_up import loaded, with_statement, write_case

SHOWN = {
    "cluster.sector", "cluster.isic_rev4", "cluster.nace_rev2", "cluster.period_start",
    "cluster.ref_year", "cluster.n_firms", "cluster.n_firms_basis", "cluster.share_micro",
    "cluster.share_small", "cluster.share_medium", "cluster.share_large",
    "cluster.product_similarity", "cluster.external_ownership_share", "cluster.lead_firm_share",
    "cluster.buyer_structure", "cluster.buyer_power", "cluster.cluster_type",
    "history.prior_cooperation", "history.rivalry", "history.association_strength",
    "history.support_institutions", "history.local_government", "history.political_rivalry",
    "history.skill_level",
    "crisis.year", "crisis.kind", "crisis.severity",
}  # fmt: skip
SHOWN_OF_THE_INITIATIVE = {
    "kind", "start_year", "initiator", "core_closeness", "predation_latitude",
    "free_riding_latitude", "immediacy", "scale_economies", "crisis_at_start",
    "external_pressure", "subsidy",
}  # fmt: skip


@pytest.fixture(scope="module")
def cases(catalogue):
    return find_cases(None, catalogue).cases


@pytest.fixture
def case(tmp_path):
    return loaded(write_case(tmp_path, "a", [("yes",), ("no",)]))


def test_the_list_is_that_of_the_instructions_and_no_longer():
    place = {f"cluster.{name}" for name in OF_THE_CLUSTER}
    place |= {f"history.{name}" for name in OF_THE_HISTORY}
    place |= {f"crisis.{name}" for name in OF_THE_CRISIS}
    assert place == SHOWN
    assert set(OF_THE_INITIATIVE) == SHOWN_OF_THE_INITIATIVE


def test_every_key_of_the_place_but_its_end_is_thought_of(catalogue):
    keys = {k.name for k in catalogue.keys.values() if k.table == "cluster"}
    assert keys - set(OF_THE_CLUSTER) == {"period_end"}
    assert set(OF_THE_HISTORY) == {k.name for k in catalogue.keys.values() if k.table == "history"}
    assert set(OF_THE_CRISIS) == {k.name for k in catalogue.keys.values() if k.table == "crisis"}


def test_only_what_the_list_names_is_there(cases):
    for one in cases:
        for initiative in one.initiatives:
            seen = as_seen(one, initiative)
            assert set(seen.statements) <= SHOWN
            (proposed,) = seen.initiatives
            assert set(proposed.statements) <= SHOWN_OF_THE_INITIATIVE
            assert proposed.kind == initiative.kind
            assert proposed.outcome == {}
            known = [s for s in initiative.statements if s in SHOWN_OF_THE_INITIATIVE]
            assert set(known) == set(proposed.statements)


def test_what_is_shown_keeps_value_and_range_and_loses_the_rest(case):
    rivalry = replace(
        case.statements["history.rivalry"], low=3.0, high=5.0, note="it ended badly",
        grade=Grade.REPORTED, sources=("later-paper",),
    )  # fmt: skip
    told = replace(case, statements={**case.statements, "history.rivalry": rivalry})
    shown = as_seen(told, told.initiatives[0]).says("history.rivalry")
    assert shown == Statement("history.rivalry", 4, 3.0, 5.0, Grade.JUDGED, (), "", "")


def test_no_subsidy_is_an_answer_and_no_initiator_is_none(case):
    proposed = as_seen(case, case.initiatives[0]).initiatives[0]
    assert proposed.says("subsidy").word == "none"
    nobody = replace(
        case.initiatives[0],
        statements=with_statement(case.initiatives[0].statements, "initiator", value="none"),
    )
    assert not as_seen(case, nobody).initiatives[0].says("initiator").known


@pytest.mark.parametrize(
    ("crisis", "start", "known"),
    [(1989, 1990, True), (1990, 1990, True), (1991, 1990, False), (0, 1990, True)],
)
def test_a_crisis_counts_only_if_it_had_struck(tmp_path, crisis, start, known):
    one = loaded(write_case(tmp_path, "a", [("yes",)], crisis_year=crisis, start=start))
    seen = as_seen(one, one.initiatives[0])
    assert {seen.says(f"crisis.{name}").known for name in OF_THE_CRISIS} == {known}


@pytest.mark.parametrize("missing", ["crisis.year", "start_year"])
def test_a_crisis_of_which_nobody_knows_when_counts_as_unknown(case, missing):
    initiative = case.initiatives[0]
    without = {k: s for k, s in case.statements.items() if k != missing}
    said = {k: s for k, s in initiative.statements.items() if k != missing}
    seen = as_seen(replace(case, statements=without), replace(initiative, statements=said))
    assert not seen.says("crisis.severity").known


def test_a_crisis_that_may_have_come_later_counts_as_unknown(case):
    vague = with_statement(case.statements, "crisis.year", low=1987.0, high=1992.0)
    seen = as_seen(replace(case, statements=vague), case.initiatives[0])
    assert not seen.says("crisis.severity").known


def swapped(case: Dossier, other: Dossier, generator: np.random.Generator) -> Dossier:
    """The case with everything that must not be seen taken from another one, or made up."""
    later = {k: s for k, s in other.statements.items() if k not in SHOWN}
    mine = {k: s for k, s in case.statements.items() if k in SHOWN}
    number = int(generator.integers(1, 5))
    initiatives = []
    for initiative in case.initiatives:
        donor = other.initiatives[int(generator.integers(len(other.initiatives)))]
        kept = {k: s for k, s in initiative.statements.items() if k in SHOWN_OF_THE_INITIATIVE}
        taken = {k: s for k, s in donor.statements.items() if k not in SHOWN_OF_THE_INITIATIVE}
        extra = Statement(
            "initiative.cost_total", 1e6 * number, None, None, Grade.JUDGED, (), "", ""
        )
        few = Statement("initiative.intended_firms", number, None, None, Grade.JUDGED, (), "", "")
        initiatives.append(
            replace(
                initiative, id=f"{donor.id}-{number}", name=donor.name, outcome=donor.outcome,
                statements=taken | {"cost_total": extra, "intended_firms": few} | kept,
            )
        )  # fmt: skip
    return Dossier(
        slug=other.slug, name=other.name, country=other.country, region=other.region,
        statements={
            k: replace(s, note=other.name, where=other.file, grade=Grade.REPORTED, sources=("x",))
            for k, s in mine.items()
        } | later,
        initiatives=(*initiatives, *other.initiatives), sources=(DossierSource("x", "later"),),
        coder=other.name, place_known_poorly=True, file=other.file, digest=other.digest,
        firms=(FirmRow("f"),), evidence=Evidence(smallest_cell=9),
    )  # fmt: skip


def test_whatever_else_is_said_of_a_case_it_is_seen_alike(cases):
    generator = np.random.default_rng(11)
    for case in cases:
        other = cases[int(generator.integers(len(cases)))]
        mixed = swapped(case, other, generator)
        for initiative, same in zip(case.initiatives, mixed.initiatives, strict=False):
            assert as_seen(mixed, same) == as_seen(case, initiative)


def test_shuffling_everything_else_moves_no_bit_of_a_forecast(cases, catalogue):
    ensemble = Ensemble(0, 64, 1, 1)
    beliefs = judged_beliefs(catalogue)
    generator = np.random.default_rng(5)
    case, other = (one for one in cases if one.slug in ("castellon-tiles", "franca-footwear"))
    mixed = swapped(case, other, generator)
    initiative, same = case.initiatives[0], mixed.initiatives[0]
    reference = Reference(initiative.kind, catalogue, ensemble)

    def said(dossier, one):
        return odds(as_seen(dossier, one), reference, catalogue, ensemble, beliefs)

    assert said(mixed, same) == said(case, initiative)
    harder = with_statement(initiative.statements, "core_closeness", value=5)
    assert said(case, replace(initiative, statements=harder)) != said(case, initiative)
