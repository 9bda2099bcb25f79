"""What every verb checks before it writes. Each raises InvalidInput with the field and a short key."""

from __future__ import annotations

from collections.abc import Mapping

from klatch.domain.errors import InvalidInput
from klatch.domain.names import clean
from klatch.domain.zones import is_zone


def required(field: str, text: str) -> str:
    """The text on one line; refuses an empty one."""
    cleaned = clean(text)
    if not cleaned:
        raise InvalidInput(field, "empty")
    return cleaned


def address(field: str, text: str) -> str:
    """A mail address as typed; problems: empty, no_at, no_domain_dot, not_an_address."""
    from email_validator import EmailNotValidError, validate_email

    cleaned = required(field, text)
    if "@" not in cleaned:
        raise InvalidInput(field, "no_at")
    if "." not in cleaned.rpartition("@")[2].strip("."):
        raise InvalidInput(field, "no_domain_dot")
    try:
        # The suffix: by themselves .local and .test are refused, though a company's own network may use them.
        validate_email(f"{cleaned}.org", check_deliverability=False)
    except EmailNotValidError as error:
        raise InvalidInput(field, "not_an_address") from error
    return cleaned


def zone(field: str, name: str) -> str:
    """The name of a zone, or nothing; problem: unknown."""
    if name and not is_zone(name):
        raise InvalidInput(field, "unknown")
    return name


def within(field: str, number: int, low: int, high: int) -> int:
    """A number between two others; problem: out_of_range."""
    if not low <= number <= high:
        raise InvalidInput(field, "out_of_range")
    return number


def only_known(changes: Mapping[str, object], known: frozenset[str]) -> None:
    """Refuse a change to something a verb does not change; problem: unknown."""
    for field in changes:
        if field not in known:
            raise InvalidInput(field, "unknown")
