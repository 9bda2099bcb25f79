"""Which delegate paints which kind of cell."""

from __future__ import annotations

from klatch.ui.models.columns import CellKind
from klatch.ui.models.delegates import (
    ButtonsDelegate,
    CellDelegate,
    DueDelegate,
    NameDelegate,
    ProgressDelegate,
    StageDelegate,
    TagDelegate,
    TwoLineDelegate,
)
from klatch.ui.models.rating import KnownDelegate, RankedDelegate, RatingDelegate
from klatch.ui.models.scale import ScaleDelegate

DELEGATES: dict[CellKind, type[CellDelegate]] = {
    "plain": CellDelegate,
    "name": NameDelegate,
    "two_line": TwoLineDelegate,
    "stage": StageDelegate,
    "due": DueDelegate,
    "progress": ProgressDelegate,
    "tag": TagDelegate,
    "buttons": ButtonsDelegate,
    "ranked": RankedDelegate,
    "rating": RatingDelegate,
    "known": KnownDelegate,
    "scale": ScaleDelegate,
}
