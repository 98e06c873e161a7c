"""The SDK against a live local thingsHub, step by step: what `nox` ends with, and what a new user can copy from."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from thingshub import ThingsHub
from thingshub.errors import NotFoundError
from thingshub_sandbox.clock import FixedClock
from thingshub_sandbox.completeness import IncompleteSandbox
from thingshub_sandbox.server import Options, running_sandbox

EIGHT_DAYS = 8 * 24 * 3600


def step(text: str) -> None:
    """Say what was done."""
    print(f"  {text}", flush=True)


def main() -> None:
    """Walk through it; any failure ends it with the error."""
    try:
        walk()
    except IncompleteSandbox as gaps:
        raise SystemExit(f"the local thingsHub lacks what the document describes:\n{gaps}") from None


def walk() -> None:
    """The steps."""
    began = time.perf_counter()
    clock = FixedClock(time.time_ns())
    with tempfile.TemporaryDirectory() as directory:
        options = Options(data=Path(directory), is_in_memory=True, seed="demo", clock=clock)
        with running_sandbox(options) as sandbox:
            print(f"thingsHub sandbox at {sandbox.url}")
            with ThingsHub(
                sandbox.url, username=sandbox.username, password=sandbox.password, ca_file=sandbox.ca_file
            ) as hub:
                session = hub.auth.login(username=sandbox.username, password=sandbox.password)
                step(f"logged in          {session.user.username}, until {session.expires:%Y-%m-%d %H:%M} UTC")

                device = hub.devices.create(id="pump-7", name="Pump 7", labels=["north"])
                step(f"created            {device.id}: {device.name!r}")

                labels = hub.devices.add_labels("pump-7", ["hall-1", "cold"])
                step(f"labelled           {', '.join(labels.collection)}")

                found = [entry.id for entry in hub.devices.iterate(labels=["hall-1", "cold"])]
                step(f"listed by label    hall-1 and cold: {', '.join(found)}")

                device.name = "Pump 7b"
                device = hub.devices.update("pump-7", device)
                step(f"changed            {device.name!r}")

                state = hub.devices.set_desired_state("pump-7", {"interval": 300})
                step(f"desired state      {state.desired}")

                try:
                    hub.devices.get("pump-8")
                except NotFoundError as error:
                    step(f"not found          {type(error).__name__}: {error}")

                before = sandbox.calls["auth.login"]
                clock.advance(EIGHT_DAYS)
                hub.devices.delete("pump-7")
                again = sandbox.calls["auth.login"] - before
                step(f"token ended        eight days later: {again} login by itself, and the delete went through")
    print(f"All of it in {time.perf_counter() - began:.1f} s.")


if __name__ == "__main__":
    main()
