"""The installer for Windows compiles from the facts, and its icon and version are what Windows reads."""

from __future__ import annotations

import ast
import re
import shutil
import struct
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import klatch

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging"))

import facts  # noqa: E402
import icons  # noqa: E402
from windows import installer, signing, version_info  # noqa: E402


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    folder = tmp_path / "klatch"
    (folder / "_internal").mkdir(parents=True)
    (folder / "klatch.exe").write_bytes(b"a program" * 1000)
    (folder / "_internal" / "data").write_bytes(b"data")
    return folder


@pytest.fixture
def signtool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for the tool of Windows, which notes what it is called with; returns its notes."""
    notes, tool = tmp_path / "called", tmp_path / "bin" / "signtool"
    tool.parent.mkdir()
    tool.write_text(
        f'#!/bin/sh\n[ "$1" = sign ] && holds=" holds: $(cat "$3")"\necho "$@$holds" >> {notes}\n'
    )
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tool.parent), prepend=":")
    return notes


@pytest.fixture(autouse=True)
def _no_certificate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(signing.CERTIFICATE, raising=False)


def test_the_icon_of_windows_holds_a_picture_of_every_size(qapp: QApplication) -> None:
    data = icons.ico()
    assert struct.unpack_from("<HHH", data) == (0, 1, len(icons.WINDOWS_SIZES))
    for index, size in enumerate(icons.WINDOWS_SIZES):
        width, height, _, _, _, depth, length, start = struct.unpack_from("<BBBBHHII", data, 6 + 16 * index)
        image = QImage.fromData(data[start : start + length], "PNG")
        assert (image.width(), image.height(), depth) == (size, size, 32)
        assert (width, height) == (size % 256, size % 256)


def test_windows_reads_name_and_version_of_the_program() -> None:
    tree = ast.parse(version_info.text("klatch"), mode="eval")
    said = {
        node.args[0].value: node.args[1].value  # type: ignore[attr-defined]
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "StringStruct"
    }
    assert said["ProductVersion"] == said["FileVersion"] == klatch.__version__
    assert said["OriginalFilename"] == "klatch.exe"
    numbers = re.search(r"filevers=(\(.*?\))", version_info.text("klatch"))
    assert numbers
    assert ast.literal_eval(numbers[1]) == (*facts.numbers(), 0)


def test_the_installer_compiles_without_a_warning(
    qapp: QApplication, bundle: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    if not shutil.which("makensis"):
        pytest.skip("makensis is not here")
    setup = installer.build(bundle, tmp_path, tmp_path)
    assert setup.name.startswith(f"klatch-{klatch.__version__}-windows-")
    assert setup.read_bytes()[:2] == b"MZ"
    assert "warning" not in capfd.readouterr().err
    assert klatch.__version__.encode("utf-16-le") in setup.read_bytes()


def test_the_installer_and_what_is_in_it_are_signed(
    qapp: QApplication, bundle: Path, tmp_path: Path, signtool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not shutil.which("makensis"):
        pytest.skip("makensis is not here")
    monkeypatch.setenv(signing.CERTIFICATE, "Y2VydGlmaWNhdGU=")
    setup = installer.build(bundle, tmp_path, tmp_path)
    signed = [line for line in signtool.read_text().splitlines() if line.startswith("sign ")]
    assert len(signed) == 2, "the uninstaller, then the installer"
    assert f"{setup.name} holds: " in signed[1]


def test_what_is_signed_is_verified_and_the_certificate_does_not_stay(
    signtool: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(signing.CERTIFICATE, "Y2VydGlmaWNhdGU=")
    monkeypatch.setenv(signing.PASSWORD, "secret")
    signing.sign([Path("a.exe"), Path("b.exe")])
    signed, verified = signtool.read_text().splitlines()
    certificate = re.match(r"sign /f (\S+) /p secret /fd SHA256 .* a\.exe b\.exe ", signed)
    assert certificate
    assert not Path(certificate[1]).exists()
    assert signed.endswith(" holds: certificate")
    assert verified == "verify /pa a.exe b.exe"


def test_a_signature_that_fails_ends_the_build_without_telling_the_password(
    signtool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = Path(shutil.which("signtool") or "")
    tool.write_text("#!/bin/sh\nexit 3\n")
    monkeypatch.setenv(signing.CERTIFICATE, "Y2VydGlmaWNhdGU=")
    monkeypatch.setenv(signing.PASSWORD, "secret")
    with pytest.raises(SystemExit) as ended:
        signing.sign([Path("a.exe")])
    assert str(ended.value) == "signtool ends with 3 and signs nothing: a.exe"


def test_without_a_certificate_it_warns_and_goes_on(
    signtool: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    signing.sign([Path("a.exe")])
    assert capfd.readouterr().out.startswith("::warning::WINDOWS_CERTIFICATE is not set")
    assert not signtool.exists()


def test_the_installer_never_names_the_data_but_to_say_that_they_stay() -> None:
    text = installer.SCRIPT.read_text(encoding="utf-8")
    removing = [line for line in text.splitlines() if re.match(r" *(RMDir|Delete) ", line)]
    assert removing
    assert [line for line in removing if "$LOCALAPPDATA" in line or "$APPDATA" in line] == []
    assert [line.split()[-1] for line in removing if "/r" in line] == [r'"${FOLDER}\_internal"']
