"""When can it be known whether an initiative took off, lasted and paid?

Takes the day on which an initiative starts and the day on which its launch subsidy ends (None
without one, or where that is not known); gives the day of each event from which on it can be
asked. Deadlines are days of the calendar, without a clock or a time zone, so that two machines
anywhere agree on them. They follow the events: quarter 4 begins twelve months after the start,
quarter 20 sixty months after it, and lasting is asked again four quarters after the subsidy.

Paying is asked on the same day as lasting, because it is asked only of what lasted (decided here;
its five years are over by then). A day that a month does not have is the last one of that month.

>>> deadlines(date(2028, 2, 29), None)["takes_off"]
datetime.date(2029, 2, 28)
>>> deadlines(date(2027, 3, 1), date(2031, 12, 31))["lasts"]
datetime.date(2032, 12, 31)
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from jointaction.catalogue.things import Event

MONTHS_TO_TAKE_OFF = 12
MONTHS_TO_LAST = 60
MONTHS_AFTER_SUBSIDY = 12
_MONTHS_A_YEAR = 12


def deadlines(start: date, subsidy_end: date | None) -> Mapping[Event, date]:
    """The day from which on each event can be asked, in the order of the events."""
    lasts = months_later(start, MONTHS_TO_LAST)
    if subsidy_end is not None:
        lasts = max(lasts, months_later(subsidy_end, MONTHS_AFTER_SUBSIDY))
    return {"takes_off": months_later(start, MONTHS_TO_TAKE_OFF), "lasts": lasts, "pays": lasts}


def months_later(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a shorter month."""
    count = day.year * _MONTHS_A_YEAR + day.month - 1 + months
    year, month = count // _MONTHS_A_YEAR, count % _MONTHS_A_YEAR + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
