"""Do the answers of a dossier agree with one another?

Takes what was read from one file; adds one sentence a contradiction to ``faults``: shares that do
not sum to one, years that run backwards, more firms intended than there are, names given twice,
references to nothing. What is not known contradicts nothing.
"""

from collections.abc import Iterable, Mapping

from jointaction.cluster.dossier import DossierSource, Initiative
from jointaction.cluster.table import Faults
from jointaction.evidence.files import short
from jointaction.evidence.statement import Statement

SIZE_SHARES = ("share_micro", "share_small", "share_medium", "share_large")
SHARE_TOLERANCE = 0.02
LONGEST_SUBSIDY_YEARS = 40
MOST_INITIATIVES, MOST_SOURCES = 50, 500


def check_cluster(cluster: Mapping[str, Statement], faults: Faults) -> None:
    """Shares of firms sum to one; the period described does not run backwards."""
    shares = [cluster[key].number or 0.0 for key in SIZE_SHARES if key in cluster]
    total, all_given = sum(shares), len(shares) == len(SIZE_SHARES)
    if total > 1 + SHARE_TOLERANCE or (all_given and total < 1 - SHARE_TOLERANCE):
        what = "together 1" if all_given else "together at most 1"
        clause = f"the shares given sum to {total:.3g}; allowed: {what} (within {SHARE_TOLERANCE})"
        faults.add("[cluster]", ", ".join(key for key in SIZE_SHARES if key in cluster), clause)
    _not_before(cluster, "period_end", "period_start", "[cluster]", faults)


def check_initiative(
    said: Mapping[str, Statement],
    title: str,
    cluster: Mapping[str, Statement],
    faults: Faults,
) -> None:
    """Years of an initiative run forwards, and it is not meant for more firms than there are."""
    if _number(said, "end_year") != 0:
        _not_before(said, "end_year", "start_year", title, faults)
    _not_before(said, "subsidy_end_year", "start_year", title, faults)
    start, end = _number(said, "start_year"), _number(said, "subsidy_end_year")
    if start is not None and end is not None and end > start + LONGEST_SUBSIDY_YEARS:
        clause = f"{end:g} found; allowed: at most {LONGEST_SUBSIDY_YEARS} years after {start:g}"
        faults.add(title, "subsidy_end_year", clause)
    firms, intended = cluster.get("n_firms"), _number(said, "intended_firms")
    most = None if firms is None else firms.high or firms.number
    if most is not None and intended is not None and intended > most:
        clause = f"{intended:g} found; allowed: at most the {most:g} firms of [cluster] n_firms"
        faults.add(title, "intended_firms", clause)


def check_initiatives(
    initiatives: Iterable[Initiative], primary: object, count: int, faults: Faults
) -> None:
    """Every initiative has a name of its own, and the main one is among them."""
    if count > MOST_INITIATIVES:
        clause = f"{count} found; allowed: at most {MOST_INITIATIVES}"
        faults.add("[[initiative]]", "number of initiatives", clause)
    ids = [initiative.id for initiative in initiatives]
    for number, one in enumerate(ids, start=1):
        if one in ids[: number - 1]:
            clause = f"{short(one)} is already the id of another; allowed: an id of its own"
            faults.add(f"[[initiative]] number {number} ({one})", "id", clause)
    if primary is not None and ids and primary not in ids:
        clause = f"{short(primary)} is no initiative; allowed: {', '.join(ids[:MOST_INITIATIVES])}"
        faults.add("", "primary_initiative", clause)


def check_sources(sources: Iterable[DossierSource], faults: Faults) -> None:
    """Every source has a name of its own, and there are not thousands."""
    ids = [source.id for source in sources]
    if len(ids) > MOST_SOURCES:
        clause = f"{len(ids)} found; allowed: at most {MOST_SOURCES}"
        faults.add("[[source]]", "number of sources", clause)
    for number, one in enumerate(ids, start=1):
        if one in ids[: number - 1]:
            clause = f"{short(one)} is already the id of another; allowed: an id of its own"
            faults.add(f"[[source]] number {number} ({one})", "id", clause)


def _not_before(
    said: Mapping[str, Statement], later: str, earlier: str, title: str, faults: Faults
) -> None:
    first, last = _number(said, earlier), _number(said, later)
    if first is not None and last is not None and last < first:
        clause = f"{last:g} found; allowed: not before {earlier}, which is {first:g}"
        faults.add(title, later, clause)


def _number(said: Mapping[str, Statement], key: str) -> float | None:
    return said[key].number if key in said else None
