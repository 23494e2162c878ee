"""How does the network of a place look, as far as it can be read?

Takes the measures of a diagnosis; gives a figure, or none where there are fewer than three actors.
Of more than ``MOST_ACTORS`` actors those with the most ties are drawn, and of more pairs than can
be told apart those with the most ties, and the figure says so. Only the actors that are spoken of
are named. Ties of rivalry are dashed, ties between steps of production thick, all others thin. The
same network always gives the same drawing (``network_places`` says where everybody stands).
"""

from collections import Counter
from collections.abc import Sequence

from jointaction.diagnose.diagnosis import NetworkMeasures
from jointaction.evidence.network import Actor, Network
from jointaction.report.clauses import counted
from jointaction.report.drawing import Element, Point, drawing, line, markup, shape, write
from jointaction.report.figures import DataTable, Figure
from jointaction.report.network_places import places_of

WIDTH, HEIGHT = 400.0, 320.0
LINE, NAME, MANY = 15.0, 90.0, 40
FEWEST_ACTORS, MOST_ACTORS = 3, 150
TOO_MANY = 2  # times as many as can be read well; judged
MOST_PAIRS_AN_ACTOR = 2  # beyond that a drawing of dozens is a ball of wool; judged
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
    drawn = _strongest(_core(measures.network))
    title = measures.sentences[0].rstrip(".") if measures.sentences else "Who deals with whom"
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
    left_out = len(network.actors) - len(places_of(drawn, WIDTH, HEIGHT))
    fewest = counted(left_out, "actor", "actors")
    core = f" Not drawn: {fewest} with the fewest ties." if left_out else ""
    outside = " Open circles lie outside the place." if any(a.outside for a in drawn.actors) else ""
    every = {frozenset((tie.one, tie.other)) for tie in network.ties}
    pairs = {frozenset((tie.one, tie.other)) for tie in drawn.ties}
    strongest = (
        f" Of {len(every)} pairs with a tie, the {len(pairs)} with the most ties are drawn."
        if len(pairs) < len(every)
        else ""
    )
    return f"Each circle is an actor, each line a tie: {said}.{outside}{core}{strongest}"


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


def _strongest(network: Network) -> Network:
    """The pairs with the most ties, about as many as can be read; all of them where they are few.

    Pairs that are alike stand or fall together; where too few would stand, the next stand too.
    """
    pairs = Counter(frozenset((tie.one, tie.other)) for tie in network.ties)
    most = MOST_PAIRS_AN_ACTOR * len(network.actors)
    levels = [
        {pair for pair, count in pairs.items() if count >= strength}
        for strength in sorted(set(pairs.values()))
    ]
    at = next((at for at, level in enumerate(levels) if len(level) <= most), len(levels) - 1)
    if at > 0 and len(levels[at]) < most / 2 and len(levels[at - 1]) <= TOO_MANY * most:
        at -= 1
    kept = levels[at]
    ties = tuple(tie for tie in network.ties if frozenset((tie.one, tie.other)) in kept)
    return Network(network.actors, ties, network.file)


def _draw(svg: Element, network: Network, spoken_of: Sequence[str]) -> None:
    places = places_of(network, WIDTH, HEIGHT)
    several = len(places) > MANY
    for tie in sorted(network.ties, key=lambda tie: tie.kind != "rival"):
        if tie.one in places and tie.other in places:
            line(svg, places[tie.one], places[tie.other], LOOKS.get(tie.kind, "tie"))
    shown = [actor for actor in network.actors if actor.id in places]
    for actor in shown:
        x, y = places[actor.id]
        spoken = actor.id in spoken_of
        look = "actor-outside" if actor.outside else "actor-spoken" if spoken else "actor"
        size = 6.0 if spoken else 3.0 if several else 4.5
        shape(svg, "circle", look, cx=x, cy=y, r=size)
    named: list[Point] = []
    for actor in shown:
        if actor.id in spoken_of:
            _name(svg, actor, places[actor.id], named)


def _name(svg: Element, actor: Actor, place: Point, named: list[Point]) -> None:
    """Write the name of an actor beside it, clear of the names written before."""
    x, y = place
    anchor = "end" if x > WIDTH * 0.75 else "start" if x < WIDTH * 0.25 else "middle"
    step = -LINE if y > HEIGHT / 2 else LINE
    at = y - 10 if step < 0 else y + 18
    while any(abs(at - other) < LINE and abs(x - beside) < NAME for beside, other in named):
        at += step
    named.append((x, at))
    write(svg, actor.label, x, at, "halo-text", anchor)
    write(svg, actor.label, x, at, "label strong", anchor)


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
