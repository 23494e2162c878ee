"""In what may two histories of the same initiative differ that took off, and how is it said?

In what each draw took for everything that is not known for sure (``quantities``), and in how the
first year went: how many took part at its end, how firms traded when it began and what came of
that, how many firms were asked, and how much public money there was. Answers in words are looked
at word by word, as the share of histories in which the word holds.

Sentences set those that lasted against those that died later, in the unit in which the dossier
asks, with as many digits as it takes to tell the two apart.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue
from jointaction.forecast.why.quantities import Quantity, quantities
from jointaction.scales import Scale
from jointaction.simulate.runs import Runs

AFTER_A_YEAR = 4
RAREST_WORD = 0.05  # share of the histories looked at, on either side
_TOLD_BY_THE_COURSE = ("initiative.intended_firms", "initiative.subsidy")
_WORD_IS_ITS_NAME = "cluster.cluster_type"
_UNITLESS = ("share", "factor", "exponent")
_MORE_DIGITS = 2

Numbers = NDArray[np.float64]
Form = Callable[[float, int], str]


@dataclass(frozen=True)
class Trait:
    """One thing in which histories differ: a number for each, and a sentence about two means.

    ``sentence`` has ``{lasted}`` and ``{died}`` in the place of the means, ``form`` writes a mean
    with a number of digits more than it usually takes.
    """

    name: str
    title: str
    values: Numbers
    sentence: str
    form: Form

    def said(self, lasted: float, died: float) -> str:
        """The sentence about the mean of those that lasted and of those that died later."""
        for more in range(_MORE_DIGITS + 1):
            one, other = self.form(lasted, more), self.form(died, more)
            if one != other:
                break
        return self.sentence.format(lasted=one, died=other)


def traits(runs: Runs, catalogue: Catalogue) -> tuple[Trait, ...]:
    """Everything in which the histories that took off differ, the course of the year first.

    ``values`` holds the histories that took off, in their order.
    """
    every = (*_of_the_course(runs), *_of_the_draw(runs, catalogue))
    return tuple(
        one for one in every if len(one.values) and np.ptp(one.values) > 0
    )  # nan, where a place has no trade, is not above 0


def _of_the_course(runs: Runs) -> Iterator[Trait]:
    began = runs.took_off
    trade = runs.cooperation[:, began].astype(np.float64)
    yield Trait(
        "participation",
        "Share of the intended firms that took part after a year",
        runs.participation[AFTER_A_YEAR, began].astype(np.float64),
        "Those that lasted began with {lasted} of 100 intended firms taking part after a year; "
        "those that died later with {died}.",
        _of_100,
    )
    yield Trait(
        "cooperation",
        "Co-operation in trade when it began",
        trade[0],
        "Where it lasted, {lasted} of 100 moves in trade were co-operative when it began; where "
        "it died later, {died}.",
        _of_100,
    )
    yield Trait(
        "cooperation_change",
        "Change of co-operation in trade over the first year",
        trade[AFTER_A_YEAR] - trade[0],
        "Over the first year co-operation in trade {lasted} of 100 moves where it lasted; where "
        "it died later it {died}.",
        _rose_or_fell,
    )
    yield Trait(
        "intended",
        "Intended firms",
        runs.intended[began].astype(np.float64),
        "Those that lasted were meant for {lasted} firms on average; those that died later for "
        "{died}.",
        _plain_number(2),
    )
    if "subsidy_share" in runs.drawn:
        yield Trait(
            "subsidy_share",
            "Share of the cost paid from public or donors' money",
            runs.drawn["subsidy_share"][runs.draw[began]].astype(np.float64),
            "Public or donors' money paid {lasted} of the cost at first where it lasted; where "
            "it died later, {died}.",
            _percent,
        )


def _of_the_draw(runs: Runs, catalogue: Catalogue) -> Iterator[Trait]:
    draws = runs.draw[runs.took_off]
    for quantity in quantities(runs, catalogue):
        if quantity.name in _TOLD_BY_THE_COURSE:
            continue
        if quantity.in_words:
            yield from _word_by_word(quantity, quantity.drawn[draws])
        else:
            yield _number_of(quantity, quantity.drawn[draws])


def _number_of(quantity: Quantity, values: Numbers) -> Trait:
    doubt = quantity.doubt
    if doubt and not quantity.unit.startswith(_UNITLESS):
        doubt = f"{quantity.unit}; {doubt}"
    phrase = quantity.phrase.format("{lasted}")
    sentence = f"Where it lasted, {phrase} on average; where it died later, {{died}}"
    sentence += f" ({doubt})." if doubt else "."
    return Trait(quantity.name, quantity.title, values, sentence, _form_of(quantity))


def _word_by_word(quantity: Quantity, values: Numbers) -> Iterator[Trait]:
    words = quantity.key.words if quantity.key else {}
    for place, (word, meaning) in enumerate(words.items()):
        holds = (values == place).astype(np.float64)
        if min(holds.mean(), 1 - holds.mean()) < RAREST_WORD:
            continue
        shown = word if quantity.name == _WORD_IS_ITS_NAME else meaning
        sentence = (
            f"In {{lasted}} of 100 histories that lasted {quantity.phrase.format(shown)}; in "
            "{died} of 100 that died later."
        )
        yield Trait(quantity.name, f"{quantity.title}: {shown}", holds, sentence, _of_100)


def _form_of(quantity: Quantity) -> Form:
    scale = quantity.key.scale if quantity.key else None
    if scale is Scale.RATING_0_5:
        return lambda value, more: f"{value:.{1 + more}f} of 5"
    return _percent if scale is Scale.SHARE else _plain_number(2)


def _plain_number(digits: int) -> Form:
    def form(value: float, more: int) -> str:
        rounded = float(f"{value:.{digits + more}g}")
        return f"{rounded:,.0f}" if abs(rounded) >= 10 ** (digits - 1 + more) else f"{rounded:g}"

    return form


def _of_100(share: float, more: int) -> str:
    return f"{100 * share:.{more}f}"


def _percent(share: float, more: int) -> str:
    return f"{100 * share:.{more}f} %"


def _rose_or_fell(change: float, more: int) -> str:
    return f"{'rose' if change >= 0 else 'fell'} by {abs(100 * change):.{more}f}"
