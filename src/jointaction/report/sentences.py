"""How are odds said so that a minister could repeat them?

Natural frequencies first: "about 1 in 10", "13 of 100", "between 3 and 24 of 100"; never more
than two digits, never a point without its range. Shares lie in 0-1. Which fractions are easy to
repeat is judged.

>>> one_in(0.104)
'about 1 in 10'
>>> between(0.031, 0.243)
'between 3 and 24 of 100'
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.forecast.forecasts import AdviceWord, EventForecast, Ratio
from jointaction.report.plain import lower_first

_FRACTIONS: tuple[tuple[float, str], ...] = (
    *((1 / n, f"1 in {n}") for n in (50, 30, 20, 15, 12, 10, 8, 7, 6, 5, 4)),
    (0.3, "3 in 10"),
    (1 / 3, "1 in 3"),
    (0.4, "4 in 10"),
    (0.5, "half"),
    (0.6, "6 in 10"),
    (2 / 3, "2 in 3"),
    (0.7, "7 in 10"),
    (0.75, "3 in 4"),
    (0.8, "8 in 10"),
    (0.9, "9 in 10"),
)

ADVICE_LABELS: dict[AdviceWord, str] = {
    AdviceWord.START: "Start",
    AdviceWord.REPAIR_FIRST: "Repair first",
    AdviceWord.DO_SOMETHING_ELSE: "Do something else",
    AdviceWord.DO_NOT_START: "Do not start",
}


@dataclass(frozen=True)
class Odds:
    """A share (0-1) that is never printed without its range (5th to 95th percentile)."""

    value: float
    low: float
    high: float

    @property
    def words(self) -> str:
        """The odds in one phrase: "13 of 100 (between 3 and 24)"."""
        return f"{of_100(self.value)} ({span(self.low, self.high)})"


def hundredths(share: float) -> str:
    """A share as a count of 100, at most two digits: "13", "fewer than 1", "more than 99"."""
    if not math.isfinite(share):
        return "not known"
    if 0 < share < 0.005:
        return "fewer than 1"
    if 0.995 <= share < 1:
        return "more than 99"
    return "none" if share <= 0 else "all" if share >= 1 else str(round(100 * share))


def of_100(share: float) -> str:
    """A share as a natural frequency: "13 of 100"."""
    count = hundredths(share)
    return count if count == "not known" else f"{count} of 100"


def in_table(share: float) -> str:
    """A share as a count of 100 for a table or an axis: "13", "<1", ">99"."""
    if not math.isfinite(share):
        return "not known"
    if 0 < share < 0.005:
        return "<1"
    return ">99" if 0.995 <= share < 1 else str(round(100 * share))


def span(low: float, high: float) -> str:
    """A range of shares in counts of 100, without the hundred: "between 3 and 24"."""
    first, last = hundredths(low), hundredths(high)
    if first == last:
        return f"about {first}"
    if low < 0.005 and high >= 0.995:
        return f"anywhere between {first} and {last}"
    if low < 0.005:
        return f"at most {last}"
    if high >= 0.995:
        return f"at least {first}"
    return f"between {first} and {last}"


def between(low: float, high: float) -> str:
    """A range of shares as natural frequencies: "between 3 and 24 of 100"."""
    return f"{span(low, high)} of 100"


def one_in(share: float) -> str:
    """A share as the nearest fraction that is easy to repeat: "about 1 in 10"."""
    if not math.isfinite(share):
        return "an unknown share"
    if share < 0.015:
        return "hardly any"
    if share >= 0.95:
        return "nearly all"
    _, nearest = min(_FRACTIONS, key=lambda f: abs(_logit(f[0]) - _logit(share)))
    return f"about {nearest}"


def headline(share: float, initiatives: str) -> str:
    """The one sentence: how many such initiatives would still be running after five years.

    ``initiatives`` names the kind of activity in the plural ("joint testing laboratories").
    """
    how_many = one_in(share)
    article = " of the" if "half" in how_many or "share" in how_many else ""
    return (
        f"As proposed, {how_many}{article} {lower_first(initiatives)} in a place like this "
        "would still be running after five years."
    )


def odds_word(share: float, words: Sequence[tuple[float, str]]) -> str:
    """The catalogue's word for a share: the last word whose number it reaches."""
    reached = [word for start, word in words if share >= start]
    return reached[-1] if reached else ""


def words_with_numbers(words: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    """Every word for odds with the counts of 100 it stands for: "unlikely: 10 to 33"."""
    ends = [start for start, _ in words[1:]] + [1.0]
    return tuple(
        f"{word}: {round(100 * start)} to {round(100 * end)} of 100"
        for (start, word), end in zip(words, ends, strict=True)
    )


def advice_label(advice: AdviceWord) -> str:
    """The advice as it is printed: "Repair first"."""
    return ADVICE_LABELS[advice]


def times(ratio: float) -> str:
    """A ratio in two digits: "0.95", "2.4", "12"."""
    rounded = float(f"{ratio:.2g}")
    return f"{rounded:.2f}" if rounded < 1 else f"{rounded:.1f}" if rounded < 10 else f"{ratio:.0f}"


def ratio_sentence(ratio: Ratio) -> str:
    """What the place adds to the outside view, in one sentence with its range."""
    between_ = f"between {times(ratio.low)} and {times(ratio.high)} times"
    if ratio.low == ratio.high == 1:
        return "Nothing that is known moves the odds away from the base rate."
    if ratio.low > 1:
        news = "What is known about this place speaks for the initiative"
    elif ratio.high < 1:
        news = "What is known about this place speaks against the initiative"
    else:
        news = "What is known about this place could point either way"
    return (
        f"{news}: the odds are about {times(ratio.value)} times those of an ordinary initiative "
        f"({between_})."
    )


def running_after_five_years(both: EventForecast) -> tuple[Odds, Odds]:
    """The odds of taking off *and* lasting: here, and at the base rate."""
    here = Odds(both.probability, both.low, both.high)
    return here, Odds(both.base_rate, both.base_low, both.base_high)


def chance_range(share: float, trials: int) -> Odds:
    """A share of simulated histories with the range that comes from their number alone (90 %).

    Wilson's interval on the number of parameter draws; histories of one draw are not independent.
    """
    if trials < 1:
        return Odds(share, 0.0, 1.0)
    z = 1.645
    middle = (share + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z * math.sqrt(share * (1 - share) / trials + (z / (2 * trials)) ** 2)
    half /= 1 + z * z / trials
    return Odds(share, min(share, max(0.0, middle - half)), max(share, min(1.0, middle + half)))


def _logit(share: float) -> float:
    return math.log(share / (1 - share))
