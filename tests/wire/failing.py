"""How a failure is looked at."""

from __future__ import annotations

import pytest

from tests.wire.driver import Driver
from thingshub.transport import Request, Timeout, TransportFailure

BRIEF = Timeout(connect_seconds=3, read_seconds=3, total_seconds=3)  # a test that waits so long has failed


def failure(driver: Driver, request: Request, patience: Timeout = BRIEF) -> TransportFailure:
    """The failure of a request that must fail."""
    with pytest.raises(TransportFailure) as caught:
        driver.send(request, patience)
    assert caught.value.reason, "a failure says what happened"
    return caught.value


def kind(failed: TransportFailure) -> str:
    """The name of the error that a failure stands for."""
    return failed.kind.__name__
