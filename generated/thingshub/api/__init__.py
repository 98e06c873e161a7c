# Generated from openapi/; `nox -s regenerate` rewrites it. Never edit it.
"""One resource class per tag, sync and async."""
