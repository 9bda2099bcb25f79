from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klatch.domain.replies import without_quotes


@pytest.mark.parametrize(
    ("pasted", "theirs"),
    [
        ("Happy to talk.", "Happy to talk."),
        ("Happy to.\n\nOn Tue, 24 Nov 2026, Nora wrote:\n> Could I ask\n> you?\n", "Happy to."),
        (
            "Happy to.\n\nOn Tue, 24 Nov 2026 at 10:12, Nora Whitfield\n<nora@x.example> wrote:\nHi Ada",
            "Happy to.",
        ),
        ("On Nov 24 Nora wrote:\n> When?\n\nTuesday.\n\n> Where?\nHere.", "Tuesday.\n\nHere."),
        ("Gerne.\n\nAm Di., 24. Nov. 2026 schrieb Nora:\n> Darf ich", "Gerne."),
        ("On the whole I wrote:\nnothing", ""),
        ("I rely on what Nora wrote: a lot", "I rely on what Nora wrote: a lot"),
        ("On Tuesday then", "On Tuesday then"),
        ("> only a quote", ""),
        ("", ""),
    ],
)
def test_what_is_quoted_is_left_out(pasted: str, theirs: str) -> None:
    assert without_quotes(pasted) == theirs


@given(
    st.lists(
        st.sampled_from(["Yes", "", "> asked", "On Tue Nora wrote:", "Tuesday works", "On Monday", "wrote:"])
    )
)
def test_what_is_left_are_their_lines_in_order(lines: list[str]) -> None:
    kept = without_quotes("\n".join(lines))
    rest = iter(lines)
    assert all(line in rest for line in kept.splitlines())
    assert not any(line.startswith(">") for line in kept.splitlines())
