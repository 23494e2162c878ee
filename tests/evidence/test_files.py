"""Is a file read only when it is one, small enough, and text?"""

import os

import pytest

from jointaction.errors import DossierError
from jointaction.evidence.files import as_text, read_bytes, short, shown


def test_a_file_at_its_limit(tmp_path):
    file = tmp_path / "x"
    file.write_bytes(b"12345")
    assert read_bytes(file, 5) == b"12345"
    with pytest.raises(DossierError, match="too large"):
        read_bytes(file, 4)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no devices here")  # noqa: PTH110
def test_a_device_is_refused():
    from pathlib import Path

    with pytest.raises(DossierError, match="device"):
        read_bytes(Path("/dev/zero"), 10)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_a_file_that_may_not_be_read(tmp_path):
    file = tmp_path / "x"
    file.write_bytes(b"1")
    file.chmod(0)
    with pytest.raises(DossierError, match="cannot be read"):
        read_bytes(file, 5)


def test_utf_16_is_refused():
    with pytest.raises(DossierError, match=r"x\.csv: line 1: .* UTF-8"):
        as_text("a,b".encode("utf-16"), "x.csv")


def test_what_was_found_is_one_short_line():
    for value in ("x" * 1000, "a\nb\x1b[0m\u202e", 10**5000, float("nan"), [1] * 99, {"a": 1}):
        assert len(short(value)) <= 90
        assert short(value).isprintable()
    assert shown("\udcff") == "\\udcff"
