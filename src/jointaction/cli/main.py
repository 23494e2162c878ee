"""What can be asked on the command line?

``main`` runs one command and turns what went wrong into one plain message and an exit code: 0 the
command did its work, 2 bad input or usage, 1 a fault of ours, 130 interrupted.

Only what every command needs is imported at the top; a command imports the stages that it walks
when it is called, so that help and the light commands answer at once.
"""

import io
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import typer

from jointaction.cli import answers, backtest, claims, lab, prepare, registry, road, survey, sweep
from jointaction.cli.story import spelled_out
from jointaction.cli.telling import finish_telling
from jointaction.errors import InputError, Interrupted
from jointaction.evidence.files import shown
from jointaction.study.version import VERSION

GUIDE = """Know the odds before you start a cluster initiative.

A dossier is what you know about a place: a TOML file, a folder with cluster.toml, or the name of
one that comes along (criciuma-1991, castellon, blumenau, joinville, sinos-valley, sialkot).

First try:  jointaction appraise criciuma-1991

Your own place:  jointaction new my-place, fill in my-place/cluster.toml (everything may stay
unknown but the sector and the kind of initiative), then check it, then appraise it.
"""

DONE, FAULT, BAD_INPUT, STOPPED = 0, 1, 2, 130

app = typer.Typer(
    help=GUIDE,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"jointaction {VERSION}")
        raise typer.Exit


@app.callback()
def root(
    version: bool = typer.Option(
        False,
        "--version",
        callback=_tell_version,
        is_eager=True,
        help="Print the version and stop.",
    ),
) -> None:
    """Hold the options of the program as such."""


root.__doc__ = GUIDE
app.command()(prepare.new)
app.command()(prepare.check)
app.command()(survey.survey)
app.command()(road.appraise)
app.command()(road.diagnose)
app.command()(road.screen)
app.command()(road.simulate)
app.command()(road.forecast)
app.command()(sweep.sweep)
app.command()(claims.claims)
app.command()(lab.lab)
app.command()(backtest.backtest)
app.add_typer(answers.app, name="answers")
app.add_typer(registry.app, name="registry")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    _open_what_is_closed()
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; messages go to standard error."""
    asked = list(sys.argv[1:] if arguments is None else arguments) or ["--help"]
    try:
        code = app(args=spelled_out(asked), prog_name="jointaction", standalone_mode=False) or DONE
        finish_telling()
    except typer.Exit as leaving:
        return leaving.exit_code
    except SystemExit:  # typer, where nobody reads the help any longer
        return DONE
    except (KeyboardInterrupt, typer.Abort, Interrupted):
        code = STOPPED
    except typer.TyperException as problem:
        return _told(_of_usage(problem), BAD_INPUT)
    except InputError as problem:
        return _told(str(problem), BAD_INPUT)
    except MemoryError:
        return _told("there is not enough memory for so many histories: ask for fewer", BAD_INPUT)
    except Exception:  # noqa: BLE001 - the last line of defence: all else is a fault of ours
        return _told(
            traceback.format_exc() + "this is a fault of jointaction, not of your input", FAULT
        )
    return _told("interrupted; nothing was left half-written", code) if code == STOPPED else code


def _of_usage(problem: typer.TyperException) -> str:
    said = getattr(problem, "format_message", problem.__str__)()
    context = getattr(problem, "ctx", None)
    path = context.command_path if context is not None else "jointaction"
    return f"{said.rstrip('.')}. What is allowed: {path} --help"


def _told(message: str, code: int) -> int:
    """Say on standard error what went wrong, one plain line a fault; gives the code back."""
    for line in message.splitlines():
        sys.stderr.write(f"jointaction: {shown(line)}\n")
    return code


def _open_what_is_closed() -> None:
    """Talk into the void where a stream is closed, and never stumble over a letter."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
