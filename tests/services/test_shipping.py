from __future__ import annotations

from datetime import datetime

from klatch.services import shipping, templates
from klatch.store.database import Store


def test_shipped_templates_are_read_again_only_when_they_differ(store: Store, now: datetime) -> None:
    shipping.bring_in(store, now)
    assert store.fetch_one("SELECT count(*) FROM template") == (len(templates.shipped()),)
    said: list[str] = []
    store.changes.subscribe(lambda change: said.append(change.label))
    shipping.bring_in(store, now)
    assert said == []
    with store.transaction("as if of another version", now, undoable=False) as tx:
        tx.execute("UPDATE template SET builtin_version = 0 WHERE id = 1")
        tx.execute("UPDATE setting SET value = '0.0.1' WHERE name = 'shipped'")
    shipping.bring_in(store, now)
    assert store.fetch_one("SELECT builtin_version > 0 FROM template WHERE id = 1") == (1,)
    assert said == ["as if of another version", "Install templates", "Install templates"]
