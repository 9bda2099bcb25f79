"""Time zones: the ones to choose from, the one of a city, and moments across them.

Wall times that a clock change makes odd are read as PEP 495 has it:
- a time that does not exist (02:30 on the night the clocks go forward) is read with the offset before the
  change, so it becomes the moment one would call 03:30;
- a time that exists twice (01:30 on the night they go back) is the first of the two.
Comparing and subtracting is done in UTC only: two moments of one zone compare by their wall time in Python.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from klatch.domain.errors import InvalidInput
from klatch.domain.names import fold

# Cities that do not name a zone themselves. Where two share a name, the larger one,
# unless what follows the comma says otherwise.
_CITIES = {
    "America/New_York": (
        "atlanta|baltimore|boston|brooklyn|buffalo|cambridge|charlotte|cincinnati|cleveland|columbus|"
        "durham|hartford|jacksonville|miami|newark|orlando|philadelphia|pittsburgh|princeton|providence|"
        "raleigh|richmond|rochester|tampa|washington|ann arbor|new haven|washington dc|fort lauderdale|"
        "virginia beach|nyc"
    ),
    "America/Chicago": (
        "austin|birmingham|dallas|houston|huntsville|madison|memphis|milwaukee|minneapolis|nashville|omaha|"
        "tulsa|evanston|new orleans|san antonio|fort worth|kansas city|oklahoma city|saint louis|st. louis|"
        "st louis|saint paul|st. paul|des moines|baton rouge"
    ),
    "America/Denver": "albuquerque|boulder|salt lake city|colorado springs|santa fe|el paso",
    "America/Phoenix": "tucson|scottsdale|tempe|mesa",
    "America/Los_Angeles": (
        "anaheim|bellevue|berkeley|fresno|oakland|pasadena|portland|redmond|reno|sacramento|seattle|"
        "spokane|stanford|sunnyvale|tacoma|san francisco|san diego|san jose|palo alto|mountain view|"
        "menlo park|las vegas|long beach|santa monica|santa barbara|santa clara|san francisco bay area"
    ),
    "America/Toronto": "kingston|kitchener|london, on|mississauga|montreal|ottawa|waterloo|quebec city",
    "America/Edmonton": "calgary|banff|red deer",
    "America/Vancouver": "burnaby|surrey|victoria|kelowna",
    "America/Regina": "saskatoon",
    "America/Halifax": "fredericton|moncton|charlottetown|saint john",
    "Europe/London": (
        "aberdeen|bath|birmingham, uk|brighton|bristol|cardiff|edinburgh|glasgow|leeds|liverpool|"
        "manchester|newcastle|nottingham|oxford|sheffield|york|cambridge, uk"
    ),
    "Europe/Dublin": "cork|galway|limerick",
    "Europe/Berlin": (
        "bonn|bremen|cologne|dortmund|dresden|düsseldorf|essen|frankfurt|freiburg|hamburg|hannover|"
        "heidelberg|karlsruhe|köln|leipzig|mannheim|munich|münchen|nuremberg|nürnberg|potsdam|stuttgart|"
        "frankfurt am main"
    ),
    "Europe/Paris": "bordeaux|grenoble|lille|lyon|marseille|montpellier|nantes|nice|rennes|toulouse",
    "Europe/Amsterdam": "delft|eindhoven|groningen|leiden|rotterdam|utrecht|the hague|den haag",
    "Europe/Brussels": "antwerp|antwerpen|bruges|ghent|gent|leuven|liège",
    "Europe/Zurich": "basel|bern|geneva|genève|lausanne|winterthur|zürich",
    "Europe/Vienna": "graz|innsbruck|linz|salzburg|wien",
    "Europe/Madrid": "barcelona|bilbao|granada|málaga|salamanca|sevilla|seville|valencia|zaragoza",
    "Europe/Lisbon": "braga|coimbra|lisboa|porto",
    "Europe/Rome": "bologna|florence|firenze|genoa|milan|milano|naples|napoli|roma|torino|turin|venice",
    "Europe/Stockholm": "gothenburg|göteborg|lund|malmö|uppsala",
    "Europe/Copenhagen": "aalborg|aarhus|københavn|odense",
    "Europe/Oslo": "bergen|stavanger|trondheim",
    "Europe/Helsinki": "espoo|oulu|tampere|turku",
    "Europe/Warsaw": "gdańsk|katowice|kraków|krakow|łódź|poznań|warszawa|wrocław",
    "Europe/Prague": "brno|ostrava|praha",
    "Europe/Bucharest": "cluj-napoca|iași|timișoara",
    "Europe/Athens": "thessaloniki",
    "Asia/Kolkata": "bangalore|bengaluru|chennai|delhi|hyderabad|mumbai|pune|new delhi",
    "Asia/Shanghai": "beijing|guangzhou|hangzhou|shenzhen",
    "Asia/Tokyo": "kyoto|osaka|yokohama",
    "Asia/Jerusalem": "haifa|tel aviv",
    "Australia/Sydney": "canberra",
    "America/Sao_Paulo": "curitiba|campinas|rio de janeiro|belo horizonte|porto alegre",
}
_AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


def is_zone(name: str) -> bool:
    """Whether this is the name of a zone with rules, such as "Europe/Berlin"."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        # OSError: the name of a folder, such as "Europe"
        return False
    return True


@lru_cache(maxsize=64)
def zone_info(name: str) -> ZoneInfo:
    """The rules of a zone. Raises InvalidInput for a name nobody knows."""
    if not is_zone(name):
        raise InvalidInput("zone", "unknown")
    return ZoneInfo(name)


@lru_cache(maxsize=1)
def choices() -> tuple[str, ...]:
    """The zones worth offering, by name: one for each region and rule, without historical aliases."""
    from importlib import resources

    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return tuple(sorted(row[2] for row in rows if row[2].startswith(_AREAS)))


def city_name(zone: str) -> str:
    """The city a zone is named after: "New York" for "America/New_York"."""
    return zone.rpartition("/")[2].replace("_", " ")


def guess(city: str) -> str:
    """The zone of a city by its name (a comma may tell two apart), or "" when it is not known."""
    wanted = fold(city).strip()
    known = _zones_by_city()
    return known.get(wanted, "") or known.get(wanted.partition(",")[0].strip(), "")


@lru_cache(maxsize=1)
def _zones_by_city() -> dict[str, str]:
    found = {fold(city_name(zone)): zone for zone in choices()}
    for zone, cities in _CITIES.items():
        for city in cities.split("|"):
            found.setdefault(fold(city), zone)
    return found


def to_utc(wall: datetime, zone: str) -> datetime:
    """The moment a clock in `zone` shows `wall` (naive); odd times as above. Raises InvalidInput."""
    return wall.replace(tzinfo=zone_info(zone), fold=0).astimezone(UTC)


def exists(wall: datetime, zone: str) -> bool:
    """Whether a clock in `zone` ever shows `wall` (naive): false within the hour skipped in spring."""
    return local(to_utc(wall, zone), zone).replace(tzinfo=None, fold=0) == wall.replace(fold=0)


def local(moment: datetime, zone: str) -> datetime:
    """An aware moment as a clock in `zone` shows it. Raises InvalidInput."""
    return moment.astimezone(zone_info(zone))


def day_in(moment: datetime, zone: str) -> date:
    """The date of a moment in `zone`. Raises InvalidInput."""
    return moment.astimezone(zone_info(zone)).date()
