"""Do files appear together, or not at all?"""

import pytest

from jointaction.errors import UsageError
from jointaction.store.folder import Folder


def fill(out, text="new"):
    with Folder(out) as folder:
        folder.write("a.txt", text)
        folder.write("b.txt", text)
    return folder


def test_a_folder_and_those_above_it_are_made(tmp_path):
    out = tmp_path / "not" / "there" / "yet"
    assert fill(out).written == [out / "a.txt", out / "b.txt"]
    assert sorted(one.name for one in tmp_path.rglob("*")) == [
        "a.txt",
        "b.txt",
        "not",
        "there",
        "yet",
    ]


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt, SystemExit])
def test_whatever_goes_wrong_leaves_everything_as_it_was(tmp_path, fault):
    out = tmp_path / "out"
    fill(out, "old")

    def broken(where):
        with Folder(where) as folder:
            folder.write("a.txt", "new")
            raise fault

    for where in (out, tmp_path / "other" / "deep"):
        with pytest.raises(fault):
            broken(where)
    assert sorted(one.name for one in tmp_path.rglob("*")) == ["a.txt", "b.txt", "out"]
    assert (out / "a.txt").read_text() == "old"


def test_a_disk_that_refuses_is_told_as_bad_usage(tmp_path):
    with (
        pytest.raises(UsageError, match="--out: cannot write into"),
        Folder(tmp_path / "out") as folder,
    ):
        folder.write("no/such/folder.txt", "x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_the_name_of_a_file_is_found_before_anything_moves(tmp_path):
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(UsageError, match=r"b\.txt is a folder"):
        fill(tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["b.txt"]


def test_other_files_and_files_of_one_name(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    fill(tmp_path, "old")
    fill(tmp_path, "new")
    assert {one.name: one.read_text() for one in tmp_path.iterdir()} == {
        "mine.txt": "mine",
        "a.txt": "new",
        "b.txt": "new",
    }


def test_what_is_no_folder_is_refused(tmp_path):
    (tmp_path / "file").touch()
    (tmp_path / "nowhere").symlink_to(tmp_path / "gone")
    for out in ("file", "file/deeper", "nowhere"):
        with pytest.raises(UsageError, match="is a file, and must be a folder"):
            fill(tmp_path / out)


def test_a_link_to_a_folder_is_a_folder(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    fill(tmp_path / "link")
    assert (tmp_path / "real" / "a.txt").read_text() == "new"


def test_it_is_filled_only_inside_its_block(tmp_path):
    folder = fill(tmp_path)
    with pytest.raises(RuntimeError):
        folder.write("late.txt", "")
