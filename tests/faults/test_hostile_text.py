"""Templates and names that attack: refused with line and reason, or harmless in the mail file."""

from __future__ import annotations

import shutil
from contextlib import closing
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import cast

import pytest

from klatch.domain.drafts import ContactDraft, TemplateDraft
from klatch.domain.errors import InvalidInput, TemplateRejected
from klatch.services import contacts, drafting, settings, templates
from klatch.services.data import Store, open_store
from klatch.store.tables import TRACKED
from klatch.support.clock import SystemClock
from klatch.ui import errors
from programs import klatch, refused

KIND = "outreach.cold"
HEADERS = sorted("From To Subject MIME-Version Content-Type Content-Transfer-Encoding X-Unsent".split())
ATTACKS = {
    "a syntax error": ("Hello\n{{ contact.name", 2),
    "an open block": ("Hello\n\n{% if contact.name %}yes", 3),
    "a loop bomb": ("{% for a in range(999999999) %}x{% endfor %}", 1),
    "nested loops": (
        "{% for a in advice %}{% for b in advice %}{% for c in advice %}{% endfor %}{% endfor %}{% endfor %}",
        1,
    ),
    "a power": ("Hello\nyou\n{{ 9 ** (9 ** 9) }}", 3),
    "a long text": ("{{ 'x' * 9999999999 }}", 1),
    "the class of an object": ("Hi\n{{ contact.__class__.__mro__[1].__subclasses__() }}", 2),
    "an attribute by filter": ("{{ contact|attr('__init__') }}", 1),
    "a format string": ("{{ '{0.__class__}'.format(contact) }}", 1),
    "a method of a row": ("{{ contact.delete_instance() }}", 1),
    "another file": ("{% include '/etc/passwd' %}", 1),
    "a macro calling itself": ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1),
    "a field there is not": ("Hello {{ contact.password }}", 1),
}
NAMES = [
    "Ada\r\nBcc: evil@x.example",
    "Ada\nBcc: evil@x.example\n\nBody",
    "Ada\u2028Bcc: evil@x.example",
    "Ada\x0bBcc: evil@x.example",
    "Ada\0Lovelace",
    "=?utf-8?q?Ada=0D=0ABcc=3A_evil=40x=2Eexample?=",
    "=?utf-8?b?QWRhDQpCY2M6IGV2aWxAeC5leGFtcGxl?=",
    "Ada, evil@x.example",
    'Ada" <evil@x.example>, "B',
    "\u202eecalevoL adA",
    "Ada " + "Lovelace " * 300,
]


