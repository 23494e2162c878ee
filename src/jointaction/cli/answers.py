"""The commands that keep what people answered, and forget it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from jointaction.catalogue.load import load_catalogue
from jointaction.cli.asking import AsJson, DossierName, IdleSeed, Out
from jointaction.cli.telling import tell, tell_json
from jointaction.errors import UsageError

app = typer.Typer(
    help="Keep what people answered, and forget it.\n\n"
    "Answers lie in the folder private beside a dossier, under pseudonyms and without names. "
    "Nothing that is written tells what a single firm said: see 'Who learns what' in the "
    "documentation.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.command()
def add(
    dossier: DossierName,
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="EXPORT...",
            show_default=False,
            help="Exports of KoboToolbox or ODK, or tables: CSV or XLSX.",
        ),
    ],
    seed: IdleSeed = 0,  # noqa: ARG001 - every command has it, also where nothing is drawn
    json: AsJson = False,
) -> None:
    """Add the answers of an export to those kept.

    A form that was added before is left alone; a changed one takes the place of the old. If any
    cell is wrong all of them are told, and nothing is added.
    """
    from jointaction.study.answers.add import add_answers
    from jointaction.study.answers.place import answered_place

    place = answered_place(dossier, load_catalogue())
    today = date.today()  # noqa: DTZ011 - the day of whoever adds
    found = add_answers(place, files, today)
    if json:
        tell_json({"added": list(found.added), "changed": list(found.changed),
                   "known": found.known, "kept": len(found.answers.respondents)})  # fmt: skip
        return
    kept = _forms(len(found.answers.respondents))
    tell(
        f"{_forms(len(found.added))} added, {len(found.changed)} changed, "
        f"{found.known} known already; {kept} kept."
    )
    tell(f"What may be told of them: jointaction diagnose {quote(dossier)}")


@app.command("list")
def list_answers(
    dossier: DossierName,
    seed: IdleSeed = 0,  # noqa: ARG001
    json: AsJson = False,
) -> None:
    """List who has answered, by pseudonym; no answers."""
    from jointaction.study.answers.place import answered_place

    kept = answered_place(dossier, load_catalogue()).kept
    counts: dict[str, int] = {}
    for answer in kept.answers:
        counts[answer.respondent] = counts.get(answer.respondent, 0) + 1
    if json:
        tell_json({
            "respondents": [
                {"respondent": one.id, "group": one.group, "answers": counts.get(one.id, 0),
                 "added": one.added}
                for one in kept.respondents
            ],
            "forgotten": len(kept.gaps),
        })  # fmt: skip
        return
    for one in kept.respondents:
        count = counts.get(one.id, 0)
        tell(f"{one.id}  {one.group}  {count} {'answer' if count == 1 else 'answers'}  {one.added}")
    gaps = len(kept.gaps)
    tell(f"{_forms(len(kept.respondents))} kept, {gaps} forgotten or replaced.")


@app.command()
def forget(
    dossier: DossierName,
    respondent: Annotated[
        str,
        typer.Argument(
            metavar="RESPONDENT", show_default=False, help="A pseudonym, or the number of a form."
        ),
    ],
    seed: IdleSeed = 0,  # noqa: ARG001
    json: AsJson = False,
) -> None:
    """Forget a respondent, and remove what was written from its answers.

    Says what was removed, and what lies where this program cannot reach.
    """
    from jointaction.study.answers.forget import forget as forget_one
    from jointaction.study.answers.place import answered_place

    done = forget_one(answered_place(dossier, load_catalogue()), respondent)
    if json:
        tell_json({
            "forgotten": done.respondent, "answers": done.answers,
            "removed": _paths(done.removed), "changed_since": _paths(done.changed_since),
            "gone": _paths(done.gone), "rows_to_delete": list(done.rows),
            "out_of_reach": list(done.out_of_reach),
        })  # fmt: skip
        return
    tell(f"{done.respondent} is forgotten: {done.answers} answers, which stand nowhere any longer.")
    for path in done.removed:
        tell(f"removed, as the answers had a part in it: {path}")
    for path in done.changed_since:
        tell(f"changed by somebody since it was written, see to it yourself: {path}")
    for row in done.rows:
        tell(f"delete this row yourself: {row}")
    tell("Out of reach:")
    for what in done.out_of_reach:
        tell(f"  {what}")


@app.command()
def export(
    dossier: DossierName,
    private: Annotated[
        bool,
        typer.Option(
            "--private/--public",
            help="Every answer under its pseudonym, for the study alone; or only what may be "
            "passed on.",
        ),
    ] = False,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="csv or xlsx.")] = "csv",
    out: Out = None,
    seed: IdleSeed = 0,  # noqa: ARG001
    json: AsJson = False,
) -> None:
    """Write what was answered as a table, public or private.

    The public table holds what the report tells, and no more. Without --out it is written into the
    folder of the dossier; the private one into its folder private.
    """
    from jointaction.evidence.exports.kept import FOLDER
    from jointaction.study.answers.ledger import note_written
    from jointaction.study.answers.place import answered_place
    from jointaction.study.answers.told import FORMATS, write_private, write_public

    wanted = [one for one in FORMATS if one == form]
    if not wanted:
        raise UsageError(f'--format: "{form}" found; allowed: {", ".join(FORMATS)}')
    place = answered_place(dossier, load_catalogue())
    usual = place.home / FOLDER if private else place.home
    write = write_private if private else write_public
    written = write(place, out or usual, wanted[0])
    note_written(place.dossier, written)
    if json:
        tell_json({"written": _paths(written), "private": private})
        return
    for path in written:
        tell(f"written: {path}")
    if private:
        tell("Do not pass it on: whoever knows the place may recognise people.")


def _forms(count: int) -> str:
    return f"{count} {'form' if count == 1 else 'forms'}"


def _paths(paths: Sequence[Path]) -> list[str]:
    return [str(path) for path in paths]
