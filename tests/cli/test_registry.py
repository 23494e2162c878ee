"""Does a recorded forecast come to its score, and is every wrong step refused plainly?"""

import json
import os
import shutil
import subprocess
import sys
from datetime import date, datetime, timedelta

import pytest

from jointaction.cli.main import run
from jointaction.errors import RegistryError
from jointaction.forecast.beliefs import EVENTS
from jointaction.store.registry import fields
from jointaction.store.registry.records import Moment
from jointaction.store.registry.registry import Registry, opened
from jointaction.study.registry import asking, entries
from jointaction.study.registry.taught import experience
from tests.cli.conftest import LEAST

FEW = ["--draws", "10", "--runs-per-draw", "1", "--threads", "1"]
REGISTRY = ["--registry", "r.sqlite"]
START = ["--start", "2040-02-29"]
TOOK_OFF, LASTED = "2041-02-28", "2045-02-28"
SUBCOMMANDS = ["list", "show", "due", "resolve", "predict", "score", "export", "merge"]
PREDICTED = ["--takes-off", "0.3", "--lasts", "0.25", "--pays", "0.5"]
SECRET = "0.87"


@pytest.fixture
def keep(ask, least):
    """Asks the registry of this test, and reads the document back."""

    def asked(*arguments):
        answer = ask("registry", *arguments, *REGISTRY, "--json")
        assert answer.code == 0, answer.err
        return json.loads(answer.out)

    return asked


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """A registry with one forecast, recorded once for all tests that only read or answer."""
    folder = tmp_path_factory.mktemp("once")
    dossier, file = folder / "least.toml", folder / "r.sqlite"
    dossier.write_text(LEAST, encoding="utf-8")
    arguments = ["appraise", dossier, *FEW, "--record", *START, "--registry", file, "--json"]
    assert run([str(one) for one in arguments]) == 0
    return file


@pytest.fixture
def recorded(once, keep, tmp_path):
    """The short name of an entry with a forecast, in a copy of that registry."""
    shutil.copy(once, tmp_path / "r.sqlite")
    (one,) = keep("list")["entries"]
    return one["entry"][:8]


def moment_of(day):
    return Moment(datetime.fromisoformat(f"{day}T12:00:00+00:00"), 0)


def records_in(file):
    with opened(file) as kept:
        return kept.records()


def refused(answer):
    assert (answer.code, answer.out) == (2, ""), answer.out
    (line,) = answer.err.splitlines()
    assert line.startswith("jointaction: ")
    return line


def refused_in_the_end(answer):
    """The same of a command that had told of its progress."""
    assert (answer.code, answer.out) == (2, ""), answer.out
    return answer.err.splitlines()[-1]


def test_a_forecast_from_record_to_score(ask, least, keep, recorded):
    (one,) = keep("list")["entries"]
    assert (one["name"], one["place"], one["kind"]) == ("A course", "A place", "training")
    assert [one["events"][event]["deadline"] for event in EVENTS] == [TOOK_OFF, LASTED, LASTED]
    assert keep("due", "--today", "2041-02-27")["due"] == []
    (asked,) = keep("due", "--today", "2041-03-02")["due"]
    assert (asked["entry"][:8], asked["event"], asked["days_overdue"]) == (recorded, "takes_off", 2)
    told = ask("registry", "due", "--today", TOOK_OFF, *REGISTRY).out
    assert "A course, A place: did it take off? Due today." in told
    assert f"jointaction registry resolve {recorded} takes_off yes --source" in told

    said = ["--source", "visit by Ana", "--today", "2041-03-05", "--on", "2041-03-01"]
    answer = ask("registry", "resolve", recorded, "takes-off", "yes", *said, *REGISTRY)
    assert "Takes off: yes, as of 2041-03-01, a day to come (visit by Ana)" in answer.out
    assert "so this is a trial" in answer.out
    assert f"Next: did it last? From {LASTED} on." in answer.out
    scored = keep("score", "--today", "2041-03-05")["forecasts"]
    probability = one["events"]["takes_off"]["probability"]
    assert scored["takes_off"]["tool"]["brier"] == pytest.approx((1 - probability) ** 2)
    assert (scored["takes_off"]["due"], scored["lasts"]["due"]) == (1, 0)
    assert scored["takes_off"]["skill"] is False
    told = ask("registry", "score", "--today", "2041-03-05", *REGISTRY).out
    assert "tool ranks: not known, because all of them ended alike" in told
    assert told.startswith("No skill over the base rate is shown.")
    assert "no skill shown: places: 1, and at least 10 are needed to tell (judged)" in told


