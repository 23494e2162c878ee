"""Do the pages lead somewhere, speak of the project alone, and tell every part of the interface?"""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
TYPED = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    *sorted(page for page in DOCS.rglob("*.md") if not {"_build", "generated"} & {*page.parts}),
]
LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]*)(#[^)\s]*)?\)")
ROAD = ("new", "check", "appraise", "diagnose", "screen", "simulate", "forecast")
FORBIDDEN = ("/work/", "shared/", "seed document", "subagent", "language model", "this session")


def names(pages):
    return {"ids": [str(page.relative_to(ROOT)) for page in pages]}


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """The functions that make pages, and the two modules beside them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(DOCS)
        patch.setattr(sys, "dont_write_bytecode", True)
        import _generate
        import _interface

        yield _generate, _interface


@pytest.mark.parametrize("page", TYPED, **names(TYPED))
def test_no_link_is_dead(page, generated):
    made = {f"{name}.md" for name in generated[0].PAGES}
    for target, _ in LINK.findall(page.read_text(encoding="utf-8")):
        file = (page.parent / target).resolve() if target else page
        if file.parent == DOCS / "reference" / "generated":
            assert file.name in made, target
        else:
            assert file.exists(), target


@pytest.mark.parametrize("page", TYPED, **names(TYPED))
def test_the_project_speaks_of_itself_alone(page):
    text = page.read_text(encoding="utf-8").lower()
    assert [word for word in FORBIDDEN if word in text] == []


def test_every_picture_is_small():
    pictures = list((DOCS / "_static").glob("*.png"))
    assert pictures
    assert all(picture.stat().st_size < 200_000 for picture in pictures)


def test_every_command_stands_on_the_page(generated):
    page = "\n".join(generated[1].command_line(None))
    for command in (*ROAD, "claims", "lab", "backtest", "registry"):
        assert f"\n## {command}\n" in page
        assert f"Usage: jointaction {command}" in page
    for command in ("list", "due", "resolve", "predict", "score", "export", "merge"):
        assert f"\n### registry {command}\n" in page
        assert f"Usage: jointaction registry {command}" in page


@pytest.mark.slow
def test_every_field_of_the_document_has_a_meaning(generated):
    page = "\n".join(generated[1].json_interface(None))
    rows = re.findall(r"^\| `([^`]+)` \| [^|]+ \| ([^|]*) \|$", page, re.MULTILINE)
    assert [field for field, meaning in rows if not meaning.strip()] == []
    assert set(generated[1].MEANINGS) <= {field for field, _ in rows}
