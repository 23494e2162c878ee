"""Which files does somebody need to ask the people of a place?"""

from collections.abc import Sequence
from pathlib import Path

from jointaction.catalogue.asking import Group, Language
from jointaction.catalogue.things import Catalogue
from jointaction.cluster.dossier import Dossier
from jointaction.cluster.load import FILE_NAME as DOSSIER_FILE
from jointaction.evidence.forms.printed import printed
from jointaction.evidence.forms.to_do import FILE_NAME as TO_DO
from jointaction.evidence.forms.to_do import evidence_to_fill_in
from jointaction.evidence.forms.xlsform import xlsform
from jointaction.evidence.questionnaire import questionnaire
from jointaction.store.folder import Folder


def survey_folder(dossier: Dossier, found: Path) -> Path:
    """Where forms are written unless somebody says otherwise.

    ``survey`` in the folder of the dossier, or a folder named after it in the one of today where
    the dossier is a single file or comes along with the program.
    """
    if found.is_dir() and (found / DOSSIER_FILE).exists():
        return found / "survey"
    return Path(f"{dossier.slug}-survey")


def write_survey(
    dossier: Dossier,
    groups: Sequence[Group],
    language: Language,
    catalogue: Catalogue,
    out: Path,
    papers: Path,
) -> list[Path]:
    """Write the forms of ``groups`` into ``out``, and the list of papers into ``papers``.

    All of ``out`` or nothing. An ``evidence.toml`` that is there already is left as it is. Gives
    what was written. Raises ``UsageError`` where a folder cannot be written.
    """
    initiatives = [(one.id, one.name) for one in dossier.initiatives]
    with Folder(out) as folder:
        for group in groups:
            form = questionnaire(group, initiatives, catalogue)
            name = f"{group}-{language}"
            book = xlsform(form, dossier.slug, language, catalogue)
            (folder.part / f"{name}.xlsx").write_bytes(book)
            page = printed(form, dossier.name, language, catalogue)
            (folder.part / f"{name}.docx").write_bytes(page)
    written = list(folder.written)
    if not (papers / TO_DO).exists():
        with Folder(papers) as beside:
            beside.write(TO_DO, evidence_to_fill_in(catalogue))
        written += beside.written
    return written
