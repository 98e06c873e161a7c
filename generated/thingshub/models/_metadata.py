# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""What operations of several tags use."""

from __future__ import annotations

from typing import TypeAlias

Metadata: TypeAlias = dict[str, str]


"""
Data of the tenant's own, texts by name.

Evidence: documented; Breaking Changes in thingsHub 7.0,
    https://docs.smartmakers.io/thingshub4/breaking-changes-in-thingshub-7-0.
"""
