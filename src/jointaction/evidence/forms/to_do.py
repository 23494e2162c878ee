"""Which numbers stand in papers and statistics, and where does somebody write them down?

Gives the text of an ``evidence.toml`` to fill in: every number of an indicator that documents can
tell, as a claim that is still unknown, with the place to look; how the appraisal itself was done;
and the rules of privacy of the study.
"""

from collections.abc import Iterator

from jointaction.catalogue.asking import Indicator, Part
from jointaction.catalogue.things import Catalogue

FILE_NAME = "evidence.toml"
_RULES = """# What papers, statistics and the team say about the place.
# A value that is "unknown" is an honest answer, and stays on the list of things to do.
schema_version = 1

[privacy]
# The fewest answers that may stand behind a number. Fewer than 5 betrays people.
smallest_cell = 5
# How firms are split where at least 20 may be told of: "size" (fewer than 50 people, or more),
# "camp" (the group they feel closest to) or "none". Choose before the first report, and keep it.
camps = "size"
# Whether actors of a network may be named in what is written.
names = false
"""
_SOURCES = """# Where a claim comes from: name each source once.
# [[source]]
# id = "labour-register-2025"
# citation = "Register of employment of the ministry of labour, extract of March 2025"
# date = "2025-03"
# url = ""
# kind = "statistic"              # document, statistic or team
"""


def evidence_to_fill_in(catalogue: Catalogue) -> str:
    """The text of ``evidence.toml``, every claim of it unknown."""
    return "\n".join([_RULES, *_process(catalogue), _SOURCES, *_claims(catalogue)]) + "\n"


def to_look_up(catalogue: Catalogue) -> Iterator[tuple[Indicator, Part]]:
    """The numbers that documents or statistics tell; those that nobody is asked for come first."""
    found = [
        (indicator, part)
        for indicator in sorted(catalogue.indicators.values(), key=lambda one: one.id)
        for part in indicator.parts
        if indicator.documents and not part.network
    ]
    yield from sorted(found, key=lambda one: bool(one[1].questions))


def _process(catalogue: Catalogue) -> Iterator[str]:
    yield "# How the appraisal itself was done. Take away the # of what is known."
    yield "[process]"
    for fact in sorted(catalogue.process.values(), key=lambda fact: fact.order):
        answer = f"# {fact.name} = {fact.example}"
        yield f"{answer:<34}# {fact.question}"
    yield ""


def _claims(catalogue: Catalogue) -> Iterator[str]:
    beside = False
    for indicator, part in to_look_up(catalogue):
        if part.questions and not beside:
            beside = True
            yield "# These are asked of people too; a paper is a second, independent source.\n"
        yield f"# {indicator.id} {indicator.title}"
        yield f"# {part.measure} ({_allowed(part)})"
        yield f"# Look in: {indicator.documents}"
        yield "[[claim]]"
        yield f'indicator = "{indicator.id}"'
        yield f'part = "{part.name}"'
        yield 'value = "unknown"'
        yield 'source = ""'
        yield 'date = ""\n'


def _allowed(part: Part) -> str:
    return f"one of: {', '.join(part.words)}" if part.words else part.unit
