"""The commands before the road: write an empty dossier, and see what is missing in one."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from jointaction.catalogue.load import load_catalogue
from jointaction.cli.asking import AsJson, DossierName, Out, Seed, Threads, asked_for
from jointaction.cli.telling import tell, tell_json, watched
from jointaction.cluster.template import write_new_dossier
from jointaction.study.document import head, plain, write_document
from jointaction.study.version import VERSION

if TYPE_CHECKING:
    from jointaction.study.check import Missing

_MOST_TOLD = 12


def new(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A folder to make.", show_default=False)
    ],
    seed: Seed = 0,  # noqa: ARG001 - every command has it, also where nothing is drawn
    json: AsJson = False,
) -> None:
    """Write a commented dossier to fill in.

    Every question stands in it with its scale; a line that stays commented out is unknown, which
    is an honest answer. Nothing is ever overwritten.
    """
    written = write_new_dossier(folder, load_catalogue())
    if json:
        tell_json({"written": [str(path) for path in written]})
        return
    for path in written:
        tell(f"written: {path}")
    tell(f"Fill it in, then: jointaction check {quote(str(folder))}")


def check(
    dossier: DossierName,
    seed: Seed = 0,
    threads: Threads = 0,
    json: AsJson = False,
    out: Out = None,
) -> None:
    """Say what is missing in a dossier, and what matters most.

    Faults in the file are told all at once. What matters is found by a small simulation: how much
    the share of histories that last would differ by the answer.
    """
    from jointaction.study.check import check as check_dossier

    place, catalogue = asked_for(dossier)
    with watched() as watch:
        result = check_dossier(place, catalogue, seed, threads, watch)
    document = head(place, VERSION, seed) | {
        "known_share": result.known_share,
        "answered": result.answered,
        "asked": result.asked,
        "missing": [plain(one.answer) | {"swing": one.swing} for one in result.missing],
    }
    if out is not None:
        write_document("check.json", document, out, place)
    if json:
        tell_json(document)
        return
    tell(f"{place.name}: {place.file} can be appraised.")
    tell(f"Answered: {result.answered} of {result.asked} questions.")
    matters = [one for one in result.missing if one.swing]
    others = [one for one in result.missing if not one.swing]
    if matters:
        tell()
        tell("Missing, and moving the odds here, most first:")
        for one in matters[:_MOST_TOLD]:
            tell(_line(one))
            tell(f"      {one.answer.ask}")
    if others:
        tell()
        tell("Missing, with little or no effect on the odds here:")
        tell("  " + "; ".join(_name(one) for one in others) + ".")
    if not result.missing:
        tell("Nothing is missing.")
    tell()
    tell(f"Next: jointaction appraise {quote(dossier)}")


def _line(one: "Missing") -> str:
    more = "more" if one.swing > 0 else "fewer"
    return (
        f"  {_name(one)}: {abs(100 * one.swing):.0f} {more} of 100 histories last where it is high "
        "than where it is low"
    )


def _name(one: "Missing") -> str:
    of = f" of {one.answer.initiative}" if one.answer.initiative else ""
    return f"{one.answer.title}{of} ({one.answer.key})"
