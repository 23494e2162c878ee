"""How do co-operation and participation spread over time, with the initiative and without?"""

import numpy as np

from jointaction.forecast.forecasts import Fan, Fans
from jointaction.simulate.mapping import HORIZON_QUARTERS
from jointaction.simulate.runs import Floats, Runs

_PERCENTILES = (5, 25, 50, 75, 95)
_DIGITS = 4
NOTHING = Fan((), (), (), (), (), ())


def fans(with_it: Runs, without: Runs) -> Fans:
    """Fans of six years; co-operation fans are empty for a place without ties."""
    here, alone = with_it.cooperation, without.cooperation
    single = _three(with_it.participation)
    return Fans(
        cooperation_with=_fan(here, single),
        cooperation_without=_fan(alone, single),
        difference=_fan(here[: len(alone)] - alone[: len(here)], single),
        participation=_fan(with_it.participation, single),
    )


def _three(participation: Floats) -> list[int]:
    """Three histories: at the lower, middle and upper quarter of mean participation."""
    order = np.argsort(participation.mean(axis=0), kind="stable")
    return [int(order[int(share * (len(order) - 1))]) for share in (0.25, 0.5, 0.75)]


def _fan(values: Floats, single: list[int]) -> Fan:
    shown = values[: HORIZON_QUARTERS + 1]
    known = shown[:, ~np.isnan(shown).any(axis=0)]
    if not known.size:
        return NOTHING
    p05, p25, p50, p75, p95 = (_line(line) for line in np.percentile(known, _PERCENTILES, axis=1))
    lines = tuple(_line(shown[:, run]) for run in single if not np.isnan(shown[:, run]).any())
    return Fan(p05, p25, p50, p75, p95, lines)


def _line(values: Floats) -> tuple[float, ...]:
    return tuple(round(float(value), _DIGITS) for value in values)
