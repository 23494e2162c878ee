"""Which things are not known for sure here, and what did each draw take for them?

The answers of the dossier, the parameters of the model, and five traits of the kind of activity,
as far as they differ from draw to draw. What the model works out of them (``starting_disposition``)
is none of them: a driver must be something that may be otherwise. Nothing that is known exactly
is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue, Key
from jointaction.forecast.why.explanation import Of
from jointaction.scales import Scale
from jointaction.simulate.runs import Runs

Numbers = NDArray[np.float64]

NOBODY_CAN_TELL = "nobody in the place can tell"
NOBODY_IS_ASKED = "no dossier asks for it"
NOTHING_UNSURE = "Everything about this place is known for sure: only chance is left."

# Drawn anew for every kind of activity (catalogue ``activities``), where they have no words:
# title, unit, and the middle of a sentence.
_OF_THE_KIND_OF_ACTIVITY = {
    "cost": (
        "Cost of this kind of activity to a member",
        "tie-quarters a quarter",
        "what it costs a member is {}",
    ),
    "benefit": (
        "Benefit of this kind of activity to a member",
        "tie-quarters a quarter",
        "what it brings a member is {}",
    ),
    "threshold": (
        "Share of the firms asked without which it cannot run",
        "share",
        "the share of the firms asked without which it cannot run is {}",
    ),
    "goal_quarters": (
        "Time to the goal when all firms asked take part",
        "quarters",
        "the time to its goal when all firms asked take part is {}",
    ),
    "knowledge": ("Knowledge in this kind of activity", "share", "the knowledge in it is {}"),
}


@dataclass(frozen=True)
class Quantity:
    """Something not known for sure: its name, and what each draw took for it.

    ``name`` is that of ``Runs.drawn``. ``phrase`` says in the middle of a sentence what it is, with
    ``{}`` in the place of the value, and ``doubt`` who cannot tell; empty for an answer. ``key`` is
    the question of the dossier behind an answer, None for the rest. An answer in words is drawn as
    its place in the list of ``key.words``.
    """

    name: str
    title: str
    unit: str
    drawn: Numbers
    phrase: str
    doubt: str = ""
    key: Key | None = None

    @property
    def of(self) -> Of:
        """Whether somebody in the place could tell."""
        return Of.PARAMETER if self.key is None else Of.ANSWER

    @property
    def in_words(self) -> bool:
        """Whether the values are words, which have no order."""
        return self.key is not None and self.key.scale is Scale.WORD


def quantities(runs: Runs, catalogue: Catalogue) -> tuple[Quantity, ...]:
    """Everything that differs from draw to draw, answers first, each in the catalogue's order."""
    every = (*_answers(runs, catalogue), *_of_the_kind(runs), *_parameters(runs, catalogue))
    return tuple(one for one in every if np.ptp(one.drawn) > 0)


def _answers(runs: Runs, catalogue: Catalogue) -> Iterator[Quantity]:
    for path, key in sorted(catalogue.keys.items(), key=lambda item: item[1].order):
        if path in runs.drawn:
            phrase = key.phrase or f"“{key.title}” is {{}}"
            yield Quantity(path, key.title, key.unit, _drawn(runs, path), phrase, key=key)


def _of_the_kind(runs: Runs) -> Iterator[Quantity]:
    for name, (title, unit, phrase) in _OF_THE_KIND_OF_ACTIVITY.items():
        if name in runs.drawn:
            yield Quantity(name, title, unit, _drawn(runs, name), phrase, NOBODY_IS_ASKED)


def _parameters(runs: Runs, catalogue: Catalogue) -> Iterator[Quantity]:
    for mechanism in sorted(catalogue.mechanisms.values(), key=lambda one: one.order):
        of = _in_a_sentence(mechanism.title)
        for symbol, parameter in mechanism.parameters.items():
            name = f"{mechanism.name}.{symbol}"
            if name in runs.drawn:
                title = _plainly(parameter.phrase) or f"{parameter.title} ({of})"
                phrase = parameter.phrase or f"“{_in_a_sentence(parameter.title)}” ({of}) is {{}}"
                doubt = f"{parameter.low:g} to {parameter.high:g} is possible; {NOBODY_CAN_TELL}"
                yield Quantity(name, title, parameter.unit, _drawn(runs, name), phrase, doubt)


def _plainly(phrase: str) -> str:
    """A phrase as a title; nothing where it cannot stand without its value.

    >>> _plainly("what a year of weariness adds is {}")
    'What a year of weariness adds'
    """
    what = phrase.removesuffix(" is {}")
    return "" if what == phrase else what[:1].upper() + what[1:].rstrip(",")


def _in_a_sentence(title: str) -> str:
    return title[:1].lower() + title[1:]


def _drawn(runs: Runs, name: str) -> Numbers:
    return runs.drawn[name].astype(np.float64)
