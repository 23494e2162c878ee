"""Can somebody make the questionnaires from the command line?"""

import json
import tomllib

import pytest

from jointaction.cli.main import run


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["new", "place"]) == 0
    file = tmp_path / "place" / "cluster.toml"
    file.write_text(
        'schema_version = 1\nslug = "place"\nname = "A place"\n[cluster]\nsector = "tiles"\n'
        '[[initiative]]\nid = "lab"\nname = "A laboratory"\nkind = "testing"\n',
        encoding="utf-8",
    )
    return tmp_path / "place"


def test_all_five_forms_twice_and_the_list_of_papers(place, capsys):
    assert run(["survey", "place", "--lang", "es"]) == 0
    names = sorted(path.name for path in (place / "survey").iterdir())
    groups = ("association", "firms", "government", "informant", "institution")
    assert names == [f"{group}-es.{end}" for group in groups for end in ("docx", "xlsx")]
    claims = tomllib.loads((place / "evidence.toml").read_text(encoding="utf-8"))["claim"]
    assert {claim["value"] for claim in claims} == {"unknown"}
    assert "jointaction answers add place EXPORT" in capsys.readouterr().out


def test_a_list_of_papers_that_is_begun_is_left_as_it_is(place, capsys):
    (place / "evidence.toml").write_text("schema_version = 1\n", encoding="utf-8")
    assert run(["survey", "place", "--for", "firms", "--json"]) == 0
    written = json.loads(capsys.readouterr().out)["written"]
    assert len(written) == 2
    assert (place / "evidence.toml").read_text(encoding="utf-8") == "schema_version = 1\n"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--for", "firm"], 'jointaction: --for: "firm" found; allowed: firms, association'),
        (["--lang", "fr"], 'jointaction: --lang: "fr" found; allowed: en, pt, es, de'),
    ],
)
def test_what_is_allowed_is_said(options, says, place, capsys):
    assert run(["survey", "place", *options]) == 2
    assert says in capsys.readouterr().err
    assert not (place / "survey").exists()
