"""The store: one database in one folder, opened by one program at a time."""

from __future__ import annotations

import io
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import apsw

from klatch.domain.errors import StoreBusy, UndoConflict
from klatch.store import migrations, search
from klatch.store.changes import Bus, Change
from klatch.store.connection import Database, scalar, translated
from klatch.store.instance import InstanceLock, private_file, set_strange_log_aside
from klatch.store.journal import Journal, Step
from klatch.store.tables import TRACKED
from klatch.store.transaction import Transaction

FILE_NAME = "klatch.db"
CACHE_KIB, BULK_CACHE_KIB = 2_000, 65_536  # of pages; the indexes of a bulk write do not fit into little
_UNKNOWN_VERSION = -1  # another thread of ours has written since
PATIENCE = 5.0  # seconds to wait for another writer
_log = logging.getLogger(__name__)


class Store:
    """Reads from any thread, named write transactions one at a time, undo, and word of every change."""

    def __init__(self, database: Database, lock: InstanceLock | None) -> None:
        self.path = database.path
        self.changes = Bus()
        self.journal = Journal(self._write_lock, self._replay, self._announce_replay)
        self._database = database
        self._lock = lock
        self._writing = threading.RLock()
        self._owner = threading.get_ident()
        self._patience = PATIENCE
        self._in_transaction = False
        self._version = self._data_version()

    @classmethod
    def open(cls, folder: Path, *, exclusive: bool = True) -> Self:
        """Open the folder's database, made and migrated when needed.

        With `exclusive` off it can be read while a window has it open, and not written.
        Raises SecondInstance, NewerDatabase, ForeignDatabase, DamagedDatabase, DiskFull, ReadOnlyFolder.
        """
        path = folder / FILE_NAME
        set_strange_log_aside(path)
        lock = InstanceLock.take(folder) if exclusive or not migrations.is_current(path) else None
        try:
            migrations.bring_up_to_date(private_file(path))
            if lock is not None and not exclusive:
                lock.release()
                lock = None
            return cls(Database(path, PATIENCE), lock)
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    def close(self) -> None:
        """Close this thread's connection and let the folder go."""
        self._database.close()
        if self._lock is not None:
            self._lock.release()

    def be_impatient(self, seconds: float) -> None:
        """Let writes of this thread wait no longer than this: for the thread of the window."""
        self._patience = seconds
        self._database.raw().set_busy_timeout(int(seconds * 1000))

    @contextmanager
    def worker(self) -> Iterator[None]:
        """Use the store on a worker thread; its own connection is closed afterwards."""
        try:
            yield
        finally:
            if threading.get_ident() != self._owner:
                self._database.close()

    # Reading

    def fetch(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        with translated(self.path):
            return self._database.raw().execute(sql, params).fetchall()

    def fetch_one(self, sql: str, params: Sequence[Any] | dict[str, Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        with translated(self.path):
            row: tuple[Any, ...] | None = self._database.raw().execute(sql, params).fetchone()
            return row

    # Writing

    @contextmanager
    def transaction(
        self, label: str, now: datetime, *, undoable: bool = True, bulk: bool = False
    ) -> Iterator[Transaction]:
        """Write one named step, whole or not at all; its change is announced once, after the commit.

        `bulk` turns the triggers off and rebuilds what they keep: quicker from some thousand rows on.
        With `undoable` off the journal takes no notice, unless it has steps already: they could not be undone
        exactly any more, had their rows changed since without its knowing.
        Raises StoreBusy, DiskFull and whatever the block raises.
        """
        with self._write_lock():
            conn = self._database.raw()
            with self._begun(conn, triggers=not bulk), _recorded(conn) as sessions:
                tx = Transaction(self._database, now)
                yield tx
                tx.check_intact()
                with translated(self.path):
                    blob = _changeset(sessions)
                    if bulk and blob:
                        search.rebuild(conn)
            self._note_version()
            if blob and (undoable or not self.journal.is_empty):
                self.journal.record(Step(label, blob, bulk, tx.run))
        # After the lock is free: who hears of it may have something to write.
        if blob or not undoable:
            self.changes.announce(Change(label, "write", blob, bulk=bulk))

    def check_outside(self) -> bool:
        """Notice another program's commit: announce it and forget the journal. True when there was one."""
        if self._in_transaction:  # a commit of our own is not told apart before it is noted
            return False
        version, known = self._data_version(), self._version
        self._version = version
        if known in {version, _UNKNOWN_VERSION}:
            return False
        self.journal.clear()
        self.changes.announce(Change("", "outside", b""))
        return True

    @contextmanager
    def exclusive(self) -> Iterator[apsw.Connection]:
        """This thread's connection while nobody writes; for backups."""
        with self._write_lock():
            yield self._database.raw()

    def _replay(self, step: Step, invert: bool) -> None:
        flags = apsw.SQLITE_CHANGESETAPPLY_FKNOACTION
        flags |= apsw.SQLITE_CHANGESETAPPLY_INVERT if invert else 0
        conn = self._database.raw()
        try:
            # The changeset holds what cascades did, so a replay needs no foreign keys; under them
            # deleting 100,000 people takes minutes.
            with (
                self._begun(conn, triggers=not step.bulk, foreign_keys=False),
                translated(self.path),
            ):
                apsw.Changeset.apply(step.blob, conn, flags=flags, conflict=_abort)
                if step.bulk:
                    search.rebuild(conn)
        except (apsw.AbortError, apsw.ConstraintError) as error:
            raise UndoConflict(step.label) from error
        self._note_version()

    def _announce_replay(self, step: Step, invert: bool) -> None:
        self.changes.announce(Change(step.label, "undo" if invert else "redo", step.blob, bulk=step.bulk))

    def _note_version(self) -> None:
        """Remember that the commit was ours."""
        own = threading.get_ident() == self._owner
        self._version = self._data_version() if own else _UNKNOWN_VERSION

    @contextmanager
    def _write_lock(self) -> Iterator[None]:
        own = threading.get_ident() == self._owner
        if not self._writing.acquire(timeout=self._patience if own else PATIENCE * 12):
            raise StoreBusy
        try:
            if self._in_transaction:
                raise RuntimeError("a transaction inside a transaction")
            if self._lock is None:
                raise StoreBusy
            self._in_transaction = True
            try:
                yield
            finally:
                self._in_transaction = False
        finally:
            self._writing.release()

    @contextmanager
    def _begun(self, conn: apsw.Connection, *, triggers: bool, foreign_keys: bool = True) -> Iterator[None]:
        """BEGIN IMMEDIATE, then COMMIT, or ROLLBACK on any error; with the switches set only meanwhile."""
        search.set_triggers(conn, triggers)
        conn.execute(f"PRAGMA foreign_keys = {int(foreign_keys)}")
        conn.execute(f"PRAGMA cache_size = {-(CACHE_KIB if triggers else BULK_CACHE_KIB)}")
        try:
            with translated(self.path):
                conn.execute("BEGIN IMMEDIATE")
            yield
            with translated(self.path):
                conn.execute("COMMIT")
        except BaseException as error:
            _log.info("transaction rolled back: %s", type(error).__name__)
            if not conn.getautocommit():
                conn.execute("ROLLBACK")
            raise
        finally:
            conn.execute(f"PRAGMA foreign_keys = 1; PRAGMA cache_size = {-CACHE_KIB}")
            search.set_triggers(conn, True)

    def _data_version(self) -> int:
        with translated(self.path):
            return int(scalar(self._database.raw(), "PRAGMA data_version"))


@contextmanager
def _recorded(conn: apsw.Connection) -> Iterator[list[apsw.Session]]:
    """Recorders of what happens to the tracked tables.

    One for each table: forgetting what it recorded is one call, which holds up the window's thread.
    """
    sessions: list[apsw.Session] = []
    try:
        for table in TRACKED:
            sessions.append(apsw.Session(conn, "main"))
            sessions[-1].attach(table)
        yield sessions
    finally:
        for session in sessions:
            session.close()


def _changeset(sessions: list[apsw.Session]) -> bytes:
    """What was recorded. A function of Python takes it in pieces: C alone would never let the window run."""
    pieces = io.BytesIO()

    def take(piece: memoryview) -> None:
        pieces.write(piece)

    for session in sessions:
        session.changeset_stream(take)
    return pieces.getvalue()


def _abort(_reason: int, _change: object) -> int:
    return apsw.SQLITE_CHANGESET_ABORT
