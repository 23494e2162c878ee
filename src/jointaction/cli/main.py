"""What can be asked on the command line?

``main`` runs one command and turns what went wrong into one plain message and an exit code: 0 the
command did its work, 2 bad input or usage, 1 a fault of ours, 130 interrupted.
"""

import os
import sys
import traceback
from collections.abc import Sequence

import typer
from click.exceptions import Abort, ClickException, Exit

from jointaction.cli import prepare, road
from jointaction.errors import InputError, Interrupted
from jointaction.study.version import VERSION

GUIDE = """Know the odds before you start a cluster initiative.

A dossier is what you know about a place: a TOML file, a folder with cluster.toml, or the name of
one that comes along (criciuma-1991, castellon, blumenau, joinville, sinos-valley, sialkot).

First try:  jointaction appraise criciuma-1991

Your own place:  jointaction new my-place, fill in my-place/cluster.toml (everything may stay
unknown but the sector and the kind of initiative), then check it, then appraise it.
"""

FAULT, BAD_INPUT, STOPPED = 1, 2, 130

app = typer.Typer(
    help=GUIDE,
    no_args_is_help=True,
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
        False, "--version", callback=_tell_version, is_eager=True, help="Print the version and stop."
    ),
) -> None:
    """Hold the options of the program as such."""


root.__doc__ = GUIDE
for command in (prepare.new, prepare.check):
    app.command()(command)
for command in (road.appraise, road.diagnose, road.screen, road.simulate, road.forecast):
    app.command()(command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; messages go to standard error."""
    try:
        result = app(args=arguments, prog_name="jointaction", standalone_mode=False)
    except Exit as leaving:
        return leaving.exit_code
    except (KeyboardInterrupt, Abort, Interrupted):
        return _told("interrupted; nothing was left half-written", STOPPED)
    except ClickException as problem:
        return _told(problem.format_message(), BAD_INPUT)
    except InputError as problem:
        return _told(str(problem), BAD_INPUT)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULT
    except Exception:  # the last line of defence: everything else is a fault of ours
        traceback.print_exc()
        return _told("this is a fault of jointaction, not of your input", FAULT)
    return result if isinstance(result, int) else 0


def _told(message: str, code: int) -> int:
    sys.stdout.flush()
    for line in message.splitlines() or [""]:
        sys.stderr.write(f"jointaction: {line}\n")
    return code
