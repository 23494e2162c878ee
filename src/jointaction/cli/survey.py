"""The command that makes the questionnaires."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from jointaction.catalogue.asking import GROUPS, LANGUAGES, Group, Language
from jointaction.cli.asking import AsJson, DossierName, IdleSeed, Out, asked_for
from jointaction.cli.telling import tell, tell_json
from jointaction.errors import UsageError
from jointaction.evidence.forms.to_do import FILE_NAME as TO_DO

ENGLISH: Language = "en"


def _groups(said: str) -> tuple[Group, ...]:
    if not said:
        return GROUPS
    found = tuple(group for group in GROUPS if group == said)
    if not found:
        raise UsageError(f'--for: "{said}" found; allowed: {", ".join(GROUPS)}')
    return found


def _language(said: str) -> Language:
    for language in LANGUAGES:
        if language == said:
            return language
    raise UsageError(f'--lang: "{said}" found; allowed: {", ".join(LANGUAGES)}')


def survey(
    dossier: DossierName,
    group: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="GROUP",
            show_default=False,
            help="Whom to ask: firms, association, institution, government or informant; "
            "without it, all of them.",
        ),
    ] = "",
    language: Annotated[
        str, typer.Option("--lang", metavar="LANGUAGE", help="en, pt, es or de.")
    ] = ENGLISH,
    out: Out = None,
    seed: IdleSeed = 0,  # noqa: ARG001 - every command has it, also where nothing is drawn
    json: AsJson = False,
) -> None:
    """Make the questionnaires for this place.

    Writes for each group a form for KoboToolbox and ODK (XLSX) and the same questions to print
    (DOCX), and beside the dossier evidence.toml, the list of what stands in papers and statistics.
    An evidence.toml that is there already is left as it is.
    """
    from jointaction.study.survey import survey_folder, write_survey

    groups, said = _groups(group), _language(language)
    place, catalogue = asked_for(dossier)
    folder = Path(dossier)
    forms = out if out is not None else survey_folder(place, folder)
    papers = folder if out is None and forms.parent == folder else forms
    written = write_survey(place, groups, said, catalogue, forms, papers)
    if json:
        tell_json({"written": [str(path) for path in written], "language": said,
                   "groups": list(groups)})  # fmt: skip
        return
    for path in written:
        tell(f"written: {path}")
    if all(path.name != TO_DO for path in written):
        tell(f"left as it is: {papers / TO_DO}")
    tell("Upload the .xlsx forms to KoboToolbox or ODK, or print the .docx.")
    if said != ENGLISH:
        tell("The translation awaits the review of a native speaker.")
    if folder.is_dir():
        tell(f"When answers are there: jointaction answers add {quote(dossier)} EXPORT")
    else:
        tell("Answers are gathered beside a dossier of your own, in a folder with cluster.toml.")
