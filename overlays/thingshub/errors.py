"""Every failure is raised as a ThingsHubError that says what was called, what came back and what to do next.

    ThingsHubError
    ├── ConfigurationError            the client cannot be built from what it was given
    ├── PayloadError                  a message is not what the document says
    ├── ListenError                   an integration has no live updates to listen to
    ├── InputError                    a file, or one item of many, is not as it must be; nothing of it was sent
    ├── ResumeError                   a resume file is of another run, in use or damaged
    ├── StoppedError                  a run over many items ended early
    ├── MissingLibraryError           an optional library is not installed
    └── CallError                     a call failed: operation, method, path template
        ├── UnavailableOperationError the tenant's product does not have it; nothing was sent
        ├── MissingCredentialsError   the client lacks what the operation needs; nothing was sent
        ├── UnsafeServerError         the operation's own server would be called without TLS; nothing was sent
        ├── PagingError               a list does not go on as it must
        ├── AlreadyExistsError        another object has the id
        ├── ImportRefusedError        one entry of an import was not imported
        ├── TransportError            no complete answer came
        │   ├── ConnectError          no connection; nothing was sent
        │   │   ├── NameLookupError   the host's name has no address
        │   │   ├── ConnectionBlockedError  this process may make no connection, as under pytest-socket
        │   │   ├── CertificateError  the server's certificate is not trusted
        │   │   └── ProxyError        the proxy cannot be reached, or refuses
        │   │       └── ProxyAuthenticationError  it wants other credentials
        │   ├── NoFreeConnectionError all connections were in use; nothing was sent
        │   ├── RequestTimeoutError   no answer in time
        │   ├── TruncatedAnswerError  the answer broke off
        │   ├── ProtocolError         the answer breaks HTTP's rules, or our limits
        │   └── ClientClosedError     the client was closed; nothing was sent
        ├── AnswerError               an answer came that this operation cannot have given
        │   ├── ForeignAnswerError    a refusal (4xx), but not one of thingsHub: a proxy's page, a wrong address
        │   ├── NotJsonError          not JSON: a login page, a proxy's error page, nothing at all
        │   └── MismatchError         JSON, but not what the document says
        └── ApiError                  the server said no: status, code, its text, its body
            ├── BadRequestError (400), AuthenticationError (401), PaymentRequiredError (402),
            ├── PermissionDeniedError (403), NotFoundError (404), MethodNotAllowedError (405),
            ├── NotAcceptableError (406), ServerTimedOutError (408), ConflictError (409), GoneError (410),
            ├── PreconditionFailedError (412), ContentTooLargeError (413), UnsupportedMediaTypeError (415),
            ├── UnprocessableContentError (422), LockedError (423), FailedDependencyError (424),
            ├── PreconditionRequiredError (428), RateLimitError (429), InternalServerError (500),
            ├── UnsupportedOperationError (501), BadGatewayError (502), ServiceUnavailableError (503),
            ├── GatewayTimeoutError (504)
            ├── <Schema>Error         with a body of its own, where the document has one; below the class of its status
            └── UnexpectedStatusError any other status that the document does not list

Each says what became of the call, in `fate` and in its text: nothing was sent, it was refused, or it may have been
carried out. Reading changes nothing, so there the last two are left unsaid.

All of them survive pickling and copying, and none holds a password, a token or a request body.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, TypeVar

if TYPE_CHECKING:
    import msgspec

    H = TypeVar("H", bound=msgspec.Struct)

_SHOWN_CHARACTERS = 300
_READS = frozenset({"GET", "HEAD", "OPTIONS"})
UNSENT = "nothing was sent"
REFUSED = "it was refused"
_NOT_CARRIED_OUT = frozenset({501, 505})  # the server does not know how
UNKNOWN = "it may have been carried out, so read before you repeat it"
_REFUSED_LATER = "it was refused in the end, but an earlier attempt may have been carried out"


class DeprecatedOperationWarning(DeprecationWarning):
    """The document marks this operation as deprecated; it is said once for each operation."""


class ThingsHubError(Exception):
    """Base of everything that this package raises on purpose.

    Attributes:
        message: What went wrong, on one line.
        hint: What to do next; empty when there is nothing to advise.
    """

    hint: str = ""

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        if hint is not None:
            self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} -- {self.hint}" if self.hint else self.message

    def __reduce__(self) -> tuple[Any, ...]:
        """Rebuild from the attributes: keyword-only constructors do not survive the default."""
        return _rebuilt, (type(self), self.args, self.__dict__.copy())


class ConfigurationError(ThingsHubError):
    """The client cannot be built from what it was given; nothing was sent."""


class PayloadError(ThingsHubError):
    """A message (a webhook, a WebSocket or MQTT message) is not what the document says; nothing of it is quoted."""


class ListenError(ThingsHubError):
    """There are no live updates to listen to: the integration is of another type, disabled, elsewhere, or refuses."""


class Attempt(NamedTuple):
    """One time that a request was sent.

    Attributes:
        outcome: The status of the answer, or the name of the error when none came.
        began_seconds: When, counted from the beginning of the call.
        took_seconds: How long until the outcome.
        waited_seconds: The wait before the next attempt; 0 after the last one.
    """

    outcome: str
    began_seconds: float
    took_seconds: float
    waited_seconds: float


class InputError(ThingsHubError):
    """A file, or one item of many, is not as it must be; nothing of it was sent. No value is quoted: it may be a key.

    Attributes:
        place: Where, e.g. `fleet.csv, row 17`.
    """

    def __init__(self, reason: str, *, place: str, hint: str | None = None) -> None:
        super().__init__(f"{place}: {_one_line(reason)}", hint=hint)
        self.place = place


class ResumeError(ThingsHubError):
    """A resume file cannot be used: it is of another operation, tenant or input, in use by another run, or damaged."""


class StoppedError(ThingsHubError):
    """A run over many items ended early: the next ones would have failed as well, or too many have failed.

    What had been started was finished and told; with a resume file the same call goes on behind it.
    """


class MissingLibraryError(ThingsHubError):
    """An optional library is not installed; the hint is the command that installs it."""


class CallError(ThingsHubError):
    """A call failed.

    Attributes:
        operation: The operationId, e.g. `devices.get`.
        method: The HTTP method.
        path: The path template, e.g. `/api/v3/devices/{device_id}`.
        attempts: Each time that the request was sent, with its timing; empty when it never was.
        may_be_done_before: Whether an earlier attempt than the last one may have been carried out.
        unsent_operation: The call that was not sent because this one, the login for it, failed; empty otherwise.
    """

    attempts: tuple[Attempt, ...] = ()
    may_be_done_before: bool = False
    unsent_operation: str = ""
    hint_of_change: ClassVar[str | None] = None  # in place of `hint` for all but reads: no word of repeating the call

    def __init__(self, reason: str, *, operation: str, method: str, path: str, hint: str | None = None) -> None:
        hint = hint if hint is not None else self.own_hint(method)
        super().__init__(f"{operation}: {_one_line(reason)} ({method} {path})", hint=hint)
        self.operation = operation
        self.method = method
        self.path = path

    @classmethod
    def own_hint(cls, method: str) -> str | None:
        """What to do next by the class alone; None for its `hint`."""
        return None if method in _READS else cls.hint_of_change

    @property
    def fate(self) -> str:
        """What became of the call: not sent, refused, or unknown; empty where there is nothing to say."""
        return f"{self.unsent_operation} was not sent" if self.unsent_operation else self._own_fate()

    def __str__(self) -> str:
        advice = "; ".join(text for text in (self.fate, self.hint) if text)
        return f"{self.message} -- {advice}" if advice else self.message

    def _own_fate(self) -> str:
        return ""

    def _fate_of(self, status: int) -> str:
        if self.method in _READS:
            return ""
        if 400 <= status < 500 or status in _NOT_CARRIED_OUT:
            return _REFUSED_LATER if self.may_be_done_before else REFUSED
        return UNKNOWN

    def note_attempts(self, attempts: tuple[Attempt, ...]) -> None:
        """Say how often and when the request was sent; a traceback shows it line by line."""
        self.attempts = attempts
        for number, attempt in enumerate(attempts, 1):
            wait = f", then waited {attempt.waited_seconds:.3f} s" if attempt.waited_seconds else ""
            began, took = f"{attempt.began_seconds:.3f}", f"{attempt.took_seconds:.3f}"
            self.add_note(f"attempt {number}: {attempt.outcome}, begun after {began} s, took {took} s{wait}")


class UnavailableOperationError(CallError):
    """The product that `api_profile` names does not have this operation; nothing was sent."""


class MissingCredentialsError(CallError):
    """The client has not the credentials that the operation needs; nothing was sent."""


class UnsafeServerError(CallError):
    """The operation is at a server of its own that would be called without TLS; nothing was sent."""

    hint = "the document has to name it with https; http is for a server on this machine, with allow_http_on_loopback"


class PagingError(CallError):
    """A list does not go on as it must: the same page comes again and again, or the next one is on another host."""


class AlreadyExistsError(CallError):
    """An object with this id is there, and it is not what was to be created."""

    hint = "choose another id, or update the object that is there"


class ImportRefusedError(CallError):
    """One entry of an import was not imported; the message holds the server's text."""


