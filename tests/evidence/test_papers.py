"""What papers say is read with its range, and every fault of the file is named at once."""

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.evidence.forms.to_do import evidence_to_fill_in, to_look_up
from jointaction.evidence.papers import read_papers
from jointaction.sources import Grade

CATALOGUE = load_catalogue()
SOURCE = """
[[source]]
id = "register"
citation = "Register of firms"
date = "2025-03"
kind = "statistic"
"""


@pytest.fixture
def read(tmp_path):
    def read_text(text):
        (tmp_path / "evidence.toml").write_text(text, encoding="utf-8")
        problems: list[str] = []
        contents: dict[str, bytes] = {}
        return read_papers(tmp_path, CATALOGUE, problems, contents), problems

    return read_text


def claim(**said):
    lines = [f"{key} = {value!r}".replace("'", '"') for key, value in said.items()]
    return "\n".join(["\n[[claim]]", *lines, ""])


def test_no_file_says_nothing(tmp_path):
    problems: list[str] = []
    contents: dict[str, bytes] = {}
    papers = read_papers(tmp_path, CATALOGUE, problems, contents)
    assert (papers.testimonies, problems, contents) == ((), [], {})
    assert papers.gate.smallest_cell == 5


def test_the_file_to_fill_in_reads_back_as_a_list_of_things_to_do(read):
    papers, problems = read(evidence_to_fill_in(CATALOGUE))
    assert problems == []
    assert papers.testimonies == ()
    wanted = {(indicator.id, part.name) for indicator, part in to_look_up(CATALOGUE)}
    assert {(one.indicator, one.part) for one in papers.to_do} == wanted


def test_every_fact_about_the_appraisal_can_be_told_as_the_file_shows_it(read):
    text = evidence_to_fill_in(CATALOGUE)
    for name in CATALOGUE.process:
        text = text.replace(f"# {name} =", f"{name} =")
    papers, problems = read(text)
    assert problems == []
    assert set(papers.process) == set(CATALOGUE.process)


def test_a_statistic_is_measured_and_its_judged_range_is_narrow(read):
    said = claim(indicator="PP2.01", part="share", value=40, source="register", date="2025")
    papers, problems = read(SOURCE + said)
    assert problems == []
    (one,) = papers.testimonies
    assert (one.voice, one.grade, one.sources) == ("statistic", Grade.MEASURED, ("register",))
    assert (one.value_low, one.value, one.value_high) == pytest.approx((36.7, 40, 43.3))
    assert one.low < one.severity < one.high
    assert one.date == "2025"
    assert "40 %" in one.sentence


def test_the_date_of_a_claim_is_that_of_its_source_unless_it_has_one(read):
    said = claim(indicator="PP2.01", part="share", value=40, source="register")
    assert read(SOURCE + said)[0].testimonies[0].date == "2025-03"


def test_a_stated_range_is_kept(read):
    said = claim(indicator="PP2.01", part="share", value=40, low=35, high=60, source="register")
    (one,) = read(SOURCE + said)[0].testimonies
    assert (one.value_low, one.value_high) == (35, 60)


def test_a_word_leaves_a_step_to_either_side(read):
    said = claim(indicator="PP1.01", value="diversify", kind="team")
    papers, problems = read(said)
    assert problems == []
    (one,) = papers.testimonies
    assert (one.low, one.severity, one.high) == (2.5, 3.5, 4.0)
    assert (one.grade, one.sources) == (Grade.JUDGED, ())


def test_wider_doubt_the_weaker_the_paper(read):
    widths = []
    for kind in ("statistic", "document", "team"):
        said = claim(indicator="PP2.01", part="share", value=33, source="register", kind=kind)
        (one,) = read(SOURCE + said)[0].testimonies
        widths.append(one.high - one.low)
    assert widths == sorted(widths)
    assert len(set(widths)) == 3


FAULTS = {
    "unknown table": ("[proces]\nhost = true", "did you mean process?"),
    "unknown key": (
        claim(indicator="PP1.01", value="wait", kind="team", valu=1), "did you mean value?",
    ),
    "no such indicator": (claim(indicator="XX9", value=1), "claim 1: indicator"),
    "part needed": (claim(indicator="PP2.01", value=1), "share, deciders"),
    "no such source": (claim(indicator="PP1.01", value="wait", source="x"), "register"),
    "no source at all": (claim(indicator="PP1.01", value="wait"), 'kind = "team"'),
    "no such word": (claim(indicator="PP1.01", value="give up", kind="team"), "upgrade, wait"),
    "beyond a hundred": (
        claim(indicator="PP2.01", part="share", value=140, source="register"), "0 to 100",
    ),
    "not a number": (
        claim(indicator="PP2.01", part="share", value="high", source="register"), "a number (%)",
    ),
    "half a range": (
        claim(indicator="PP2.01", part="share", value=4, low=2, source="register"), "both low",
    ),
    "value outside its range": (
        claim(indicator="PP2.01", part="share", value=9, low=1, high=2, source="register"),
        "value inside",
    ),
    "twice by one source": (
        claim(indicator="PP1.01", value="wait", source="register") * 2, "claim 1",
    ),
    "a small cell of none": ("[privacy]\nsmallest_cell = 0", "1 to 50"),
    "half a person": ("[privacy]\nsmallest_cell = 5.5", "whole number"),
    "no such split": ('[privacy]\ncamps = "party"', "size, camp, none"),
    "no such fact": ("[process]\nhosts = true", "did you mean host?"),
    "a fact of the wrong kind": ('[process]\nhost = "yes"', "true or false"),
    "a share of people": ("[process]\ndecision_makers_share = 60", "0 to 1"),
    "no such version": ("schema_version = 2", "the only version"),
    "one claim": ("claim = 3", "[[claim]]"),
    "no date": (
        claim(indicator="PP1.01", value="wait", source="register", date="March"), "2025-03-31",
    ),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_named_with_what_is_allowed(read, fault):
    text, allowed = FAULTS[fault]
    _, problems = read(text + SOURCE if "=" in text.split("[", 1)[0] else SOURCE + text)
    assert len(problems) == 1
    assert problems[0].startswith("evidence.toml")
    assert allowed in problems[0]


def test_all_faults_are_told_together(read):
    texts = [text for text, _ in FAULTS.values() if text.startswith("\n[[claim]]")]
    _, problems = read(SOURCE + "".join(texts))
    assert len(problems) >= len(texts)


@pytest.mark.parametrize("text", ["a = ", "[" * 5000, "x = 1\nx = 2", "\x00", "claim = [1, 2]"])
def test_what_is_no_toml_is_one_fault(read, text):
    _, problems = read(text)
    assert problems
    assert all("\n" not in problem for problem in problems)
