"""What networks tell, on toys that can be worked out by hand and on one of a real one's shape."""

import numpy as np
import pytest

from jointaction.diagnose.network import measures_of, network_testimonies
from jointaction.evidence.network import Actor, Network, Tie
from jointaction.report.network import network_figure
from tests.diagnose.places import CATALOGUE


def network(ties, outside=(), extra=()):
    names = dict.fromkeys([*(end for tie in ties for end in tie[:2]), *extra])
    actors = tuple(Actor(n, n, outside=n in outside if outside else None) for n in names)
    return Network(actors, tuple(Tie(*tie) for tie in ties), "ties.csv")


def numbers(ties, **more):
    found = measures_of(network(ties, **more))
    assert found is not None
    return found.numbers


def test_a_line_of_five_is_cut_in_the_middle():
    line = [(a, b, "advice") for a, b in zip("abcd", "bcde", strict=True)]
    found = measures_of(network(line))
    assert found is not None
    # without c: {a, b} and {d, e} keep 2 of the 6 pairs of the four who are left
    assert found.numbers["largest_loss"] == pytest.approx(100 * 4 / 6)
    assert found.spoken_of[0] == "c"
    assert found.numbers["density"] == pytest.approx(4 / 10)
    assert found.numbers["reciprocity"] == 0


def test_a_ring_loses_nobody():
    ring = [(a, b, "information") for a, b in zip("abcde", "bcdea", strict=True)]
    assert numbers(ring)["largest_loss"] == 0


def test_the_centre_of_a_star_is_everything():
    star = [("x", leaf, "friendship") for leaf in "abcdef"]
    assert numbers(star)["largest_loss"] == 100


def test_rivals_who_talk():
    ties = [("a", "b", "rival"), ("b", "c", "rival"), ("c", "d", "both"), ("a", "d", "rival"),
            ("b", "a", "advice"), ("c", "b", "friendship")]  # fmt: skip
    assert numbers(ties)["rival_talk"] == 50


def test_advice_from_outside_of_that_of_which_it_is_known():
    ties = [("a", "x", "advice"), ("a", "b", "advice"), ("b", "a", "advice"), ("x", "y", "advice"),
            ("b", "y", "information")]  # fmt: skip
    assert numbers(ties, outside=("x", "y"))["external_share"] == 50


def test_seats_of_the_ten_with_the_most():
    ties = [(f"p{n}", f"board{k}", "board") for n in range(12) for k in range(3 if n < 10 else 1)]
    found = numbers(ties)
    assert found["seats_of_ten"] == pytest.approx(100 * 30 / 32)
    assert found["most_boards"] == 3


@pytest.mark.parametrize(
    ("kind", "unknown"),
    [
        ("rival", ["reciprocity", "external_share", "seats_of_ten", "rival_talk", "density"]),
        ("advice", ["external_share", "seats_of_ten", "rival_talk", "most_boards"]),
    ],
)
def test_what_nobody_wrote_down_is_unknown_and_never_none(kind, unknown):
    found = numbers([("a", "b", kind), ("b", "c", kind)])
    assert [found[name] for name in unknown] == [None] * len(unknown)


def test_no_ties_no_measures():
    assert measures_of(None) is None
    assert measures_of(Network((Actor("a", "a"),), (), "ties.csv")) is None


def test_the_measures_feed_the_indicators_that_ask_for_them():
    ties = [(f"f{n}", "x", "advice") for n in range(3)] + [("f0", "f1", "advice")]
    measures = measures_of(network(ties, outside=("x",)))
    (told,) = network_testimonies(measures, CATALOGUE)
    assert (told.indicator, told.voice, told.value) == ("PP1.03", "network", 75)
    assert told.low <= told.severity <= told.high


def of_a_law_firm(seed=7):
    """71 competitors with three directed relations, as dense as those published of a law firm."""
    draw = np.random.default_rng(seed)
    ties = []
    for kind, count in (("advice", 892), ("friendship", 575), ("joint_work", 1104)):
        pairs = [(i, j) for i in range(71) for j in range(71) if i != j]
        chosen = [pairs[at] for at in draw.choice(len(pairs), count, replace=False)]
        ties += [(f"l{one}", f"l{other}", kind) for one, other in chosen]
    return network(ties)


def test_a_network_of_the_shape_of_a_real_one():
    made = of_a_law_firm()
    found = measures_of(made)
    assert found is not None
    assert found.numbers["joint_work"] == pytest.approx(1104 / (71 * 70))
    both = {(t.one, t.other) for t in made.of_kind("joint_work")}
    friends = {(t.one, t.other) for t in made.of_kind("friendship")}
    given = len(both & friends) / len(friends)
    assert found.numbers["joint_work_given_friendship"] == pytest.approx(given)


def test_of_many_ties_the_strongest_are_drawn():
    figure = network_figure(measures_of(of_a_law_firm()))
    assert figure is not None
    assert 0 < figure.svg.count("<line") < (892 + 575 + 1104) / 2
    assert "with the most ties are drawn" in figure.axes
    assert figure.table is not None


def test_a_drawing_names_those_who_are_spoken_of_and_nobody_else():
    line = [(a, b, "advice") for a, b in zip("abcd", "bcde", strict=True)]
    ties = [*line, ("a", "e", "rival")]
    figure = network_figure(measures_of(network(ties)))
    assert figure is not None
    assert figure.svg.count("<circle") == 5
    assert "tie-rival" in figure.svg
    assert ">c</text>" in figure.svg
    assert ">a</text>" not in figure.svg
    assert figure.svg == network_figure(measures_of(network(ties))).svg  # type: ignore[union-attr]


def test_of_many_actors_the_core_is_drawn():
    ties = [(f"f{n}", f"f{n + 1}", "advice") for n in range(200)]
    figure = network_figure(measures_of(network(ties)))
    assert figure is not None
    assert figure.svg.count("<circle") == 150
    assert "Not drawn: 51 actors with the fewest ties" in figure.axes
