"""Edits of templates that cannot be saved yet, kept beside the data until they can."""

from __future__ import annotations

import json

from klatch.ui.state import WindowState

_NAME = "templates/unsaved"


class Unsaved:
    """What stands in the form of each template that was left with an error in it."""

    def __init__(self, state: WindowState) -> None:
        self._state = state
        try:
            found = json.loads(state.text(_NAME) or "{}")
        except ValueError:
            found = {}
        self._kept: dict[str, dict[str, object]] = {
            key: values for key, values in found.items() if isinstance(values, dict)
        }

    def of(self, template: int) -> dict[str, object]:
        """What was left of a template, nothing when all is saved."""
        return self._kept.get(str(template), {})

    def keep(self, template: int, values: dict[str, object]) -> None:
        """Keep what stands in the form."""
        self._kept[str(template)] = values
        self._write()

    def drop(self, template: int) -> None:
        """It was saved, or is not wanted any more."""
        if self._kept.pop(str(template), None) is not None:
            self._write()

    def _write(self) -> None:
        self._state.set(_NAME, json.dumps(self._kept, ensure_ascii=False))
        self._state.save()