class TransportError(CallError):
    """No complete answer came.

    Attributes:
        is_unsent: Whether the request has certainly not reached the server, with none of its attempts.
    """

    is_transient: ClassVar[bool] = True  # whether trying again may help
    is_unsent: bool = False

    def _own_fate(self) -> str:
        if self.is_unsent:
            return UNSENT
        return "" if self.method in _READS else UNKNOWN


class ConnectError(TransportError):
    """No connection, or it broke before the request was out."""

    hint = "check the URL, the network and the proxy settings (HTTPS_PROXY, NO_PROXY)"


class NameLookupError(ConnectError):
    """The host's name could not be looked up; nothing was sent."""

    hint = "check the host in the URL, the name server, and whether this network needs a proxy (HTTPS_PROXY)"


class ConnectionBlockedError(ConnectError):
    """Something in this process lets it make no connection, such as pytest-socket; nothing was sent."""

    is_transient = False
    hint = "in a test, use a cassette or the local thingsHub, or allow this host"


class CertificateError(ConnectError):
    """The server's certificate is not trusted; nothing was sent."""

    is_transient = False
    hint = "pass ca_file=... or set THINGSHUB_CA_FILE to the CA certificate of this server"


class ProxyError(ConnectError):
    """The proxy cannot be reached, or did not connect to the server; nothing was sent."""

    hint = "check the proxy's settings (proxy=..., HTTPS_PROXY, NO_PROXY), and whether it allows this host"


