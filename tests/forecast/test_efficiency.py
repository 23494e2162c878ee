"""Is collective efficiency told in its two parts, with what joint action does for others apart?"""

import numpy as np
import pytest

from jointaction.forecast.efficiency import collective_efficiency, innovation


def many(value):
    return np.full(800, value, dtype=np.float32)


def test_worked_out_by_hand(made_up):
    """Ten firms, all asked. Ties paid 50 without the initiative and 60 with it; the activity
    brought 30 net, of which 10 went to firms that took no part.
    """
    with_it = made_up(trade_gain=many(60), project_net=many(30), outside_gain=many(10))
    found = collective_efficiency(with_it, made_up(trade_gain=many(50)))
    assert found.external_economies.value == pytest.approx(5)
    assert found.joint_action.value == pytest.approx(2)
    assert found.externalities.value == pytest.approx(2)


def test_range_and_parts_of_what_is_learned(made_up):
    spread = np.linspace(0, 1, 800, dtype=np.float32)
    told = innovation(made_up(capability_passive=spread, capability_external=many(0.25)))
    assert told.passive.value == pytest.approx(0.5, abs=1e-3)
    assert (told.passive.low, told.passive.high) == pytest.approx((0.05, 0.95), abs=1e-3)
    assert told.active.value == 0
    assert told.externalities.low == told.externalities.high == 0.25
