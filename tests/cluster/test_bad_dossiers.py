"""Does every broken dossier get one sentence that says where, what and what is allowed?"""

import tomllib
from pathlib import Path

import pytest

from jointaction.errors import DossierError

BAD = tomllib.loads(
    (Path(__file__).parents[1] / "examples" / "bad_dossiers.toml").read_text(encoding="utf-8")
)["dossier"]


@pytest.mark.parametrize("bad", [pytest.param(bad, id=bad["name"]) for bad in BAD])
def test_one_sentence_names_file_key_and_what_is_allowed(bad, good, load):
    into = bad["into"]
    if "repeat" in bad:
        what, times = bad["repeat"]
        into = into.replace("@", what * times)
    assert bad["change"] in good
    with pytest.raises(DossierError) as told:
        load(good.replace(bad["change"], into, 1))
    fitting = [p for p in told.value.problems if all(said in p for said in bad["says"])]
    assert len(fitting) == 1, told.value.problems
    assert "cluster.toml" in fitting[0]
    assert "\n" not in fitting[0]


def test_the_examples_have_names_of_their_own():
    assert len({bad["name"] for bad in BAD}) == len(BAD) >= 60


def test_all_faults_are_told_at_once(good, load):
    text = good.replace("rivalry = 4", "rivalry = 9").replace("severity = 3", "severity = 9")
    with pytest.raises(DossierError) as told:
        load(text.replace('subsidy = "medium"', 'subsidy = "rich"'))
    assert len(told.value.problems) == 3
    assert str(told.value) == "\n".join(told.value.problems)


def test_thousands_of_faults_do_not_fill_the_screen(good, load):
    with pytest.raises(DossierError) as told:
        load("".join(f"key{i} = 1\n" for i in range(1000)) + good)
    assert len(told.value.problems) == 201
    assert "more faults" in told.value.problems[-1]


def test_too_many_initiatives_and_sources(good, load):
    one = '\n[[initiative]]\nid = "i{}"\nname = "x"\nkind = "training"\n'
    with pytest.raises(DossierError, match="at most 50"):
        load(good + "".join(one.format(i) for i in range(49)))
    with pytest.raises(DossierError, match="at most 500"):
        load(good + "".join(f'\n[[source]]\nid = "s{i}"\n' for i in range(499)))


@pytest.mark.parametrize("empty", ["", "  \n", "\ufeff"])
def test_an_empty_file(empty, load):
    with pytest.raises(DossierError, match=r"cluster\.toml"):
        load(empty)


def test_a_file_that_is_not_text(good, load):
    with pytest.raises(DossierError, match=r"cluster\.toml: line 2: .* UTF-8"):
        load(good.encode().replace(b"schema", b"\xff\xfe", 1))
