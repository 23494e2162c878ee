"""Does every question of the form say what it asks, what it moves, and what stands in for it?"""

from jointaction.scales import Scale

ON_THE_PLACE = ("cluster", "history", "crisis", "initiative")


def test_every_key_moves_something_or_says_why_it_does_not(catalogue):
    for key in catalogue.keys.values():
        assert bool(key.moves) != bool(key.moves_nothing), key.path
        for move in key.moves:
            assert move.how.endswith("."), key.path


def test_every_question_on_the_place_says_whom_to_ask(catalogue):
    for key in catalogue.keys.values():
        assert key.question.endswith("?"), key.path
        assert key.ask or key.table in ("outcome", "source"), key.path


def test_draw_numbers_leave_room_between_them(catalogue):
    draws = [key.draw for key in catalogue.keys.values() if key.draw is not None]
    assert len(set(draws)) == len(draws)
    assert all(100 <= draw <= 999 and draw % 10 == 0 for draw in draws)


def test_every_rating_has_an_error_and_a_prior_for_those_who_do_not_know(catalogue):
    for key in catalogue.keys.values():
        if key.scale is Scale.RATING_0_5:
            assert key.draw is not None, key.path
            assert key.error is not None, key.path
            assert key.missing is not None, key.path
            assert key.missing.grade == "judged", key.path
            assert (key.missing.low, key.missing.high) == (0, 5), key.path
            assert len(key.ends) in (2, 6), key.path


def test_scales_with_a_natural_zero_lean_toward_it(catalogue):
    skewed = {key.path for key in catalogue.keys.values() if key.missing and key.missing.zero_share}
    assert skewed == {
        "cluster.external_ownership_share",
        "crisis.severity",
        "initiative.crisis_at_start",
        "initiative.external_pressure",
    }


def test_only_rivalry_has_two_effects(catalogue):
    beside = {"history.association_strength", "history.local_government"}
    beside |= {"initiative.crisis_at_start"}
    several = {key.path for key in catalogue.keys.values() if len(key.moves) > 1}
    assert several - beside == {"history.rivalry"}


def test_required_keys(catalogue):
    required = {key.path for key in catalogue.keys.values() if key.required}
    assert required == {
        "top.schema_version",
        "top.slug",
        "top.name",
        "cluster.sector",
        "initiative.id",
        "initiative.name",
        "initiative.kind",
        "source.id",
    }
    assert {key.table for key in catalogue.keys.values()} >= set(ON_THE_PLACE)
