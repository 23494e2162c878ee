"""What does a GraphML file say of actors and ties?

Nodes may carry ``kind``, ``outside``, ``camp`` and ``name`` (or ``label``), edges ``kind`` (or
``type``, ``relation``, ``label``). An undirected tie of a kind with a direction goes both ways. A
file with a document type or entities is refused: it could make the reader fetch or fill anything.
"""

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as Xml

from jointaction.evidence.files import as_text
from jointaction.evidence.networks.drawn import Drawn, DrawnActor, DrawnTie

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
KINDS = ("kind", "type", "relation", "label")
NAMES = ("name", "label")
_FORBIDDEN = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def read_graphml(content: bytes, file: str, drawn: Drawn) -> None:
    """Read nodes and edges."""
    text = as_text(content, file)
    if _FORBIDDEN.search(text):
        drawn.problems.append(f"{file}: a document type or an entity is not allowed in GraphML")
        return
    try:
        root = Xml.fromstring(text)  # noqa: S314 - entities were refused above
    except Xml.ParseError as error:
        drawn.problems.append(f"{file}: cannot be read as XML: {error}")
        return
    graph = next((one for one in root.iter() if _name(one) == "graph"), None)
    if graph is None:
        drawn.problems.append(f"{file}: there is no <graph> in it; GraphML is needed")
        return
    keys = {one.get("id", ""): one.get("attr.name", one.get("id", "")) for one in root
            if _name(one) == "key"}  # fmt: skip
    usual = graph.get("edgedefault", "undirected")
    for number, node in enumerate(_of(graph, "node"), start=1):
        said = _data(node, keys)
        name = next((said[key] for key in NAMES if said.get(key)), "")
        actor = DrawnActor(
            node.get("id", ""), name, said.get("kind", ""), camp=said.get("camp", "")
        )
        where = f"{file}: node {number}"
        drawn.actor(where, actor, said.get("outside", ""), ("id", "kind", "outside"))
    for number, edge in enumerate(_of(graph, "edge"), start=1):
        said = _data(edge, keys)
        kind = next((said[key] for key in KINDS if said.get(key)), "")
        tie = DrawnTie(edge.get("source", ""), edge.get("target", ""), kind)
        directed = edge.get("directed", "true" if usual == "directed" else "false")
        drawn.tie(f"{file}: edge {number}", tie, directed, ("source", "target", "kind"))


def _name(element: Xml.Element) -> str:
    return element.tag.rpartition("}")[2]


def _of(graph: Xml.Element, name: str) -> Iterator[Xml.Element]:
    return (one for one in graph if _name(one) == name)


def _data(element: Xml.Element, keys: Mapping[str, str]) -> dict[str, str]:
    """What is said of a node or an edge, by the name of the attribute."""
    return {
        keys.get(one.get("key", ""), one.get("key", "")).lower(): (one.text or "").strip()
        for one in element
        if _name(one) == "data"
    }
