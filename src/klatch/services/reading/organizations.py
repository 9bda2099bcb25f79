"""What can be read of employers."""

from __future__ import annotations

from klatch.store.organization_rows import (
    Colleague,
    OrganizationDetail,
    OrganizationParts,
    OrganizationRow,
)
from klatch.store.queries.organization_detail import (
    ColleagueSource,
    alike,
    detail,
    named,
    named_exactly,
    notes,
    organization_name,
    parts,
)
from klatch.store.queries.organizations import (
    OrganizationFilter,
    OrganizationSort,
    OrganizationSource,
    OrganizationView,
    count_of,
    first_five,
    ids,
    rows,
)

__all__ = [
    "Colleague",
    "ColleagueSource",
    "OrganizationDetail",
    "OrganizationFilter",
    "OrganizationParts",
    "OrganizationRow",
    "OrganizationSort",
    "OrganizationSource",
    "OrganizationView",
    "alike",
    "count_of",
    "detail",
    "first_five",
    "ids",
    "named",
    "named_exactly",
    "notes",
    "organization_name",
    "parts",
    "rows",
]
