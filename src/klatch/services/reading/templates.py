"""What can be read of templates."""

from __future__ import annotations

from klatch.store.queries.templates import detail, listed
from klatch.store.rows import TemplateDetail, TemplateRow

__all__ = ["TemplateDetail", "TemplateRow", "detail", "listed"]
