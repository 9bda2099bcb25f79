"""Keep Python's constants alive under PySide6 6.12 on Python 3.11 and older.

PySide6 6.12 is built as if None, True and False were immortal, which they are since Python 3.12 (PEP 683):
its void functions return None without owning a reference. On 3.11 each such call takes one away, and after
some 5,600 calls the interpreter aborts with "deallocating None". Here the three get a count as on 3.12.
"""

from __future__ import annotations

import sys

_SLACK = 64


def hold_constants() -> None:
    """Give None, True and False a count that no program uses up; from Python 3.12 on do nothing."""
    if sys.version_info >= (3, 12):
        return
    import ctypes

    for constant in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(constant))
        # Debug builds keep other fields first; there, leave things alone.
        if abs(count.value - sys.getrefcount(constant)) < _SLACK:
            count.value = sys.maxsize // 2
