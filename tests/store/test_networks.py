"""A network that was written down reads back as it was."""

import pytest

from jointaction.evidence.network import Actor, Network, Tie
from jointaction.evidence.networks.beside import read_network
from jointaction.evidence.privacy import Gate
from jointaction.store.networks import as_graphml, as_kumu

NETWORK = Network(
    (Actor("F1", "Alfa & <Co>", "firm", outside=False), Actor("F2", "Beta", "firm", camp="north"),
     Actor("X1", "Beta", "other", outside=True)),
    (Tie("F1", "F2", "rival"), Tie("F1", "X1", "advice"), Tie("X1", "F1", "advice")),
    "ties.csv",
)  # fmt: skip


def told(network):
    labels = {actor.id: actor.label for actor in network.actors}
    actors = {(one.label, one.kind, one.outside, one.camp) for one in network.actors}
    return actors, {(labels[tie.one], labels[tie.other], tie.kind) for tie in network.ties}


@pytest.mark.parametrize(("name", "write"), [("ties.graphml", as_graphml), ("ties.json", as_kumu)])
def test_what_was_written_reads_back(tmp_path, name, write):
    (tmp_path / name).write_text(write(NETWORK), encoding="utf-8")
    problems: list[str] = []
    read = read_network(tmp_path, (), Gate(names=True), problems, {})
    assert problems == []
    assert read is not None
    actors, ties = told(read)
    assert actors == {("Alfa & <Co>", "firm", False, None), ("Beta (F2)", "firm", None, "north"),
                      ("Beta (X1)", "other", True, None)}  # fmt: skip
    assert len(ties) == 3
