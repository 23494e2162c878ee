"""The same network is read from every form in which people keep one, and every fault is named."""

import json

import pytest

from jointaction.evidence.networks.beside import read_network
from jointaction.evidence.privacy import Gate
from tests.evidence.exports.survey_tool import as_workbook

TIES = [("alfa", "beta", "rival"), ("beta", "gama", "vertical"), ("alfa", "gama", "advice"),
        ("gama", "alfa", "advice"), ("gama", "consul", "advice")]  # fmt: skip
ACTORS = {"alfa": ("firm", "no"), "beta": ("firm", "no"), "gama": ("firm", ""),
          "consul": ("other", "yes")}  # fmt: skip


def read_in(folder, firms=(), **gate):
    problems: list[str] = []
    return read_network(folder, firms, Gate(**gate), problems, {}), problems


def as_csv(folder):
    rows = "\n".join(",".join(tie) for tie in TIES)
    (folder / "ties.csv").write_text(f"one,other,kind\n{rows}\n")
    rows = "\n".join(f"{name},{kind},{outside}" for name, (kind, outside) in ACTORS.items())
    (folder / "actors.csv").write_text(f"id,kind,outside\n{rows}\n")


def as_xlsx(folder):
    (folder / "ties.xlsx").write_bytes(as_workbook({"t": [["one", "other", "kind"], *TIES]}))
    actors = [["id", "kind", "outside"], *([name, *said] for name, said in ACTORS.items())]
    (folder / "actors.xlsx").write_bytes(as_workbook({"a": actors}))


def as_kumu_workbook(folder):
    head = ["Label", "Type", "Outside", "Tags"]
    elements = [head, *([name, *said, "x"] for name, said in ACTORS.items())]
    connections = [["From", "To", "Type", "Direction"], *([*tie, "directed"] for tie in TIES)]
    book = {"Elements": elements, "Connections": connections}
    (folder / "ties.xlsx").write_bytes(as_workbook(book))


def as_kumu(folder):
    elements = [{"label": name, "type": kind, "attributes": {"outside": outside}}
                for name, (kind, outside) in ACTORS.items()]  # fmt: skip
    connections = [{"from": one, "to": other, "type": kind, "direction": "directed"}
                   for one, other, kind in TIES if (one, other) != ("gama", "alfa")]  # fmt: skip
    for one in connections:
        if (one["from"], one["to"]) == ("alfa", "gama"):
            one["direction"] = "mutual"
    said = {"elements": elements, "connections": connections, "maps": []}
    (folder / "ties.json").write_text(json.dumps(said))


def as_graphml(folder):
    nodes = "".join(
        f'<node id="{name}"><data key="k">{kind}</data><data key="o">{outside}</data></node>'
        for name, (kind, outside) in ACTORS.items()
    )
    edges = "".join(
        f'<edge source="{one}" target="{other}"><data key="e">{kind}</data></edge>'
        for one, other, kind in TIES
    )
    (folder / "ties.graphml").write_text(
        '<?xml version="1.0"?><graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        '<key id="k" for="node" attr.name="kind"/><key id="o" for="node" attr.name="outside"/>'
        '<key id="e" for="edge" attr.name="relation"/>'
        f'<graph edgedefault="directed">{nodes}{edges}</graph></graphml>'
    )


WAYS = [as_csv, as_xlsx, as_kumu_workbook, as_kumu, as_graphml]


@pytest.mark.parametrize("way", WAYS)
def test_a_network_is_read_alike_from_every_form(tmp_path, way):
    way(tmp_path)
    network, problems = read_in(tmp_path, names=True)
    assert problems == []
    labels = {actor.id: actor.label for actor in network.actors}
    found = {(labels[tie.one], labels[tie.other], tie.kind) for tie in network.ties}
    assert found == set(TIES)
    said = {actor.label: (actor.kind, actor.outside) for actor in network.actors}
    assert said == {"alfa": ("firm", False), "beta": ("firm", False), "gama": ("firm", None),
                    "consul": ("other", True)}  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_no_name_leaves_the_file_unless_the_study_allows_it(tmp_path, way):
    way(tmp_path)
    network, _ = read_in(tmp_path)
    assert not any(name in repr(network) for name in ACTORS)


