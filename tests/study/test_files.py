"""Does the report say where the simulation stops short of the place?"""

import pytest

from jointaction.study.appraise import appraise
from jointaction.study.files import write_appraisal
from jointaction.study.settings import Settings


@pytest.mark.slow
def test_the_report_says_that_at_most_300_firms_are_simulated(dossier, catalogue, tmp_path):
    place, settings = dossier('kind = "training"', cluster="n_firms = 16000"), Settings(draws=32)
    page = write_appraisal(
        appraise(place, settings, catalogue), settings, catalogue, tmp_path / "out"
    )
    text = page.read_text(encoding="utf-8")
    assert page == tmp_path / "out" / "report.html"
    assert "never more than 300 are simulated" in text
    assert "nan" not in text.lower().split()
