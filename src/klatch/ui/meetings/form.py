"""The form for a meeting: a new one, or one to edit or move."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from klatch.domain.drafts import MeetingDraft
from klatch.domain.vocabulary import Format, MeetingStatus
from klatch.services import meetings, settings
from klatch.services.reading import contacts
from klatch.services.reading.meetings import MeetingDetail
from klatch.ui import errors, words
from klatch.ui.fields.people import PeopleField
from klatch.ui.fields.quiet import MinutesEdit
from klatch.ui.meetings.time_field import TimeField
from klatch.ui.page import Context
from klatch.ui.when import When
from klatch.ui.widgets.base import label
from klatch.ui.widgets.buttons import Button
from klatch.ui.widgets.forms import Field, validate
from klatch.ui.widgets.segmented import Segmented

_MORNING = time(10)
_MINUTES = (5, 480)
_CALLED_OFF = (MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW)


class MeetingForm(QWidget):
    """Nothing is written before Save; Esc leaves it all as it was."""

    saved = Signal(int, bool)
    """The meeting, and whether it was logged as already held."""
    closed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._editing: MeetingDetail | None = None
        theme = context.theme
        self._title = label("", "heading", self)
        self.people = PeopleField(context, self.tr("Add who takes part"), self)
        self.time = TimeField(context, self)
        self.minutes = MinutesEdit(0, 1440, self)
        self.format = Segmented(
            [(item.value, words.meeting_format(item)) for item in Format], self.tr("How you meet"), self
        )
        self.place, self.link, self.phone = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.goals = QPlainTextEdit(self)
        self.status = Segmented(
            [
                (MeetingStatus.CONFIRMED.value, self.tr("Agreed")),
                (MeetingStatus.PROPOSED.value, self.tr("Only proposed")),
            ],
            self.tr("Is the time agreed"),
            self,
        )
        self.footer = QWidget(self)
        """Stands below the form, however far that is scrolled."""
        self.save = Button(theme, self.tr("Save"), self.footer, kind="primary")
        self._cancel = Button(theme, self.tr("Cancel"), self.footer)
        self.first: QWidget = self.people.search
        """Where the focus begins."""
        self._make_fields()
        self._layout()
        self._connect()

    def begin(self, people: Sequence[int], when: When) -> None:
        """Open the form for a new meeting: tomorrow morning, until something else is chosen."""
        self._editing = None
        profile = settings.get(self._context.store, settings.Profile)
        tomorrow = datetime.combine(when.today + timedelta(days=1), _MORNING, tzinfo=when.zone)
        self._title.setText(self.tr("New meeting"))
        self.time.begin(when, tomorrow, "")
        usual = profile.ask_medium
        how = Format(usual) if usual in set(Format) else Format.VIDEO
        self._fill(people, profile.ask_minutes, how, ("", "", ""), "")
        self.status.set_current(MeetingStatus.CONFIRMED.value)
        self._status_field.show()
        self.first = self.time.day if people else self.people.search
        self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit(self, meeting: MeetingDetail, when: When) -> None:
        """Open the form for a meeting there is."""
        self._editing, row = meeting, meeting.row
        self._title.setText(self.tr("Edit or move"))
        self.time.begin(when, row.starts_at, row.zone)
        places = (row.place, row.link, row.phone)
        people = [who.id for who in row.attendees]
        self._fill(people, row.minutes, row.format, places, meeting.goals)
        self.time.set_zone(row.zone)
        self._status_field.hide()
        self.first = self.time.day
        self.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Save, unless something has to be put right first."""
        self.people.search.take_typed()
        if not validate(self._fields):
            return
        with self._context.notices.guarded():
            if self._editing is None:
                self._add()
            else:
                self._change(self._editing)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _add(self) -> None:
        context, now = self._context, self._context.clock.now()
        draft = MeetingDraft(
            self.people.contacts,
            self.time.moment,
            status=MeetingStatus(self.status.current()),
            **self._values(),
        )
        end = draft.starts_at + timedelta(minutes=draft.minutes)
        over = end <= now
        if over:
            meeting = meetings.log(context.store, draft, end, now)
        else:
            meeting = meetings.schedule(context.store, draft, now)
        self._say(self.tr("Meeting with %1 logged") if over else self.tr("Meeting with %1 saved"))
        self.saved.emit(meeting, over)

    def _change(self, meeting: MeetingDetail) -> None:
        store, now, row = self._context.store, self._context.clock.now(), meeting.row
        before = {"zone": row.zone, "minutes": row.minutes, "format": row.format, "place": row.place,
                  "link": row.link, "phone": row.phone, "goals": meeting.goals, "starts_at": row.starts_at,
                  "contacts": tuple(who.id for who in row.attendees)}  # fmt: skip
        wanted = self._values() | {"starts_at": self.time.moment, "contacts": self.people.contacts}
        changes = {key: value for key, value in wanted.items() if value != before[key]}
        revived = row.status in _CALLED_OFF and "starts_at" in changes
        if revived:
            changes.pop("starts_at")
        if changes:
            meetings.edit(store, row.id, changes, now)
        if revived:
            meetings.move(store, row.id, wanted["starts_at"], wanted["zone"], now)
        if changes or revived:
            self._say(self.tr("Meeting with %1 changed"))
        self.saved.emit(row.id, False)

    def _say(self, sentence: str) -> None:
        people = contacts.rows(self._context.store, self.people.contacts)
        who = people[0].name if len(people) == 1 else self.tr("%n people", "", len(people))
        self._context.notices.undoable(sentence.replace("%1", who))

    def _values(self) -> dict[str, Any]:
        return {
            "zone": self.time.their_zone,
            "minutes": self.minutes.value(),
            "format": Format(self.format.current()),
            "place": self.place.text().strip(),
            "link": self.link.text().strip(),
            "phone": self.phone.text().strip(),
            "goals": self.goals.toPlainText().strip(),
        }

    def _fill(
        self, people: Sequence[int], minutes: int, how: Format, places: tuple[str, str, str], goals: str
    ) -> None:
        self.minutes.setValue(minutes)
        self.format.set_current(how.value)
        for line, text in zip((self.place, self.link, self.phone), places, strict=True):
            line.setText(text)
        self.people.set_contacts(people)
        self.goals.setPlainText(goals)
        for field in self._fields:
            field.set_error("")
        self._on_format()
        self._on_time()

    def _make_fields(self) -> None:
        theme = self._context.theme
        self._people_field = Field(theme, self.tr("With"), self.people, self, check=self._check_people)
        self._minutes_field = Field(theme, self.tr("How long"), self.minutes, self, check=self._check_minutes)
        self._where = {
            Format.IN_PERSON: Field(theme, self.tr("Place"), self.place, self),
            Format.VIDEO: Field(theme, self.tr("Link"), self.link, self),
            Format.PHONE: Field(theme, self.tr("Phone number"), self.phone, self),
        }
        self._goals_field = Field(theme, self.tr("What you want to find out"), self.goals, self)
        self._status_field = Field(theme, self.tr("Is the time agreed?"), self.status, self)
        self._fields = [self._people_field, *self.time.fields, self._minutes_field]
        self.goals.setTabChangesFocus(True)
        self.goals.setFixedHeight(theme.px(64))
        self.place.setPlaceholderText(self.tr("Heron Café, Pine Street"))
        self.link.setPlaceholderText("https://")

    def _layout(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self._title)
        column.addWidget(self._people_field)
        column.addWidget(self.time)
        column.addWidget(self._minutes_field)
        column.addWidget(Field(self._context.theme, self.tr("How you meet"), self.format, self))
        for field in self._where.values():
            column.addWidget(field)
        column.addWidget(self._goals_field)
        column.addWidget(self._status_field)
        column.addStretch(1)
        buttons = QHBoxLayout(self.footer)
        buttons.setContentsMargins(16, 11, 16, 12)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self.save)

    def _connect(self) -> None:
        self.people.changed.connect(self._on_people)
        self.time.changed.connect(self._on_time)
        self.minutes.valueChanged.connect(self._on_time)
        self.format.chosen.connect(self._on_format)
        self.save.clicked.connect(self.submit)
        self._cancel.clicked.connect(self.closed)

    def _on_people(self) -> None:
        contact = next(iter(self.people.contacts), None)
        if contact is not None:
            person = contacts.detail(self._context.store, contact)
            self.time.offer_zone(person.zone, person.city)
            known = next((phone.number for phone in person.phones), "")
            if known and not self.phone.text() and self._editing is None:
                self.phone.setText(known)
            self._people_field.validate()

    def _on_format(self, _key: str = "") -> None:
        for how, field in self._where.items():
            field.setVisible(how.value == self.format.current())

    def _on_time(self, _value: object = None) -> None:
        end = self.time.moment + timedelta(minutes=self.minutes.value())
        over = self._editing is None and end <= self._context.clock.now().astimezone(UTC)
        self.save.setText(self.tr("Save and say how it went") if over else self.tr("Save"))
        self._status_field.setVisible(self._editing is None and not over)

    def _check_people(self) -> str:
        wrong = "" if self.people.contacts else errors.problem("no_attendee")
        if self.people.search.text().strip():
            wrong = self.tr("Choose somebody from the list, or clear what you typed")
        self.people.mark(wrong)
        return wrong

    def _check_minutes(self) -> str:
        low, high = _MINUTES
        return "" if low <= self.minutes.value() <= high else errors.problem("minutes")
