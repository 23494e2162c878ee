"""Does an empty dossier load as it is written, and once every line is opened?"""

import re

import pytest

from jointaction.cluster.load import load_dossier
from jointaction.cluster.missing import answered_of, missing_answers
from jointaction.cluster.template import write_new_dossier
from jointaction.errors import DossierError


def test_it_loads_unedited_as_a_place_of_which_nothing_is_known(tmp_path, catalogue):
    (file,) = write_new_dossier(tmp_path / "deep" / "my-town", catalogue)
    dossier = load_dossier(file.parent, catalogue)
    assert dossier.slug == "my-town"
    assert set(dossier.statements) == {"cluster.sector"}
    assert set(dossier.initiatives[0].statements) == {"kind"}


def test_it_loads_with_every_line_opened(tmp_path, catalogue):
    (file,) = write_new_dossier(tmp_path / "My Town", catalogue)
    text = re.sub(r"^#(\w+ = |\[\[)", r"\1", file.read_text(encoding="utf-8"), flags=re.MULTILINE)
    file.write_text(text, encoding="utf-8")
    dossier = load_dossier(file.parent, catalogue)
    assert dossier.slug == "my-place"
    assert not dossier.says("history.rivalry").known


def test_it_asks_every_question_but_those_on_outcomes(tmp_path, catalogue):
    (file,) = write_new_dossier(tmp_path / "x", catalogue)
    text = file.read_text(encoding="utf-8")
    for key in catalogue.keys.values():
        if key.draw is not None:
            assert re.search(rf"^#?{key.name} = ", text, re.MULTILINE), key.path
    for name in ("outcome", "end_year", "split", "took_off"):
        assert not re.search(rf"^#?\[?{name}\b", text, re.MULTILINE)


def test_nothing_is_overwritten(tmp_path, catalogue):
    write_new_dossier(tmp_path, catalogue)
    before = (tmp_path / "cluster.toml").read_bytes()
    with pytest.raises(DossierError, match="not overwritten"):
        write_new_dossier(tmp_path, catalogue)
    with pytest.raises(DossierError, match=r"cluster\.toml"):
        write_new_dossier(tmp_path / "cluster.toml", catalogue)
    assert (tmp_path / "cluster.toml").read_bytes() == before


def test_what_is_missing(good, load, catalogue):
    dossier = load(good)
    missing = missing_answers(dossier, catalogue)
    on_the_place = [answer.key for answer in missing if not answer.initiative]
    assert "history.local_government" in on_the_place
    assert "history.rivalry" not in on_the_place
    on_buying = [answer for answer in missing if answer.initiative == "buying"]
    assert {"initiative.initiator", "initiative.core_closeness"} <= {a.key for a in on_buying}
    assert all(answer.question and answer.ask for answer in missing)
    moving = {answer.key: answer.moves for answer in missing}
    assert moving["history.local_government"]
    assert moving["history.political_rivalry"]
    assert not moving["initiative.initiator"]


def test_what_needs_no_asking(good, load, catalogue):
    text = good.replace("year = 2014", "year = 0").replace("severity = 3\n", "")
    text = text.replace('"medium"', '"none"').replace("subsidy_end_year = 2019\n", "")
    missing = missing_answers(load(text), catalogue)
    asked = {(answer.key, answer.initiative) for answer in missing}
    assert ("crisis.severity", "") not in asked
    assert ("initiative.subsidy_end_year", "testing") not in asked
    assert ("initiative.subsidy_end_year", "buying") in asked


def test_every_answer_adds_to_what_is_known(good, load, catalogue):
    more, asked = answered_of(load(good), catalogue)
    less, still = answered_of(load(good.replace("skill_level = 3.5\n", "")), catalogue)
    assert 0 < less == more - 1 < still
    assert still == asked
