"""Does a sweep on a cluster end with the same tables, whoever dies on the way?"""

import socket
import subprocess
import sys

import pytest

from jointaction.errors import UsageError
from jointaction.sweep.cluster import on_a_cluster
from jointaction.sweep.engine import on_this_machine, sweep
from jointaction.sweep.study import read_study
from tests.sweep.sweeps import (
    CHUNKS_OF_LONG,
    LONG,
    begun,
    chunks_in,
    killed,
    table,
    wait_for,
    write_study,
)

pytestmark = pytest.mark.slow


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def answers(port):
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


class Cluster:
    """A scheduler and two workers, each a process that can be killed."""

    def __init__(self):
        self.port = free_port()
        self.address = f"tcp://127.0.0.1:{self.port}"
        self.scheduler = self._start(
            "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", str(self.port),
            "--no-dashboard", "--dashboard-address", ":0",
        )  # fmt: skip
        wait_for(lambda: answers(self.port))
        self.workers = [self.worker(), self.worker()]

    def worker(self):
        return self._start(
            "distributed.cli.dask_worker", self.address, "--nthreads", "1", "--no-nanny",
            "--no-dashboard",
        )  # fmt: skip

    def _start(self, module, *options):
        return subprocess.Popen(
            [sys.executable, "-m", module, *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        )  # fmt: skip

    def stop(self):
        for process in (*self.workers, self.scheduler):
            if process.poll() is None:
                killed(process)
            elif not process.stderr.closed:
                process.stderr.close()


@pytest.fixture
def cluster():
    one = Cluster()
    yield one
    one.stop()


@pytest.fixture
def undisturbed(tmp_path):
    study = read_study(write_study(tmp_path, LONG))
    sweep(study, tmp_path / "undisturbed", "x", on_this_machine(2))
    return table(tmp_path / "undisturbed")


def some(out, count):
    return lambda: len(chunks_in(out)) >= count


def ends_well(process):
    code = process.wait(timeout=120)
    told = process.stderr.read()
    process.stderr.close()
    assert code == 0, told


def test_a_cluster_gives_the_same_tables(tmp_path, cluster, undisturbed):
    process = begun(tmp_path / "study.toml", tmp_path / "out", "--scheduler", cluster.address)
    ends_well(process)
    assert table(tmp_path / "out") == undisturbed


def test_a_worker_that_is_killed_is_made_up_for_by_the_others(tmp_path, cluster, undisturbed):
    out = tmp_path / "out"
    process = begun(tmp_path / "study.toml", out, "--scheduler", cluster.address)
    wait_for(some(out, 3))
    killed(cluster.workers[0])
    ends_well(process)
    assert table(out) == undisturbed


def test_when_the_scheduler_is_killed_the_sweep_goes_on_with_resume(tmp_path, cluster, undisturbed):
    out = tmp_path / "out"
    process = begun(tmp_path / "study.toml", out, "--scheduler", cluster.address)
    wait_for(some(out, 3))
    killed(cluster.scheduler)
    code = process.wait(timeout=120)
    told = process.stderr.read()
    process.stderr.close()
    assert code == 2, told
    assert "go on with --resume" in told
    assert 3 <= len(chunks_in(out)) < CHUNKS_OF_LONG
    ends_well(begun(tmp_path / "study.toml", out, "--resume"))
    assert table(out) == undisturbed


def test_a_client_that_is_killed_goes_on_with_the_same_cluster(tmp_path, cluster, undisturbed):
    out = tmp_path / "out"
    process = begun(tmp_path / "study.toml", out, "--scheduler", cluster.address)
    wait_for(some(out, 3))
    killed(process)
    again = begun(tmp_path / "study.toml", out, "--resume", "--scheduler", cluster.address)
    ends_well(again)
    assert table(out) == undisturbed


def test_nobody_answers(tmp_path):
    study = read_study(write_study(tmp_path, LONG))
    engine = on_a_cluster(f"tcp://127.0.0.1:{free_port()}")
    with pytest.raises(UsageError, match="nobody answers"):
        sweep(study, tmp_path / "out", "x", engine)
