"""Small studies, whole tables, and processes that can be killed."""

import os
import signal
import subprocess
import sys
import time

import duckdb

STUDY = """schema_version = 1
name = "small"
dossier = "criciuma-1991"
initiative = "testing-centre"
draws = 96
runs_per_draw = 2
draws_in_chunk = 8

[[scenario]]
id = "as-it-is"

[[scenario]]
id = "no-talk"
off = ["talk"]

[sample]
"tie_game.temptation" = [0.5, 2.0]
"""


# Long enough to be killed in the middle, also where the machine is busy with other things.
LONG = STUDY.replace("draws = 96", "draws = 240")
CHUNKS_OF_LONG = 60


def write_study(folder, text=STUDY):
    """A study as a file."""
    path = folder / "study.toml"
    path.write_text(text, encoding="utf-8")
    return path


def table(out):
    """Every row of a sweep in one order."""
    with duckdb.connect() as connection:
        return connection.execute(
            f"SELECT * FROM read_parquet('{out}/chunks/*/*.parquet') ORDER BY scenario, run"
        ).fetchall()


def chunks_in(out):
    """The files of chunks that are there."""
    return sorted(out.glob("chunks/*/*.parquet"))


def begun(study, out, *options):
    """A sweep as a process of its own."""
    command = [sys.executable, "-m", "jointaction.cli", "sweep", str(study), "--out", str(out)]
    return subprocess.Popen(
        [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def wait_for(what, seconds=60):
    """Wait until something is so."""
    end = time.monotonic() + seconds
    while not what():
        if time.monotonic() > end:
            raise TimeoutError("it never was so")
        time.sleep(0.02)


def killed(process):
    """Kill a process at once, as a machine that loses its power would."""
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stderr.close()
