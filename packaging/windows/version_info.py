"""What Windows shows in the properties of a program, as PyInstaller reads it."""

from __future__ import annotations

import facts

_INFO = """\
VSVersionInfo(
    ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3F, flags={flags}, OS=0x40004,
                      fileType=1, subtype=0, date=(0, 0)),
    kids=[
        StringFileInfo([StringTable("040904B0", [{strings}])]),
        VarFileInfo([VarStruct("Translation", [0x409, 1200])]),
    ],
)
"""
_PRERELEASE = 2


def text(program: str) -> str:
    """The version resource of a program, by the name of its file."""
    strings = {
        "CompanyName": facts.AUTHORS,
        "FileDescription": facts.NAME,
        "FileVersion": facts.version(),
        "InternalName": program,
        "LegalCopyright": f"{facts.AUTHORS}, {facts.LICENCE}",
        "OriginalFilename": f"{program}.exe",
        "ProductName": facts.NAME,
        "ProductVersion": facts.version(),
    }
    return _INFO.format(
        numbers=(*facts.numbers(), 0),
        flags=0 if facts.version() == ".".join(map(str, facts.numbers())) else _PRERELEASE,
        strings=", ".join(f"StringStruct({name!r}, {value!r})" for name, value in strings.items()),
    )
