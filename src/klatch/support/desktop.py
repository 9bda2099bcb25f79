"""What a window needs from the system, asked before Qt is imported.

Qt itself ends the process (signal 6) when there is no screen, and names the wrong library if one is missing.
The checks here take a tenth of a millisecond when all is well; under X11, where the server is asked, three.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

# Shared libraries Qt opens by itself, with the Debian and Ubuntu package of each.
_BASE = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
}
_X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-shape.so.0": "libxcb-shape0",
}
_WAYLAND = {"libwayland-cursor.so.0": "libwayland-cursor0"}
_LOADER_CACHE = Path("/etc/ld.so.cache")


@dataclass(frozen=True, slots=True)
class Finding:
    """Why no window can open. `code`: no_screen, screen_unreachable (one is named, none answers) or
    missing_libraries, with the packages of Debian and Ubuntu that hold them.
    """

    code: str
    libraries: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()


def check(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Finding | None:
    """What stops Qt from opening a window here, or None. Only Linux takes these things from the system."""
    if platform != "linux":
        return None
    findings = []
    for plugin in _plugins(environ):
        finding = _check_plugin(plugin, environ)
        if finding is None:
            return None
        findings.append(finding)
    return findings[0] if findings else Finding("no_screen")


def _plugins(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The ways to draw that Qt tries in turn: what QT_QPA_PLATFORM names, else Wayland and X11 as present."""
    screens = {"wayland": _wayland_socket(environ), "xcb": bool(environ.get("DISPLAY"))}
    named = environ.get("QT_QPA_PLATFORM", "")
    if named:
        wanted = [each.partition(":")[0] for each in named.split(";")]
        return tuple(each for each in wanted if screens.get(each.partition("-")[0], True))
    return tuple(each for each, present in screens.items() if present)


def _check_plugin(plugin: str, environ: Mapping[str, str]) -> Finding | None:
    """What stops Qt from drawing in this way, or None."""
    needed = _BASE | {"xcb": _X11, "wayland": _WAYLAND}.get(plugin.partition("-")[0], {})
    missing = missing_libraries(tuple(needed))
    if missing:
        return Finding("missing_libraries", missing, tuple(needed[name] for name in missing))
    if plugin == "xcb" and not x11_answers(environ.get("DISPLAY", "")):
        return Finding("screen_unreachable")
    return None


def _wayland_socket(environ: Mapping[str, str]) -> bool:
    """Whether the Wayland compositor that is named listens."""
    name = environ.get("WAYLAND_DISPLAY")
    return bool(name) and Path(environ.get("XDG_RUNTIME_DIR", ""), str(name)).exists()


def missing_libraries(
    names: tuple[str, ...],
    cache: Path = _LOADER_CACHE,
    opens: Callable[[str], bool] | None = None,
) -> tuple[str, ...]:
    """Those of the libraries the loader will not find: its cache is read first, what it lacks is tried."""
    try:
        known = cache.read_bytes()
    except OSError:
        known = b""
    doubtful = [name for name in names if b"/" + name.encode() + b"\0" not in known]
    return tuple(name for name in doubtful if not (opens or _opens)(name))


def _opens(library: str) -> bool:
    """Whether the loader can open a library, wherever it looks for it."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def x11_answers(display: str) -> bool:
    """Whether the X server that DISPLAY names lets us in.

    Asked of libxcb, which Qt loads anyway: a stale name, a tunnel that is gone and a server of somebody else
    (`sudo` without their cookie) all look well from outside, and Qt would abort.
    """
    import ctypes

    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not failed
