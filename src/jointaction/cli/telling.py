"""How does a command talk: results on standard output, progress on standard error?"""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from jointaction.progress import Watcher
from jointaction.study.document import Document
from jointaction.study.files import as_json

_QUIET_SECONDS = 1.0
_SECONDS_BETWEEN_LINES = 3.0


def tell(text: str = "") -> None:
    """Print a line of the result."""
    typer.echo(text)


def tell_json(document: Document) -> None:
    """Print the one JSON document of a command."""
    sys.stdout.write(as_json(document))


@contextmanager
def watched() -> Iterator[Watcher]:
    """A watcher that shows a bar on a terminal, and now and then a line elsewhere.

    Nothing is shown for work that takes less than a second.
    """
    if not sys.stderr.isatty():
        yield _lines()
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    started = time.monotonic()
    task = bar.add_task("", total=1.0)
    running = False

    def watch(stage: str, share: float) -> None:
        nonlocal running
        if not running and time.monotonic() - started > _QUIET_SECONDS:
            bar.start()
            running = True
        bar.update(task, description=stage, completed=share)

    try:
        yield watch
    finally:
        if running:
            bar.stop()


def _lines() -> Watcher:
    last = time.monotonic() - _SECONDS_BETWEEN_LINES + _QUIET_SECONDS

    def watch(stage: str, share: float) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _SECONDS_BETWEEN_LINES:
            sys.stderr.write(f"{100 * share:3.0f} % {stage}\n")
            sys.stderr.flush()
            last = now

    return watch