@pytest.mark.slow
def test_what_is_recorded_is_what_was_forecast(ask, least, keep):
    answer = ask("appraise", least, *FEW, "--record", *START, *REGISTRY, "--json", "--seed", "7")
    document = json.loads(answer.out)
    (told,) = document["recorded"]
    assert told["first"] is True
    assert (told["start"], told["start_from"]) == ("2040-02-29", "said")
    assert told["deadlines"] == {"takes_off": TOOK_OFF, "lasts": LASTED, "pays": LASTED}
    shown = keep("show", told["entry"])
    (forecast,) = shown["forecasts"]
    assert (forecast["seed"], forecast["version"]) == (7, document["version"])
    assert forecast["digest"] == document["dossier"]["digest"]
    (entry,) = document["forecast"]
    for event in EVENTS:
        for number in ("probability", "low", "high", "base_rate", "model", "model_reference"):
            assert forecast["odds"][event][number] == entry[event][number]


@pytest.mark.slow
def test_without_a_word_no_registry_is_looked_at(ask, least, monkeypatch):
    monkeypatch.setenv("JOINTACTION_REGISTRY", "/nowhere/at/all.sqlite")
    plain = ask("appraise", least, *FEW, "--json")
    assert plain.code == 0
    document = json.loads(plain.out)
    assert document["beliefs"]["registry"] is False
    assert "recorded" not in document


@pytest.mark.slow
def test_a_registry_teaches_and_says_so(ask, least, keep, recorded, monkeypatch, tmp_path):
    from jointaction.cli import recording

    ask(*resolving(recorded, outcome="yes"))  # of a day to come: a trial, which teaches nothing
    monkeypatch.setattr(asking, "this_moment", lambda: moment_of(TOOK_OFF))
    ask(*resolving(recorded, outcome="no"))
    monkeypatch.setattr(recording, "this_day", lambda _asked: date(2041, 3, 1))
    answer = ask("appraise", least, *FEW, "--registry", "r.sqlite", "--out", "out")
    assert "Takes off  43 of 100, learnt (judged: 45); 1 of 1 due entries resolved" in answer.out
    document = json.loads((tmp_path / "out" / "appraisal.json").read_text(encoding="utf-8"))
    rate = document["beliefs"]["base_rates"]["takes_off"]
    assert rate["used"]["mean"] == pytest.approx((20 * rate["judged"]["mean"]) / 21)
    assert (rate["due"], rate["resolved"], rate["happened"], rate["learnt"]) == (1, 1, 0, True)
    assert document["forecast"][0]["takes_off"]["base_rate"] == pytest.approx(rate["used"]["mean"])
    assert document["beliefs"]["base_rates"]["lasts"]["learnt"] is False
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "--registry r.sqlite" in page
    assert len(keep("show", recorded)["forecasts"]) == 1  # looking is not recording


@pytest.mark.slow
def test_recording_again_joins_the_entry_and_the_first_forecast_is_scored(
    ask, least, keep, recorded
):
    answer = ask("appraise", least, *FEW, "--seed", "5", "--record", *START, *REGISTRY)
    assert "It has 2 forecasts; the first, of" in answer.out
    (one,) = keep("list")["entries"]
    first, second = keep("show", recorded)["forecasts"]
    assert (first["seed"], second["seed"]) == (0, 5)
    odds = one["events"]["takes_off"]["probability"]
    assert odds == first["odds"]["takes_off"]["probability"]
    again = ask("appraise", least, *FEW, "--record", *REGISTRY)
    assert "with the start 29 February 2040, as recorded before. Next:" in again.out


def test_another_start_is_refused_before_any_work(ask, least, keep, recorded):
    other = [*REGISTRY, "--draws", "100000", "--record", "--start", "2040-03-01"]
    line = refused(ask("appraise", least, *other))
    assert f"with the start 2040-02-29 (entry {recorded}), not 2040-03-01" in line
    assert len(keep("list")["entries"]) == 1


