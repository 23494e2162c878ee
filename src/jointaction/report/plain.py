"""How does a text from outside become a line that can only be read, never obeyed?

Names, notes and addresses in a dossier are written by others. Before any of them is printed it
passes here: control characters and the marks that turn the direction of writing are taken out,
and an address becomes a link only if it begins with http or https. Escaping for HTML comes
after this, in one place, by the page's templates and by the drawings.

>>> plain_text("a" + chr(0x202E) + "b" + chr(0) + "c")
'abc'
>>> web_address("javascript:alert(1)") is None
True
"""

import re
from urllib.parse import urlsplit

# C0 and C1 controls but tab and newline; direction marks, embeddings, overrides and isolates;
# invisible joiners of words; half characters; characters that XML forbids.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)
_SPACES = re.compile(r"\s+")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_PLURAL = re.compile(r"(?<=s)'(?= \w)")
_OPENING_QUOTE = re.compile(r"(?<!\w)'")
_LONGEST_NAME = 240


def plain_text(text: str) -> str:
    """The text without characters that a reader cannot see but a machine would follow."""
    return _UNPRINTABLE.sub("", text)


def typographic(text: str) -> str:
    """The text with its straight apostrophes as printers set them, for prose only.

    Between letters, and after the s of a plural where the text holds no single quotation marks.

    >>> typographic("the firms' advice: don't")
    'the firms’ advice: don’t'
    """
    text = _APOSTROPHE.sub("’", text)
    return text if _OPENING_QUOTE.search(text) else _PLURAL.sub("’", text)


def name_text(text: str, otherwise: str = "without a name", longest: int = _LONGEST_NAME) -> str:
    """A name on one line, shortened where it is longer than a name can be."""
    name = _SPACES.sub(" ", plain_text(text)).strip()
    if len(name) > longest:
        name = name[: longest - 1].rstrip() + "…"
    return name or otherwise


def web_address(url: str) -> str | None:
    """The address if it is one of the web (http or https), else None: then it stays text."""
    if url != plain_text(url) or re.search(r"[\s<>\"'`\\]", url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and host else None


def lower_first(text: str) -> str:
    """The text as it reads inside a sentence: "Joint purchasing" becomes "joint purchasing"."""
    if len(text) > 1 and (text[1].isupper() or text[1] in "&.-"):
        return text
    return text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text as it opens a sentence."""
    return text[:1].upper() + text[1:]


def full_stop(text: str) -> str:
    """The text closed like a sentence, unless it is already."""
    text = text.strip()
    return text if not text or text[-1] in ".!?…:" else text + "."
