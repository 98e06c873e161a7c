"""Who may call an operation, and where it is: security schemes and servers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from thingshub_document.complaints import Complaints
from thingshub_document.model import Parameter, SecurityScheme, Server
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
            self._check_apart(schemes, (*place, index))
            alternatives.append(tuple(schemes))
        return tuple(alternatives)

    def _check_apart(self, schemes: list[SecurityScheme], place: Place) -> None:
        """Refuse schemes that are needed together and are one header, cookie or query parameter."""
        seen: dict[tuple[str, str], SecurityScheme] = {}
        for scheme in schemes:
            spot = spot_of(scheme)
            if (other := seen.setdefault(spot, scheme)) is not scheme:
                what = f"{other.name} and {scheme.name} are needed together and are the same {spot[0]}, {_told(scheme)}"
                self._complain(place, what, "name one of the two, or write them as alternatives")

    def check_parameters(
        self, requirements: tuple[tuple[SecurityScheme, ...], ...], parameters: tuple[Parameter, ...]
    ) -> None:
        """Refuse a parameter that is what a security scheme of the operation sends: one request cannot hold both."""
        spots = {spot_of(scheme): scheme for schemes in requirements for scheme in schemes}
        for parameter in parameters:
            name = parameter.name.lower() if parameter.where == "header" else parameter.name
            if scheme := spots.get((parameter.where, name)):
                what = f"the {parameter.where} parameter {parameter.name!r} is what the scheme {scheme.name!r} sends"
                self._complain(parameter.place, what, "remove the parameter, or the scheme from `security`")

    def servers(self, raw: Any, place: Place) -> tuple[Server, ...]:
        """The servers of an operation or a path item, with the defaults of their variables."""
        found: list[Server] = []
        servers: list[dict[str, Any]] = raw or []
        for index, server in enumerate(servers):
            url = str(server.get("url", ""))
            at = (*place, index)
            for name, variable in server.get("variables", {}).items():
                if "enum" in variable and variable.get("default") not in variable["enum"]:
                    what = f"the default {variable.get('default')!r} of the server variable {name!r} is not in its enum"
                    self._complain((*at, "variables", name), what, "mend one of the two")
                url = url.replace(f"{{{name}}}", str(variable.get("default", "")))
            if "{" in url:
                self._complain(at, f"the server {url!r} has a variable without a default", "add it under `variables`")
            if not url.startswith(("https://", "http://", "/")):
                self._complain(at, f"the server {url!r} is neither absolute nor a path", "write https://… or /…")
            elif url.startswith("http://"):
                self._complain(at, f"the server {url!r} is without TLS, where the SDK sends nothing", "write https://…")
            elif "?" in url or "#" in url:
                what = f"the server {url!r} has a query or a fragment, which no path can follow"
                self._complain(at, what, "describe a query as parameters of the operations")
            found.append(Server(url.rstrip("/"), at, self._where(at)))
        return tuple(found)


def spot_of(scheme: SecurityScheme) -> tuple[str, str]:
    """Where in a request a scheme stands: the kind of place, and the name there."""
    if scheme.kind != "apiKey":
        return "header", "authorization"
    return scheme.where, scheme.key.lower() if scheme.where == "header" else scheme.key


def _told(scheme: SecurityScheme) -> str:
    return scheme.key if scheme.kind == "apiKey" else "Authorization"


def _kind(raw: Mapping[str, Any]) -> str:
    kind = str(raw.get("type", ""))
    if kind == "http":
        return str(raw.get("scheme", "")).lower()
    return "bearer" if kind in ("oauth2", "openIdConnect") else kind
