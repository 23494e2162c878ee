"""What passes the gate: enough people, in blocks, without words that a few people ticked."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jointaction.catalogue.load import load_catalogue
from jointaction.evidence.answers import Answer, Answers, Gap, Respondent
from jointaction.evidence.privacy import Gate, numbers_told, pass_gate, warning_of

CATALOGUE = load_catalogue()
WORDS = ["never", "once_or_twice", "some_times", "monthly", "weekly"]


def firms(*said, sizes=None, question="undercut"):
    """Firms that answered one question, in the order in which they came."""
    respondents = tuple(
        Respondent(f"F{n}", "firms", n, {"size": sizes[n]} if sizes else {})
        for n in range(len(said))
    )
    answers = tuple(Answer(f"F{n}", question, word) for n, word in enumerate(said))
    return Answers(respondents, answers)


def told(answers, indicator="FF1.03", **gate):
    """What is told of one indicator; None where nothing is."""
    passed = pass_gate(answers, Gate(**gate), CATALOGUE)
    found = [one for one in passed.testimonies if one.indicator == indicator]
    return found[0] if found else None


def forgotten(answers, who):
    """The answers without one respondent, which leaves a gap."""
    one = next(one for one in answers.respondents if one.id == who)
    own = [answer for answer in answers.answers if answer.respondent == who]
    gap = Gap(one.group, one.position, numbers_told(own, one.group, CATALOGUE), one.camps)
    return replace(
        answers,
        respondents=tuple(other for other in answers.respondents if other.id != who),
        answers=tuple(answer for answer in answers.answers if answer.respondent != who),
        gaps=(*answers.gaps, gap),
    )


@pytest.mark.parametrize(("answered", "counted"), [(4, None), (5, 5), (9, 5), (10, 10)])
def test_whole_blocks_of_five_or_nothing(answered, counted):
    found = told(firms(*["monthly"] * answered))
    assert (found and found.count) == counted


@pytest.mark.parametrize(("cell", "counted"), [(1, 4), (2, 4), (3, 3)])
def test_a_study_may_choose_another_cell_and_is_warned(cell, counted):
    assert told(firms(*["monthly"] * 4), smallest_cell=cell).count == counted
    assert warning_of(cell)
    assert not warning_of(5)


def test_one_more_answer_changes_nothing_until_a_block_is_full():
    before, after = firms(*["never"] * 5), firms(*["never"] * 5, *["weekly"] * 4)
    assert told(before) == told(after)


def test_a_forgotten_respondent_takes_its_block_along_and_no_other():
    answers = firms(*["never"] * 5, *["weekly"] * 5)
    assert told(forgotten(answers, "F7")).value == 0
    assert told(forgotten(answers, "F2")).value == 4
    assert told(forgotten(forgotten(answers, "F2"), "F7")) is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=30), st.data())
def test_what_is_told_after_forgetting_has_no_trace_of_what_was_said(said, data):
    who = data.draw(st.integers(0, len(said) - 1))
    other = data.draw(st.sampled_from(WORDS))
    changed = [*said[:who], other, *said[who + 1 :]]
    assert told(forgotten(firms(*said), f"F{who}")) == told(forgotten(firms(*changed), f"F{who}"))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=5, max_size=25), st.data())
def test_a_worse_answer_never_lowers_what_is_told(said, data):
    who = data.draw(st.integers(0, len(said) - 1))
    worse = WORDS[min(WORDS.index(said[who]) + 1, 4)]
    before = told(firms(*said))
    after = told(firms(*said[:who], worse, *said[who + 1 :]))
    assert after.severity >= before.severity
    assert after.value >= before.value


def test_camps_are_told_from_twenty_on_and_with_five_in_each():
    def camps(small, large):
        sizes = [*["small"] * small, *["large"] * large]
        mixed = sizes[::2] + sizes[1::2]
        found = told(firms(*["monthly" if s == "small" else "never" for s in mixed], sizes=mixed))
        return {camp.name: camp.count for camp in found.camps}

    assert camps(9, 10) == {}
    assert camps(10, 10) == {"small": 10, "large": 10}
    assert camps(17, 3) == {}


def test_a_study_may_split_nobody():
    sizes = ["small", "large"] * 15
    assert told(firms(*["monthly"] * 30, sizes=sizes), camps="none").camps == ()


def test_dont_know_is_no_answer_and_is_not_counted_out():
    found = told(firms(*["monthly"] * 5, None, None))
    assert found.count == 5
    assert found.dont_know is None


def test_an_organisation_speaks_for_itself_and_is_heard_alone():
    answers = Answers((Respondent("A", "association", 0),), (Answer("A", "qualified_staff", 3.0),))
    found = told(answers, "FI1.05")
    assert (found.count, found.value) == (1, 3.0)
    assert found.low < found.severity < found.high


def test_words_are_told_of_the_place_and_never_of_firms():
    answers = Answers((Respondent("K", "informant", 0),), (Answer("K", "crisis_plan", "wait"),))
    label = CATALOGUE.answer_scales["crisis_plan"].choice("wait").label["en"]
    assert label in told(answers, "PP1.01").sentence


def test_intentions_are_told_in_blocks_too():
    def wishes(count):
        respondents = tuple(Respondent(f"F{n}", "firms", n) for n in range(count))
        said = ["definitely", "probably", "perhaps", "no", "no", "no"]
        answers = tuple(Answer(f"F{n}", "would_join", said[n], initiative="lab")
                        for n in range(count))  # fmt: skip
        return pass_gate(Answers(respondents, answers), Gate(), CATALOGUE).intentions

    assert wishes(4) == ()
    (one,) = wishes(6)
    assert (one.initiative, one.count, one.would_join) == ("lab", 5, 0.4)
    assert one.would_join_low < 0.4 < one.would_join_high


def test_no_pseudonym_passes():
    passed = pass_gate(firms(*["monthly"] * 20), Gate(), CATALOGUE)
    assert "'F1'" not in repr(passed)


def test_of_many_camps_the_first_four_are_told_apart():
    camps = [f"camp {n % 9}" for n in range(90)]
    respondents = tuple(Respondent(f"F{n}", "firms", n, {"camp": camps[n]}) for n in range(90))
    answers = tuple(Answer(f"F{n}", "undercut", "monthly") for n in range(90))
    found = told(Answers(respondents, answers), camps="camp")
    assert {camp.name for camp in found.camps} <= {f"camp {n}" for n in range(4)}
