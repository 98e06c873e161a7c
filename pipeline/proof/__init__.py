"""Prove a built SDK by running it, before it takes the place of the old one.

Each operation is called through a stub, sync and async; each request is judged against the document by openapi-core and
by a reader of our own, which also says whether it carries the very values that were passed in; each answer that the
document gives an example of is fed back, and what was decoded is encoded again. Whatever differs, and whatever cannot
be settled, is told with the line of the document, and the build is refused.
"""
