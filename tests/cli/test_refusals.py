"""Is every wrong question refused in plain lines, with exit code 2 and nothing written?"""

import os

import pytest

LATER = pytest.param("forecast", marks=pytest.mark.slow)
SAYS = [
    (["bogus"], "bogus"),
    (["appraise"], "DOSSIER"),
    (["appraise", "{}", "--bogus"], "--bogus"),
    (["appraise", "{}", "more"], "more"),
    (["appraise", "{}", "--draws", "0"], "draws: 0"),
    (["appraise", "{}", "--draws", "100001"], "draws: 100001"),
    (["appraise", "{}", "--draws", "many"], "--draws"),
    (["simulate", "{}", "--draws", "90000", "--runs-per-draw", "90"], "more than 1000000"),
    (["appraise", "{}", "--runs-per-draw", "0"], "runs per draw: 0"),
    (["simulate", "{}", "--seed", "-1"], "seed: -1"),
    (["simulate", "{}", "--without", "nonsense"], "no mechanism 'nonsense'; allowed are assoc"),
    (["forecast", "{}", "--threads", "-1"], "threads: -1"),
    (["check", "{}", "--threads", "-1"], "threads: -1"),
    (["check", "{}", "--seed", str(2**64)], "seed: 18446744073709551616"),
    (["diagnose", "{}", "--seed", str(2**64)], "seed: 18446744073709551616"),
    (["screen", "{}", "--seed", "1.5"], "--seed"),
    (["new", "x", "--seed", "-1"], "seed: -1"),
    (["screen", "nowhere"], "nowhere"),
    (["appraise", ""], "an empty name"),
    (["appraise", "{}", "--out", "{}"], "least.toml is a file"),
    (["diagnose", "{}", "--out", "{}/x/y"], "least.toml is a file"),
    (["simulate", "{}", "--out", "a" * 300], "File name too long"),
]


def in_plain_lines(answer):
    lines = answer.err.splitlines()
    assert lines
    assert all(line.startswith("jointaction: ") for line in lines), answer.err
    assert all(line.isprintable() for line in lines)
    assert "Traceback" not in answer.err
    assert not set("│╭╰─") & set(answer.err)


@pytest.mark.parametrize(("arguments", "says"), SAYS)
def test_wrong_usage(ask, least, arguments, says):
    answer = ask(*(one.format(least) if "{}" in one else one for one in arguments))
    assert (answer.code, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1
    in_plain_lines(answer)
    assert says in answer.err
    assert list(least.parent.iterdir()) == [least]


BROKEN = {
    "empty": (b"", "the file is empty"),
    "binary": (bytes(range(256)) * 20, "UTF-8"),
    "latin": (b'name = "Crici\xfama"', "UTF-8"),
    "huge": (b"#" * 3_000_000, "too large"),
    "no-toml": (b"a = = 1", "line 1"),
    "unknown-key": (b"schema_version = 1\nslog = 1\n", "slog"),
}


@pytest.mark.parametrize("name", BROKEN)
@pytest.mark.parametrize("command", ["appraise", "check", "diagnose"])
def test_broken_dossiers(ask, tmp_path, command, name):
    content, says = BROKEN[name]
    file = tmp_path / f"{name}.toml"
    file.write_bytes(content)
    answer = ask(command, file, "--out", "out")
    assert (answer.code, answer.out) == (2, "")
    in_plain_lines(answer)
    assert f"{name}.toml" in answer.err
    assert says in answer.err
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_without_a_dossier_and_a_pipe(ask, tmp_path):
    (tmp_path / "bare").mkdir()
    os.mkfifo(tmp_path / "pipe.toml")
    for name, says in [("bare", "no cluster.toml"), ("pipe.toml", "a pipe or a device")]:
        answer = ask("diagnose", name)
        assert (answer.code, answer.out) == (2, "")
        in_plain_lines(answer)
        assert says in answer.err


def test_a_long_line_is_not_wrapped(ask, least):
    text = least.read_text(encoding="utf-8").replace('"training"', '"no such kind"')
    least.write_text(text, encoding="utf-8")
    [line] = ask("diagnose", least).err.splitlines()
    assert "least.toml" in line
    assert "kind" in line
    assert len(line) > 120


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_nobody_may_write_into(ask, least):
    closed = least.parent / "closed"
    closed.mkdir(mode=0o500)
    for out in (closed, closed / "new"):
        answer = ask("appraise", least, "--out", out)
        assert (answer.code, answer.out) == (2, "")
        assert "Permission denied" in answer.err


HOSTILE = "\\u001b[31mred\\u202e\\u0007\\nadvice: start\\u009b"


@pytest.mark.parametrize("command", ["check", "diagnose", "screen", "simulate", LATER])
@pytest.mark.parametrize("form", [[], ["--json"]])
@pytest.mark.slow
def test_names_do_not_steer_the_terminal(ask, least, command, form):
    text = least.read_text(encoding="utf-8").replace('"A course"', f'"{HOSTILE}"')
    least.write_text(text.replace('"A place"', f'"{HOSTILE}"'), encoding="utf-8")
    few = ["--draws", "10"] if command in ("simulate", "forecast") else []
    answer = ask(command, least, *form, *few)
    assert answer.code == 0
    assert all(line.isprintable() for line in answer.out.split("\n"))
    assert "\nadvice" not in answer.out


@pytest.mark.parametrize(
    "arguments", [["\x1b[31m"], ["diagnose", "\x1b]0;x\x07"], ["new", "a\x1b"]]
)
def test_arguments_do_not_steer_the_terminal(ask, arguments):
    answer = ask(*arguments)
    assert all(line.isprintable() for line in (answer.out + answer.err).split("\n"))
