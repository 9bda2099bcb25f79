"""What a window lacks is said before Qt can abort."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from klatch.support import desktop

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux takes these from the system")


def test_without_a_screen(tmp_path: Path) -> None:
    assert desktop.check({}) == desktop.Finding("no_screen")
    assert desktop.check({"QT_QPA_PLATFORM": "xcb"}) == desktop.Finding("no_screen")
    nowhere = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert desktop.check(nowhere) == desktop.Finding("no_screen")


def test_other_systems_bring_their_own() -> None:
    assert desktop.check({}, "win32") is None
    assert desktop.check({}, "darwin") is None


def test_offscreen_needs_no_screen() -> None:
    assert desktop.check({"QT_QPA_PLATFORM": "offscreen"}) is None
    assert desktop.check({"QT_QPA_PLATFORM": "minimal:enable_fonts;xcb"}) is None


def wayland(folder: Path) -> dict[str, str]:
    (folder / "wayland-1").touch()
    return {"WAYLAND_DISPLAY": "wayland-1", "XDG_RUNTIME_DIR": str(folder)}


def test_wayland_needs_its_socket_and_no_x11(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "_WAYLAND", {})
    monkeypatch.setattr(desktop, "_X11", {"libklatch-nowhere.so.4": "libklatch-nowhere4"})
    assert desktop.check(wayland(tmp_path)) is None


def test_one_way_to_draw_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt goes on to X11 when it cannot load its part for Wayland."""
    monkeypatch.setattr(desktop, "_WAYLAND", {"libklatch-nowhere.so.4": "libklatch-nowhere4"})
    monkeypatch.setattr(desktop, "_X11", {})
    asked: list[str] = []
    monkeypatch.setattr(desktop, "x11_answers", lambda display: asked.append(display) is None)
    both = wayland(tmp_path) | {"DISPLAY": ":7"}
    assert desktop.check(both) is None
    assert asked == [":7"]
    found = desktop.check(wayland(tmp_path))
    assert found
    assert found.packages == ("libklatch-nowhere4",)


def test_qt_and_the_check_agree_about_the_libraries() -> None:
    """Set-up installs what the check asks for; both lists stay one."""
    setup = Path(__file__).resolve().parents[2] / "packaging" / "setup" / "setup.py"
    text = setup.read_text(encoding="utf-8")
    for library, package in (desktop._BASE | desktop._X11 | desktop._WAYLAND).items():
        assert f'"{library}"' in text
        assert f'"{package}"' in text


@pytest.mark.parametrize("display", [":9731", "localhost:9731.0"])
def test_a_screen_that_does_not_answer(display: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "_X11", {})
    assert desktop.check({"DISPLAY": display}) == desktop.Finding("screen_unreachable")


def test_missing_libraries_come_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(desktop, "_X11", {"libklatch-nowhere.so.4": "libklatch-nowhere4"})
    found = desktop.check({"DISPLAY": ":0"})
    assert found == desktop.Finding("missing_libraries", ("libklatch-nowhere.so.4",), ("libklatch-nowhere4",))


def test_the_loader_cache_answers_and_what_it_lacks_is_tried(tmp_path: Path) -> None:
    cache = tmp_path / "ld.so.cache"
    cache.write_bytes(b"glibc-ld.so.cache1.1\0/usr/lib/libthere.so.1\0/usr/lib/libthere.so.1.2.3\0")
    tried: list[str] = []

    def opens(name: str) -> bool:
        tried.append(name)
        return name == "libelsewhere.so.1"

    names = ("libthere.so.1", "libelsewhere.so.1", "there.so.1", "libgone.so.1")
    assert desktop.missing_libraries(names, cache, opens) == ("there.so.1", "libgone.so.1")
    assert tried == ["libelsewhere.so.1", "there.so.1", "libgone.so.1"]
    assert desktop.missing_libraries(names, tmp_path / "none", opens) == (
        "libthere.so.1",
        "there.so.1",
        "libgone.so.1",
    )


def test_qt_is_not_imported_by_the_check() -> None:
    import subprocess

    code = (
        "import sys; from klatch.support import desktop as d; d.check({}); sys.exit('PySide6' in sys.modules)"
    )
    environment = {"PYTHONPATH": str(Path(desktop.__file__).parents[2])}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
