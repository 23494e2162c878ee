"""Which ratings of a dossier are replaced by what was measured?

Takes a dossier with its evidence; gives it with every rating replaced for which a number was
measured or reported and is known at least as well, with the 80 % range of that number. What the
team itself judged replaces nothing. The note of such an answer says what it replaced, so that
nothing is lost.

Several numbers of one voice for the same rating (the four dimensions of an institution) are
averaged; where several voices tell a number the mean stands between the lowest and the highest end
of theirs. How a number becomes a rating is a straight line of the catalogue, judged.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from jointaction.catalogue.asking import Fill
from jointaction.catalogue.things import Catalogue, Key
from jointaction.cluster.dossier import Dossier, DossierSource
from jointaction.cluster.ranges import Range, average, range_of
from jointaction.evidence.statement import Statement
from jointaction.evidence.testimony import Evidence, Testimony
from jointaction.evidence.wording import asked_group
from jointaction.sources import Grade

STRONGEST_FIRST = tuple(Grade)


def fill_from_evidence(dossier: Dossier, catalogue: Catalogue) -> Dossier:
    """The dossier with ratings replaced by what was measured, and with the sources of evidence."""
    filled: dict[str, Statement] = {}
    for path, told in _told(dossier.evidence, catalogue).items():
        statement = _statement(dossier.says(path), catalogue.keys[path], told, dossier)
        if statement is not None:
            filled[path] = statement
    return replace(
        dossier,
        statements={**dossier.statements, **filled},
        sources=(*dossier.sources, *evidence_sources(dossier.evidence)),
    )


def evidence_sources(evidence: Evidence) -> tuple[DossierSource, ...]:
    """The sources of what was gathered: papers, and the answers of each group."""
    papers = [DossierSource(one.id, one.citation, one.url, one.date) for one in evidence.sources]
    groups = [
        DossierSource(source, asked_group(one.voice), "", "")
        for source, one in {s: one for one in evidence.testimonies for s in one.sources}.items()
        if source not in {paper.id for paper in papers}
    ]
    network = evidence.network
    ties = [network.file] if network else []
    listed = [DossierSource(one, f"The list of ties beside the dossier, {one}") for one in ties]
    return (*papers, *groups, *listed)


def _told(evidence: Evidence, catalogue: Catalogue) -> dict[str, list[tuple[Testimony, Range]]]:
    """What was measured of each rating, in the unit of the rating."""
    fills = {
        (indicator.id, part.name): part.fills
        for indicator in catalogue.indicators.values()
        for part in indicator.parts
        if part.fills is not None
    }
    told: dict[str, list[tuple[Testimony, Range]]] = defaultdict(list)
    for one in evidence.testimonies:
        fill = fills.get((one.indicator, one.part))
        if fill is not None and one.grade.needs_source and one.value is not None:
            told[fill.key].append((one, _as_rating(one, fill, catalogue.keys[fill.key])))
    return told


def _as_rating(one: Testimony, fill: Fill, key: Key) -> Range:
    lowest, highest = key.scale.limits
    numbers = [
        min(max(fill.offset + fill.factor * number, lowest), highest)
        for number in (one.value, one.value_low, one.value_high)
        if number is not None
    ]
    return Range(numbers[0], min(numbers), max(numbers))


def _statement(
    said: Statement, key: Key, told: Sequence[tuple[Testimony, Range]], dossier: Dossier
) -> Statement | None:
    """The answer that takes the place of a rating; None where the rating is known better."""
    by_voice: dict[tuple[str, ...], list[Range]] = defaultdict(list)
    for one, found in told:
        by_voice[(one.voice, *one.sources)].append(found)
    voices = [average(several) for several in by_voice.values()]
    whole = Range(
        average(voices).number, min(one.low for one in voices), max(one.high for one in voices)
    )
    rated = range_of(said, key, place_known_poorly=dossier.place_known_poorly)
    if rated is not None and rated.high - rated.low < whole.high - whole.low:
        return None
    before = f"; it takes the place of {rated}, {said.grade}" if rated is not None else ""
    sources = dict.fromkeys(source for one, _ in told for source in one.sources)
    return Statement(
        key=said.key,
        value=whole.number,
        low=whole.low,
        high=whole.high,
        grade=max((one.grade for one, _ in told), key=STRONGEST_FIRST.index),
        sources=tuple(sources),
        note=f"measured: {'; '.join(one.sentence for one, _ in told)}{before}",
        where="; ".join(dict.fromkeys(one.where for one, _ in told)),
    )
