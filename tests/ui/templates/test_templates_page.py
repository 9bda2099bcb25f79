"""The Templates page over a real store: checked while typing, saved when left, tried on anybody."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft
from klatch.services import contacts, templates
from klatch.services.data import Store
from klatch.services.reading import templates as reading
from klatch.ui.page import Context
from klatch.ui.places import Place, ShowTemplate
from klatch.ui.templates.page import TemplatesPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> TemplatesPage:
    made = TemplatesPage(context)
    qtbot.addWidget(made)
    made.resize(1096, 690)
    made.show()
    made.arrive(Place("templates"))
    return made


def of(store: Store, key: str) -> reading.TemplateDetail:
    row = next(row for row in reading.listed(store, archived=True) if row.builtin_key == key)
    return reading.detail(store, row.id)


def show(page: TemplatesPage, store: Store, key: str) -> reading.TemplateDetail:
    found = of(store, key)
    page.arrive(ShowTemplate(found.row.id))
    return found


def test_the_first_template_is_shown_with_its_letter(page: TemplatesPage) -> None:
    assert page.heading() == ("Templates", "Alumni hello")
    assert page.frame.preview.card.body.text().startswith("Hi Aisha,\n\nI’m Nora")
    assert not page.frame.save.isEnabled()
    assert page.frame.save.toolTip() == "Everything is saved"


def test_a_field_nobody_knows_is_refused_at_its_line(page: TemplatesPage, store: Store) -> None:
    found = show(page, store, "outreach.alumni")
    body = page.frame.form.body
    cursor = body.textCursor()
    cursor.movePosition(cursor.MoveOperation.NextBlock)
    cursor.movePosition(cursor.MoveOperation.NextBlock)
    body.setTextCursor(cursor)
    QTest.keyClicks(body, "{{ contact.firstname }} ")
    assert page.frame.form.body_problem.text == (
        "Line 3: There is no field “contact.firstname”. Did you mean contact.first_name?"
    )
    assert body.accessibleDescription() == page.frame.form.body_problem.text
    assert page.frame.form.marked_line().top() == body.cursorRect(body.textCursor()).top()
    assert not page.save()
    assert reading.detail(store, found.row.id).body == found.body
    while body.document().isUndoAvailable() and page.frame.form.body_problem.text:
        body.undo()
    assert not page.frame.form.body_problem.isVisible()


def test_a_typed_field_becomes_a_run_and_is_saved_as_its_source(page: TemplatesPage, store: Store) -> None:
    found = show(page, store, "outreach.alumni")
    QTest.keyClicks(page.frame.form.body, "{{ contact.title }} {% if news %}N{% endif %}")
    assert "{" not in page.frame.form.body.toPlainText()
    assert page.commands()["save_draft"]()
    saved = reading.detail(store, found.row.id)
    assert saved.body.startswith("{{ contact.title }} {% if news %}N{% endif %}Hi {{ contact.first_name }}")
    assert saved.builtin_version is None


def test_leaving_saves_what_is_valid(page: TemplatesPage, store: Store, context: Context) -> None:
    found = show(page, store, "outreach.alumni")
    page.frame.form.name.setText("Hello, alumni")
    page.frame.form.name.textEdited.emit("Hello, alumni")
    show(page, store, "outreach.cold")
    assert reading.detail(store, found.row.id).row.name == "Hello, alumni"
    context.history.undo()
    assert reading.detail(store, found.row.id).row.name == "Alumni hello"


def test_leaving_keeps_what_is_not_valid_as_it_is(
    page: TemplatesPage, store: Store, context: Context, said: list[str], qtbot: QtBot
) -> None:
    found = show(page, store, "outreach.alumni")
    QTest.keyClicks(page.frame.form.body, "{{ 1 + 1 }}")
    page.depart()
    assert said == ["“Alumni hello” is kept as it is, but cannot be used before it is put right"]
    assert reading.detail(store, found.row.id).body == found.body
    again = TemplatesPage(context)
    qtbot.addWidget(again)
    again.arrive(ShowTemplate(found.row.id))
    assert again.frame.form.body.source().startswith("{{ 1 + 1 }}Hi")
    assert again.frame.form.body_problem.text.startswith("Line 1: ")


def test_the_original_comes_back_and_that_can_be_undone(
    page: TemplatesPage, store: Store, context: Context, said: list[str]
) -> None:
    found = show(page, store, "outreach.alumni")
    assert not page.frame.restore.isVisible()
    assert "restore_template" not in page.commands()
    QTest.keyClicks(page.frame.form.body, "Mine. ")
    page.save()
    assert page.frame.restore.isVisible()
    page.commands()["restore_template"]()
    assert page.frame.form.body.source() == found.body
    assert said == ["Original of “Alumni hello” restored"]
    context.history.undo()
    assert page.frame.form.body.source().startswith("Mine. Hi")


def test_duplicate_new_and_delete(
    page: TemplatesPage, store: Store, context: Context, said: list[str]
) -> None:
    show(page, store, "thanks.same_day")
    page.commands()["duplicate_template"]()
    assert page.frame.form.name.text() == "Thank-you (copy)"
    assert page.frame.form.kind.isEnabled()
    copy = page.current
    page.commands()["new"]()
    assert page.frame.form.name.text() == "New template"
    assert page.frame.form.kind.currentData() == "thanks.same_day"
    page.arrive(ShowTemplate(copy))
    page.commands()["delete"]()
    assert said == ["“Thank-you (copy)” deleted"]
    assert copy not in [row.id for row in reading.listed(store, archived=True)]
    assert page.current != copy
    context.history.undo()
    assert copy in [row.id for row in reading.listed(store)]


def test_a_shipped_template_is_hidden_and_brought_back(
    page: TemplatesPage, store: Store, said: list[str]
) -> None:
    found = show(page, store, "outreach.cold.short")
    assert page.frame.delete.text() == "Hide"
    page.delete()
    assert of(store, "outreach.cold.short").row.archived
    QTest.mouseClick(page.frame.hidden, Qt.MouseButton.LeftButton)
    page.arrive(ShowTemplate(found.row.id))
    assert page.frame.delete.text() == "Bring back"
    page.delete()
    assert not of(store, "outreach.cold.short").row.archived
    assert said == ["“Short and direct” hidden", "“Short and direct” is back"]


def test_a_name_is_needed(page: TemplatesPage, store: Store) -> None:
    found = show(page, store, "outreach.alumni")
    page.frame.form.name.clear()
    page.frame.form.name.textEdited.emit("")
    assert page.frame.form.name_problem.text == "Write a name"
    assert not page.save()
    assert reading.detail(store, found.row.id).row.name == "Alumni hello"


def test_the_preview_is_for_whoever_is_chosen(page: TemplatesPage, store: Store, now: datetime) -> None:
    somebody = contacts.add(store, ContactDraft(display_name="Lucas Meyer", organization="Marrow Bank"), now)
    show(page, store, "outreach.alumni")
    page.frame.preview.whom.setCurrentIndex(1)
    page.frame.preview.whom.activated.emit(1)
    assert "organization" in page.frame.preview.card.body.marks()
    assert page.frame.preview.note.text().startswith("Needed and empty here: ")
    page.frame.preview.whom.setCurrentIndex(2)
    page.frame.preview.whom.activated.emit(2)
    assert page.frame.preview.person.isVisible()
    page.frame.preview.person.found.emit(somebody)
    assert page.frame.preview.card.body.text().startswith("Hi Lucas,")
    assert "Marrow Bank" in page.frame.preview.card.body.text()


def test_every_template_that_ships_can_be_opened_and_left_unchanged(
    page: TemplatesPage, store: Store
) -> None:
    for row in reading.listed(store):
        page.arrive(ShowTemplate(row.id))
        assert page.frame.form.body.source() == reading.detail(store, row.id).body
        assert not page.frame.form.body_problem.text
        assert not page._differs(), row.builtin_key
    page.depart()
    assert {row.id for row in reading.listed(store)} == {row.id for row in reading.listed(store)}
    assert all(reading.detail(store, row.id).builtin_version for row in reading.listed(store))


def test_a_template_changed_elsewhere_shows_at_once(page: TemplatesPage, store: Store, now: datetime) -> None:
    found = show(page, store, "outreach.alumni")
    templates.edit(store, found.row.id, {"body": "Other {{ me.signature }}"}, now)
    assert page.frame.form.body.source() == "Other {{ me.signature }}"
    templates.archive(store, found.row.id, True, now)
    assert page.current == found.row.id
