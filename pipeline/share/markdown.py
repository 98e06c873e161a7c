"""The document as Markdown, for people and for language models: `reference.md`, and `llms.txt` as its index."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline.share.files import write_text
from thingshub_sandbox.reference.reading import (
    JSON,
    Content,
    Evidence,
    Field,
    Life,
    Operation,
    Reference,
    Schema,
    Variant,
    pretty,
)
from thingshub_sandbox.reference.samples import samples


def reference_page(reference: Reference, into: Path) -> None:
    """All operations, messages and schemas in one file."""
    lines = [f"# {reference.title} {reference.version}", reference.description.strip()]
    for tag in reference.tags:
        lines += [f"## {tag.title}", tag.description]
        lines += [_operation(operation, reference.usual_security) for operation in tag.operations]
    lines += [f"## {reference.messages.title}", reference.messages.description]
    lines += [_message(message) for message in reference.messages.operations]
    lines += ["## Schemas", *(_schema(schema) for schema in reference.schemas)]
    write_text(into / "reference.md", "\n\n".join(lines) + "\n")


def llms_txt(reference: Reference, into: Path) -> None:
    """What is where, one line for each operation, after llmstxt.org."""
    lines = [f"# {reference.title}", "", f"> {reference.summary}", "", reference.description.strip(), ""]
    lines += ["## Files", ""]
    lines += ["- [The whole reference](reference.md): every operation and schema with examples"]
    lines += ["- [OpenAPI 3.1](openapi.yaml): the document itself; [as JSON](openapi.json)"]
    lines += ["- [Workflows](arazzo.yaml): Arazzo, the main ways through the API"]
    lines += ["- [Live data](asyncapi.yaml): AsyncAPI 3, WebSocket and MQTT", ""]
    for tag in reference.tags:
        lines += [f"## {tag.title}", "", tag.description, ""]
        for o in tag.operations:
            marks = ", ".join([*filter(None, [o.evidence.level]), *(["deprecated"] if o.is_deprecated else [])])
            link = f"[{o.id}](reference.md#{_anchor(_heading(o))})"
            lines.append(f"- {link}: `{o.method} {o.path}` {o.summary}" + (f" ({marks})" if marks else ""))
        lines.append("")
    write_text(into / "llms.txt", "\n".join(lines))


def _heading(operation: Operation) -> str:
    return f"{operation.id}: {operation.summary.rstrip('.')}"


def _anchor(heading: str) -> str:
    """As the common renderers of Markdown name a heading."""
    kept = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


def _operation(operation: Operation, usual: tuple[str, ...]) -> str:
    parts = [f"### {_heading(operation)}", f"`{operation.method} {operation.path}`"]
    if operation.is_deprecated:
        parts.append("**Deprecated.**")
    parts += [operation.description.strip(), _life(operation.life), _evidence(operation.evidence)]
    if operation.is_public:
        parts.append("No token is needed.")
    elif operation.security != usual:
        parts.append(f"Needs {' or '.join(operation.security)}.")
    parts += [f"Sent to {' or '.join(operation.servers)}."] if operation.servers else []
    parts += [operation.paging] if operation.paging else []
    if operation.parameters:
        parts.append(_table(operation.parameters, "Parameter"))
    if operation.body:
        parts += [f"Body: {_forms(operation.body)}.", *_examples(operation.body)]
    for status, answer in operation.successes.items():
        what = f", {_forms(answer)}" if answer.variants else ""
        parts += [f"Answer {status}: {answer.description.rstrip('.')}{what}.", *_examples(answer)]
        parts += [_table(answer.headers, "Header")] if answer.headers else []
    refusals = [f"{code} {a.description}" for code, a in operation.answers.items() if code not in operation.successes]
    if refusals:
        parts.append("Refusals: " + " · ".join(refusals))
    written = samples(operation)
    parts += [f"```python\n{written['python']}```", f"```sh\n{written['curl']}```"]
    return "\n\n".join(part for part in parts if part)


def _message(message: Operation) -> str:
    parts = [f"### {_heading(message)}", message.description.strip(), _evidence(message.evidence)]
    if message.body and message.body.variants:
        what = ", or ".join(_worded(variant) for variant in message.body.variants)
        parts += [f"Message: {what}.", *_examples(message.body)]
    return "\n\n".join(parts)


def _schema(schema: Schema) -> str:
    parts = [f"### {schema.name}", schema.description.strip(), _evidence(schema.evidence)]
    if schema.fields:
        parts.append(_table(schema.fields, "Property"))
    else:
        parts.append(f"{schema.kind}{'; ' if schema.rules else ''}{'; '.join(schema.rules)}")
    return "\n\n".join(parts)


def _table(fields: tuple[Field, ...], title: str) -> str:
    rows = [f"| {title} | Type | |", "| --- | --- | --- |"]
    for field in fields:
        where = f" ({field.where})" if field.where else ""
        name = f"`{field.name}`{where}{' **required**' if field.is_required else ''}"
        kind = "".join(_link(word) if word in field.schemas else word for word in re.split(r"(\w+)", field.kind))
        rows.append(f"| {name} | {_cell('; '.join((kind, *field.rules)))} | {_cell(field.description)} |")
    return "\n".join(rows)


def _examples(content: Content) -> list[str]:
    if content.media != JSON:
        return []
    return [f"{example.summary}:\n\n```json\n{pretty(example.value)}\n```" for example in content.examples]


def _forms(content: Content) -> str:
    """The media types of a body, each with what it holds."""
    return ", or ".join(f"`{variant.media}`, {_worded(variant)}" for variant in content.variants) or "empty"


def _worded(variant: Variant) -> str:
    return _link(variant.schema) if variant.schema else variant.kind


def _evidence(evidence: Evidence) -> str:
    if not evidence.level:
        return ""
    source = f"[{evidence.title}]({evidence.url})" if evidence.url else evidence.title
    return " ".join(f"Evidence: **{evidence.level}**; {source}. {evidence.note}".split())


def _life(life: Life | None) -> str:
    if life is None:
        return ""
    bounds = " ".join(f"{word} {value}" for word, value in (("since", life.since), ("until", life.until)) if value)
    other = f" Now `{life.successor}`." if life.successor else f" Was `{life.predecessor}`." if life.predecessor else ""
    return f"Products: {bounds}; {life.change}.{other}"


def _link(name: str) -> str:
    return f"[{name}](#{name.lower()})"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
