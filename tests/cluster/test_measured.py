"""Do measured facts replace ratings, with their narrower range, and does nothing else change?"""

from dataclasses import replace

import numpy as np
import pytest

from jointaction.cluster.measured import fill_from_evidence
from jointaction.evidence.testimony import NO_EVIDENCE, Evidence
from jointaction.simulate.mapping import Mapper
from jointaction.simulate.runs import Ensemble
from jointaction.sources import Grade
from tests.diagnose.heard import saying
from tests.diagnose.places import CATALOGUE, place

KEY = "cluster.product_similarity"


def filled(*testimonies, **tables):
    dossier = replace(place(**tables), evidence=Evidence(testimonies=testimonies))
    return fill_from_evidence(dossier, CATALOGUE)


def test_no_evidence_changes_nothing():
    dossier = place(cluster={"product_similarity": 0.3})
    assert dossier.evidence is NO_EVIDENCE
    assert fill_from_evidence(dossier, CATALOGUE) == dossier


def test_an_unknown_answer_is_filled_with_its_range_and_source():
    dossier = filled(saying("FF1.01", "share", 60, 10))
    said = dossier.says(KEY)
    assert (said.number, said.low, said.high) == pytest.approx((0.6, 0.5, 0.7))
    assert (said.grade, said.sources) == (Grade.REPORTED, ("answers-firms",))
    assert "answers-firms" in {source.id for source in dossier.sources}


def test_a_rating_is_replaced_and_remembered():
    dossier = filled(saying("FF1.01", "share", 60, 5), cluster={"product_similarity": 0.2})
    said = dossier.says(KEY)
    assert said.number == 0.6
    assert "takes the place of 0.2" in said.note


def test_a_number_known_less_well_than_the_rating_replaces_nothing():
    wide = saying("FF1.01", "share", 60, 40)
    assert filled(wide, cluster={"product_similarity": 0.2}).says(KEY).number == 0.2


def test_what_the_team_judged_replaces_nothing():
    noted = saying("FF1.01", "share", 60, 5, voice="team", grade=Grade.JUDGED)
    assert not filled(noted).says(KEY).known


def test_voices_that_differ_span_their_range():
    said = filled(
        saying("FF1.01", "share", 40, 2), saying("FF1.01", "share", 60, 2, "document")
    ).says(KEY)
    assert (said.number, said.low, said.high) == pytest.approx((0.5, 0.38, 0.62))


def test_the_four_dimensions_make_one_rating():
    parts = {"efficiency": 2, "quality": 3, "flexibility": 4, "responsiveness": 5}
    said = filled(*(saying("FI2.04", part, value, 0.1) for part, value in parts.items()))
    assert said.says("history.support_institutions").number == pytest.approx(1.25 * 3.5 - 1.25)


def test_the_simulation_draws_from_the_narrower_range():
    def drawn(dossier):
        mapper = Mapper(dossier, CATALOGUE, Ensemble(0, 512, 1, 1))
        facts, _ = mapper.place(mapper.parameters())
        return facts["product_similarity"]

    rated = drawn(place(cluster={"product_similarity": 0.6}))
    measured = drawn(filled(saying("FF1.01", "share", 60, 3)))
    assert np.ptp(measured) < np.ptp(rated)
    assert 0.57 <= measured.min() <= measured.max() <= 0.63
