"""One call that is tried: the operation, the values that are passed in, and who calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.proof.faults import MEND, Fault
from thingshub_document.model import Media, Operation, Parameter, SecurityScheme
from thingshub_document.types import MISSING

TENANT = "https://tenant.example"
TENANT_TOKEN = "the-tenants-token"
BodyForm = Literal["keywords", "value"]


@dataclass(frozen=True)
class Case:
    """One call of one operation.

    Attributes:
        variant: Its name among the operation's: `required`, `all`, …
        arguments: The parameters that are passed, with their values as JSON data.
        media: The media type of the body that is sent; None for no body.
        body: The body as JSON data; a text for bytes.
        form: Whether the body's properties are keyword arguments, or one value.
        credentials: The schemes that the call is to be made with; empty for none.
    """

    operation: Operation
    variant: str
    arguments: tuple[tuple[Parameter, Any], ...] = ()
    media: Media | None = None
    body: Any = MISSING
    form: BodyForm = "value"
    credentials: tuple[SecurityScheme, ...] = ()

    def fault(self, line: str, message: str, remedy: str = MEND) -> Fault:
        """A finding about this call."""
        return Fault(line or self.operation.line, f"operation {self.operation.id} ({self.variant})", message, remedy)

    @property
    def tenant_schemes(self) -> tuple[SecurityScheme, ...]:
        return tuple(scheme for scheme in self.credentials if scheme.is_tenant)


def expected_base(operation: Operation) -> str:
    """Where the operation's requests go: scheme, authority and the path before the template."""
    if not operation.servers:
        return TENANT
    url = operation.servers[0].url
    return url if "://" in url else TENANT + url


def credential(scheme: SecurityScheme) -> str | tuple[str, str]:
    """What the client is given for a scheme."""
    if scheme.is_tenant:
        return TENANT_TOKEN
    return ("ada", f"password of {scheme.name}") if scheme.kind == "basic" else f"secret-of-{scheme.name}"


def credentials_of(schemes: tuple[SecurityScheme, ...]) -> Mapping[str, str | tuple[str, str]]:
    """What the client is given besides the tenant's token."""
    return {scheme.name: credential(scheme) for scheme in schemes if not scheme.is_tenant}
