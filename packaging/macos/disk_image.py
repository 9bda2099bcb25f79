"""The disk image for macOS: the program and a link to the folder to drag it into.

PyInstaller signs what it collects (`identity` goes into klatch.spec); here the whole is checked, signed
and shown to Apple. What the environment lacks for that is said as a warning, and the image is made without.

MACOS_IDENTITY           the certificate in the keychain, as "Developer ID Application: NAME (TEAM)"
NOTARY_KEY               the text of an App Store Connect key, with NOTARY_KEY_ID and NOTARY_ISSUER
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

import facts

IDENTITY = "MACOS_IDENTITY"
NOTARY = ("NOTARY_KEY", "NOTARY_KEY_ID", "NOTARY_ISSUER")


def identity() -> str | None:
    """Whom to sign for; None where there is no certificate."""
    return os.environ.get(IDENTITY) or None


def build(app: Path, work: Path, target: Path) -> Path:
    """Make the image of a program in a folder; returns its path."""
    _run("codesign", "--verify", "--deep", "--strict", str(app))
    content = work / "image"
    content.mkdir()
    shutil.copytree(app, content / app.name, symlinks=True)
    (content / "Applications").symlink_to("/Applications")
    image = target / f"klatch-{facts.version()}-macos-{platform.machine()}.dmg"
    _run("hdiutil", "create", "-volname", facts.NAME, "-srcfolder", str(content), "-fs", "APFS",
         "-format", "ULFO", "-ov", str(image))  # fmt: skip
    _vouch_for(image)
    return image


def _vouch_for(image: Path) -> None:
    name = identity()
    if name is None:
        _warn(f"{IDENTITY} is not set, so macOS will not open the program without being told to")
        return
    _run("codesign", "--sign", name, "--timestamp", str(image))
    key, number, issuer = (os.environ.get(each, "") for each in NOTARY)
    if not (key and number and issuer):
        _warn(f"{', '.join(NOTARY)} are not all set, so macOS will warn of the program")
        return
    with tempfile.NamedTemporaryFile("w", suffix=".p8") as file:
        file.write(key)
        file.flush()
        _run("xcrun", "notarytool", "submit", str(image), "--key", file.name, "--key-id", number,
             "--issuer", issuer, "--wait")  # fmt: skip
    _run("xcrun", "stapler", "staple", str(image))
    _run("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", str(image))


def _warn(sentence: str) -> None:
    print(f"::warning::{sentence}", flush=True)


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
