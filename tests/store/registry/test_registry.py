"""Is everything in a registry as it was written, and is what is no registry refused plainly?"""

import os
import shutil
import sqlite3
import tempfile
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from jointaction.errors import InputError, RegistryError
from jointaction.store.registry.address import address_of
from jointaction.store.registry.records import Moment, Outcome, this_moment
from jointaction.store.registry.registry import opened
from jointaction.store.registry.rows import instant_text

NOBODY = 65534


@contextmanager
def only_readable(file):
    """While it lasts, nobody may write into the folder of a file."""
    file.chmod(0o444)
    file.parent.chmod(0o555)
    was = os.geteuid()
    if was == 0:
        os.seteuid(NOBODY)  # the superuser may write anywhere
    try:
        yield
    finally:
        os.seteuid(was)
        file.chmod(0o644)
        file.parent.chmod(0o755)


def write_and_read(typed):
    with opened(str(typed)) as kept:
        kept.add(lambda there: ())
        kept.records()


def place_of(kept):
    (about,) = kept.records().initiatives
    assert about.named is not None
    return about.named.place


def refused_to_read(file):
    with pytest.raises(RegistryError) as raised, opened(str(file)) as kept:
        kept.records()
    return str(raised.value)


def refused(typed):
    with pytest.raises(RegistryError) as raised:
        write_and_read(typed)
    (line,) = str(raised.value).splitlines()
    assert isinstance(raised.value, InputError)
    assert line.isprintable()
    return line


def test_every_record_comes_back_as_it_was(registry, make):
    written = make.one_of_each()
    registry.add(lambda there: written)
    assert registry.records().all == written
    elsewhere = make.initiative(slug=None)
    registry.add(lambda there: [elsewhere])
    assert registry.records().initiatives[-1] == elsewhere


def test_what_is_there_already_is_not_written_again(registry, make):
    written = make.one_of_each()
    assert registry.add(lambda there: written) == written
    assert registry.add(lambda there: written + written) == ()
    assert registry.records().all == written


def test_work_that_fails_writes_nothing(registry, make):
    registry.add(lambda there: make.one_of_each())
    before = registry.records()

    def fail(there):
        raise RegistryError("no")

    with pytest.raises(RegistryError):
        registry.add(fail)
    about = make.initiative(slug="south")
    orphan = make.resolution(make.initiative(slug="nowhere"))
    with pytest.raises(RegistryError, match="FOREIGN KEY"):
        registry.add(lambda there: [about, orphan])
    assert registry.records() == before


def test_the_latest_answer_is_the_last_one(registry, make):
    about = make.initiative()
    answers = [make.resolution(about, outcome) for outcome in (Outcome.YES, Outcome.NO)]
    registry.add(lambda there: [about, answers[1], answers[0]])
    assert [one.outcome for one in registry.records().resolutions] == ["yes", "no"]


def test_nothing_is_made_before_something_is_written(registry, tmp_path):
    assert not registry.is_there
    with pytest.raises(RegistryError, match="there is no registry yet"):
        registry.records()
    assert list(tmp_path.iterdir()) == []
    registry.add(lambda there: ())
    assert registry.is_there
    assert registry.records().all == ()


def test_folders_are_made_for_the_usual_place_only(tmp_path, make, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "a" / "b"))
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("JOINTACTION_REGISTRY", raising=False)
    with opened(None) as kept:
        kept.add(lambda there: make.one_of_each())
    assert (tmp_path / "a" / "b" / "jointaction" / "registry.sqlite").is_file()


@pytest.mark.parametrize("by_environment", [False, True])
def test_a_slip_in_a_path_makes_no_folder(tmp_path, make, monkeypatch, by_environment):
    slip = str(tmp_path / "documnets" / "r.sqlite")
    monkeypatch.setenv("JOINTACTION_REGISTRY", slip)
    with opened(None if by_environment else slip) as kept:
        assert not kept.is_there
        for write in (kept.must_take_entries, lambda: kept.add(lambda there: make.one_of_each())):
            with pytest.raises(RegistryError, match=f"there is no folder .*{tmp_path.name}/doc"):
                write()
    assert list(tmp_path.iterdir()) == []


def test_an_address_and_a_path_name_the_same_file(tmp_path, make):
    with opened(f"sqlite:///{tmp_path}/r.sqlite") as kept:
        kept.add(lambda there: make.one_of_each())
    with opened(str(tmp_path / "r.sqlite")) as kept:
        assert len(kept.records().all) == 4


def test_instants_are_kept_in_utc_and_days_where_they_were_written():
    nepal = timezone(timedelta(hours=5, minutes=45))
    instant = datetime(2028, 3, 1, 2, 0, tzinfo=nepal)
    assert instant_text(instant) == "2028-02-29T20:15:00.000000+00:00"
    assert Moment(instant.astimezone(UTC), 345).day == date(2028, 3, 1)
    assert Moment(instant.astimezone(UTC), 0).day == date(2028, 2, 29)


def test_now_is_now():
    before, moment, after = datetime.now(UTC), this_moment(), datetime.now(UTC)
    assert before <= moment.instant <= after


