"""Is what a dossier says kept as it was said, and found where a person looks for it?"""

import hashlib
import os
import shutil

import pytest

from jointaction.cluster.load import find_dossier, load_dossier
from jointaction.errors import DossierError
from jointaction.sources import Grade

LEAST = """schema_version = 1
slug = "x"
name = "X"
[cluster]
sector = "x"
[[initiative]]
id = "a"
name = "A"
kind = "training"
"""


def test_a_rating_keeps_range_sources_note_and_place(good, load):
    rivalry = load(good).says("history.rivalry")
    assert (rivalry.value, rivalry.low, rivalry.high) == (4, 3.5, 5)
    assert rivalry.sources == ("survey", "register")
    assert rivalry.grade is Grade.REPORTED
    assert rivalry.note == "Five interviews."
    assert rivalry.where.endswith("cluster.toml, [history], rivalry")


def test_grades_that_are_not_given(good, load):
    dossier = load(good)
    assert dossier.says("history.skill_level").grade is Grade.JUDGED
    assert dossier.says("cluster.n_firms").grade is Grade.REPORTED
    memory = load(good.replace('n_firms_basis = "source"', 'n_firms_basis = "memory"'))
    assert memory.says("cluster.n_firms").grade is Grade.GENERAL_KNOWLEDGE
    guess = load(good.replace('n_firms_basis = "source"', 'n_firms_basis = "guess"'))
    assert guess.says("cluster.n_firms").grade is Grade.JUDGED
    named = load(good.replace("n_firms_basis", 'n_firms_source = "survey"\nn_firms_basis'))
    assert named.says("cluster.n_firms").sources == ("survey",)


def test_a_grade_that_is_given(good, load):
    dossier = load(good.replace("rivalry = 4", 'rivalry = 4\nrivalry_grade = "measured"'))
    assert dossier.says("history.rivalry").grade is Grade.MEASURED


def test_what_is_not_said_is_unknown_and_never_zero(load):
    dossier = load(LEAST)
    assert set(dossier.statements) == {"cluster.sector"}
    assert not dossier.says("history.rivalry").known
    assert dossier.says("history.rivalry").number is None
    assert not dossier.initiative("a").says("immediacy").known
    assert dossier.initiative("a").says("kind").word == "training"


def test_the_word_unknown_is_an_answer_to_every_optional_key(catalogue, load):
    lines = {
        table: [
            f'{key.name} = "unknown"'
            for key in catalogue.keys.values()
            if key.table == table and not key.required
        ]
        for table in ("top", "cluster", "history", "crisis", "initiative", "outcome", "coding")
    }
    text = LEAST.replace("[cluster]", "\n".join([*lines["top"], "[cluster]"]))
    text = text.replace('sector = "x"', "\n".join(['sector = "x"', *lines["cluster"]]))
    text += "\n".join([*lines["initiative"], "[initiative.outcome]", *lines["outcome"]])
    for table in ("history", "crisis", "coding"):
        text += "\n" + "\n".join([f"[{table}]", *lines[table]])
    dossier = load(text)
    assert set(dossier.statements) == {"cluster.sector"}
    assert set(dossier.initiatives[0].statements) == {"kind"}


def test_a_range_without_a_value(good, load):
    rivalry = load(good.replace("rivalry = 4\n", "")).says("history.rivalry")
    assert (rivalry.value, rivalry.low, rivalry.high, rivalry.number) == (None, 3.5, 5, 4.25)


def test_one_end_beside_a_value(good, load):
    rivalry = load(good.replace("rivalry_low = 3.5\n", "")).says("history.rivalry")
    assert (rivalry.low, rivalry.value, rivalry.high) == (4, 4, 5)


def test_outcomes_are_kept_apart(good, load):
    testing, buying = load(good).initiatives
    assert testing.outcome == {}
    assert buying.outcome["took_off"] == "no"
    assert buying.outcome["coop_trend_after"] == -1
    assert buying.outcome["sources"] == ("survey",)
    assert "took_off" not in buying.statements


def test_an_initiative_nobody_took_up_has_no_known_initiator(good, load):
    testing, buying = load(good).initiatives
    assert testing.says("initiator").word == "association"
    assert not buying.says("initiator").known


