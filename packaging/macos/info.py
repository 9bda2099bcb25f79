"""What macOS reads of Klatch before it runs: the Info.plist of the program."""

from __future__ import annotations

from typing import Any

import facts

OLDEST_SYSTEM = "14.0"
"""The oldest macOS that Qt 6.12 is built for."""


def plist() -> dict[str, Any]:
    """The keys beside those that PyInstaller writes."""
    numbers = ".".join(map(str, facts.numbers()))
    return {
        "CFBundleIdentifier": facts.ID,
        "CFBundleName": facts.NAME,
        "CFBundleDisplayName": facts.NAME,
        "CFBundleShortVersionString": numbers,
        "CFBundleVersion": numbers,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleDocumentTypes": [
            _opens("Contacts", LSItemContentTypes=["public.vcard"]),
            _opens("Klatch database", CFBundleTypeExtensions=["db"]),
        ],
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST_SYSTEM,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": f"{facts.AUTHORS}, {facts.LICENCE}",
        "NSPrincipalClass": "NSApplication",
        "NSRequiresAquaSystemAppearance": False,
    }


def _opens(name: str, **which: list[str]) -> dict[str, Any]:
    """Files that Klatch is offered for; what opens them by default stays what it was."""
    return {"CFBundleTypeName": name, "CFBundleTypeRole": "Viewer", "LSHandlerRank": "Alternate", **which}
