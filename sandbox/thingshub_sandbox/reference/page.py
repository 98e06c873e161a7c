"""The reference page: one HTML file for itself, readable without JavaScript, asking the network for nothing.

A content security policy of hashes holds it to that: neither the page nor anything that slips into it can load, send or
run something else. Served by the sandbox it has a console too, which may reach the sandbox and nothing beyond.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from thingshub_sandbox.reference import console
from thingshub_sandbox.reference.reading import Field, Operation, Reference, Schema, Variant, pretty, query_text
from thingshub_sandbox.reference.samples import LANGUAGES, samples

_HERE = Path(__file__).parent
_TEXT = r'(?P<s>"(?:\\.|[^"\\])*")'
_TOKENS = {
    "python": rf"(?P<c>#.*)|{_TEXT}|(?P<k>\b(?:from|import|async|await|def|with|as|for|in|None|True|False)\b)",
    "curl": r"(?P<s>'[^']*'|\"[^\"]*\")|(?P<k>(?<!\S)(?:curl\b|-\w\b))",
    "typescript": rf"(?P<c>//.*)|{_TEXT}|(?P<k>\b(?:import|from|const|await|for|of|new|null|true|false)\b)",
    "json": rf"{_TEXT.replace('?P<s>', '?P<p>')}(?=:)|{_TEXT}|(?P<k>\b(?:null|true|false)\b)",
}


@dataclass(frozen=True)
class Page:
    """The page and the policy it is to be served with."""

    html: str
    policy: str


@dataclass(frozen=True)
class Change:
    """What came, went or moved with one version of the product.

    Attributes:
        moves: Pairs of the old and the new operation; None for the one that there is not.
    """

    version: str
    text: str
    moves: tuple[tuple[Operation | None, Operation | None], ...]


def page(reference: Reference, *, has_console: bool = False) -> Page:
    """Render the page.

    Args:
        reference: The document.
        has_console: Whether it is served by a sandbox, which it can then send requests to.
    """
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    early = (_HERE / "early.js").read_text(encoding="utf-8")
    script = (_HERE / "page.js").read_text(encoding="utf-8")
    if has_console:
        script += (_HERE / "console.js").read_text(encoding="utf-8")
    reached = "'self'" if has_console else "'none'"
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(early)}' '{_hash(script)}'; "
        f"img-src data:; connect-src {reached}; base-uri 'none'; form-action 'none'"
    )
    text = _template().render(
        reference=reference,
        changes=changes(reference),
        languages=LANGUAGES,
        style=Markup(style),
        early=Markup(early),
        script=Markup(script),
        policy=policy,
        has_console=has_console,
    )
    return Page(text, f"{policy}; frame-ancestors 'none'")


def changes(reference: Reference) -> tuple[Change, ...]:
    """What the document knows of the product's versions, newest first."""
    by_id = {operation.id: operation for operation in reference.operations}
    found: dict[tuple[str, str], list[tuple[Operation | None, Operation | None]]] = {}
    for operation in reference.operations:
        life = operation.life
        if life and life.until:
            found.setdefault((life.until, life.change), []).append((operation, by_id.get(life.successor)))
        elif life and not life.predecessor:
            found.setdefault((life.since, life.change), []).append((None, operation))
    newest_first = sorted(found, key=lambda key: [int(part) for part in re.findall(r"[0-9]+", key[0])], reverse=True)
    return tuple(Change(version, text, tuple(found[version, text])) for version, text in newest_first)


@lru_cache(maxsize=1)
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    filters: dict[str, Any] = {"prose": prose, "code": code, "linked": linked, "query_text": query_text}
    filters |= {"inline": inline, "sentence": sentence, "lines": console.lines, "shape": console.shape}
    filters |= {"console_path": console.path, "console_text": console.text, "console_body": console.body}
    filters["foreign_schemes"] = console.foreign_schemes
    helpers: dict[str, Any] = {"samples": samples, "pretty": pretty}
    environment.filters.update(filters)  # pyright: ignore[reportUnknownMemberType]
    environment.globals.update(helpers)  # pyright: ignore[reportUnknownMemberType]
    return environment.get_template("page.html.jinja")


def prose(text: str) -> Markup:
    """Paragraphs, and `code` between backticks; everything else as it stands."""
    paragraphs = [" ".join(part.split()) for part in re.split(r"\n\s*\n", text.strip())]
    return Markup("".join(f"<p>{_inline(part)}</p>" for part in paragraphs if part))


def linked(field: Field | Schema | Variant, reference: Reference) -> Markup:
    """A type in words with links to the components that it names."""
    anchors = {name: reference.schema_anchors[name] for name in field.schemas if name in reference.schema_anchors}
    parts = re.split(r"([\w.-]+)", field.kind)
    found: list[str] = []
    for part in parts:
        text = html.escape(part)
        found.append(f'<a href="#{anchors[part]}">{text}</a>' if part in anchors else text)
    return Markup("".join(found))


def sentence(text: str) -> str:
    """With a capital letter and a full stop; nothing for nothing."""
    return f"{text[0].upper()}{text[1:].rstrip('.')}." if text else ""


def inline(text: str) -> Markup:
    """A text with `code` between backticks."""
    return Markup(_inline(text))


def code(text: str, language: str) -> Markup:
    """Highlighted by a few rules: comments, texts, keywords, names of properties."""
    pattern = re.compile(_TOKENS.get(language.partition("-")[0], _TOKENS["json"]), re.MULTILINE)
    parts: list[str] = []
    end = 0
    for match in pattern.finditer(text):
        parts.append(html.escape(text[end : match.start()], quote=False))
        parts.append(f"<i class={match.lastgroup}>{html.escape(match[0], quote=False)}</i>")
        end = match.end()
    return Markup("".join(parts) + html.escape(text[end:], quote=False))


def _inline(text: str) -> str:
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text, quote=False))


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
