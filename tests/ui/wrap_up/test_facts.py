"""What changes beneath the wrap-up while it is open: undo, people who go, paths that come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from klatch.domain.drafts import PathDraft, TakeawayDraft
from klatch.domain.fit import Dimension
from klatch.domain.note_lines import NoteLine
from klatch.domain.vocabulary import TakeawayKind
from klatch.services import career_paths as paths_service
from klatch.services import contacts, fits, meetings, takeaways, talk
from klatch.services.data import Store
from klatch.services.reading import career_paths, messages
from klatch.ui.page import Context
from klatch.ui.places import WrapUp
from klatch.ui.wrap_up.page import WrapUpPage

Book = Callable[..., int]


def test_undo_reaches_the_notes_of_the_talk(
    wrap: WrapUpPage, book: Book, store: Store, now: datetime, context: Context
) -> None:
    made = book("ada", -60)
    talk.keep_notes(store, made, [NoteLine("Try a diary study"), NoteLine("Ask Imani")], (), now)
    wrap.arrive(WrapUp(made))
    notes = wrap.panel.said.talked
    notes.edit.setPlainText("Try a diary study first\nAsk Imani")
    notes.keeper.flush()
    context.history.undo()
    assert notes.edit.lines[:2] == ["Try a diary study", "Ask Imani"]


def test_who_is_deleted_gives_their_place_to_the_next(
    wrap: WrapUpPage, book: Book, people: dict[str, int], store: Store, now: datetime, said: list[str]
) -> None:
    wrap.arrive(WrapUp(book("ada ben", -60)))
    wrap.thanks.type("Thank you", "Dear Ada")
    contacts.delete(store, [people["ada"]], now)
    assert (wrap.person, wrap.panel._title.text()) == (people["ben"], "Thank Ben")
    assert wrap.thanks.writing.contact == people["ben"]
    assert wrap.cards.promises.contact == people["ben"]
    wrap.commit()
    assert not said


def test_who_did_not_take_part_after_all_keeps_the_letter_begun(
    wrap: WrapUpPage, book: Book, people: dict[str, int], store: Store, now: datetime
) -> None:
    made = book("ada ben", -60)
    wrap.arrive(WrapUp(made))
    wrap.thanks.type("Thank you", "Dear Ada")
    meetings.edit(store, made, {"contacts": [people["ben"]]}, now)
    assert wrap.thanks.writing.contact == people["ben"]
    assert [row.subject for row in messages.of_contact(store, people["ada"])] == ["Thank you"]


def test_a_path_named_takes_no_scores_of_another(
    wrap: WrapUpPage, book: Book, store: Store, now: datetime
) -> None:
    made = book("ada", -60)
    paths_service.add(store, PathDraft("UX research"), now)
    wrap.arrive(WrapUp(made))
    card = wrap.cards.fit
    card.dots[Dimension.ENERGY].setValue(4)
    card._name.setText("Teaching")
    card._name.editingFinished.emit()
    assert len(career_paths.fits_of_meeting(store, made)) == 1
    assert card.dots[Dimension.ENERGY].value() == 0
    card.dots[Dimension.VALUES].setValue(2)
    found = {row.path: dict(row.scores) for row in career_paths.fits_of_meeting(store, made)}
    assert list(found.values()) == [{Dimension.ENERGY: 4}, {Dimension.VALUES: 2}]


def test_scores_wait_for_a_path_to_be_named(
    qtbot: QtBot, wrap: WrapUpPage, book: Book, people: dict[str, int], store: Store, now: datetime
) -> None:
    made = book("ada", -60)
    wrap.arrive(WrapUp(made))
    card = wrap.cards.fit
    qtbot.keyClick(card.dots[Dimension.SKILLS], Qt.Key.Key_5)
    takeaways.add(store, TakeawayDraft(people["ada"], TakeawayKind.ADVICE, "Try it", made), now)
    card._name.setText("UX research")
    card._name.editingFinished.emit()
    (fit,) = career_paths.fits_of_meeting(store, made)
    assert fit.scores == {Dimension.SKILLS: 5}
    other = book("ben", -120)
    wrap.arrive(WrapUp(other))
    assert card.dots[Dimension.SKILLS].value() == 0


def test_long_names_leave_the_page_its_shape(
    wrap: WrapUpPage, book: Book, people: dict[str, int], store: Store, now: datetime
) -> None:
    paths_service.add(store, PathDraft("W" * 150), now)
    contacts.edit(store, people["ben"], {"display_name": "W" * 200}, now)
    wrap.arrive(WrapUp(book("ada ben", -60)))
    assert wrap.panel.minimumSizeHint().width() < 480
    assert wrap.cards.minimumSizeHint().width() < 400
    assert wrap.panel.who.sizeHint().width() > wrap.panel.who.fontMetrics().horizontalAdvance("W" * 150)


def test_a_page_not_in_front_reads_when_it_is_shown_again(
    wrap: WrapUpPage, book: Book, people: dict[str, int], store: Store, now: datetime
) -> None:
    made = book("ada", -60)
    wrap.arrive(WrapUp(made))
    wrap.hide()
    takeaways.add(store, TakeawayDraft(people["ada"], TakeawayKind.ADVICE, "Try it", made), now)
    assert wrap.meeting is not None
    assert not wrap.meeting.takeaways
    wrap.show()
    assert [row.text for row in wrap.meeting.takeaways] == ["Try it"]


def test_a_path_ruled_out_since_still_shows_its_scores_and_takes_others(
    wrap: WrapUpPage, book: Book, store: Store, now: datetime, said: list[str]
) -> None:
    made = book("ada", -60)
    research, teaching = (paths_service.add(store, PathDraft(each), now) for each in ("Research", "Teaching"))
    fits.record(store, made, research, {Dimension.ENERGY: 3}, "", now)
    paths_service.rule_out(store, research, "Too far away", now)
    wrap.arrive(WrapUp(made))
    card = wrap.cards.fit
    assert (card.path.currentText(), card.dots[Dimension.ENERGY].value()) == ("Research", 3)
    paths_service.rule_out(store, teaching, "Not now", now)
    card._name.setText("Teaching")
    card._name.editingFinished.emit()
    card.dots[Dimension.VALUES].setValue(2)
    assert not said
    found = {row.path: dict(row.scores) for row in career_paths.fits_of_meeting(store, made)}
    assert found == {research: {Dimension.ENERGY: 3}, teaching: {Dimension.VALUES: 2}}
