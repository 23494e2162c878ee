"""Does a terminal tell the same as the page, in its short form?"""

from dataclasses import replace

from jointaction.cli.sentences import of_forecast
from jointaction.forecast.reasons import NO_SINGLE_ANSWER


def told_of(parts):
    lines = list(of_forecast(parts.forecast, parts.catalogue))
    first = lines[: lines.index("")]
    return first, lines[len(first) + 1 :]


def test_floor_and_ceiling_stand_below_the_odds_and_above_the_advice(example):
    first, _ = told_of(example.tile_town())
    place = next(n for n, line in enumerate(first) if line.startswith("  floor and ceiling"))
    assert first[place - 1].startswith("  all three")
    assert first[place + 1] == "  advice: start"
    assert "takes off 26 % to 81 %, lasts 32 % to 64 %, pays 15 % to 85 %" in first[place]


def test_what_lies_behind_the_odds_is_told_once_each(example):
    first, _ = told_of(example.tile_town())
    text = "\n".join(first)
    for said in (
        "Still running after five years: 24 of 100 (between 3 and 37). Most of the range comes",
        "Whether it takes off hangs most on “Belief in trade partners",
        "It takes off and lasts mostly where rivalry is rated below 3 of 5: in about",
        "Taking part (in brackets: 9 of 10 simulated histories): after one year 9 firms (at most",
        "faded when the goals were reached, in year 3 (between 2 and 5)",
        "    - Quick start: in about 1 of 3 cases the answer would change the advice, to: do not",
    ):
        assert text.count(said) == 1


def test_what_was_refused_is_said_in_a_line(example):
    _, second = told_of(example.tile_town())
    text = "\n".join(second)
    assert "What decides whether it lasts, once it has taken off, cannot be told. With 90 " in text
    assert "Hardly any simulated history lasts." in text
    assert "Quick start: by the answer, about 6 of 100 simulated histories more or fewer" in text


def test_names_from_a_dossier_reach_a_terminal_without_control_characters(example):
    parts = example.named(example.tile_town(), "a\x1b[31mred")
    assert all("\x1b" not in line for line in of_forecast(parts.forecast, parts.catalogue))


def test_where_no_answer_changes_the_advice_a_line_says_so(example):
    parts = example.tile_town()
    first, second = parts.forecast.initiatives
    none = tuple(replace(one, changes=0.0, would_be=()) for one in first.why.questions)
    changed = replace(first, why=replace(first.why, questions=none))
    forecast = replace(parts.forecast, initiatives=(changed, second))
    lines = list(of_forecast(forecast, parts.catalogue))
    told = "  ask: no single answer can be shown to change the advice"
    assert lines[lines.index("") - 1] == told
    reason = f"It is not clear, and {NO_SINGLE_ANSWER} that."
    forecast = replace(parts.forecast, initiatives=(replace(changed, reasons=(reason,)), second))
    assert "\n".join(of_forecast(forecast, parts.catalogue)).count(NO_SINGLE_ANSWER) == 1
