"""A user's import, as a program of its own that can be killed: `python -m tests.end_to_end.import_fleet CSV RESUME`."""

from __future__ import annotations

import sys

from thingshub import ThingsHub
from thingshub.tabular import read_devices


def main() -> None:
    """Import a file; address and credentials stand in the environment."""
    file, resume = sys.argv[1:]
    with ThingsHub() as hub:
        report = hub.devices.create_many(read_devices(file), resume=resume).finish()
    print(report.done, report.skipped, report.failed)


if __name__ == "__main__":
    main()
