"""Run drivers in JavaScript: strangers' code, in a process of its own that is ended when it does not answer.

The engine's own limits stop loops, recursion and allocation; a regular expression can still run for ever, and a crash
of the engine would take everything with it. So the engine lives in a worker process: it is started when the first
driver runs, killed when it is late, and started again for the next. It gets nothing of the environment.
"""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from thingshub_sandbox.javascript_worker import MOST_SECONDS

_LATE_SECONDS = 5.0  # the worker itself counts processor time; a busy machine may take its time with that
_START_SECONDS = 20.0


class DriverError(Exception):
    """A driver failed; the text says how, for whoever wrote it."""


class Drivers:
    """Runs drivers, one after the other; the event loop does not wait for them."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="drivers")
        self._worker: subprocess.Popen[str] | None = None

    async def decode(self, script: str, payload: bytes, port: int) -> Any:
        """The JSON value that the driver makes of a payload.

        Raises:
            DriverError: it threw, took too long, wanted too much, or gave nothing that JSON can express.
        """
        request = {"script": script, "payload": payload.hex(), "port": port}
        answer = await asyncio.get_running_loop().run_in_executor(self._thread, self._ask, request)
        if "error" in answer:
            raise DriverError(answer["error"])
        return answer["value"]

    def close(self) -> None:
        """End the worker."""
        self._thread.shutdown(cancel_futures=True)
        self._end()

    def _ask(self, request: dict[str, Any]) -> dict[str, Any]:
        if self._worker is None:
            self._worker = _started()
            self._line(_START_SECONDS)  # "ready"
        line = self._line(_LATE_SECONDS, json.dumps(request))
        if not line:
            self._end()
            return {"error": f"took longer than {MOST_SECONDS} s, or made the engine crash"}
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _line(self, most_seconds: float, sent: str | None = None) -> str:
        """The next line of the worker; empty when it had to be killed or has crashed."""
        worker = self._worker
        assert worker is not None
        assert worker.stdin is not None
        assert worker.stdout is not None
        timer = threading.Timer(most_seconds, worker.kill)
        timer.start()
        try:
            if sent is not None:
                worker.stdin.write(sent + "\n")
                worker.stdin.flush()
            return worker.stdout.readline()
        except OSError:
            return ""
        finally:
            timer.cancel()

    def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            worker.kill()
            worker.communicate()


def _started() -> subprocess.Popen[str]:
    environment = {"PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    return subprocess.Popen(
        [sys.executable, "-m", "thingshub_sandbox.javascript_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env=environment,
    )
