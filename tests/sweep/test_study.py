"""Is a study read, and every fault of it named?"""

import pytest

from jointaction.errors import DossierError, UsageError
from jointaction.sweep.chunks import chunks_of, must_be_possible
from jointaction.sweep.study import read_study
from tests.sweep.sweeps import STUDY, write_study


def test_a_study_is_cut_into_chunks_by_scenario_and_number(tmp_path):
    study = read_study(write_study(tmp_path, STUDY.replace("draws = 96", "draws = 20")))
    chunks = list(chunks_of(study))
    assert [one.key for one in chunks[:3]] == [
        "as-it-is/000000", "no-talk/000000", "as-it-is/000001",
    ]  # fmt: skip
    assert [one.draws for one in chunks if one.scenario == "no-talk"] == [8, 8, 4]
    assert study.runs == 2 * 20 * 2
    assert len({one.seed for one in chunks}) == 3


FAULTS = {
    "no version": ("schema_version = 1", "", "schema_version"),
    "unknown key": ("draws = 96", "drawz = 96", "did you mean draws?"),
    "half a draw": ("draws = 96", "draws = 9.5", "whole number"),
    "too many": ("draws = 96", "draws = 1e12", "100000000"),
    "no place": ('dossier = "criciuma-1991"', "", "dossier"),
    "twice": ('id = "no-talk"', 'id = "as-it-is"', "of its own"),
    "a path": ('id = "no-talk"', 'id = "../x"', "small letters"),
    "no list": ('off = ["talk"]', 'off = "talk"', "a list of names"),
    "wrong ends": ("[0.5, 2.0]", "[2.0, 0.5]", "the lower one first"),
    "one end": ("[0.5, 2.0]", "2", "two numbers"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_named(tmp_path, fault):
    before, after, told = FAULTS[fault]
    with pytest.raises(DossierError) as caught:
        read_study(write_study(tmp_path, STUDY.replace(before, after, 1)))
    assert any(told in problem for problem in caught.value.problems), caught.value.problems
    assert all(problem.startswith("study.toml") for problem in caught.value.problems)


IMPOSSIBLE = {
    "no such mechanism": ('off = ["talk"]', 'off = ["luck"]', "no mechanism luck"),
    "no such quantity": ('"tie_game.temptation" =', '"tie_game.greed" =', "tie_game.greed"),
    "no such initiative": ("testing-centre", "airport", "allowed: "),
}


@pytest.mark.parametrize("fault", IMPOSSIBLE)
def test_what_the_model_does_not_have_is_told_before_anything_is_written(tmp_path, fault):
    before, after, told = IMPOSSIBLE[fault]
    study = read_study(write_study(tmp_path, STUDY.replace(before, after, 1)))
    with pytest.raises(UsageError, match=told):
        must_be_possible(study)
