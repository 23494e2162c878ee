"""Whatever somebody writes into a dossier: does it load, or say in one line what is wrong?"""

import tomllib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jointaction.cluster.toml_dossier import dossier_from
from jointaction.errors import DossierError
from jointaction.evidence.toml_text import parse_toml

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "<script>alert(1)</script>",
    "[bold red]x[/bold red]",
    "{{ 7 * 7 }}",
    "%(name)s {0} %n",
    "\u202etxt.exe",
    "\x00\x1b[31m",
    "'; DROP TABLE firms; --",
    "../../etc/passwd",
    "\U0001f9e8 \ud7ff \uffff",
]
ANYTHING = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=20),
        st.dates(),
        st.sampled_from(HOSTILE),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text(max_size=8), inner, max_size=3),
    ),
    max_leaves=5,
)
SLOW_IS_FINE = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def places(said, path=()):
    """Every place in a tree of tables and lists."""
    yield path
    inside = said.items() if isinstance(said, dict) else enumerate(said)
    for key, value in inside:
        if isinstance(value, (dict, list)):
            yield from places(value, (*path, key))
        else:
            yield (*path, key)


def changed(said, path, value):
    """The tree with another value at one place."""
    if not path:
        return value if isinstance(value, dict) else {"x": value}
    copy = dict(said) if isinstance(said, dict) else list(said)
    copy[path[0]] = changed(said[path[0]], path[1:], value) if path[1:] else value
    return copy


def problems_of(load, text):
    """What is wrong with a dossier; nothing where it loads, and any other error goes through."""
    try:
        load(text)
    except DossierError as error:
        return error.problems
    return []


@pytest.mark.slow
@SLOW_IS_FINE
@given(data=st.data())
def test_a_tree_changed_at_random_loads_or_is_refused(data, good, catalogue):
    said = tomllib.loads(good)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(list(places(said))))
        said = changed(said, path, data.draw(ANYTHING))
    _, faults = dossier_from(said, "x.toml", "", catalogue)
    for sentence in faults.sentences:
        assert sentence.startswith("x.toml: ")
        assert sentence.isprintable()
        assert len(sentence) < 3000


@pytest.mark.slow
@SLOW_IS_FINE
@given(data=st.data())
def test_a_text_with_a_piece_cut_or_put_in_loads_or_is_refused(data, good, load):
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.integers(start, min(len(good), start + 40)))
    into = data.draw(st.text(st.characters(exclude_categories=["Cs"]), max_size=10))
    problems = problems_of(load, good[:start] + into + good[end:])
    assert all(problem.isprintable() for problem in problems)


@SLOW_IS_FINE
@given(content=st.binary(max_size=200))
def test_a_few_bytes_of_anything_are_refused(content, load):
    assert problems_of(load, content)


def in_quotes(text):
    """A text as TOML writes it, every letter spelt out."""
    return '"' + "".join(f"\\U{ord(letter):08X}" for letter in text) + '"'


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(text, good, load):
    said = in_quotes(text)
    dossier = load(
        good.replace('"Rope makers of the harbour"', said).replace('"Five interviews."', said)
    )
    assert dossier.name == text
    assert dossier.says("history.rivalry").note == text


@given(text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=50))
def test_any_text_survives_the_round_trip(text):
    assert parse_toml(f"name = {in_quotes(text)}", "x.toml") == {"name": text}
