"""Is what a person typed a line of text, a day or a probability that can be kept?"""

import re
from datetime import date

from jointaction.errors import UsageError
from jointaction.evidence.files import shown
from jointaction.scales import FIRST_YEAR, LAST_YEAR

LOWEST, HIGHEST = 0.01, 0.99


def line_of_text(option: str, typed: str, most: int, what: str) -> str:
    """What was typed, on one line; ``UsageError`` where it is empty, too long or no text.

    >>> line_of_text("--by", " Ana  Maria ", 200, "a name")
    'Ana Maria'
    """
    said = " ".join("".join(c if c.isprintable() else " " for c in typed).split())
    if not said or len(said) > most:
        raise UsageError(f"{option}: {what} of 1 to {most} letters is needed")
    return said


def day_of(option: str, typed: str) -> date:
    """What was typed, as a day of the calendar; ``UsageError`` where it is none.

    >>> day_of("--start", "2028-02-29")
    datetime.date(2028, 2, 29)
    """
    try:
        day = date.fromisoformat(typed) if re.fullmatch(r"\d{4}-\d\d-\d\d", typed) else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise UsageError(
            f"{option}: '{shown(typed)}' is not a day: write year-month-day, such as 2028-02-29, "
            f"with a year from {FIRST_YEAR} to {LAST_YEAR}"
        )
    return day


def _meant(typed: str) -> str:
    """A hint for ``30%`` and ``0,3``, or nothing."""
    said = re.fullmatch(r"(\d{0,2}(?:[.,]\d{1,6})?)\s*(%?)", typed)
    if said is None or not said[1]:
        return ""
    number = float(said[1].replace(",", ".")) / (100 if said[2] else 1)
    return f"; if you mean {typed}, write {number:g}" if LOWEST <= number <= HIGHEST else ""


def probability_of(option: str, typed: str) -> float:
    """What was typed, as a probability; ``UsageError`` with a hint where it is a percentage.

    >>> probability_of("--lasts", "0.25")
    0.25
    """
    hint = ""
    try:
        number = float(typed.strip())
    except ValueError:
        number = float("nan")
        hint = _meant(typed.strip())
    if LOWEST <= number <= HIGHEST:
        return number
    if number in (0, 1):
        hint = "; nobody knows for sure"
    elif 1 < number < 100:
        hint = f"; if you mean {number:g} of 100, write {number / 100:g}"
    raise UsageError(
        f"{option}: '{shown(typed)}' is not a probability from {LOWEST} to {HIGHEST}{hint}"
    )
