"""How does a command talk: results on standard output, progress on standard error?

Nothing that a dossier says can steer a terminal: what cannot be printed is taken out of every
line. A reader who goes away early (``| head``) ends the command quietly.
"""

import io
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

import typer

from jointaction.errors import UsageError
from jointaction.progress import Watcher
from jointaction.study.document import Document, as_json

_QUIET_SECONDS = 1.0
_SECONDS_BETWEEN_LINES = 3.0


def printable(text: str) -> str:
    """Text on one line, without characters that would steer a terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def tell(line: str = "") -> None:
    """Print one line of the result."""
    _write(printable(line) + "\n")


def tell_json(document: Document | Sequence[Document]) -> None:
    """Print the one JSON document of a command, as UTF-8 whatever the terminal speaks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    _write(as_json(document))


def _write(text: str) -> None:
    try:
        sys.stdout.write(text)
    except OSError as fault:
        _give_up(fault)


def finish_telling() -> None:
    """Hand out what is still held back; ``UsageError`` where it cannot be written."""
    try:
        sys.stdout.flush()
    except OSError as fault:
        _give_up(fault)


def _give_up(fault: OSError) -> None:
    """Write no more: quietly where nobody reads any longer, else with ``UsageError``."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(fault, BrokenPipeError):
        raise typer.Exit from fault
    raise UsageError(f"standard output: {fault.strerror}") from fault


@contextmanager
def watched() -> Iterator[Watcher]:
    """A watcher that shows progress, and at which an interruption is never lost.

    Python can lose a ``KeyboardInterrupt`` that falls into clean-up work; the watcher raises it
    again when it is next told of progress.
    """
    asked_to_stop = False

    def stop(_number: int, _frame: FrameType | None) -> None:
        nonlocal asked_to_stop
        asked_to_stop = True
        raise KeyboardInterrupt

    with _shown() as show:

        def watch(stage: str, share: float) -> None:
            if asked_to_stop:
                raise KeyboardInterrupt
            show(stage, share)

        before = signal.signal(signal.SIGINT, stop)
        try:
            yield watch
        finally:
            signal.signal(signal.SIGINT, before)


@contextmanager
def _shown() -> Iterator[Watcher]:
    """A watcher that shows a bar on a terminal, and now and then a line elsewhere.

    Nothing is shown for work that takes less than a second.
    """
    if not sys.stderr.isatty():
        yield _lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    bar = Progress(
        TextColumn("{task.description}", markup=False),
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
