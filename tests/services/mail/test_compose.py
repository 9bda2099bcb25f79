"""Nothing in a name, subject or text can add a header or a recipient; every way out says what was frozen."""

from __future__ import annotations

import sys
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, default
from urllib.parse import parse_qs, unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from klatch.domain.errors import BadAddress, InvalidInput
from klatch.services.mail import compose

NORA = ("Nora Whitfield", "nora@whitfield.example")
AISHA = ("Aisha Karim", "aisha.karim@brightloom.example")
HEADERS = {"From", "To", "Subject", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"}

ATTACKS = [
    "Ada\r\nBcc: evil@x.example",
    "Ada\nBcc: evil@x.example",
    "Ada\rBcc: evil@x.example",
    "Ada\u2028Bcc: evil@x.example",
    "Ada\u2029Bcc: evil@x.example",
    "Ada\x85Bcc: evil@x.example",
    "Ada\x0bBcc: evil@x.example",
    "Ada\x0cBcc: evil@x.example",
    "Ada\x1cBcc: evil@x.example",
    "Ada\x00\r\n\r\nBody",
    "=?utf-8?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?=",
    "=?utf-8?b?SGkNCkJjYzogZXZpbEB4LmV4YW1wbGU=?=",
    "=?utf-8?q?Hi=0ABcc=3A_evil=40x=2Eexample?=",
    "=?utf-8?q?Hi=0DBcc=3A_evil=40x=2Eexample?=",
    "=?us-ascii?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?=",
    "=?utf-8?q?Hi=0D=0A=0D=0ABody?=",
    "=\x00?utf-8?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?=",
    "=\u200b?utf-8?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?=",
    "==?utf-8?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?=",
    "=?utf-8?q?Hi?= =?utf-8?q?=0D=0ABcc=3A_evil=40x=2Eexample?=",
    "é =?utf-8?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?=",
    "x" * 90 + " =?utf-8?q?Hi=0D=0ABcc=3A_evil=40x=2Eexample?=",
    "Smith, evil@x.example <u@d.example>",
    'Ada" <evil@x.example>, "Ada',
    "\u202eada <evil@x.example>",
]
POSITIONS = ["sender", "recipient", "subject"]


def eml(
    sender: str = NORA[0], recipient: str = AISHA[0], subject: str = "Hello", body: str = "Hi\n"
) -> bytes:
    return compose.draft_eml(sender, NORA[1], recipient, AISHA[1], subject, body)


def header_names(data: bytes) -> list[str]:
    return message_from_bytes(data).keys()


@pytest.mark.parametrize("position", POSITIONS)
@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_no_value_adds_a_header_or_a_recipient(attack: str, position: str) -> None:
    data = eml(**{position: attack})
    assert sorted(header_names(data)) == sorted(HEADERS | {"X-Unsent"})
    parsed = message_from_bytes(data, policy=default)
    assert [address.addr_spec for address in parsed["To"].addresses] == [AISHA[1]]
    assert [address.addr_spec for address in parsed["From"].addresses] == [NORA[1]]
    assert parsed.get_content().strip() == "Hi"
    head = data.partition(b"\r\n\r\n")[0]
    assert not any(line.lower().startswith(b"bcc") for line in head.split(b"\r\n"))


def test_seventy_five_cases() -> None:
    assert len(ATTACKS) * len(POSITIONS) == 75


def naive(name: str, subject: str) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["To"] = Address(name, addr_spec=AISHA[1])
    message["Subject"] = subject
    message.set_content("Hi")
    return message.as_bytes()


@pytest.mark.skipif(sys.version_info >= (3, 11, 10), reason="this Python no longer injects")
@pytest.mark.parametrize("position", ["name", "subject"])
def test_the_standard_library_alone_injects_on_this_python(position: str) -> None:
    """The red control: the same attack without the defence."""
    injected = []
    for attack in ATTACKS:
        try:
            data = naive(**{"name": "Ada", "subject": "Hello", position: attack})
        except ValueError:
            continue
        if b"\r\nBcc:" in data or b"\nBcc:" in data:
            injected.append(attack)
    assert len(injected) >= 3


def test_the_second_look_refuses_what_the_cleaning_lets_through(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compose, "clean_header", str)
    for attack in ({"subject": "Hi\r\nBcc: evil@x.example"}, {"recipient": "Ada\r\nBcc: evil@x.example"}):
        with pytest.raises(InvalidInput, match="headers"):
            eml(**attack)


def test_the_second_look_counts_recipients(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        compose, "_address", lambda header, _name, address: f"{header}: {address}, evil@x.example"
    )
    with pytest.raises(InvalidInput, match="headers"):
        eml()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120), st.text(max_size=120), st.text(max_size=200))