@pytest.mark.parametrize(
    ("environment", "platform", "file"),
    [
        ({"XDG_DATA_HOME": "/data"}, "linux", Path("/data/jointaction/registry.sqlite")),
        ({}, "linux", Path("~/.local/share/jointaction/registry.sqlite").expanduser()),
        ({"XDG_DATA_HOME": "not/absolute"}, "linux",
         Path("~/.local/share/jointaction/registry.sqlite").expanduser()),
        ({}, "darwin",
         Path("~/Library/Application Support/jointaction/registry.sqlite").expanduser()),
        ({"LOCALAPPDATA": "/c/local"}, "win32", Path("/c/local/jointaction/registry.sqlite")),
        ({"JOINTACTION_REGISTRY": "mine.db", "XDG_DATA_HOME": "/data"}, "linux", Path("mine.db")),
    ],
)  # fmt: skip
def test_where_the_registry_is_without_a_word(environment, platform, file):
    assert address_of(None, environment, platform).file == file
    assert address_of("named.db", environment, platform).file == Path("named.db")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("", "an empty name"),
        (" ", "an empty name"),
        ("a\0b", "an empty name"),
        ("://", "not the address of a database"),
        ("postgresql://host:port/x", "not the address of a database"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("nosuch://host/x", "no kind of database called 'nosuch'"),
        ("oracle://me:s3cret@host/x", "needs the Python package"),
        ("mysql+aiomysql://me:s3cret@host/x", "needs the Python package 'aiomysql'"),
    ],
)
def test_an_address_that_leads_nowhere(typed, says):
    line = refused(typed)
    assert says in line
    assert "s3cret" not in line


def test_a_password_is_never_shown():
    address = address_of("postgresql+psycopg://me:s3cret@host/x?password=s3cret&sslmode=on")
    assert "s3cret" not in address.shown + address.again
    assert "me:***@host/x" in address.again


def test_what_is_no_registry_is_refused(tmp_path):
    (tmp_path / "text").write_text("hello " * 400, encoding="utf-8")
    assert "this is not a database" in refused(tmp_path / "text")
    with sqlite3.connect(tmp_path / "other") as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    before = (tmp_path / "other").read_bytes()
    assert "a database of something else" in refused(tmp_path / "other")
    assert (tmp_path / "other").read_bytes() == before
    assert "an ordinary file is needed" in refused(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    assert "an ordinary file is needed" in refused(tmp_path / "pipe")
    assert "an ordinary file is needed" in refused("/dev/null")
    assert "Not a directory" in refused(tmp_path / "text" / "r.sqlite")


def test_where_nobody_may_write_is_told_before_any_work(tmp_path, make):
    (tmp_path / "text").write_text("hello", encoding="utf-8")
    there = sorted(tmp_path.iterdir())
    for file, says in ((tmp_path / "text" / "r.sqlite", "Not a directory"),
                       (tmp_path / ("a" * 300), "File name too long"),
                       (Path("/dev/null"), "an ordinary file is needed")):  # fmt: skip
        with pytest.raises(RegistryError, match=says), opened(str(file)) as kept:
            kept.must_take_entries()
    with opened(str(tmp_path / "r.sqlite")) as kept:
        kept.must_take_entries()
    assert sorted(tmp_path.iterdir()) == there


@pytest.fixture
def file(make):
    """A registry of four records, in a folder that everybody may look into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        name = Path(folder) / "r ñ?#%.sqlite"
        with opened(str(name)) as kept:
            kept.add(lambda there: make.one_of_each())
        yield name


def test_a_registry_that_may_only_be_read(file, make):
    with only_readable(file), opened(str(file)) as kept:
        assert kept.is_there
        assert len(kept.records().all) == 4
        for write in (kept.must_take_entries, lambda: kept.add(lambda there: make.one_of_each())):
            with pytest.raises(RegistryError, match="Permission denied"):
                write()
        assert list(file.parent.iterdir()) == [file]


def test_where_it_changes_meanwhile_it_is_read_again(file):
    tries = []

    def read(_connection):
        tries.append(1)
        if len(tries) == 1:  # as if its owner had written meanwhile
            os.seteuid(owner)
            os.utime(file, (0, 0))
            os.seteuid(NOBODY if owner == 0 else owner)
        return len(tries)

    owner = os.geteuid()
    with only_readable(file), opened(str(file)) as kept:
        assert kept._database.read(read) == 2


def test_what_another_program_is_writing_is_read_along_and_never_left_out(file):
    log = file.with_name(f"{file.name}-wal")
    writer = sqlite3.connect(file)
    writer.execute("UPDATE jointaction_initiatives SET place_name = 'Sul'")
    writer.commit()
    with only_readable(file), opened(str(file)) as reader:
        assert place_of(reader) == "Sul"
    left = file.parent / "after a power cut" / file.name
    left.parent.mkdir()
    for one in (file, log):
        shutil.copy(one, left.parent)
    writer.close()
    with only_readable(left):
        assert "beside it lies a log that another program left" in refused_to_read(left)
    with opened(str(left)) as reader:
        assert place_of(reader) == "Sul"


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("UPDATE jointaction_schema SET version = 2", "of version 2; this program reads version 1"),
        ("DELETE FROM jointaction_schema", "of version none"),
        ("DROP TABLE jointaction_odds", "it has no table odds"),
        ("DELETE FROM jointaction_odds", "an entry in it is broken"),
        ("UPDATE jointaction_initiatives SET start = '2028-02-30'", "an entry in it is broken"),
        ("UPDATE jointaction_resolutions SET outcome = 'perhaps'", "an entry in it is broken"),
    ],
)
def test_a_registry_that_somebody_broke(tmp_path, make, statement, says):
    file = tmp_path / "r.sqlite"
    with opened(str(file)) as kept:
        kept.add(lambda there: make.one_of_each())
    with sqlite3.connect(file) as other:
        other.execute(statement)
    other.close()
    assert says in refused(file)


def test_a_damaged_file_is_told(tmp_path, make):
    file = tmp_path / "r.sqlite"
    with opened(str(file)) as kept:
        kept.add(lambda there: make.one_of_each())
    content = file.read_bytes()
    file.write_bytes(content[:5000] + b"\xff" * (len(content) - 5000))
    assert "r.sqlite: " in refused(file)
