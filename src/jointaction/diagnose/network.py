"""What does the network of a place tell of the obstacles to co-operation?

Takes actors and ties; gives numbers with a sentence each. Ties of rivalry are no help and count for
none of the numbers on reach; all others do. A number that cannot be told, because nobody wrote down
ties of its kind, is None and never 0.

* density: share of the pairs of firms of the place that have any tie other than rivalry;
* reciprocity: share of ties of advice, friendship and information that are returned;
* external_share: advice and information that comes from outside, of that of which it is known, %;
* seats_of_ten: seats on boards held by the ten who have most, %, from ``FEWEST_SEATS`` seats on;
* largest_loss: pairs that can reach each other and no longer could if one actor left, %;
* rival_talk: pairs of rivals of whom one asks, likes or learns from the other, %.

A list of ties is never complete: the severity read from a number has a judged range of one tenth of
the way from no obstacle to a full one, to either side.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from jointaction.catalogue.things import Catalogue
from jointaction.diagnose.diagnosis import NetworkMeasures
from jointaction.evidence.network import TALK, Network, Tie
from jointaction.evidence.testimony import Testimony
from jointaction.evidence.wording import in_unit
from jointaction.scales import severity_at
from jointaction.sources import Grade

FEWEST_SEATS = 20
TEN = 10
MOST_BROKERS = 3
HALF_RANGE = 0.1  # of none_at to full_at; judged
RIVALRY = ("rival", "both")

Graph = Any  # igraph has no types
Numbers = Mapping[str, float | None]


def measures_of(network: Network | None) -> NetworkMeasures | None:
    """The measures of a network, None where there is none."""
    if network is None or not network.ties:
        return None
    labels = {one.id: one.label for one in network.actors}
    graph = _reach(network)
    loss, who = _largest_loss(graph, network)
    brokers = _brokers(graph, network)
    numbers: dict[str, float | None] = {
        "actors": float(len(network.actors)),
        "ties": float(len(network.ties)),
        "parts": float(len(graph.connected_components())),
        "density": _density(network),
        "reciprocity": _reciprocity(network),
        "external_share": _external_share(network),
        "seats_of_ten": _seats_of_ten(network),
        "most_boards": _most_boards(network),
        "largest_loss": loss,
        "rival_talk": _rival_talk(network),
        **_together(network),
    }
    said = _sentences(numbers, labels.get(who, ""), [labels[one] for one in brokers])
    spoken_of = tuple(dict.fromkeys([*([who] if who else []), *brokers]))
    return NetworkMeasures(numbers, tuple(said), network, spoken_of)


def network_testimonies(
    measures: NetworkMeasures | None, catalogue: Catalogue
) -> tuple[Testimony, ...]:
    """What the network tells on the numbers of indicators that name one of its measures."""
    if measures is None:
        return ()
    found = []
    for indicator in catalogue.indicators.values():
        for part in indicator.parts:
            number = measures.numbers.get(part.network) if part.network else None
            if number is None or part.none_at is None or part.full_at is None:
                continue
            half = HALF_RANGE * abs(part.full_at - part.none_at)
            low, high = max(part.lowest, number - half), min(part.highest, number + half)
            at = [severity_at(x, part.none_at, part.full_at) for x in (number, low, high)]
            ends = f"{in_unit(low, '')} to {in_unit(high, '')}, the list may not be complete"
            found.append(Testimony(
                indicator.id, part.name, "network", "behaviour",
                f"The network: {part.measure}: {in_unit(number, part.unit)} ({ends})",
                number, low, high, at[0], min(at), max(at), 0, Grade.REPORTED,
                (measures.network.file,), measures.network.file,
            ))  # fmt: skip
    return tuple(found)


def share_of_pairs(of: Sequence[Tie], given: Sequence[Tie] | None, actors: int) -> float | None:
    """The share (0-1) of ordered pairs with a tie in ``of``, among all or those in ``given``."""
    wanted = {(tie.one, tie.other) for tie in of}
    if given is None:
        pairs = actors * (actors - 1)
        return len(wanted) / pairs if pairs else None
    conditions = {(tie.one, tie.other) for tie in given}
    return len(wanted & conditions) / len(conditions) if conditions else None


def _reach(network: Network) -> Graph:
    """Who can reach whom, rivalry left out; without directions."""
    import igraph  # noqa: PLC0415 - a heavy library, for places with a network alone

    place = {one.id: at for at, one in enumerate(network.actors)}
    pairs = {
        tuple(sorted((place[tie.one], place[tie.other])))
        for tie in network.ties
        if tie.kind != "rival"
    }
    return igraph.Graph(n=len(place), edges=sorted(pairs))


def _density(network: Network) -> float | None:
    firms = {one.id for one in network.actors if one.kind == "firm" and not one.outside}
    pairs = {
        frozenset((tie.one, tie.other))
        for tie in network.ties
        if tie.kind != "rival" and tie.one in firms and tie.other in firms
    }
    possible = len(firms) * (len(firms) - 1) / 2
    told = any(tie.kind != "rival" for tie in network.ties)
    return len(pairs) / possible if possible and told else None


def _reciprocity(network: Network) -> float | None:
    directed = {(tie.kind, tie.one, tie.other) for tie in network.of_kind(*TALK)}
    if not directed:
        return None
    return sum((kind, other, one) in directed for kind, one, other in directed) / len(directed)


def _external_share(network: Network) -> float | None:
    outside = {one.id: one.outside for one in network.actors}
    ends = [
        outside[tie.other]
        for tie in network.of_kind("advice", "information")
        if not outside[tie.one]
    ]
    known = [end for end in ends if end is not None]
    return 100 * sum(known) / len(known) if known else None


def _boards(network: Network) -> Counter[str]:
    return Counter(tie.one for tie in network.of_kind("board"))


def _seats_of_ten(network: Network) -> float | None:
    seats = _boards(network)
    every = sum(seats.values())
    if every < FEWEST_SEATS:
        return None
    return 100 * sum(count for _, count in seats.most_common(TEN)) / every


def _most_boards(network: Network) -> float | None:
    seats = _boards(network)
    return float(max(seats.values())) if seats else None


def _rival_talk(network: Network) -> float | None:
    rivals = {frozenset((tie.one, tie.other)) for tie in network.of_kind(*RIVALRY)}
    talk = {frozenset((tie.one, tie.other)) for tie in network.of_kind(*TALK)}
    return 100 * len(rivals & talk) / len(rivals) if rivals and talk else None


def _largest_loss(graph: Graph, network: Network) -> tuple[float | None, str]:
    """How many of the pairs of others that can reach each other are cut if one leaves, and who."""
    cuts = graph.articulation_points()
    sizes = [len(part) for part in graph.connected_components()]
    if not any(size > 2 for size in sizes):
        return None, ""
    most, who = 0.0, ""
    for cut in cuts:
        size = next(s for s, part in zip(sizes, graph.connected_components(), strict=True)
                    if cut in part)  # fmt: skip
        before = sum(s * (s - 1) / 2 for s in sizes) - (size - 1)
        left = graph.copy()
        left.delete_vertices(cut)
        after = sum(len(part) * (len(part) - 1) / 2 for part in left.connected_components())
        loss = 100 * (before - after) / before if before else 0.0
        if loss > most:
            most, who = loss, network.actors[cut].id
    return most, who


def _brokers(graph: Graph, network: Network) -> list[str]:
    """The few who stand between most pairs, the first first; none where nobody does."""
    between = graph.betweenness(directed=False)
    ranked = sorted(range(len(between)), key=lambda at: (-between[at], at))
    return [network.actors[at].id for at in ranked[:MOST_BROKERS] if between[at] > 0]


def _together(network: Network) -> dict[str, float | None]:
    """How often actors work together at all, and where they are friends or ask for advice."""
    work = network.of_kind("joint_work")
    if not work:
        return {}
    actors = len(network.actors)
    return {
        "joint_work": share_of_pairs(work, None, actors),
        "joint_work_given_friendship": share_of_pairs(work, network.of_kind("friendship"), actors),
        "joint_work_given_advice": share_of_pairs(work, network.of_kind("advice"), actors),
    }


def _sentences(numbers: Numbers, who: str, brokers: Sequence[str]) -> list[str]:
    """The same in words, the most telling first."""
    said = []
    if (loss := numbers["largest_loss"]) and who:
        said.append(f"If {who} left, {loss:.0f} of 100 pairs could no longer reach each other.")
    elif loss is not None:
        said.append("Nobody's leaving would part those who can reach each other.")
    if (talk := numbers["rival_talk"]) is not None:
        said.append(f"Of 100 pairs of rivals {talk:.0f} talk to each other.")
    if (outside := numbers["external_share"]) is not None:
        said.append(f"Of 100 ties of advice {outside:.0f} lead out of the place.")
    if (seats := numbers["seats_of_ten"]) is not None:
        said.append(f"The ten with the most seats hold {seats:.0f} of 100 seats on boards.")
    if (boards := numbers["most_boards"]) is not None:
        said.append(f"The one on most boards sits on {boards:.0f}.")
    if brokers:
        verb = "stands" if len(brokers) == 1 else "stand"
        said.append(f"{_listed(brokers)} {verb} between most of the others.")
    if (returned := numbers["reciprocity"]) is not None:
        said.append(f"Of 100 ties of advice, friendship or information {100 * returned:.0f} are "
                    "returned.")  # fmt: skip
    if (density := numbers["density"]) is not None:
        said.append(f"Of 100 pairs of firms {100 * density:.0f} have a tie other than rivalry.")
    if (parts := numbers["parts"]) is not None and parts > 1:
        said.append(f"The network falls into {parts:.0f} parts, rivalry left out.")
    return said


def _listed(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
