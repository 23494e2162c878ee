"""Do ceiling, floor and what a registry taught stand with the base rates?"""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from jointaction.catalogue.things import Neighbour
from jointaction.forecast.beliefs import Beta, Learned
from jointaction.forecast.learning import Teaching
from jointaction.report.outside import (
    base_rate_lines,
    between_floor_and_ceiling,
    learned_sentence,
    outside_figure,
    share_of,
)
from jointaction.sources import Grade

TEACHING = Teaching(least_resolved=80, entries_of_the_mean=20)


@pytest.fixture
def forecast(example):
    return example.tile_town().forecast.initiatives[0]


@pytest.mark.parametrize(
    ("value", "share"), [("81 %", 0.81), ("7.5 %", 0.075), ("over 60 %", None), ("30-70 %", None)]
)
def test_only_one_number_of_per_cent_can_be_drawn(value, share):
    assert share_of(Neighbour("x", value, "", Grade.REPORTED, ())) == share
    assert share_of(None) is None


def test_floor_and_ceiling_are_told_in_one_sentence(example):
    told = between_floor_and_ceiling(example.CATALOGUE, "takes_off")
    assert told.startswith("Takes off: floor 26 % (active initiatives among those")
    assert "ceiling 81 % (cluster initiatives that say they met their goals)." in told


def test_without_floor_and_ceiling_nothing_is_made_up(example, forecast):
    rates = {
        name: replace(rate, floor=None, ceiling=None)
        for name, rate in example.CATALOGUE.base_rates.items()
    }
    bare = replace(example.CATALOGUE, base_rates=rates)
    assert between_floor_and_ceiling(bare, "lasts") == ""
    figure = outside_figure(forecast, bare)
    assert "span-outside" not in figure.svg
    assert figure.table is not None
    assert {row[1] for row in figure.table.rows} == {"none found"}


def test_odds_stand_between_floor_and_ceiling_on_one_scale(example, forecast):
    figure = outside_figure(forecast, example.CATALOGUE)
    assert figure.title == "The middle of all three odds lies between floor and ceiling"
    svg = ElementTree.fromstring(figure.svg)
    first = next(r for r in svg.iter("rect") if r.get("class") == "span-outside")
    here = next(c for c in svg.iter("circle") if c.get("class") == "dot-together")
    # takes off: floor .26, ceiling .81, here .56; the scale is 376 wide and begins at 12
    assert float(first.get("x") or 0) == pytest.approx(12 + 0.26 * 376, abs=0.06)
    assert float(first.get("width") or 0) == pytest.approx((0.81 - 0.26) * 376, abs=0.06)
    assert float(here.get("cx") or 0) == pytest.approx(12 + 0.56 * 376, abs=0.06)
    assert figure.table is not None
    assert figure.table.rows[0] == ("Takes off", "26 %", "45 (15 to 77)", "81 %", "56 (24 to 83)")


def test_odds_beyond_floor_or_ceiling_are_the_finding(example, forecast):
    far = replace(
        forecast,
        takes_off=replace(forecast.takes_off, probability=0.82),
        lasts=replace(forecast.lasts, probability=0.31),
    )
    title = outside_figure(far, example.CATALOGUE).title
    assert title == "Takes off is above its ceiling; lasts is below its floor"


def test_without_a_registry_nothing_is_said_of_one(example):
    lines = base_rate_lines(example.CATALOGUE, example.BELIEFS)
    assert [line.learned for line in lines] == ["", "", ""]
    assert lines[0].rate == "45 of 100, judged"
    assert "Registry." not in example.tile_town().html()


def test_what_was_let_in_is_said_with_the_move_it_made():
    # (20 x .45 + 4) / (20 + 10) = .4333
    told = learned_sentence(Learned("takes_off", 12, 10, 4, used=True), 0.45, 13 / 30, TEACHING)
    assert told == (
        "The registry holds 12 forecasts of taking off that are due; of 10 it is known what "
        "happened, and it happened in 4. They were let in: the base rate moved from 45 of 100 to "
        "43 of 100."
    )


def test_what_was_not_let_in_is_said_with_the_reason():
    told = learned_sentence(Learned("lasts", 10, 7, 6, used=False), 0.35, 0.35, TEACHING)
    assert "of 7 it is known what happened, and it happened in 6." in told
    assert "They were not let in: fewer than 80 of 100 due forecasts (judged) are resolved" in told
    silent = learned_sentence(Learned("pays", 1, 0, 0, used=False), 0.35, 0.35, TEACHING)
    assert "holds one forecast of paying that is due; of none it is known" in silent
    assert "happened in" not in silent
    none_due = learned_sentence(Learned("pays", 0, 0, 0, used=False), 0.35, 0.35, TEACHING)
    assert none_due == (
        "The registry holds no forecast of paying that is due yet: nothing to learn from."
    )


def test_a_base_rate_that_was_taught_is_printed_as_it_is_believed(example):
    parts = example.tile_town()
    base = {**example.BELIEFS.base, "takes_off": Beta(3.0, 7.0)}
    learned = (Learned("takes_off", 12, 10, 2, used=True), Learned("lasts", 9, 1, 1, used=False))
    beliefs = replace(example.BELIEFS, base=base, learned=learned)
    html = replace(parts, forecast=replace(parts.forecast, beliefs=beliefs)).html()
    assert "Takes off: 30 of 100, judged, then moved by a registry" in html
    assert "the base rate moved from 45 of 100 to 30 of 100." in html
    assert "Lasts: 35 of 100, judged</h3>" in html
    assert html.count("They were not let in") == 1
    assert "The base rates are judged, and moved by a registry." in html


def test_the_models_say_is_told_as_it_is_believed(example):
    parts = example.tile_town()
    assert "the model’s word counts for a quarter." in parts.html()
    # two slices, 0 to .25 and .25 to .5, the lower three times as likely: mean .1875
    weight = replace(example.BELIEFS.weight, shares=(0.75, 0.25))
    beliefs = replace(example.BELIEFS, weight=weight)
    html = replace(parts, forecast=replace(parts.forecast, beliefs=beliefs)).html()
    assert "the model’s word counts for 19 of 100." in html
