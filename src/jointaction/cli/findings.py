"""How do a diagnosis and a screening read on a terminal?"""

from collections.abc import Iterator

from jointaction.cli.telling import printable
from jointaction.cluster.dossier import Dossier
from jointaction.diagnose.diagnosis import Diagnosis, ParticularObstacle
from jointaction.report.ask_next import ask_lines, to_do_sentence
from jointaction.report.cluster_type import cluster_type_finding
from jointaction.report.heard import heard_sentences
from jointaction.screen.screening import Screening

_VERDICTS = {
    "passes": "passes",
    "doubtful": "passes with doubts",
    "killed": "does not pass",
    "not_known": "cannot be told: nobody has rated it yet",
}
_MOST_ASKED = 3
WORTH_CHANGING = 1.5  # of 4: moderate; below it nobody asks what would make it slight
_MOST_OF_NETWORK = 4
_MOST_INSTRUMENTS = 6


def of_diagnosis(diagnosis: Diagnosis) -> Iterator[str]:
    """Who was heard, the six classes with their evidence, and what to ask next."""
    yield from heard_sentences(diagnosis.heard)
    for obstacle in diagnosis.obstacles:
        count = sum(particular.known for particular in obstacle.particulars)
        known = f"{count} of {len(obstacle.particulars)} particulars known"
        if obstacle.severity is None:
            yield f"{obstacle.id}  {obstacle.title}: not known"
            continue
        yield (
            f"{obstacle.id}  {obstacle.title}: severity {obstacle.severity:.1f} of 4 "
            f"({obstacle.low:.1f} to {obstacle.high:.1f}; {known})"
        )
        for particular in obstacle.particulars:
            yield from _of_particular(particular)
    yield from _of_the_rest(diagnosis)


def _of_particular(one: ParticularObstacle) -> Iterator[str]:
    if one.severity is None:
        return
    yield f"      {one.severity:.1f}  {one.title}"
    for reading in one.evidence:
        yield f"           {printable(reading.sentence)} [{reading.grade.value}]"
        for camp in reading.camps:
            yield f"             {printable(camp.title)}: severity {camp.severity:.1f}"
    change = one.would_change if one.severity >= WORTH_CHANGING else ""
    for said in (one.why_range, change):
        if said:
            yield f"           {printable(said)}"


def _of_the_rest(diagnosis: Diagnosis) -> Iterator[str]:
    if diagnosis.network is not None:
        yield "Network:"
        for said in diagnosis.network.sentences[:_MOST_OF_NETWORK]:
            yield f"  {printable(said)}"
    if diagnosis.cluster_types:
        yield f"Type of cluster: {cluster_type_finding(diagnosis.cluster_types)}."
    if diagnosis.ask_next:
        yield "Ask next:"
        for line in ask_lines(diagnosis.ask_next)[:_MOST_ASKED]:
            yield f"  - {printable(line.question)} {printable(line.whom)}"
    if to_do := to_do_sentence(diagnosis.to_do):
        yield to_do
    for warning in diagnosis.warnings:
        yield f"Note: {printable(warning)}"


def of_screening(screening: Screening, dossier: Dossier) -> Iterator[str]:
    """Each initiative with its seven criteria, then what is advised for the place."""
    for one in screening.initiatives:
        yield f"{printable(dossier.initiative(one.initiative).name)}: {_VERDICTS[one.verdict]}"
        for finding in one.criteria:
            rated = "     " if finding.rating is None else f"{finding.rating:.1f} "
            mark = "kills" if finding.kills else finding.finding
            yield f"  {mark:<9}{rated} {finding.title}: {printable(finding.reason)}"
        for needed in one.to_pass:
            title = next(f.title for f in one.criteria if f.id == needed.criterion)
            yield f"  to pass, {title.lower()}: {printable(needed.sentence)}"
        if one.weaker_variants:
            yield f"  weaker variants: {'; '.join(one.weaker_titles)}"
        if one.intention is not None:
            yield f"  {printable(one.intention.sentence)}"
        for warning in (*one.warnings, *filter(None, [one.anti_trust])):
            yield f"  Note: {printable(warning)}"
        yield ""
    if screening.instruments:
        yield "Who could do what about the obstacles found, in this order:"
        for advised in screening.instruments[:_MOST_INSTRUMENTS]:
            yield f"  - {advised.actor_title}: {advised.title}. {printable(advised.why_now)}"
    for error in screening.appraisal_errors:
        yield f"Note on this appraisal: {printable(error)}"
