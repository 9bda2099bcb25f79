"""What can be read of times to offer."""

from __future__ import annotations

from klatch.store.queries.slots import Offer, OfferSource, Slot, ahead, offers, slot, wanting

__all__ = ["Offer", "OfferSource", "Slot", "ahead", "offers", "slot", "wanting"]
