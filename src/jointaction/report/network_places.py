"""Where does each actor stand in the drawing of a network?

Those with ties stand close to one another (the layout of Kamada and Kawai, begun on a circle, so
that the same network gives the same drawing).
The largest part takes the room; smaller parts stand in a row below it, as many as fit. Actors with
no tie at all are not drawn.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from jointaction.evidence.network import Network
from jointaction.report.drawing import Point

EDGE, ROW, MOST_PARTS = 34.0, 56.0, 6

Graph = Any  # igraph has no types
Box = tuple[float, float, float, float]


def places_of(network: Network, width: float, height: float) -> Mapping[str, Point]:
    """The place of every actor that is drawn, in a drawing of that size."""
    import igraph  # noqa: PLC0415 - a heavy library, for places with a network alone

    at = {actor.id: number for number, actor in enumerate(network.actors)}
    pairs = {(min(at[t.one], at[t.other]), max(at[t.one], at[t.other])) for t in network.ties}
    graph = igraph.Graph(n=len(at), edges=sorted(pairs))
    names = list(at)
    parts = sorted((list(part) for part in graph.connected_components() if len(part) > 1),
                   key=lambda part: (-len(part), part))  # fmt: skip
    if not parts:
        return {}
    small = parts[1 : 1 + MOST_PARTS]
    foot = height - (ROW if small else 0.0)
    found = _placed(graph, parts[0], (EDGE, EDGE / 2, width - EDGE, foot - EDGE / 2))
    step = (width - 2 * EDGE) / max(len(small), 1)
    for number, part in enumerate(small):
        left = EDGE + number * step
        found |= _placed(graph, part, (left, foot + 8, left + step * 0.6, height - 12))
    return {names[vertex]: point for vertex, point in sorted(found.items())}


def _placed(graph: Graph, part: Sequence[int], box: Box) -> dict[int, Point]:
    """The places of one part within a box."""
    own = graph.induced_subgraph(part)
    count = len(part)
    circle = [
        (math.cos(2 * math.pi * i / count), math.sin(2 * math.pi * i / count)) for i in range(count)
    ]
    points = [(x, y) for x, y in own.layout_kamada_kawai(seed=circle)]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, foot = min(y for _, y in points), max(y for _, y in points)
    across, down = max(right - left, 1e-9), max(foot - top, 1e-9)
    return {
        vertex: (
            box[0] + (x - left) / across * (box[2] - box[0]),
            box[1] + (y - top) / down * (box[3] - box[1]),
        )
        for vertex, (x, y) in zip(part, points, strict=True)
    }
