# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""Errors whose bodies the document describes itself."""

from __future__ import annotations

__all__: list[str] = []
