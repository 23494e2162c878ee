"""How is a network written down for other programs: GraphML, and a Kumu blueprint?

Both hold what the drawing shows: pseudonyms (names only where the study allows them), kinds of
actors and ties, who lies outside, and camps. What is read from them again is the same network.
"""

import json
from xml.etree import ElementTree as Xml

from jointaction.evidence.network import MUTUAL, Actor, Network
from jointaction.report.plain import plain_text

GRAPHML, KUMU = "network.graphml", "network.json"
SPACE = "http://graphml.graphdrawing.org/xmlns"
OF_NODES, OF_EDGES = ("label", "kind", "outside", "camp"), ("kind",)


def as_graphml(network: Network) -> str:
    """The network as GraphML."""
    Xml.register_namespace("", SPACE)
    root = Xml.Element(f"{{{SPACE}}}graphml")
    for whose, names in (("node", OF_NODES), ("edge", OF_EDGES)):
        for name in names:
            Xml.SubElement(root, f"{{{SPACE}}}key", {
                "id": f"{whose}-{name}", "for": whose, "attr.name": name, "attr.type": "string",
            })  # fmt: skip
    called = _called(network)
    graph = Xml.SubElement(root, f"{{{SPACE}}}graph", {"edgedefault": "directed"})
    for actor in network.actors:
        node = Xml.SubElement(graph, f"{{{SPACE}}}node", {"id": called[actor.id]})
        for name, said in (_said(actor) | {"label": called[actor.id]}).items():
            Xml.SubElement(node, f"{{{SPACE}}}data", {"key": f"node-{name}"}).text = said
    for tie in network.ties:
        ends = {"source": called[tie.one], "target": called[tie.other]}
        edge = Xml.SubElement(graph, f"{{{SPACE}}}edge", ends)
        Xml.SubElement(edge, f"{{{SPACE}}}data", {"key": "edge-kind"}).text = tie.kind
    return Xml.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def as_kumu(network: Network) -> str:
    """The network as a Kumu blueprint."""
    called = _called(network)
    elements = []
    for actor in network.actors:
        said = _said(actor) | {"label": called[actor.id]}
        elements.append({"label": said.pop("label"), "type": said.pop("kind"), **said})
    connections = [
        {"from": called[tie.one], "to": called[tie.other], "type": tie.kind,
         "direction": "mutual" if tie.kind in MUTUAL else "directed"}
        for tie in network.ties
    ]  # fmt: skip
    blueprint = {"elements": elements, "connections": connections}
    return json.dumps(blueprint, ensure_ascii=False, indent=2) + "\n"


def _called(network: Network) -> dict[str, str]:
    """What each actor is called; two of one name are told apart by their pseudonyms."""
    labels = [plain_text(actor.label) for actor in network.actors]
    return {
        actor.id: label if labels.count(label) == 1 else f"{label} ({actor.id})"
        for actor, label in zip(network.actors, labels, strict=True)
    }


def _said(actor: Actor) -> dict[str, str]:
    """What is known of an actor; what nobody says is left out."""
    said = {"label": plain_text(actor.label), "kind": actor.kind}
    if actor.outside is not None:
        said["outside"] = "yes" if actor.outside else "no"
    if actor.camp:
        said["camp"] = plain_text(actor.camp)
    return said