def rows_of(store: Store) -> list[object]:
    return [store.fetch(f'SELECT * FROM "{name}" ORDER BY id') for name in TRACKED]


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder whose first template of the kind puts the name everywhere."""
    folder, now = tmp_path_factory.mktemp("plain"), SystemClock().now()
    with closing(open_store(folder, now)) as store:
        settings.put(store, settings.Profile(name="Nora Whitfield", email="nora@whitfield.example"), now)
        first = drafting.template_for(store, KIND).id
        changes = {"subject": "For {{ contact.name }}", "body": "Dear {{ contact.first_name }},\n\nhello."}
        templates.edit(store, first, changes, now)
        contacts.add(store, ContactDraft(display_name="Ben Solheim", emails=("ben@brightloom.example",)), now)
    return folder


@pytest.fixture
def data(plain: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(plain, tmp_path / "data"))


@pytest.mark.parametrize("name", sorted(ATTACKS))
@pytest.mark.parametrize("part", ["subject", "body"])
def test_a_hostile_template_is_refused_when_saved(data: Path, name: str, part: str) -> None:
    source, line = ATTACKS[name]
    now = SystemClock().now()
    with closing(Store.open(data)) as store:
        before = rows_of(store)
        first = drafting.template_for(store, KIND).id
        draft = TemplateDraft(KIND, "Mine", **({"subject": "", "body": "Hello"} | {part: source}))
        for save in (
            lambda: templates.add(store, draft, now),
            lambda: templates.edit(store, first, {part: source}, now),
        ):
            with pytest.raises((TemplateRejected, InvalidInput)) as caught:
                save()
            if isinstance(caught.value, TemplateRejected):
                assert caught.value.line == (1 if part == "subject" else line)
                sentence = errors.sentence(caught.value)
                assert f"Line {caught.value.line} of the template" in sentence
                assert sentence.endswith((".", "?"))
                assert "\n" not in sentence
        assert rows_of(store) == before
        assert store.journal.undo_label is None


@pytest.mark.parametrize("name", ["a power", "a syntax error", "nested loops", "the class of an object"])
def test_a_hostile_template_in_the_database_blocks_only_its_own_mail(
    data: Path, tmp_path: Path, name: str
) -> None:
    """As another program may have written it there."""
    source, line = ATTACKS[name]
    now = SystemClock().now()
    with closing(Store.open(data)) as store:
        first = drafting.template_for(store, KIND).id
        with store.transaction("Smuggle", now) as tx:
            tx.update("template", first, body=source)
    mail = tmp_path / "mail.eml"
    command = ("draft", "--kind", KIND, "--to", "Ben Solheim", "--data", data)
    refused(klatch(*command), f"Line {line} of the template")
    refused(klatch(*command, "--eml", mail), f"Line {line} of the template")
    assert not mail.exists()
    other = klatch("draft", "--kind", "thanks.same_day", "--to", "Ben Solheim", "--data", data)
    assert other.returncode == 0


def mail_to(data: Path, who: str, folder: Path) -> EmailMessage:
    file = folder / f"{who}.eml"
    done = klatch("draft", "--kind", KIND, "--to", who, "--eml", file, "--data", data)
    assert done.returncode == 0, done.stderr
    content = file.read_bytes()
    head = content.partition(b"\r\n\r\n")[0]
    assert not any(line.lower().startswith((b"bcc", b"cc")) for line in head.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    return cast("EmailMessage", message_from_bytes(content, policy=policy.default))


@pytest.mark.parametrize("number", range(len(NAMES)))
def test_a_hostile_name_writes_no_header(data: Path, tmp_path: Path, number: int) -> None:
    now = SystemClock().now()
    address = "ada@engine.example"
    with closing(Store.open(data)) as store:
        contacts.add(store, ContactDraft(display_name=NAMES[number], emails=(address,)), now)
    mail = mail_to(data, address, tmp_path)
    assert sorted(mail.keys()) == HEADERS
    assert [found.addr_spec for found in mail["To"].addresses] == [address]
    assert mail.get_content().endswith("\r\n\r\nhello.\r\n")


def test_an_imported_hostile_name_writes_no_header(data: Path, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    rows = ((name.replace('"', '""'), f"ada{number}@engine.example") for number, name in enumerate(NAMES))
    lines = "".join(f'"{name}",{address}\n' for name, address in rows)
    file.write_text(f"Full Name,Email\n{lines}", encoding="utf-8", newline="")
    done = klatch("import", file, "--data", data)
    assert done.returncode == 0, done.stderr
    assert f"{len(NAMES):6} added" in done.stdout
    for number in range(len(NAMES)):
        mail = mail_to(data, f"ada{number}@engine.example", tmp_path)
        assert sorted(mail.keys()) == HEADERS
        assert [found.addr_spec for found in mail["To"].addresses] == [f"ada{number}@engine.example"]


def test_a_hostile_address_is_refused(data: Path) -> None:
    now = SystemClock().now()
    with closing(Store.open(data)) as store:
        for address in ("a@b.example\r\nBcc: evil@x.example", "a@b.example, evil@x.example", "<a@b.example>"):
            try:
                added = contacts.add(store, ContactDraft(display_name="Ada", emails=(address,)), now)
            except InvalidInput:
                continue
            (kept,) = store.fetch("SELECT address FROM contact_email WHERE contact = ?", (added,))
            assert "\n" not in kept[0]
            assert "\r" not in kept[0]
            assert "," not in kept[0]
