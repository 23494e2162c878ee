"""Is the page whole, safe, and readable without a script?"""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jointaction.forecast.forecasts import Forecast
from jointaction.report.page import render_html
from jointaction.report.plain import name_text, plain_text, typographic, web_address

VOID = {"meta", "br", "img", "input", "link", "hr"}
VARIANTS = ("two initiatives", "one firm", "nothing known", "hostile names")
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section"),
    *("h1", "h2", "h3", "h4", "h5", "p", "a", "bdi", "div", "span", "strong", "em", "small", "br"),
    *("ul", "ol", "li", "dl", "dt", "dd", "dfn", "code", "figure", "figcaption"),
    *("details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    *("svg", "rect", "circle", "line", "path", "polygon", "polyline", "text"),
}


class Page(HTMLParser):
    """Everything the tests ask of a page: its tags, links, headings and visible text."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.links, self.headings = [], [], [], []
        self.open, self.texts, self.faults, self.ids = [], [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value for name, value in attrs if name == "id"]
        self.links += [v or "" for n, v in attrs if n in ("href", "src", "xlink:href", "action")]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data):
        if "style" not in self.open:
            self.texts.append(data)

    @property
    def text(self):
        return re.sub(r"\s+", " ", " ".join(self.texts))


@pytest.fixture(scope="module")
def pages(example):
    return {word: Page(parts.html()) for word, parts in example.every_variant().items()}


@pytest.mark.parametrize("word", VARIANTS)
def test_page_is_well_formed(pages, word):
    page = pages[word]
    assert page.faults == []
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))


@pytest.mark.parametrize("word", VARIANTS)
def test_page_has_no_script_and_asks_nothing_of_the_network(pages, word, example):
    page = pages[word]
    assert set(page.tags) <= ALLOWED
    assert not [a for a in page.attributes if a[1].startswith("on")]
    assert not [a for a in page.attributes if a[1] in ("src", "srcset", "style", "xlink:href")]
    for link in page.links:
        assert link.startswith(("#", "https://", "http://"))
        assert not link.startswith("#") or link[1:] in page.ids
    html = example.every_variant()[word].html()
    assert "url(" not in html
    assert "@import" not in html
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1]


def test_links_out_are_only_of_the_web_and_leave_no_trace(example):
    html = example.tile_town().html()
    outward = re.findall(r'<a [^>]*href="http[^>]*>', html)
    assert outward
    assert all('rel="noreferrer noopener"' in link for link in outward)
    assert "javascript:alert(1)" in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("word", VARIANTS)
def test_headings_never_skip_a_level(pages, word):
    headings = pages[word].headings
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(headings))


@pytest.mark.parametrize("word", VARIANTS)
@pytest.mark.parametrize(
    "said",
    [
        "still be running after five years.",
        "Our advice",
        "This initiative, here",
        "Initiatives of any place: the base rate",
        "What stands in the way",
        "What helps",
        "What to do first",
        "What to ask next",
        "Against the seven criteria",
        "Co-operation and participation over time",
        "What to expect",
        "Where it lasts",
        "What drives the odds",
        "How it ends and when, and what sets those apart that last",
        "What the firms learn, and what it is worth to them",
        "passive: from rivalry",
        "Where the range comes from, and the outside and the inside view shown apart",
        "ceiling 81 %",
        "floor 26 %",
        "Most of the range (between 3 and 37) comes from how little is known",
        "Obstacles to co-operation in this place",
        "What we do not know",
        "How this could be wrong",
        "Laboratory subjects are not firms.",
        "Local evidence is capped.",
        "no survival data",
        "never more than 300",
        "sets of the model’s numbers",
        "Sources",
        "Words used here",
        "jointaction appraise",
        "jointaction 0.1.0 · seed 0 · dossier 3fa94c123fa9 · 23 November 2026",
    ],
)
def test_every_section_is_there(pages, word, said):
    assert said in pages[word].text


def test_several_initiatives_are_compared_in_the_order_of_the_dossier(pages):
    text = pages["two initiatives"].text
    assert "2 initiatives at a glance" in text
    assert text.index("Ceramics technology centre") < text.index("Joint purchasing of glazes")
    assert text.count("best odds of the 2") == 1
    assert "at a glance" not in pages["one firm"].text


def test_no_initiative_is_called_the_best_where_their_ranges_meet(example):
    parts = example.tile_town()
    first, second = parts.forecast.initiatives
    alike = replace(second, local_ratio=replace(second.local_ratio, high=1.2))
    parts = replace(parts, forecast=Forecast((first, alike), example.BELIEFS))
    assert first.local_ratio.low < 1.2
    assert parts.report().best is None
    assert example.tile_town().report().best == 0


def test_six_classes_stand_in_the_order_of_table_1(pages):
    text = pages["two initiatives"].text
    places = [text.index(f"{code} ") for code in ("FF1", "FF2", "FI1", "FI2", "PP1", "PP2")]
    assert places == sorted(places)


def test_without_cost_paying_is_the_outside_view_only(example):
    text = Page(example.nothing_known().html()).text
    assert "Whether it pays is the outside view only, because no cost is given." in text
    assert "it would also pay, in the outside view only." in text
    parts = example.one_firm()
    assert "outside view only" not in Page(parts.html()).text.replace("the outside view only.", "")


def test_where_nothing_is_known_it_says_so_and_gives_the_base_rate(pages):
    text = pages["nothing known"].text
    assert "16 of 100 (between 3 and 37)" in text
    assert "Nothing is known about any of the obstacles" in text
    assert "Nothing is known about any class of obstacles." in text
    assert "Nothing that is known helps." in text
    assert "leaves the base rate where it is" in text


def test_every_forecast_stands_with_its_range(example):
    for page in example.tile_town().report().initiatives:
        for said in (page.running.words, page.base.words, page.pays_sentence, page.ratio):
            assert re.search(r"between \S+ and \S+|at most \d+|at least \d+", said)
        assert all(
            "(" in cell for row in page.details.views.table.rows for cell in (row[1], row[4])
        )
        assert all(" to " in row[2] for row in page.details.course.deaths.table.rows)
        assert all(" to " in row[3] for figure in page.details.fans for row in figure.table.rows)
    for row in example.tile_town().report().of_the_place.obstacles:
        assert row.severity == "not known" or " to " in row.severity


def test_each_reason_names_who_says_so_and_the_worst_comes_first(example):
    testing, buying = example.tile_town().report().initiatives
    assert len(testing.hinders) == len(testing.helps) == 3
    assert all(point.said_by for point in (*testing.hinders, *buying.hinders, *buying.helps))
    assert buying.hinders[0].title == "Keeps away from the core: not met"
    assert "Serious obstacle: a long history of rivalry" in [p.title for p in testing.hinders]
    assert "Survey of 14 tile makers" in testing.hinders[0].said_by


def test_folders_of_somebody_s_machine_are_not_printed(example):
    assert "/home/somebody" not in example.tile_town().html()


def test_hostile_names_are_shown_as_they_are_and_never_become_markup(pages):
    page = pages["hostile names"]
    assert "<script>alert(1)</script>" in page.text
    assert "{{ 7*7 }}" in page.text
    assert "$x_1$" in page.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", page.text)


@pytest.fixture(scope="module")
def ordinary(example):
    return Page(example.named(example.one_firm(), "name").html())


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.one_of(
        st.text(max_size=60),
        st.text(alphabet="<>\"'&=/;:${}[]()#%\\`!-\u202e\u2066\x00\x1b ajvscriptonl", max_size=60),
        st.sampled_from(
            ["--><svg onload=alert(1)>", "]]><script>", 'http://x" onclick="y', "data:text/html,x"]
        ),
    )
)
def test_no_name_whatever_becomes_markup(example, ordinary, name):
    parts = example.one_firm()
    page = Page(example.named(parts, name).html())
    assert page.faults == []
    assert set(page.tags) <= ALLOWED
    assert not [a for a in page.attributes if a[1].startswith("on")]
    assert page.headings == ordinary.headings
    assert all(link.startswith(("#", "http://", "https://")) for link in page.links)
    shown = typographic(name_text(name))
    assert re.sub(r"\s+", " ", shown) in page.text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,<b>",
        "//example.org",
        "https://",
        "http://x y",
        'https://example.org/"onclick="x',
        "https://[::1",
        "ftp://example.org",
        "https://example.org/\u202egpj",
        "",
        "notes.txt",
    ],
)
def test_what_is_no_address_of_the_web_is_no_link(url):
    assert web_address(url) is None


def test_addresses_of_the_web_are_links():
    assert web_address("https://example.org/a?b=c&d#e") == "https://example.org/a?b=c&d#e"


@given(st.text())
def test_plain_text_says_nothing_a_second_time(text):
    assert plain_text(plain_text(text)) == plain_text(text)
    assert name_text(text)


def test_style_of_the_foot_cannot_be_left(example):
    parts = replace(example.tile_town(), version='0.1"; } </style><script>x</script>')
    page = Page(parts.html())
    assert page.faults == []
    assert set(page.tags) <= ALLOWED


def test_warnings_about_the_place_stand_under_its_name_and_nowhere_else(example):
    parts = example.tile_town()
    text = Page(parts.html()).text
    [warning] = parts.diagnosis.warnings
    assert text.count(warning) == 1
    assert text.index(warning) < text.index("initiatives at a glance")


def test_the_comparison_with_other_things_says_whom_it_favours(pages):
    assert "so the comparison favours what is known" in pages["two initiatives"].text
    assert "so the comparison favours what is known" not in pages["nothing known"].text


def test_what_hangs_on_an_answer_is_no_odds(pages):
    text = pages["two initiatives"].text
    assert "about 12 of 100 simulated histories more or fewer last." in text
    assert re.search("Simulated histories are the inside view ?; these are no odds.", text)


@pytest.mark.parametrize(
    ("gain", "said"),
    [
        (0.9, "about 0.90 times the odds as proposed, so no gain (tried on 200 draws)"),
        (0.95, "no gain worth the name (tried on 200 draws)"),
        (1.05, "no gain worth the name (tried on 200 draws)"),
        (1.12, "about 1.1 times the odds as proposed (tried on 200 draws)"),
    ],
)
def test_a_gain_has_to_be_worth_the_name(example, gain, said):
    parts = example.one_firm()
    [forecast] = parts.forecast.initiatives
    repairs = (replace(forecast.repairs[0], gain=gain),)
    parts = replace(
        parts, forecast=Forecast((replace(forecast, repairs=repairs),), example.BELIEFS)
    )
    assert parts.report().initiatives[0].todo.repairs[0].gain == said


@pytest.mark.parametrize(
    ("text", "set_"),
    [
        ("the model's numbers", "the model’s numbers"),
        ("the firms' gain", "the firms’ gain"),
        ("'own words' of rivals", "'own words' of rivals"),
        ("L'Aquila, São João d'El", "L’Aquila, São João d’El"),
        ("5' and 3'4", "5' and 3'4"),
    ],
)
def test_apostrophes_are_set_as_printers_do(text, set_):
    assert typographic(text) == set_


def test_only_what_is_typed_or_followed_keeps_straight_apostrophes(example):
    parts = example.tile_town()
    parts = replace(parts, dossier=replace(parts.dossier, name="Maker's Town"))
    html = parts.html()
    body = html[html.index("<body>") :]
    assert "Maker’s Town" in body
    assert not re.search(r"[a-z](?:'|&#39;)[a-z]", body)
    typed = "jointaction appraise o'brien --seed 0"
    report = replace(
        parts.report(), reproduction=replace(parts.report().reproduction, command=typed)
    )
    assert "appraise o&#39;brien" in render_html(report)
