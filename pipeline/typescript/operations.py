"""Write `operations.ts`: documented methods by tag, what each call takes and gives, and the facts of the runtime."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from pipeline.generate import docstrings
from pipeline.generate import facts as python_facts
from pipeline.typescript.facts import FactsWriter, iteration_parameters, page_size, scheme, size_key
from pipeline.typescript.printing import comment, indented, key, literal, text
from pipeline.typescript.shapes import Shapes
from pipeline.typescript.types import TypePrinter, union
from thingshub_document import typescript_names as named
from thingshub_document.model import Answer, Media, Operation, Parameter, SecurityScheme
from thingshub_document.reading import Document
from thingshub_document.types import MISSING
from thingshub_document.typescript_names import TypeScriptNames

_COOKIES = "Browsers keep cookies to themselves: Node, Deno and Bun only."
_STATUS = re.compile(r"[0-9]{3}")


def operations_module(
    document: Document, operations: list[Operation], names: TypeScriptNames, shapes: Shapes, login: str | None
) -> str:
    """`operations.ts`.

    Args:
        document: The document.
        operations: Those of its operations that are in the client.
        names: Its names.
        shapes: Its shapes.
        login: The id of the operation that gives a token for user name and password; None for none.
    """
    writer = _Writer(document, names, shapes)
    calls = "".join(writer.call(operation) for operation in operations)
    resources = "".join(writer.resource(tag, operations) for tag in document.tags)
    rows = "".join(writer.row(operation) for operation in operations)
    schemes = {name: scheme(found) for name, found in document.security_schemes.items()}
    credentials = _object(_credential(found) for found in document.security_schemes.values() if not found.is_tenant)
    table = "".join(f"  {key(name)}: {literal(shape)},\n" for name, shape in shapes.table().items())
    body = (
        f"/** What each operation takes and gives. */\nexport interface Calls {{\n{calls}}}\n\n"
        f"/** All operations by tag. */\nexport interface Resources {{\n{resources}}}\n\n"
        f"/** The operations of the document by id. */\nexport const OPERATIONS = {{\n{rows}}} as const;\n\n"
        "/** The id of an operation of the document. */\nexport type OperationId = keyof typeof OPERATIONS;\n\n"
        "/** What operations ask for beside the tenant's token. */\n"
        f"export interface GivenCredentials {credentials}\n\n"
        "/** How callers say who they are. */\n"
        f"export const SECURITY_SCHEMES: Schemes = {literal(schemes)};\n\n"
        "/** Where values need care; see shapes.ts. */\n"
        f"export const SHAPES: Shapes = {{\n{table}}};\n\n"
        "/** The operation that gives a token for user name and password. */\n"
        f"export const LOGIN: OperationId | null = {literal(login)};\n"
    )
    return f"{writer.imports(operations)}\n{body}"


class _Writer:
    def __init__(self, document: Document, names: TypeScriptNames, shapes: Shapes) -> None:
        self._document = document
        self._names = names
        self._types = TypePrinter(document, names, "models.")
        self._facts = FactsWriter(document, shapes)
        self._classes = python_facts.error_classes(document)
        self._errors: set[str] = set()

    def imports(self, operations: list[Operation]) -> str:
        """The lines for what the module names."""
        used = self._types.used
        found = {
            "binary": sorted(used & {"BytesContent", "FileContent"}),
            "credentials": ["Schemes"],
            "decimal": sorted(used & {"Decimal"}),
            "declared_errors": sorted(self._errors & self._classes.keys()),
            "errors": sorted(self._errors - self._classes.keys()),
            "executor": ["CallOptions"] if operations else [],
            "models": ["* as models"] if "models" in used else [],
            "shapes": ["Shapes"],
            "typing": ["Answer", "Input"] if operations else [],
        }
        if any(operation.paging is not None for operation in operations):
            found["typing"] += ["Entry", "Iteration"]
        lines: list[str] = []
        for module, names in found.items():
            kind = "" if module in ("declared_errors", "errors") else "type "
            listed = names[0] if module == "models" and names else f"{{ {', '.join(sorted(names))} }}"
            lines += [f'import {kind}{listed} from "./{module}.js";\n'] if names else []
        return "".join(lines)

    def row(self, operation: Operation) -> str:
        """The operation's facts."""
        errors = python_facts.own_errors(self._document, operation, self._classes)
        facts = self._facts.operation(operation, errors)
        self._errors.update(str(failure["error"]) for failure in facts.get("failures", ()) if "error" in failure)
        return f"  {key(operation.id)}: {literal(facts)},\n"

    # --- types

    def call(self, operation: Operation) -> str:
        """The entry of `Calls`."""
        lines = [f"input: {self._input(operation)};", f"answer: {self._answer(operation)};"]
        if operation.paging is not None:
            lines.append(f"entry: {self._types.type(operation.paging.item_type)};")
            lines.append(f"iteration: {self._iteration(operation)};")
        return f"  {key(operation.id)}: {{\n{indented(chr(10).join(lines), '    ')}  }};\n"

    def _input(self, operation: Operation) -> str:
        place = _object(self._parameters(operation.parameters))
        if operation.body is None or not operation.body.alternatives:
            return place
        own = named.own_key("body", {named.parameter_key(parameter) for parameter in operation.parameters})
        mark = "" if operation.body.required else "?"
        alternatives = operation.body.alternatives
        about = comment(filter(None, [docstrings.one_line(operation.body.docs)]))
        if len(alternatives) == 1 and "*" not in alternatives[0].media:
            body = f"{about}{own}{mark}: {self._sent(alternatives[0])};"
            return _object([*self._parameters(operation.parameters), body])
        bodies = []
        for index, media in enumerate(alternatives):
            is_range = "*" in media.media
            optional = "?" if index == 0 and not is_range else ""
            kind = "string" if is_range else text(media.media)
            optional = "?" if index == 0 and (not is_range or media.kind == "bytes") else optional
            bodies.append(_object([f"{about}{own}: {self._sent(media)};", f"contentType{optional}: {kind};"]))
        if mark:
            bodies.append(f"{{ {own}?: undefined; contentType?: undefined }}")
        either = f"({union(bodies)})"
        return f"{place} & {either}" if operation.parameters else either

    def _parameters(self, parameters: Iterable[Parameter]) -> list[str]:
        return [self._parameter(parameter) for parameter in parameters]

    def _parameter(self, parameter: Parameter) -> str:
        told = [docstrings.one_line(parameter.docs)]
        if parameter.default is not MISSING:
            told.append(f"The server's default is {json.dumps(parameter.default, ensure_ascii=False)}.")
        if parameter.where == "cookie":
            told.append(_COOKIES)
        lines = [" ".join(filter(None, told)), *(["@deprecated"] if parameter.deprecated else [])]
        mark = "" if parameter.required else "?"
        kind = self._types.type(parameter.type, parameter.schema)
        return f"{comment(filter(None, lines))}{key(named.parameter_key(parameter))}{mark}: {kind};"

    def _sent(self, media: Media) -> str:
        if media.kind == "bytes":
            self._types.used.add("BytesContent")
            return "BytesContent"
        if media.kind == "text":
            return "string"
        return self._types.type(media.type, media.schema)

    def _answer(self, operation: Operation) -> str:
        return union(self._reply(answer, operation) for answer in operation.successes) or (
            "{ readonly status: number; readonly data: undefined; headerValues(): {} }"
        )

    def _reply(self, answer: Answer, operation: Operation) -> str:
        status = answer.status if _STATUS.fullmatch(answer.status) else "number"
        received = [self._received(media) for media in answer.alternatives] if operation.method != "HEAD" else []
        data = union(received) or "undefined"
        values = self._types.model(answer.headers_class) if answer.headers_class else "{}"
        return f"{{ readonly status: {status}; readonly data: {data}; headerValues(): {values} }}"

    def _received(self, media: Media) -> str:
        if media.kind == "bytes":
            return "Uint8Array"
        return "string" if media.kind == "text" else self._types.type(media.type, media.schema)

    def _iteration(self, operation: Operation) -> str:
        assert operation.paging is not None
        fields = self._parameters(iteration_parameters(operation))
        if operation.paging.size:
            size = next(p for p in operation.parameters if p.name == operation.paging.size)
            least, most = size.schema.get("minimum", 1), size.schema.get("maximum")
            span = f" ({least} to {most})" if most else ""
            usual = page_size(operation, operation.paging)
            about = f"/** How many entries to ask for at a time{span}; {usual} if not said. */\n"
            fields.append(f"{about}{size_key(operation)}?: number;")
        return _object(fields)

    # --- methods

    def resource(self, tag: str, operations: list[Operation]) -> str:
        """The methods of a tag."""
        own = [operation for operation in operations if operation.tag == tag]
        if not own:
            return ""
        found = self._document.tags[tag]
        methods = "\n".join(self._methods(operation) for operation in own)
        about = comment(filter(None, [docstrings.one_line(found.docs)]), "  ")
        return f"{about}  readonly {named.tag_name(found)}: {{\n{indented(methods, '    ')}  }};\n"

    def _methods(self, operation: Operation) -> str:
        id = text(operation.id)
        verb = named.verb_name(operation)
        needs_body = operation.body is not None and operation.body.required
        is_optional = not needs_body and not any(p.required for p in operation.parameters)
        given = f"input{'?' if is_optional else ''}: "
        lines = comment(self._lines(operation))
        written = f"{lines}{verb}({given}Input<{id}>, options?: CallOptions): Promise<Answer<{id}>>;\n"
        if operation.paging is not None:
            mark = "?" if not any(p.required for p in iteration_parameters(operation)) else ""
            about = [f"Like `{verb}`, but every entry of the whole list, whatever page size the server prefers."]
            if not operation.paging.is_declared and operation.paging.style != "offset":
                about.append(f"That it goes on by {operation.paging.style} was recognised by the names.")
            written += (
                f"{comment(about)}{named.iterator_name(operation)}"
                f"(input{mark}: Iteration<{id}>, options?: CallOptions): AsyncGenerator<Entry<{id}>>;\n"
            )
        return written

    def _lines(self, operation: Operation) -> Iterator[str]:
        yield docstrings.one_line(operation.summary) or f"{operation.method} {operation.path}."
        if operation.description:
            yield from ("", docstrings.one_line(operation.description))
        if life := operation.availability:
            bounds = [f"{word} {bound}" for word, bound in (("since", life.since), ("until", life.until)) if bound]
            yield from ("", f"Products: {', '.join(bounds)} ({life.change}).")
        if operation.servers:
            yield from ("", f"Server: {operation.servers[0].url}, not the tenant's address.")
        if operation.security is not None and not all(s.is_tenant for r in operation.security for s in r):
            ways = " or ".join(" and ".join(s.name for s in r) or "nothing" for r in operation.security)
            cookie = any(s.where == "cookie" for r in operation.security for s in r)
            yield from ("", f"Credentials: {ways}; see `credentials` of the client.{f' {_COOKIES}' if cookie else ''}")
        if operation.evidence:
            yield from ("", f"Evidence: {docstrings.evidence(operation.evidence)}")
        if operation.deprecated:
            other = operation.availability.successor if operation.availability else None
            yield from ("", f"@deprecated {f'use {other}' if other else 'without a successor'}")


def _object(fields: Iterable[str]) -> str:
    """An object type with a field on each line."""
    lines = list(fields)
    return f"{{\n{indented(chr(10).join(lines))}}}" if lines else "{}"


def _credential(found: SecurityScheme) -> str:
    """What the client is given for a scheme."""
    where = f"API key, in the {found.where} as {found.key}." if found.kind == "apiKey" else ""
    told = docstrings.one_line(found.docs) or where
    kind = "readonly [user: string, password: string]" if found.kind == "basic" else "string"
    return f"{comment(filter(None, [told]))}{key(found.name)}?: {kind};"


def own_errors(document: Document) -> Mapping[str, tuple[str, str]]:
    """The error classes that are made of the document: name, then class of the status and name of the model."""
    return python_facts.error_classes(document)
