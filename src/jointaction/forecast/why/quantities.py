"""Which things are not known for sure here, and what did each draw take for them?

The answers of the dossier, the parameters of the model, and five traits of the kind of activity,
as far as they differ from draw to draw. What the model works out of them (``starting_disposition``)
is none of them: a driver must be something that may be otherwise. Nothing that is known exactly
is named.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jointaction.catalogue.things import Catalogue, Key
from jointaction.forecast.why.explanation import Of
from jointaction.scales import Scale
from jointaction.simulate.runs import Runs

Numbers = NDArray[np.float64]

# Drawn anew for every kind of activity (catalogue ``activities``), where they have no title.
_OF_THE_KIND_OF_ACTIVITY = {
    "cost": ("Cost of this kind of activity to a member", "tie-quarters a quarter"),
    "benefit": ("Benefit of this kind of activity to a member", "tie-quarters a quarter"),
    "threshold": ("Share of the firms asked without which it cannot run", "share"),
    "goal_quarters": ("Time to the goal when all firms asked take part", "quarters"),
    "knowledge": ("Knowledge in this kind of activity", "share"),
}


@dataclass(frozen=True)
class Quantity:
    """Something not known for sure: its name, and what each draw took for it.

    ``name`` is that of ``Runs.drawn``. ``key`` is the question of the dossier behind an answer,
    None for the rest. An answer in words is drawn as its place in the list of ``key.words``.
    """

    name: str
    title: str
    unit: str
    drawn: Numbers
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
    keys = [
        Quantity(path, key.title, key.unit, _drawn(runs, path), key)
        for path, key in sorted(catalogue.keys.items(), key=lambda item: item[1].order)
        if path in runs.drawn
    ]
    parameters = [
        Quantity(name, parameter.title, parameter.unit, _drawn(runs, name))
        for mechanism in sorted(catalogue.mechanisms.values(), key=lambda one: one.order)
        for symbol, parameter in mechanism.parameters.items()
        if (name := f"{mechanism.name}.{symbol}") in runs.drawn
    ]
    kind = [
        Quantity(name, title, unit, _drawn(runs, name))
        for name, (title, unit) in _OF_THE_KIND_OF_ACTIVITY.items()
        if name in runs.drawn
    ]
    return tuple(one for one in (*keys, *kind, *parameters) if np.ptp(one.drawn) > 0)


def _drawn(runs: Runs, name: str) -> Numbers:
    return runs.drawn[name].astype(np.float64)
