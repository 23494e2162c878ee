"""Are the repairs tried that fit the place, the worst class first, and no more than agreed?"""

from dataclasses import replace

import pytest

from jointaction.diagnose.diagnosis import Diagnosis, ObstacleDiagnosis
from jointaction.forecast.repairs import in_the_way, offers

CODES = ("FF1", "FF2", "FI1", "FI2", "PP1", "PP2")


def found(**severity):
    """A diagnosis in which some classes have a severity and all others stand in nobody's way."""
    return Diagnosis(
        tuple(
            ObstacleDiagnosis(code, "", "", "", severity.get(code, 0.0), 0.0, 4.0, 1.0, ())
            for code in CODES
        ),
        (),
    )


def tried(catalogue, diagnosis):
    return [one.id for one in offers(catalogue, diagnosis)]


def most(catalogue):
    return int(catalogue.advice.thresholds["repairs_tried"].value)


def test_where_nothing_is_in_the_way_nothing_is_repaired(catalogue):
    assert tried(catalogue, found()) == []


def test_what_is_tried_speaks_against_what_stands_in_the_way(catalogue):
    singles = [name for name in tried(catalogue, found(PP2=3.0)) if "/" in name]
    assert singles == [
        "medium_and_large_firms/plant_directors_mandate",
        "external_buyers/long_term_orders",
    ]


def test_the_worst_class_comes_first_and_classes_take_turns(catalogue):
    names = tried(catalogue, found(FF2=2.0, PP1=4.0, FI1=3.0))
    against = [catalogue.instruments[name].against for name in names[:3]]
    assert "PP1" in against[0]
    assert "FI1" in against[1]
    assert "FF2" in against[2]


def test_what_is_not_known_takes_its_turn(catalogue):
    unknown = Diagnosis(
        tuple(
            replace(one, severity=None) if one.id == "FI2" else one
            for one in found(FF1=3.0, PP1=1.5).obstacles
        ),
        (),
    )
    assert in_the_way(catalogue, unknown) == ["FF1", "FI2", "PP1"]
    assert "supporting_institutions/organisational_development" in tried(catalogue, unknown)


@pytest.mark.parametrize("severity", [1.0, 2.5, 4.0])
def test_there_are_never_more_than_agreed_and_none_twice(catalogue, severity):
    names = tried(catalogue, found(**dict.fromkeys(CODES, severity)))
    singles = [name for name in names if "/" in name]
    assert len(singles) == most(catalogue)
    assert len(set(names)) == len(names)
    assert set(names) - set(singles) == set(catalogue.bundles)


def test_only_what_the_catalogue_marks_is_tried(catalogue):
    marked = {name for name, one in catalogue.instruments.items() if one.tried}
    names = tried(catalogue, found(**dict.fromkeys(CODES, 4.0)))
    assert {name for name in names if "/" in name} <= marked


def test_a_bundle_is_tried_with_all_that_its_parts_shift(catalogue):
    bundle = catalogue.bundles["house_in_order_then_moderator"]
    offer = next(one for one in offers(catalogue, found(PP1=4.0)) if one.id == bundle.name)
    shifted = {
        shift.quantity
        for name in bundle.instruments
        for shift in catalogue.instruments[name].shifts
    }
    assert {shift.quantity for shift in offer.shifts} == shifted
