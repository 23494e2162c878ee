"""Can the story of one history be asked for, and is a wrong number refused?"""

import json

import pytest

FEW = ("--draws", "10", "--seed", "4")


def test_a_named_history_is_told(ask, least):
    answer = ask("simulate", least, "--story", "7", *FEW)
    assert (answer.code, answer.err) == (0, "")
    lines = answer.out.splitlines()
    assert lines[0] == "A course"
    assert lines[1].startswith("It ")
    assert lines[-1].startswith("This is history 7, as asked for; of the 20 simulated histories")
    assert any(line.startswith("  Year 1") for line in lines)
    assert any(line.startswith("    In the ") for line in lines)


@pytest.mark.parametrize("words", [["{}", "--story"], ["--story", "{}"], ["{}", "--story=typical"]])
def test_without_a_number_a_typical_one_is_told(ask, least, words):
    answer = ask("simulate", *(word.format(least) for word in words), *FEW)
    assert answer.code == 0, answer.err
    assert "chosen because its course is nearest to the middle" in answer.out


def test_the_document_lists_what_happened(ask, least):
    least.write_text(least.read_text() + "start_year = 1991\n")
    answer = ask("simulate", least, "--story", "3", "--json", *FEW)
    document = json.loads(answer.out)
    [story] = document["story"]
    assert (story["initiative"], story["run"], story["start_year"]) == ("one", 3, 1991)
    assert story["headline"]
    assert len(story["participation"]) >= 25
    for event in story["events"]:
        assert event["year"] == event["quarter"] // 4 + 1
        assert event["calendar_year"] == 1990 + event["year"]
        assert set(event) >= {"what", "who", "cause", "numbers", "text", "told"}
    assert any(event["told"] for event in story["events"])
    again = ask("simulate", least, "--story", "3", "--json", "--threads", "1", *FEW)
    assert json.loads(again.out) == document


def test_story_html_is_written(ask, least, tmp_path):
    answer = ask("simulate", least, "--story", "0", "--out", "told", *FEW)
    assert answer.code == 0
    assert answer.out.splitlines()[-1] == "told/story.html"
    assert sorted(one.name for one in (tmp_path / "told").iterdir()) == ["story.html", "story.json"]
    page = (tmp_path / "told" / "story.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert "--story 0" in page
    assert "http" not in page.partition("<body>")[2]


@pytest.mark.parametrize("run", ["20", "-1", "1.5", "99999999999999999999", "seven", "٣", ""])
def test_an_impossible_history_is_refused(ask, least, run):
    answer = ask("simulate", least, f"--story={run}", "--out", "told", *FEW)
    assert (answer.code, answer.out) == (2, "")
    [line] = answer.err.splitlines()
    assert line.startswith("jointaction: --story:")
    assert "a whole number from 0 to 19" in line
    assert list(least.parent.iterdir()) == [least]


def test_a_word_after_the_dossier_is_taken_for_a_history(ask, least):
    answer = ask("simulate", least, "--story", "seven", *FEW)
    assert answer.code == 2
    assert "'seven' is not one of the histories" in answer.err


@pytest.mark.slow
def test_a_mechanism_that_is_switched_off_stays_off_in_the_story(ask, least):
    def happened(run, *more):
        words = ["simulate", least, "--story", str(run), "--json", *FEW, *more]
        [story] = json.loads(ask(*words).out)["story"]
        return {event["what"] for event in story["events"]}

    assert any("taken_over" in happened(run) for run in range(3))
    assert not any("taken_over" in happened(run, "--without", "ownership") for run in range(3))
