"""The parameters of an operation: its own and its path item's, by place and style."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from thingshub_document import media, names, separators
from thingshub_document.complaints import Complaints
from thingshub_document.definitions import Definitions
from thingshub_document.examples import examples
from thingshub_document.model import Parameter
from thingshub_document.shapes import Shapes, origin
from thingshub_document.types import MISSING, Place, Type

_STYLES = {"path": "simple", "query": "form", "header": "simple", "cookie": "form"}
_ALLOWED_STYLES = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form",),
}
# What carries a request is written by what sends it, in Python and in fetch
_OF_THE_TRANSPORT = frozenset(
    {"connection", "content-length", "expect", "host", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade"}
)
_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+\-.^_`|~]+")  # RFC 9110, 5.6.2: a name of a header or a cookie
_PATH = re.compile(r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*")  # RFC 3986, 3.3
_OWN_HEADERS = frozenset({"accept", "content-type", "authorization"})  # OpenAPI: ignored as parameters


class Found(NamedTuple):
    """An operation as it stands in the document."""

    path: str
    method: str
    item: Mapping[str, Any]
    raw: Mapping[str, Any]
    place: Place


class Parameters:
    """Reads parameters.

    Args:
        shapes: Follows references.
        definitions: Knows what schemas are in Python.
        where: `file:line` of a place.
        complain: Takes what the SDK cannot say.
    """

    def __init__(
        self, shapes: Shapes, definitions: Definitions, where: Callable[[Place], str], complain: Complaints
    ) -> None:
        self._shapes = shapes
        self._definitions = definitions
        self._where = where
        self._complain = complain

    def parameters(self, found: Found, prefix: str) -> tuple[Parameter, ...]:
        """The operation's own and its path item's, own ones first in their place; path parameters in template order."""
        merged: dict[tuple[str, str], tuple[Place, dict[str, Any]]] = {}
        for base, raws in ((found.place[:-1], found.item), (found.place, found.raw)):
            for index, raw in enumerate(raws.get("parameters", ())):
                parameter = self._shapes.deref(raw)
                place = (*base, "parameters", index)
                if "name" in parameter and "in" in parameter:
                    merged[parameter["in"], parameter["name"]] = (origin(raw, place), parameter)
        template = re.findall(r"\{([^}]*)\}", found.path)
        self._check_path(found)
        in_path = {name: entry for (where, name), entry in merged.items() if where == "path"}
        for name in template:
            if name not in in_path:
                what = f"the path has {{{name}}}, and there is no path parameter of this name"
                self._complain(found.place, what, f"add the parameter {name} with `in: path`")
        order = [("path", name) for name in template if name in in_path]
        order += [key for key in merged if key[0] != "path"]
        parameters: list[Parameter] = []
        for key in order:
            place, raw = merged[key]
            if key[0] == "header" and key[1].lower() in _OWN_HEADERS:
                continue
            if (made := self._parameter(raw, place, prefix)) is not None:
                parameters.append(made)
                if wrong := separators.problem(made):
                    self._complain(place, *wrong)
        self._check_pairs(parameters)
        return tuple(parameters)

    def _check_pairs(self, parameters: Sequence[Parameter]) -> None:
        """Refuse two parameters of one place that write a pair of the same name: no server could tell them apart."""
        taken: dict[tuple[str, str], Parameter] = {}
        for parameter in parameters:
            for name in self._pairs(parameter):
                other = taken.setdefault((parameter.where, name), parameter)
                if other is not parameter:
                    what = f"the {parameter.where} parameters {other.name!r} and {parameter.name!r} both write {name!r}"
                    remedy = "rename a property, or write `content: {application/json: {schema: …}}` for one of them"
                    self._complain(parameter.place, what, remedy)
                    break

    def _pairs(self, parameter: Parameter) -> list[str]:
        """The names that a parameter has on the wire, as far as the document says them."""
        fields = None if parameter.media else media.fields_of(parameter.type, self._definitions)
        if parameter.where in ("query", "cookie") and fields is not None:
            if parameter.style == "deepObject":
                return [f"{parameter.name}[{field.name}]" for field in fields]
            if parameter.explode:
                return [field.name for field in fields]
        return [parameter.name]

    def _parameter(self, raw: Mapping[str, Any], place: Place, prefix: str) -> Parameter | None:
        name, where = str(raw["name"]), raw["in"]
        if where not in _STYLES:
            self._complain(place, f"parameter {name!r} is in {where!r}", "write path, query, header or cookie")
            return None
        self._check_name(name, where, place)
        style = str(raw.get("style", _STYLES[where]))
        if style not in _ALLOWED_STYLES[where]:
            allowed = ", ".join(_ALLOWED_STYLES[where])
            self._complain(place, f"parameter {name!r} in {where} has the style {style!r}", f"write {allowed}")
        python_name = self._complain.named(place, "parameter", names.argument_name, name, raw)
        if python_name is None:
            return None
        content = raw.get("content")
        media_type = next(iter(content)) if isinstance(content, Mapping) and content else None
        holder = content[media_type] if content and media_type else raw
        at = (*place, "content", media_type, "schema") if media_type else (*place, "schema")
        if media_type and not media.is_json(media_type):
            self._complain(place, f"parameter {name!r} has the media type {media_type}", "write application/json")
        schema = holder.get("schema", {})
        found = self._definitions.inline(schema, "write", at, prefix + names.title(python_name))
        if media.has_bytes(found, self._definitions):
            what = f"the {where} parameter {name!r} is bytes (format: binary), which stand in no {where}"
            self._complain(place, what, "write `contentEncoding: base64` for a text in base64, or send a body")
        explode = bool(raw.get("explode", style in ("form", "deepObject")))
        if not media_type:
            self._check_style(name, style, explode, where, found, place)
        plain = self._shapes.deref(schema) if isinstance(schema, Mapping) else {}
        return Parameter(
            name=name,
            python_name=python_name,
            where=where,
            style=style,
            explode=explode,
            allow_reserved=bool(raw.get("allowReserved")),
            media=media_type,
            schema=schema,
            type=found,
            required=bool(raw.get("required")) or where == "path",
            default=plain.get("default", MISSING),
            deprecated=bool(raw.get("deprecated")),
            is_secret=bool(raw.get("x-secret") or plain.get("x-secret")),
            docs=str(raw.get("description") or plain.get("description", "")),
            examples=examples(self._shapes, raw) or examples(self._shapes, holder),
            place=place,
            line=self._where(place),
        )

    def _check_path(self, found: Found) -> None:
        """Refuse a path that no URL can have."""
        fixed = re.sub(r"\{[^}]*\}", "", found.path)
        place = found.place[:-1]
        if "?" in fixed or "#" in fixed:
            what = f"the path {found.path} has a query or a fragment, which is no part of a path"
            self._complain(place, what, "describe a query as parameters, and leave a fragment out")
        elif not _PATH.fullmatch(fixed):
            encoded = quote(found.path, safe="/%{}!$&'()*+,;=:@")
            what = f"the path {found.path} has characters that no URL has"
            self._complain(place, what, f"write them percent-encoded: {encoded}")

    def _check_name(self, name: str, where: str, place: Place) -> None:
        """Refuse headers and cookies that no call can set."""
        if where in ("header", "cookie") and not _TOKEN.fullmatch(name):
            self._complain(place, f"the {where} parameter {name!r} has a name that no {where} can have", "rename it")
        elif where == "header" and name.lower() in _OF_THE_TRANSPORT:
            what = f"the header parameter {name!r} is written by what sends the request"
            self._complain(place, what, "remove it")
        elif where == "header" and name.lower() == "cookie":
            what = f"the header parameter {name!r} is where all cookies stand"
            self._complain(place, what, "describe each cookie as a parameter with `in: cookie`")

    def _check_style(self, name: str, style: str, explode: bool, where: str, found: Type, place: Place) -> None:
        """Refuse what OpenAPI's table of styles leaves undefined."""
        what = media.shape_of(found, self._definitions)
        if style in ("spaceDelimited", "pipeDelimited") and what == "primitive":
            self._complain(place, f"parameter {name!r}: {style} is for arrays and objects", "write `style: form`")
        if style == "deepObject" and what in ("primitive", "array"):
            self._complain(place, f"parameter {name!r}: deepObject is for objects", "write `style: form`")
        if style in ("spaceDelimited", "pipeDelimited") and explode:
            remedy = "write `explode: false`, or `style: form`"
            self._complain(place, f"parameter {name!r}: {style} with explode is not defined", remedy)
        if media.is_nested(found, self._definitions):
            what = f"parameter {name!r}: OpenAPI does not define how {style} writes a list or an object inside another"
            self._complain(place, what, "write `content: {application/json: {schema: …}}` instead of `schema`")
