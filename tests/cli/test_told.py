"""Do the sentences of a command count what they say, and name things by their titles?"""

import json
import re
import shlex

import pytest


def test_what_is_known_is_counted(ask, least):
    least.write_text(least.read_text() + "[history]\nrivalry = 4\n")
    told = ask("diagnose", least).out
    document = json.loads(ask("diagnose", least, "--json").out)
    first = document["diagnosis"]["obstacles"][0]
    known = [one for one in first["particulars"] if one["severity"] is not None]
    assert f"; {len(known)} of {len(first['particulars'])} particulars known)" in told
    assert "of 100 particulars" not in told


@pytest.mark.slow
def test_answers_are_counted(ask, least):
    document = json.loads(ask("check", least, "--json").out)
    assert document["known_share"] == document["answered"] / document["asked"]
    assert f"Answered: {document['answered']} of {document['asked']} questions." in (
        ask("check", least).out
    )


def test_weaker_variants_go_by_their_titles(ask, least):
    text = least.read_text().replace('"training"', '"technology_codevelopment"\ncore_closeness = 5')
    least.write_text(text)
    [line] = re.findall(r"  weaker variants: (.*)", ask("screen", least).out)
    assert line.split("; ")[0] == "Joint testing"
    [one] = json.loads(ask("screen", least, "--json").out)["screening"]
    assert one["weaker_variants"][0] == "testing"
    assert one["weaker_titles"] == line.split("; ")


def test_who_judged_stands_in_the_documents(ask, least):
    least.write_text(least.read_text() + "immediacy = 4\n[history]\nrivalry = 4\n")
    diagnosis = json.loads(ask("diagnose", least, "--json").out)["diagnosis"]
    readings = [reading for one in diagnosis["obstacles"] for reading in one["evidence"]]
    assert {reading["said_by"] for reading in readings} == {"the dossier"}
    [one] = json.loads(ask("screen", least, "--json").out)["screening"]
    assert {finding["said_by"] for finding in one["criteria"]} == {"the dossier", "nobody"}


def test_the_next_command_can_be_pasted(ask):
    last = ask("new", "a place; here").out.splitlines()[-1]
    assert shlex.split(last.partition("then: ")[2]) == ["jointaction", "check", "a place; here"]
