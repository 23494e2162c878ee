"""The command that holds the forecasts against cases with known outcomes."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated

import typer

from jointaction.cli.asking import DEFAULT, AsJson, Draws, Out, RunsPerDraw, Seed, Threads
from jointaction.cli.telling import printable, tell, tell_json, watched
from jointaction.errors import UsageError
from jointaction.evidence.files import shown

if TYPE_CHECKING:
    from jointaction.experiments.backtest.backtest import Backtest
    from jointaction.report.figures import DataTable
    from jointaction.study.settings import Settings

LONGEST_NAME = 58
PLACES = 230


def backtest(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="DIR", show_default=False,
            help="A folder of cases with known outcomes; without it those that come along.",
        ),
    ] = None,
    fit: Annotated[
        bool,
        typer.Option(
            "--fit",
            help="Also say how a weight fitted to the cases would do, each case left out once.",
        ),
    ] = False,
    made_up: Annotated[
        bool,
        typer.Option(
            "--made-up",
            help="Instead of cases: places that are made up, so that their truth is known.",
        ),
    ] = False,
    places: Annotated[
        int | None,
        typer.Option(
            "--places", metavar="NUMBER", show_default=False,
            help=f"How many places are made up; {PLACES} where it is left out.",
        ),
    ] = None,
    seed: Seed = DEFAULT.seed,
    draws: Draws = DEFAULT.draws,
    runs_per_draw: RunsPerDraw = DEFAULT.runs_per_draw,
    threads: Threads = DEFAULT.threads,
    json: AsJson = False,
    out: Out = None,
) -> None:  # fmt: skip
    """Hold the forecasts against cases with known outcomes.

    Every initiative is reduced to what could be known before it began, forecast with the
    product's defaults, and scored. Says plainly whether skill was shown.
    """
    from jointaction.study.backtest import against_cases, backtest_document, write_backtest
    from jointaction.study.settings import Settings

    settings = Settings(seed, draws, runs_per_draw, threads)
    if made_up:
        _not_both(folder, fit=fit)
        _in_made_up_worlds(PLACES if places is None else places, settings, out, json=json)
        return
    if places is not None:
        raise UsageError("--places: is for made-up places; say --made-up, too")
    with watched() as watch:
        found = against_cases(folder, settings, watch=watch, fit=fit)
    page = None if out is None else write_backtest(found, out)
    if json:
        tell_json(backtest_document(found))
        return
    for line in _of_backtest(found):
        tell(line)
    if page is not None:
        tell(str(page))


def _not_both(folder: Path | None, *, fit: bool) -> None:
    """``UsageError`` where made-up places are asked for together with cases."""
    if folder is not None:
        raise UsageError(
            f"--made-up: places are made up, not read from a folder; leave {shown(folder)} out"
        )
    if fit:
        raise UsageError("--made-up: nothing can be fitted to made-up places; leave --fit out")


def _in_made_up_worlds(places: int, settings: "Settings", out: Path | None, *, json: bool) -> None:
    from jointaction.report.worlds import sentences
    from jointaction.study.worlds import in_made_up_worlds, worlds_document, write_worlds

    with watched() as watch:
        trial = in_made_up_worlds(places, settings, watch=watch)
    written = None if out is None else write_worlds(trial, out)
    if json:
        tell_json(worlds_document(trial))
        return
    for line in sentences(trial):
        tell(line)
    if written is not None:
        tell(str(written))


def _of_backtest(found: "Backtest") -> Iterator[str]:
    from jointaction.report.backtest import backtest_page
    from jointaction.study.version import VERSION

    page = backtest_page(found, VERSION)
    yield page.headline
    yield ""
    yield from (f"  {said}" for said in page.events)
    yield ""
    yield page.done
    yield ""
    for table in (page.scores, page.ranking):
        yield from _table(table)
    yield page.scores_note
    yield page.ranking_note
    yield ""
    for table in page.partly:
        yield from _table(table)
    if page.failures:
        yield page.failures_note
        yield ""
    for table in (*page.failures, page.conditions):
        yield from _table(table)
    yield from (f"  - {said}" for said in page.left_out)
    yield ""
    if page.fit:
        yield from (*page.fit, "")
    for table in page.fit_tables:
        yield from _table(table)
    yield "Before you believe any of it"
    yield from (f"  - {said}" for said in page.caveats)


def _table(table: "DataTable") -> Iterator[str]:
    """A table under its caption: names to the left, wrapped where long; numbers to the right."""
    rows = [
        line
        for row in (table.columns, *table.rows)
        for line in _wrapped([printable(cell) for cell in row])
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    yield table.caption
    for row in rows:
        yield "  " + "  ".join(_padded(row, widths)).rstrip()
    yield ""


def _wrapped(row: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The row, with what is too long of its name on lines of its own below."""
    first, *more = wrap(row[0], LONGEST_NAME) or [""]
    yield first, *row[1:]
    for line in more:
        yield f"  {line}", *("" for _ in row[1:])


def _padded(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for number, (cell, width) in enumerate(zip(row, widths, strict=True)):
        yield cell.rjust(width) if number else cell.ljust(width)
