"""Makes the pictures of the guide from those of the tour: cut to what a page speaks of, and small files."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "pictures"
_WINDOW = QRect(0, 0, 1280, 800)
_BROWSE = QRect(184, 84, 1096, 690)  # without the navigation, the toolbar and the status bar
_TASK = QRect(56, 84, 1224, 690)
PICTURES: dict[str, tuple[str, QRect]] = {
    "today": ("today", _WINDOW),
    "welcome": ("welcome-you", _TASK),
    "people": ("import", _TASK),
    "employers": ("organizations", QRect(184, 84, 1096, 560)),
    "contacts": ("contacts", QRect(184, 84, 1096, 560)),
    "write": ("compose", _TASK),
    "write-to-several": ("compose-batch", QRect(56, 84, 1224, 420)),
    "answers": ("reply", QRect(184, 84, 1096, 400)),
    "times-to-offer": ("times-to-offer", _BROWSE),
    "prepare": ("prepare", _TASK),
    "conversation": ("meeting", _TASK),
    "wrap-up": ("wrap-up", _TASK),
    "takeaways": ("takeaways", QRect(184, 84, 1096, 640)),
    "career-paths": ("paths", QRect(184, 84, 1096, 420)),
    "referrals": ("referral-map", QRect(184, 124, 1096, 650)),
    "opportunities": ("opportunities", QRect(184, 84, 1096, 460)),
    "insights": ("insights", _BROWSE),
    "new-task": ("quick-add", QRect(340, 56, 600, 200)),
    "search": ("palette", QRect(290, 60, 700, 460)),
    "templates": ("templates", QRect(184, 84, 1096, 560)),
    "settings": ("settings", QRect(184, 84, 860, 610)),
}
"""By the name of the picture: the scene of the tour, and what is cut out of it."""
_COLOURS, _ALIKE = 80, 60


def main() -> None:
    """Take the tour and make every picture anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="klatch-guide-") as folder:
        subprocess.run([sys.executable, "-m", "klatch", "tour", folder], check=True)
        for name, (scene, part) in PICTURES.items():
            image = QImage(str(Path(folder) / "light" / f"{scene}.png")).copy(part)
            target = FOLDER / f"{name}.png"
            with_palette(image).save(str(target), "PNG", 0)  # type: ignore[call-overload]
            print(f"{target.relative_to(ROOT)}: {target.stat().st_size // 1024} KiB")


def with_palette(image: QImage) -> QImage:
    """The picture in its most frequent colours that differ, every other as the nearest of them."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = memoryview(bytes(image.constBits())).cast("I")
    seen = Counter(pixels)
    table: list[int] = []
    for colour, _ in seen.most_common():
        if len(table) < _COLOURS and all(_distance(colour, each) > _ALIKE for each in table):
            table.append(colour)
    nearest = {colour: number for number, colour in enumerate(table)}
    for colour in seen.keys() - nearest.keys():
        nearest[colour] = min(range(len(table)), key=lambda n: _distance(colour, table[n]))
    indexed = bytes(map(nearest.__getitem__, pixels))
    made = QImage(indexed, image.width(), image.height(), image.width(), QImage.Format.Format_Indexed8)
    made.setColorTable(table)
    return made.copy()  # which no longer looks at the bytes


def _distance(one: int, other: int) -> int:
    return sum(((one >> shift & 255) - (other >> shift & 255)) ** 2 for shift in (0, 8, 16))


if __name__ == "__main__":
    main()
