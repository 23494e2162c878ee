"""Do entries go from house to house without names, twice without harm, and hostile ones not?"""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jointaction.errors import RegistryError
from jointaction.store.registry.json_lines import (
    HEAD,
    line_of,
    read_lines,
    text_of,
    write_lines,
)
from jointaction.store.registry.records import Outcome
from jointaction.store.registry.registry import opened
from jointaction.study.registry.handing_on import hand_on
from jointaction.study.registry.handing_on import merge as take_in

NOTHING = {"initiative": 0, "forecast": 0, "prediction": 0, "resolution": 0}
ONE_OF_EACH = dict.fromkeys(NOTHING, 1)


def merge(registry, file):
    merged = take_in(registry, file)
    return merged.new, merged.known


@pytest.fixture
def other(tmp_path):
    with opened(str(tmp_path / "other.sqlite")) as kept:
        yield kept


@pytest.fixture
def lines(registry, make):
    """The lines of an export, parsed: head, initiative, forecast, prediction, resolution."""
    registry.add(lambda there: make.one_of_each())
    return [json.loads(line) for line in text_of(hand_on(registry)).splitlines()]


@pytest.fixture
def refused(other, tmp_path):
    """What is said of a file that must be refused; nothing of it may be there afterwards."""

    def said(content):
        file = tmp_path / "hostile.jsonl"
        if isinstance(content, list):
            content = "".join(json.dumps(one) + "\n" for one in content)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(RegistryError) as raised:
            merge(other, file)
        assert not other.is_there
        assert not other.address.file.exists()
        told = str(raised.value).splitlines()
        assert all("hostile.jsonl: " in line and line.isprintable() for line in told)
        assert all(len(line) < 500 for line in told)
        return told

    return said


def exported(registry, file):
    file.write_text(text_of(hand_on(registry)), encoding="utf-8")
    return file


def test_merged_once_it_is_there_and_twice_changes_nothing(registry, other, make, tmp_path):
    registry.add(lambda there: make.one_of_each())
    file = exported(registry, tmp_path / "e.jsonl")
    assert merge(other, file) == (ONE_OF_EACH, NOTHING)
    there = other.records()
    assert merge(other, file) == (NOTHING, ONE_OF_EACH)
    assert other.records() == there
    assert text_of(hand_on(other)) == file.read_text(encoding="utf-8")


def test_merged_into_its_own_registry_it_keeps_its_names(registry, make, tmp_path):
    registry.add(lambda there: make.one_of_each())
    before = registry.records()
    assert merge(registry, exported(registry, tmp_path / "e.jsonl")) == (NOTHING, ONE_OF_EACH)
    assert registry.records() == before
    assert before.initiatives[0].named is not None


def test_what_was_added_elsewhere_comes_back(registry, other, make, tmp_path):
    written = make.one_of_each()
    registry.add(lambda there: written)
    merge(other, exported(registry, tmp_path / "e.jsonl"))
    answer = make.resolution(written[0], Outcome.NO, "their visit")
    other.add(lambda there: [answer])
    new, known = merge(registry, exported(other, tmp_path / "back.jsonl"))
    assert (new, known) == (NOTHING | {"resolution": 1}, ONE_OF_EACH)
    assert registry.records().resolutions[-1] == replace(answer, source=None)


def test_no_name_leaves_the_house(registry, make):
    registry.add(lambda there: make.one_of_each())
    text = text_of(hand_on(registry))
    for secret in ("north", "Norte", "course", "curso", "Ana", "a visit", "d" * 64):
        assert secret not in text


def test_predictions_stay_at_home_until_they_are_open(registry, make):
    about = make.initiative()
    registry.add(lambda there: [about, make.prediction(about)])
    assert hand_on(registry).all == ()
    registry.add(lambda there: [make.forecast(about)])
    assert len(hand_on(registry).all) == 3


@pytest.mark.parametrize(
    ("theirs", "ours", "warned"),
    [
        ({}, {}, True),
        ({"cluster_type": "survival"}, {"cluster_type": "survival"}, True),
        ({"cluster_type": "survival"}, {}, True),  # one of them does not know
        ({"cluster_type": "survival"}, {"cluster_type": "transnational"}, False),
        ({"kind": "joint_purchasing"}, {}, False),
        ({"start": date(2028, 3, 1)}, {}, False),
        ({"subsidy_end": date(2033, 12, 31)}, {}, True),
    ],
)
def test_what_two_registries_may_have_recorded_both_is_named(
    registry, other, make, tmp_path, theirs, ours, warned
):
    one, mine = make.initiative(**theirs), make.initiative(slug="south", **ours)
    registry.add(lambda there: [one, make.forecast(one)])
    other.add(lambda there: [mine, make.forecast(mine)])
    file = exported(registry, tmp_path / "e.jsonl")
    pairs = take_in(other, file).perhaps_twice
    assert [(new.id, known.id) for new, known in pairs] == ([(one.id, mine.id)] if warned else [])
    assert take_in(other, file).perhaps_twice == ()  # nothing is new any more


