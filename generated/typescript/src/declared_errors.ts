// Generated from openapi/; `nox -s typescript` rewrites it. Never edit it.

/** Errors whose bodies the document describes itself: there are none. */

export {};
