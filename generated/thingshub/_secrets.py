# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""The properties that the document marks `x-secret`, by schema."""

SECRETS: dict[str, frozenset[str]] = {
    "ApiKeyCreated": frozenset(["key"]),
    "LoginRequest": frozenset(["password"]),
    "Session": frozenset(["token"]),
    "User": frozenset(["password"]),
}
