# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The drivers operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from types import NoneType

from .._client import operation as op
from .._client.iterate import iterate as _iterate
from .._client.iterate_async import iterate_async as _iterate_async
from .._client.operation import body_of_call as _body_from
from .._client.resource import Resource as _Resource
from .._client.resource_async import AsyncResource as _AsyncResource
from .._client.sealing import HANDED_OVER as _HANDED_OVER
from .._client.sealing import Given as _Given
from ..models import (
    Driver,
    DriverList,
    DriverManifest,
    DriverPush,
    DriverSchema,
    DriverTag,
    DriverTagList,
    PushedDriver,
)
from ..types import FileContent

LIST: op.Operation[DriverList] = op.Operation(
    "drivers.list",
    "GET",
    "/api/v3/drivers",
    (
        op.QueryParameter("search", shape="primitive"),
        op.QueryParameter("limit", shape="primitive"),
        op.QueryParameter("offset", shape="primitive"),
    ),
    (op.Answer("200", "application/json", DriverList),),
    paging=op.Paging("offset", items=("collection",), parameter=2, size=1, identity=""),
)
PUSH: op.Operation[PushedDriver] = op.Operation(
    "drivers.push",
    "POST",
    "/api/v3/drivers",
    (),
    (op.Answer("201", "application/json", PushedDriver),),
    bodies=(
        op.MultipartBody(
            "multipart/form-data",
            (op.Part("package", "application/octet-stream", is_file=True), op.Part("tag", "text/plain", is_list=True)),
        ),
    ),
    is_body_required=True,
)
GET: op.Operation[Driver] = op.Operation(
    "drivers.get",
    "GET",
    "/api/v3/drivers/{author}/{name}",
    (op.PathParameter("author", shape="primitive"), op.PathParameter("name", shape="primitive")),
    (op.Answer("200", "application/json", Driver),),
)
LIST_TAGS: op.Operation[DriverTagList] = op.Operation(
    "drivers.list_tags",
    "GET",
    "/api/v3/drivers/{author}/{name}/tags",
    (
        op.PathParameter("author", shape="primitive"),
        op.PathParameter("name", shape="primitive"),
        op.QueryParameter("limit", shape="primitive"),
        op.QueryParameter("offset", shape="primitive"),
    ),
    (op.Answer("200", "application/json", DriverTagList),),
    paging=op.Paging("offset", items=("collection",), parameter=3, size=2, identity=""),
)
DELETE_TAG: op.Operation[None] = op.Operation(
    "drivers.delete_tag",
    "DELETE",
    "/api/v3/drivers/{author}/{name}/tags/{tag}",
    (
        op.PathParameter("author", shape="primitive"),
        op.PathParameter("name", shape="primitive"),
        op.PathParameter("tag", shape="primitive"),
    ),
    (op.Answer("200", "", NoneType),),
)
GET_SCHEMA: op.Operation[DriverSchema] = op.Operation(
    "drivers.get_schema",
    "GET",
    "/api/v3/drivers/{author}/{name}/tags/{tag}/schema",
    (
        op.PathParameter("author", shape="primitive"),
        op.PathParameter("name", shape="primitive"),
        op.PathParameter("tag", shape="primitive"),
    ),
    (op.Answer("200", "application/json", DriverSchema),),
)
GET_MANIFEST: op.Operation[DriverManifest] = op.Operation(
    "drivers.get_manifest",
    "GET",
    "/api/v3/drivers/{author}/{name}/tags/{tag}/manifest",
    (
        op.PathParameter("author", shape="primitive"),
        op.PathParameter("name", shape="primitive"),
        op.PathParameter("tag", shape="primitive"),
    ),
    (op.Answer("200", "application/json", DriverManifest),),
)
DOWNLOAD: op.Operation[bytes] = op.Operation(
    "drivers.download",
    "GET",
    "/api/v3/drivers/{author}/{name}/tags/{tag}/package",
    (
        op.PathParameter("author", shape="primitive"),
        op.PathParameter("name", shape="primitive"),
        op.PathParameter("tag", shape="primitive"),
    ),
    (op.Answer("200", "application/zip", bytes),),
)


