"""Does an initiative stand once in a registry, and is no prediction taken that is not blind?"""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.load import load_dossier
from jointaction.errors import RegistryError, UsageError
from jointaction.forecast.beliefs import EVENTS
from jointaction.store.registry.records import Records
from jointaction.store.registry.registry import opened
from jointaction.study.registry.entries import entries_of
from jointaction.study.registry.recording import record_forecasts, record_prediction
from jointaction.study.registry.starts import Origin, Start, said_starts, starts_of

TWO = """\
schema_version = 1
slug = "town"
name = "A town"
[cluster]
sector = "shoes"
[[initiative]]
id = "course"
name = "A course"
kind = "training"
start_year = 2040
[[initiative]]
id = "fair"
name = "A fair"
kind = "trade_fair"
"""
SAID = dict.fromkeys(EVENTS, 0.3)
ODDS = SimpleNamespace(
    probability=0.4, low=0.1, high=0.7, base_rate=0.45, model=0.3, model_reference=0.35
)
EARLIER, LATER = "2040-09-15", "2041-03-01"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    file = tmp_path_factory.mktemp("town") / "town.toml"
    file.write_text(TWO, encoding="utf-8")
    return load_dossier(file, load_catalogue())


@pytest.fixture
def registry(tmp_path):
    with opened(str(tmp_path / "r.sqlite")) as kept:
        yield kept


@pytest.fixture
def predict(registry, town):
    def predicted(initiative="course", by="Ana", start=()):
        return record_prediction(registry, town, initiative, by, SAID, said_starts(start))

    return predicted


@pytest.fixture
def record(registry, town):
    """Records forecasts of both initiatives, as an appraisal would."""
    odds = [
        SimpleNamespace(initiative=one.id, takes_off=ODDS, lasts=ODDS, pays=ODDS)
        for one in town.initiatives
    ]
    appraisal: Any = SimpleNamespace(
        dossier=town, version="0.1.0", seed=0, forecast=SimpleNamespace(initiatives=odds)
    )

    def recorded(*start):
        there = registry.records() if registry.is_there else Records()
        return record_forecasts(registry, appraisal, starts_of(town, said_starts(start), there))

    return recorded


def entries(registry):
    return entries_of(registry.records())


def test_a_prediction_after_the_forecast_is_refused_whatever_its_start(registry, predict, record):
    predict(start=[EARLIER])
    record(EARLIER)
    before = registry.records()
    for start in ([], [EARLIER], [LATER], [f"course={LATER}"]):
        with pytest.raises(RegistryError, match="a prediction would no longer be blind"):
            predict(by="Carla", start=start)
    assert registry.records() == before


def test_predictions_before_the_forecast_are_in_its_entry(registry, predict, record):
    assert predict(start=[EARLIER]).start == Start(date(2040, 9, 15), Origin.SAID)
    again = predict(by="Bert")  # nobody says a start: the one that is there, not the year's
    assert again.start == Start(date(2040, 9, 15), Origin.RECORDED)
    course, _ = record("fair=2041-01-01")
    assert course.start == again.start
    assert [one.by for one in course.entry.blind_predictions] == ["Ana", "Bert"]
    assert course.other_starts == ()


def test_an_initiative_is_recorded_with_one_start_only(registry, town, record):
    record(EARLIER)
    before = registry.records()
    says = "'course' is recorded with the start 2040-09-15 .* not 2041-03-01; an initiative stands"
    for start in ([LATER], [EARLIER, f"course={LATER}"]):
        with pytest.raises(RegistryError, match=says):  # before any work is done
            starts_of(town, said_starts(start), before)
    again = record()
    assert [one.start.origin for one in again] == [Origin.RECORDED] * 2
    assert [one.joined for one in again] == [True, True]
    assert len(entries(registry)) == 2


def test_who_records_at_the_same_moment_with_another_start_is_refused(registry, town, record):
    seen = Records()  # what the registry held when the appraisal began
    late = starts_of(town, said_starts([LATER]), seen)
    record(EARLIER)
    appraisal: Any = SimpleNamespace(
        dossier=town, version="0", seed=0,
        forecast=SimpleNamespace(initiatives=[SimpleNamespace(initiative="course")]),
    )  # fmt: skip
    with pytest.raises(RegistryError, match="an initiative stands once in a registry"):
        record_forecasts(registry, appraisal, late)
    assert len(entries(registry)) == 2


def test_predictions_under_another_start_are_named_as_not_compared(registry, predict, record):
    told = predict(start=[LATER])
    course, fair = record(EARLIER)
    assert [one.id for one in course.other_starts] == [told.entry.id]
    assert fair.other_starts == ()
    assert course.entry.blind_predictions == ()


def test_a_refused_prediction_begins_no_registry(registry, predict):
    with pytest.raises(UsageError, match="'fair' says no start_year"):
        predict("fair")
    with pytest.raises(UsageError, match="there is no initiative 'circus'"):
        predict("circus")
    assert not registry.address.file.exists()


def test_each_initiative_may_have_a_start_of_its_own(town):
    for typed, course, fair in (
        ([EARLIER], date(2040, 9, 15), date(2040, 9, 15)),
        ([f"fair={LATER}"], date(2040, 1, 1), date(2041, 3, 1)),
        ([f"fair={LATER}", EARLIER], date(2040, 9, 15), date(2041, 3, 1)),
        ([f"fair={LATER}", f"course={EARLIER}"], date(2040, 9, 15), date(2041, 3, 1)),
    ):
        starts = starts_of(town, said_starts(typed), Records())
        assert (starts["course"].day, starts["fair"].day) == (course, fair)
    starts = starts_of(town, said_starts([f"fair={LATER}"]), Records())
    assert [starts[one].origin for one in ("course", "fair")] == [Origin.START_YEAR, Origin.SAID]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ([f"circus={LATER}", f"zoo={LATER}"], "has no initiative 'circus', 'zoo'; allowed are cou"),
        ([f"Fair={LATER}"], "has no initiative 'Fair'; allowed are course, fair"),
        ([LATER, EARLIER], "--start: the start is said twice"),
        ([f"fair={LATER}", f"fair={LATER}"], "--start: the start of 'fair' is said twice"),
        (["fair="], "--start: '' is not a day"),
        (["fair"], "--start: 'fair' is not a day"),
        (["fair=2041-02-29"], "'2041-02-29' is not a day"),
        ([], "initiative 'fair' says no start_year"),
    ],
)
def test_a_start_that_is_none(town, typed, says):
    with pytest.raises(UsageError) as raised:
        starts_of(town, said_starts(typed), Records())
    (line,) = str(raised.value).splitlines()
    assert says in line