@pytest.mark.slow
def test_where_the_registry_cannot_be_written_in_the_end_nothing_is_left(
    ask, least, tmp_path, monkeypatch
):
    def fail(*_):
        raise RegistryError("the disk is full")

    monkeypatch.setattr(Registry, "add", fail)
    for more in (["--out", "out"], ["--json"], ["--json", "--out", "out"]):
        answer = ask("appraise", least, *FEW, "--record", *START, *REGISTRY, *more)
        assert refused_in_the_end(answer) == "jointaction: the disk is full"
        assert list(tmp_path.iterdir()) == [least]


@pytest.mark.slow
def test_where_the_report_cannot_appear_nothing_is_recorded(ask, least, keep, tmp_path):
    (tmp_path / "out" / "report.html").mkdir(parents=True)
    answer = ask("appraise", least, *FEW, "--record", *START, *REGISTRY, "--out", "out")
    assert "report.html is a folder" in refused_in_the_end(answer)
    assert not (tmp_path / "r.sqlite").exists()


@pytest.mark.slow
def test_each_initiative_is_recorded_with_the_start_that_was_said(ask, least, keep):
    second = '[[initiative]]\nid = "two"\nname = "A fair"\nkind = "trade_fair"\n'
    least.write_text(LEAST + "start_year = 2044\n" + second, encoding="utf-8")
    record = ["appraise", least, *FEW, "--record"]
    told = ask(*record, "--start", f"two={LASTED}", *REGISTRY).out
    assert "(A course, A place), taken to start on 1 January 2044, as --start says no o" in told
    assert "(A fair, A place). Next: did it take off? From 2046-02-28 on." in told
    assert [one["start"] for one in keep("list")["entries"]] == ["2044-01-01", LASTED]
    told = ask(*record, "--start", LASTED, "--registry", "other.sqlite").out
    assert (
        "--start says 28 February 2045 for 2 initiatives; --start ID=YEAR-MONTH-DAY says the "
        "start of one of them." in told
    )


@pytest.mark.slow
def test_a_forecast_of_what_is_over_is_a_hindcast(ask, least, keep):
    answer = ask("appraise", least, *FEW, "--record", "--start", "2001-01-01", *REGISTRY)
    assert "A hindcast, because it could be known already whether it took off" in answer.out
    (one,) = keep("list")["entries"]
    assert all(one["events"][event]["hindcast"] for event in EVENTS)
    told = ask("registry", "resolve", one["entry"], "takes_off", "no", "--source", "x", *REGISTRY)
    assert "it is scored as a hindcast" in " ".join(told.out.split())
    scored = keep("score")
    assert scored["forecasts"]["takes_off"]["due"] == 0
    assert scored["hindcasts"]["takes_off"]["resolved"] == 1
    assert "no test of the tool" in ask("registry", "score", *REGISTRY).out


@pytest.mark.slow
def test_predictions_are_blind_until_the_forecast_and_closed_after_it(ask, least, keep, tmp_path):
    predict = ["registry", "predict", least, "one", *START, *REGISTRY]
    hidden = ["--takes-off", SECRET, "--lasts", SECRET, "--pays", SECRET]
    assert ask(*predict, "--by", "Ana", *hidden).code == 0
    told = ask(*predict, "--by", "Bert", *PREDICTED)
    entry = json.loads(ask("registry", "list", *REGISTRY, "--json").out)["entries"][0]["entry"]
    looking = (["list"], ["show", entry], ["due"], ["score", "--today", "2050-01-01"], ["export"])
    said = [told.out] + [
        ask("registry", *command, *form, *REGISTRY).out
        for command in looking
        for form in ([], ["--json"])
    ]
    assert all(said)
    assert not [out for out in said if SECRET in out or "87 of" in out or "Ana" in out]

    assert ask(*predict, "--by", " ana ", *PREDICTED).code == 0  # changed her mind in time
    assert ask("appraise", least, *FEW, "--record", *START, *REGISTRY).code == 0
    late = refused(ask(*predict, "--by", "Carla", *PREDICTED))
    assert "would no longer be blind" in late
    shown = keep("show", entry)["predictions"]
    assert sorted((one["by"], one["takes_off"]) for one in shown) == [("Bert", 0.3), ("ana", 0.3)]
    assert ask(*resolving(entry, outcome="no")).code == 0
    members = keep("score", "--today", "2042-01-01")["forecasts"]["takes_off"]["members"]
    assert [one["itself"]["brier"] for one in members] == [pytest.approx(0.09)] * 2
    assert "Bert, on 1 entry: Brier 0.09" in (
        ask("registry", "score", "--today", "2042-01-01", *REGISTRY).out
    )


