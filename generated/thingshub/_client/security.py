"""Who calls, as each operation asks for it: the client's own token, or the credentials of other schemes.

An operation lists alternatives, each a set of schemes that are needed together. The first one is taken of which the
client has everything. The client's token is for the tenant's own host; another host gets it only where the operation
lists it. Credentials are put into a request at the last moment: nothing that is shown or logged before has any.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from urllib.parse import quote

from thingshub._codec.styles import sendable
from thingshub.errors import MissingCredentialsError
from thingshub.model import REDACTED

if TYPE_CHECKING:
    from thingshub._client.access_token import AccessToken
    from thingshub._client.operation import Operation
    from thingshub.settings import Credentials
    from thingshub.transport import Request

Credential: TypeAlias = str | tuple[str, str]


class TenantToken(NamedTuple):
    """The client's own token."""

    name: str = "the client's token"


class Bearer(NamedTuple):
    """Another token, as `Authorization: Bearer …`."""

    name: str


class Basic(NamedTuple):
    """User name and password, as `Authorization: Basic …`."""

    name: str


class ApiKey(NamedTuple):
    """A key in a header, in the query or in a cookie."""

    name: str
    where: str
    key: str


Scheme: TypeAlias = TenantToken | Bearer | Basic | ApiKey
TENANT_TOKEN = TenantToken()


class Access(NamedTuple):
    """What goes into the requests of one call.

    Attributes:
        schemes: The schemes that are used.
        needs_token: Whether the client's token is one of them.
        headers: The headers of the others.
        query: Their pairs of name and value, encoded.
        cookies: Their pairs of name and value.
    """

    schemes: tuple[Scheme, ...] = ()
    needs_token: bool = False
    headers: Mapping[str, str] = {}  # never changed
    query: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"Access({', '.join(scheme.name for scheme in self.schemes)})"

    def applied(self, request: Request, token: AccessToken | None = None) -> Request:
        """The request with the credentials, and with the client's token if that is needed."""
        if self is TOKEN or not (self.headers or self.query or self.cookies):
            return request.with_token(token.value) if token is not None else request
        target = request.target
        if self.query:
            target += ("&" if "?" in target else "?") + "&".join(self.query)
        headers = {**request.headers, **self.headers}
        if self.cookies:
            own = headers.get("Cookie")
            headers["Cookie"] = "; ".join((*([own] if own else []), *self.cookies))
        request = request.replaced(target=target, headers=headers)
        return request.with_token(token.value) if token is not None else request


TOKEN = Access((TENANT_TOKEN,), needs_token=True)
NOTHING = Access()


def access_of(operation: Operation[Any], credentials: Credentials, *, is_elsewhere: bool) -> Access:
    """What a call of this operation says of who calls.

    Args:
        operation: What is called.
        credentials: What the client has.
        is_elsewhere: Whether another host than the tenant's is called.

    Raises:
        MissingCredentialsError: the client has not all that any of the alternatives needs; nothing was sent.
    """
    if operation.security is None:
        if is_elsewhere:
            return NOTHING
        if credentials.has_token:
            return TOKEN
    alternatives = alternatives_of(operation, is_elsewhere=is_elsewhere)
    for schemes in alternatives:
        if not _missing(schemes, credentials):
            return _made(operation, schemes, credentials.others)
    names = " or ".join(" and ".join(scheme.name for scheme in schemes) for schemes in alternatives)
    raise _refused(operation, f"needs {names}", _advice(_missing(alternatives[0], credentials)))


def alternatives_of(operation: Operation[Any], *, is_elsewhere: bool) -> Sequence[Sequence[Scheme]]:
    """What an operation takes, in the order of preference: nothing at all comes last."""
    if operation.security is None:
        return ((),) if is_elsewhere else ((TENANT_TOKEN,),)
    return sorted(operation.security, key=lambda schemes: not schemes) or ((),)


