# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The business_objects operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from types import NoneType
from typing import overload

from msgspec import UNSET, UnsetType

from .._client import operation as op
from .._client.iterate import iterate as _iterate
from .._client.iterate_async import iterate_async as _iterate_async
from .._client.operation import body_of_call as _body_from
from .._client.resource import Resource as _Resource
from .._client.resource_async import AsyncResource as _AsyncResource
from .._client.sealing import HANDED_OVER as _HANDED_OVER
from .._client.sealing import Given as _Given
from ..model import Update
from ..models import (
    BusinessObject,
    BusinessObjectList,
    Field,
    FieldCreate,
    FieldList,
    FieldSettings,
    FieldType,
    FieldUpdate,
)

LIST: op.Operation[BusinessObjectList] = op.Operation(
    "business_objects.list",
    "GET",
    "/api/v3/business-objects",
    (op.QueryParameter("limit", shape="primitive"), op.QueryParameter("offset", shape="primitive")),
    (op.Answer("200", "application/json", BusinessObjectList),),
    availability=op.Availability(change="business objects and custom fields came with 7.0", since="7.0"),
    paging=op.Paging("offset", items=("collection",), parameter=1, size=0, identity=""),
)
LIST_FIELDS: op.Operation[FieldList] = op.Operation(
    "business_objects.list_fields",
    "GET",
    "/api/v3/business-objects/{business_object}/fields",
    (
        op.PathParameter("business_object", shape="primitive"),
        op.QueryParameter("limit", shape="primitive"),
        op.QueryParameter("offset", shape="primitive"),
    ),
    (op.Answer("200", "application/json", FieldList),),
    availability=op.Availability(change="business objects and custom fields came with 7.0", since="7.0"),
    paging=op.Paging("offset", items=("collection",), parameter=2, size=1, identity=""),
)
CREATE_FIELD: op.Operation[Field] = op.Operation(
    "business_objects.create_field",
    "POST",
    "/api/v3/business-objects/{business_object}/fields",
    (op.PathParameter("business_object", shape="primitive"),),
    (op.Answer("201", "application/json", Field),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    availability=op.Availability(change="business objects and custom fields came with 7.0", since="7.0"),
)
GET_FIELD: op.Operation[Field] = op.Operation(
    "business_objects.get_field",
    "GET",
    "/api/v3/business-objects/{business_object}/fields/{field}",
    (op.PathParameter("business_object", shape="primitive"), op.PathParameter("field", shape="primitive")),
    (op.Answer("200", "application/json", Field),),
    availability=op.Availability(change="business objects and custom fields came with 7.0", since="7.0"),
)
UPDATE_FIELD: op.Operation[Field] = op.Operation(
    "business_objects.update_field",
    "PUT",
    "/api/v3/business-objects/{business_object}/fields/{field}",
    (op.PathParameter("business_object", shape="primitive"), op.PathParameter("field", shape="primitive")),
    (op.Answer("200", "application/json", Field),),
    bodies=(op.JsonBody("application/json"),),
    is_body_required=True,
    availability=op.Availability(change="business objects and custom fields came with 7.0", since="7.0"),
)
DELETE_FIELD: op.Operation[None] = op.Operation(
    "business_objects.delete_field",
    "DELETE",
    "/api/v3/business-objects/{business_object}/fields/{field}",
    (op.PathParameter("business_object", shape="primitive"), op.PathParameter("field", shape="primitive")),
    (op.Answer("200", "", NoneType),),
    availability=op.Availability(change="business objects and custom fields came with 7.0", since="7.0"),
)


class BusinessObjects(_Resource):
    """The business_objects operations."""

    def list(self, *, limit: int | None = None, offset: int | None = None) -> BusinessObjectList:
        """List the business objects.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The business objects.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations.
        """
        return self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> Iterator[BusinessObject]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST, (None, None), page_size)

    def list_fields(self, business_object: str, *, limit: int | None = None, offset: int | None = None) -> FieldList:
        """List the fields of a business object.

        Args:
            business_object: Name of the business object (at most 63 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            System fields first, then the custom ones in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That
            custom fields are created, edited and deleted is documented; path and bodies are proposals.
        """
        return self._call(LIST_FIELDS, (business_object, limit, offset))

    def iterate_fields(self, business_object: str, *, page_size: int = 100) -> Iterator[Field]:
        """Like `list_fields`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            business_object: As in `list_fields`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_fields`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST_FIELDS, (business_object, None, None), page_size)

    @overload
    def create_field(self, business_object: str, body: FieldCreate) -> Field: ...

    @overload
    def create_field(
        self, business_object: str, *, name: str, type: FieldType, settings: FieldSettings | UnsetType = UNSET
    ) -> Field: ...

    def create_field(
        self,
        business_object: str,
        body: FieldCreate | None = None,
        *,
        name: str | UnsetType = UNSET,
        type: FieldType | UnsetType = UNSET,
        settings: FieldSettings | UnsetType = UNSET,
    ) -> Field:
        """Define a custom field.

        A name that is taken is refused with 400.

        Args:
            business_object: Name of the business object (at most 63 characters).
            body: A ready FieldCreate, instead of the keyword arguments below.
            name: Name of the field (at most 63 characters).
            type: Type of its values.
            settings: Its settings.

        Returns:
            Defined.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That
            custom fields are created, edited and deleted is documented; path and bodies are proposals.
        """
        _given = _Given(body, {"name": name, "type": type, "settings": settings})
        body = name = type = settings = _HANDED_OVER
        return self._call(CREATE_FIELD, (business_object,), _body_from(CREATE_FIELD, FieldCreate, _given))

    def get_field(self, business_object: str, field: str) -> Field:
        """Read one field.

        Args:
            business_object: Name of the business object (at most 63 characters).
            field: Name of the field (at most 63 characters).

        Returns:
            The field.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That
            custom fields are created, edited and deleted is documented; path and bodies are proposals.
        """
        return self._call(GET_FIELD, (business_object, field))

    @overload
    def update_field(self, business_object: str, field: str, body: FieldUpdate | Field | Update[Field]) -> Field: ...

    @overload
    def update_field(self, business_object: str, field: str, *, settings: FieldSettings) -> Field: ...

    def update_field(
        self,
        business_object: str,
        field: str,
        body: FieldUpdate | Field | Update[Field] | None = None,
        *,
        settings: FieldSettings | UnsetType = UNSET,
    ) -> Field:
        """Change the settings of a custom field.

        System fields cannot be changed: 400.

        Args:
            business_object: Name of the business object (at most 63 characters).
            field: Name of the field (at most 63 characters).
            body: A ready FieldUpdate, instead of the keyword arguments below.
            settings: Its settings anew.

        Returns:
            The field as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That
            custom fields are created, edited and deleted is documented; path and bodies are proposals.
        """
        _given = _Given(body, {"settings": settings})
        body = settings = _HANDED_OVER
        return self._call(UPDATE_FIELD, (business_object, field), _body_from(UPDATE_FIELD, FieldUpdate, _given))

    def delete_field(self, business_object: str, field: str) -> None:
        """Delete a custom field.

        Its values go from all objects. System fields cannot be deleted: 400.

        Args:
            business_object: Name of the business object (at most 63 characters).
            field: Name of the field (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That
            custom fields are created, edited and deleted is documented; path and bodies are proposals.
        """
        return self._call(DELETE_FIELD, (business_object, field))


class AsyncBusinessObjects(_AsyncResource):
    """The business_objects operations."""

    async def list(self, *, limit: int | None = None, offset: int | None = None) -> BusinessObjectList:
        """List the business objects.

        Args:
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The business objects.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; No vendor page; a proposal of this document, after the pattern of the documented
            operations.
        """
        return await self._call(LIST, (limit, offset))

    def iterate(self, *, page_size: int = 100) -> AsyncIterator[BusinessObject]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST, (None, None), page_size)

    async def list_fields(
        self, business_object: str, *, limit: int | None = None, offset: int | None = None
    ) -> FieldList:
        """List the fields of a business object.

        Args:
            business_object: Name of the business object (at most 63 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            System fields first, then the custom ones in order of creation.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That
            custom fields are created, edited and deleted is documented; path and bodies are proposals.
        """
        return await self._call(LIST_FIELDS, (business_object, limit, offset))

    def iterate_fields(self, business_object: str, *, page_size: int = 100) -> AsyncIterator[Field]:
        """Like `list_fields`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            business_object: As in `list_fields`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_fields`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST_FIELDS, (business_object, None, None), page_size)

    @overload
    async def create_field(self, business_object: str, body: FieldCreate) -> Field: ...

    @overload
    async def create_field(
        self, business_object: str, *, name: str, type: FieldType, settings: FieldSettings | UnsetType = UNSET
    ) -> Field: ...

    async def create_field(
        self,
        business_object: str,
        body: FieldCreate | None = None,
        *,
        name: str | UnsetType = UNSET,
        type: FieldType | UnsetType = UNSET,
        settings: FieldSettings | UnsetType = UNSET,
    ) -> Field:
        """Define a custom field.

        A name that is taken is refused with 400.

        Args:
            business_object: Name of the business object (at most 63 characters).
            body: A ready FieldCreate, instead of the keyword arguments below.
            name: Name of the field (at most 63 characters).
            type: Type of its values.
            settings: Its settings.

        Returns:
            Defined.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That
            custom fields are created, edited and deleted is documented; path and bodies are proposals.
        """
        _given = _Given(body, {"name": name, "type": type, "settings": settings})
        body = name = type = settings = _HANDED_OVER
        return await self._call(CREATE_FIELD, (business_object,), _body_from(CREATE_FIELD, FieldCreate, _given))

    async def get_field(self, business_object: str, field: str) -> Field:
        """Read one field.

        Args:
            business_object: Name of the business object (at most 63 characters).
            field: Name of the field (at most 63 characters).

        Returns:
            The field.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That
            custom fields are created, edited and deleted is documented; path and bodies are proposals.
        """
        return await self._call(GET_FIELD, (business_object, field))

    @overload
    async def update_field(
        self, business_object: str, field: str, body: FieldUpdate | Field | Update[Field]
    ) -> Field: ...

    @overload
    async def update_field(self, business_object: str, field: str, *, settings: FieldSettings) -> Field: ...

    async def update_field(
        self,
        business_object: str,
        field: str,
        body: FieldUpdate | Field | Update[Field] | None = None,
        *,
        settings: FieldSettings | UnsetType = UNSET,
    ) -> Field:
        """Change the settings of a custom field.

        System fields cannot be changed: 400.

        Args:
            business_object: Name of the business object (at most 63 characters).
            field: Name of the field (at most 63 characters).
            body: A ready FieldUpdate, instead of the keyword arguments below.
            settings: Its settings anew.

        Returns:
            The field as it is now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That
            custom fields are created, edited and deleted is documented; path and bodies are proposals.
        """
        _given = _Given(body, {"settings": settings})
        body = settings = _HANDED_OVER
        return await self._call(UPDATE_FIELD, (business_object, field), _body_from(UPDATE_FIELD, FieldUpdate, _given))

    async def delete_field(self, business_object: str, field: str) -> None:
        """Delete a custom field.

        Its values go from all objects. System fields cannot be deleted: 400.

        Args:
            business_object: Name of the business object (at most 63 characters).
            field: Name of the field (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Products: since 7.0 (business objects and custom fields came with 7.0).

        Evidence: inferred; Managing Fields, https://docs.smartmakers.io/thingshub4/managing-fields. That
            custom fields are created, edited and deleted is documented; path and bodies are proposals.
        """
        return await self._call(DELETE_FIELD, (business_object, field))