def test_every_text_makes_a_sound_message(sender: str, recipient: str, subject: str, body: str) -> None:
    message = compose.build_message(sender, NORA[1], recipient, AISHA[1], subject, body)
    assert set(message.keys()) == HEADERS
    again = message_from_bytes(message.as_bytes(), policy=default)
    assert again.keys() == message.keys()
    assert again["Subject"] == compose.clean_header(subject)
    assert not again["Subject"].defects
    assert [address.addr_spec for address in message["To"].addresses] == [AISHA[1]]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([*"=?qQbB_0DA:é \r\n,;<>@\"'().ü𝒳", "utf-8", "Bcc", "=?", "?="]), max_size=60)
)
def test_every_mix_of_dangerous_letters_makes_a_sound_message(letters: list[str]) -> None:
    text = "".join(letters)
    message = compose.build_message(text, NORA[1], text, AISHA[1], text, text)
    assert set(message.keys()) == HEADERS
    again = message_from_bytes(message.as_bytes(), policy=default)
    assert again.keys() == message.keys()
    assert again["Subject"] == compose.clean_header(text)
    assert again["To"].addresses == message["To"].addresses


def test_the_text_arrives_as_it_was_frozen() -> None:
    body = "Hi Jörg,\n\nI’m Nora.\n.\nFrom the start\n" + "long " * 300 + "\n\nThank you,\nNora"
    parsed = message_from_bytes(eml("Nora Weißfeld", "Jörg Müller", "Grüße – 中文", body), policy=default)
    assert parsed.get_content().replace("\r\n", "\n").rstrip("\n") == body
    assert parsed["Subject"] == "Grüße – 中文"
    assert parsed["To"].addresses[0].display_name == "Jörg Müller"
    assert parsed["X-Unsent"] == "1"
    assert parsed["Date"] is None
    assert parsed["Message-ID"] is None
    assert parsed["Content-Transfer-Encoding"] == "quoted-printable"


def test_lines_end_in_crlf_and_stay_short() -> None:
    data = eml(subject="word " * 60, recipient="name " * 40, body="word " * 500)
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 78


def test_a_long_address_is_folded_before_it() -> None:
    address = "a" * 60 + "@" + "x" * 60 + ".example"
    message = compose.build_message(*NORA, "Aisha Karim", address, "Hello", "Hi")
    assert message["To"].addresses[0].addr_spec == address
    assert message["To"].addresses[0].display_name == "Aisha Karim"
    assert message_from_bytes(message.as_bytes(), policy=default)["To"].addresses[0].addr_spec == address


@pytest.mark.parametrize("name", ["John Q. Public", "Karim, Aisha", "Zoë (she)", "名前 太郎", "O'Neil"])
def test_names_arrive_readable(name: str) -> None:
    message = compose.build_message(*NORA, name, AISHA[1], "Hello", "Hi")
    shown = message["To"].addresses[0].display_name
    assert [word.strip(",()") for word in name.split()] == shown.split()


def test_a_draft_may_lack_addresses() -> None:
    data = compose.draft_eml("", "", "Aisha", "", "Hello", "Hi")
    assert sorted(header_names(data)) == sorted((HEADERS | {"X-Unsent"}) - {"From", "To"})
    with pytest.raises(BadAddress):
        compose.build_message(*NORA, "Aisha", "", "Hello", "Hi")


