"""Rows of data tables as frames of Arrow, pandas or polars."""

# The libraries are optional and large, so checkers do not have them; pandas and pyarrow have no types either.
# pyright: reportMissingImports=false, reportUnknownParameterType=false, reportUnknownMemberType=false
# pyright: reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from thingshub._client.resource_async import AsyncResource

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from thingshub.frames import ToArrow, ToPandas, ToPolars
    from thingshub.models import Column

    M = TypeVar("M", ToArrow, ToPandas, ToPolars)


class AsyncDataTablesExtension(AsyncResource):
    """Tables as data."""

    async def to_arrow(
        self,
        data_table_id: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        device_ids: Sequence[str] | None = None,
        columns: Sequence[str] | None = None,
    ) -> pyarrow.Table:
        """All rows of a data table, or a part of them, as an Arrow table; needs `pip install "thingshub[arrow]"`.

        The columns are `device_id`, `timestamp` (UTC) and those of the table, with their types; what a row lacks is
        null. Rows come oldest first.

        Args:
            data_table_id: Id of the data table.
            since: Only rows from this time on.
            until: Only rows before this time.
            device_ids: Only rows of these devices (at most 100 entries).
            columns: Only these columns (at most 100 entries).

        Returns:
            The rows.

        Raises:
            MissingLibraryError: pyarrow is not installed.
            ValueError: a column is not one of the table.
            InputError: a value is not of its column's type.
            NotFoundError: there is no such table.
            ThingsHubError: any other failure; see thingshub.errors for the family.
        """
        from thingshub.frames import ToArrow

        frame = ToArrow(await self._columns(data_table_id), columns, place=data_table_id)
        return (await self._filled(frame, data_table_id, since, until, device_ids, columns)).finished()

    async def to_pandas(
        self,
        data_table_id: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        device_ids: Sequence[str] | None = None,
        columns: Sequence[str] | None = None,
    ) -> pandas.DataFrame:
        """All rows of a data table, or a part of them, as a pandas frame; needs `pip install "thingshub[pandas]"`.

        The columns are `device_id`, `timestamp` (UTC) and those of the table, with pandas' nullable types; what a row
        lacks is NA. Rows come oldest first.

        Args:
            data_table_id: Id of the data table.
            since: Only rows from this time on.
            until: Only rows before this time.
            device_ids: Only rows of these devices (at most 100 entries).
            columns: Only these columns (at most 100 entries).

        Returns:
            The rows.

        Raises:
            MissingLibraryError: pandas is not installed.
            ValueError: a column is not one of the table.
            InputError: a value is not of its column's type.
            NotFoundError: there is no such table.
            ThingsHubError: any other failure; see thingshub.errors for the family.
        """
        from thingshub.frames import ToPandas

        frame = ToPandas(await self._columns(data_table_id), columns, place=data_table_id)
        return (await self._filled(frame, data_table_id, since, until, device_ids, columns)).finished()

    async def to_polars(
        self,
        data_table_id: str,
        *,
        since: datetime | None = None,
        until: datetime | None = None,
        device_ids: Sequence[str] | None = None,
        columns: Sequence[str] | None = None,
    ) -> polars.DataFrame:
        """All rows of a data table, or a part of them, as a polars frame; needs `pip install "thingshub[polars]"`.

        The columns are `device_id`, `timestamp` (UTC) and those of the table, with their types; what a row lacks is
        null. Rows come oldest first.

        Args:
            data_table_id: Id of the data table.
            since: Only rows from this time on.
            until: Only rows before this time.
            device_ids: Only rows of these devices (at most 100 entries).
            columns: Only these columns (at most 100 entries).

        Returns:
            The rows.

        Raises:
            MissingLibraryError: polars is not installed.
            ValueError: a column is not one of the table.
            InputError: a value is not of its column's type.
            NotFoundError: there is no such table.
            ThingsHubError: any other failure; see thingshub.errors for the family.
        """
        from thingshub.frames import ToPolars

        frame = ToPolars(await self._columns(data_table_id), columns, place=data_table_id)
        return (await self._filled(frame, data_table_id, since, until, device_ids, columns)).finished()

    async def _columns(self, data_table_id: str) -> Sequence[Column]:
        from thingshub.api.data_tables import GET

        return (await self._call(GET, (data_table_id,))).columns

    async def _filled(
        self,
        frame: M,
        data_table_id: str,
        since: datetime | None,
        until: datetime | None,
        device_ids: Sequence[str] | None,
        columns: Sequence[str] | None,
    ) -> M:
        from thingshub.api.data_tables import AsyncDataTables
        from thingshub.frames import PAGE_SIZE

        rows = AsyncDataTables(self._executor).iterate_rows(
            data_table_id, since=since, until=until, device_ids=device_ids, columns=columns, page_size=PAGE_SIZE
        )
        async for row in rows:
            frame.columns.add(row)
        return frame
