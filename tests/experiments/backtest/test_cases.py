"""Does any folder of cases load, and are the faults of all files told at once?"""

import pytest

from jointaction.errors import DossierError
from jointaction.experiments.backtest.cases import find_cases
from jointaction.experiments.backtest.outcomes import NotScored, answers
from tests.experiments.backtest.made_up import write_case


def test_the_shipped_cases_are_24_with_47_initiatives(catalogue):
    found = find_cases(None, catalogue)
    assert found.shipped
    assert found.folder is None
    assert len(found.cases) == 24
    assert sum(len(case.initiatives) for case in found.cases) == 47
    assert found.without_outcome == ()
    took_off = [i.outcome["took_off"] for case in found.cases for i in case.initiatives]
    assert took_off.count("yes") == 33


def test_files_and_folders_of_any_name_are_cases(tmp_path, catalogue):
    write_case(tmp_path, "b", [("yes",)]).rename(tmp_path / "zzz.toml")
    (tmp_path / "inside").mkdir()
    write_case(tmp_path / "inside", "a", [("no",)]).rename(tmp_path / "inside" / "cluster.toml")
    (tmp_path / "README.md").write_text("# Notes\n")
    (tmp_path / "second_coder.csv").write_text("a,b\n")
    (tmp_path / "empty").mkdir()
    found = find_cases(tmp_path, catalogue)
    assert [case.slug for case in found.cases] == ["a", "b"]
    assert not found.shipped
    assert found.folder == tmp_path


def test_the_names_of_the_files_change_nothing(tmp_path, catalogue):
    for folder, names in (("one", ("1", "2")), ("other", ("2", "1"))):
        (tmp_path / folder).mkdir()
        for slug, name in zip("ab", names, strict=True):
            file = write_case(tmp_path / folder, slug, [("yes",)])
            file.rename(file.with_name(f"{name}.toml"))
    one, other = (find_cases(tmp_path / name, catalogue) for name in ("one", "other"))
    assert [case.slug for case in one.cases] == [case.slug for case in other.cases] == ["a", "b"]
    assert one.digest == other.digest


def test_the_digest_tells_another_set_apart(tmp_path, catalogue):
    write_case(tmp_path, "a", [("yes",)])
    before = find_cases(tmp_path, catalogue).digest
    write_case(tmp_path, "a", [("no",)])
    assert find_cases(tmp_path, catalogue).digest != before


def test_a_file_without_an_outcome_is_named_and_left_out(tmp_path, catalogue):
    write_case(tmp_path, "a", [("yes",)])
    write_case(tmp_path, "b", [None])
    found = find_cases(tmp_path, catalogue)
    assert [case.slug for case in found.cases] == ["a"]
    assert found.without_outcome == ("b.toml",)


def test_what_nobody_knows_is_told_apart_from_what_was_not_coded(tmp_path, catalogue):
    write_case(tmp_path, "a", [("unknown", "unknown", "unknown"), ("unknown",)])
    write_case(tmp_path, "b", [()])  # who coded how surely, and no outcome
    write_case(tmp_path, "c", [("yes",)])
    found = find_cases(tmp_path, catalogue)
    assert [case.slug for case in found.cases] == ["a", "c"]
    assert found.without_outcome == ("b.toml",)
    for initiative in found.cases[0].initiatives:
        said = answers(initiative.outcome, partly_is_yes=False)
        assert set(said.values()) == {NotScored.UNKNOWN}


def test_tables_beside_a_case_are_checked_and_named_with_its_folder(tmp_path, catalogue):
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        write_case(tmp_path / place, place, [("yes",)]).rename(tmp_path / place / "cluster.toml")
        (tmp_path / place / "ties.csv").write_text("one,other,kind\na,b,friend\n")
    (tmp_path / "two" / "firms.csv").write_text("")
    with pytest.raises(DossierError) as told:
        find_cases(tmp_path, catalogue)
    starts = [problem.split(" ")[0] for problem in told.value.problems]
    assert starts[0] == "one/ties.csv:"
    assert all("two/" in problem for problem in told.value.problems[1:])
    assert len(starts) == 3


def test_every_fault_of_every_file_is_told(tmp_path, catalogue):
    write_case(tmp_path, "a", [("perhaps",)])
    write_case(tmp_path, "b", [("yes",)], rivalry=9)
    (tmp_path / "c.toml").write_text("not toml")
    (tmp_path / "d.toml").mkdir()
    with pytest.raises(DossierError) as told:
        find_cases(tmp_path, catalogue)
    for fault in ("a.toml", "took_off", "perhaps", "b.toml", "rivalry", "c.toml"):
        assert fault in str(told.value)


def test_two_cases_of_one_name_are_refused(tmp_path, catalogue):
    write_case(tmp_path, "a", [("yes",)]).rename(tmp_path / "first.toml")
    write_case(tmp_path, "a", [("no",)]).rename(tmp_path / "second.toml")
    with pytest.raises(DossierError, match=r"second.toml: slug: 'a' is also the slug of first"):
        find_cases(tmp_path, catalogue)


def test_a_folder_without_cases_is_refused(tmp_path, catalogue):
    with pytest.raises(DossierError, match="there is no case in this folder"):
        find_cases(tmp_path, catalogue)
    with pytest.raises(DossierError, match="there is no such folder"):
        find_cases(tmp_path / "nowhere", catalogue)
    file = write_case(tmp_path, "a", [None])
    with pytest.raises(DossierError, match="this is a file; a folder of cases is needed"):
        find_cases(file, catalogue)
    with pytest.raises(DossierError, match="no case in this folder tells an outcome"):
        find_cases(tmp_path, catalogue)
