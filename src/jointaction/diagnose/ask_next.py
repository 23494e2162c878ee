"""Which question should be asked next, and what would its answer change?

Takes the six classes as they stand, and the evidence; gives at most ten questions, those first
whose answer could move a verdict farthest. A class is as severe as its worst obstacle: an obstacle
of which nobody knows could be anything from none to all, one that is known lies in its range. Of
questions that could change as much, those on behaviour come before those on facts, and those before
opinions; what stands in papers comes first of all, because it costs nobody's time. At most three
questions are of one class, so that one dark corner does not hide the others (judged).
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jointaction.catalogue.asking import GROUPS, Indicator, Nature, Part
from jointaction.catalogue.things import Catalogue
from jointaction.diagnose.diagnosis import NextQuestion, ObstacleDiagnosis, ParticularObstacle
from jointaction.diagnose.disagreement import WHO
from jointaction.evidence.testimony import Evidence
from jointaction.scales import HIGHEST_SEVERITY

MOST_QUESTIONS, MOST_OF_A_CLASS = 10, 3
NATURES: tuple[Nature, ...] = ("behaviour", "fact", "opinion")
WORTH_ASKING = 0.25  # of 4: less would change no word; judged


@dataclass(frozen=True)
class _Way:
    """One way to learn about an obstacle: a number of an indicator."""

    indicator: Indicator
    part: Part
    asked: str
    whom: str

    @property
    def cost(self) -> tuple[bool, int]:
        """Papers first, then behaviour before facts before opinions."""
        return not self.indicator.documents, NATURES.index(self.indicator.nature)


def ask_next(
    classes: Sequence[ObstacleDiagnosis], evidence: Evidence, catalogue: Catalogue
) -> tuple[NextQuestion, ...]:
    """The questions that would change most, most first."""
    told = {(one.indicator, one.part) for one in evidence.testimonies}
    candidates = [
        (question, way.cost)
        for one in classes
        for particular in one.particulars
        for way in _ways(particular.id, told, catalogue)
        if (question := _question(one, particular, way)).change >= WORTH_ASKING
    ]
    candidates.sort(key=lambda one: (-one[0].change, one[1], one[0].code, one[0].indicator))
    return tuple(_few_of_each(question for question, _ in candidates))


def _few_of_each(questions: Iterator[NextQuestion]) -> Iterator[NextQuestion]:
    of_class: Counter[str] = Counter()
    seen: set[str] = set()
    for one in questions:
        obstacle = f"{one.code}/{one.obstacle}"
        if one.question in seen or obstacle in seen or of_class[one.code] >= MOST_OF_A_CLASS:
            continue
        seen |= {one.question, obstacle}
        of_class[one.code] += 1
        yield one
        if len(seen) >= 2 * MOST_QUESTIONS:
            return


def _ways(obstacle: str, told: set[tuple[str, str]], catalogue: Catalogue) -> Iterator[_Way]:
    """How one can learn about an obstacle what nobody has told yet."""
    for indicator in catalogue.indicators.values():
        for part in indicator.parts:
            if obstacle not in (part.obstacles or indicator.obstacles):
                continue
            if (indicator.id, part.name) in told or part.network:
                continue
            asked = [catalogue.questions[name] for name in part.questions]
            groups = [g for g in GROUPS if asked and all(g in q.asked_of for q in asked)]
            yield _Way(
                indicator, part,
                asked[0].text["en"] if asked else f"{part.measure[:1].upper()}{part.measure[1:]}?",
                " or ".join(WHO[group] for group in groups),
            )  # fmt: skip


def _question(one: ObstacleDiagnosis, particular: ParticularObstacle, way: _Way) -> NextQuestion:
    others = [
        p.severity for p in one.particulars if p.id != particular.id and p.severity is not None
    ]
    floor = max(others, default=0.0)
    low = max(floor, particular.low if particular.known else 0.0)
    high = max(floor, particular.high if particular.known else HIGHEST_SEVERITY)
    change = (
        HIGHEST_SEVERITY if one.severity is None else max(high - one.severity, one.severity - low)
    )
    return NextQuestion(
        indicator=way.indicator.id,
        question=way.asked,
        ask_whom=way.whom,
        code=one.id,
        obstacle=particular.title,
        low=low,
        high=high,
        change=change,
        documents=way.indicator.documents,
    )