class ProxyAuthenticationError(ProxyError):
    """The proxy wants credentials, or others than it was given; nothing reached the server."""

    is_transient = False
    hint = "give user and password in the proxy's URL, e.g. http://user:password@proxy.example:3128"


class NoFreeConnectionError(TransportError):
    """All connections of the client were in use until the call had to end; nothing was sent."""

    hint = "raise max_connections, or close streams that are not read any more"


class RequestTimeoutError(TransportError):
    """No answer in time; `fate` says whether anything was sent."""

    hint = "allow more time (timeout=Timeout(...)) or look at the server"


class TruncatedAnswerError(TransportError):
    """The connection broke or the answer ended before it was complete."""

    hint = "call again; if it keeps breaking off, look at the server and at the proxies on the way"
    hint_of_change = "if it keeps breaking off, look at the server and at the proxies on the way"


class ProtocolError(TransportError):
    """The answer breaks the rules of HTTP or the limits of this client; the message says which."""

    is_transient = False
    hint = "something between you and thingsHub may have answered: check the URL and the proxy settings"


class ClientClosedError(TransportError):
    """The client was closed before; nothing was sent."""

    is_transient = False
    is_unsent = True
    hint = "make the call before the client is closed, or make another client"


class AnswerError(CallError):
    """An answer came that this operation cannot have given.

    Attributes:
        status: The HTTP status.
        content_type: The answer's Content-Type, empty when it had none.
    """

    def __init__(self, reason: str, *, status: int, content_type: str, **call: Any) -> None:
        super().__init__(reason, **call)
        self.status = status
        self.content_type = content_type

    def _own_fate(self) -> str:
        return self._fate_of(self.status)


class ForeignAnswerError(AnswerError):
    """A refusal (4xx) that thingsHub did not give: a proxy's page, a login page, a server that is no thingsHub.

    It says nothing about the thing that was asked for: the 404 of a web server is not "there is no such device". So it
    is neither a NotFoundError nor any other ApiError, and nothing that waits for those takes it for one. thingsHub says
    no with `{"code": …, "error": …}`, or with a body that the document describes; an empty body is not from it either,
    except in answer to HEAD, which has none.

    Attributes:
        text: The start of what came; without an HTML page's.
        request_id: The id by which a proxy logged the request; None when it gave none.
        headers: The headers, any case on look-up.
    """

    hint = "a proxy or another server has answered: check the URL with its base path, and the proxy settings"

    def __init__(
        self,
        reason: str,
        *,
        text: str = "",
        request_id: str | None = None,
        headers: Mapping[str, str] | None = None,
        **answer: Any,
    ) -> None:
        super().__init__(reason, **answer)
        self.text = text
        self.request_id = request_id
        self.headers: Mapping[str, str] = headers if headers is not None else {}


