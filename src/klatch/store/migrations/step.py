"""What a migration gets to work with."""

from __future__ import annotations

from typing import Any, Protocol


class Cursor(Protocol):
    """A database cursor inside the migration's transaction."""

    def execute(self, statements: str, bindings: Any = None) -> Any:
        """Run one or more statements."""
