"""Prints what is said of the newest release where it is published.

Usage: python packaging/notes.py
"""

from __future__ import annotations

import facts

_VERIFY = """\
Check what you downloaded before you open it: `sha256sum --check --ignore-missing SHA256SUMS`, and
`gh attestation verify FILE --repo OWNER/REPOSITORY` with the names of this page. SECURITY.md says more."""


def notes() -> str:
    """The changes of the newest release as Markdown, and how to verify its files."""
    changes = "\n".join(f"- {change}" for change in facts.releases()[0].changes)
    return f"{changes}\n\n{_VERIFY}\n"


if __name__ == "__main__":
    print(notes(), end="")
