"""The commands that keep forecasts, ask what happened, and score them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, TypeAlias

import typer

from jointaction.catalogue.load import load_catalogue
from jointaction.cli.asking import (
    AsJson,
    DossierName,
    IdleSeed,
    On,
    RegistryName,
    Seed,
    Start,
    Today,
    asked_for,
    this_day,
)
from jointaction.cli.telling import tell, tell_json
from jointaction.errors import UsageError
from jointaction.evidence.files import shown
from jointaction.study.document import Document
from jointaction.study.version import VERSION

EVENT_NAMES = ("takes_off", "lasts", "pays")
OUTCOMES = ("yes", "no", "cannot_be_known")

app = typer.Typer(
    help="Keep forecasts, ask what happened, and score them.\n\n"
    "'jointaction appraise DOSSIER --record --start YEAR-MONTH-DAY' records a forecast; 'registry "
    "due' then says when to ask what became of it. The registry is a file in your own folder of "
    "data, unless --registry or JOINTACTION_REGISTRY names another file or database.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

EntryName: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="ENTRY", help="At least 4 first digits of an entry, or my-place/first-idea.",
        show_default=False,
    ),
]  # fmt: skip


@app.command("list")
def list_entries(
    registry: RegistryName = None, today: Today = None, seed: IdleSeed = 0, json: AsJson = False
) -> None:
    """List every entry and where it stands."""
    from jointaction.cli import entries as sentences
    from jointaction.store.registry.registry import opened
    from jointaction.study.registry.documents import entry_document
    from jointaction.study.registry.entries import entries_of

    day = this_day(today)
    with opened(registry) as kept:
        entries = entries_of(kept.records(), day)
        where = kept.address.shown
    if json:
        listed = [entry_document(one, day) for one in entries]
        tell_json(_head(where, day, seed) | {"entries": listed})
        return
    for one in entries:
        for line in sentences.of_entry(one, day):
            tell(line)
    tell(f"{len(entries)} {'entry' if len(entries) == 1 else 'entries'} in {where}")


@app.command()
def show(
    entry: EntryName,
    registry: RegistryName = None,
    today: Today = None,
    seed: IdleSeed = 0,
    json: AsJson = False,
) -> None:
    """Show everything about one entry.

    Predictions of the team appear once the first forecast is recorded.
    """
    from jointaction.cli import entries as sentences
    from jointaction.store.registry.registry import opened
    from jointaction.study.registry.documents import shown_document
    from jointaction.study.registry.entries import entries_of, entry_named

    day = this_day(today)
    with opened(registry) as kept:
        one = entry_named(entries_of(kept.records(), day), entry)
        where = kept.address.shown
    if json:
        tell_json(_head(where, day, seed) | shown_document(one, day))
        return
    for line in sentences.of_shown(one, day):
        tell(line)


@app.command()
def due(
    registry: RegistryName = None, today: Today = None, seed: IdleSeed = 0, json: AsJson = False
) -> None:
    """List what must be asked now.

    Deadlines are days of the calendar: a year after the start for taking off, five years for
    lasting (or a year after a launch subsidy, if that is later), and then for paying.
    """
    from jointaction.cli import entries as sentences
    from jointaction.store.registry.registry import opened
    from jointaction.study.registry.asking import due as due_questions
    from jointaction.study.registry.asking import next_question
    from jointaction.study.registry.documents import question_document
    from jointaction.study.registry.entries import entries_of

    day = this_day(today)
    with opened(registry) as kept:
        entries = entries_of(kept.records(), day)
        where = kept.address.shown
    questions, coming = due_questions(entries, day), next_question(entries, day)
    if json:
        document = {
            "due": [question_document(one, day) for one in questions],
            "next": coming and question_document(coming, day),
        }
        tell_json(_head(where, day, seed) | document)
        return
    for line in sentences.of_due(questions, coming, day):
        tell(line)


@app.command()
def resolve(
    entry: EntryName,
    event: Annotated[
        str,
        typer.Argument(metavar="EVENT", help=", ".join(EVENT_NAMES), show_default=False),
    ],
    outcome: Annotated[
        str, typer.Argument(metavar="OUTCOME", help=", ".join(OUTCOMES), show_default=False)
    ],
    source: Annotated[
        str,
        typer.Option("--source", metavar="TEXT", help="Who or what says so.", show_default=False),
    ],
    on: On = None,
    registry: RegistryName = None,
    today: Today = None,
    seed: IdleSeed = 0,
    json: AsJson = False,
) -> None:
    """Write down what became of an initiative, and who says so.

    Nothing is ever overwritten: to correct an answer, give another; the latest counts, and both
    are shown. An answer for a day to come (--today) is kept as a trial, and teaches nothing.
    """
    from jointaction.cli import entries as sentences
    from jointaction.store.registry.records import Outcome
    from jointaction.store.registry.registry import opened
    from jointaction.study.registry.asking import resolve as write_answer
    from jointaction.study.registry.documents import shown_document

    day = this_day(today)
    asked: Any = _one_of("EVENT", event, EVENT_NAMES)
    said = Outcome(_one_of("OUTCOME", outcome, OUTCOMES))
    with opened(registry) as kept:
        one, made = write_answer(kept, entry, asked, said, source, on or day, day)
        where = kept.address.shown
    if json:
        tell_json(_head(where, day, seed) | shown_document(one, day))
        return
    for line in sentences.of_resolved(one, made, day):
        tell(line)


@app.command()
def predict(
    dossier: DossierName,
    initiative: Annotated[
        str,
        typer.Argument(
            metavar="INITIATIVE", help="The id of an initiative in the dossier.",
            show_default=False,
        ),
    ],
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who says so.", show_default=False)
    ],
    takes_off: Annotated[
        str,
        typer.Option(
            "--takes-off", metavar="P", help="How likely it takes off, such as 0.3.",
            show_default=False,
        ),
    ],
    lasts: Annotated[
        str,
        typer.Option(
            "--lasts", metavar="P", help="How likely it lasts, if it takes off.",
            show_default=False,
        ),
    ],
    pays: Annotated[
        str,
        typer.Option(
            "--pays", metavar="P", help="How likely it pays, if it lasts.", show_default=False
        ),
    ],
    start: Start = None,
    registry: RegistryName = None,
    seed: IdleSeed = 0,
    json: AsJson = False,
) -> None:  # fmt: skip
    """State how likely you hold it, before the tool says so.

    For members of the appraisal team, before field work. Nobody sees what others stated until the
    tool's forecast is recorded; from then on no prediction is taken. Of several by one member the
    last counts.
    """
    from jointaction.cli import entries as sentences
    from jointaction.store.registry.registry import opened
    from jointaction.study.registry.documents import predicted_document
    from jointaction.study.registry.recording import record_prediction
    from jointaction.study.registry.said import probability_of
    from jointaction.study.registry.starts import said_starts

    said: Any = {
        "takes_off": probability_of("--takes-off", takes_off),
        "lasts": probability_of("--lasts", lasts),
        "pays": probability_of("--pays", pays),
    }
    starts = said_starts(start or ())
    place, _ = asked_for(dossier)
    with opened(registry) as kept:
        made = record_prediction(kept, place, initiative, by, said, starts)
        where = kept.address.shown
    if json:
        day = made.prediction.at.day
        tell_json(_head(where, day, seed) | predicted_document(made))
        return
    for line in sentences.of_predicted(made):
        tell(line)


@app.command()
def score(
    registry: RegistryName = None, today: Today = None, seed: Seed = 0, json: AsJson = False
) -> None:
    """Score the tool beside the base rate and the team.

    What is overdue stays in the denominator: rates are told with bounds.
    """
    from jointaction.cli import entries as sentences
    from jointaction.store.registry.registry import opened
    from jointaction.study.registry.documents import score_document
    from jointaction.study.registry.entries import entries_of
    from jointaction.study.registry.scoring import judged_proof
    from jointaction.study.registry.scoring import score as score_entries

    day, proof = this_day(today), judged_proof(load_catalogue())
    with opened(registry) as kept:
        scored = score_entries(entries_of(kept.records(), day), day, proof, seed)
        where = kept.address.shown
    if json:
        tell_json(_head(where, day, seed) | score_document(scored))
        return
    for line in sentences.of_scores(scored):
        tell(line)


@app.command()
def export(
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]", help="Where to write; standard output without it.",
            show_default=False,
        ),
    ] = None,
    registry: RegistryName = None,
    seed: IdleSeed = 0,
    json: AsJson = False,
) -> None:  # fmt: skip
    """Hand entries on as JSON lines, without names.

    What stays: kind of activity, type of cluster, days and numbers. What is left out: places,
    initiatives, people, sources, files and their digests.
    """
    from jointaction.store.registry.json_lines import line_of, text_of, write_lines
    from jointaction.store.registry.registry import opened
    from jointaction.study.registry.handing_on import counted, hand_on

    with opened(registry) as kept:
        records = hand_on(kept)
        where = kept.address.shown
    written = _head(where, this_day(None), seed) | {"records": dict(counted(records.all))}
    if file is not None:
        write_lines(records, file)
        if json:
            tell_json(written | {"written": str(file)})
        else:
            tell(f"written: {file} ({_counted(written['records'])})")
    elif json:
        tell_json(written | {"lines": [line_of(one) for one in records.all]})
    else:
        for line in text_of(records).splitlines():
            tell(line)


@app.command()
def merge(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What 'export' wrote.", show_default=False)
    ],
    registry: RegistryName = None,
    seed: IdleSeed = 0,
    json: AsJson = False,
) -> None:
    """Take in entries from another registry.

    All or nothing; what is known already changes nothing. Says which initiatives may be there
    twice, recorded by two registries.
    """
    from jointaction.cli import entries as sentences
    from jointaction.store.registry.registry import opened
    from jointaction.study.registry.documents import merged_document
    from jointaction.study.registry.handing_on import merge as take_in

    with opened(registry) as kept:
        merged = take_in(kept, file)
        where = kept.address.shown
    if json:
        document = {"file": str(file)} | merged_document(merged)
        tell_json(_head(where, this_day(None), seed) | document)
        return
    tell(f"new: {_counted(merged.new)}; known already: {_counted(merged.known)}")
    for line in sentences.of_pairs(merged.perhaps_twice):
        tell(line)


def _head(where: str, today: date, seed: int) -> Document:
    return {
        "tool": "jointaction",
        "version": VERSION,
        "seed": seed,
        "registry": where,
        "today": today.isoformat(),
    }


def _one_of(name: str, said: str, allowed: tuple[str, ...]) -> str:
    word = said.strip().lower().replace("-", "_")
    if word not in allowed:
        raise UsageError(f"{name}: '{shown(said)}' is not one of {', '.join(allowed)}")
    return word


def _counted(counts: Mapping[str, int]) -> str:
    """How many of each kind, in words.

    >>> _counted({"forecast": 1, "resolution": 2})
    '1 forecast, 2 answers'
    """
    words = {kind: kind for kind in counts} | {"resolution": "answer"}
    return ", ".join(f"{n} {words[kind]}{'' if n == 1 else 's'}" for kind, n in counts.items())