def shown(schemes: Sequence[Scheme]) -> Access:
    """The same with placeholders, for previews."""
    credentials: dict[str, Credential] = {
        scheme.name: (REDACTED, REDACTED) if isinstance(scheme, Basic) else REDACTED for scheme in schemes
    }
    headers: dict[str, str] = {}
    query: list[str] = []
    cookies: list[str] = []
    for scheme in schemes:
        if isinstance(scheme, ApiKey):
            _put(scheme, REDACTED, headers, query, cookies)
        else:
            headers["Authorization"] = f"{'Basic' if isinstance(scheme, Basic) else 'Bearer'} {REDACTED}"
    return Access(tuple(schemes), TENANT_TOKEN in schemes and bool(credentials), headers, tuple(query), tuple(cookies))


def _missing(schemes: Sequence[Scheme], credentials: Credentials) -> list[Scheme]:
    """The schemes that the client has nothing for."""
    return [
        scheme
        for scheme in schemes
        if not (credentials.has_token if isinstance(scheme, TenantToken) else scheme.name in credentials.others)
    ]


def _advice(missing: Sequence[Scheme]) -> str:
    """What to give the client."""
    others = ", ".join(f"{scheme.name!r}: ..." for scheme in missing if not isinstance(scheme, TenantToken))
    own = ["username and password, token or api_key"] if TENANT_TOKEN in missing else []
    return f"pass {' and '.join(own + ([f'credentials={{{others}}}'] if others else []))} to the client"


def _made(operation: Operation[Any], schemes: Sequence[Scheme], credentials: Mapping[str, Credential]) -> Access:
    headers: dict[str, str] = {}
    query: list[str] = []
    cookies: list[str] = []
    holders = [scheme for scheme in schemes if not isinstance(scheme, ApiKey)]
    if len(holders) > 1:
        both = " and ".join(scheme.name for scheme in holders)
        raise _refused(operation, f"{both} need the same header, Authorization", "the document has to name one of them")
    for scheme in schemes:
        if isinstance(scheme, TenantToken):
            continue
        value = credentials[scheme.name]
        if isinstance(scheme, Basic):
            headers["Authorization"] = f"Basic {_basic(operation, scheme, value)}"
        else:
            text = _text(operation, scheme, value)
            if isinstance(scheme, Bearer):
                headers["Authorization"] = f"Bearer {text}"
            else:
                _put(scheme, text, headers, query, cookies)
    return Access(tuple(schemes), TENANT_TOKEN in schemes, headers, tuple(query), tuple(cookies))


def _put(scheme: ApiKey, text: str, headers: dict[str, str], query: list[str], cookies: list[str]) -> None:
    if scheme.where == "header":
        headers[scheme.key] = text
    elif scheme.where == "query":
        query.append(f"{quote(scheme.key, safe='')}={quote(text, safe='*')}")
    else:
        cookies.append(f"{scheme.key}={text}")


def _text(operation: Operation[Any], scheme: Scheme, value: Credential) -> str:
    if not isinstance(value, str) or not value:
        raise _refused(operation, f"credentials[{scheme.name!r}] must be a text", "pass the key or the token alone")
    forbidden = ' ",;\\' if isinstance(scheme, ApiKey) and scheme.where == "cookie" else ""
    is_sent_raw = not isinstance(scheme, ApiKey) or scheme.where != "query"
    try:
        if is_sent_raw:
            sendable(value)
        if any(sign in value for sign in forbidden):
            raise ValueError
    except ValueError:  # not quoted: it is a secret
        reason = f"credentials[{scheme.name!r}] has characters that cannot be sent where it goes"
        raise _refused(operation, reason, "check that it was copied whole, without line breaks") from None
    return value


def _basic(operation: Operation[Any], scheme: Scheme, value: Credential) -> str:
    if isinstance(value, str) or len(value) != 2 or ":" in value[0]:
        reason = f"credentials[{scheme.name!r}] must be a user name without a colon, and a password"
        raise _refused(operation, reason, f'pass credentials={{{scheme.name!r}: ("user", "password")}}')
    return b64encode(f"{value[0]}:{value[1]}".encode()).decode("ascii")


def _refused(operation: Operation[Any], reason: str, hint: str) -> MissingCredentialsError:
    return MissingCredentialsError(
        reason, operation=operation.id, method=operation.method, path=operation.path, hint=hint
    )
