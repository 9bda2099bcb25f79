"""What can be read of opportunities."""

from klatch.store.opportunity_rows import OpportunityDetail, OpportunityRow
from klatch.store.queries.opportunities import (
    EmployerOpportunitySource,
    OpportunityFilter,
    OpportunitySort,
    OpportunitySource,
    OpportunityView,
    count_of,
    detail,
    ids,
    rows,
    title,
)

__all__ = [
    "EmployerOpportunitySource",
    "OpportunityDetail",
    "OpportunityFilter",
    "OpportunityRow",
    "OpportunitySort",
    "OpportunitySource",
    "OpportunityView",
    "count_of",
    "detail",
    "ids",
    "rows",
    "title",
]
