"""What does the paper claim, and what must be seen in the simulated places for it to come out?

A ``Claim`` is declared before anything is run: the claim in our own words with the section of the
paper, the set-up, the ``Condition``s with their bounds and shares, and the ``Term``s that are set
to zero to find out whether the claim was put into the model or comes out of it. ``measure`` plays
the set-up in sampled worlds and gives one number a world for every condition.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from jointaction.experiments.claims.worlds import Worlds

Numbers: TypeAlias = NDArray[np.float64]


class Verdict(StrEnum):
    """Whether a claim comes out in the simulated places."""

    COMES_OUT = "comes_out"
    PARTLY = "partly"
    DOES_NOT_COME_OUT = "does_not_come_out"


class Kind(StrEnum):
    """Whether a claim stands in the model, or comes out of it."""

    PUT_IN = "put_in"
    EMERGENT = "emergent"


@dataclass(frozen=True)
class Thresholds:
    """From which share of worlds on a claim comes out, and from which it comes out partly."""

    comes_out: float = 0.8
    partly: float = 0.6

    def verdict(self, share: float) -> Verdict:
        """The verdict on a share (0-1).

        >>> [str(USUAL.verdict(share)) for share in (0.8, 0.79, 0.6, 0.59)]
        ['comes_out', 'partly', 'partly', 'does_not_come_out']
        """
        if share >= self.comes_out:
            return Verdict.COMES_OUT
        return Verdict.PARTLY if share >= self.partly else Verdict.DOES_NOT_COME_OUT


USUAL = Thresholds()


@dataclass(frozen=True)
class Condition:
    """One thing that must be so, declared before the run.

    ``name`` is the name under which the claim's ``measure`` gives one number a world, nan where
    the world says nothing. The condition holds in a world whose number is ``wants`` (above or
    below) the ``bound``. Judged are the worlds, or where only the mean over worlds can be said to
    hold (chances of rare events), resamples of the mean (``judged_on``). ``shown`` is the median
    of the worlds with their spread, or the mean with its resamples, for numbers that are zero in
    most worlds. A condition that does not decide is reported beside the others.
    """

    name: str
    says: str
    unit: str = "share"
    wants: Literal["above", "below"] = "above"
    bound: float = 0.0
    judged_on: Literal["worlds", "means"] = "worlds"
    shown: Literal["spread", "mean"] = "spread"
    thresholds: Thresholds = USUAL
    decides: bool = True

    @property
    def shows_mean(self) -> bool:
        """Whether the effect is told as a mean, and its range as that of resampled means."""
        return self.shown == "mean" or self.judged_on == "means"


@dataclass(frozen=True)
class Term:
    """A term of the model that is set to ``value`` in the past and the future to see what is left.

    ``states`` says whether its sign states the claim: if nothing is left without such a term, the
    claim was put in. Other terms only carry the effect. ``of`` names the condition looked at; by
    default the first of the claim. ``also`` are terms that say the same and are set together.
    """

    quantity: str
    value: float = 0.0
    states: bool = True
    of: str = ""
    also: tuple[str, ...] = ()

    @property
    def set_aside(self) -> dict[str, float]:
        """Every quantity of the term with the value it is set to."""
        return dict.fromkeys((self.quantity, *self.also), self.value)

    @property
    def name(self) -> str:
        """The term in words."""
        return " and ".join((self.quantity, *self.also))


@dataclass(frozen=True)
class Curve:
    """A line of the claim's figure: for each place across, the mean over worlds."""

    name: str
    across: tuple[float, ...]
    upwards: tuple[float, ...]


@dataclass(frozen=True)
class Measured:
    """What was seen: one number a world for every condition, and lines for the figure."""

    values: Mapping[str, Numbers]
    curves: Sequence[Curve] = ()


@dataclass(frozen=True)
class Claim:
    """One of the 32 claims, as declared before the run.

    ``says`` is the claim in our words, ``section`` its place in the paper, ``because`` the plain
    explanation for each verdict. The first condition is the main effect. ``axes`` are the names
    of the figure's axes where there are curves. ``remark`` is said whatever comes out.
    """

    id: int
    title: str
    says: str
    section: str
    set_up: str
    expected: str
    conditions: tuple[Condition, ...]
    measure: Callable[[Worlds], Measured]
    because: Mapping[Verdict, str]
    terms: tuple[Term, ...] = ()
    axes: tuple[str, str] = ("", "")
    remark: str = ""

    @property
    def main(self) -> Condition:
        """The condition that holds the main effect: the first."""
        return self.conditions[0]

    def condition(self, name: str = "") -> Condition:
        """The condition of that name, or the first; ``KeyError`` where there is none."""
        for condition in self.conditions:
            if name in ("", condition.name):
                return condition
        raise KeyError(name)
