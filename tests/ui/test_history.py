"""Undo as the window offers it: small steps at once, large ones beside the window."""

from __future__ import annotations

from datetime import datetime

from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft
from klatch.domain.vocabulary import Stage
from klatch.services import contacts
from klatch.store.database import Store
from klatch.ui.page import Context
from population import populate


def test_a_small_step_is_taken_back_at_once(context: Context, store: Store, now: datetime) -> None:
    contacts.add(store, ContactDraft(display_name="Ada"), now)
    context.history.undo()
    assert store.fetch("SELECT count(*) FROM contact") == [(0,)]
    assert context.history.redo_label == "Add contact"
    context.history.redo()
    assert store.fetch("SELECT display_name FROM contact") == [("Ada",)]


def test_a_large_step_leaves_the_window_free(
    qtbot: QtBot, context: Context, store: Store, now: datetime
) -> None:
    populate(store, 1500)
    before = store.fetch("SELECT id, stage FROM contact ORDER BY id")
    contacts.set_stage(store, [key for key, _ in before], Stage.THANKED, now)
    history = context.history
    label = history.undo_label
    with qtbot.waitSignal(context.notices.said, check_params_cb=lambda text: text == f"Undone: {label}"):
        history.undo()
        assert (history.undo_label, history.redo_label) == (None, None)  # one after the other
        history.undo()
    assert store.fetch("SELECT id, stage FROM contact ORDER BY id") == before
    assert history.redo_label == label
    with qtbot.waitSignal(context.notices.said, check_params_cb=lambda text: text == f"Redone: {label}"):
        history.redo()
    assert {stage for (stage,) in store.fetch("SELECT stage FROM contact")} == {Stage.THANKED}
    assert history.undo_label == label
