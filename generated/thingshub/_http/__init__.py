"""The wire: HTTP/1.1 for both clients, one core without I/O and two drivers that only wait.

    headers      headers of answers, any case on look-up
    exchange     one request and its answer: framing, limits, what the connection may do next
    bodies       compressed answers: every byte checked, the end as well
    pool         which connection a call gets, who waits, who is closed
    proxy        which proxy for which host, and what is said to it
    addresses    names to addresses, in time; in which order they are tried
    failures     what an error of the operating system or of TLS means
    blocking     the sync driver: sockets
    asyncio_     the async driver: a protocol of asyncio

A transport sends a request once. It never repeats one that may have reached the server, follows no redirect, and keeps
no cookie. The one thing that it does silently: a kept-alive connection that turns out to be closed before a single byte
was accepted is replaced.
"""
