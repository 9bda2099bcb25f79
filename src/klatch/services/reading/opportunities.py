"""What can be read of opportunities."""

from klatch.store.opportunity_rows import OpportunityDetail, OpportunityRow
from klatch.store.queries.opportunities import (
    EmployerOpportunitySource,
    OpportunityFilter,
    OpportunitySort,
    OpportunitySource,
    OpportunityTaskSource,
    OpportunityView,
    count_of,
    detail,
    ids,
    of_organization,
    rows,
    status_counts,
    title,
)

__all__ = [
    "EmployerOpportunitySource",
    "OpportunityDetail",
    "OpportunityFilter",
    "OpportunityRow",
    "OpportunitySort",
    "OpportunitySource",
    "OpportunityTaskSource",
    "OpportunityView",
    "count_of",
    "detail",
    "ids",
    "of_organization",
    "rows",
    "status_counts",
    "title",
]