def test_two_initiatives_of_one_place_are_two(registry, other, make, tmp_path):
    one = make.initiative()
    two = replace(make.initiative(own_id="fair"), place=one.place)
    registry.add(lambda there: [one, two, make.forecast(one), make.forecast(two)])
    assert take_in(other, exported(registry, tmp_path / "e.jsonl")).perhaps_twice == ()
    third = make.initiative(slug=None)
    both = [third, make.forecast(third)]
    registry.add(lambda there: both)
    into = tmp_path / "whole.jsonl"
    with opened(str(tmp_path / "fresh.sqlite")) as fresh:
        pairs = take_in(fresh, exported(registry, into)).perhaps_twice  # all of them in one file
    assert {frozenset((new.id, known.id)) for new, known in pairs} == {
        frozenset((third.id, one.id)), frozenset((third.id, two.id)),
    }  # fmt: skip


def changed(line, **said):
    return line | said


def odds_with(line, **said):
    odds = line["odds"] | {"lasts": line["odds"]["lasts"] | said}
    return line | {"odds": odds}


def without(line, key):
    return {name: value for name, value in line.items() if name != key}


FORECAST, PREDICTION, RESOLUTION = 2, 3, 4
FAULTS = {
    "unknown kind": (1, lambda one: changed(one, record="rumour"), "record"),
    "kind of another type": (1, lambda one: changed(one, record=["initiative"]), "record"),
    "missing key": (1, lambda one: without(one, "kind"), "'kind': it is missing"),
    "unknown key": (1, lambda one: changed(one, name="North"), "'name': there is no such key"),
    "escape in a key": (1, lambda one: changed(one, **{"\x1b[2J": 1}), "no such key"),
    "id too short": (1, lambda one: changed(one, id="abc"), "'id'"),
    "id of letters elsewhere": (1, lambda one: changed(one, id="٣" * 32), "'id'"),
    "kind with an escape": (1, lambda one: changed(one, kind="\x1b[31m"), "'kind'"),
    "no such day": (1, lambda one: changed(one, start="2027-02-29"), "no such day"),
    "day with a clock": (1, lambda one: changed(one, start="2027-02-28T00:00"), "'start'"),
    "day of week": (1, lambda one: changed(one, start="2027-W08-1"), "'start'"),
    "year 0": (1, lambda one: changed(one, start="0001-01-01"), "'start'"),
    "another zone": (
        1, lambda one: changed(one, recorded_at="2026-11-24T00:00:00.000000+05:00"), "recorded_at"
    ),
    "hour 25": (
        1, lambda one: changed(one, recorded_at="2026-11-24T25:00:00.000000+00:00"),
        "no such instant",
    ),
    "offset of a week": (1, lambda one: changed(one, utc_offset_minutes=10080), "offset"),
    "offset is true": (1, lambda one: changed(one, utc_offset_minutes=True), "offset"),
    "certain": (FORECAST, lambda one: odds_with(one, probability=1), "'lasts': key 'probability'"),
    "negative": (FORECAST, lambda one: odds_with(one, base_rate=-0.1), "'base_rate'"),
    "a text": (FORECAST, lambda one: odds_with(one, model="0.3"), "'model'"),
    "true": (FORECAST, lambda one: odds_with(one, model=True), "'model'"),
    "out of range": (FORECAST, lambda one: odds_with(one, low=0.9), "between 'low' and 'high'"),
    "moved deadline": (FORECAST, lambda one: odds_with(one, deadline="2099-01-01"), "'deadline'"),
    "event missing": (
        FORECAST, lambda one: one | {"odds": without(one["odds"], "pays")}, "'pays': it is missing"
    ),
    "odds are a list": (FORECAST, lambda one: one | {"odds": []}, "'odds'"),
    "event is a list": (FORECAST, lambda one: one | {"odds": one["odds"] | {"pays": []}}, "'pays'"),
    "seed too large": (FORECAST, lambda one: changed(one, seed=2**64), "'seed'"),
    "seed too small": (FORECAST, lambda one: changed(one, seed=-1), "'seed'"),
    "version with an escape": (FORECAST, lambda one: changed(one, version="\x1b"), "'version'"),
    "about nothing": (FORECAST, lambda one: changed(one, initiative="0" * 32), "'initiative'"),
    "prediction of 30": (
        PREDICTION, lambda one: one | {"probability": one["probability"] | {"lasts": 30}}, "'lasts'"
    ),
    "answer for a day to come": (RESOLUTION, lambda one: changed(one, on="2026-01-02"), "'on'"),
    "unknown event": (RESOLUTION, lambda one: changed(one, event="dies"), "'event'"),
    "unknown outcome": (RESOLUTION, lambda one: changed(one, outcome="maybe"), "'outcome'"),
    "answer about nothing": (RESOLUTION, lambda one: changed(one, initiative="f" * 32), "'init"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_bad_line_is_named_and_nothing_is_taken(refused, lines, name):
    index, fault, says = FAULTS[name]
    lines[index] = fault(lines[index])
    (told,) = [one for one in refused(lines) if f"line {index + 1}:" in one]
    assert says in told


def test_every_bad_line_is_told(refused, lines):
    lines[1]["start"] = "soon"
    lines[4]["outcome"] = "maybe"
    assert [one.split(": ")[1] for one in refused(lines)] == ["line 2", "line 5"]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" * 5000, "-0.0"])
def test_numbers_that_are_none(refused, lines, number):
    text = "".join(json.dumps(one) + "\n" for one in lines)
    (told,) = refused(text.replace("0.30000000000000004", number, 1))
    assert "line 3" in told


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "the file is empty"),
        (b"\n", "line 1: this is not a JSON object"),
        (b"\xff\xfe", "line 1: this is not UTF-8"),
        (b"PK\x03\x04" + bytes(100), "line 1"),
        (b"[" * 15_000, "line 1: this is not a JSON object"),
        (b"{" * 15_000, "line 1: this is not a JSON object"),
        (b"{}\n", "the first line must be"),
        (b'{"format": "jointaction registry", "version": 2}\n', "reads version 1"),
        (b'{"format": "jointaction registry", "version": true}\n', "reads version 1"),
        (b" " * 30_000, "the line is too long"),
        (json.dumps(HEAD).encode() + b"\n" + b"9" * 30_000, "line 2: the line is too long"),
        (json.dumps(HEAD).encode() + b"\nnull\n", "line 2: this is not a JSON object"),
        (json.dumps(HEAD).encode() + b'\n{"id": 1, "id": 2}\n', "a key stands twice"),
    ],
)
def test_what_is_no_export_at_all(refused, content, says):
    (told,) = refused(content)
    assert says in told


