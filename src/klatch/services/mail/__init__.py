"""Templates, rendering, composing and handing over messages."""
