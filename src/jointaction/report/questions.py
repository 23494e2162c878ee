"""What should be asked next, and what would the answer change?

Takes the questions of a forecast in the order in which it gives them, that of their worth, and
says of each how often its answer would change the advice, and to what. Where that cannot be told
from chance, or only other repairs and alternatives than those tried on all draws would tell, the
answer cannot be *shown* to change the advice; it may still do so.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.forecast.forecasts import AdviceWord
from jointaction.forecast.why.explanation import Question
from jointaction.report.plain import lower_first
from jointaction.report.sentences import advice_label, of_100, one_in

MOST_QUESTIONS = 6
_ALMOST_NEVER, _ALMOST_ALWAYS = 0.015, 0.95
_MOSTLY = 2 / 3  # of the changes; judged


@dataclass(frozen=True)
class Ask:
    """A question: how its answer stands, how often it would change the advice, and the odds."""

    title: str
    ask: str
    standing: str
    change: str
    swing: str


def questions_to_ask(questions: Sequence[Question]) -> tuple[Ask, ...]:
    """The first questions, in the order in which they come."""
    return tuple(
        Ask(
            title=question.title,
            ask=question.ask,
            standing="known, but not well" if question.known else "not known",
            change="" if no_answer_changes_it(questions) else change_of_advice(question),
            swing=swing_of(question),
        )
        for question in questions[:MOST_QUESTIONS]
    )


def no_answer_changes_it(questions: Sequence[Question]) -> bool:
    """Whether it was looked at, and no single answer can be shown to change the advice."""
    return bool(questions) and all(question.changes == 0 for question in questions)


def what_answers_are_worth(questions: Sequence[Question]) -> str:
    """What their order means; said once where no answer can be shown to change the advice."""
    if no_answer_changes_it(questions):
        return "No single answer can be shown to change the advice. First what moves most."
    return "First what would most often change the advice, then what moves most."


def change_of_advice(question: Question) -> str:
    """How often the answer would change the advice, and to what; empty where nobody worked it out.

    >>> change_of_advice(Question("k", "T", "A?", False, 0.1, 1 / 3, (("do_not_start", 1 / 3),)))
    'in about 1 of 3 cases the answer would change the advice, to: do not start'
    """
    if question.changes is None:
        return ""
    if question.changes <= 0:
        return "the answer cannot be shown to change the advice"
    to = _would_be(question.would_be)
    return f"{cases(question.changes)} the answer would change the advice{', ' if to else ''}{to}"


def cases(share: float) -> str:
    """A probability as the part of all cases: "in about 1 of 3 cases", "in hardly any case"."""
    if share < _ALMOST_NEVER:
        return "in hardly any case"
    if share >= _ALMOST_ALWAYS:
        return "in nearly all cases"
    said = one_in(share).replace(" in ", " of ")
    return f"in {said}{' of the' if said.endswith('half') else ''} cases"


def _would_be(would_be: Sequence[tuple[str, float]]) -> str:
    """The advice it would change to; the likeliest first."""
    told = [(_advice(word), share) for word, share in would_be if share > 0]
    if not told:
        return ""
    first, *others = [word for word, _ in told]
    if not others:
        return f"to: {first}"
    if told[0][1] >= _MOSTLY * math.fsum(share for _, share in told):
        return f"mostly to: {first}; else to: {' or '.join(others)}"
    return f"to: {' or '.join((first, *others))}"


def _advice(word: str) -> str:
    """The advice as it stands inside a sentence."""
    return lower_first(advice_label(AdviceWord(word)))


def swing_of(question: Question) -> str:
    """By how much the share of histories that last would differ with the answer."""
    count = of_100(abs(question.swing))
    about = "about " if count[0].isdigit() else ""
    return f"by the answer, {about}{count} simulated histories more or fewer last"
