"""Which dossiers do the tests of the whole road walk with?"""

import json
from datetime import date

import pytest

from jointaction.catalogue.load import load_catalogue
from jointaction.cluster.load import find_dossier, load_dossier
from jointaction.study.appraisal_document import appraisal_document
from jointaction.study.appraise import appraise
from jointaction.study.document import as_json
from jointaction.study.settings import Settings

HEAD = 'schema_version = 1\nslug = "x"\nname = "X"\n'
SECTOR = 'sector = "shoes"\n'


@pytest.fixture(scope="session")
def catalogue():
    return load_catalogue()


@pytest.fixture(scope="session")
def dossier(tmp_path_factory, catalogue):
    """Makes a dossier from what it says of the cluster and of each initiative."""

    def made(*initiatives, cluster="", more=""):
        text = HEAD + "[cluster]\n" + SECTOR + cluster + "\n" + more + "\n"
        for number, said in enumerate(initiatives):
            text += f'[[initiative]]\nid = "i{number}"\nname = "I {number}"\n{said}\n'
        file = tmp_path_factory.mktemp("dossier") / "x.toml"
        file.write_text(text, encoding="utf-8")
        return load_dossier(file, catalogue)

    return made


@pytest.fixture(scope="session")
def document(catalogue):
    """Appraises a dossier, or a shipped one by its name, and reads the document back."""

    def made(place, draws=32, seed=0, threads=2):
        if isinstance(place, str):
            place = load_dossier(find_dossier(place), catalogue)
        settings = Settings(seed, draws, 2, threads)
        appraisal = appraise(place, settings, catalogue, made_on=date(2026, 1, 1))
        return json.loads(as_json(appraisal_document(appraisal, settings)))

    return made
