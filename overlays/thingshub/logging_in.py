"""Logging in, as both clients do it, and how they show themselves."""

from __future__ import annotations

from thingshub._client.request import prepare
from thingshub.api.auth import LOGIN
from thingshub.auth import Grant, grant
from thingshub.calling import AsyncCaller, Caller
from thingshub.models import LoginRequest, Session
from thingshub.retries import Course
from thingshub.settings import Settings
from thingshub.transport import Request, Response


def login_request(settings: Settings) -> Request:
    """The request that logs a client in."""
    username, password = settings.credentials.username or "", settings.credentials.password or ""
    return prepare(LOGIN, settings, (), LoginRequest(username=username, password=password))


def granted(caller: Caller | AsyncCaller, response: Response, course: Course) -> Grant:
    """The token that a login was answered with."""
    session: Session = caller.concluded(LOGIN, response, course)
    return grant(session.token, expires=session.expires, date_header=response.headers.get("Date"))


def shown(hub: object, settings: Settings) -> str:
    """A client's repr: where and who, without a secret."""
    credentials = settings.credentials
    kind = "a bearer token" if credentials.bearer else f"user {credentials.username!r}"
    kind = kind if credentials.has_token else "nobody"
    return f"<{type(hub).__name__} {settings.endpoint.url}{settings.base_path} as {kind}>"
