"""What does being in one place bring firms, by itself and by acting together?

Collective efficiency has two parts, external economies (passive) and joint action (active), and
joint action has externalities of its own [MeyerStamer2002] footnote 4. Takes the histories with
and without an initiative; gives each part with the mean and the 5th and 95th percentile over the
histories. Capability is a share (1 = from none to full), money is in tie-quarters a firm.
"""

import numpy as np
from numpy.typing import NDArray

from jointaction.forecast.forecasts import CollectiveEfficiency, Innovation
from jointaction.forecast.why.explanation import Part
from jointaction.simulate.runs import Runs


def innovation(runs: Runs) -> Innovation:
    """Change in capability over five years, by where it came from."""
    return Innovation(
        passive=_part(runs.capability_passive),
        active=_part(runs.capability_active),
        externalities=_part(runs.capability_external),
    )


def collective_efficiency(runs: Runs, without: Runs) -> CollectiveEfficiency:
    """What the place and the activity are worth to a firm over five years."""
    count = len(runs.project_net)
    firms, asked = np.maximum(runs.simulated, 1), np.maximum(runs.intended, 1)
    alone = without.trade_gain[:count]
    return CollectiveEfficiency(
        external_economies=_part(alone / firms),
        joint_action=_part((runs.project_net - runs.outside_gain) / asked),
        externalities=_part(runs.outside_gain / asked + (runs.trade_gain - alone) / firms),
    )


def _part(values: NDArray[np.floating]) -> Part:
    low, high = np.percentile(values, [5, 95])
    return Part(float(values.mean()), float(low), float(high))
