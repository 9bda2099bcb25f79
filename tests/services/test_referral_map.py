"""The map of a real store: several referrers, loops, what came through whom, and who is to be told."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from klatch.domain.drafts import ContactDraft, MeetingDraft, MessageDraft, OpportunityDraft, ReferralDraft
from klatch.domain.vocabulary import Source, Stage
from klatch.services import contacts, drafting, meetings, messages, opportunities, referrals, tasks
from klatch.services.data import Store
from klatch.services.reading import referral_map
from klatch.services.reading.referral_map import OnMap

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class Circle:
    """People by name, who point to each other and are met."""

    def __init__(self, store: Store, now: datetime) -> None:
        self.store, self.now = store, now
        self.people: dict[str, int] = {}
        self.names: dict[int, str] = {}

    def add(self, *names: str, **values: object) -> None:
        for name in names:
            draft = ContactDraft(display_name=name, **{"stage": Stage.TO_CONTACT, **values})  # type: ignore[arg-type]
            self.people[name] = contacts.add(self.store, draft, self.now)
            self.names[self.people[name]] = name

    def refer(self, who: str, to: str) -> int:
        """Each a minute after the one before."""
        self.now += timedelta(minutes=1)
        draft = ReferralDraft(self.people[who], self.people[to])
        return referrals.add(self.store, draft, self.now)

    def book(self, *names: str, ahead: timedelta = DAY) -> int:
        people = tuple(self.people[name] for name in names)
        return meetings.schedule(self.store, MeetingDraft(people, self.now + ahead, "UTC"), self.now)

    def hold(self, *names: str) -> int:
        meeting = self.book(*names, ahead=HOUR)
        self.now += 2 * HOUR
        meetings.mark_held(self.store, meeting, self.now, self.now)
        return meeting

    def of(self, name: str) -> OnMap:
        return referral_map.about(self.store, referral_map.load(self.store), self.people[name])

    def led_to(self, name: str) -> list[str]:
        return [person.name for person in self.of(name).led_to]

    def to_tell(self, name: str) -> str:
        told = self.of(name).to_tell
        return told.referred.name if told else ""

    def told(self, name: str) -> None:
        """Write to a referrer what came of it."""
        draft = MessageDraft(self.people[name], "update.to_referrer", "News", "It went well.")
        messages.mark_sent(self.store, messages.save_draft(self.store, draft, self.now), self.now, self.now)


@pytest.fixture
def circle(store: Store, now: datetime) -> Circle:
    """Elena pointed to Ruben and Marcus, Marcus to Priya."""
    made = Circle(store, now)
    made.add("Elena", "Ruben", "Marcus", "Priya")
    for pair in (("Elena", "Ruben"), ("Elena", "Marcus"), ("Marcus", "Priya")):
        made.refer(*pair)
    return made


def test_the_map_names_everybody_a_referral_has_to_do_with(circle: Circle) -> None:
    circle.add("Alone")
    circle.add("Book", stage=Stage.ADDRESS_BOOK)
    circle.add("Olga", organization="Openbook", title="Editor")
    circle.refer("Olga", "Priya")
    found = referral_map.load(circle.store)
    assert [circle.names[key] for key in found.tree.order] == ["Elena", "Ruben", "Marcus", "Priya", "Olga"]
    assert (found.came, found.outside) == (3, 1)
    olga = found.people[circle.people["Olga"]]
    assert olga == (circle.people["Olga"], "Olga", "Editor", "Openbook", Stage.TO_CONTACT, Source.OTHER)


def test_nobody_pointed_to_anybody(store: Store) -> None:
    found = referral_map.load(store)
    assert (found.tree.order, found.people, found.came, found.outside) == ((), {}, 0, 0)


def test_what_came_through_a_person_is_counted_once_through_all_descendants(circle: Circle) -> None:
    circle.refer("Ruben", "Priya")
    both = circle.hold("Marcus", "Priya")
    circle.hold("Ruben")
    circle.book("Priya")
    for contact, meeting in (("Priya", both), ("Elena", None)):
        draft = OpportunityDraft("Researcher", contact=circle.people[contact], meeting=meeting)
        opportunities.add(circle.store, draft, circle.now)
    elena = circle.of("Elena")
    assert circle.led_to("Elena") == ["Ruben", "Priya", "Marcus"]
    assert elena.outcome == (2, 1)
    assert circle.of("Marcus").outcome == (1, 1)
    assert circle.of("Priya").outcome == (0, 0)


def test_a_loop_counts_everybody_in_it_but_oneself(circle: Circle) -> None:
    circle.refer("Priya", "Elena")
    circle.hold("Elena")
    assert circle.led_to("Priya") == ["Elena", "Ruben", "Marcus"]
    assert circle.led_to("Elena") == ["Ruben", "Marcus", "Priya"]
    assert circle.of("Priya").outcome.conversations == 1
    assert circle.of("Elena").outcome.conversations == 0


def test_several_referrers_stand_in_the_order_they_pointed(circle: Circle) -> None:
    circle.refer("Ruben", "Priya")
    assert [who.name for _, who in circle.of("Priya").referrers] == ["Marcus", "Ruben"]


def test_each_referrer_is_told_when_a_meeting_is_booked_and_only_of_their_own(circle: Circle) -> None:
    circle.refer("Ruben", "Priya")
    circle.book("Priya")
    assert (circle.to_tell("Marcus"), circle.to_tell("Ruben"), circle.to_tell("Elena")) == (
        "Priya",
        "Priya",
        "",
    )
    circle.told("Marcus")
    assert (circle.to_tell("Marcus"), circle.to_tell("Ruben")) == ("", "Priya")


def test_a_held_meeting_asks_as_much_and_undo_takes_the_step_along(circle: Circle) -> None:
    before = circle.now
    circle.hold("Priya")
    assert circle.to_tell("Marcus") == "Priya"
    circle.store.journal.undo()
    circle.store.journal.undo()
    assert circle.to_tell("Marcus") == ""
    circle.store.journal.redo()
    assert circle.to_tell("Marcus") == "Priya"
    assert circle.now > before


def test_a_cancelled_meeting_or_a_referral_taken_back_asks_no_more(circle: Circle) -> None:
    meeting = circle.book("Priya")
    meetings.cancel(circle.store, meeting, circle.now)
    assert circle.to_tell("Marcus") == ""
    circle.book("Ruben")
    assert circle.to_tell("Elena") == "Ruben"
    (link, _) = circle.of("Ruben").referrers[0]
    referrals.delete(circle.store, [link.id], circle.now)
    assert circle.store.fetch("SELECT count(*) FROM task WHERE kind = 'tell_referrer'") == [(0,)]
    circle.store.journal.undo()
    assert circle.to_tell("Elena") == "Ruben"


def test_a_referrer_noted_after_the_booking_is_told_too(circle: Circle) -> None:
    circle.book("Priya")
    circle.refer("Ruben", "Priya")
    assert circle.to_tell("Ruben") == "Priya"


def test_the_message_speaks_of_the_one_the_step_is_about(circle: Circle) -> None:
    """Two came of it: each is told of in turn, the earlier first."""
    circle.hold("Ruben")
    circle.now += HOUR
    circle.hold("Marcus")
    for name in ("Ruben", "Marcus"):
        assert circle.to_tell("Elena") == name
        fields = drafting.fields_for(circle.store, circle.people["Elena"], "update.to_referrer", circle.now)
        assert fields.referral.name == name
        circle.told("Elena")
    assert circle.to_tell("Elena") == ""


def test_loops_ask_on_both_sides(circle: Circle) -> None:
    circle.refer("Priya", "Marcus")
    circle.book("Marcus", "Priya")
    assert circle.to_tell("Marcus") == "Priya"
    assert circle.to_tell("Priya") == "Marcus"
    assert circle.to_tell("Elena") == "Marcus"


def test_when_somebody_was_last_thanked(circle: Circle) -> None:
    assert circle.of("Elena").last_thanked is None
    circle.told("Elena")
    assert circle.of("Elena").last_thanked == circle.now


def test_a_talk_with_anybody_of_the_chain_is_news_until_they_heard(circle: Circle) -> None:
    """Elena did not point to Priya herself, so no step asks; there is something to tell all the same."""

    def news(name: str) -> str:
        found = circle.of(name).news
        return found.name if found else ""

    assert news("Elena") == ""
    circle.book("Priya")
    assert news("Elena") == ""  # a talk to come is none yet
    circle.hold("Priya")
    assert news("Elena") == "Priya"
    circle.hold("Ruben")
    assert (news("Elena"), news("Marcus")) == ("Ruben", "Priya")  # the latest one
    circle.now += HOUR
    circle.told("Elena")
    assert (news("Elena"), news("Marcus")) == ("", "Priya")
    circle.now += HOUR
    circle.hold("Marcus")
    assert news("Elena") == "Marcus"
    contacts.edit(circle.store, circle.people["Elena"], {"do_not_contact": True}, circle.now)
    assert news("Elena") == ""


def test_a_step_let_go_says_that_they_need_not_hear(circle: Circle) -> None:
    circle.hold("Priya")
    told = circle.of("Marcus").to_tell
    assert told is not None
    tasks.skip(circle.store, told.step.id, circle.now)
    assert circle.of("Marcus").news is None


def test_a_skipped_step_stays_away(circle: Circle) -> None:
    circle.book("Priya")
    told = circle.of("Marcus").to_tell
    assert told is not None
    tasks.skip(circle.store, told.step.id, circle.now)
    circle.hold("Priya")
    assert circle.to_tell("Marcus") == ""
