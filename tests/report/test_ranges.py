"""Is it said rightly where a range comes from, in whichever order the sources come?"""

from dataclasses import fields, replace
from itertools import permutations
from xml.etree import ElementTree

import pytest

from jointaction.forecast.forecasts import EventForecast, RangeParts
from jointaction.report.ranges import range_figure, range_finding, range_sentence

NAMES = tuple(field.name for field in fields(RangeParts))
WORDS = {
    "base_rate": "how little is known about such initiatives anywhere",
    "weight": "how far the model may be believed",
    "parameters": "which cases were drawn of all that is not known of people and of this place",
    "runs": "chance, which makes one history differ from the next",
}
FOLLOWS = {
    "base_rate": "would narrow the range little",
    "weight": "forecasts that have met what happened",
    "parameters": "more draws",
    "runs": "more histories of each draw",
}


def parts(order, widths):
    return RangeParts(**dict(zip(order, widths, strict=True)))


def odds(of):
    return EventForecast(0.1, 0.03, 0.24, 0.16, 0.02, 0.4, 0.2, 0.2, of)


@pytest.mark.parametrize("order", list(permutations(NAMES)))
def test_where_one_source_leaves_most_it_is_named_alone_with_what_follows(order):
    told = range_sentence(odds(parts(order, (0.4, 0.2, 0.1, 0.01))))
    assert told.startswith(f"Most of the range (between 3 and 24) comes from {WORDS[order[0]]}")
    assert all(WORDS[name] not in told for name in order[1:])
    assert FOLLOWS[order[0]] in told
    assert told.endswith(".")


@pytest.mark.parametrize("order", list(permutations(NAMES)))
def test_where_two_leave_about_as_much_both_are_named_the_wider_first(order):
    told = range_sentence(odds(parts(order, (0.3, 0.25, 0.1, 0.02))))
    assert 0 < told.index(WORDS[order[0]]) < told.index(WORDS[order[1]])
    assert "about as much from" in told
    assert FOLLOWS[order[0]] in told.lower()
    assert FOLLOWS[order[1]] in told
    assert all(WORDS[name] not in told for name in order[2:])


def test_three_or_four_alike_are_no_one_source():
    told = range_finding(RangeParts(0.3, 0.29, 0.28, 0.1))
    assert told.startswith("The range has no one source")
    assert WORDS["runs"] not in told
    assert all(word in range_finding(RangeParts(0.3, 0.3, 0.3, 0.3)) for word in WORDS.values())


def test_the_widest_of_many_is_not_called_most():
    # .3 squared is .09; the others together have 3 x .0361 = .1083
    told = range_finding(RangeParts(0.3, 0.19, 0.19, 0.19))
    assert told.startswith("More of the range comes from how little is known")
    assert told.endswith("than from anything else")
    # .0324 x 3 = .0972 is still more than .09; .0289 x 3 = .0867 is less
    assert "More of" in range_finding(RangeParts(0.3, 0.18, 0.18, 0.18))
    assert "Most of" in range_finding(RangeParts(0.3, 0.17, 0.17, 0.17))


def test_a_range_without_width_has_no_source():
    assert range_sentence(odds(RangeParts(0, 0, 0, 0))) == ""
    assert range_finding(RangeParts(0.004, 0, 0, 0)) == ""


def test_bars_are_as_long_as_the_widths_and_the_table_tells_every_event(example):
    forecast = example.tile_town().forecast.initiatives[0]
    running = replace(forecast.still_running, low=0.05, high=0.45)  # 40 points wide
    running = replace(running, range_from=RangeParts(0.2, 0.1, 0.0, 0.0))
    figure = range_figure(replace(forecast, still_running=running))
    bars = [float(r.get("width") or 0) for r in ElementTree.fromstring(figure.svg).iter("rect")]
    assert bars[1] == pytest.approx(bars[0] / 2)
    assert bars[2] == pytest.approx(bars[0] / 4)
    assert figure.title.startswith("Most of the range comes from how little")
    assert figure.table is not None
    running_column = [row[figure.table.columns.index("Still running")] for row in figure.table.rows]
    assert running_column == ["40", "20", "10", "0", "0"]
    assert len(figure.table.columns) == 5
