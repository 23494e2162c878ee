"""Does one initiative pass one test?

Takes a criterion of the catalogue and how the initiative is rated under the key that it reads
(0-5); gives the finding with its reason. At or beyond ``fails_at`` the test is failed, at or beyond
``doubtful_at`` it is in doubt. A failed test kills only if the whole range of the rating lies at or
beyond ``doubtful_at``: nobody should lose a proposal to a rating that may be a slip.
Where a test is met or failed by the rating and not by its whole range, the reason says so; the
finding stays that of the rating.

The tests are those of [MeyerStamer2002, 4.1] and of a PACA-style appraisal; the paper puts no
numbers on them, so both thresholds and which test kills are judged.
"""

from jointaction.catalogue.things import Catalogue, Criterion, Key
from jointaction.cluster.dossier import Dossier, Initiative
from jointaction.cluster.ranges import Range, range_of, sentence
from jointaction.evidence.statement import Statement
from jointaction.scales import HIGHEST_RATING
from jointaction.screen.screening import CriterionFinding, Finding

OF_INITIATIVES = "initiative."
_TOLD_OF_RANGE: dict[Finding, str] = {
    "meets": "the range reaches as far as passing",
    "doubtful": "the range reaches into doubt",
    "fails": "the range reaches as far as failing",
}


def finding_of(
    criterion: Criterion, initiative: Initiative, dossier: Dossier, catalogue: Catalogue
) -> CriterionFinding:
    """One criterion applied to one initiative."""
    said = _said(criterion, initiative, dossier)
    key = catalogue.keys[criterion.reads]
    rated = range_of(said, key, place_known_poorly=dossier.place_known_poorly)
    found: Finding = "unknown" if rated is None else judged(rated.number, criterion)
    return CriterionFinding(
        id=criterion.name,
        family=criterion.family,
        title=criterion.title,
        rating=None if rated is None else rated.number,
        low=0.0 if rated is None else rated.low,
        high=HIGHEST_RATING if rated is None else rated.high,
        finding=found,
        kills=rated is not None and _kills(rated, criterion),
        reason=_reason(found, rated, criterion, key),
        grade=said.grade,
        sources=said.sources,
        where=said.where,
        said_by="nobody" if rated is None else dossier.said_by,
    )


def judged(rating: float, criterion: Criterion) -> Finding:
    """What a rating (0-5) means under a criterion."""
    if _at_or_beyond(rating, criterion.fails_at, criterion):
        return "fails"
    if _at_or_beyond(rating, criterion.doubtful_at, criterion):
        return "doubtful"
    return "meets"


def _at_or_beyond(rating: float, threshold: float, criterion: Criterion) -> bool:
    return rating >= threshold if criterion.good == "low" else rating <= threshold


def _kills(rated: Range, criterion: Criterion) -> bool:
    best = rated.low if criterion.good == "low" else rated.high
    return (
        criterion.kills
        and judged(rated.number, criterion) == "fails"
        and _at_or_beyond(best, criterion.doubtful_at, criterion)
    )


def _reason(found: Finding, rated: Range | None, criterion: Criterion, key: Key) -> str:
    if rated is None:
        return f"Nobody has rated this yet: {criterion.ask.strip()}"
    told = {
        "meets": criterion.when_good,
        "doubtful": criterion.when_doubtful,
        "fails": criterion.when_bad,
    }[found]
    rest = _reaches(found, rated, criterion)
    if not rest:
        return f"{told.strip()} {sentence(key, rated)}."
    told = told.strip()
    return f"Probably {told[0].lower()}{told[1:]} {sentence(key, rated)}: {rest}."


def _reaches(found: Finding, rated: Range, criterion: Criterion) -> str:
    """How far the range of a rating departs from its finding; empty where it does not."""
    best, worst = sorted((rated.low, rated.high), reverse=criterion.good == "high")
    if found == "doubtful":
        return ""
    other = judged(worst if found == "meets" else best, criterion)
    return "" if other == found else _TOLD_OF_RANGE[other]


def _said(criterion: Criterion, initiative: Initiative, dossier: Dossier) -> Statement:
    if criterion.reads.startswith(OF_INITIATIVES):
        return initiative.says(criterion.reads.removeprefix(OF_INITIATIVES))
    return dossier.says(criterion.reads)
