# Generated from overlays/thingshub/_resources/devices_async.py; `nox -s regenerate` rewrites it. Never edit it.
"""Devices by the thousand: create, update and delete many with one call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from thingshub._client.resource import Resource

if TYPE_CHECKING:
    from thingshub.fleet import Input, Progress, Run
    from thingshub.model import Update
    from thingshub.models import Device, DeviceCreate, DeviceUpdate
    from thingshub.tabular import DeviceRow


class DevicesExtension(Resource):
    """Many devices at once."""

    def create_many(
        self,
        devices: Input[DeviceCreate | Mapping[str, Any] | DeviceRow],
        *,
        concurrency: int = 32,
        resume: str | Path | None = None,
        dry_run: bool = False,
        on_progress: Callable[[Progress], None] | None = None,
        max_failures: int | None = 1000,
    ) -> Run[Device]:
        """Create many devices, several at a time; no device is created twice, whatever breaks on the way.

        A device without an id gets one here before it is sent, so that a lost answer can be looked up by it. The run
        is lazy: iterate it for an outcome per device, in the order of the input, or `finish()` for the report.

        Args:
            devices: What is to be created: models, mappings with the document's names, or rows of `read_devices`.
                They are read as they are needed.
            concurrency: How many requests are in flight at most.
            resume: A file that remembers what is done: the same call with it goes on where a killed run stopped.
            dry_run: Check every device, also for ids that are there twice, and send nothing; outcomes are `planned`.
            on_progress: Called a few times a second, and at the end, with a `thingshub.fleet.Progress`.
            max_failures: End the run after so many failures; None for no limit. A dry run has none.

        Returns:
            The run, an iterator of outcomes; the value of one is the new device.

        Raises:
            ValueError: a number is out of its range; nothing was sent.
            StoppedError: from the iteration, when nothing more can succeed or too much has failed.
            InputError: from the iteration, when the input cannot be read on.
            ResumeError: from the iteration, when the resume file is of another run, in use or damaged.
        """
        from thingshub.api.devices import CREATE, GET
        from thingshub.fleet import RunOptions
        from thingshub.fleet_jobs import CreateMany
        from thingshub.fleet_run import run
        from thingshub.models import DeviceCreate

        options = RunOptions(concurrency, resume, dry_run, on_progress, max_failures)
        return run(devices, CreateMany(CREATE, GET, DeviceCreate, "device"), self._executor, options)

    def update_many(
        self,
        changes: Input[
            Device | Update[Device] | tuple[str, DeviceUpdate | Mapping[str, Any]] | Mapping[str, Any] | DeviceRow
        ],
        *,
        concurrency: int = 32,
        resume: str | Path | None = None,
        dry_run: bool = False,
        on_progress: Callable[[Progress], None] | None = None,
        max_failures: int | None = 1000,
    ) -> Run[Device]:
        """Change many devices, several at a time.

        The run is lazy: iterate it for an outcome per device, in the order of the input, or `finish()` for the
        report.

        Args:
            changes: What is to change: devices that were read and changed, or their `to_update()`; pairs of an id and
                a DeviceUpdate or a mapping; mappings with an `id`; or rows of `read_devices`, of which empty cells
                change nothing.
            concurrency: How many requests are in flight at most.
            resume: A file that remembers what is done: the same call with it goes on where a killed run stopped.
            dry_run: Check every change and send nothing; outcomes are `planned`.
            on_progress: Called a few times a second, and at the end, with a `thingshub.fleet.Progress`.
            max_failures: End the run after so many failures; None for no limit. A dry run has none.

        Returns:
            The run, an iterator of outcomes; the value of one is the device as it is now.

        Raises:
            ValueError: a number is out of its range; nothing was sent.
            StoppedError: from the iteration, when nothing more can succeed or too much has failed.
            InputError: from the iteration, when the input cannot be read on.
            ResumeError: from the iteration, when the resume file is of another run, in use or damaged.
        """
        from thingshub.api.devices import UPDATE
        from thingshub.fleet import RunOptions
        from thingshub.fleet_jobs import UpdateMany
        from thingshub.fleet_run import run
        from thingshub.models import DeviceUpdate

        options = RunOptions(concurrency, resume, dry_run, on_progress, max_failures)
        return run(changes, UpdateMany(UPDATE, DeviceUpdate), self._executor, options)

    def delete_many(
        self,
        devices: Input[str | Device | DeviceRow],
        *,
        concurrency: int = 32,
        resume: str | Path | None = None,
        dry_run: bool = False,
        on_progress: Callable[[Progress], None] | None = None,
        max_failures: int | None = 1000,
    ) -> Run[None]:
        """Delete many devices with their labels and states, several at a time.

        The run is lazy: iterate it for an outcome per device, in the order of the input, or `finish()` for the
        report.

        Args:
            devices: Which ones: ids, devices that were read, or rows of `read_devices`. Deleting shifts the pages of a
                list that is being read, so read all of it before.
            concurrency: How many requests are in flight at most.
            resume: A file that remembers what is done: the same call with it goes on where a killed run stopped.
            dry_run: Check every id and send nothing; outcomes are `planned`.
            on_progress: Called a few times a second, and at the end, with a `thingshub.fleet.Progress`.
            max_failures: End the run after so many failures; None for no limit. A dry run has none.

        Returns:
            The run, an iterator of outcomes.

        Raises:
            ValueError: a number is out of its range; nothing was sent.
            StoppedError: from the iteration, when nothing more can succeed or too much has failed.
            InputError: from the iteration, when the input cannot be read on.
            ResumeError: from the iteration, when the resume file is of another run, in use or damaged.
        """
        from thingshub.api.devices import DELETE
        from thingshub.fleet import RunOptions
        from thingshub.fleet_jobs import DeleteMany
        from thingshub.fleet_run import run

        options = RunOptions(concurrency, resume, dry_run, on_progress, max_failures)
        return run(devices, DeleteMany(DELETE), self._executor, options)
