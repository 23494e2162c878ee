"""Do the tables beside a dossier fill what it does not say, and nothing else?"""

import pytest

from jointaction.errors import DossierError
from jointaction.sources import Grade

FIRMS = """id;name;employees;owned_outside
a;Alfa;5;no
b;Beta;30;no
c;Gama;65;yes
d;=1+1;300;no
"""


def without(good, *keys):
    return "".join(line for line in good.splitlines(keepends=True) if not line.startswith(keys))


def test_a_list_of_firms_fills_what_is_unknown(tmp_path, good, load):
    (tmp_path / "firms.csv").write_text(FIRMS, encoding="utf-8")
    bare = without(good, "n_firms", "share_", "external_ownership", "intended_firms")
    dossier = load(bare)
    firms = dossier.says("cluster.n_firms")
    assert (firms.value, firms.grade, firms.note) == (4, Grade.MEASURED, "counted in firms.csv")
    assert set(firms.sources) <= {source.id for source in dossier.sources}
    for size in ("micro", "small", "medium", "large"):
        assert dossier.says(f"cluster.share_{size}").number == 0.25
    assert dossier.says("cluster.external_ownership_share").number == pytest.approx(65 / 400)
    assert dossier.firms[3].name == "=1+1"


def test_what_the_dossier_says_itself_stands(tmp_path, good, load):
    (tmp_path / "firms.csv").write_text(FIRMS, encoding="utf-8")
    dossier = load(good)
    assert dossier.says("cluster.n_firms").number == 40
    assert dossier.says("cluster.external_ownership_share").number == 0.1
    assert dossier.says("cluster.share_micro").number == 0.5


def test_incomplete_columns_fill_nothing(tmp_path, good, load):
    table = FIRMS.replace(";65;yes", ";;unknown")
    (tmp_path / "firms.csv").write_text(table, encoding="utf-8")
    dossier = load(without(good, "n_firms", "share_", "external_ownership"))
    assert dossier.says("cluster.n_firms").number == 4
    assert not dossier.says("cluster.share_micro").known
    assert not dossier.says("cluster.external_ownership_share").known


def test_ties_are_read_under_pseudonyms(tmp_path, good, load):
    (tmp_path / "firms.csv").write_text(FIRMS, encoding="utf-8")
    (tmp_path / "ties.csv").write_text("one,other,kind\na,b,rival\nb,c,both\n", encoding="utf-8")
    network = load(good).evidence.network
    assert [tie.kind for tie in network.ties] == ["rival", "both"]
    assert not {"a", "b", "c"} & {actor.label for actor in network.actors}


@pytest.mark.parametrize(
    ("name", "table", "says"),
    [
        ("firms", "", ["firms.csv", "empty"]),
        ("firms", "id,employes\na,5\n", ['firms.csv: row 1: column "employes"', "employees"]),
        ("firms", "name\nAlfa\n", ['firms.csv: row 1: column "id" is missing']),
        ("firms", "id,id\na,b\n", ['firms.csv: row 1: column "id" stands there twice']),
        ("firms", "id,employees\na,5\nb,few\n", ['row 3, column "employees": "few" found']),
        ("firms", "id,employees\na,5.5\n", ['row 2, column "employees": "5.5" found', "whole"]),
        ("firms", "id,employees\na,-5\n", ['row 2, column "employees": "-5" found']),
        ("firms", "id,employees\na,9999999\n", ['row 2, column "employees"', "1000000"]),
        ("firms", "id,owned_outside\na,perhaps\n", ['row 2, column "owned_outside": "perhaps"']),
        ("firms", "id\na\n\na\n", ['row 4, column "id"', "row 2 already"]),
        ("firms", "id,name\n,Alfa\n", ['row 2, column "id": is empty']),
        ("firms", "id,name\na,Alfa,too much\n", ["row 2: has more cells"]),
        ("firms", 'id,name\na,"open\n', ["row 2: cannot be read"]),
        ("firms", "id,name\na," + "x" * 10001, ['row 2, column "name"', "at most 10000"]),
        ("ties", "one,other,kind\na,b,enemy\n", ['ties.csv: row 2, column "kind": "enemy"']),
        ("ties", "one,other,kind\na,a,rival\n", ['row 2, column "other": "a" found', "another"]),
        ("ties", "one,other,kind\na,b,rival\nb,a,rival\n", ['row 3, column "other"', "row 2"]),
        ("ties", "one,other\na,b\n", ['column "kind" is missing']),
    ],
)
def test_one_sentence_names_file_row_and_column(name, table, says, tmp_path, good, load):
    (tmp_path / f"{name}.csv").write_text(table, encoding="utf-8")
    with pytest.raises(DossierError) as told:
        load(good)
    fitting = [p for p in told.value.problems if all(said in p for said in says)]
    assert len(fitting) == len(told.value.problems) == 1, told.value.problems


def test_a_tie_with_a_firm_that_is_not_listed(tmp_path, good, load):
    (tmp_path / "firms.csv").write_text(FIRMS, encoding="utf-8")
    (tmp_path / "ties.csv").write_text("one,other,kind\na,zz,rival\n", encoding="utf-8")
    with pytest.raises(DossierError, match='"zz" found'):
        load(good)


def test_bad_cells_of_all_tables_are_told_with_the_bad_keys(tmp_path, good, load):
    (tmp_path / "firms.csv").write_text("id,employees\na,few\nb,many\n", encoding="utf-8")
    (tmp_path / "ties.csv").write_text("one,other,kind\na,b,enemy\n", encoding="utf-8")
    with pytest.raises(DossierError) as told:
        load(good.replace("rivalry = 4", "rivalry = 9"))
    assert len(told.value.problems) == 4


def test_two_files_of_one_table(tmp_path, good, load):
    for end in ("csv", "xlsx"):
        (tmp_path / f"firms.{end}").write_text(FIRMS, encoding="utf-8")
    with pytest.raises(DossierError, match="only one of the two"):
        load(good)


def test_tables_belong_to_cluster_toml_only(tmp_path, good, load, catalogue):
    from jointaction.cluster.load import load_dossier

    (tmp_path / "firms.csv").write_text("broken", encoding="utf-8")
    (tmp_path / "other.toml").write_text(good, encoding="utf-8")
    assert load_dossier(tmp_path / "other.toml", catalogue).firms == ()