@pytest.mark.parametrize(
    ("share", "hint"),
    [("30", "if you mean 30 of 100, write 0.3"), ("1", "nobody knows for sure"), ("0", "nobody"),
     ("30%", "if you mean 30%, write 0.3"), ("nan", "not a probability"),
     ("-0.1", "not a probability"),
     ("1.5", "write 0.015"), ("0,3", "if you mean 0,3, write 0.3"),
     ("2,5 %", "write 0.025"), ("0%", "to 0.99"), ("%", "to 0.99"), ("1,3", "to 0.99"),
     ("100", "not a probability")],
)  # fmt: skip
def test_what_is_no_probability_is_refused_with_a_hint(ask, least, tmp_path, share, hint):
    answer = ask(
        "registry", "predict", least, "one", "--by", "Ana", "--takes-off", "0.3", "--lasts", share,
        "--pays", "0.5", *START, *REGISTRY,
    )  # fmt: skip
    line = refused(answer)
    assert "--lasts: '" in line
    assert hint in line
    assert not (tmp_path / "r.sqlite").exists()


def resolving(entry, event="takes_off", outcome="yes", source="x", today=TOOK_OFF, more=()):
    return [
        "registry", "resolve", entry, event, outcome, "--source", source, "--today", today, *more,
        *REGISTRY,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"event": "dies"}, "EVENT: 'dies' is not one of takes_off, lasts, pays"),
        ({"outcome": "perhaps"}, "OUTCOME: 'perhaps' is not one of yes, no, cannot_be_known"),
        (
            {"source": " "},
            "--source: who or what says so, in a text of 1 to 2000 letters is needed",
        ),
        ({"source": "x" * 2001}, "--source"),
        ({"source": "\udcff\x1b"}, "--source"),
        ({"today": "2041-02-27"}, "can be answered 'yes' from 2041-02-28 on, not as of 2041-02-27"),
        ({"more": ["--on", "2041-02-27"]}, "not as of 2041-02-27"),
        ({"more": ["--on", "2041-03-01"]}, "2041-03-01 has not come yet"),
        ({"outcome": "cannot_be_known", "today": "2041-02-27"}, "only 'no' can be known before"),
        ({"event": "lasts", "today": "2046-01-01"}, "only after 'takes_off' was answered 'yes'"),
        ({"entry": "00000000"}, "there is no such entry"),
        ({"entry": "310"}, "310: too short to name an entry; type at least 4 of its first digits"),
        ({"entry": "\x1b[31m"}, "there is no such entry"),
        ({"today": "2041-02-29"}, "--today: '2041-02-29' is not a day"),
        ({"today": "tomorrow"}, "'tomorrow' is not a day"),
        ({"today": "20410228"}, "is not a day"),
    ],
)
def test_what_cannot_be_an_answer(ask, keep, recorded, changed, says):
    assert says in refused(ask(*resolving(**({"entry": recorded} | changed))))
    assert keep("show", recorded)["answers"] == []


def test_a_failure_may_be_known_before_the_deadline_but_counts_from_it_on(ask, keep, recorded):
    assert ask(*resolving(recorded, outcome="no", today="2040-06-01")).code == 0
    due = [
        keep("score", "--today", day)["forecasts"]["takes_off"]["due"]
        for day in ("2041-02-27", TOOK_OFF)
    ]
    assert due == [0, 1]
    assert "Nothing is due." in ask("registry", "due", "--today", "2060-01-01", *REGISTRY).out


def test_where_nothing_is_resolved_the_bounds_are_all_there_is(ask, keep, recorded):
    scored = keep("score", "--today", TOOK_OFF)["forecasts"]["takes_off"]
    assert (scored["rate_low"], scored["rate"], scored["rate_high"]) == (0, None, 1)
    told = ask("registry", "score", "--today", TOOK_OFF, *REGISTRY).out
    assert "happened: nothing is resolved, so anything between 0 and 100 of 100" in told


