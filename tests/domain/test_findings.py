"""What is said above the charts, and that nothing is said of four."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.findings import Claim, Do, finding
from klatch.domain.insights import Delays, Group, Insights, Step, Week
from klatch.domain.statistics import FEW, Rate, higher
from klatch.domain.vocabulary import Source

MONDAY = datetime(2026, 10, 5, tzinfo=UTC)


def facts(
    sources: dict[Source, Rate],
    templates: dict[str, Rate] | None = None,
    waiting: dict[Source, int] | None = None,
    sent: tuple[int, ...] = (),
    **people: int,
) -> Insights:
    total = sum(sources.values(), Rate(0, 0))
    reached = dict.fromkeys(Step, 0) | {Step.OUTREACH: total.cases, Step.REPLIED: total.hits}
    names = templates or {}
    return Insights(
        since=MONDAY,
        people=reached | {Step(name): count for name, count in people.items()},
        sources=tuple(Group(source, "", rate) for source, rate in sources.items()),
        templates=tuple(Group(key, name, rate) for key, (name, rate) in enumerate(names.items(), 1)),
        delays=Delays(None, (0, 0, 0, 0)),
        weeks=tuple(Week(MONDAY + timedelta(weeks=n), count, 0) for n, count in enumerate(sent)),
        waiting=waiting or {},
        bounced=0,
        goal=6,
    )


def test_too_few_to_say_anything() -> None:
    found = finding(facts({Source.REFERRAL: Rate(4, 4)}, waiting={Source.COLD: 2}))
    assert (found.claim, found.rate, found.do, found.count) == (Claim.TOO_FEW, Rate(4, 4), Do.WRITE, 2)
    assert finding(facts({})).do is Do.ADD


def test_referred_people_who_reply_more_often_and_still_wait() -> None:
    shares = {Source.LINKEDIN: Rate(3, 20), Source.REFERRAL: Rate(9, 12)}
    found = finding(facts(shares, waiting={Source.REFERRAL: 4, Source.COLD: 9}))
    assert (found.claim, found.rate, found.others) == (Claim.SOURCE, Rate(9, 12), Rate(3, 20))
    assert (found.do, found.source, found.count) == (Do.WRITE, Source.REFERRAL, 4)
    assert found.apart is not None
    assert found.apart.low > 0
    assert finding(facts(shares, waiting={Source.COLD: 9})).do is Do.PREPARE


def test_what_may_be_chance_is_not_claimed() -> None:
    found = finding(facts({Source.LINKEDIN: Rate(9, 20), Source.REFERRAL: Rate(9, 12)}))
    assert (found.claim, found.rate) == (Claim.OVERALL, Rate(18, 32))


def test_the_best_of_the_other_sources() -> None:
    shares = {Source.ALUMNI: Rate(18, 20), Source.COLD: Rate(4, 30), Source.REFERRAL: Rate(3, 12)}
    found = finding(facts(shares, waiting={Source.REFERRAL: 4}))
    assert (found.claim, found.do) == (Claim.SOURCE, Do.ADD)
    assert found.group is not None
    assert found.group.key is Source.ALUMNI


def test_the_best_template_but_not_what_was_written_without_one() -> None:
    shares = {Source.COLD: Rate(22, 50)}
    templates = {"Warm": Rate(18, 20), "Short": Rate(4, 30)}
    found = finding(facts(shares, templates))
    assert found.group is not None
    assert (found.claim, found.group.name, found.others) == (Claim.TEMPLATE, "Warm", Rate(4, 30))
    without = facts(shares)
    nameless = tuple(Group(key, "", rate) for key, rate in enumerate((Rate(18, 20), Rate(4, 30))))
    assert finding(replace(without, templates=nameless)).claim is Claim.OVERALL


def test_thanks_that_are_owed() -> None:
    shares = {Source.COLD: Rate(12, 20)}
    found = finding(facts(shares, met=6, thanked=4, named=6))
    assert (found.claim, found.rate, found.do, found.count) == (Claim.UNTHANKED, Rate(2, 6), Do.THANK, 2)
    assert finding(facts(shares, met=4, thanked=1, named=4)).claim is Claim.OVERALL


def test_fewer_than_half_named_somebody() -> None:
    shares = {Source.COLD: Rate(12, 20)}
    assert finding(facts(shares, met=11, thanked=11, named=2)).claim is Claim.NAMES
    assert finding(facts(shares, met=11, thanked=11, named=3)).claim is Claim.OVERALL


def test_the_pace_of_whole_weeks() -> None:
    shares = {Source.COLD: Rate(12, 20)}
    wait = {Source.COLD: 3}
    found = finding(facts(shares, waiting=wait, sent=(6, 5, 1, 0, 2, 9)))
    assert (found.claim, found.rate, found.count) == (Claim.PACE, Rate(1, 5), 3)
    assert finding(facts(shares, waiting=wait, sent=(6, 5, 1, 0, 9))).claim is Claim.OVERALL, "four are over"
    assert finding(facts(shares, sent=(6, 5, 1, 0, 2, 9))).claim is Claim.OVERALL, "nobody waits"
    short = facts(shares, waiting=wait, sent=(6, 5, 1, 0, 2, 9))
    cut = (replace(short.weeks[0], start=MONDAY + timedelta(days=3)), *short.weeks[1:])
    assert finding(replace(short, weeks=cut)).claim is Claim.OVERALL, "the first is not whole"


PEOPLE = st.tuples(st.sampled_from(list(Source)[5:9]), st.sampled_from("ABC"), st.booleans())


def rates(people: list[tuple[Source, str, bool]], of: int) -> dict[Any, Rate]:
    made: dict[Any, Rate] = {}
    for person in people:
        made[person[of]] = made.get(person[of], Rate(0, 0)) + Rate(int(person[2]), 1)
    return made


@given(
    st.lists(PEOPLE, max_size=60),
    st.dictionaries(st.sampled_from(list(Source)), st.integers(1, 9), max_size=3),
    st.lists(st.integers(0, 12), max_size=12),
    st.integers(0, 20),
    st.integers(0, 20),
)
def test_whatever_is_said_has_five_cases(
    people: list[tuple[Source, str, bool]],
    waiting: dict[Source, int],
    sent: list[int],
    met: int,
    named: int,
) -> None:
    sources, templates = rates(people, 0), rates(people, 1)
    made = facts(sources, templates, waiting, tuple(sent), met=met, thanked=met, named=min(met, named))
    found = finding(made)
    assert (found.claim is Claim.TOO_FEW) == (len(people) < FEW)
    if found.claim is not Claim.TOO_FEW:
        assert found.rate.cases >= FEW
    if found.others.cases:
        assert higher(found.rate, found.others)
        assert found.rate + found.others == made.replied
    if found.do is Do.WRITE:
        assert found.count > 0
