"""Signs programs for Windows with the certificate that the environment holds; without one it warns.

Usage: python packaging/windows/signing.py FILE ...
WINDOWS_CERTIFICATE is a .pfx in base64, WINDOWS_CERTIFICATE_PASSWORD opens it.
"""

from __future__ import annotations

import base64
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

CERTIFICATE, PASSWORD = "WINDOWS_CERTIFICATE", "WINDOWS_CERTIFICATE_PASSWORD"
_WITNESS = "http://timestamp.digicert.com"
"""Says when a file was signed, so that the signature outlives the certificate."""


def is_possible() -> bool:
    """Whether there is a certificate."""
    return bool(os.environ.get(CERTIFICATE))


def sign(files: Sequence[Path]) -> None:
    """Sign files in place and check the signatures, or warn that nobody vouches for them."""
    names = list(map(str, files))
    if not is_possible():
        print(f"::warning::{CERTIFICATE} is not set, so Windows will warn of: {', '.join(names)}", flush=True)
        return
    with tempfile.TemporaryDirectory() as folder:
        certificate = Path(folder, "certificate.pfx")
        certificate.write_bytes(base64.b64decode(os.environ[CERTIFICATE]))
        done = subprocess.run(
            ["signtool", "sign", "/f", str(certificate), "/p", os.environ.get(PASSWORD, ""), "/fd", "SHA256",
             "/tr", _WITNESS, "/td", "SHA256", "/d", "Klatch", *names],
            check=False,
        )  # fmt: skip
    if done.returncode:  # said without the command, which holds the password
        sys.exit(f"signtool ends with {done.returncode} and signs nothing: {', '.join(names)}")
    subprocess.run(["signtool", "verify", "/pa", *names], check=True)


if __name__ == "__main__":
    sign([Path(name) for name in sys.argv[1:]])