def test_an_answer_as_of_the_day_of_the_forecast_makes_it_a_hindcast(ask, keep, recorded):
    (forecast,) = keep("show", recorded)["forecasts"]
    more = ["--on", forecast["recorded_on"]]
    answer = ask(*resolving(recorded, outcome="no", today="2040-06-01", more=more))
    assert "it is scored as a hindcast" in " ".join(answer.out.split())
    assert keep("score", "--today", TOOK_OFF)["forecasts"]["takes_off"]["due"] == 0


def test_odds_are_listed_with_their_ranges_and_named(ask, keep, recorded):
    (one,) = keep("list")["entries"]
    said = {
        event: "{:.0f} of 100 (between {:.0f} and {:.0f})".format(
            *(100 * one["events"][event][number] for number in ("probability", "low", "high"))
        )
        for event in EVENTS
    }
    listed = ask("registry", "list", *REGISTRY).out
    assert f"    Takes off  {said['takes_off']} " in listed
    told = ask("registry", "show", recorded, *REGISTRY).out
    assert f": takes off {said['takes_off']}, lasts {said['lasts']}, pays {said['pays']}\n" in told


def test_of_the_overdue_it_is_told_how_many_may_never_have_come_so_far(ask, recorded):
    told = ask("registry", "score", "--today", LASTED, *REGISTRY).out
    assert "of the overdue it is not known whether they took off: 1" in told
    assert "of the overdue it is not known whether they took off and lasted: 1" in told


@pytest.mark.parametrize("command", ["list", "show", "due", "resolve", "export", "merge"])
def test_a_seed_that_changes_nothing_says_so(ask, command):
    assert "Changes nothing here" in ask("registry", command, "--help").out


def test_who_says_it_again_is_told_what_is_replaced(ask, least):
    predict = ["registry", "predict", least, "one", *START, *REGISTRY, *PREDICTED]
    assert "replaces" not in ask(*predict, "--by", "Ana").out
    assert "It replaces what Ana said before, on 20" in ask(*predict, "--by", "ana ").out
    assert "replaces" not in ask(*predict, "--by", "Bert").out
    assert "no forecast recorded yet: nothing is asked" in ask("registry", "list", *REGISTRY).out


@pytest.mark.parametrize(
    ("start", "says"), [("2039-12-31", False), ("2036-12-31", True), ("2040-01-01", True)]
)
def test_a_start_far_from_that_of_the_dossier_is_told(ask, least, start, says):
    least.write_text(least.read_text(encoding="utf-8") + "start_year = 2038\n", encoding="utf-8")
    predict = ["registry", "predict", least, "one", *REGISTRY, *PREDICTED, "--by", "Ana"]
    assert ("(the dossier says 2038)" in ask(*predict, "--start", start).out) is says


def test_a_contradiction_is_kept_and_told(ask, keep, recorded):
    ask(*resolving(recorded, source="the mayor"))
    told = ask(*resolving(recorded, outcome="no", source="the firms"))
    assert "An earlier answer says something else. Both are kept; the latest counts." in told.out
    shown = keep("show", recorded, "--today", TOOK_OFF)
    assert [one["source"] for one in shown["answers"]] == ["the mayor", "the firms"]
    assert shown["events"]["takes_off"]["outcome"] == "no"
    assert "contradict" in ask("registry", "list", "--today", TOOK_OFF, *REGISTRY).out


def test_an_answer_for_a_day_to_come_is_a_trial(ask, keep, recorded, monkeypatch):
    ask(*resolving(recorded, source="a seer"))
    (answer,) = keep("show", recorded)["answers"]
    assert (answer["on"], answer["trial"], answer["source"]) == (TOOK_OFF, True, "a seer")
    told = ask("registry", "show", recorded, *REGISTRY).out
    assert (
        f"as of {TOOK_OFF}, a day to come (a seer), written down on {answer['recorded_on']}" in told
    )
    states = {
        day: keep("show", recorded, "--today", day)["events"]["takes_off"]["state"]
        for day in (answer["recorded_on"], TOOK_OFF)
    }
    assert list(states.values()) == ["waiting", "resolved"]
    assert keep("export")["records"]["resolution"] == 0
    # When the day has come in earnest it does not count, and what was known is asked.
    monkeypatch.setattr(entries, "this_moment", lambda: moment_of(TOOK_OFF))
    (asked,) = keep("due", "--today", TOOK_OFF)["due"]
    assert asked["event"] == "takes_off"
    seen = experience(entries.entries_of(records_in("r.sqlite")), date(2060, 1, 1))
    assert (seen["takes_off"].due, seen["takes_off"].resolved) == (1, ())


