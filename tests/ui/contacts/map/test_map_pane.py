"""The pane of the map: what came through a person, whom to tell, adding and taking back referrals."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft
from klatch.services import contacts, meetings, messages, tasks
from klatch.ui.contacts.map.view import ReferralMapView
from klatch.ui.contacts.page import ContactsPage
from klatch.ui.page import Context
from klatch.ui.places import Compose, Place
from klatch.ui.window import MainWindow

People = dict[str, int]


def numbers(view: ReferralMapView) -> list[str]:
    return [figure.text for figure in view.pane.figures]


def led_to(view: ReferralMapView) -> list[str]:
    return [person.name for person in view.pane.led_to.people]


def pairs(context: Context) -> set[tuple[str, str]]:
    return set(
        context.store.fetch(
            "SELECT a.display_name, b.display_name FROM referral r"
            "  JOIN contact a ON a.id = r.referrer JOIN contact b ON b.id = r.referred"
        )
    )


def test_the_pane_tells_what_came_through_somebody(
    talked: int, map_view: ReferralMapView, people: People
) -> None:
    assert numbers(map_view) == ["4 people", "2 conversations", "1 lead"]
    assert led_to(map_view) == ["Marcus Bell", "Priya Raman", "June Abernathy", "Ruben Hale"]
    map_view.select(people["Marcus Bell"])
    # June pointed back to Elena, through whom Ruben came.
    assert led_to(map_view) == ["Priya Raman", "June Abernathy", "Elena Voss", "Ruben Hale"]
    map_view.select(people["Ruben Hale"])
    assert numbers(map_view) == ["1 person", "1 conversation", "1 lead"]
    map_view.select(people["Dana Okoye"])
    assert numbers(map_view) == ["0 people", "0 conversations", "0 leads"]


def test_a_row_of_the_pane_selects_on_the_map(
    map_view: ReferralMapView, people: People, qtbot: QtBot
) -> None:
    rows = map_view.pane.led_to
    place = rows.visualRect(rows.model().index(1, 0)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert map_view.chart.current == people["Priya Raman"]
    buttons = [
        button.text() for row in map_view.pane.referrers.rows for button in row.findChildren(QPushButton)
    ]
    assert [text for text in buttons if text] == ["Marcus Bell", "Ruben Hale"]
    link = map_view.pane.referrers.rows[1].findChildren(QPushButton)[0]
    link.click()
    assert map_view.chart.current == people["Ruben Hale"]


def test_each_referrer_has_a_step_of_their_own_and_writing_closes_it(
    talked: int,
    window: MainWindow,
    map_view: ReferralMapView,
    people: People,
    went: list[Place],
    context: Context,
) -> None:
    for name in ("Ruben Hale", "Marcus Bell"):
        map_view.select(people[name])
        title, about = map_view.pane.card.texts
        first = name.partition(" ")[0]
        assert title == f"Tell {first} what came of it"
        assert about.startswith("You have talked with Priya Raman. ")
    assert map_view.pane.card.isVisible()
    map_view.pane.card.write.click()
    assert went[-1] == Compose((people["Marcus Bell"],), "update.to_referrer")
    window.dispatch("back")
    draft = MessageDraft(people["Marcus Bell"], "update.to_referrer", "News", "It went well.")
    now = context.clock.now()
    messages.mark_sent(context.store, messages.save_draft(context.store, draft, now), now, now)
    assert map_view.pane.card.isHidden()
    map_view.select(people["Ruben Hale"])
    assert map_view.pane.card.isVisible()


def test_a_talk_agreed_on_is_something_to_tell(
    map_view: ReferralMapView, people: People, context: Context
) -> None:
    map_view.select(people["Hector Ruiz"])
    assert map_view.pane.card.isHidden()
    now = context.clock.now()
    talk = MeetingDraft((people["Dana Okoye"],), now + timedelta(days=2), "UTC")
    meetings.schedule(context.store, talk, now)
    assert map_view.pane.card.texts == (
        "Tell Hector what came of it",
        "Dana Okoye agreed to talk. One person traces back to Hector.",
    )
    context.history.undo()
    assert map_view.pane.card.isHidden()


def test_ctrl_enter_starts_the_step_of_the_map(
    talked: int, window: MainWindow, map_view: ReferralMapView, people: People, went: list[Place]
) -> None:
    map_view.select(people["Ruben Hale"])
    window.dispatch("next_step")
    assert went[-1] == Compose((people["Ruben Hale"],), "update.to_referrer")


def test_later_leaves_the_step_until_tomorrow(
    talked: int, map_view: ReferralMapView, people: People, context: Context, said: list[str]
) -> None:
    map_view.select(people["Ruben Hale"])
    map_view.pane.card.later.click()
    assert said[-1].startswith("Snoozed until")
    (until,) = context.store.fetch_one(
        "SELECT snoozed_until FROM task WHERE kind = 'tell_referrer' AND contact = ?", (people["Ruben Hale"],)
    ) or ("",)
    assert datetime.fromisoformat(until) > context.clock.now()
    assert map_view.pane.card.due_text == "Tue 24, 09:00"
    context.history.undo()
    assert context.store.fetch("SELECT 1 FROM task WHERE snoozed_until IS NOT NULL") == []


def test_somebody_who_heard_all_but_the_last_talk_is_offered_a_word(
    talked: int, map_view: ReferralMapView, people: People, context: Context, said: list[str]
) -> None:
    """Elena hears of Marcus, whom she pointed to; what came of him later asks no step of its own."""
    assert map_view.pane.card.texts[1].startswith("You have talked with Marcus Bell. ")
    step = context.store.fetch_one(
        "SELECT id FROM task WHERE kind = 'tell_referrer' AND contact = ?", (people["Elena Voss"],)
    )
    assert step is not None
    tasks.done(context.store, step[0], context.clock.now() - timedelta(days=5) + timedelta(minutes=90))
    title, about = map_view.pane.card.texts
    assert title == "Tell Elena what came of it"
    assert about.startswith("You have talked with Marcus Bell since. 4 people trace back to Elena.")
    map_view.pane.card.later.click()
    assert said[-1] == "Planned for tomorrow: Tell Elena what came of it"
    assert map_view.pane.card.isHidden()
    planned = context.store.fetch("SELECT contact, due_on FROM task WHERE kind = 'own'")
    assert planned == [(people["Elena Voss"], "2026-11-24")]
    context.history.undo()
    assert map_view.pane.card.isVisible()
    contacts.pause(context.store, [people["Elena Voss"]], "", context.clock.now())
    assert map_view.pane.card.isHidden()


def test_a_new_name_becomes_a_contact_who_came_through_somebody(
    window: MainWindow,
    map_view: ReferralMapView,
    people: People,
    context: Context,
    said: list[str],
    qtbot: QtBot,
) -> None:
    window.dispatch("add_referral")
    form = map_view.pane.form
    assert form.referrer.text() == "Elena Voss"
    assert QApplication.focusWidget() is form.referred
    qtbot.keyClicks(form.referred, "Imani Cole, Lumen Library")
    qtbot.keyClick(form.referred, Qt.Key.Key_Return)
    assert form.isHidden()
    assert said[-1] == "Imani Cole came through Elena Voss"
    assert map_view.model.shown.people[map_view.current].name == "Imani Cole"
    row = context.store.fetch_one(
        "SELECT c.stage, c.source, o.name FROM contact c JOIN organization o ON o.id = c.organization"
        " WHERE c.display_name = 'Imani Cole'"
    )
    assert row == ("to_contact", "referral", "Lumen Library")
    context.history.undo()
    assert ("Elena Voss", "Imani Cole") not in pairs(context)
    assert map_view.current == people["Elena Voss"]
    context.history.redo()
    assert ("Elena Voss", "Imani Cole") in pairs(context)


def test_somebody_known_is_pointed_to_and_nobody_twice(
    map_view: ReferralMapView, people: People, context: Context, said: list[str], qtbot: QtBot
) -> None:
    map_view.select(people["Dana Okoye"])
    map_view.pane.add_referrer.click()
    form = map_view.pane.form
    assert (form.referred.text(), QApplication.focusWidget()) == ("Dana Okoye", form.referrer)
    form.referrer.setText("Somebody Else")
    form.submit()
    assert form._fields[0].error == "Choose somebody from the list"
    form.referrer.setText("Hector Ruiz")
    form.submit()
    assert form._fields[1].error == "This referral is noted already"
    form.referrer.setText("Dana Okoye")
    form.submit()
    assert form._fields[1].error == "Choose another one"
    form.referred.setText(" ,")
    form.submit()
    assert form._fields[1].error == "Write a name"
    form.referrer.setText("alone adams, halden health")
    form.referred.setText("dana okoye, elsewhere")  # as it may be typed
    form.submit()
    assert said[-1] == "Dana Okoye came through Alone Adams"
    assert ("Alone Adams", "Dana Okoye") in pairs(context)
    assert map_view.model.beside(people["Dana Okoye"]) == "also referred by Alone Adams"
    map_view.pane.add_referred.click()
    qtbot.keyClick(form.referred, Qt.Key.Key_Escape)
    assert form.isHidden()
    assert QApplication.focusWidget() is map_view.chart


def test_a_referral_is_taken_back_with_undo(
    window: MainWindow, map_view: ReferralMapView, people: People, context: Context, said: list[str]
) -> None:
    map_view.select(people["Priya Raman"])
    remove = map_view.pane.referrers.rows[1].findChildren(QPushButton)[1]
    assert remove.accessibleName() == "Take the referral by Ruben Hale back"
    remove.click()
    assert said[-1] == "No longer noted: Ruben Hale pointed to Priya Raman"
    assert ("Ruben Hale", "Priya Raman") not in pairs(context)
    context.history.undo()
    assert ("Ruben Hale", "Priya Raman") in pairs(context)
    window.dispatch("remove_referral")  # the one drawn as a branch
    assert ("Marcus Bell", "Priya Raman") not in pairs(context)
    assert map_view.model.shown.tree.parent[people["Priya Raman"]] == people["Ruben Hale"]


def test_the_last_referral_gone_leaves_a_word_on_what_the_map_is_for(
    window: MainWindow, context: Context, now: datetime, qtbot: QtBot
) -> None:
    ada, ben = (contacts.add(context.store, ContactDraft(display_name=name), now) for name in ("Ada", "Ben"))
    window.dispatch("show_map")
    assert isinstance(window.page, ContactsPage)
    view = window.page.fronts.map
    assert view is not None
    assert view.view is view.empty
    assert window.page.status() == "0 people on the map"
    assert not view.footer.isVisible()
    assert "map_list" not in window.page.commands()
    button = view.empty.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    button.click()
    form = view.pane.form
    form.referrer.setText("Ada")
    form.referred.setText("Ben")
    form.add.click()
    assert view.view is view.chart
    assert view.current == ben
    window.dispatch("remove_referral")
    assert view.view is view.empty
    context.history.undo()
    assert view.view is view.chart
    assert ada in view.model.shown.people


@pytest.mark.parametrize("text", ["Ada Quill", "Ada Quill, "])
def test_the_form_is_closed_with_what_was_typed_saved_once(
    map_view: ReferralMapView, people: People, context: Context, text: str
) -> None:
    map_view.add(people["Hector Ruiz"])
    form = map_view.pane.form
    form.referred.setText(text)
    form.submit()
    assert ("Hector Ruiz", "Ada Quill") in pairs(context)
    assert [pair for pair in pairs(context) if pair[1].startswith("Ada")] == [("Hector Ruiz", "Ada Quill")]
