"""Menus of a record table: sorting and choosing columns without the header."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from klatch.ui.models.columns import Column, Sort
from klatch.ui.models.layout import ColumnLayout


def sort_menu(columns: tuple[Column, ...], now: Sort | None, parent: QWidget) -> QMenu:
    """Every order there is, the present one ticked; an action's data is the number of its column."""
    menu = QMenu(QCoreApplication.translate("RecordView", "Sort by"), parent)
    for number, column in enumerate(columns):
        if column.sort:
            action = _action(menu, column.header, number)
            action.setChecked(now is not None and now.key == column.sort)
    return menu


def column_menu(layout: ColumnLayout, parent: QWidget) -> QMenu:
    """Every column but the first, ticked when it is wanted; an action's data is the key of its column."""
    menu = QMenu(QCoreApplication.translate("RecordView", "Columns"), parent)
    for column in layout.columns[1:]:
        if column.header:
            _action(menu, column.header, column.key).setChecked(column.key in layout.shown)
    return menu


def _action(menu: QMenu, text: str, data: object) -> QAction:
    action = QAction(text, menu)
    action.setCheckable(True)
    action.setData(data)
    menu.addAction(action)
    return action
