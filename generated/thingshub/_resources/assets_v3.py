# Generated from overlays/thingshub/_resources/assets_v3_async.py; `nox -s regenerate` rewrites it. Never edit it.
"""Imports of any length before 7.0, split into what one request may hold; `assets.import_all` has come with 7.0."""

from __future__ import annotations

from thingshub._resources.assets import InParts


class AssetsV3Extension(InParts):
    """Many assets at once."""
