"""Python values to what goes over the wire, and back: parameters by style, bodies by media type, headers by type."""
