"""What do voices beside the dossier change in a diagnosis, and which rules does that keep?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jointaction.evidence.testimony import Camp, Heard, ToDo
from jointaction.sources import Grade
from tests.diagnose.heard import PARTS, particular, saying, told
from tests.diagnose.places import CATALOGUE, place

UNDERCUT = "between_firms/underbidding"
NUMBERS = sorted(key for key, (_, part) in PARTS.items() if part.none_at is not None
                 and part.highest < 1000 and part.lowest >= 0)  # fmt: skip
VOICES = ["firms", "association", "informant", "document", "statistic"]
SHARES = st.integers(0, 20).map(lambda step: step / 20)


def said(key, share, half=0.05, voice="firms", source=""):
    part = PARTS[key][1]
    width = part.highest - part.lowest
    return saying(key[0], key[1], part.lowest + share * width, half * width, voice, source)


def worse(key, one, other):
    """The two shares of the scale, the better one first."""
    part = PARTS[key][1]
    return sorted((one, other), reverse=(part.full_at or 0) < (part.none_at or 0))


def of_key(diagnosis, key):
    indicator, part = PARTS[key]
    return [particular(diagnosis, name) for name in part.obstacles or indicator.obstacles]


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(NUMBERS), SHARES, SHARES, st.lists(st.tuples(
    st.sampled_from(VOICES), SHARES), max_size=3))  # fmt: skip
def test_a_worse_answer_never_lowers_a_severity(key, one, other, beside):
    better, worst = worse(key, one, other)
    others = [said(key, share, voice=voice, source=f"s{n}")
              for n, (voice, share) in enumerate(beside)]  # fmt: skip
    dossier = place(history={"rivalry": 3, "political_rivalry": 2, "association_strength": 2})
    before = told(said(key, better), *others, dossier=dossier)
    after = told(said(key, worst), *others, dossier=dossier)
    for was, now in zip(before.obstacles, after.obstacles, strict=True):
        for low, high in zip(was.particulars, now.particulars, strict=True):
            assert (high.severity or 0) >= (low.severity or 0) - 1e-9


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(NUMBERS), st.lists(st.tuples(st.sampled_from(VOICES), SHARES,
       st.sampled_from([0.01, 0.1, 0.4])), min_size=2, max_size=4))  # fmt: skip
def test_one_more_independent_source_never_widens_a_range_without_saying_why(key, several):
    sources = [said(key, share, half, voice, f"s{n}")
               for n, (voice, share, half) in enumerate(several)]  # fmt: skip
    fewer, more = told(*sources[:-1]), told(*sources)
    for was, now in zip(of_key(fewer, key), of_key(more, key), strict=True):
        if now.high - now.low > was.high - was.low + 1e-9:
            assert "disagree" in now.why_range


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(NUMBERS), SHARES)
def test_unknown_never_equals_none(key, share):
    before, after = told(), told(said(key, share))
    for one in of_key(before, key):
        assert one.severity is None or one.evidence
    for one in of_key(after, key):
        assert one.severity is not None
    heard = {reading.key for o in after.obstacles for reading in o.evidence}
    assert (key[0] in heard) == bool(of_key(after, key))


def test_behaviour_counts_twice_as_much_as_a_rating():
    rated = place(history={"rivalry": 5})
    alone = particular(told(dossier=rated), UNDERCUT)
    both = particular(told(saying("FF1.03", "often", 0), dossier=rated), UNDERCUT)
    assert alone.severity == 4
    assert both.severity == pytest.approx(4 / 3)
    assert both.voices == 2
    assert [reading.nature for reading in both.evidence] == ["behaviour", "opinion"]


def test_sources_that_disagree_are_named_and_not_averaged_away():
    both = particular(
        told(saying("FF1.03", "often", 4), saying("FF1.03", "often", 0, voice="document")), UNDERCUT
    )
    assert (both.low, both.high) == (0, 4)
    assert both.why_range.startswith("Firms put it at 4.0, a document at 0.0: they disagree")


def test_camps_that_disagree_are_both_kept():
    camps = (Camp("size", "small", "small firms", 12, 3.0, 3.2, 2.9, 3.5),
             Camp("size", "large", "large firms", 11, 1.0, 0.9, 0.6, 1.2))  # fmt: skip
    one = particular(told(saying("FF1.03", "often", 2, 0.3, camps=camps)), UNDERCUT)
    assert "Small firms tell of 3.2, large firms of 0.9: both are kept" in one.why_range
    assert one.evidence[0].camps == camps


@pytest.mark.parametrize(
    ("indicator", "part", "value", "slight", "serious"),
    [
        ("FF1.03", "often", 2, "slight below 1.5", "serious from 2.5 on"),
        ("FF1.08", "often", 2, "slight above 1.9", "serious at or below 1.1"),
        ("PP1.01", "plan", 2.5, "slight for upgrade", "serious for wait or diversify"),
    ],
)
def test_what_would_change_the_verdict_is_said_in_its_unit(indicator, part, value, slight, serious):
    diagnosis = told(saying(indicator, part, value))
    one = of_key(diagnosis, (indicator, part))[0]
    assert f"{slight} and {serious}." in one.would_change


def test_a_measured_number_takes_the_place_of_a_rating_and_is_not_counted_twice():
    rated = place(cluster={"product_similarity": 0.2})
    seen = told(saying("FF1.01", "share", 70, 5), dossier=rated)
    one = particular(seen, "between_firms/identical_products")
    assert [reading.key for reading in one.evidence] == ["FF1.01"]


def test_the_next_questions_are_those_that_could_change_most():
    questions = told().ask_next
    assert 0 < len(questions) <= 10
    changes = [one.change for one in questions]
    assert changes == sorted(changes, reverse=True)
    assert all(one.question and (one.ask_whom or one.documents) for one in questions)
    assert max([one.code for one in questions].count(code) for code in ["FF1", "FF2", "PP1"]) <= 3


def test_what_was_told_is_not_asked_again():
    before = told().ask_next[0]
    indicator, part = next(k for k in PARTS if k[0] == before.indicator and PARTS[k][1].questions)
    after = told(said((indicator, part), 0.5)).ask_next
    text = CATALOGUE.questions[PARTS[indicator, part][1].questions[0]].text["en"]
    assert text not in [one.question for one in after]


def test_checklists_tell_what_is_there_and_what_nobody_knows():
    lists = {one.name: one for one in told(
        saying("A.01", "there", 1), saying("A.02", "there", 0, voice="association"),
    ).checklists}  # fmt: skip
    assert list(lists) == ["association", "institution", "four_dimensions", "paradigms"]
    having = [feature.having for feature in lists["association"].features]
    assert having[:3] == [1, 0, None]
    assert lists["association"].features[1].voices == ("associations",)
    assert not lists["institution"].known
    assert len(lists["four_dimensions"].features) == 4


def test_who_was_heard_and_what_is_to_be_done_is_passed_on():
    heard, to_do = (Heard("firms", 5, 2),), (ToDo("PP2.01", "share", "people", "a register"),)
    diagnosis = told(heard=heard, to_do=to_do, smallest_cell=2)
    assert (diagnosis.heard, diagnosis.to_do) == (heard, to_do)
    assert any("as few as 2 people" in warning for warning in diagnosis.warnings)


def test_the_team_alone_is_the_coder_again():
    noted = saying("FF1.03", "often", 2, voice="team", grade=Grade.JUDGED)
    noted = noted.__class__(**{**noted.__dict__, "sources": ()})
    one = particular(told(noted, dossier=place(history={"rivalry": 3})), UNDERCUT)
    assert one.voices == 1
