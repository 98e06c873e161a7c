# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What the document says and no generator passes on: secrets, what only answers have."""

from __future__ import annotations

VERSION = "0.1.0"

SECRETS: dict[str, frozenset[str]] = {
    "ApiKeyCreated": frozenset(["key"]),
    "ChirpstackConfig": frozenset(["api_key"]),
    "HttpIntegrationConfig": frozenset(["authorization"]),
    "LoginRequest": frozenset(["password"]),
    "LorawanSettingsInput": frozenset(["app_key", "nwk_key"]),
    "LoriotConfig": frozenset(["token"]),
    "MqttConnectionConfig": frozenset(["password"]),
    "MqttIntegrationConfig": frozenset(["password"]),
    "Session": frozenset(["token"]),
    "User": frozenset(["password"]),
    "UserCreate": frozenset(["password"]),
    "UserUpdate": frozenset(["password"]),
}

READ_ONLY: dict[str, frozenset[str]] = {"Asset": frozenset(["created_at", "updated_at"])}  # never sent
