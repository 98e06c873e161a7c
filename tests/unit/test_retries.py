"""What is tried again, what is not, and when it ends."""

from __future__ import annotations

import pickle
import random
import time
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from tests.both import FakeTransport, json_answer, run_both
from thingshub import AsyncThingsHub, Retries, ThingsHub, Timeout
from thingshub.errors import (
    ApiError,
    CertificateError,
    ConnectError,
    RateLimitError,
    RequestTimeoutError,
    ServiceUnavailableError,
    TransportError,
    TruncatedAnswerError,
)
from thingshub.retries import RetryBudget, retry_after_seconds
from thingshub.transport import Request, Response, TransportFailure

QUICK = Retries(attempts=3, first_wait_seconds=0.001, longest_wait_seconds=0.002)
STATE = json_answer('{"reported":{},"desired":{}}')
LABELS = json_answer('{"collection":["cold"]}')
DEVICE = json_answer(
    '{"id":"pump-7","name":"P","labels":[],"created_at":"2026-01-01T00:00:00Z","updated_at":"2026-01-01T00:00:00Z"}',
    201,
)
CUT = TransportFailure(TruncatedAnswerError, "cut off")
REFUSED = TransportFailure(ConnectError, "connection refused", is_unsent=True)
Step = Response | TransportFailure


def _status(status: int, **headers: str) -> Response:
    return json_answer(f'{{"code":{status},"error":"no"}}', status, **headers)


class Script:
    """Answers with one step after the other, anew for each client."""

    def __init__(self, *steps: Step) -> None:
        self._steps: Sequence[Step] = steps
        self._left: Iterator[Step] = iter(())
        self.sent = 0

    def __call__(self, request: Request) -> Response:
        step = next(self._left, None)
        if step is None:
            self._left = iter(self._steps)
            step = next(self._left)
        self.sent += 1
        if isinstance(step, TransportFailure):
            raise step
        return step


def _hub(*steps: Step, retries: Retries = QUICK, **options: Any) -> tuple[ThingsHub, FakeTransport]:
    transport = FakeTransport(Script(*steps))
    return ThingsHub("https://demo.example", token="t", retries=retries, transport=transport, **options), transport


@pytest.mark.parametrize("step", [CUT, REFUSED, *(_status(s) for s in (429, 502, 503, 504))], ids=str)
def test_reading_is_tried_again(step: Step) -> None:
    async def scenario(hub: AsyncThingsHub) -> None:
        patient = hub.with_options(retries=QUICK)
        assert (await patient.devices.get_state("pump-7")).reported == {}

    assert len(run_both(scenario, Script(step, step, STATE))) == 3


@pytest.mark.parametrize("step", [CUT, *(_status(s) for s in (429, 500, 502, 503, 504))], ids=str)
def test_a_create_that_may_have_happened_is_never_repeated(step: Step) -> None:
    hub, transport = _hub(step, DEVICE)
    with pytest.raises((ApiError, TransportError)) as caught:
        hub.devices.create(name="P")
    assert len(transport.requests) == len(caught.value.attempts) == 1


def test_a_create_that_was_certainly_not_sent_is_repeated() -> None:
    hub, transport = _hub(REFUSED, DEVICE)
    assert hub.devices.create(name="P").id == "pump-7"
    assert len(transport.requests) == 2


def test_the_document_says_which_posts_may_be_repeated() -> None:
    hub, transport = _hub(_status(503), LABELS)
    assert hub.devices.add_labels("pump-7", ["cold"]).collection == ["cold"]
    assert len(transport.requests) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 500, 418])
def test_what_repeating_would_not_change_is_not_repeated(status: int) -> None:
    hub, transport = _hub(_status(status))
    with pytest.raises(ApiError):
        hub.devices.get_state("pump-7")
    assert len(transport.requests) == 1


def test_a_certificate_that_is_not_trusted_is_not_tried_again() -> None:
    hub, transport = _hub(TransportFailure(CertificateError, "unknown CA", is_unsent=True))
    with pytest.raises(CertificateError):
        hub.devices.get_state("pump-7")
    assert len(transport.requests) == 1


