"""How is the documentation built?"""

import sys
from importlib.metadata import version as version_of
from pathlib import Path

from sphinx.application import Sphinx

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

project = "jointaction"
author = "The jointaction developers"
copyright = "2026, The jointaction developers"
release = version_of("jointaction")

extensions = ["myst_parser", "sphinxcontrib.bibtex"]
exclude_patterns = ["_build"]
nitpicky = True

suppress_warnings = [
    "bibtex.missing_field",  # an entry of the bibliography says what is known, and no more
]

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

bibtex_bibfiles = ["../src/jointaction/catalogue/data/references.bib"]
bibtex_reference_style = "author_year"

html_theme = "furo"
html_title = "jointaction"
html_copy_source = False


def write_reference(app: Sphinx) -> None:
    """Write the pages that show the catalogue before Sphinx looks for pages."""
    from _generate import write_pages  # noqa: PLC0415 - reads the catalogue, so not on import

    write_pages(Path(app.srcdir) / "reference" / "generated")


def setup(app: Sphinx) -> None:
    """Tell Sphinx when to write the generated pages."""
    app.connect("builder-inited", write_reference)