def test_pseudonyms_stay_where_a_study_has_a_key(tmp_path):
    as_csv(tmp_path)
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "pseudonyms.key").write_text("a" * 64)
    before, _ = read_in(tmp_path)
    actors = (tmp_path / "actors.csv").read_text().splitlines()
    (tmp_path / "actors.csv").write_text("\n".join([actors[0], "zeta,firm,no", *actors[1:]]))
    after, _ = read_in(tmp_path)
    assert {actor.id for actor in before.actors} < {actor.id for actor in after.actors}


FAULTS = {
    "no such kind": ("one,other,kind\na,b,enemy\n", 'row 2, column "kind": "enemy" found'),
    "itself": ("one,other,kind\na,a,rival\n", 'row 2, column "other": "a" found'),
    "twice": ("one,other,kind\na,b,rival\nb,a,rival\n", "row 2"),
    "an empty end": ("one,other,kind\n,b,rival\n", 'row 2, column "one"'),
    "no column": ("one,other\na,b\n", 'column "kind" is missing'),
    "a strange column": ("one,other,kind,weight\na,b,rival,3\n", 'column "weight"'),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_table_of_ties(tmp_path, fault):
    text, told = FAULTS[fault]
    (tmp_path / "ties.csv").write_text(text)
    _, problems = read_in(tmp_path)
    assert len(problems) == 1
    assert problems[0].startswith("ties.csv: row")
    assert told in problems[0]


def test_both_directions_of_advice_are_two_ties_and_of_rivalry_one(tmp_path):
    rows = "one,other,kind\na,b,advice\nb,a,advice\na,b,rival\n"
    (tmp_path / "ties.csv").write_text(rows)
    network, problems = read_in(tmp_path)
    assert problems == []
    assert len(network.ties) == 3


def test_an_end_must_be_a_firm_of_the_list_or_an_actor_of_the_table(tmp_path):
    (tmp_path / "ties.csv").write_text("one,other,kind\na,zz,rival\na,consul,advice\n")
    (tmp_path / "actors.csv").write_text("id,kind\nconsul,other\n")
    _, problems = read_in(tmp_path, firms=["a", "b"])
    assert len(problems) == 1
    assert '"zz" found' in problems[0]


def test_every_fault_of_a_blueprint_is_named_by_its_number(tmp_path):
    elements = [{"label": "a"}, {"label": ""}, {"label": "a"}, {"label": "b", "type": "x"}]
    connections = [{"from": "a", "to": "b", "type": "hate"}, {"from": "a"}]
    said = {"elements": elements, "connections": connections}
    (tmp_path / "ties.json").write_text(json.dumps(said))
    _, problems = read_in(tmp_path)
    where = [problem.split(":")[1].strip() for problem in problems]
    assert where == ["element 2", "element 3", "element 4", "connection 1", "connection 2"]


HOSTILE = {
    "ties.graphml": [b"<!DOCTYPE x [<!ENTITY a 'b'>]><graphml/>", b"<graphml>", b"<html/>", b"{}"],
    "ties.json": [b"[", b"[1]", b'{"elements": 3}', b"[" * 100_000, b'{"connections": [1]}'],
    "ties.xlsx": [b"<html>", b"PK\x03\x04"],
}
FILES = [(name, content) for name, contents in HOSTILE.items() for content in contents]


@pytest.mark.parametrize("place", range(len(FILES)))
def test_a_hostile_file_is_one_plain_fault(tmp_path, place):
    name, content = FILES[place]
    (tmp_path / name).write_bytes(content)
    _, problems = read_in(tmp_path)
    assert problems
    assert all(problem.isprintable() and len(problem) < 1_000 for problem in problems)


def test_two_files_of_ties_are_one_too_many(tmp_path):
    as_csv(tmp_path)
    as_kumu(tmp_path)
    _, problems = read_in(tmp_path)
    assert "only one of them is allowed" in problems[0]


def test_more_ties_than_allowed_are_told_once(tmp_path, monkeypatch):
    monkeypatch.setattr("jointaction.evidence.networks.drawn.MOST_TIES", 2)
    as_csv(tmp_path)
    _, problems = read_in(tmp_path)
    assert len(problems) == 1
    assert "more than the 2 ties allowed" in problems[0]
