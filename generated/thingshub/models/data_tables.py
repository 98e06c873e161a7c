# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What only the data_tables operations use."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, TypeAlias

from msgspec import UNSET, Meta, UnsetType
from thingshub.model import Model
from thingshub.values import StrEnum

from ._label import Label, LabelNames
from ._object_id import ObjectId

ColumnName: TypeAlias = Annotated[
    str,
    Meta(
        description="Name of a column: the name of a decoded value, groups joined by dots.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations. Rows are the decoded values, so columns are named like them; the vendor's drivers\n    use names of this kind."
    ),
]


"""
Name of a column: the name of a decoded value, groups joined by dots.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations. Rows are the decoded values, so columns are named like them; the vendor's drivers
    use names of this kind.
"""


class ColumnType(StrEnum):
    """
    Type of a column; the types of the values of a driver's schema.

    Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
        Rows are decoded values, so columns have their types.
    """

    BOOLEAN = "boolean"
    INT64 = "int64"
    FLOAT64 = "float64"
    STRING = "string"


DeviceIds: TypeAlias = Annotated[
    list[ObjectId],
    Meta(
        description="Device ids, comma-separated in a query.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]


"""
Device ids, comma-separated in a query.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


ColumnNames: TypeAlias = Annotated[
    list[ColumnName],
    Meta(
        description="Columns, comma-separated in a query.\n\nEvidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented\n    operations."
    ),
]


"""
Columns, comma-separated in a query.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


class Order(StrEnum):
    """
    Direction in time.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    ASC = "asc"
    DESC = "desc"


RowValues: TypeAlias = dict[str, Any]


"""
Values by name of the column; a column without a value is missing.

Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
    operations.
"""


RowsCsv: TypeAlias = Annotated[
    str,
    Meta(
        description="Text with a header line, lines ended by CRLF (RFC 4180): device_id, timestamp, then one field a\ncolumn.\n\nEvidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That tables\n    are exported as CSV is documented, the form is a proposal."
    ),
]


"""
Text with a header line, lines ended by CRLF (RFC 4180): device_id, timestamp, then one field a
column.

Evidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That tables
    are exported as CSV is documented, the form is a proposal.
"""


class Column(Model, kw_only=True):
    """
    A column of a data table.

    Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
        Type and unit are those of the driver's schema.
    """

    name: Annotated[ColumnName, Meta(description="Name of the value.")]
    """Name of the value."""

    type: Annotated[ColumnType, Meta(description="Type of the value.")]
    """Type of the value."""

    unit: Annotated[str, Meta(description="Unit of the value.")] | UnsetType = UNSET
    """Unit of the value."""


class DataTableCreate(Model, kw_only=True):
    """
    What a new data table is to be.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    labels: Annotated[LabelNames, Meta(description="Values of devices that carry all of these labels become rows.")]
    """Values of devices that carry all of these labels become rows."""

    columns: Annotated[list[Column], Meta(description="The columns.")]
    """The columns."""

    id: (
        Annotated[ObjectId, Meta(description="An id of your own; the platform makes one when it is left out.")]
        | UnsetType
    ) = UNSET
    """An id of your own; the platform makes one when it is left out."""

    description: Annotated[str, Meta(description="Free text.")] | UnsetType = UNSET
    """Free text."""

    retention_days: (
        Annotated[int, Meta(description="How many days a row is kept; for ever when left out.")] | UnsetType
    ) = UNSET
    """How many days a row is kept; for ever when left out."""


class DataTableUpdate(Model, kw_only=True):
    """
    What is to change; what is left out stays.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations.
    """

    name: Annotated[str, Meta(description="A new name.")] | UnsetType = UNSET
    """A new name."""

    description: Annotated[str, Meta(description="A new text; null clears it.")] | None | UnsetType = UNSET
    """A new text; null clears it."""

    labels: Annotated[LabelNames, Meta(description="Other labels, for rows to come.")] | UnsetType = UNSET
    """Other labels, for rows to come."""

    columns: (
        Annotated[
            list[Column],
            Meta(description="All the columns; a column that is not named any more is gone from the answers."),
        ]
        | UnsetType
    ) = UNSET
    """All the columns; a column that is not named any more is gone from the answers."""

    retention_days: (
        Annotated[int, Meta(description="Another time to keep rows, in days; null keeps them for ever.")]
        | None
        | UnsetType
    ) = UNSET
    """Another time to keep rows, in days; null keeps them for ever."""


class Row(Model, kw_only=True):
    """
    What a device reported at a time.

    Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
        operations. A driver's update is a timestamp and values (drivers-repo).
    """

    device_id: Annotated[ObjectId, Meta(description="Whose values these are.")]
    """Whose values these are."""

    timestamp: Annotated[datetime, Meta(description="When the values held (UTC).")]
    """When the values held (UTC)."""

    values: Annotated[RowValues, Meta(description="The values.")]
    """The values."""


class DataTable(Model, kw_only=True):
    """
    Stores the values of devices for longer, and is the source of dashboards, alerts and exports.

    Evidence: inferred; Data, https://docs.smartmakers.io/thingshub4/Data.2174025734.html. That a table
        stores the data of devices that share a label is documented; the members are proposals.
    """

    id: Annotated[ObjectId, Meta(description="Id of the table.")]
    """Id of the table."""

    name: Annotated[str, Meta(description="Name for people.")]
    """Name for people."""

    description: Annotated[str, Meta(description="Free text, empty when unset.")]
    """Free text, empty when unset."""

    labels: Annotated[list[Label], Meta(description="Values of devices that carry all of these labels become rows.")]
    """Values of devices that carry all of these labels become rows."""

    columns: Annotated[list[Column], Meta(description="The columns.")]
    """The columns."""

    created_at: Annotated[datetime, Meta(description="When it was created (UTC).")]
    """When it was created (UTC)."""

    updated_at: Annotated[datetime, Meta(description="When it was last changed (UTC).")]
    """When it was last changed (UTC)."""

    retention_days: (
        Annotated[int, Meta(description="How many days a row is kept; missing when for ever.")] | UnsetType
    ) = UNSET
    """How many days a row is kept; missing when for ever."""


class RowList(Model, kw_only=True):
    """
    A page of rows.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[Row], Meta(description="The rows.")]
    """The rows."""


class DataTableList(Model, kw_only=True):
    """
    A page of data tables.

    Evidence: inferred; Asset tracking data exchange with third party systems,
        https://docs.smartmakers.io/thingshub4/asset-tracking-data-exchange-with-third-party-syst. The
        envelope is documented for other lists.
    """

    collection: Annotated[list[DataTable], Meta(description="The data tables.")]
    """The data tables."""
