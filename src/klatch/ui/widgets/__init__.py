"""Application-independent controls; they import no page."""
