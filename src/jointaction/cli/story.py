"""How does the command line tell the story of one history?"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from jointaction.catalogue.things import Catalogue
from jointaction.cli.telling import tell, tell_json, watched
from jointaction.cluster.dossier import Dossier
from jointaction.study.settings import Settings

_OPTION = "--story"
_TYPICAL = "typical"
_NUMBER = re.compile(r"[+-]?\d")

StoryOfRun: TypeAlias = Annotated[
    str | None,
    typer.Option(
        _OPTION, metavar="[RUN]", show_default=False,
        help="Tell one history in words: the one of this number, from 0, or a typical one.",
    ),
]  # fmt: skip


def spelled_out(arguments: Sequence[str]) -> list[str]:
    """The arguments with the word left out after ``--story``: a typical history.

    What follows is the number of a history if it looks like one, or if a dossier was named before.

    >>> spelled_out(["simulate", "castellon", "--story"])
    ['simulate', 'castellon', '--story', 'typical']
    >>> spelled_out(["simulate", "--story", "castellon"])
    ['simulate', '--story', 'typical', 'castellon']
    >>> spelled_out(["simulate", "castellon", "--story", "17", "--json"])
    ['simulate', 'castellon', '--story', '17', '--json']
    """
    words = list(arguments)
    if _OPTION not in words:
        return words
    at = words.index(_OPTION)
    following = words[at + 1] if at + 1 < len(words) else "--"
    named_before = len(words[1:at]) > 0 and not words[1].startswith("-")
    is_run = bool(_NUMBER.match(following)) or (named_before and not following.startswith("-"))
    return words if is_run else [*words[: at + 1], _TYPICAL, *words[at + 1 :]]


def tell_one_history(
    place: Dossier,
    catalogue: Catalogue,
    chosen: Settings,
    asked: str,
    run: str,
    off: Sequence[str],
    *,
    out: Path | None,
    json: bool,
) -> None:
    """Tell one history of each initiative, and write it down where that is asked for."""
    from jointaction.study.story import (
        command_again,
        run_asked,
        stories_document,
        tell_stories,
        write_stories,
    )

    number = run_asked(run, chosen)
    with watched() as watch:
        stories = tell_stories(place, catalogue, chosen, number, off, watch)
    command = command_again(asked, chosen, number, off)
    page = write_stories(place, stories, chosen, out, command) if out is not None else None
    if json:
        tell_json(stories_document(place, stories, chosen.seed))
        return
    for place_in_row, one in enumerate(stories):
        if place_in_row:
            tell()
        tell(one.page.name)
        tell(one.page.headline)
        if one.page.why:
            tell(one.page.why)
        for year in one.page.years:
            tell(f"  {year.title}")
            for sentence in year.sentences:
                tell(f"    In the {sentence.when}, {sentence.text}")
        for closing in one.page.closing:
            tell(closing)
        tell(one.page.chosen)
    if page is not None:
        tell(str(page))