class Drivers(_Resource):
    """The drivers operations."""

    def list(self, *, search: str | None = None, limit: int | None = None, offset: int | None = None) -> DriverList:
        """Search the driver registry of the tenant.

        Args:
            search: Only drivers with this text in author, name or a supported device, in any case (at most
                100 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The drivers, by author and name.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return self._call(LIST, (search, limit, offset))

    def iterate(self, *, search: str | None = None, page_size: int = 100) -> Iterator[Driver]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            search: As in `list`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST, (search, None, None), page_size)

    def push(self, package: FileContent, *, tags: Sequence[str]) -> PushedDriver:
        """Push a driver package under one or more tags.

        Author and name come from the manifest in the package. A tag that exists moves to the new package.
        By convention 1.0.1, 1.0 and 1 are pushed together: a device set to 1 follows, one set to 1.0.1
        stays.

        Args:
            package: The package, at most 16 MiB.
            tags: A tag; the field may be repeated (at most 20 entries).

        Returns:
            Pushed.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            pushes to the tenant's registry is documented; path, form and answer are proposals.
        """
        _given = _Given(None, {"package": package, "tags": tags})
        package = tags = _HANDED_OVER
        return self._call(PUSH, (), _body_from(PUSH, DriverPush, _given))

    def get(self, author: str, name: str) -> Driver:
        """Read one driver.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).

        Returns:
            The driver.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return self._call(GET, (author, name))

    def list_tags(
        self, author: str, name: str, *, limit: int | None = None, offset: int | None = None
    ) -> DriverTagList:
        """List the tags of a driver.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The tags, in order of first push.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return self._call(LIST_TAGS, (author, name, limit, offset))

    def iterate_tags(self, author: str, name: str, *, page_size: int = 100) -> Iterator[DriverTag]:
        """Like `list_tags`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            author: As in `list_tags`.
            name: As in `list_tags`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_tags`, from the step of the iteration that reads the page.
        """
        return _iterate(self, LIST_TAGS, (author, name, None, None), page_size)

    def delete_tag(self, author: str, name: str, tag: str) -> None:
        """Delete a tag.

        A package without tags is forgotten, a driver without packages too. A tag that a device uses is not
        deleted: 400.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).
            tag: Tag of the driver (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            That deleting goes by tag is documented; the path is a proposal.
        """
        return self._call(DELETE_TAG, (author, name, tag))

    def get_schema(self, author: str, name: str, tag: str) -> DriverSchema:
        """Read the schema of a driver.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).
            tag: Tag of the driver (at most 63 characters).

        Returns:
            The schema of the package that the tag names now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return self._call(GET_SCHEMA, (author, name, tag))

    def get_manifest(self, author: str, name: str, tag: str) -> DriverManifest:
        """Read the manifest of a driver.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).
            tag: Tag of the driver (at most 63 characters).

        Returns:
            The manifest, without its session.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return self._call(GET_MANIFEST, (author, name, tag))

    def download(self, author: str, name: str, tag: str) -> bytes:
        """Download the package of a driver.

        The bytes are those that were pushed.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).
            tag: Tag of the driver (at most 63 characters).

        Returns:
            The package.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return self._call(DOWNLOAD, (author, name, tag))


class AsyncDrivers(_AsyncResource):
    """The drivers operations."""

    async def list(
        self, *, search: str | None = None, limit: int | None = None, offset: int | None = None
    ) -> DriverList:
        """Search the driver registry of the tenant.

        Args:
            search: Only drivers with this text in author, name or a supported device, in any case (at most
                100 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The drivers, by author and name.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return await self._call(LIST, (search, limit, offset))

    def iterate(self, *, search: str | None = None, page_size: int = 100) -> AsyncIterator[Driver]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            search: As in `list`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST, (search, None, None), page_size)

    async def push(self, package: FileContent, *, tags: Sequence[str]) -> PushedDriver:
        """Push a driver package under one or more tags.

        Author and name come from the manifest in the package. A tag that exists moves to the new package.
        By convention 1.0.1, 1.0 and 1 are pushed together: a device set to 1 follows, one set to 1.0.1
        stays.

        Args:
            package: The package, at most 16 MiB.
            tags: A tag; the field may be repeated (at most 20 entries).

        Returns:
            Pushed.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: documented; API - Application programming interface (4.x text),
            https://docs.smartmakers.io/thingshub4/api-application-programming-interface. That the API
            pushes to the tenant's registry is documented; path, form and answer are proposals.
        """
        _given = _Given(None, {"package": package, "tags": tags})
        package = tags = _HANDED_OVER
        return await self._call(PUSH, (), _body_from(PUSH, DriverPush, _given))

    async def get(self, author: str, name: str) -> Driver:
        """Read one driver.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).

        Returns:
            The driver.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return await self._call(GET, (author, name))

    async def list_tags(
        self, author: str, name: str, *, limit: int | None = None, offset: int | None = None
    ) -> DriverTagList:
        """List the tags of a driver.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).
            limit: At most this many entries in one answer (1 or more, at most 500).
            offset: Skip this many entries (0 or more).

        Returns:
            The tags, in order of first push.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return await self._call(LIST_TAGS, (author, name, limit, offset))

    def iterate_tags(self, author: str, name: str, *, page_size: int = 100) -> AsyncIterator[DriverTag]:
        """Like `list_tags`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers,
        and the iteration always ends, also with a server that ignores paging. It goes on by limit and
        offset.

        Args:
            author: As in `list_tags`.
            name: As in `list_tags`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_tags`, from the step of the iteration that reads the page.
        """
        return _iterate_async(self, LIST_TAGS, (author, name, None, None), page_size)

    async def delete_tag(self, author: str, name: str, tag: str) -> None:
        """Delete a tag.

        A package without tags is forgotten, a driver without packages too. A tag that a device uses is not
        deleted: 400.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).
            tag: Tag of the driver (at most 63 characters).

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            That deleting goes by tag is documented; the path is a proposal.
        """
        return await self._call(DELETE_TAG, (author, name, tag))

    async def get_schema(self, author: str, name: str, tag: str) -> DriverSchema:
        """Read the schema of a driver.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).
            tag: Tag of the driver (at most 63 characters).

        Returns:
            The schema of the package that the tag names now.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return await self._call(GET_SCHEMA, (author, name, tag))

    async def get_manifest(self, author: str, name: str, tag: str) -> DriverManifest:
        """Read the manifest of a driver.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).
            tag: Tag of the driver (at most 63 characters).

        Returns:
            The manifest, without its session.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return await self._call(GET_MANIFEST, (author, name, tag))

    async def download(self, author: str, name: str, tag: str) -> bytes:
        """Download the package of a driver.

        The bytes are those that were pushed.

        Args:
            author: Author of the driver (at most 63 characters).
            name: Name of the driver (at most 63 characters).
            tag: Tag of the driver (at most 63 characters).

        Returns:
            The package.

        Raises:
            BadRequestError: the request is malformed or cannot be accepted (400).
            AuthenticationError: there is no valid token, and logging in again did not help (401).
            PermissionDeniedError: logged in, but not permitted (403).
            NotFoundError: there is no such thing (404).
            InternalServerError: something unexpected went wrong in the platform (500).
            ServiceUnavailableError: one of the platform's services is down (503).
            ThingsHubError: any other failure; see thingshub.errors for the family.

        Evidence: inferred; The vendor's public driver kit of 2019, https://github.com/smartmakers/drivers.
            One operation for each command of the vendor's tool; path and answer are proposals.
        """
        return await self._call(DOWNLOAD, (author, name, tag))