def test_export_and_merge_by_file(ask, keep, recorded, tmp_path, monkeypatch):
    monkeypatch.setattr(asking, "this_moment", lambda: moment_of(TOOK_OFF))
    monkeypatch.setattr(fields, "_AHEAD", timedelta(days=366 * 100))  # as if it were 2041
    ask(*resolving(recorded, source="the mayor"))
    told = ask("registry", "export", "e.jsonl", *REGISTRY)
    assert told.out == ("written: e.jsonl (1 initiative, 1 forecast, 0 predictions, 1 answer)\n")
    text = (tmp_path / "e.jsonl").read_text(encoding="utf-8")
    assert text == ask("registry", "export", *REGISTRY).out
    assert not {"least", "course", "mayor"} & set(text.replace('"', " ").split())
    lines = json.loads(ask("registry", "export", *REGISTRY, "--json").out)["lines"]
    assert [json.loads(line) for line in text.splitlines()][1:] == lines
    ours = ["--registry", "ours.sqlite"]
    first = json.loads(ask("registry", "merge", "e.jsonl", *ours, "--json").out)
    assert first["new"] == {"initiative": 1, "forecast": 1, "prediction": 0, "resolution": 1}
    again = ask("registry", "merge", "e.jsonl", *ours)
    assert again.out.startswith("new: 0 initiatives, 0 forecasts, 0 predictions, 0 answers;")
    told = ask("registry", "due", "--today", "2046-01-01", *ours).out
    assert "Nothing is due." in told
    assert "Due in entries recorded elsewhere, to be asked there: 1." in told
    assert "recorded elsewhere (training)" in ask("registry", "list", *ours).out


def test_a_merge_says_what_may_be_there_twice(ask, keep, recorded, tmp_path):
    lines = ask("registry", "export", *REGISTRY).out
    (line,) = json.loads(ask("registry", "export", *REGISTRY, "--json").out)["lines"][:1]
    other, place = "f" * 32, "e" * 32  # the same course, recorded by another agency
    lines = lines.replace(line["id"], other).replace(line["place"], place)
    forecast = json.loads(lines.splitlines()[2])["id"]
    (tmp_path / "e.jsonl").write_text(lines.replace(forecast, "d" * 32), encoding="utf-8")
    shutil.copy(tmp_path / "r.sqlite", tmp_path / "again.sqlite")
    told = ask("registry", "merge", "e.jsonl", "--registry", "again.sqlite").out
    assert f"Perhaps twice: ffffffff (new) and {recorded}, both training, start 2040-02-29." in told
    assert "one initiative that two registries recorded is scored, and teaches, twice" in told
    (pair,) = keep("merge", "e.jsonl")["perhaps_twice"]
    assert (pair["entry"], pair["other"]) == (other, line["id"])


def test_an_export_that_cannot_be_written_leaves_nothing(ask, recorded, tmp_path):
    (tmp_path / "folder").mkdir()
    there = sorted(tmp_path.iterdir())
    for file in ("folder", "nowhere/e.jsonl", "a" * 300):
        assert "cannot be written: " in refused(ask("registry", "export", file, *REGISTRY))
    assert sorted(tmp_path.iterdir()) == there


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--record"], "says no start_year"),
        (["--record", "--start", "2030-02-29"], "--start: '2030-02-29' is not a day"),
        (["--record", "--start", "two=2030-02-28"], "has no initiative 'two'; allowed are one"),
        (["--start", "2030-02-28"], "--start: a start is needed only with --record"),
        (["--registry", "none.sqlite"], "there is no registry yet"),
        (["--record", *START, "--registry", "least.toml"], "this is not a database"),
        (["--record", *START, "--registry", "."], "an ordinary file is needed"),
        (["--record", *START, "--registry", "least.toml/r.sqlite"], "Not a directory"),
        (["--record", *START, "--registry", "nosuch://x"], "no kind of database"),
        (["--record", *START, "--registry", "oracle://a:pw9@b/c"], "a:***@b/c needs the Python"),
    ],
)
def test_an_appraisal_that_cannot_be_recorded_is_refused_before_any_work(
    ask, least, tmp_path, arguments, says
):
    line = refused(ask("appraise", least, "--draws", "100000", *arguments))
    assert says in line
    assert "pw9" not in line
    assert list(tmp_path.iterdir()) == [least]


