"""How does the network of a place look, as far as it can be read?

Takes the measures of a diagnosis; gives a figure, or none where nothing could be read from it:
fewer than three actors, or so many ties that nothing is seen. Of more than ``MOST_ACTORS`` actors
those with the most ties are drawn, and the figure says so. Only the actors that are spoken of are
named. Ties of rivalry are dashed, ties between steps of production thick, all others thin. The
same network always gives the same drawing.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from jointaction.diagnose.diagnosis import NetworkMeasures
from jointaction.evidence.network import Actor, Network, Tie
from jointaction.report.drawing import Element, Point, drawing, line, markup, shape, write
from jointaction.report.figures import DataTable, Figure

WIDTH, HEIGHT, EDGE = 400.0, 300.0, 34.0
FEWEST_ACTORS, MOST_ACTORS = 3, 150
MOST_TIES_A_PAIR = 0.5  # of all pairs; beyond that a drawing says nothing; judged
LOOKS = {"rival": "tie-rival", "vertical": "tie-vertical", "both": "tie-vertical"}
KIND_WORDS = {
    "rival": "rivals (dashed)", "vertical": "supplier and customer (thick)",
    "both": "rivals who also supply each other (thick)", "advice": "advice",
    "friendship": "friendship", "information": "information", "joint_work": "joint work",
    "board": "a seat on a board",
}  # fmt: skip
SAID_OF = {
    "density": ("Pairs of firms with a tie other than rivalry, of 100", 100.0),
    "reciprocity": ("Ties of advice, friendship or information that are returned, of 100", 100.0),
    "external_share": ("Ties of advice that lead out of the place, of 100", 1.0),
    "seats_of_ten": ("Seats on boards held by the ten with the most, of 100", 1.0),
    "most_boards": ("Boards on which the one with the most sits", 1.0),
    "largest_loss": ("Pairs cut off from each other if one actor leaves, of 100", 1.0),
    "rival_talk": ("Pairs of rivals who talk to each other, of 100", 1.0),
    "parts": ("Parts into which the network falls, rivalry left out", 1.0),
    "joint_work": ("Pairs that work together, of 100", 100.0),
    "joint_work_given_friendship": ("Pairs that work together, of 100 friendships", 100.0),
    "joint_work_given_advice": ("Pairs that work together, of 100 ties of advice", 100.0),
}


def network_figure(measures: NetworkMeasures | None) -> Figure | None:
    """The drawing of a network with its finding; None where there is nothing to read."""
    if measures is None or len(measures.network.actors) < FEWEST_ACTORS:
        return None
    drawn = _core(measures.network)
    title = measures.sentences[0].rstrip(".") if measures.sentences else "Who deals with whom"
    if not _can_be_read(drawn):
        why = "So many have ties with one another that a drawing would show nothing."
        return Figure(title, why, Markup(""), _table(measures))
    svg = drawing(WIDTH, HEIGHT, f"{title}. {' '.join(measures.sentences[1:])}")
    _draw(svg, drawn, measures.spoken_of)
    return Figure(title, _what(measures.network, drawn), markup(svg), _table(measures))


def network_says(measures: NetworkMeasures | None) -> tuple[str, ...]:
    """What else the network tells, sentence by sentence, beside the finding of the drawing."""
    return () if measures is None else measures.sentences[1:]


def _what(network: Network, drawn: Network) -> str:
    """What is drawn, in words."""
    kinds = Counter(tie.kind for tie in drawn.ties)
    said = ", ".join(f"{KIND_WORDS[kind]} {count}" for kind, count in kinds.most_common())
    left_out = len(network.actors) - len(drawn.actors)
    core = f" The {left_out} with the fewest ties are not drawn." if left_out else ""
    outside = " Open circles lie outside the place." if any(a.outside for a in drawn.actors) else ""
    return f"Each circle is an actor, each line a tie: {said}.{outside}{core}"


def _core(network: Network) -> Network:
    """The actors with the most ties, as many as can be read."""
    if len(network.actors) <= MOST_ACTORS:
        return network
    ties = Counter(end for tie in network.ties for end in (tie.one, tie.other))
    ranked = sorted(network.actors, key=lambda actor: (-ties[actor.id], actor.id))
    kept = {actor.id for actor in ranked[:MOST_ACTORS]}
    return Network(
        tuple(actor for actor in network.actors if actor.id in kept),
        tuple(tie for tie in network.ties if tie.one in kept and tie.other in kept),
        network.file,
    )


def _can_be_read(network: Network) -> bool:
    pairs = {frozenset((tie.one, tie.other)) for tie in network.ties}
    count = len(network.actors)
    return len(pairs) <= max(MOST_TIES_A_PAIR * count * (count - 1) / 2, 2 * count)


def _draw(svg: Element, network: Network, spoken_of: Sequence[str]) -> None:
    places = _places(network)
    several = len(network.actors) > 40
    for tie in sorted(network.ties, key=lambda tie: tie.kind != "rival"):
        line(svg, places[tie.one], places[tie.other], LOOKS.get(tie.kind, "tie"))
    for actor in network.actors:
        x, y = places[actor.id]
        spoken = actor.id in spoken_of
        look = "actor-outside" if actor.outside else "actor-spoken" if spoken else "actor"
        size = 6.0 if spoken else 3.0 if several else 4.5
        shape(svg, "circle", look, cx=x, cy=y, r=size)
    for actor in network.actors:
        if actor.id in spoken_of:
            _name(svg, actor, places[actor.id])


def _name(svg: Element, actor: Actor, place: Point) -> None:
    x, y = place
    anchor = "end" if x > WIDTH * 0.75 else "start" if x < WIDTH * 0.25 else "middle"
    up = y > HEIGHT / 2
    at = y - 10 if up else y + 18
    write(svg, actor.label, x, at, "halo-text", anchor)
    write(svg, actor.label, x, at, "label strong", anchor)


def _places(network: Network) -> Mapping[str, Point]:
    """Where each actor stands: those with ties close to one another, the same every time."""
    import igraph  # noqa: PLC0415 - a heavy library, for places with a network alone

    at = {actor.id: number for number, actor in enumerate(network.actors)}
    edges = sorted({_pair(tie, at) for tie in network.ties})
    graph = igraph.Graph(n=len(at), edges=edges)
    circle = [
        (math.cos(2 * math.pi * i / len(at)), math.sin(2 * math.pi * i / len(at)))
        for i in range(len(at))
    ]
    found = list(graph.layout_kamada_kawai(seed=circle))
    return dict(zip(at, _fitted([(x, y) for x, y in found]), strict=True))


def _pair(tie: Tie, at: Mapping[str, int]) -> tuple[int, int]:
    one, other = sorted((at[tie.one], at[tie.other]))
    return one, other


def _fitted(points: Sequence[Point]) -> list[Point]:
    """The points, stretched to fill the drawing."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, foot = min(y for _, y in points), max(y for _, y in points)
    across, down = max(right - left, 1e-9), max(foot - top, 1e-9)
    return [
        (
            EDGE + (x - left) / across * (WIDTH - 2 * EDGE),
            EDGE / 2 + (y - top) / down * (HEIGHT - EDGE),
        )
        for x, y in points
    ]


def _table(measures: NetworkMeasures) -> DataTable:
    rows = [
        ("Actors", f"{len(measures.network.actors)}"),
        ("Ties", f"{len(measures.network.ties)}"),
    ]
    for name, (title, times) in SAID_OF.items():
        if name in measures.numbers:
            number = measures.numbers[name]
            rows.append((title, "not known" if number is None else f"{times * number:.0f}"))
    return DataTable("What the network tells", ("Measure", "Number"), tuple(rows))
