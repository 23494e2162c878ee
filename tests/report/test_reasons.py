"""Do the reasons blame and praise an initiative for its own ratings only?"""

from dataclasses import replace

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.load import load_dossier
from jointaction.diagnose.diagnose import diagnose
from jointaction.report.origins import voices_of
from jointaction.report.reasons import helping, in_the_way, of_the_place
from jointaction.screen.screen import screen

HEAD = """\
schema_version = 1
slug = "x"
name = "X"
[cluster]
sector = "shoes"
[history]
rivalry = 5
"""
FAR = """
[[initiative]]
id = "course"
name = "A course"
kind = "training"
quick_start = 5
scale_economies = 5
immediacy = 5
predation_latitude = 0
"""
NEAR = """
[[initiative]]
id = "buying"
name = "Buying together"
kind = "purchasing_coop"
quick_start = 0
scale_economies = 0
immediacy = 0
predation_latitude = 5
"""


@pytest.fixture
def walked(tmp_path):
    """The dossier, its diagnosis and its screening for the initiatives that are given."""

    def walk(*initiatives):
        catalogue = load_catalogue()
        file = tmp_path / "x.toml"
        file.write_text(HEAD + "".join(initiatives), encoding="utf-8")
        dossier = load_dossier(file, catalogue)
        diagnosis = diagnose(dossier, catalogue)
        return dossier, diagnosis, screen(dossier, diagnosis, catalogue)

    return walk


def keys_read(diagnosis):
    return {r.key for o in diagnosis.obstacles for r in o.evidence}


def test_an_average_over_initiatives_is_no_reason_for_or_against_one(walked):
    dossier, diagnosis, screening = walked(FAR, NEAR)
    shared = of_the_place(diagnosis)
    assert any(key.startswith("initiative.") for key in keys_read(diagnosis))
    assert keys_read(shared)
    assert not any(key.startswith("initiative.") for key in keys_read(shared))
    for one in screening.initiatives:
        for pick in (in_the_way, helping):
            said = " ".join(point.sentence for point in pick(shared, one, voices_of(dossier)))
            assert "initiatives" not in said


def of_initiatives(parts):
    """The same appraisal, its worst obstacle read from the ratings of the initiatives."""
    worst, *others = parts.diagnosis.obstacles
    particulars = tuple(
        replace(
            p,
            evidence=tuple(replace(r, key="initiative.predation_latitude") for r in p.evidence),
        )
        for p in worst.particulars
    )
    obstacles = (replace(worst, particulars=particulars), *others)
    return replace(parts, diagnosis=replace(parts.diagnosis, obstacles=obstacles))


def test_the_report_leaves_the_average_out_where_there_are_several_and_only_there(example):
    def rivalry(parts):
        pages = parts.report().initiatives
        return [any("history of rivalry" in p.title for p in page.hinders) for page in pages]

    assert rivalry(example.tile_town())[0]
    assert rivalry(of_initiatives(example.tile_town())) == [False, False]
    assert rivalry(of_initiatives(example.one_firm())) == [True]
