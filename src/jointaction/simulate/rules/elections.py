"""Is an election held this quarter, and what is left of support when the office changes hands?

Political rivalry, often entangled with other enmities, makes a coherent initiative hard to hold
[MeyerStamer2002] 3.4. Terms, chances and losses are assumed (catalogue, ``elections``).
"""

import numpy as np

from jointaction.simulate.rules.arithmetic import HALF, ONE, Real, Truth, rule


@rule
def held(quarter: Real, passed: Real, term: Real) -> Truth:
    """Whether an election falls in this quarter; ``passed`` quarters of the term had gone at 0.

    >>> [q for q in range(12) if held(q, 3, 8)]
    [5]
    """
    since = quarter + passed
    return since - np.floor(since / term) * term < HALF


@rule
def left(support: Real, changed: Real, loss: Real) -> Real:
    """Support after an election in which the office changed hands (1) or did not (0)."""
    return support * (ONE - changed * loss)
