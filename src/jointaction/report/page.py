"""How does a report look on a screen, on a phone and on paper?

One self-contained page: no script, no font, no request to anywhere. Everything that enters it is
cleaned of unprintable characters and escaped here; only the drawings, escaped when they were
made, and the style sheet go in as they are.
"""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from jointaction.report.backtest import BacktestPage
from jointaction.report.claims import ClaimsPage
from jointaction.report.heat import grade_glyph, unknown_glyph
from jointaction.report.laboratory import LaboratoryPage
from jointaction.report.marks import FATES, fate_mark
from jointaction.report.plain import plain_text, typographic
from jointaction.report.report import Report
from jointaction.report.story import CAUTION, StoriesPage
from jointaction.sources import Grade

_HERE = Path(__file__).parent
_GRADES = (Grade.MEASURED, Grade.REPORTED, Grade.DERIVED, Grade.JUDGED)
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def render_html(report: Report) -> str:
    """The report as one HTML document."""
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            report=report,
            policy=_POLICY,
            style=Markup((_HERE / "style.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
            page_foot=_style_text(report.reproduction.line),
            fates=[(fate_mark(fate.look), fate.title) for fate in FATES],
            grades=[(grade_glyph(grade), str(grade)) for grade in _GRADES],
            unknown=unknown_glyph(),
            caution=CAUTION,
            slug=_slug,
        )
    )


def render_laboratory(page: LaboratoryPage) -> str:
    """The model against laboratory games, as one HTML document."""
    return _rendered("laboratory.html.j2", page)


def render_claims(page: ClaimsPage) -> str:
    """The paper's claims as experiments, as one HTML document."""
    return _rendered("claims.html.j2", page)


def render_backtest(page: BacktestPage) -> str:
    """The forecasts against cases with known outcomes, as one HTML document."""
    return _rendered("backtest.html.j2", page)


def render_stories(page: StoriesPage) -> str:
    """The stories of single histories, as one HTML document."""
    return _rendered("story.html.j2", page)


def _rendered(template: str, page: LaboratoryPage | ClaimsPage | BacktestPage | StoriesPage) -> str:
    return (
        _environment()
        .get_template(template)
        .render(
            page=page,
            caution=CAUTION,
            policy=_POLICY,
            style=Markup((_HERE / "style.css").read_text(encoding="utf-8")),  # noqa: S704 - our own file
            page_foot=_style_text(page.line),
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_cleaned,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["as_is"] = _as_is
    return environment


def _cleaned(value: object) -> object:
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return typographic(plain_text(value))


def _as_is(text: str) -> Markup:
    """What must not be touched up, because somebody will type it or follow it."""
    return escape(plain_text(text))


def _slug(term: str) -> str:
    return "term-" + re.sub(r"[^a-z]+", "-", term.lower())


def _style_text(text: str) -> Markup:
    """A text fit to stand between quotation marks in a style sheet: letters, digits, few signs."""
    return Markup(re.sub(r"[^A-Za-z0-9 .,:+·_-]", "", text))  # noqa: S704 - nothing else is left
