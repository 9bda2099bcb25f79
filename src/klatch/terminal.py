"""What the commands share: the store of a folder, one person by name, files that are never overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from klatch.services.data import Store
    from klatch.services.drafting import Draft

_NAMED = 5
"""Names listed when several people fit."""


class Refusal(Exception):
    """A command that cannot be done as asked, with the sentence that says what to do."""


def require_data(folder: Path) -> None:
    """Refuse to go on when nothing is kept in the folder."""
    from klatch.services.data import has_data

    if not has_data(folder):
        raise Refusal(f"There are no data in {folder} yet. Open Klatch or import a file first.")


@contextmanager
def opened(folder: Path, *, writing: bool = False, missing_ok: bool = False) -> Iterator[Store]:
    """The folder's store; reading leaves a window that is open with it alone."""
    import tempfile

    from klatch.services.data import has_data, open_store

    with ExitStack() as stack:
        if not writing and not has_data(folder):
            if not missing_ok:
                require_data(folder)
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        store = open_store(folder, now(), exclusive=writing)
        stack.callback(store.close)
        yield store


@contextmanager
def logged(folder: Path, writing: bool = True) -> Iterator[None]:
    """Keep a log of a command that writes; a bug goes into it too."""
    import logging

    from klatch.domain.errors import KlatchError
    from klatch.support import logs

    if not writing:
        yield
        return
    handler = logs.start(folder)
    try:
        yield
    except (KlatchError, Refusal):
        raise
    except Exception as error:
        from klatch.ui.errors import report

        logging.getLogger(__name__).error("bug: %s", report(type(error), error, error.__traceback__))  # noqa: TRY400
        raise
    finally:
        logs.stop(handler)


def now() -> datetime:
    """The present moment."""
    from klatch.support.clock import SystemClock

    return SystemClock().now()


def zone(store: Store) -> tzinfo | None:
    """Where the user lives; None stands for the zone of the system."""
    from klatch.domain.zones import zone_info
    from klatch.services.settings import Profile, get

    name = get(store, Profile).zone
    return zone_info(name) if name else None


def recipient(store: Store, text: str) -> int:
    """The one person meant by a name or an address; refuses when there are none or several."""
    from klatch.services import drafting

    found = drafting.recipients(store, text)
    if not found:
        raise Refusal(f"Nobody called “{text}” is known. Check the name, or import your contacts first.")
    if len(found) > 1:
        names = ", ".join(f"{who.name} ({who.organization or who.title})" for who in found[:_NAMED])
        more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise Refusal(
            f"Several people fit “{text}”: {names}{more}. Write the whole name or the e-mail address."
        )
    return found[0].id


def eml(draft: Draft) -> bytes:
    """The draft as a mail file. Raises BadAddress, InvalidInput."""
    from klatch.services.mail.compose import draft_eml

    me, contact = draft.fields.me, draft.fields.contact
    rendered = draft.rendered
    return draft_eml(me.name, me.email, contact.name, draft.to_address, rendered.subject, rendered.body)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, whole or not at all; refuses to overwrite one."""
    made = False
    try:
        with path.open("xb") as file:
            made = True
            file.write(content)
    except FileExistsError as error:
        raise Refusal(f"{path} is there already. Choose another name.") from error
    except OSError as error:
        if made:
            path.unlink(missing_ok=True)
        raise Refusal(f"{path} could not be written: {error.strerror}. Choose another place.") from error
