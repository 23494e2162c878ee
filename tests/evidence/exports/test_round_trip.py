"""What was said comes back from every export as it was said."""

import pytest

from jointaction.catalogue.asking import GROUPS, LANGUAGES, AnswerKind
from jointaction.catalogue.load import load_catalogue
from jointaction.evidence.exports.answers_beside import read_answers
from tests.evidence.exports.survey_tool import Style, Tool, as_csv, as_workbook, filled_in

CATALOGUE = load_catalogue()
INITIATIVES = [("lab", "A testing centre"), ("fair-24", "A stand at the fair")]
STYLES = {
    "values": Style(),
    "values, grouped": Style(grouped=True, split=True),
    "values, grouped with dashes": Style(grouped=True, separator="-"),
    "labels": Style(labels=True),
    "labels, grouped": Style(labels=True, grouped=True, split=True),
}
SOME = [("firms", "en"), ("informant", "pt")]
ALL = [
    pytest.param(group, language, marks=pytest.mark.slow)
    for group in GROUPS for language in LANGUAGES if (group, language) not in SOME
]  # fmt: skip


def read_in(folder):
    problems: list[str] = []
    answers = read_answers(folder, INITIATIVES, CATALOGUE, problems, {})
    assert problems == []
    return answers


def told(form):
    """What may come back of a form: everything but free texts."""
    texts = {n for n, q in CATALOGUE.questions.items() if q.kind is AnswerKind.TEXT}
    return {key: said for key, said in form.items() if key[0] not in texts}


def came_back(answers):
    """Form by form what was read."""
    return [
        {(a.question, a.item, a.initiative): a.said for a in answers.answers
         if a.respondent == one.id}
        for one in answers.respondents
    ]  # fmt: skip


@pytest.mark.parametrize(("group", "language"), [*SOME, *ALL])
@pytest.mark.parametrize("style", STYLES)
def test_an_export_reads_back_to_the_same_answers(tmp_path, group, language, style):
    base = STYLES[style]
    styled = Style(base.labels, base.grouped, base.split, language, base.separator)
    tool = Tool(group, INITIATIVES, CATALOGUE, styled)
    forms = filled_in(group, INITIATIVES, CATALOGUE, 4)
    book = {"main": tool.main(forms), **tool.repeats(forms)}
    (tmp_path / "answers-all.xlsx").write_bytes(as_workbook(book))
    answers = read_in(tmp_path)
    assert came_back(answers) == [told(form) for form in forms]
    assert {one.group for one in answers.respondents} == {group}
    assert [one.position for one in answers.respondents] == [0, 1, 2, 3]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_files_of_pages_that_repeat_find_their_forms(tmp_path, delimiter):
    tool = Tool("informant", INITIATIVES, CATALOGUE, Style())
    forms = filled_in("informant", INITIATIVES, CATALOGUE, 3)
    (tmp_path / "answers-main.csv").write_bytes(as_csv(tool.main(forms), delimiter))
    for name, rows in tool.repeats(forms).items():
        (tmp_path / f"answers-a-{name}.csv").write_bytes(as_csv(rows, delimiter))
    assert came_back(read_in(tmp_path)) == [told(form) for form in forms]


def test_keys_of_another_tool_tie_pages_to_forms(tmp_path):
    main = [["KEY", "undercut", "respondent_group"], ["uuid:1", "never", "firms"]]
    page = [["advisor_where", "PARENT_KEY", "KEY"], ["here", "uuid:1", "uuid:1/a[1]"],
            ["elsewhere", "uuid:1", "uuid:1/a[2]"]]  # fmt: skip
    (tmp_path / "answers-1.csv").write_bytes(as_csv(main))
    (tmp_path / "answers-2.csv").write_bytes(as_csv(page))
    assert came_back(read_in(tmp_path)) == [
        {("undercut", 0, ""): "never", ("advisor_where", 0, ""): "here",
         ("advisor_where", 1, ""): "elsewhere"},
    ]  # fmt: skip


def test_whoever_does_not_agree_is_not_read(tmp_path):
    rows = [["consent", "undercut"], ["yes", "never"], ["no", "weekly"], ["não", "weekly"]]
    (tmp_path / "answers-firms.csv").write_bytes(as_csv(rows))
    assert came_back(read_in(tmp_path)) == [{("undercut", 0, ""): "never"}]


def test_a_table_typed_by_hand(tmp_path):
    rows = [
        [
            "undercut",
            "How many people work in your firm, you included?",
            "hours_a_month",
            "_remarks",
        ],
        ["Never", "12", "3,5", "on the phone"],
        ["4", "80 ", "-999", ""],
        ["don't know", "", "unknown", ""],
    ]
    (tmp_path / "answers-firms.csv").write_bytes(as_csv(rows, ";"))
    answers = read_in(tmp_path)
    assert came_back(answers) == [
        {("undercut", 0, ""): "never", ("people", 0, ""): 12.0, ("hours_a_month", 0, ""): 3.5},
        {("undercut", 0, ""): "weekly", ("people", 0, ""): 80.0, ("hours_a_month", 0, ""): None},
        {("undercut", 0, ""): None, ("hours_a_month", 0, ""): None},
    ]
    assert [one.camps.get("size") for one in answers.respondents] == ["small", "large", None]
    assert [one.id for one in answers.respondents] == ["F-001", "F-002", "F-003"]


def test_a_long_table(tmp_path):
    rows = [
        ["respondent", "group", "question", "item", "initiative", "answer"],
        ["7", "firms", "undercut", "", "", "weekly"],
        ["9", "informant", "tried_how_ended", "1", "", "collapsed"],
        ["7", "firms", "would_join", "", "fair-24", "perhaps"],
        ["7", "", "people", "", "", "60"],
    ]
    (tmp_path / "answers.csv").write_bytes(as_csv(rows))
    answers = read_in(tmp_path)
    assert came_back(answers) == [
        {("undercut", 0, ""): "weekly", ("would_join", 0, "fair-24"): "perhaps",
         ("people", 0, ""): 60.0},
        {("tried_how_ended", 1, ""): "collapsed"},
    ]  # fmt: skip
    assert [one.group for one in answers.respondents] == ["firms", "informant"]


def test_no_name_and_no_free_text_is_kept(tmp_path):
    tool = Tool("firms", INITIATIVES, CATALOGUE, Style())
    forms = filled_in("firms", INITIATIVES, CATALOGUE, 5)
    (tmp_path / "answers-firms.csv").write_bytes(as_csv(tool.main(forms)))
    assert "hush" not in repr(read_in(tmp_path).answers)


def test_a_workbook_with_a_sheet_of_notes(tmp_path):
    book = {"Read me": [["These are answers"], ["of October"]],
            "data": [["undercut"], ["never"]]}  # fmt: skip
    (tmp_path / "answers-firms.xlsx").write_bytes(as_workbook(book))
    assert len(read_in(tmp_path).respondents) == 1