@pytest.mark.parametrize(
    "address",
    [
        "no-at-sign",
        "two@@x.example",
        "jörg@x.example",
        "a@x.example\r\nBcc: evil@x.example",
        "a@x.example, b@x.example",
        "Ada <a@x.example>",
        '"a b"@x.example',
        "a@",
        "@x.example",
        "a@x..example",
        "a@-x.example",
        "a@x.example\u200b",
        "a" * 65 + "@x.example",
        "a@" + "x" * 64 + ".example",
        "a@" + "x." * 130 + "example",
    ],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(BadAddress):
        compose.build_message(*NORA, "Ada", address, "Hello", "Hi")
    with pytest.raises(BadAddress):
        compose.mailto_url(address, "Hello", "Hi")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("jo@münchen.example", "jo@xn--mnchen-3ya.example"),
        (" a.b+c@x.example ", "a.b+c@x.example"),
        ("a_b.c.d@mail.x.example", "a_b.c.d@mail.x.example"),
        ("Ada@X.Example", "Ada@x.example"),
    ],
)
def test_an_address_travels_in_ascii(address: str, expected: str) -> None:
    assert compose.clean_address(address) == expected


def test_mailto_carries_the_whole_text() -> None:
    body = "Hi Aïsha & co,\n\n100 % plain + simple?\n"
    url = compose.mailto_url("a+b@x.example", "Q&A: ü", body)
    assert url is not None
    address, _, query = url.removeprefix("mailto:").partition("?")
    assert unquote(address) == "a+b@x.example"
    assert parse_qs(query) == {"subject": ["Q&A: ü"], "body": [body.rstrip().replace("\n", "\r\n")]}
    assert "%0D%0A" in url
    assert url.isascii()
    assert " " not in url
    assert "+" not in url


def test_mailto_gives_up_when_the_link_would_be_cut() -> None:
    short = compose.mailto_url("a@x.example", "Hello", "")
    assert short is not None
    room = compose.MAX_MAILTO - len(short)
    assert compose.mailto_url("a@x.example", "Hello", "x" * room) is not None
    assert compose.mailto_url("a@x.example", "Hello", "x" * (room + 1)) is None


def test_the_clipboard_gets_subject_and_text() -> None:
    assert compose.clipboard_text("Hello", "Hi\r\nthere\u2028now\n") == "Hello\n\nHi\nthere\nnow"
    assert compose.clipboard_text("", "Hi\x00 there") == "Hi there"


@pytest.mark.parametrize(
    ("name", "subject", "expected"),
    [
        ("Aisha Karim", "Re: Hello?", "Aisha Karim - Re Hello.eml"),
        ("../../etc", "passwd", "etc - passwd.eml"),
        ("CON", "", "message CON.eml"),
        ("", "", "message.eml"),
        ("a\x00b\u202ec", "", "a b c.eml"),
        ("...", "", "message.eml"),
    ],
)
def test_file_names_are_safe(name: str, subject: str, expected: str) -> None:
    assert compose.file_name(name, subject) == expected


@given(st.text(), st.text())
def test_every_file_name_is_short_and_plain(name: str, subject: str) -> None:
    made = compose.file_name(name, subject)
    assert made.endswith(".eml")
    assert len(made) <= 84
    assert len(made.encode()) <= 255
    assert not set(made) & set('<>:"/\\|?*\n\r\t\0')
    assert made[0] not in " ."


def test_a_calendar_file_goes_beside_the_text() -> None:
    body, calendar = (
        "Hi Jörg,\n\n--klatch\n.\nThank you,\nNora",
        b"BEGIN:VCALENDAR\r\n" + bytes(range(256)) * 9,
    )
    plain = eml("Nora Weißfeld", "Jörg Müller", "Grüße – 中文", body)
    data = compose.with_calendar(plain, calendar)
    assert data == compose.with_calendar(plain, calendar)
    assert all(len(line) <= 78 for line in data.split(b"\r\n"))
    before, after = (message_from_bytes(each, policy=default) for each in (plain, data))
    assert after.keys() == [name for name in before if name != "Content-Transfer-Encoding"]
    for name in ("From", "To", "Subject", "X-Unsent"):
        assert after[name] == before[name]
    text, file = after.iter_parts()
    assert text.get_content() == before.get_content()
    assert file.get_content_type() == "text/calendar"
    assert file.get_filename() == "meeting.ics"
    assert file.get_payload(decode=True) == calendar
    assert not [part for part in after.walk() if part.defects]
