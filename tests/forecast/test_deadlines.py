"""Are deadlines right over leap days, long subsidies and time zones?"""

import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jointaction.forecast.deadlines import deadlines, months_later

STARTS = st.dates(date(1800, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2027, 3, 1), 12, date(2028, 3, 1)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2028, 2, 29), 48, date(2032, 2, 29)),
        (date(2028, 2, 29), 60, date(2033, 2, 28)),
        (date(2027, 2, 28), 12, date(2028, 2, 28)),
        (date(2095, 2, 28), 60, date(2100, 2, 28)),
        (date(2096, 2, 29), 48, date(2100, 2, 28)),  # 2100 is no leap year
        (date(2027, 12, 31), 60, date(2032, 12, 31)),
        (date(2027, 10, 31), 13, date(2028, 11, 30)),
        (date(2027, 12, 1), 1, date(2028, 1, 1)),
        (date(2027, 11, 30), 0, date(2027, 11, 30)),
    ],
)
def test_months_are_counted_by_the_calendar(day, months, later):
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("subsidy_end", "lasts"),
    [
        (None, date(2032, 3, 1)),
        (date(2029, 12, 31), date(2032, 3, 1)),  # a year later is still before five years
        (date(2031, 3, 1), date(2032, 3, 1)),
        (date(2031, 3, 2), date(2032, 3, 2)),
        (date(2040, 2, 29), date(2041, 2, 28)),
    ],
)
def test_lasting_is_asked_a_year_after_the_subsidy_if_that_is_later(subsidy_end, lasts):
    asked = deadlines(date(2027, 3, 1), subsidy_end)
    assert list(asked) == ["takes_off", "lasts", "pays"]
    assert asked == {"takes_off": date(2028, 3, 1), "lasts": lasts, "pays": lasts}


@given(STARTS, st.none() | STARTS)
def test_nothing_is_asked_before_what_it_follows(start, subsidy_end):
    asked = deadlines(start, subsidy_end)
    assert start < asked["takes_off"] < asked["lasts"] <= asked["pays"]


@given(STARTS, st.integers(0, 600))
def test_the_day_of_the_month_stays_or_is_the_last_one(day, months):
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    is_last_of_its_month = (later + timedelta(days=1)).month != later.month
    assert later.day == day.day or (later.day < day.day and is_last_of_its_month)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu", "UTC"])
def test_no_time_zone_moves_a_deadline(zone):
    code = (
        "from datetime import date; from jointaction.forecast.deadlines import deadlines; "
        "print(*deadlines(date(2028, 2, 29), date(2033, 12, 31)).values())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | {"TZ": zone},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.split() == ["2029-02-28", "2034-12-31", "2034-12-31"]
