import stat
import sys
from pathlib import Path

import pytest

from klatch.support.files import write_whole


def test_a_file_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(b"before")
    write_whole(target, b"after")
    assert target.read_bytes() == b"after"
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.pdf"]
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_what_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.mkdir()
    (target / "inside").touch()
    with pytest.raises(OSError, match=r"sheet\.pdf"):
        write_whole(target, b"after")
    assert [each.name for each in tmp_path.iterdir()] == ["sheet.pdf"]
