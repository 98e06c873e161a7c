"""The judges: openapi-core, and a reader of our own that knows what was passed in."""
