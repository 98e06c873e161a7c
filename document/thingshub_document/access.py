"""Who may call an operation, and where it is: security schemes and servers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from thingshub_document.complaints import Complaints
from thingshub_document.model import SecurityScheme, Server
from thingshub_document.shapes import Shapes
from thingshub_document.types import Place

_SENT = ("bearer", "basic", "apiKey")


class Access:
    """Reads security requirements and servers.

    Args:
        data: The bundled document.
        shapes: Follows references.
        where: `file:line` of a place.
        complain: Takes what the SDK cannot say.
    """

    def __init__(
        self, data: Mapping[str, Any], shapes: Shapes, where: Callable[[Place], str], complain: Complaints
    ) -> None:
        self._data = data
        self._shapes = shapes
        self._where = where
        self._complain = complain
        self._raw: Mapping[str, Any] = data.get("components", {}).get("securitySchemes", {})

    @cached_property
    def tenant_schemes(self) -> frozenset[str]:
        """The bearer schemes that the whole document asks for: the client's own token."""
        asked = {name for requirement in self._data.get("security", ()) for name in requirement}
        return frozenset(name for name in asked if _kind(self._shapes.deref(self._raw.get(name, {}))) == "bearer")

    @cached_property
    def schemes(self) -> Mapping[str, SecurityScheme]:
        """The ways to say who calls, by name."""
        found: dict[str, SecurityScheme] = {}
        for name, raw in self._raw.items():
            raw = self._shapes.deref(raw)
            kind = _kind(raw)
            found[name] = SecurityScheme(
                name=name,
                kind=kind,
                where=raw.get("in", "") if kind == "apiKey" else "",
                key=raw.get("name", "") if kind == "apiKey" else "",
                is_tenant=name in self.tenant_schemes,
                docs=raw.get("description", ""),
            )
        return found

    def requirements(self, raw: Any, place: Place) -> tuple[tuple[SecurityScheme, ...], ...]:
        """The alternatives of a `security` list, each with the schemes that are needed together."""
        alternatives: list[tuple[SecurityScheme, ...]] = []
        for index, requirement in enumerate(raw):
            schemes: list[SecurityScheme] = []
            for name in requirement:
                scheme = self.schemes.get(name)
                if scheme is None:
                    what = f"the security scheme {name!r} is not under components/securitySchemes"
                    self._complain((*place, index), what, "mend the name, or add the scheme")
                elif scheme.kind not in _SENT:
                    what = f"the security scheme {name!r} is of the kind {scheme.kind!r}, which the SDK cannot send"
                    self._complain((*place, index), what, "use bearer, basic, oauth2, openIdConnect or apiKey")
                else:
                    schemes.append(scheme)
            alternatives.append(tuple(schemes))
        return tuple(alternatives)

    def servers(self, raw: Any, place: Place) -> tuple[Server, ...]:
        """The servers of an operation or a path item, with the defaults of their variables."""
        found: list[Server] = []
        servers: list[dict[str, Any]] = raw or []
        for index, server in enumerate(servers):
            url = str(server.get("url", ""))
            for name, variable in server.get("variables", {}).items():
                url = url.replace(f"{{{name}}}", str(variable.get("default", "")))
            at = (*place, index)
            if "{" in url:
                self._complain(at, f"the server {url!r} has a variable without a default", "add it under `variables`")
            if not url.startswith(("https://", "http://", "/")):
                self._complain(at, f"the server {url!r} is neither absolute nor a path", "write https://… or /…")
            found.append(Server(url.rstrip("/"), at, self._where(at)))
        return tuple(found)


def _kind(raw: Mapping[str, Any]) -> str:
    kind = str(raw.get("type", ""))
    if kind == "http":
        return str(raw.get("scheme", "")).lower()
    return "bearer" if kind in ("oauth2", "openIdConnect") else kind
