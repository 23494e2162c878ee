"""What does the code of the simulation say of its state, its order and its draws?

Read from the source itself, so that no page can fall behind it: the lists of fields in ``layout``
with the meaning that stands beside each, and the one list of what happens in a quarter.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jointaction.simulate import layout

Comments = dict[int, str]

_FOLDER = Path(str(layout.__file__)).parent
_STEPS = re.compile(r"(?:^|, |; )(\d+)\b")


@dataclass(frozen=True)
class Field:
    """One number that a history, a firm or a tie carries."""

    name: str
    number: int
    meaning: str
    group: str


@dataclass(frozen=True)
class Fields:
    """A list of fields with the docstring that introduces it."""

    name: str
    says: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Done:
    """One line of the list of a quarter: which steps, which function, when, and what it does."""

    steps: tuple[int, ...]
    function: str
    when: str
    says: str


def lists_of_fields() -> dict[str, Fields]:
    """Every list of ``layout`` by its name."""
    source, comments = _read("layout")
    return {
        node.name: Fields(node.name, ast.get_docstring(node) or "", tuple(_fields(node, comments)))
        for node in source.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }


def quarter() -> tuple[str, list[Done]]:
    """What is said of the list of a quarter, and its lines in their order."""
    source, comments = _read("step")
    listed = _functions(source)["one_quarter"]
    return ast.get_docstring(listed) or "", list(_done(listed.body, comments, ()))


def first_sentence(said: str) -> str:
    """The first sentence of a docstring, in one line."""
    paragraph = " ".join(said.partition("\n\n")[0].split())
    return re.split(r"(?<=[.?!]) (?=[A-Z`])", paragraph)[0]


def _fields(node: ast.ClassDef, comments: Comments) -> Iterator[Field]:
    numbers = getattr(layout, node.name).__members__
    group, last = "", node.lineno
    for member in node.body:
        here = range(last + 1, member.lineno)
        group = next((comments[at] for at in here if at in comments), group)
        last = member.end_lineno or member.lineno
        if isinstance(member, ast.Assign) and isinstance(member.targets[0], ast.Name):
            name = member.targets[0].id
            yield Field(name, int(numbers[name]), comments.get(last, ""), group)


def _done(body: list[ast.stmt], comments: Comments, when: tuple[str, ...]) -> Iterator[Done]:
    for line in body:
        if isinstance(line, ast.If):
            yield from _done(line.body, comments, (*when, ast.unparse(line.test)))
            yield from _done(line.orelse, comments, (*when, f"not ({ast.unparse(line.test)})"))
        elif isinstance(line, ast.Expr) and isinstance(line.value, ast.Call):
            steps = _STEPS.findall(comments.get(line.end_lineno or line.lineno, ""))
            if not steps:
                raise LookupError(f"simulate/step.py, line {line.lineno}: name its step beside it")
            name = ast.unparse(line.value.func)
            yield Done(tuple(map(int, steps)), name, " and ".join(when), _said_by(name))


def _said_by(name: str) -> str:
    """What ``module.function`` of the simulation says of itself."""
    module, _, function = name.partition(".")
    return ast.get_docstring(_functions(_read(f"steps/{module}")[0])[function]) or ""


def _functions(source: ast.Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in source.body if isinstance(node, ast.FunctionDef)}


def _read(module: str) -> tuple[ast.Module, Comments]:
    """A module of the simulation, and its comments by line."""
    source = (_FOLDER / f"{module}.py").read_text(encoding="utf-8")
    comments = {
        token.start[0]: token.string.removeprefix("#").strip()
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type == tokenize.COMMENT
    }
    return ast.parse(source), comments
