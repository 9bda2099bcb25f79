"""Half a year of one job search: sixty people, what they do and what is done for them, by one seed.

Nobody looks at what is due here: some of it is done on its day, some days late, and some never.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any, NamedTuple

FIRST_DAY = date(2026, 1, 5)  # a Monday
DAYS = 182
PEOPLE = (
    "Ada Ben Cleo Dora Emil Finn Gita Hugo Ines Jon Kaja Lars Mira Nils Olga Pia Quin Rosa Sven Tara Ugo Vera"
    " Wim Xenia Yara Zeno Alba Bruno Carl Dina Elsa Femi Greta Hana Ivo Jana Kofi Lena Milo Nora Otto Petra"
    " Raul Sara Timo Uma Viktor Wanda Yusuf Zora Anton Bella Cora David Edda Fritz Gero Helga Ida Juri"
).split()
EMPLOYERS = (
    "Acme Birch Cobalt Delta Ember Fjord Grove Harbor Iris Juniper Kite Larch Maple Nimbus Onyx".split()
)
FATES = ("silent", "answers late", "meets", "meets", "meets", "bounces", "declines", "is paused", "cancels")


class Event(NamedTuple):
    """Something that happens at a time on the wall of New York."""

    at: datetime
    who: str
    verb: str
    what: Any = None


def employer(name: str) -> str:
    """Where somebody works: four people share each employer, and are written to within days."""
    return EMPLOYERS[PEOPLE.index(name) // 4]


def events() -> list[Event]:
    """Everything that happens, in order."""
    random = Random(20260105)
    found: list[Event] = []
    newcomers = list(PEOPLE[50:])  # known only once somebody names them
    for number, name in enumerate(PEOPLE[:50]):
        life = _Life(name, random, number * 2)
        named = life.live(FATES[number % len(FATES)], newcomers)
        found += life.events
        for other, day in named:
            life = _Life(other, random, day + random.randint(1, 4))
            life.live(random.choice(("meets", "silent")), [])
            found += life.events
    last = datetime.combine(FIRST_DAY + timedelta(days=DAYS), time())
    return sorted(event for event in found if event.at < last)


class _Life:
    """What happens to one person from a day on."""

    def __init__(self, name: str, random: Random, day: int) -> None:
        self.events: list[Event] = []
        self._name, self._random, self._day = name, random, self._workday(day)
        self._hour = random.randint(9, 15)

    def live(self, fate: str, newcomers: list[str]) -> list[tuple[str, int]]:
        """One of the ways it can go; returns whom they name, and on which day."""
        self._does("write", self._random.choice(("outreach.cold", "outreach.alumni", "outreach.warm")))
        match fate:
            case "silent":
                self._stays_silent()
            case "bounces":
                self._on(1, "bounce")
                self._on(3, "write", "outreach.warm")
                self._on(self._random.randint(1, 5), "answer")
                self._meets()
            case "declines":
                self._on(self._random.randint(1, 6), "answer")
                self._on(1, "write", "reply.accept_their_decline")
            case "is paused":
                self._on(self._random.randint(4, 14), "pause")
            case "cancels":
                self._on(self._random.randint(1, 4), "answer")
                self._on(1, "write", "schedule.propose")
                self._books(self._random.randint(5, 8))
                self._on(2, self._random.choice(("cancel", "no_show")))
                self._on(self._random.randint(1, 4), "write", "schedule.reschedule")
                self._on(2, "answer")
                self._meets()
            case _:
                late = fate == "answers late"
                if late:
                    self._on(self._random.randint(10, 13), "write", "followup.first")
                self._on(self._random.randint(1, 9), "answer")
                self._on(self._random.randint(0, 3), "write", "schedule.propose")
                self._meets()
        return self._names(newcomers) if fate == "meets" and newcomers else []

    def _stays_silent(self) -> None:
        self._on(self._random.randint(9, 15), "write", "followup.first")
        end = self._random.choice(("close", "rest", "nothing"))
        if end == "close":
            self._on(self._random.randint(9, 13), "write", "followup.last")
        elif end == "rest":
            self._on(self._random.randint(9, 13), "rest")

    def _meets(self) -> None:
        ahead = self._random.randint(1, 8)
        self._books(ahead)
        if self._random.random() < 0.5:
            self._on(max(ahead - 1, 0), "tick", "prepare")
            self._does("write", "schedule.reminder")
            self._tells(1)
        else:
            self._tells(ahead)
        if self._random.random() < 0.4:
            self._does("booster")
        if self._random.random() < 0.4:
            self._does("advice")
            self._on(self._random.randint(2, 9), "acted")
            self._on(self._random.randint(5, 12), "write", "update.advice_acted")
        self._on(self._random.randint(0, 2), "write", "thanks.same_day")
        for _ in range(2):
            self._on(self._random.randint(20, 50), self._random.choice(("touch", "hear")))

    def _tells(self, days: int) -> None:
        """Says that the meeting was held, in the evening or on the morning after."""
        self._on(days, "held", self._start)
        if self._random.random() < 0.3:
            told = self.events.pop()
            self._day += 1
            morning = datetime.combine(told.at.date() + timedelta(days=1), time(9))
            self.events.append(Event(morning, self._name, "held", self._start))

    def _books(self, days: int) -> None:
        """A meeting so many days ahead, at an hour when nobody does anything else."""
        day = self._workday(self._day + days)
        at = datetime.combine(FIRST_DAY + timedelta(days=day), time(16, self._random.choice((0, 15, 30))))
        zone = self._random.choice(("America/New_York", "Europe/London", "America/Los_Angeles"))
        self._start = at
        self._does("book", (at, zone, self._random.choice(("video", "in_person", "phone"))))

    def _names(self, newcomers: list[str]) -> list[tuple[str, int]]:
        other = newcomers.pop(0)
        held = next(event for event in self.events if event.verb == "held")
        told = held.at + timedelta(days=self._random.randint(20, 40), minutes=7)
        self.events.append(Event(held.at + timedelta(minutes=2), self._name, "refer", other))
        self.events.append(Event(told, self._name, "write", "update.to_referrer"))
        return [(other, (held.at.date() - FIRST_DAY).days)]

    def _on(self, days: int, verb: str, what: Any = None) -> None:
        self._day = self._workday(self._day + days)
        self._does(verb, what)

    def _does(self, verb: str, what: Any = None) -> None:
        at = datetime.combine(FIRST_DAY + timedelta(days=self._day), time(self._hour))
        if verb == "held":
            at = max(what + timedelta(minutes=50), at)
        at = max([at] + [event.at + timedelta(minutes=5) for event in self.events])
        self.events.append(Event(at, self._name, verb, what))

    def _workday(self, day: int) -> int:
        while (FIRST_DAY + timedelta(days=day)).weekday() > 4:
            day += 1
        return day
