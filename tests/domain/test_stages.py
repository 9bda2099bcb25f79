from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.stages import Event, StageFacts, after
from klatch.domain.vocabulary import Stage

BOOK, TO, CONTACTED, REPLIED = Stage.ADDRESS_BOOK, Stage.TO_CONTACT, Stage.CONTACTED, Stage.REPLIED
SCHEDULED, MET, THANKED, IN_TOUCH, PAUSED = (
    Stage.SCHEDULED,
    Stage.MET,
    Stage.THANKED,
    Stage.IN_TOUCH,
    Stage.PAUSED,
)
NONE = StageFacts()

ROWS = [
    # from, event, facts, to: the table of the domain, line by line
    (BOOK, Event.ADDED_TO_PIPELINE, NONE, TO),
    (BOOK, Event.REFERRAL_CAPTURED, NONE, TO),
    (BOOK, Event.DRAFT_WRITTEN, NONE, TO),
    (TO, Event.OUTREACH_SENT, NONE, CONTACTED),
    (BOOK, Event.OUTREACH_SENT, NONE, CONTACTED),
    (CONTACTED, Event.REPLIED, NONE, REPLIED),
    (CONTACTED, Event.MEETING_PROPOSED, NONE, CONTACTED),
    (REPLIED, Event.MEETING_PROPOSED, NONE, REPLIED),
    (CONTACTED, Event.MEETING_CONFIRMED, NONE, SCHEDULED),
    (REPLIED, Event.MEETING_CONFIRMED, NONE, SCHEDULED),
    (SCHEDULED, Event.MEETING_HELD, NONE, MET),
    (SCHEDULED, Event.MEETING_CALLED_OFF, NONE, REPLIED),
    (SCHEDULED, Event.MEETING_CALLED_OFF, StageFacts(meeting_ahead=True), SCHEDULED),
    (MET, Event.THANKS_SENT, NONE, THANKED),
    (THANKED, Event.TOUCHED, NONE, IN_TOUCH),
    (THANKED, Event.OUTREACH_SENT, NONE, IN_TOUCH),
    (THANKED, Event.THANKS_SENT, NONE, IN_TOUCH),
    (THANKED, Event.REPLIED, NONE, IN_TOUCH),
    (IN_TOUCH, Event.MEETING_CONFIRMED, NONE, SCHEDULED),
    (THANKED, Event.MEETING_CONFIRMED, NONE, SCHEDULED),
    *((stage, Event.PAUSED, NONE, PAUSED) for stage in Stage),
    # what the table leaves open
    (SCHEDULED, Event.MEETING_CALLED_OFF, StageFacts(met=True), MET),
    (SCHEDULED, Event.MEETING_CALLED_OFF, StageFacts(met=True, thanked=True), IN_TOUCH),
    (CONTACTED, Event.OUTREACH_BOUNCED, NONE, TO),
    (CONTACTED, Event.OUTREACH_BOUNCED, StageFacts(delivered=True), CONTACTED),
    (MET, Event.OUTREACH_SENT, NONE, MET),
    (MET, Event.REPLIED, NONE, MET),
    (MET, Event.MEETING_CONFIRMED, NONE, MET),
    (MET, Event.MEETING_CALLED_OFF, NONE, MET),
    (IN_TOUCH, Event.MEETING_HELD, NONE, MET),
]


@pytest.mark.parametrize(("stage", "event", "facts", "expected"), ROWS)
def test_the_stage_table(stage: Stage, event: Event, facts: StageFacts, expected: Stage) -> None:
    assert after(event, stage, facts) is expected


@pytest.mark.parametrize("event", Event)
def test_a_paused_person_is_left_alone(event: Event) -> None:
    assert after(event, PAUSED) is PAUSED


_FACTS = st.builds(StageFacts, st.booleans(), st.booleans(), st.booleans(), st.booleans())
_MAY_GO_BACK = {Event.MEETING_CALLED_OFF, Event.OUTREACH_BOUNCED, Event.PAUSED}
# A new meeting starts a new round for those who were met before: the table says so.
_NEW_ROUND = {Event.MEETING_CONFIRMED, Event.MEETING_HELD}


@given(st.sampled_from(Event), st.sampled_from(Stage), _FACTS)
def test_nobody_goes_back_by_accident(event: Event, stage: Stage, facts: StageFacts) -> None:
    order = list(Stage)
    back = order.index(after(event, stage, facts)) < order.index(stage)
    assert not back or event in _MAY_GO_BACK or (event in _NEW_ROUND and stage in (THANKED, IN_TOUCH))


@given(st.lists(st.tuples(st.sampled_from(Event), _FACTS)))
def test_a_person_of_the_pipeline_never_falls_out_of_it(events: list[tuple[Event, StageFacts]]) -> None:
    stage = Stage.TO_CONTACT
    for event, facts in events:
        stage = after(event, stage, facts)
        assert stage is not Stage.ADDRESS_BOOK
