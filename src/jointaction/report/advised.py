"""Who could do what about the obstacles found, and was the appraisal itself done well?

Takes the screening; gives the instruments in the order that the paper argues, the first few in
front and the rest folded away, and the typical errors made in the appraisal with what to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jointaction.report.plain import full_stop
from jointaction.screen.screening import AdvisedInstrument, Screening

MOST_IN_FRONT = 6


@dataclass(frozen=True)
class InstrumentLine:
    """One instrument: who, what, how, and against what that was found here."""

    who: str
    title: str
    how: str
    why_now: str
    codes: str


@dataclass(frozen=True)
class Advised:
    """The instruments in front and those behind, the errors made, and what nobody has told."""

    first: tuple[InstrumentLine, ...]
    rest: tuple[InstrumentLine, ...]
    errors: tuple[str, ...]
    not_told: tuple[str, ...]


def advised(screening: Screening) -> Advised:
    """What is advised for the place as such."""
    lines = _lines(screening.instruments)
    return Advised(
        first=lines[:MOST_IN_FRONT],
        rest=lines[MOST_IN_FRONT:],
        errors=screening.appraisal_errors,
        not_told=tuple(full_stop(one) for one in screening.not_told),
    )


def _lines(instruments: Sequence[AdvisedInstrument]) -> tuple[InstrumentLine, ...]:
    return tuple(
        InstrumentLine(
            one.actor_title, one.title, full_stop(one.how), one.why_now, ", ".join(one.codes)
        )
        for one in instruments
    )
