"""How does the catalogue look in Markdown?"""

import re
from collections.abc import Iterable

from jointaction.sources import Citation


def text_of(paragraphs: Iterable[str]) -> str:
    """A page of paragraphs, the empty ones left out."""
    return "\n\n".join(said for said in map(str.strip, paragraphs) if said) + "\n"


def cited(sources: Iterable[Citation]) -> str:
    """Citations as Sphinx understands them, with the place inside the work."""
    said = [f"{{cite:t}}`{one.key}`" + (f", {one.place}" if one.place else "") for one in sources]
    return "; ".join(said)


def words(names: Iterable[str]) -> str:
    """Names in a row, or that there are none."""
    return ", ".join(f"`{name}`" for name in names) or "none"


def slug(title: str) -> str:
    """The last part of the address of a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def bullets(lines: Iterable[str]) -> str:
    """One line a point."""
    return "\n".join(f"- {line}" for line in lines)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table, or nothing where it would have no row."""
    body = ["| " + " | ".join(" ".join(cell.split()) for cell in row) + " |" for row in rows]
    rule = "| " + " | ".join("---" for _ in head) + " |"
    return "\n".join(["| " + " | ".join(head) + " |", rule, *body]) if body else ""
