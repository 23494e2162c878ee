"""Does a registry survive a writer that is killed, and several that write at once?"""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from jointaction.draws import shares_of
from jointaction.store.registry.registry import opened

pytestmark = pytest.mark.slow  # each starts processes of its own

KILLS = 25
ENTRIES, WRITERS = 20, 3
WRITER = """
import sys
sys.path.insert(0, sys.argv[1])
from conftest import Maker
from jointaction.store.registry.registry import opened

file, name, count = sys.argv[2], sys.argv[3], int(sys.argv[4])
make, number = Maker(), 0
print("ready", flush=True)
with opened(file) as kept:
    while number < count:
        about = make.initiative(slug=f"{name}-{number}")
        written = (about, *(make.forecast(about) for _ in range(3)), make.resolution(about))
        kept.add(lambda there: written)
        number += 1
        print(name, number, flush=True)
"""


def writer(file, name, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(Path(__file__).parent), str(file), name, str(count)],
        stdout=subprocess.PIPE,
        text=True,
    )


def entries(file):
    """How many entries each writer left; every one of them must be whole."""
    with opened(str(file)) as kept:
        there = kept.records() if kept.is_there else None
    found: dict[str, int] = {}
    for about in there.initiatives if there is not None else ():
        assert there is not None
        assert sum(one.of == about.id for one in there.forecasts) == 3
        assert sum(one.of == about.id for one in there.resolutions) == 1
        assert about.named is not None
        name = about.named.slug.partition("-")[0]
        found[name] = found.get(name, 0) + 1
    assert there is None or len(there.all) == 5 * len(there.initiatives)
    return found


def test_kill_9_in_the_middle_of_a_write_leaves_whole_entries(tmp_path):
    file = tmp_path / "r.sqlite"
    for number, share in enumerate(shares_of(1, 99, KILLS)):
        program = writer(file, f"w{number}", 10_000)
        program.stdout.readline()  # it is about to write; from the first entry on it is killed
        time.sleep(0.15 * float(share))
        program.kill()
        said = program.communicate()[0].splitlines()
        assert program.returncode == -9
        told = int(said[-1].split()[1]) if said and len(said[-1].split()) == 2 else 0
        # What was told to be written is there; one more may be, of which nobody was told yet.
        assert entries(file).get(f"w{number}", 0) in (told, told + 1)
    found = entries(file)
    assert len(found) > KILLS / 2  # most were killed after they had begun to write
    with opened(str(file)) as kept:
        assert kept.add(lambda there: ()) == ()


def test_writers_at_once_lose_nothing(tmp_path):
    file = tmp_path / "r.sqlite"
    programs = [writer(file, f"w{number}", ENTRIES) for number in range(WRITERS)]
    for program in programs:
        program.communicate(timeout=100)
        assert program.returncode == 0
    assert entries(file) == {f"w{number}": ENTRIES for number in range(WRITERS)}
