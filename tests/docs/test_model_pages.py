"""Do the pages about the model tell all of it, and with the numbers that it has?"""

import re
import sys
from pathlib import Path

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.catalogue.things import Mark

DOCS = Path(__file__).parents[2] / "docs"
EXPLANATION = DOCS / "explanation"


@pytest.fixture(scope="module")
def made():
    """The modules that make the pages about the model."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(DOCS)
        patch.setattr(sys, "dont_write_bytecode", True)
        import _odd
        import _parameters
        import _simulation

        yield _odd, _parameters, _simulation


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="module")
def odd(made, catalogue):
    return "\n\n".join(made[0].odd(catalogue))


def one_line(text):
    return " ".join(text.split())


def rows(text, heading):
    """The cells of the table under a heading."""
    part = text.split(f"{heading}\n")[1].split("\n## ")[0]
    table = re.findall(r"^\| (.*) \|$", part, re.MULTILINE)[2:]
    return [row.split(" | ") for row in table]


def test_every_mechanism_is_told_exactly(odd, catalogue):
    text = one_line(odd)
    for one in catalogue.mechanisms.values():
        assert f"\n### {one.title}\n" in odd
        assert one_line(one.process) in text, one.name
        for name in one.off:
            assert f"`{name}` = " in odd


def test_every_parameter_has_its_row(made, catalogue):
    page = "\n".join(made[1].parameters(catalogue))
    for one in catalogue.mechanisms.values():
        for parameter in one.parameters.values():
            assert f"| {parameter.title} ({parameter.unit}) | {parameter.default:g} |" in page
            assert f"*{parameter.mark}, {parameter.grade}.* {parameter.why}" in page
            assert f"; draw {parameter.draw} |" in page


def test_every_state_variable_has_a_meaning(made):
    lists = made[2].lists_of_fields()
    assert {"Lane", "FirmField", "TieField", "Purpose"} <= set(lists)
    bare = [f"{one.name}.{field.name}" for one in lists.values() for field in one.fields
            if not field.meaning]  # fmt: skip
    assert bare == []


def test_the_list_of_a_quarter_goes_through_the_steps_in_order(made, odd):
    _, lines = made[2].quarter()
    begins = [line.steps[0] for line in lines]
    assert begins == sorted(begins)
    assert all(line.says for line in lines)
    assert all(f"| `{line.function}` |" in odd for line in lines)


def test_mechanisms_act_in_steps_that_there_are(made, catalogue):
    acted = {step for one in catalogue.mechanisms.values() for step in one.steps}
    assert acted <= {0, *made[0].STEPS}
    assert {*made[0].STEPS} - acted == {12}


def test_both_pages_tell_all_twelve_steps(odd):
    steps = [str(number) for number in range(1, 13)]
    in_words = (EXPLANATION / "the-model.md").read_text(encoding="utf-8")
    assert [row[0] for row in rows(in_words, "## A quarter in twelve steps")] == steps
    exact = rows(odd, "## 3 Process overview and scheduling")
    assert [row[0] for row in exact][:12] == steps


def test_what_the_model_rests_on_is_counted_rightly(made, catalogue):
    counted = made[1].by_mark(catalogue)
    page = (EXPLANATION / "what-the-model-rests-on.md").read_text(encoding="utf-8")
    said = {row[0]: row[1:] for row in rows(page, "# What the model rests on")}
    for mark in Mark:
        assert said[str(mark)][0] == str(counted[mark])
    total = sum(counted.values())
    assert said["all"] == [str(total), f"in {len(catalogue.mechanisms)} mechanisms"]
    eighths = [round(8 * counted[mark] / total) for mark in Mark]
    assert eighths == [1, 1, 6]
    laboratory = rows(page, "## Supported by numbers from the laboratory")
    assert sum(int(row[1]) for row in laboratory) == counted[Mark.LABORATORY]


def test_what_is_called_supported_by_data_cites_it(catalogue):
    for one in catalogue.mechanisms.values():
        for name, parameter in one.parameters.items():
            assert bool(parameter.sources) == parameter.grade.needs_source, f"{one.name}.{name}"
