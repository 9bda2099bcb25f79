"""Where the window was, for Back and Forward."""

from __future__ import annotations

from collections.abc import Callable

from klatch.ui.places import Place

LONGEST = 100


class Trail:
    """The places in order, and which of them is in front."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        """The place in front."""
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after."""
        return self._at < len(self._places) - 1

    def go(self, place: Place) -> None:
        """Add a place after this one; what came after is forgotten."""
        if place == self.here:
            return
        self._places = [*self._places[: self._at + 1], place][-LONGEST:]
        self._at = len(self._places) - 1

    def back(self) -> Place | None:
        """Step back, None at the start."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.here

    def forward(self) -> Place | None:
        """Step forward, None at the end."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.here

    def last_where(self, wanted: Callable[[Place], bool]) -> Place | None:
        """The latest place up to here that is wanted."""
        return next((place for place in reversed(self._places[: self._at + 1]) if wanted(place)), None)
