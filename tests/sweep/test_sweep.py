"""Does a sweep end with the same tables, whatever happens to it on the way?"""

import json
import resource
import subprocess
import sys

import pytest

from jointaction.cli.main import run
from jointaction.errors import UsageError
from jointaction.sweep import chunks, engine
from jointaction.sweep.chunks import ChunkFailed, Failed
from jointaction.sweep.engine import on_this_machine, sweep
from jointaction.sweep.study import read_study
from tests.sweep.sweeps import (
    CHUNKS_OF_LONG,
    LONG,
    STUDY,
    begun,
    chunks_in,
    killed,
    table,
    wait_for,
    write_study,
)

pytestmark = pytest.mark.slow

ROOM = 4_000  # bytes a file
FEW = STUDY.replace("draws = 96", "draws = 24")


@pytest.fixture
def few(tmp_path):
    return read_study(write_study(tmp_path, FEW))


@pytest.fixture
def undisturbed(tmp_path, few):
    sweep(few, tmp_path / "undisturbed", "1", on_this_machine(2))
    return table(tmp_path / "undisturbed")


@pytest.mark.parametrize("threads", [1, 7])
def test_threads_change_nothing(tmp_path, few, undisturbed, threads):
    status = sweep(few, tmp_path / "out", "1", on_this_machine(threads))
    assert (status.chunks, status.done, status.missing) == (6, 6, 0)
    assert table(tmp_path / "out") == undisturbed
    assert len(undisturbed) == few.runs


def test_scenarios_differ_in_nothing_but_what_they_say(undisturbed, few):
    first = [row[1:] for row in undisturbed if row[0] == "as-it-is"]
    second = [row[1:] for row in undisturbed if row[0] == "no-talk"]
    assert len(first) == len(second) == few.draws * 2
    assert [row[-1] for row in first] == [row[-1] for row in second]
    assert first != second


def test_an_interrupted_sweep_keeps_what_is_done_and_goes_on(tmp_path, few, undisturbed):
    def stop_at_three(stage, share):
        if share >= 0.5:
            raise KeyboardInterrupt

    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        sweep(few, out, "1", on_this_machine(1), watch=stop_at_three)
    kept = {path: path.stat().st_mtime_ns for path in chunks_in(out)}
    assert len(kept) == 3
    sweep(few, out, "1", on_this_machine(1), resume=True)
    assert table(out) == undisturbed
    assert all(path.stat().st_mtime_ns == time for path, time in kept.items())


@pytest.mark.parametrize("bytes_left", [0, 100, -1])
def test_a_chunk_that_somebody_cut_off_is_worked_on_again(tmp_path, few, undisturbed, bytes_left):
    out = tmp_path / "out"
    sweep(few, out, "1", on_this_machine(2))
    path = chunks_in(out)[1]
    content = path.read_bytes()
    path.write_bytes(content[:bytes_left])
    sweep(few, out, "1", on_this_machine(2), resume=True)
    assert table(out) == undisturbed


def test_a_chunk_with_the_rows_of_another_is_worked_on_again(tmp_path, few, undisturbed):
    out = tmp_path / "out"
    sweep(few, out, "1", on_this_machine(2))
    first, second = chunks_in(out)[:2]
    first.write_bytes(second.read_bytes())
    sweep(few, out, "1", on_this_machine(2), resume=True)
    assert table(out) == undisturbed


def test_what_was_half_written_is_swept_away(tmp_path, few):
    out = tmp_path / "out"
    sweep(few, out, "1", on_this_machine(2))
    part = out / "chunks" / "as-it-is" / ".x.part"
    part.write_bytes(b"PAR1")
    sweep(few, out, "1", on_this_machine(2), resume=True)
    assert not part.exists()