def test_a_known_identifier_that_says_something_else(registry, make, tmp_path, lines):
    before = registry.records()
    lines[4]["outcome"] = "no"
    file = tmp_path / "changed.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    with pytest.raises(RegistryError, match=r"line 5: key 'id': \w+ is known .* under 'outcome'"):
        merge(registry, file)
    assert registry.records() == before


def test_one_identifier_twice_in_a_file(other, refused, lines, tmp_path):
    (told,) = refused([*lines, lines[4] | {"outcome": "no"}])
    assert "line 6: key 'id'" in told
    file = tmp_path / "twice.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in [*lines, lines[4]]), encoding="utf-8")
    assert merge(other, file)[0] == ONE_OF_EACH


def test_the_order_of_lines_does_not_matter(other, lines, tmp_path):
    file = tmp_path / "turned.jsonl"
    turned = [lines[0], *reversed(lines[1:])]
    file.write_text("".join(json.dumps(one) + "\n" for one in turned), encoding="utf-8")
    assert merge(other, file)[0] == ONE_OF_EACH
    assert [line_of(one) for one in other.records().all] == lines[1:]


def test_trials_stay_at_home(registry, make):
    about, forecast, _, answer = make.one_of_each()
    trial = replace(make.resolution(about), on=date(2041, 1, 15))
    registry.add(lambda there: [about, forecast, answer, trial])
    assert [one.id for one in hand_on(registry).resolutions] == [answer.id]


def test_an_answer_from_the_future_would_count_for_ever(refused, lines):
    late = datetime.now(UTC) + timedelta(days=2)
    lines[4]["recorded_at"] = late.isoformat(timespec="microseconds")
    (told,) = refused(lines)
    assert "'recorded_at': this lies in the future" in told


def test_a_file_that_is_not_there_or_no_file(other, tmp_path):
    for path in (tmp_path / "none.jsonl", tmp_path):
        with pytest.raises(RegistryError, match=r"cannot be read|an ordinary file is needed"):
            merge(other, path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(which=st.integers(1, 4), value=VALUES, data=st.data())
def test_whatever_stands_under_a_key_it_is_read_or_refused(
    tmp_path_factory, make, which, value, data
):
    line = line_of(make.one_of_each()[which - 1])
    line[data.draw(st.sampled_from(sorted(line)))] = value
    file = tmp_path_factory.mktemp("any") / "x.jsonl"
    file.write_text(json.dumps(HEAD) + "\n" + json.dumps(line) + "\n", encoding="utf-8")
    said, record = read_or_refused(file)
    assert all("line 2: key" in one for one in said)
    assert said or line_of(record) == line


def read_or_refused(file):
    try:
        return [], read_lines(file)[0]
    except RegistryError as fault:
        return str(fault).splitlines(), None


def test_an_export_replaces_nothing_but_an_earlier_export(registry, make, tmp_path):
    registry.add(lambda there: make.one_of_each())
    records = hand_on(registry)
    before = registry.address.file.read_bytes()
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear colleague")
    for taken in (registry.address.file, letter, tmp_path):
        with pytest.raises(RegistryError, match=r"left as it is|directory"):
            write_lines(records, taken)
    assert registry.address.file.read_bytes() == before
    assert letter.read_text() == "Dear colleague"
    file = tmp_path / "export.jsonl"
    write_lines(records, file)
    write_lines(records, file)
    assert file.read_text() == text_of(records)
