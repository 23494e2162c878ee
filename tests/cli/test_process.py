"""How does the program behave among others: interrupted, unread, and in a hurry?"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # each starts processes of its own

SCREEN = ["screen", "sialkot"]
FULL = Path("/dev/full")
HEAVY = ("matplotlib", "duckdb", "scipy", "numba", "rich")


def loaded_by(*arguments, cwd):
    code = (
        "import sys; from jointaction.cli.main import run; code = run(sys.argv[1:]); "
        f"print(code, *[m for m in {HEAVY} if m in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stderr.split()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["appraise", "--help"],
        ["new", "x"],
        ["diagnose", "sialkot"],
        ["screen", "sialkot"],
    ],
)
def test_light_commands_load_nothing_heavy(arguments, tmp_path):
    assert loaded_by(*arguments, cwd=tmp_path) == ["0"]


@pytest.mark.parametrize("arguments", [["--help"], ["diagnose", "sialkot"]])
def test_a_reader_who_left_is_not_complained_about(start, arguments):
    reading, writing = os.pipe()
    os.close(reading)
    program = start(*arguments, stdout=writing)
    os.close(writing)
    assert program.communicate()[1] == b""
    assert program.returncode == 0


@pytest.mark.skipif(not FULL.exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_told_in_one_line(start):
    with FULL.open("w") as full:
        program = start("diagnose", "sialkot", "--json", stdout=full)
        said = program.communicate()[1]
    assert program.returncode == 2
    assert said.decode() == "jointaction: standard output: No space left on device\n"


def test_json_is_utf_8_whatever_the_terminal_speaks(start):
    env = os.environ | {"PYTHONIOENCODING": "ascii"}
    out, err = start("diagnose", "criciuma-1991", "--json", env=env).communicate()
    assert (err, "Criciúma".encode() in out) == (b"", True)
    assert start("diagnose", "criciuma-1991", env=env).communicate()[1] == b""


@pytest.mark.slow
@pytest.mark.parametrize(("with_what", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -9)])
def test_stopped_in_the_middle_it_leaves_nothing(start, tmp_path, with_what, code):
    program = start("appraise", "sialkot", "--draws", "20000", "--out", "out")
    began = b""
    while b"%" not in began:  # the first line of progress: it is at work
        began = program.stderr.readline()
    program.send_signal(with_what)
    out, err = program.communicate(timeout=60)
    assert (program.returncode, out) == (code, b"")
    assert b"Traceback" not in err
    if code == 130:
        assert err.splitlines()[-1].startswith(b"jointaction: interrupted")
    assert list(tmp_path.iterdir()) == []
