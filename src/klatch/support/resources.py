"""Bundled files: the one way to find what ships under `resources/` and `docs/`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def root() -> Path:
    """The folder of the bundled files, installed beside the package or, in a checkout, at its top level."""
    return _shipped("resources")


@cache
def guide() -> Path:
    """The folder of the guide for users."""
    return _shipped("docs")


def path(*parts: str) -> Path:
    """The path of one bundled file."""
    return root().joinpath(*parts)


def text(*parts: str) -> str:
    """The text of one bundled UTF-8 file."""
    return path(*parts).read_text(encoding="utf-8")


def _shipped(name: str) -> Path:
    installed = _PACKAGE / name
    return installed if installed.is_dir() else _PACKAGE.parent.parent / name
