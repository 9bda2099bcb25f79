"""What a column of a table can mean."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Field(StrEnum):
    """The meaning of a column; also what a person can choose for it by hand."""

    GIVEN = "given"
    FAMILY = "family"
    FULL = "full"
    PREFIX = "prefix"
    ADDITIONAL = "additional"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    TITLE = "title"
    DEPARTMENT = "department"
    ORGANIZATION = "organization"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    EMAIL = "email"
    EMAIL_LABEL = "email_label"
    PHONE = "phone"
    PHONE_LABEL = "phone_label"
    LINK = "link"
    LINK_LABEL = "link_label"
    NOTE = "note"
    TAGS = "tags"
    CONNECTED_ON = "connected_on"


class Target(NamedTuple):
    """Where a column goes. `label` is what its values are called; `group` ties the columns of one address."""

    field: Field
    label: str = ""
    group: str = ""
