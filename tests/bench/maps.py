"""The referral map of two thousand people: read, laid out, and moved under the window."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget
from tests.bench.measure import Figure, interleaved, milliseconds
from tests.population import NOW, populate

from klatch.services.data import Store
from klatch.services.reading import referral_map
from klatch.store.values import to_text
from klatch.ui.contacts.map.chart import MapChart
from klatch.ui.contacts.map.plan import Plan
from klatch.ui.theme import Theme

PEOPLE = 2_000
_FRAMES = 120
_BARE = (
    "SELECT id, referrer, referred, created_at FROM referral",
    "SELECT id, display_name, title, stage, organization FROM contact",
    "SELECT id, name FROM organization",
)


def fill(store: Store) -> None:
    """Everybody but the first forty was pointed to by somebody before them, one in ten by two people."""
    populate(store, PEOPLE)
    random = Random(11)
    created = to_text(NOW)
    pairs = {(random.randrange(1, person), person) for person in range(41, PEOPLE + 1)}
    pairs |= {(random.randrange(1, person), person) for person in range(41, PEOPLE + 1, 10)}
    pairs |= {(person, random.randrange(1, person)) for person in range(100, PEOPLE + 1, 100)}
    with store.transaction("Fill", NOW, bulk=True) as tx:
        tx.execute("DELETE FROM referral")
        tx.executemany(
            "INSERT INTO referral (uid, created_at, updated_at, referrer, referred) VALUES (?, ?, ?, ?, ?)",
            [(f"link-{n}", created, created, *pair) for n, pair in enumerate(sorted(pairs))],
        )


def figures(folder: Path, theme: Theme) -> Iterator[Figure]:
    """Reading beside bare SQL, laying out, showing, and frames of panning at several zooms."""
    store = Store.open(folder)
    fill(store)
    reference = milliseconds(lambda: [store.fetch(sql) for sql in _BARE])
    ours = milliseconds(lambda: referral_map.load(store))
    mine, theirs = interleaved(ours, reference, 9)
    shown = referral_map.load(store)
    people = len(shown.people)
    yield Figure(f"map: reading {people:,} people", mine, theirs, "ms", "")
    laying = statistics.median(milliseconds(lambda: Plan(shown))() for _ in range(5))
    yield Figure("map: laying out", laying, 0, "ms", "< 1000")
    host = QWidget()
    chart = MapChart(theme, host)
    chart.resize(780, 600)
    host.resize(780, 600)
    first = milliseconds(lambda: _show(host, chart, shown, theme))()
    yield Figure("map: laid out and painted for the first time", first, 0, "ms", "< 1000")
    bare = _bare(host, shown, Plan(shown, theme.scale))
    chart.show_current(max(shown.people, key=lambda each: len(shown.tree.led_to(each))))
    for zoom in (1.0, 0.5, 0.25, 0.1):
        bare.resetTransform()
        bare.scale(zoom, zoom)
        chart.set_zoom(zoom)
        QApplication.processEvents()
        theirs, pans = statistics.mean(_pans(bare)), _pans(chart)
        mean = statistics.mean(pans)
        yield Figure(f"map: a frame of panning at {zoom:.0%}", mean, theirs, "ms", "<= 16 on average")
        yield Figure(f"map: the slowest of {_FRAMES} at {zoom:.0%}", max(pans), 0, "ms", "")
        yield Figure(f"map: painting all of the window at {zoom:.0%}", _whole(chart), _whole(bare), "ms", "")
    select = statistics.median(
        milliseconds(lambda each=each: chart.show_current(each))()  # type: ignore[misc]
        for each in shown.tree.order[:50]
    )
    yield Figure("map: selecting somebody", select, 0, "ms", "< 100")
    store.close()


def _show(host: QWidget, chart: MapChart, shown: referral_map.ReferralMap, theme: Theme) -> None:
    chart.show_map(shown, Plan(shown, theme.scale))
    host.show()
    QApplication.processEvents()
    chart.viewport().repaint()


def _bare(host: QWidget, shown: referral_map.ReferralMap, plan: Plan) -> QGraphicsView:
    """As many boxes with a name, each an item of Qt's own, and a straight line to the one they hang on."""
    scene = QGraphicsScene(host)
    for node in range(1, len(plan.people)):
        box, above = plan.box(node), plan.box(plan.parent[node])
        scene.addLine(above.right(), above.center().y(), box.left(), box.center().y())
        scene.addRect(box)
        scene.addSimpleText(shown.people[plan.people[node]].name).setPos(box.topLeft())
    view = QGraphicsView(scene, host)
    view.setRenderHint(QPainter.RenderHint.Antialiasing)
    view.resize(780, 600)
    view.move(0, 600)
    host.resize(780, 1200)
    view.show()
    return view


def _pans(chart: QGraphicsView) -> list[float]:
    """Milliseconds of each frame while the map is dragged along its height, from one end to the other."""
    bar, across = chart.verticalScrollBar(), chart.horizontalScrollBar()
    bar.setValue(bar.minimum())
    step = max(1, min(40, (bar.maximum() - bar.minimum()) // _FRAMES))
    found = []
    for number in range(_FRAMES):
        began = perf_counter()
        bar.setValue(bar.value() + step)
        across.setValue(across.value() + (7 if number % 2 else -7))
        QApplication.processEvents()
        found.append((perf_counter() - began) * 1000)
    return found


def _whole(chart: QGraphicsView) -> float:
    """Milliseconds that painting everything in sight takes, in the middle of the map."""
    bar = chart.verticalScrollBar()
    bar.setValue((bar.minimum() + bar.maximum()) // 2)
    QApplication.processEvents()
    return statistics.median(milliseconds(chart.viewport().repaint)() for _ in range(9))
