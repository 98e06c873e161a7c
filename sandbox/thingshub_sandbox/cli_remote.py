"""Commands for a sandbox that runs: `uplink`, `simulate` and `fail`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable

from thingshub_sandbox import whereabouts
from thingshub_sandbox.remote import Remote, RemoteError
from thingshub_sandbox.simulation import LABEL, Progress, Simulation

_WIDTH = 30


def uplink(options: argparse.Namespace) -> int:
    """Let a device send something and show what became of it."""

    def act(remote: Remote) -> None:
        taken = remote.uplink(options.device, options.hex.replace(" ", ""), port=options.port)
        if "error" in taken:
            print(f"{options.device}: taken, but not decoded: {taken['error']}")
        else:
            values = taken.get("values")
            print(f"{options.device}: {'taken; it has no driver' if values is None else json.dumps(values)}")

    return _on_the_running_sandbox(options, act)


def simulate(options: argparse.Namespace) -> int:
    """Let simulated devices send, with a progress bar on a terminal."""

    def act(remote: Remote) -> None:
        devices = remote.simulated_devices(options.devices)
        print(f"{len(devices)} devices with the label {LABEL} send every {options.every_seconds:g} s; Ctrl-C ends it")
        simulation = Simulation(
            remote=remote,
            devices=devices,
            duration_seconds=options.minutes * 60,
            every_seconds=options.every_seconds,
            random_seed=options.random_seed,
        )
        done = Progress(0, 0)

        def show(progress: Progress) -> None:
            nonlocal done
            done = progress
            if sys.stdout.isatty():
                print(f"\r{_bar(progress)}", end="", flush=True)

        try:
            simulation.run(show)
        finally:  # also after Ctrl-C
            print(f"{chr(10) if sys.stdout.isatty() else ''}{done.sent} uplinks sent, {done.failed} not decoded")

    return _on_the_running_sandbox(options, act)


def fail(options: argparse.Namespace) -> int:
    """Let the next calls of an operation go wrong."""

    def act(remote: Remote) -> None:
        if options.clear:
            remote.clear_faults()
            print("everything works again")
            return
        if not options.operation:
            raise RemoteError("say which OPERATION is to fail, e.g. devices.list")
        is_plain = options.status is None and not options.slow_seconds and not options.cut
        remote.fail(
            options.operation,
            times=options.times,
            status=503 if is_plain else options.status,
            slow_seconds=options.slow_seconds,
            is_cut=options.cut,
        )
        print(f"{options.operation}: the next {options.times} call(s) go wrong")

    return _on_the_running_sandbox(options, act)


def _on_the_running_sandbox(options: argparse.Namespace, act: Callable[[Remote], None]) -> int:
    try:
        act(whereabouts.find(options.data, tenant=getattr(options, "tenant", None)))
    except RemoteError as error:
        print(f"thingshub-sandbox: {error}", file=sys.stderr)
        return 1
    return 0


def _bar(progress: Progress) -> str:
    part = min(1.0, progress.seconds / progress.of_seconds)
    left = int(max(0.0, progress.of_seconds - progress.seconds))
    filled = "#" * round(part * _WIDTH)
    return f"[{filled:<{_WIDTH}}] {part:4.0%}  {left // 60}:{left % 60:02} left  {progress.sent} uplinks"
