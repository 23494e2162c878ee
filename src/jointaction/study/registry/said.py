"""Is this a line of text that can be kept?"""

from jointaction.errors import UsageError


def line_of_text(option: str, typed: str, most: int, what: str) -> str:
    """What was typed, on one line; ``UsageError`` where it is empty, too long or no text.

    >>> line_of_text("--by", " Ana  Maria ", 200, "a name")
    'Ana Maria'
    """
    said = " ".join("".join(c if c.isprintable() else " " for c in typed).split())
    if not said or len(said) > most:
        raise UsageError(f"{option}: {what} of 1 to {most} letters is needed")
    return said