class NotJsonError(AnswerError):
    """Success was said, but what came is not JSON: a login page, a proxy's page, or nothing."""

    hint = "something between you and thingsHub may have answered; check the URL and the proxy settings"


class MismatchError(AnswerError):
    """The answer is JSON, but lacks a required property or has a value of another type than the document says."""

    hint = "the server may be of another version; regenerate the SDK from a document that fits it"


class ApiError(CallError):
    """The server refused or failed.

    Attributes:
        status: The HTTP status.
        code: `code` of the error body; None when the body is not thingsHub's.
        text: `error` of the error body, for people, wording may change; else the start of the body.
        request_id: The id by which the server or a proxy logged the request; None when it gave none.
        retry_after_seconds: How long the server asks to wait before the next call; None when it does not say.
        body: The error body as the document describes it; None when it is something else.
        headers: The headers, any case on look-up.
    """

    by_status: ClassVar[dict[int, type[ApiError]]] = {}

    def __init_subclass__(cls, *, status: int | None = None) -> None:
        if status is not None:
            ApiError.by_status[status] = cls

    def __init__(
        self,
        *,
        status: int,
        code: int | None,
        text: str,
        request_id: str | None = None,
        retry_after_seconds: float | None = None,
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        **call: Any,
    ) -> None:
        shown = _one_line(text)
        logged = f", request id {request_id}" if request_id else ""
        super().__init__(f"{status} {shown}{logged}", **call)
        self.status = status
        self.code = code
        self.text = text
        self.request_id = request_id
        self.retry_after_seconds = retry_after_seconds
        self.body = body
        self.headers: Mapping[str, str] = headers if headers is not None else {}

    def _own_fate(self) -> str:
        return self._fate_of(self.status)

    def header_values(self, kind: type[H]) -> H:
        """The headers that the document describes, typed.

        Args:
            kind: The model of the operation's headers, e.g. `thingshub.models.DevicesGetHeaders`.

        Raises:
            MismatchError: one is missing that must be there, or is not what the document says.
        """
        return typed_headers(self.headers, kind, self.status, self.operation, self.method, self.path)


class BadRequestError(ApiError, status=400):
    """The request is malformed or cannot be accepted."""

    hint = "the server's text says which value it refuses"


class AuthenticationError(ApiError, status=401):
    """Not logged in: wrong user name or password, or a token that is not or no longer valid."""

    hint = "check user name and password, or make a new token or API key"


class PaymentRequiredError(ApiError, status=402):
    """The tenant's plan does not include this."""

    hint = "ask the tenant's owner about the plan"


class PermissionDeniedError(ApiError, status=403):
    """Logged in, but not permitted."""

    hint = "ask the tenant's owner for a role that may do this"


class NotFoundError(ApiError, status=404):
    """There is no such thing; this server also says so of a method that a path does not have."""

    hint = "check the id (upper and lower case differ) and the tenant's URL"


class MethodNotAllowedError(ApiError, status=405):
    """The path does not have this method."""

    hint = "the server may be of another version; pass api_profile to see what its product has"


class NotAcceptableError(ApiError, status=406):
    """The server has the answer in none of the media types that the client reads."""

    hint = "the server may be of another version; report it with the operation"


class ServerTimedOutError(ApiError, status=408):
    """The server did not get the whole request in time."""

    hint = "try again; sending less at a time may help"


class ConflictError(ApiError, status=409):
    """The request contradicts what is there, e.g. an id that is taken or a change in between."""

    hint = "read the object again before you change it"


class GoneError(ApiError, status=410):
    """It was there, and is not any more."""

    hint = "read the list again to see what is there"


class PreconditionFailedError(ApiError, status=412):
    """A condition of the request does not hold, e.g. the object has changed since it was read."""

    hint = "read the object again before you change it"


class ContentTooLargeError(ApiError, status=413):
    """The body is larger than the server takes."""

    hint = "send less at a time"


