"""The table model and its view: pages, selection kept by id, keys."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget

from klatch.ui.models.columns import Sort
from klatch.ui.models.record_table import PAGE, IdRole, RecordTable, RowRole
from klatch.ui.models.record_view import RecordView
from klatch.ui.theme import Theme
from ui.people import SHOWN, People, columns, many


@pytest.fixture
def people() -> People:
    return People(many(1000))


@pytest.fixture
def model(people: People, qapp: object) -> RecordTable:
    model = RecordTable(people, columns())
    model.set_query(None, Sort("name"))
    return model


@pytest.fixture
def view(model: RecordTable, theme: Theme, qtbot) -> Iterator[RecordView]:
    window = QWidget()
    window.resize(760, 420)
    qtbot.addWidget(window)
    view = RecordView(model, theme, window)
    view.setGeometry(0, 0, 760, 420)
    view.set_query(None, Sort("name"))
    with qtbot.waitExposed(window):
        window.show()
    view.setFocus()
    yield view
    window.close()


def test_the_model_keeps_the_rules_of_qt(people: People, qapp: object) -> None:
    model = RecordTable(people, columns())
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_query(None, Sort("name"))
    model.set_query("Person 00000", Sort("org", descending=True))
    model.reload()
    del people.rows_by_id[4]
    model.reload()
    assert model.rowCount() == 8
    assert tester.model() is model


def test_only_pages_that_are_asked_for_are_fetched(model: RecordTable, people: People) -> None:
    assert people.fetched == []
    assert model.index(650, 0).data() == "Person 000651"
    assert model.index(660, 0).data() == "Person 000661"
    assert people.fetched == [PAGE]


def test_pages_long_unseen_are_dropped(people: People, qapp: object) -> None:
    model = RecordTable(People(many(PAGE * 70)), columns())
    model.set_query(None, None)
    for row in range(0, PAGE * 70, PAGE):
        model.record(row)
    fetched = len(model._source.fetched)
    model.record(PAGE * 69)
    assert len(model._source.fetched) == fetched
    model.record(0)
    assert len(model._source.fetched) == fetched + 1


def test_roles(model: RecordTable) -> None:
    index = model.index(4, 1)
    assert index.data(IdRole) == 5
    assert index.data(RowRole)[1] == "Person 000005"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Person 000005, Org 05, Thanked")


def test_a_record_deleted_meanwhile_is_an_empty_row(model: RecordTable, people: People) -> None:
    del people.rows_by_id[2]
    assert model.index(1, 0).data() is None
    model.reload()
    assert model.index(1, 0).data() == "Person 000003"


def test_reloading_changed_rows_keeps_the_list_and_reads_them_again(
    model: RecordTable, people: People, qtbot
) -> None:
    model.record(0)
    people.rows_by_id[3] = (3, "Person 000003", "Elsewhere", *people.rows_by_id[3][3:])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as changed:
        model.reload()
    assert changed.args[0].row() == 0
    assert model.index(2, 1).data() == "Elsewhere"


def test_selection_and_cursor_stay_with_their_records(view: RecordView, people: People) -> None:
    view.select_ids([10, 11, 40])
    view.set_query(None, Sort("name", descending=True))
    assert sorted(view.selected_ids()) == [10, 11, 40]
    assert view.current_id() == 10
    del people.rows_by_id[11]
    view.table.reload()
    assert sorted(view.selected_ids()) == [10, 40]


def test_after_a_deletion_the_next_row_is_current(view: RecordView, people: People) -> None:
    view.select_ids([7])
    del people.rows_by_id[7]
    view.table.reload()
    assert view.current_id() == 8
    assert view.selected_ids() == [8]


def test_the_cursor_is_announced_once_per_record(view: RecordView) -> None:
    heard: list[int] = []
    view.current_changed.connect(heard.append)
    view.select_ids([5])
    view.table.reload()
    view.set_query(None, Sort("name", descending=True))
    view.select_ids([6])
    assert heard == [5, 6]


def test_everything_is_selected_as_one_range(view: RecordView) -> None:
    view.selectAll()
    assert view.selectionModel().selection().count() == 1
    assert len(view.selected_ids()) == 1000


def test_keys_say_what_is_meant(view: RecordView, qtbot) -> None:
    view.select_ids([3])
    with qtbot.waitSignal(view.opened) as opened:
        QTest.keyClick(view, Qt.Key.Key_Return)
    with qtbot.waitSignal(view.ticked):
        QTest.keyClick(view, Qt.Key.Key_Space)
    with qtbot.waitSignal(view.delete_pressed):
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert opened.args == [3]
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_id() == 4


def test_letters_move_the_cursor(theme: Theme, qtbot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    view = RecordView(RecordTable(People(SHOWN), columns(), parent=window), theme, window)
    view.set_query(None, None)
    QTest.keyClicks(view, "to")
    assert view.current_id() == 9
    QTest.keyClicks(view, "m")
    assert view.current_id() == 9


def test_sorting_by_header_and_by_menu(view: RecordView, qtbot) -> None:
    with qtbot.waitSignal(view.sort_changed) as sort:
        view.horizontalHeader().sectionClicked.emit(0)
    assert sort.args == [Sort("name", descending=True)]
    assert view.table.id_at(0) == 1000
    menu = view.sort_menu(view)
    assert [action.text() for action in menu.actions()] == ["Name", "Organization and title"]
    menu.actions()[1].trigger()
    assert view.table.query[1] == Sort("org")


def test_a_hidden_column_stays_hidden_and_is_saved(view: RecordView) -> None:
    action = view.column_menu(view).actions()[1]
    assert (action.text(), action.isChecked()) == ("Stage", True)
    action.trigger()
    assert view.isColumnHidden(2)
    assert view.save_state()["columns"] == ["name", "org", "source", "last", "next"]
    view.restore_state({})
    assert not view.isColumnHidden(2)


def test_secondary_columns_give_way_when_it_is_narrow(view: RecordView) -> None:
    assert not view.isColumnHidden(3)
    view.resize(650, 420)
    assert view.isColumnHidden(3)
    assert not view.isColumnHidden(5)
    view.resize(760, 420)
    assert not view.isColumnHidden(3)


def test_widths_and_order_are_saved_and_restored(view: RecordView, model: RecordTable, theme: Theme) -> None:
    view.horizontalHeader().resizeSection(1, 201)
    view.set_query(None, Sort("org", descending=True))
    state = view.save_state()
    assert state["widths"] == {"org": 201}
    again = RecordView(model, theme, view.window())
    again.setGeometry(0, 0, 760, 420)
    again.show()
    assert again.restore_state({**state, "widths": {"org": 201, "gone": 5}}) == Sort("org", descending=True)
    assert again.columnWidth(1) == 201


def test_row_buttons_are_hit_and_do_not_open_the_row(theme: Theme, qtbot) -> None:
    window = QWidget()
    window.resize(900, 300)
    qtbot.addWidget(window)
    view = RecordView(RecordTable(People(SHOWN), columns(buttons=True), parent=window), theme, window)
    view.setGeometry(0, 0, 900, 300)
    view.set_query(None, None)
    with qtbot.waitExposed(window):
        window.show()
    cell = view.visualRect(view.table.index(1, 5))
    with qtbot.waitSignal(view.button_clicked) as clicked:
        QTest.mouseClick(
            view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(cell.right() - 30, cell.center().y())
        )
    assert clicked.args == [4, "start"]


def test_it_paints_in_both_themes_and_large_text(view: RecordView, theme: Theme) -> None:
    light = view.grab().toImage()
    try:
        theme.set_mode("dark")
        dark = view.grab().toImage()
        theme.set_text_scale(1.5)
        assert view.rowHeight(0) == 66
    finally:
        theme.set_mode("light")
        theme.set_text_scale(1.0)
    assert dark.pixelColor(400, 200) != light.pixelColor(400, 200)
    assert view.rowHeight(0) == 44
