"""What can be read of employers."""

from __future__ import annotations

from klatch.store.queries.organizations import (
    OrganizationSort,
    OrganizationSource,
    detail,
    ids,
    named,
    organization_name,
    rows,
)
from klatch.store.rows import OrganizationDetail, OrganizationRow

__all__ = [
    "OrganizationDetail",
    "OrganizationRow",
    "OrganizationSort",
    "OrganizationSource",
    "detail",
    "ids",
    "named",
    "organization_name",
    "rows",
]