class UnsupportedMediaTypeError(ApiError, status=415):
    """The server does not take the body's media type."""

    hint = "send one of the media types that the operation names"


class UnprocessableContentError(ApiError, status=422):
    """The request is well-formed, but its values cannot be accepted."""

    hint = "the body says which value the server refuses"


class LockedError(ApiError, status=423):
    """Somebody else holds it."""

    hint = "try again later"


class FailedDependencyError(ApiError, status=424):
    """Something else failed that this depends on."""

    hint = "look at what it depends on first; the server's text says what that is"


class PreconditionRequiredError(ApiError, status=428):
    """The server wants to know which version is to be changed."""

    hint = "send the version that was read, e.g. as If-Match"


class RateLimitError(ApiError, status=429):
    """Too many calls; `retry_after_seconds` says how long to wait, if the server does."""

    hint = "call less often, or wait as long as retry_after_seconds says"


class InternalServerError(ApiError, status=500):
    """Something unexpected went wrong in the platform."""

    hint = "report it with the time and the operation"


class UnsupportedOperationError(ApiError, status=501):
    """The server does not have this operation yet."""

    hint = "the server may be of another version; pass api_profile to see what its product has"


class BadGatewayError(ApiError, status=502):
    """Something between the client and the platform got no proper answer from it."""

    hint = "try again later; if it stays, thingsHub or the proxy in front of it needs its operator"
    hint_of_change = "if it stays, thingsHub or the proxy in front of it needs its operator"


class ServiceUnavailableError(ApiError, status=503):
    """One of the platform's services is down."""

    hint = "try again later"
    hint_of_change = "if it stays, thingsHub needs its operator"


class GatewayTimeoutError(ApiError, status=504):
    """Something between the client and the platform got no answer from it in time."""

    hint = "try again later, or ask for less at a time"
    hint_of_change = "if it stays, send less at a time, or ask thingsHub's operator"


class UnexpectedStatusError(ApiError):
    """A status that the document does not list."""

    hint = "something between you and thingsHub may have answered; look at the status and at the proxies on the way"


_of_both: dict[tuple[Any, Any], type[ApiError]] = {}


def both(declared: type[ApiError], by_status: type[ApiError]) -> type[ApiError]:
    """The class of an error whose body the document describes for many statuses at once: of that, and of its status."""
    if issubclass(declared, by_status):
        return declared
    if issubclass(by_status, declared):
        return by_status
    made = _of_both.get((declared, by_status))
    if made is None:

        def reduce(error: ThingsHubError) -> tuple[Any, ...]:  # no module has this class by name
            return _rebuilt_of_both, (declared, by_status, error.args, error.__dict__.copy())

        content = {"__doc__": declared.__doc__, "__module__": declared.__module__, "__reduce__": reduce}
        made = _of_both[declared, by_status] = type(declared.__name__, (declared, by_status), content)
    return made


def _rebuilt_of_both(
    declared: type[ApiError], by_status: type[ApiError], args: tuple[Any, ...], state: dict[str, Any]
) -> ThingsHubError:
    return _rebuilt(both(declared, by_status), args, state)


def _rebuilt(kind: type[ThingsHubError], args: tuple[Any, ...], state: dict[str, Any]) -> ThingsHubError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    if notes := state.get("__notes__"):  # a list: what is added to a copy is not the original's
        error.__notes__ = list(notes)
    return error


def _one_line(text: str) -> str:
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= _SHOWN_CHARACTERS else line[:_SHOWN_CHARACTERS] + "..."


def typed_headers(headers: Mapping[str, str], kind: type[H], status: int, operation: str, method: str, path: str) -> H:
    """The headers of an answer, typed.

    Raises:
        MismatchError: one is missing that must be there, or is not what the document says.
    """
    import msgspec

    from thingshub._codec.headers import header_values  # it is made of models, whose modules import this one

    try:
        return header_values(headers, kind)
    except msgspec.ValidationError as error:
        raise MismatchError(
            f"{status}, but in the headers: {error}",
            status=status,
            content_type=headers.get("Content-Type", ""),
            operation=operation,
            method=method,
            path=path,
        ) from None


if TYPE_CHECKING:
    from thingshub._declared_errors import *  # noqa: F403
else:

    def __getattr__(name: str) -> Any:
        """The errors with bodies of their own: they are made of models, which take a moment to load."""
        if not name.endswith("Error"):
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from thingshub import _declared_errors

        return getattr(_declared_errors, name)
