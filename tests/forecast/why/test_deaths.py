"""Are the dates of deaths those of the quarter after the last with enough firms?"""

import numpy as np
import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.load import find_dossier, load_dossier
from jointaction.forecast.why.deaths import deaths
from jointaction.forecast.why.explanation import Part
from jointaction.simulate.endings import enough_take_part
from jointaction.simulate.runs import Ending, Ensemble
from jointaction.simulate.simulate import simulate


def lived(made_up, last_quarters, endings):
    """Histories of 25 quarters in which 6 of 10 firms take part up to a quarter (-1: never)."""
    quarter = np.arange(25)[:, None]
    active = quarter <= np.array(last_quarters)
    return made_up(
        draws=len(last_quarters) // 2,
        active=active,
        participation=(0.6 * active).astype(np.float32),
        ending=np.array(endings, dtype=np.int32),
    )


def test_a_death_is_dated_by_the_quarter_after_the_last_with_enough_firms(made_up):
    drifted = int(Ending.FIRMS_DRIFTED_AWAY)
    (one,) = deaths(lived(made_up, [4, 6, 11, 19], [drifted] * 4))
    # died in quarters 5, 7, 12, 20: half of them by 7, all by 20, a twentieth by 5
    assert one.quarter == Part(7.0, 5.0, 20.0)


def test_too_few_firms_are_as_good_as_none(made_up):
    runs = lived(made_up, [9, 9], [int(Ending.FIRMS_DRIFTED_AWAY)] * 2)
    share = runs.participation.copy()
    share[3:] = 0.4  # 4 of 10, where 5 are needed
    (one,) = deaths(made_up(draws=1, active=runs.active, participation=share, ending=runs.ending))
    assert one.quarter == Part(3.0, 3.0, 3.0)


@pytest.mark.parametrize("ending", [Ending.LASTED, Ending.NEVER_REACHED_THRESHOLD])
def test_what_lasted_and_what_never_got_together_has_no_date(made_up, ending):
    (one,) = deaths(lived(made_up, [4, 9], [int(ending)] * 2))
    assert one.quarter is None


def test_histories_that_never_ran_or_still_run_count_in_the_share_but_not_in_the_date(made_up):
    runs = lived(made_up, [-1, 8, 24, -1], [int(Ending.BROKEN_BY_SIDE_OFFERS)] * 4)
    (one,) = deaths(runs)
    assert (one.share, one.quarter) == (1.0, Part(9.0, 9.0, 9.0))


def test_an_ending_in_which_none_ever_ran_has_no_date(made_up):
    (one,) = deaths(lived(made_up, [-1, -1], [int(Ending.TOO_FEW_AFTER_A_YEAR)] * 2))
    assert one.quarter is None


def test_simulated_histories_run_as_the_simulation_says():
    catalogue = load_catalogue()
    dossier = load_dossier(find_dossier("sialkot"), catalogue)
    runs = simulate(dossier, catalogue, Ensemble(3, 64, 2, 1)).with_initiative["quality-assurance"]
    ran = enough_take_part(runs.active, runs.participation, runs.intended.astype(np.float32))
    assert np.array_equal(runs.took_off, ran[4] & (ran[1:5].sum(axis=0) >= 2))
    assert runs.took_off.any()
    for one in deaths(runs):
        dated = one.quarter is not None
        assert dated == (one.ending not in ("lasted", "never_reached_threshold"))
        if one.quarter:
            assert 1 <= one.quarter.low <= one.quarter.value <= one.quarter.high <= len(ran) - 1