def test_no_crisis(good, load):
    assert load(good.replace("year = 2014", "year = 0")).says("crisis.year").number == 0


def test_hearsay_is_remembered(good, load):
    assert not load(good).place_known_poorly
    assert load(good.replace('"well"', '"poorly"')).place_known_poorly


def test_shares_alone_and_shares_with_a_range(good, load):
    text = good.replace("share_micro = 0.5\nshare_small = 0.3\nshare_medium = 0.15\n", "")
    assert load(text).says("cluster.share_large").number == 0.05
    assert load(good.replace("share_large = 0.05", "share_large = 0.06"))


def test_a_mark_at_the_beginning_and_other_line_ends_are_forgiven(good, load):
    assert load(b"\xef\xbb\xbf" + good.replace("\n", "\r\n").encode()).slug == "harbour-ropes"


def test_one_file_of_any_name(tmp_path, catalogue):
    file = tmp_path / "Öd & \u202e [bold] 1.txt"
    file.write_text(LEAST, encoding="utf-8")
    dossier = load_dossier(file, catalogue)
    assert dossier.file.isprintable()
    assert dossier.digest == hashlib.sha256(LEAST.encode()).hexdigest()


def test_a_folder_of_any_name(tmp_path, catalogue):
    folder = tmp_path / "two\nlines [red] \u00e9"
    folder.mkdir()
    (folder / "cluster.toml").write_text(LEAST.replace('"x"', '"X"', 1), encoding="utf-8")
    with pytest.raises(DossierError) as told:
        load_dossier(folder, catalogue)
    assert len(told.value.problems) == len(str(told.value).splitlines()) == 1


def test_a_link_to_a_file(tmp_path, catalogue):
    (tmp_path / "there.toml").write_text(LEAST, encoding="utf-8")
    (tmp_path / "link.toml").symlink_to(tmp_path / "there.toml")
    assert load_dossier(tmp_path / "link.toml", catalogue).slug == "x"


@pytest.mark.parametrize("name", ["nothing.toml", "a\0b", "a" * 5000, "broken-link", "loop"])
def test_what_is_not_there(name, tmp_path, catalogue):
    (tmp_path / "broken-link").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(DossierError) as told:
        load_dossier(tmp_path / name, catalogue)
    assert len(told.value.problems) == 1


def test_a_folder_without_a_dossier_names_what_it_holds(tmp_path, catalogue):
    with pytest.raises(DossierError, match=r"no cluster\.toml"):
        load_dossier(tmp_path, catalogue)
    (tmp_path / "one.toml").write_text(LEAST, encoding="utf-8")
    with pytest.raises(DossierError, match=r"one\.toml"):
        load_dossier(tmp_path, catalogue)


def test_a_folder_in_place_of_the_file(tmp_path, catalogue):
    (tmp_path / "cluster.toml").mkdir()
    with pytest.raises(DossierError, match="a folder"):
        load_dossier(tmp_path, catalogue)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_refused_without_waiting(tmp_path, catalogue):
    os.mkfifo(tmp_path / "cluster.toml")
    with pytest.raises(DossierError, match="pipe"):
        load_dossier(tmp_path, catalogue)


def test_a_file_too_large(tmp_path, catalogue):
    (tmp_path / "cluster.toml").write_bytes(b"#" * 2_000_001)
    with pytest.raises(DossierError, match="at most 2 MB"):
        load_dossier(tmp_path, catalogue)


def test_a_dossier_is_found_by_path_or_by_shipped_name(tmp_path):
    assert find_dossier(tmp_path) == tmp_path
    assert find_dossier("criciuma-1991").name == "criciuma-1991.toml"
    for name in ("criciuma-2050", "", "a\0b", "a" * 5000):
        with pytest.raises(DossierError, match="criciuma-1991"):
            find_dossier(name)


def test_the_digest_tells_any_change(good, load, tmp_path):
    first = load(good).digest
    assert load(good).digest == first
    assert load(good + "\n").digest != first
    (tmp_path / "firms.csv").write_text("id\na\n", encoding="utf-8")
    assert load(good).digest != first
    shutil.copy(tmp_path / "firms.csv", tmp_path / "notes.csv")
    with_firms = load(good).digest
    (tmp_path / "notes.csv").unlink()
    assert load(good).digest == with_firms