@pytest.mark.slow
def test_the_start_year_of_the_dossier_will_do(ask, least, keep):
    text = least.read_text(encoding="utf-8") + "start_year = 2044\nsubsidy_end_year = 2050\n"
    least.write_text(text, encoding="utf-8")
    assert ask("appraise", least, *FEW, "--record", *REGISTRY).code == 0
    (one,) = keep("list")["entries"]
    assert (one["start"], one["subsidy_end"]) == ("2044-01-01", "2050-12-31")
    assert [one["events"][event]["deadline"] for event in EVENTS] == [
        "2045-01-01", "2051-12-31", "2051-12-31",
    ]  # fmt: skip


@pytest.mark.parametrize("command", SUBCOMMANDS)
def test_each_command_explains_itself_and_has_seed_and_json(ask, command):
    answer = ask("registry", command, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert all(option in answer.out for option in ("--seed", "--json", "--registry"))
    assert command in ask("registry", "--help").out


@pytest.mark.parametrize(
    "command", [["list"], ["due"], ["score"], ["export"], ["show", "abcd"],
                ["resolve", "abcd", "lasts", "no", "--source", "x"]],
)  # fmt: skip
def test_where_there_is_no_registry_yet_none_is_made(ask, tmp_path, command):
    line = refused(ask("registry", *command, *REGISTRY))
    begun = "'jointaction appraise DOSSIER --record --start YEAR-MONTH-DAY' begins one"
    assert f"there is no registry yet; {begun}" in line
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_members_who_predict_at_once_are_in_one_entry(start, ask, least, keep, tmp_path):
    predict = ["registry", "predict", str(least), "one", *START, *REGISTRY, *PREDICTED]
    programs = [start(*predict, "--by", name) for name in ("Ana", "Bert", "Carla")]
    for program in programs:
        assert program.communicate(timeout=100)[1] == b""
        assert program.returncode == 0
    (one,) = keep("list")["entries"]
    assert ask("appraise", least, *FEW, "--record", *START, *REGISTRY).code == 0
    assert {said["by"] for said in keep("show", one["entry"])["predictions"]} == {
        "Ana", "Bert", "Carla",
    }  # fmt: skip


@pytest.mark.slow
def test_machines_in_different_zones_agree(recorded, tmp_path):
    code = (
        "import sys; from jointaction.cli.main import run; "
        "[run(['registry', one, *sys.argv[1:]]) for one in ('due', 'list', 'score')]"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code, "--today", "2041-03-02", *REGISTRY],
            cwd=tmp_path, env=os.environ | {"TZ": zone}, capture_output=True, text=True, check=True,
        ).stdout
        for zone in ("Pacific/Kiritimati", "Pacific/Niue")
    }  # fmt: skip
    (told,) = said
    assert "2041-02-28, 2 days" in told


@pytest.mark.slow
def test_help_and_an_appraisal_without_a_registry_load_no_database(tmp_path):
    code = (
        "import sys; from jointaction.cli.main import run; code = run(sys.argv[1:]); "
        "print(code, 'sqlalchemy' in sys.modules, file=sys.stderr)"
    )
    for arguments in (["registry", "--help"], ["diagnose", "sialkot"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=tmp_path, capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stderr.split() == ["0", "False"]


def test_no_command_of_the_registry_loads_the_simulation(recorded, tmp_path):
    commands = [
        ["list"], ["show", recorded], ["due"], ["score"], ["export", "e.jsonl"],
        ["merge", "e.jsonl"],
        ["resolve", recorded, "takes_off", "no", "--source", "x"],
        ["predict", "least.toml", "one", "--by", "Ana", "--start", "2041-01-01", *PREDICTED],
    ]  # fmt: skip
    code = (
        "import json, sys; from jointaction.cli.main import run; "
        "[run(['registry', *one, '--registry', 'r.sqlite']) for one in json.loads(sys.argv[1])]; "
        "print('numba' in sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, json.dumps(commands)],
        cwd=tmp_path, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr.splitlines()[-1] == "False"
