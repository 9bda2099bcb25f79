"""Two spellings of one employer, and links as people type them."""

from __future__ import annotations

import pytest

from klatch.domain.employers import employer_key, look_alikes
from klatch.domain.links import short, web_address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Halden Health, Inc.", "halden health"),
        ("Müller & Söhne GmbH", "Muller Sohne"),
        ("Acme S.A.", "ACME"),
        ("Bright-Loom Ltd", "Bright Loom Limited"),
    ],
)
def test_the_legal_form_does_not_tell_employers_apart(one: str, other: str) -> None:
    assert employer_key(one) == employer_key(other)


def test_a_name_that_is_all_legal_form_stays() -> None:
    assert employer_key("The Company") == "the company"
    assert employer_key("***") == "***"


def test_look_alikes_come_with_the_likeliest_first() -> None:
    others = [
        (1, "Halden Heath"),
        (2, "Halden Health Inc"),
        (3, "Halden"),
        (4, "Hollis Partners"),
        (5, "HaldenHealth"),
    ]
    assert look_alikes("Halden Health", others) == [
        (2, "Halden Health Inc"),
        (5, "HaldenHealth"),
        (1, "Halden Heath"),
        (3, "Halden"),
    ]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" www.halden.example/jobs ", "https://www.halden.example/jobs"),
        ("halden.example", "https://halden.example"),
        ("HTTP://halden.example", "HTTP://halden.example"),
        ("https://halden.example/a?b=c#d", "https://halden.example/a?b=c#d"),
        ("halden", ""),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("https://[broken", ""),
        ("two words.example", ""),
        ("user:secret@halden.example", ""),
    ],
)
def test_only_web_addresses_go_to_the_browser(typed: str, address: str) -> None:
    assert web_address(typed) == address


def test_a_link_is_shown_short() -> None:
    assert short("https://www.halden.example/") == "halden.example"
    assert short("halden.example/jobs") == "halden.example/jobs"
