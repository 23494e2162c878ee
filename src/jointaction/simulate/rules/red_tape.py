"""How much red tape do three levels of government add up to, and what does it cost?

Government at all levels puts up obstacles [MeyerStamer2002] 4.1; only the local level is asked
for in a dossier. Weights and costs are assumed (catalogue, ``red_tape``).
"""

from jointaction.simulate.rules.arithmetic import ONE, Real, rule


@rule
def of_all_levels(
    local: Real, regional: Real, central: Real, local_weight: Real, regional_weight: Real
) -> Real:
    """Red tape of the three levels together (share); the weights add up to 1.

    >>> float(of_all_levels(1.0, 0.5, 0.0, 0.5, 0.25))
    0.625
    """
    return (
        local_weight * local
        + regional_weight * regional
        + (ONE - local_weight - regional_weight) * central
    )


@rule
def cost(of_full: Real, red_tape: Real) -> Real:
    """What red tape costs a member a quarter (tie-quarters)."""
    return of_full * red_tape
