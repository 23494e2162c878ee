"""How do the tests ask on the command line, and what does a dossier hold that they need?"""

import subprocess
import sys
from dataclasses import dataclass

import pytest

from jointaction.cli.main import run

LEAST = """\
schema_version = 1
slug = "least"
name = "A place"
[cluster]
sector = "shoes"
[[initiative]]
id = "one"
name = "A course"
kind = "training"
"""
PROGRAM = [sys.executable, "-m", "jointaction.cli"]


@dataclass
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str


@pytest.fixture
def ask(capsys, tmp_path, monkeypatch):
    """Ask in this process, in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def answer(*arguments):
        code = run([str(one) for one in arguments])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return answer


@pytest.fixture
def start(tmp_path):
    """Start the program as one of its own, in an empty folder."""

    def started(*arguments, **more):
        more = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "cwd": tmp_path} | more
        return subprocess.Popen([*PROGRAM, *arguments], **more)

    return started


@pytest.fixture
def least(tmp_path):
    """The smallest dossier that there is."""
    file = tmp_path / "least.toml"
    file.write_text(LEAST, encoding="utf-8")
    return file
