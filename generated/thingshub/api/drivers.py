# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The drivers operations, sync and async."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from types import NoneType

from ..calling import AsyncResource, Resource
from ..models import Driver, DriverList, DriverManifest, DriverSchema, DriverTag, DriverTagList, PushedDriver
from ..operation import Form, Operation
from ..paging import iterate, iterate_async

LIST: Operation[DriverList] = Operation("drivers.list", "GET", "/api/v3/drivers", DriverList)
PUSH: Operation[PushedDriver] = Operation("drivers.push", "POST", "/api/v3/drivers", PushedDriver)
GET: Operation[Driver] = Operation("drivers.get", "GET", "/api/v3/drivers/{author}/{name}", Driver)
LIST_TAGS: Operation[DriverTagList] = Operation(
    "drivers.list_tags", "GET", "/api/v3/drivers/{author}/{name}/tags", DriverTagList
)
DELETE_TAG: Operation[None] = Operation(
    "drivers.delete_tag", "DELETE", "/api/v3/drivers/{author}/{name}/tags/{tag}", NoneType
)
GET_SCHEMA: Operation[DriverSchema] = Operation(
    "drivers.get_schema", "GET", "/api/v3/drivers/{author}/{name}/tags/{tag}/schema", DriverSchema
)
GET_MANIFEST: Operation[DriverManifest] = Operation(
    "drivers.get_manifest", "GET", "/api/v3/drivers/{author}/{name}/tags/{tag}/manifest", DriverManifest
)
DOWNLOAD: Operation[bytes] = Operation(
    "drivers.download", "GET", "/api/v3/drivers/{author}/{name}/tags/{tag}/package", bytes, media="application/zip"
)


class Drivers(Resource):
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
        return self._call(LIST, query={"search": search, "limit": limit, "offset": offset})

    def iterate(self, *, search: str | None = None, page_size: int = 100) -> Iterator[Driver]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers, and the
        iteration always ends, also with a server that ignores paging.

        Args:
            search: As in `list`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return iterate(lambda limit, offset: self.list(search=search, limit=limit, offset=offset), page_size)

    def push(self, package: bytes | Path, *, tags: Sequence[str]) -> PushedDriver:
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
        return self._call(PUSH, body=Form({"package": package}, {"tag": tags}))

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
        return self._call(GET, path=(author, name))

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
        return self._call(LIST_TAGS, path=(author, name), query={"limit": limit, "offset": offset})

    def iterate_tags(self, author: str, name: str, *, page_size: int = 100) -> Iterator[DriverTag]:
        """Like `list_tags`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers, and the
        iteration always ends, also with a server that ignores paging.

        Args:
            author: As in `list_tags`.
            name: As in `list_tags`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_tags`, from the step of the iteration that reads the page.
        """
        return iterate(lambda limit, offset: self.list_tags(author, name, limit=limit, offset=offset), page_size)

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
        return self._call(DELETE_TAG, path=(author, name, tag))

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
        return self._call(GET_SCHEMA, path=(author, name, tag))

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
        return self._call(GET_MANIFEST, path=(author, name, tag))

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
        return self._call(DOWNLOAD, path=(author, name, tag))


class AsyncDrivers(AsyncResource):
    """The drivers operations, awaitable."""

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
        return await self._call(LIST, query={"search": search, "limit": limit, "offset": offset})

    def iterate(self, *, search: str | None = None, page_size: int = 100) -> AsyncIterator[Driver]:
        """Like `list`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers, and the
        iteration always ends, also with a server that ignores paging.

        Args:
            search: As in `list`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list`, from the step of the iteration that reads the page.
        """
        return iterate_async(lambda limit, offset: self.list(search=search, limit=limit, offset=offset), page_size)

    async def push(self, package: bytes | Path, *, tags: Sequence[str]) -> PushedDriver:
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
        return await self._call(PUSH, body=Form({"package": package}, {"tag": tags}))

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
        return await self._call(GET, path=(author, name))

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
        return await self._call(LIST_TAGS, path=(author, name), query={"limit": limit, "offset": offset})

    def iterate_tags(self, author: str, name: str, *, page_size: int = 100) -> AsyncIterator[DriverTag]:
        """Like `list_tags`, but every entry of the whole list, one after the other.

        Pages are read as they are needed. The list is never clipped, whatever page size the server prefers, and the
        iteration always ends, also with a server that ignores paging.

        Args:
            author: As in `list_tags`.
            name: As in `list_tags`.
            page_size: How many entries to ask for at a time (1 to 500).

        Raises:
            The same as `list_tags`, from the step of the iteration that reads the page.
        """
        return iterate_async(lambda limit, offset: self.list_tags(author, name, limit=limit, offset=offset), page_size)

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
        return await self._call(DELETE_TAG, path=(author, name, tag))

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
        return await self._call(GET_SCHEMA, path=(author, name, tag))

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
        return await self._call(GET_MANIFEST, path=(author, name, tag))

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
        return await self._call(DOWNLOAD, path=(author, name, tag))
