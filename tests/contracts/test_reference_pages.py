"""Does the reference show every thing of the catalogue, and cite only what there is?"""

import re
import sys
from pathlib import Path

import pytest

from jointaction.catalogue.load import load_catalogue

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("generated")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(DOCS)
        patch.setattr(sys, "dont_write_bytecode", True)
        from _generate import write_pages

        write_pages(folder)
    return {page.stem: page.read_text(encoding="utf-8") for page in folder.glob("*.md")}


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("obstacles", "obstacles"),
        ("criteria", "criteria"),
        ("activities", "activities"),
        ("cluster-types", "cluster_types"),
        ("instruments", "instruments"),
        ("instruments", "bundles"),
        ("odd", "mechanisms"),
        ("parameters", "mechanisms"),
    ],
)
def test_everything_has_its_paragraph(pages, page, kind):
    missing = [name for name in getattr(load_catalogue(), kind) if f"`{name}`" not in pages[page]]
    assert missing == []


def test_every_key_of_a_dossier_has_its_heading(pages):
    for key in load_catalogue().keys.values():
        assert f"\n### {key.name}\n" in pages["dossier-keys"]


def test_every_citation_is_in_the_bibliography(pages):
    cited = {key for text in pages.values() for key in re.findall(r"\{cite:t\}`([^`]+)`", text)}
    assert "MeyerStamer2002" in cited
    assert cited <= set(load_catalogue().references)
