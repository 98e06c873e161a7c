"""What a run over many items tells: an outcome for each item in the order of the input, progress, and a report.

    with hub.devices.create_many(read_devices("fleet.csv"), resume="fleet.resume") as run:
        for outcome in run:
            print(outcome)
    run.report.write_failures("failed.csv")

A run is lazy: it reads items as it goes, never more than a window ahead of what was taken from it, and keeps only the
failures. Leaving it (`close`, the end of `with`, or dropping it) stops the work and closes what it has opened.
"""

from thingshub.fleet_handle import Run
from thingshub.fleet_handle_async import AsyncRun
from thingshub.fleet_report import AsyncInput, Input, Outcome, Progress, Report, RunOptions, Status

__all__ = ["AsyncInput", "AsyncRun", "Input", "Outcome", "Progress", "Report", "Run", "RunOptions", "Status"]
