"""Does a firm use training, technology and testing institutions, and do these get better?

Four dimensions of organisational development, traded off against one another on the old frontier
[MeyerStamer2002] 4.1 and Figure 1; feedback and academic merit, 2.2 and 3.3; small firms lack
the structure to receive what is offered, 3.3. Sizes are assumed (catalogue, ``institutions``).
"""

import numpy as np

from jointaction.simulate.rules.arithmetic import ONE, ZERO, F, Real, rule, within

OTHERS = F(3)


@rule
def as_a_whole(efficiency: Real, quality: Real, flexibility: Real, responsiveness: Real) -> Real:
    """Geometric mean of the four dimensions: the weakest counts most."""
    return np.sqrt(np.sqrt(efficiency * quality * flexibility * responsiveness))


@rule
def log_odds(slope: Real, whole: Real, reception: Real, outside_option: Real) -> Real:
    """Log-odds that a firm uses the institutions this quarter."""
    return slope * (whole * reception - outside_option)


@rule
def reception(small: Real, of_small: Real) -> Real:
    """What a firm can take in: all, or what small firms can."""
    return ONE - small * (ONE - of_small)


@rule
def change_of_responsiveness(
    responsiveness: Real, feedback: Real, users: Real, academic_drift: Real
) -> Real:
    """Change in a quarter, by users' feedback and by academic merit."""
    return feedback * users * (ONE - responsiveness) - academic_drift * responsiveness


@rule
def traded_off(change: Real, trade_off: Real, lean: Real) -> Real:
    """What each of the other three dimensions loses for that change."""
    return trade_off * (ONE - lean) * change / OTHERS


@rule
def developed(dimension: Real, change: Real, development: Real) -> Real:
    """A dimension after its change and a quarter of organisational development (0-1)."""
    now = within(dimension + change, ZERO, ONE)
    return now + development * (ONE - now)
