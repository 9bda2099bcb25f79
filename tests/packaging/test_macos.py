"""What macOS reads of the program, and in which order its disk image is made, signed, shown to Apple."""

from __future__ import annotations

import os
import plistlib
import re
import struct
import subprocess
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
from macos import disk_image, info  # noqa: E402

TOOLS = ("codesign", "hdiutil", "xcrun", "spctl", "security")


@pytest.fixture
def called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand-ins for the tools of macOS, which note what they are called with; returns the notes."""
    notes = tmp_path / "called"
    notes.touch()
    (tmp_path / "bin").mkdir()
    for name in TOOLS:
        tool = tmp_path / "bin" / name
        tool.write_text(f'#!/bin/sh\necho {name} "$@" >> {notes}\n')
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    for name in (disk_image.IDENTITY, *disk_image.NOTARY, "MACOS_CERTIFICATE"):
        monkeypatch.delenv(name, raising=False)
    return notes


@pytest.fixture
def app(tmp_path: Path) -> Path:
    program = tmp_path / "Klatch.app" / "Contents" / "MacOS" / "klatch"
    program.parent.mkdir(parents=True)
    program.touch()
    return tmp_path / "Klatch.app"


def steps(called: Path) -> list[str]:
    """What was done, by tool and first word."""
    return [" ".join(line.split()[:2]) for line in called.read_text().splitlines()]


def test_the_icon_of_macos_holds_pictures_of_the_sizes_it_names(qapp: QApplication) -> None:
    data = icons.icns()
    assert (data[:4], struct.unpack_from(">I", data, 4)[0]) == (b"icns", len(data))
    at, sizes = 8, []
    while at < len(data):
        length = struct.unpack_from(">I", data, at + 4)[0]
        image = QImage.fromData(data[at + 8 : at + length], "PNG")
        assert image.width() == image.height()
        sizes.append(image.width())
        at += length
    assert sorted(sizes) == [32, 64, 128, 256, 256, 512, 512, 1024]


def test_the_information_of_the_program_can_be_written_and_is_true() -> None:
    read = plistlib.loads(plistlib.dumps(info.plist()))
    assert read["CFBundleIdentifier"] == facts.ID
    assert read["CFBundleShortVersionString"] == ".".join(map(str, facts.numbers()))
    assert klatch.__version__.startswith(read["CFBundleVersion"])
    assert read["NSHighResolutionCapable"] is True
    assert re.fullmatch(r"\d+\.\d+", read["LSMinimumSystemVersion"])
    assert {each["LSHandlerRank"] for each in read["CFBundleDocumentTypes"]} == {"Alternate"}


def test_the_entitlements_are_one_and_well_formed() -> None:
    text = (ROOT / "packaging" / "macos" / "entitlements.plist").read_bytes()
    assert plistlib.loads(text) == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_without_a_certificate_the_image_is_made_and_it_warns(
    called: Path, app: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    image = disk_image.build(app, tmp_path, tmp_path)
    assert image.name.startswith(f"klatch-{klatch.__version__}-macos-")
    assert steps(called) == ["codesign --verify", "hdiutil create"]
    assert capsys.readouterr().out.startswith("::warning::MACOS_IDENTITY is not set")
    content = tmp_path / "image"
    assert (content / "Klatch.app" / "Contents" / "MacOS" / "klatch").is_file()
    assert (content / "Applications").readlink() == Path("/Applications")


def test_without_a_key_it_is_signed_and_it_warns(
    called: Path,
    app: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(disk_image.IDENTITY, "Developer ID Application: Nobody (TEAM)")
    monkeypatch.setenv("NOTARY_KEY", "a key without its number")
    disk_image.build(app, tmp_path, tmp_path)
    assert steps(called) == ["codesign --verify", "hdiutil create", "codesign --sign"]
    assert "are not all set" in capsys.readouterr().out


def test_with_everything_it_is_signed_notarised_stapled_and_assessed(
    called: Path,
    app: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(disk_image.IDENTITY, "Developer ID Application: Nobody (TEAM)")
    for name in disk_image.NOTARY:
        monkeypatch.setenv(name, name.lower())
    image = disk_image.build(app, tmp_path, tmp_path)
    assert steps(called) == [
        "codesign --verify",
        "hdiutil create",
        "codesign --sign",
        "xcrun notarytool",
        "xcrun stapler",
        "spctl --assess",
    ]
    text = called.read_text()
    key = re.search(
        rf"submit {image} --key (\S+\.p8) --key-id notary_key_id --issuer notary_issuer --wait", text
    )
    assert key
    assert not Path(key[1]).exists()
    assert capsys.readouterr().out == ""


def keychain(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", str(ROOT / "packaging" / "macos" / "keychain.sh")],
        env={"PATH": os.environ["PATH"], "HOME": str(home), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_certificate_goes_into_a_keychain_of_its_own(called: Path, tmp_path: Path) -> None:
    done = keychain(tmp_path, MACOS_CERTIFICATE="Y2VydGlmaWNhdGU=", MACOS_CERTIFICATE_PASSWORD="secret")
    assert done.returncode == 0, done.stderr
    assert [step.split()[1] for step in steps(called)] == [
        "create-keychain",
        "set-keychain-settings",
        "unlock-keychain",
        "import",
        "set-key-partition-list",
        "list-keychains",
    ]
    certificate = re.search(r"import (\S+)", called.read_text())
    assert certificate
    assert not Path(certificate[1]).exists()


def test_without_a_certificate_there_is_no_keychain(called: Path, tmp_path: Path) -> None:
    done = keychain(tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("::warning::")
    assert called.read_text() == ""
