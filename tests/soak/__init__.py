"""One client for hours against servers that keep to nothing: `nox -s soak -- --minutes 10`."""
