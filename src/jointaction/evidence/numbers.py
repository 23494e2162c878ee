"""Which number, or which severity, does one respondent tell with several answers?

Takes what one respondent said, question by question, and a part of an indicator; gives its number
in the unit of the part, and the severity (0-4) read from it. Whoever did not answer, or does not
know one of the answers needed, tells no number.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from jointaction.catalogue.asking import Combine, Part
from jointaction.catalogue.things import Catalogue
from jointaction.evidence.answers import Said
from jointaction.scales import severity_at

Row = Mapping[str, Said]  # what one respondent said to each question, on one row of its page


@dataclass(frozen=True)
class Told:
    """What one respondent tells: a number (None where words are ticked) and its severity (0-4)."""

    number: float | None
    severity: float


def told(part: Part, rows: Sequence[Row], catalogue: Catalogue) -> Told | None:
    """What the rows of one respondent tell of a part; None where they do not tell it.

    ``rows`` are one, or as many as the page that repeats was filled in.
    """
    if not part.questions:
        return None
    if part.words:
        return _by_words(part, rows)
    number = _number(part, rows, catalogue)
    if number is None or part.none_at is None or part.full_at is None:
        return None
    return Told(number, severity_at(number, part.none_at, part.full_at))


def severity_of_words(part: Part, words: Sequence[str]) -> float | None:
    """The severity of the words ticked, their mean where there are several; None for no word."""
    known = [part.words[word] for word in words if word in part.words]
    return fmean(known) if known else None


def _by_words(part: Part, rows: Sequence[Row]) -> Told | None:
    ticked: list[str] = []
    for row in rows:
        said = row.get(part.questions[0])
        ticked += [said] if isinstance(said, str) else said if isinstance(said, tuple) else []
    severity = severity_of_words(part, ticked)
    return None if severity is None else Told(None, severity)


def _number(part: Part, rows: Sequence[Row], catalogue: Catalogue) -> float | None:
    if part.combine is Combine.PERCENT_MEAN:
        shares = [
            _counted(row.get(part.questions[0]), part.questions[0], catalogue) for row in rows
        ]
        known = [share for share in shares if share is not None]
        return 100 * fmean(known) if known else None
    by_row = [_combined(part, row, catalogue) for row in rows]
    numbers = [number for number in by_row if number is not None]
    return fmean(numbers) if numbers else None


def _combined(part: Part, row: Row, catalogue: Catalogue) -> float | None:
    numbers = [_counted(row.get(name), name, catalogue) for name in part.questions]
    if part.combine in (Combine.MEAN, Combine.LOWEST, Combine.HIGHEST) and len(numbers) > 1:
        numbers = [number for number in numbers if number is not None] or [None]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return None
    return _COMBINE[part.combine](known)


def _counted(said: Said, question: str, catalogue: Catalogue) -> float | None:
    """What an answer counts."""
    if said is None or isinstance(said, float):
        return said
    scale = catalogue.answer_scales.get(catalogue.questions[question].scale)
    if scale is None or isinstance(said, tuple):
        return None
    return scale.choice(said).number


def _over(numbers: Sequence[float]) -> float | None:
    first, second = numbers
    return first / second if second > 0 else None


def _percent(numbers: Sequence[float]) -> float | None:
    ratio = _over(numbers)
    return None if ratio is None else 100 * ratio


_COMBINE: dict[Combine, Callable[[Sequence[float]], float | None]] = {
    Combine.ONLY: lambda numbers: numbers[0],
    Combine.MEAN: fmean,
    Combine.SUM: sum,
    Combine.DIFFERENCE: lambda numbers: numbers[0] - numbers[1],
    Combine.PERCENT_OF: _percent,
    Combine.RATIO: _over,
    Combine.LOWEST: min,
    Combine.HIGHEST: max,
}
