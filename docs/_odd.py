"""How is the model described, so that somebody could program it anew?

The frame and the prose stand in ``_odd.in``; what the catalogue and the code know is filled in
from there: the state, the steps of a quarter, the addresses of draws, what a dossier moves, and
every mechanism.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from string import Template
from textwrap import fill

from jointaction.catalogue.facts import FACTS
from jointaction.catalogue.things import Catalogue, Key, Mechanism, Prior, Shape

from _markdown import cited, slug, table
from _parameters import SHAPES, in_order
from _simulation import Done, Field, Fields, first_sentence, lists_of_fields, quarter

CONSTANT = ("the place", "the initiative", "room for")  # groups that hold parameters, or no state
WHEN = {
    "": "always",
    "started": "from quarter 0 on",
    "started and asked > 0": "from quarter 0 on, with an initiative",
}
FRAME = Path(__file__).with_name("_odd.in")
STEPS = {
    1: "Shocks: crisis, slump, technology, take-over, new managers, election",
    2: "Terms of trade: buyers' offers, crisis, fines; how much is said",
    3: "Ties end and new ones open",
    4: "Every tie is played",
    5: "Information is exchanged: learning, leakage, people who move",
    6: "Associations and institutions: membership, services, use, feedback",
    7: "Government: red tape and credibility",
    8: "The activity is proposed: what it requires; each firm joins or stays away",
    9: "The activity runs, breaks or rests; side offers, goals, money",
    10: "Dispositions, beliefs, views and lock-in follow what was met",
    11: "Capability, profit, closing, newcomers and spin-offs",
    12: "The quarter is recorded",
}


def odd(catalogue: Catalogue) -> Iterable[str]:
    """The whole model in the order of an ODD description."""
    fields = lists_of_fields()
    about, lines = quarter()
    yield Template(FRAME.read_text(encoding="utf-8")).substitute(
        history="\n\n".join(state(fields["Lane"])),
        firm="\n\n".join(state(fields["FirmField"])),
        tie="\n\n".join(state(fields["TieField"])),
        series="\n\n".join(state(fields["Series"])),
        purposes=purposes(fields["Purpose"]),
        steps=steps(catalogue),
        order=order(lines),
        about_the_order=about.replace("``", "`"),
        keys=table(("key", "moves", "how"), moved(catalogue)),
        facts=table(("fact", "what it is"), ((f"`{one}`", said) for one, said in FACTS.items())),
        drawn=table(("key", "draw", "where it is missing", "error of raters"), drawn(catalogue)),
        mechanisms="\n\n".join(said for one in in_order(catalogue) for said in submodel(one)),
        how_many=str(len(catalogue.mechanisms)),
    )


def state(fields: Fields) -> Iterator[str]:
    """The state variables of one kind of entity, group by group, without what never changes."""
    for group in dict.fromkeys(field.group for field in fields.fields):
        if group.startswith(CONSTANT):
            continue
        rows = (meant(field) for field in fields.fields if field.group == group)
        yield f"*{group[:1].upper()}{group[1:]}*" if group else ""
        yield table(("variable", "meaning, unit"), rows)


def meant(field: Field) -> tuple[str, str]:
    """A state variable as a row."""
    return f"`{field.name.lower()}`", field.meaning


def purposes(fields: Fields) -> str:
    """The fixed purpose numbers with what each of the four numbers is for."""
    rows = ((f"`{one.name.lower()}`", str(one.number), one.meaning) for one in fields.fields)
    listed = table(("purpose", "number", "what is drawn"), rows)
    return fields.says.replace("``", "`") + "\n\n" + listed


def steps(catalogue: Catalogue) -> str:
    """The twelve steps with the mechanisms that act in each."""
    rows = []
    for number, title in STEPS.items():
        acting = [
            f"[{one.title}](#{slug(one.title)})"
            for one in in_order(catalogue)
            if number in one.steps
        ]
        rows.append((str(number), title, ", ".join(acting)))
    return table(("step", "what happens", "mechanisms that act in it"), rows)


def order(lines: Iterable[Done]) -> str:
    """The list of a quarter as the code holds it."""
    rows = (
        (
            ", ".join(map(str, line.steps)),
            f"`{line.function}`",
            done_by(line),
            WHEN.get(line.when, f"`{line.when}`"),
        )
        for line in lines
    )
    return table(("step", "function", "what it does", "when"), rows)


def done_by(line: Done) -> str:
    """What a function of the list does, without the step that stands beside it."""
    said = re.sub(r"^Steps? \d[^:]*: ", "", first_sentence(line.says)).replace("``", "`")
    return said[:1].upper() + said[1:]


def moved(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """What each answer of a dossier moves, by which formula."""
    for key in sorted(catalogue.keys.values(), key=lambda key: (key.order, key.path)):
        for move in key.moves:
            quantities = ", ".join(f"`{name}`" for name in move.quantities)
            yield f"`{key.path}`", quantities, move.how


def drawn(catalogue: Catalogue) -> Iterator[tuple[str, ...]]:
    """Under which number each answer is drawn, from what, and with which error of raters."""
    for key in sorted(catalogue.keys.values(), key=lambda key: (key.order, key.path)):
        if key.draw is None or not key.moves:
            continue
        unknown = "see above"
        if key.missing is not None:
            unknown = ends(key.missing)
        elif key.missing_words is not None:
            chances = key.missing_words.probabilities.items()
            unknown = ", ".join(f"`{word}` {chance:g}" for word, chance in chances)
        yield f"`{key.path}`", str(key.draw), unknown, error(key)


def error(key: Key) -> str:
    """How far two raters of the answer differ, or nothing where that is not reckoned with."""
    if key.error is None:
        return ""
    said = f"{key.error.half_range:g}, poorly known {key.error.half_range_poorly_known:g}"
    if not key.words:
        return said
    kappa = key.error.weighted_kappa
    return "" if kappa is None else f"right with the chance {kappa:g}"


def ends(prior: Prior) -> str:
    """The ends and the shape of a prior."""
    if prior.shape is Shape.TRIANGULAR and prior.mode is not None:
        return f"{prior.low:g} to {prior.high:g}, a triangle with its tip at {prior.mode:g}"
    zero = f", {prior.zero_share:g} of all exactly zero" if prior.zero_share else ""
    return f"{prior.low:g} to {prior.high:g}, {SHAPES[prior.shape]}{zero}"


def submodel(one: Mechanism) -> Iterator[str]:
    """One mechanism: what it does, exactly, by which numbers, and how it is switched off."""
    yield f"### {one.title}"
    yield f"`{one.name}`. {one.plain} {one.story}"
    equation = "\n".join(fill(line, 90) for line in one.equation.replace("; ", "\n").splitlines())
    yield f"```text\n{equation}\n```" if equation else ""
    yield f"**What is done.** {one.process}"
    yield f"**Steps:** {', '.join(map(str, one.steps))}."
    names = (
        f"`{name}`" + (f" ({parameter.symbol})" if parameter.symbol else "")
        for name, parameter in one.parameters.items()
    )
    yield f"**Parameters** ([values](parameters.md#{slug(one.title)})): {', '.join(names)}."
    values = ", ".join(f"`{name}` = {value:.10g}" for name, value in one.off.items())
    yield f"**Switched off** with {values}." if values else ""
    yield f"**Sources:** {cited(one.sources)}." if one.sources else ""