def test_a_failed_chunk_is_a_record_and_the_rest_goes_on(tmp_path, few, undisturbed, monkeypatch):
    def sometimes(study, chunk, threads=1):
        if chunk.key == "no-talk/000001":
            raise ChunkFailed(
                Failed(chunk.scenario, 16, 16, "playing the years", "it was too much")
            )
        return chunks.columns_of(study, chunk, threads)

    out = tmp_path / "out"
    monkeypatch.setattr(engine, "columns_of", sometimes)
    status = sweep(few, out, "1", on_this_machine(2))
    assert (status.done, status.failed, status.missing) == (5, 1, 0)
    (line,) = (out / "failed.jsonl").read_text().splitlines()
    assert json.loads(line) == {
        "scenario": "no-talk", "first_run": 16, "runs": 16, "step": "playing the years",
        "message": "it was too much",
    }  # fmt: skip
    monkeypatch.undo()
    status = sweep(few, out, "1", on_this_machine(2), resume=True)
    assert (status.done, status.failed) == (6, 0)
    assert table(out) == undisturbed


def test_another_study_dossier_or_version_is_refused(tmp_path, few):
    out = tmp_path / "out"
    sweep(few, out, "1", on_this_machine(2))
    with pytest.raises(UsageError, match="--resume"):
        sweep(few, out, "1", on_this_machine(2))
    other = read_study(write_study(tmp_path, FEW.replace("draws = 24", "draws = 32")))
    with pytest.raises(UsageError, match="the study is not the one"):
        sweep(other, out, "1", on_this_machine(2), resume=True)
    with pytest.raises(UsageError, match="the version"):
        sweep(few, out, "2", on_this_machine(2), resume=True)


def test_the_command_tells_how_far_it_has_come(tmp_path, capsys):
    study, out = write_study(tmp_path, FEW), tmp_path / "out"
    assert run(["sweep", str(study), "--out", str(out), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["done"] == 6
    chunks_in(out)[0].unlink()
    assert run(["sweep", str(study), "--out", str(out), "--status"]) == 0
    assert "5 of 6 chunks done, 0 failed, 1 missing." in capsys.readouterr().out
    assert run(["sweep", str(study), "--out", str(tmp_path / "none"), "--status"]) == 2
    assert "no sweep was begun here" in capsys.readouterr().err


def test_the_views_can_be_read(tmp_path, few):
    import duckdb

    out = tmp_path / "out"
    sweep(few, out, "1", on_this_machine(2))
    views = (out / "views.sql").read_text().replace("'chunks/", f"'{out}/chunks/")
    with duckdb.connect() as connection:
        connection.execute(views.split("\n", 1)[1])
        rows = connection.execute("SELECT scenario, runs FROM scenarios").fetchall()
        drawn = connection.execute('SELECT min("tie_game.temptation") FROM draws').fetchone()
    assert rows == [("as-it-is", 48), ("no-talk", 48)]
    assert drawn is not None
    assert 0.5 <= drawn[0] <= 2.0


@pytest.mark.parametrize("done", [0, 3, 11])
def test_a_client_that_is_killed_goes_on(tmp_path, done):
    study = read_study(write_study(tmp_path, LONG))
    sweep(study, tmp_path / "undisturbed", "x", on_this_machine(2))
    out = tmp_path / "out"
    process = begun(tmp_path / "study.toml", out, "--threads", "1")
    wait_for(lambda: len(chunks_in(out)) >= done and (out / "sweep.json").exists())
    killed(process)
    assert len(chunks_in(out)) < CHUNKS_OF_LONG
    again = begun(tmp_path / "study.toml", out, "--resume")
    assert again.wait() == 0, again.stderr.read()
    again.stderr.close()
    assert table(out) == table(tmp_path / "undisturbed")


def test_a_full_disk_loses_nothing(tmp_path):
    """The system refuses files beyond a size, as a full disk would."""
    study = write_study(tmp_path, STUDY.replace("draws_in_chunk = 8", "draws_in_chunk = 96"))
    sweep(read_study(study), tmp_path / "undisturbed", "x", on_this_machine(2))
    assert min(path.stat().st_size for path in chunks_in(tmp_path / "undisturbed")) > ROOM
    out = tmp_path / "out"
    command = [sys.executable, "-m", "jointaction.cli", "sweep", str(study), "--out", str(out)]

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (ROOM, ROOM))

    done = subprocess.run(
        command, preexec_fn=little_room, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2, done.stderr
    assert "go on with --resume" in done.stderr
    assert chunks_in(out) == []
    assert list(out.glob("chunks/*/.*")) == []
    assert subprocess.run([*command, "--resume"], check=False).returncode == 0
    assert table(out) == table(tmp_path / "undisturbed")
