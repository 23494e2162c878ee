"""What should one expect to see after a year and after five, if it is started as proposed?

Takes the expectations of a forecast (inside view) and gives one line of words for each quarter.
The ranges are the narrowest that hold 9 in 10 histories.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.forecast.why.explanation import Expected, Part
from jointaction.report.clauses import counted
from jointaction.report.sentences import hundredths
from jointaction.scales import QUARTERS_A_YEAR

_NUMBERS = ("none", "one year", "two years", "three years", "four years", "five years", "six years")


@dataclass(frozen=True)
class ExpectedLine:
    """One line: after how long, how many firms put in cash or time, and of 100 intended."""

    when: str
    firms: str
    share: str


def expected_lines(expected: Sequence[Expected]) -> tuple[ExpectedLine, ...]:
    """A line for each quarter, in their order."""
    return tuple(
        ExpectedLine(_after(e.quarter), _firms(e.firms), _share(e.share)) for e in expected
    )


def _after(quarter: int) -> str:
    years, rest = divmod(quarter, QUARTERS_A_YEAR)
    if rest or not 0 < years < len(_NUMBERS):
        return f"after {counted(quarter, 'quarter')}"
    return f"after {_NUMBERS[years]}"


def _firms(firms: Part) -> str:
    middle, low, high = (round(x) for x in (firms.value, firms.low, firms.high))
    return f"{counted(middle, 'firm') if middle else 'none'} ({_ends(low, high, 'none')})"


def _ends(low: int, high: int, none: str) -> str:
    if low == high:
        return f"in 9 of 10 histories {low or none}"
    return f"at most {high}" if not low else f"between {low} and {high}"


def _share(share: Part) -> str:
    low, high = hundredths(share.low), hundredths(share.high)
    if low == high:
        between = f"in 9 of 10 histories {low}"
    elif low == "none":
        between = "anything from none to all" if high == "all" else f"at most {high}"
    else:
        between = f"at least {low}" if high == "all" else f"between {low} and {high}"
    return f"{hundredths(share.value)} ({between})"
