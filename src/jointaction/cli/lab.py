"""The command that holds the model against laboratory games."""

from pathlib import Path
from typing import Annotated

import typer

from jointaction.cli.asking import AsJson, Out, Seed
from jointaction.cli.telling import tell, tell_json, watched


def lab(
    cells: Annotated[
        Path | None,
        typer.Option(
            "--cells", metavar="FILE", show_default=False,
            help="A table of your own (CSV or XLSX) in place of those that come along.",
        ),
    ] = None,
    seed: Seed = 0,
    json: AsJson = False,
    out: Out = None,
) -> None:  # fmt: skip
    """Hold the model against laboratory games.

    Plays the games that people were paid to play, with the model's rules and the catalogue's
    defaults, and shows what comes out and what does not. FILE has the columns study, group,
    delta, g, l, error, coop_first, coop_all, and matches where it is known; others are ignored.
    """
    from jointaction.cli import games
    from jointaction.study.laboratory import (
        against_laboratory,
        laboratory_document,
        write_laboratory,
    )

    with watched() as watch:
        comparison = against_laboratory(cells, seed, watcher=watch)
    page = None if out is None else write_laboratory(comparison, out)
    if json:
        tell_json(laboratory_document(comparison))
        return
    for line in games.of_comparison(comparison):
        tell(line)
    if page is not None:
        tell(str(page))