def test_the_error_tells_every_attempt() -> None:
    hub, _ = _hub(CUT, _status(502), _status(503))
    with pytest.raises(ServiceUnavailableError) as caught:
        hub.devices.get_state("pump-7")
    for error in (caught.value, pickle.loads(pickle.dumps(caught.value))):
        outcomes = [attempt.outcome for attempt in error.attempts]
        assert outcomes == ["TruncatedAnswerError", "502", "503"]
        assert [a.waited_seconds > 0 for a in error.attempts] == [True, True, False]
        assert error.attempts[1].began_seconds >= error.attempts[0].took_seconds
        assert [note.partition(",")[0] for note in error.__notes__] == [
            "attempt 1: TruncatedAnswerError",
            "attempt 2: 502",
            "attempt 3: 503",
        ]
        assert "\n" not in str(error)


def test_waits_grow_have_jitter_and_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    bounds: list[tuple[float, float]] = []

    def uniform(low: float, high: float) -> float:
        bounds.append((low, high))
        return 0.0

    monkeypatch.setattr(random, "uniform", uniform)
    hub, _ = _hub(_status(503), retries=Retries(attempts=6, first_wait_seconds=0.5, longest_wait_seconds=3))
    with pytest.raises(ServiceUnavailableError):
        hub.devices.get_state("pump-7")
    assert bounds == [(0, 0.5), (0, 1), (0, 2), (0, 3), (0, 3)]


def test_retry_after_is_obeyed() -> None:
    hub, _ = _hub(_status(503, **{"Retry-After": "1"}), STATE)
    began = time.monotonic()
    hub.devices.get_state("pump-7")
    assert time.monotonic() - began >= 1


@pytest.mark.parametrize("seconds", ["3600", "61"])
def test_a_retry_after_beyond_the_bound_ends_the_call_at_once(seconds: str) -> None:
    hub, transport = _hub(_status(429, **{"Retry-After": seconds}), STATE)
    with pytest.raises(RateLimitError) as caught:
        hub.devices.get_state("pump-7")
    assert caught.value.retry_after_seconds == float(seconds)
    assert len(transport.requests) == 1


def test_a_retry_after_beyond_the_deadline_ends_the_call_at_once() -> None:
    hub, transport = _hub(_status(503, **{"Retry-After": "5"}), STATE, timeout=Timeout(total_seconds=2))
    began = time.monotonic()
    with pytest.raises(ServiceUnavailableError):
        hub.devices.get_state("pump-7")
    assert len(transport.requests) == 1
    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("120", 120.0),
        ("Thu, 01 Jan 2026 12:00:30 GMT", 30.0),
        ("Thu, 01 Jan 2026 11:00:00 GMT", 0.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("١٢", None),
        ("9" * 400, 999999999.0),
        ("Thu, 01 Jan 99999 12:00:30 GMT", None),
    ],
)
def test_what_retry_after_may_say(asked: str, seconds: float | None) -> None:
    assert retry_after_seconds({"Retry-After": asked, "Date": "Thu, 01 Jan 2026 12:00:00 GMT"}) == seconds


def test_an_outage_empties_the_budget_instead_of_multiplying_the_load() -> None:
    hub, transport = _hub(_status(503))
    errors: list[ServiceUnavailableError] = []
    for _ in range(100):
        with pytest.raises(ServiceUnavailableError) as caught:
            hub.with_options().devices.get_state("pump-7")  # copies share the budget
        errors.append(caught.value)
    assert len(transport.requests) == 100 + 10
    assert "not tried again" in errors[-1].hint


def test_calls_that_go_well_fill_the_budget_again() -> None:
    budget = RetryBudget()
    assert [budget.spend() for _ in range(11)] == [True] * 10 + [False]
    for _ in range(11):
        budget.refill()
    assert [budget.spend() for _ in range(2)] == [True, False]


def test_a_call_ends_with_its_deadline_whatever_it_waits_for() -> None:
    def slow(request: Request) -> Response:
        time.sleep(0.15)
        return _status(503)

    transport = FakeTransport(slow)
    hub = ThingsHub(
        "https://demo.example",
        username="olga",
        password="p",
        transport=transport,
        retries=Retries(attempts=50, first_wait_seconds=0.01, longest_wait_seconds=0.01),
        timeout=Timeout(total_seconds=0.4),
    )
    began = time.monotonic()
    with pytest.raises((ServiceUnavailableError, RequestTimeoutError)):
        hub.devices.get_state("pump-7")  # the login fails again and again
    assert time.monotonic() - began < 5
    assert len(transport.requests) >= 2
