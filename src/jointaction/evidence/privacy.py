"""What may be told of the answers, so that nobody learns what a single person said?

The gate: takes answers, gives testimonies. Everything that is written passes it, because nothing
behind it has ever seen an answer. What firms say, and what anybody says of firms, is put together
with the answers of others, in blocks (see ``blocks``); what an organisation or a key informant says
of an organisation or of the place as such is their own word and may be told alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from jointaction.catalogue.asking import GROUPS, Group, Indicator, Part
from jointaction.catalogue.things import Catalogue
from jointaction.evidence.answers import Answer, Answers, Said
from jointaction.evidence.blocks import MOST_CAMPS, NO_CAMP, Place, Released, released
from jointaction.evidence.numbers import Row, Told, told
from jointaction.evidence.put_together import Camps, testimony
from jointaction.evidence.summary import Mean, share_of
from jointaction.evidence.testimony import Heard, Intention, Testimony

SMALLEST_CELL = 5
SECRETS = ("own_firm", "others")
OF_THEIR_OWN = ("association", "institution", "government")
JOIN, PAY = "would_join", "would_pay"
WOULD_JOIN_FROM, WOULD_PAY_FROM = 3.0, 1.0  # probably or definitely; yes
Split: TypeAlias = Literal["size", "camp", "none"]


@dataclass(frozen=True)
class Gate:
    """The rules of one study.

    ``smallest_cell`` is the fewest answers that may stand behind a number, ``camps`` how firms are
    split, ``names`` whether actors of a network may be named.
    """

    smallest_cell: int = SMALLEST_CELL
    camps: Split = "size"
    names: bool = False


@dataclass(frozen=True)
class Passed:
    """What passes the gate."""

    testimonies: tuple[Testimony, ...] = ()
    intentions: tuple[Intention, ...] = ()
    heard: tuple[Heard, ...] = ()


@dataclass
class _Group:
    """The answers of one group, and the order in which they came."""

    name: Group
    answers: Answers
    catalogue: Catalogue
    gate: Gate
    rows: dict[str, dict[str, list[Row]]] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)

    @property
    def order(self) -> list[tuple[int, str | None, str, tuple[str, ...]]]:
        """Position, pseudonym, camp, and the numbers of one who was forgotten.

        Only the camps that came first are told apart, so that what was told stays as it is.
        """
        split = self.gate.camps
        here = [
            (one.position, one.id, one.camps.get(split, NO_CAMP), ())
            for one in self.answers.respondents
            if one.group == self.name
        ]
        gone = [
            (gap.position, None, gap.camps.get(split, NO_CAMP), gap.numbers)
            for gap in self.answers.gaps
            if gap.group == self.name
        ]
        found = sorted([*here, *gone], key=lambda one: one[0])
        camps = [*dict.fromkeys(camp for _, _, camp, _ in found if camp)][:MOST_CAMPS]
        return [
            (at, one, camp if camp in camps else NO_CAMP, said) for at, one, camp, said in found
        ]

    def released(
        self, number: str, tellers: Mapping[str, Told | float], *, guarded: bool
    ) -> Released:
        """Whose answers may be put together of the number ``number``."""
        if not guarded:
            return Released(tuple(tellers), {})
        places = [
            Place(one, camp)
            for _, one, camp, numbers in self.order
            if (one in tellers if one is not None else number in numbers)
        ]
        found = released(places, self.gate.smallest_cell)
        self.used.update(found.members)
        return found


def pass_gate(answers: Answers, gate: Gate, catalogue: Catalogue) -> Passed:
    """What may be told of the answers under the rules of ``gate``."""
    by_respondent: dict[str, list[Answer]] = {}
    for answer in answers.answers:
        by_respondent.setdefault(answer.respondent, []).append(answer)
    testimonies: list[Testimony] = []
    intentions: list[Intention] = []
    heard: list[Heard] = []
    for name in GROUPS:
        group = _Group(name, answers, catalogue, gate)
        own = {one.id: by_respondent.get(one.id, []) for one in answers.respondents
               if one.group == name}  # fmt: skip
        if not own and not any(gap.group == name for gap in answers.gaps):
            continue
        testimonies += _testimonies(group, own)
        intentions += _intentions(group, own)
        heard.append(Heard(name, len(group.used), len(own) - len(group.used)))
    return Passed(tuple(testimonies), tuple(intentions), tuple(heard))


def warning_of(smallest_cell: int) -> str:
    """What must be said where a study tells of fewer people than is usual; empty elsewhere."""
    if smallest_cell >= SMALLEST_CELL:
        return ""
    people = "a single person" if smallest_cell == 1 else f"as few as {smallest_cell} people"
    return (
        f"This study lets numbers tell of {people}: whoever knows the place may recognise them. "
        "Do not pass the report on, and tell people before you ask them: the questionnaires "
        "promise that no group of fewer than five is shown."
    )


def numbers_told(own: Sequence[Answer], group: Group, catalogue: Catalogue) -> tuple[str, ...]:
    """The numbers that the answers of one respondent have a part in, by name."""
    parts = [
        _name(indicator, part)
        for indicator, part in _parts(group, catalogue)
        if told(part, _rows(part, own), catalogue) is not None
    ]
    wishes = [f"{a.question}/{a.initiative}" for a in own if a.initiative and a.said is not None]
    return (*parts, *wishes)


def _testimonies(group: _Group, own: Mapping[str, Sequence[Answer]]) -> Iterator[Testimony]:
    for indicator, part in _parts(group.name, group.catalogue):
        tellers = {
            one: number
            for one, answers in own.items()
            if (number := told(part, _rows(part, answers), group.catalogue))
        }
        guarded = group.name == "firms" or any(
            group.catalogue.questions[name].about in SECRETS for name in part.questions
        )
        found = group.released(_name(indicator, part), tellers, guarded=guarded)
        if not guarded:
            group.used.update(tellers)
        if found.members:
            words = () if guarded else _words(part, [own[one] for one in found.members], group)
            camps = {name: [tellers[one] for one in some] for name, some in found.camps.items()}
            yield testimony(
                group.name, indicator, part, [tellers[one] for one in found.members],
                camps=Camps(group.gate.camps, camps), words=words,
                own_word=group.name in OF_THEIR_OWN and all(
                    group.catalogue.questions[name].about == "organisation"
                    for name in part.questions
                ),
            )  # fmt: skip


def _parts(group: Group, catalogue: Catalogue) -> Iterator[tuple[Indicator, Part]]:
    """The parts of indicators that a group is asked about."""
    for indicator in sorted(catalogue.indicators.values(), key=lambda one: one.id):
        for part in indicator.parts:
            if part.questions and all(
                group in catalogue.questions[name].asked_of for name in part.questions
            ):
                yield indicator, part


def _name(indicator: Indicator, part: Part) -> str:
    return f"{indicator.id}/{part.name}"


def _rows(part: Part, own: Sequence[Answer]) -> list[Row]:
    """What one respondent said to the questions of a part, one row a line of a page."""
    items: dict[int, dict[str, Said]] = {}
    for answer in own:
        if answer.question in part.questions and not answer.initiative:
            items.setdefault(answer.item, {})[answer.question] = answer.said
    return [items[item] for item in sorted(items)]


def _words(part: Part, said: Sequence[Sequence[Answer]], group: _Group) -> tuple[str, ...]:
    """What was ticked, each once, where it may be told word by word."""
    if not part.words:
        return ()
    scale = group.catalogue.answer_scales[group.catalogue.questions[part.questions[0]].scale]
    ticked = [answer.said for own in said for answer in own if answer.question in part.questions]
    names = [name for one in ticked for name in (one if isinstance(one, tuple) else (one,))]
    return tuple(dict.fromkeys(scale.choice(n).label["en"] for n in names if isinstance(n, str)))


def _intentions(group: _Group, own: Mapping[str, Sequence[Answer]]) -> Iterator[Intention]:
    """What those asked say they would do about each initiative."""
    initiatives = dict.fromkeys(
        answer.initiative for answers in own.values() for answer in answers if answer.initiative
    )
    for initiative in sorted(initiatives):
        join = _share(group, own, JOIN, initiative, WOULD_JOIN_FROM)
        pay = _share(group, own, PAY, initiative, WOULD_PAY_FROM)
        if join is None:
            continue
        count, share = join
        yield Intention(
            initiative, count, share.value, share.low, share.high,
            *((pay[1].value, pay[1].low, pay[1].high) if pay else (None, None, None)),
        )  # fmt: skip


def _share(
    group: _Group, own: Mapping[str, Sequence[Answer]], question: str, initiative: str, least: float
) -> tuple[int, Mean] | None:
    """How many of those who may be told of tick ``least`` or more."""
    if question not in group.catalogue.questions:
        return None
    scale = group.catalogue.answer_scales[group.catalogue.questions[question].scale]
    tellers: dict[str, float] = {}
    for one, answers in own.items():
        for answer in answers:
            if (answer.question, answer.initiative) == (question, initiative) and isinstance(
                answer.said, str
            ):
                tellers[one] = scale.choice(answer.said).number or 0.0
    found = group.released(f"{question}/{initiative}", tellers, guarded=True)
    if not found.members:
        return None
    yes = sum(tellers[one] >= least for one in found.members)
    return len(found.members), share_of(yes, len(found.members))
