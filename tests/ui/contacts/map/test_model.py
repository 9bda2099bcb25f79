"""The outline's model: the tree of the map, and each row in a sentence."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from klatch.services.data import Store
from klatch.services.reading import referral_map
from klatch.ui.contacts.map.led_to import PeopleModel
from klatch.ui.contacts.map.model import BesideRole, MapModel

People = dict[str, int]


def outline(model: MapModel, above: QModelIndex | None = None, depth: int = 0) -> list[str]:
    """The rows as they stand, a dot for each level."""
    found = []
    parent = above or QModelIndex()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found.append("." * depth + index.data())
        found += outline(model, index, depth + 1)
    return found


def test_the_model_keeps_what_qt_expects_of_a_tree(store: Store, people: People, qapp: object) -> None:
    model = MapModel(None)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(referral_map.load(store))
    assert outline(model) == [
        "Elena Voss",
        ".Marcus Bell",
        "..Priya Raman",
        "..June Abernathy",
        ".Ruben Hale",
        "Hector Ruiz",
        ".Dana Okoye",
    ]
    model.show(referral_map.load(store))
    june = model.index_of(people["June Abernathy"])
    assert model.parent(june) == model.index_of(people["Marcus Bell"])
    assert not model.index_of(people["Alone Adams"]).isValid()
    assert not model.index(9, 0).isValid()
    del tester


def test_a_row_says_in_words_what_the_drawing_shows(store: Store, people: People, qapp: object) -> None:
    model = MapModel(None)
    model.show(referral_map.load(store))

    def said(name: str, role: int = Qt.ItemDataRole.AccessibleTextRole) -> str:
        return str(model.index_of(people[name]).data(role))

    assert said("Priya Raman") == (
        "Priya Raman, Halden Health. To contact. Referred by Marcus Bell, Ruben Hale"
    )
    assert said("Elena Voss") == (
        "Elena Voss, Editor, Openbook. To contact. Referred by June Abernathy. Led you to 4 people"
    )
    assert said("Priya Raman", BesideRole) == "also referred by Ruben Hale"
    assert said("June Abernathy", BesideRole) == "pointed back to Elena Voss"
    assert said("Hector Ruiz", BesideRole) == ""


def test_the_list_of_the_pane(store: Store, people: People, qapp: object) -> None:
    model = PeopleModel(None)  # type: ignore[arg-type]
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show([referral_map.load(store).people[people["Priya Raman"]]])
    index = model.index(0)
    assert index.data() == "Priya Raman"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Priya Raman. To contact"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "Priya Raman, Halden Health"
    del tester
