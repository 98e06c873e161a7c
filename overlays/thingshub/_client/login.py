"""Logging in, and how a client shows itself."""

from __future__ import annotations

from typing import Any

from thingshub._client.access_token import AccessToken, issued
from thingshub.models import LoginRequest, Session
from thingshub.settings import Settings
from thingshub.transport import Response


def login_body(settings: Settings) -> LoginRequest:
    """What logs a client in."""
    credentials = settings.credentials
    return LoginRequest(username=credentials.username or "", password=credentials.password or "")


def granted(session: Session, response: Response) -> AccessToken:
    """The token that a login was answered with."""
    return issued(session.token, expires=session.expires, date_header=response.headers.get("Date"))


def shown(hub: Any, settings: Settings) -> str:
    """A client's repr: where and who, without a secret."""
    credentials = settings.credentials
    kind = "a bearer token" if credentials.bearer else f"user {credentials.username!r}"
    kind = kind if credentials.has_token else "nobody"
    return f"<{type(hub).__name__} {settings.endpoint.url}{settings.base_path} as {kind}>"
