"""How much of the last crisis is still felt in the year that the ratings describe?

Takes the rated severity of the crisis and its year; gives the rating (0-5) that is left in
``cluster.ref_year``. A crisis halves every ``crisis.half_life`` quarters (catalogue, judged), the
rule by which the model lets it fade; the lower end of the range takes the shortest half-life and
the upper end the longest. Without a year of the crisis or of the ratings it stays as rated, and
the sentence says so. Year 0 means that there was none, whatever else is said.

Assumed: a crisis that lies after the year of the ratings and after the start of every initiative
was not known to anybody then, and is left out. That a crisis hinders rather than helps is only
one side: it can cut both ways [MeyerStamer2002, 3.1, 3.4].
"""

from jointaction.catalogue.things import Catalogue, Sign
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.ranges import Range, plain, range_of, sentence
from jointaction.diagnose.diagnosis import Reading
from jointaction.diagnose.severity import severity_of
from jointaction.evidence.statement import Statement
from jointaction.scales import QUARTERS_A_YEAR

SEVERITY, YEAR = "crisis.severity", "crisis.year"


def crisis_reading(sign: Sign, dossier: Dossier, catalogue: Catalogue) -> Reading | None:
    """What the crisis of the place says about an obstacle; None where it says nothing."""
    year, said = dossier.says(YEAR), dossier.says(SEVERITY)
    if year.number == 0:
        return _reading(YEAR, "There was no serious crisis.", Range(0.0, 0.0, 0.0), year)
    poorly = dossier.place_known_poorly
    rated = range_of(said, catalogue.keys[SEVERITY], place_known_poorly=poorly)
    if rated is None or _not_yet(year.number, dossier):
        return None
    told = sentence(catalogue.keys[SEVERITY], rated)
    ref_year = dossier.says("cluster.ref_year").number
    if year.number is None or ref_year is None:
        left, told = rated, f"{told}, as rated: how long ago it was is not known."
    elif ref_year <= year.number:
        left, told = rated, f"{told}."
    else:
        years = [ref_year - end for end in (year.number, year.low, year.high) if end is not None]
        left = _left(rated, years, catalogue)
        half_life = catalogue.parameter("crisis.half_life").default / QUARTERS_A_YEAR
        told += (
            f"; by {ref_year:g}, {_years(years[0])} later, {_tenths(left).as_rating()} is left, "
            f"if a crisis halves in {_years(half_life)} (judged)."
        )
    severity = severity_of(left, sign)
    return None if severity is None else _reading(SEVERITY, told, severity, said)


def _left(rated: Range, years: list[float], catalogue: Catalogue) -> Range:
    """What is left of a rating after some years, the first number being the likeliest."""
    half_life = catalogue.parameter("crisis.half_life")

    def still(since: float, quarters: float) -> float:
        return float(2.0 ** (-max(since, 0.0) * QUARTERS_A_YEAR / quarters))

    return Range(
        rated.number * still(years[0], half_life.default),
        rated.low * still(max(years), half_life.low),
        rated.high * still(min(years), half_life.high),
    )


def _not_yet(year: float | None, dossier: Dossier) -> bool:
    """Whether the crisis came after everything that the dossier dates."""
    dates = [dossier.says("cluster.ref_year").number]
    dates += [initiative.says("start_year").number for initiative in dossier.initiatives]
    known = [date for date in dates if date is not None]
    return year is not None and bool(known) and year > max(known)


def _tenths(left: Range) -> Range:
    """Rounded as a thing deserves that rests on a judged half-life."""
    return Range(round(left.number, 1), round(left.low, 1), round(left.high, 1))


def _years(count: float) -> str:
    return f"{plain(count)} {'year' if count == 1 else 'years'}"


def _reading(key: str, told: str, severity: Range, said: Statement) -> Reading:
    return Reading(
        key=key,
        sentence=told,
        severity=severity.number,
        low=severity.low,
        high=severity.high,
        grade=said.grade,
        sources=said.sources,
        where=said.where,
    )
