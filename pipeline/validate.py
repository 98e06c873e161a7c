"""Check the document and say everything that is wrong with it at once, each with file:line and what to do.

First the form (YAML, references), because the other checks need it; then the specification
(openapi-spec-validator); then the house rules. Exit status 1 when there is any finding.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import jsonschema_rs
from openapi_spec_validator import OpenAPIV31SpecValidator

from pipeline.rules import RULES
from thingshub_document.schema_tools import operations, schemas, walk
from thingshub_document.source import DOCUMENT, BrokenDocument, Finding, Place, Source, load


def findings(source: Source) -> list[Finding]:
    """Everything wrong with the document; an empty list when it is sound."""
    for form in (_references, _schema_forms, _specification):  # each relies on what the one before has made sure
        if found := list(form(source)):
            return found
    return [finding for rule in RULES for finding in rule(source)]


def check(path: Path = DOCUMENT) -> Source:
    """Load and check the document.

    Returns:
        The document, sound.

    Raises:
        BrokenDocument: with one `file:line: what -- what to do` a line.
    """
    source = load(path)
    found = findings(source)
    if found:
        raise BrokenDocument("\n".join(source.line(finding) for finding in found))
    return source


def _references(source: Source) -> Iterator[Finding]:
    for place, node in walk(source.data):
        reference = node.get("$ref")
        if not isinstance(reference, str) or "value" in place[-2:] or "example" in place:
            continue
        if not reference.startswith("#/"):
            yield Finding((*place, "$ref"), f"$ref {reference!r} is not local", "write it as #/components/…")
            continue
        try:
            source.resolve(reference)
        except (LookupError, TypeError, ValueError):
            yield Finding(
                (*place, "$ref"), f"$ref {reference!r} points at nothing", "mend the name or add the component"
            )


def _specification(source: Source) -> Iterator[Finding]:
    if not str(source.data.get("openapi", "")).startswith("3.1."):
        yield Finding(("openapi",), "is not OpenAPI 3.1", "write `openapi: 3.1.0`")
        return
    try:
        for error in OpenAPIV31SpecValidator(source.data).iter_errors():
            message = error.message.splitlines()[0][:300]
            place = tuple(error.absolute_path) or _told_in(source, message)
            yield Finding(place, message, "see the OpenAPI 3.1 specification")
    except Exception as error:  # the validator raises internal errors on some invalid documents
        reason = f"{type(error).__name__}: {str(error)[:200]}"
        yield Finding((), f"the specification's validator gave up ({reason})", "undo the last edit to find the place")


def _told_in(source: Source, message: str) -> Place:
    """The operation that a message without a place names by method and path or by its id."""
    candidates = [
        *(
            place
            for place, method, path, _ in operations(source)
            if f"'{path}'" in message and f"'{method}'" in message
        ),
        *(place for place, _, _, operation in operations(source) if f"'{operation.get('operationId')}'" in message),
    ]
    return candidates[0] if candidates else ()


def _schema_forms(source: Source) -> Iterator[Finding]:
    """Schemas against JSON Schema 2020-12 itself; the specification's validator names no place for these."""
    for place, schema in schemas(source):
        try:
            jsonschema_rs.Draft202012Validator({"pattern": schema.get("pattern", "")})
        except jsonschema_rs.ValidationError:
            yield Finding((*place, "pattern"), "is not a regular expression (ECMA 262)", "mend the pattern")
            continue
        if place[-1] != "schema" and len(place) != 3:
            continue  # nested: seen from its root
        try:
            jsonschema_rs.meta.validate(schema)
        except jsonschema_rs.ValidationError as error:
            yield Finding((*place, *error.instance_path), error.message[:300], "see JSON Schema 2020-12")


def main() -> int:
    try:
        source = check(Path(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENT)
    except BrokenDocument as error:
        print(error, file=sys.stderr)
        print(f"\n{len(str(error).splitlines())} finding(s); nothing was generated.", file=sys.stderr)
        return 1
    count = sum(1 for _ in operations(source))
    named = len(source.data["components"]["schemas"])
    print(f"{source.where(())}: sound, {count} operations, {named} schemas")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
