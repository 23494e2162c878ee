"""Does a case with a known outcome load as any dossier does?"""

from pathlib import Path

import pytest

from jointaction.catalogue.shipped import shipped_dossiers
from jointaction.cluster.load import load_dossier

CASES = sorted((Path(__file__).parents[1] / "examples" / "cases").glob("*.toml"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_a_case_loads_with_its_outcomes(file, catalogue):
    dossier = load_dossier(file, catalogue)
    assert dossier.slug == file.stem
    assert all(initiative.outcome["took_off"] for initiative in dossier.initiatives)


def test_a_full_case_answers_every_question_of_the_form(catalogue):
    case = next(file for file in CASES if file.stem == "hill-cheese")
    dossier = load_dossier(case, catalogue)
    beyond = {"local_resources", "quick_start", "visible_in_3_months", "intended_firms"}
    beyond |= {"subsidy_end_year", "cost_total", "benefit_total", "currency", "place_known"}
    for key in catalogue.keys.values():
        if key.table in ("cluster", "history", "crisis"):
            assert dossier.says(key.path).known, key.path
        if key.table == "initiative" and key.name not in {"id", "name"} | beyond:
            assert dossier.initiatives[0].says(key.name).known, key.path


SHIPPED = shipped_dossiers()


def test_six_places_are_shipped():
    assert list(SHIPPED) == [
        "blumenau",
        "castellon",
        "criciuma-1991",
        "joinville",
        "sialkot",
        "sinos-valley",
    ]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_dossier_tells_nothing_of_what_came_later(name, catalogue):
    dossier = load_dossier(SHIPPED[name], catalogue)
    assert dossier.slug == name
    assert not dossier.says("cluster.period_end").known
    crisis, ref_year = dossier.says("crisis.year").number, dossier.says("cluster.ref_year").number
    assert crisis is not None
    assert ref_year is not None
    assert crisis <= ref_year
    for initiative in dossier.initiatives:
        assert initiative.outcome == {}
        assert not initiative.says("end_year").known
        assert "later" not in initiative.name
        start = initiative.says("start_year").number
        assert start is None or 0 <= start - ref_year <= 1
    text = SHIPPED[name].read_text(encoding="utf-8")
    for word in ("outcome", "end_year", "took_off", "seed", "still "):
        assert word not in text


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_answer_with_a_source_is_graded_so(name, catalogue):
    dossier = load_dossier(SHIPPED[name], catalogue)
    known = {source.id for source in dossier.sources}
    statements = [*dossier.statements.values()]
    statements += [s for one in dossier.initiatives for s in one.statements.values()]
    sourced = [s for s in statements if s.sources]
    assert sourced
    for statement in statements:
        assert bool(statement.sources) == statement.grade.needs_source, statement.where
        assert set(statement.sources) <= known


def test_criciuma_has_its_two_initiatives(catalogue):
    dossier = load_dossier(SHIPPED["criciuma-1991"], catalogue)
    assert [i.kind for i in dossier.initiatives] == ["joint_upgrading", "testing"]
    assert dossier.says("history.rivalry").number == 4
