"""Which claims make up the paper's argument? All of them, in their order.

A new claim is added to the ``CLAIMS`` of its module; a new module to the list here.
"""

from collections.abc import Sequence

from jointaction.errors import UsageError
from jointaction.experiments.claims import (
    after_success,
    buyers,
    cluster_types,
    cover_of_cost,
    crisis,
    criteria,
    disappointment,
    future,
    help_from_outside,
    history,
    house_in_order,
    institutions,
    membership,
    old_places,
    owners,
    pioneers,
    purchasing,
    rivalry,
    secrets,
    sunset,
    talk_and_rules,
)
from jointaction.experiments.claims.claim import Claim

_MODULES = (
    history,
    pioneers,
    future,
    talk_and_rules,
    rivalry,
    crisis,
    disappointment,
    help_from_outside,
    house_in_order,
    membership,
    institutions,
    buyers,
    owners,
    old_places,
    sunset,
    cluster_types,
    after_success,
    cover_of_cost,
    criteria,
    purchasing,
    secrets,
)
ARGUMENT: tuple[Claim, ...] = tuple(
    sorted((claim for module in _MODULES for claim in module.CLAIMS), key=lambda claim: claim.id)
)


def asked_claims(numbers: Sequence[str]) -> tuple[Claim, ...]:
    """The claims of these numbers, each once and in their order; all of them where none is named.

    ``UsageError`` names every number that is not one of a claim, and what is allowed.
    """
    by_number = {str(claim.id): claim for claim in ARGUMENT}
    unknown = [number for number in numbers if number.strip() not in by_number]
    if unknown:
        raise UsageError(
            f"no such claim: {', '.join(unknown)}. What is allowed: {in_ranges(list(by_number))}"
        )
    wanted = {number.strip() for number in numbers} or set(by_number)
    return tuple(claim for claim in ARGUMENT if str(claim.id) in wanted)


def in_ranges(numbers: Sequence[str]) -> str:
    """Rising whole numbers with runs of neighbours drawn together.

    >>> in_ranges(["1", "2", "3", "5", "7", "8"])
    '1-3, 5, 7-8'
    """
    runs: list[list[int]] = []
    for number in map(int, numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
