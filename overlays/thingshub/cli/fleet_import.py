"""Create devices from a file: many at a time, and a run that was killed goes on where it stopped.

A resume file stands beside the input while the import is not complete. So it can always be resumed, and one that was
not finished cannot be begun again by mistake; it goes when every row is done. Rows that failed go into a file of the
same form with the reason beside each, ready to be mended and imported.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from thingshub.cli.failures import PARTLY, CommandError, SettingError, exit_code, printable
from thingshub.cli.globals import global_options
from thingshub.cli.invocation import Invocation
from thingshub.errors import InputError, ResumeError, StoppedError

if TYPE_CHECKING:
    from thingshub.fleet import Progress, Report, Run
    from thingshub.models import Device
    from thingshub.tabular import DeviceRows

_SHOWN = 5


@click.command("import", params=global_options(is_hidden=True))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--resume", "is_resumed", is_flag=True, help="Go on with an import that was not finished.")
@click.option("--dry-run", "is_dry", is_flag=True, help="Check every row and create nothing.")
@click.option("--concurrency", type=click.IntRange(1), default=32, show_default=True, help="Rows at the same time.")
@click.option("--max-failures", type=click.IntRange(1), default=1000, show_default=True, help="Stop after so many.")
@click.option(
    "--failures", "failed", type=click.Path(path_type=Path), metavar="FILE", help="NAME.failed.csv by default."
)
@click.pass_context
def import_devices(
    context: click.Context,
    *,
    file: Path,
    is_resumed: bool,
    is_dry: bool,
    concurrency: int,
    max_failures: int | None,
    failed: Path | None,
) -> None:
    """Create the devices of FILE, a .csv or .jsonl.

    CSV has a header row and commas or semicolons. Columns: id, name, description, labels, driver,
    network_connection_id, dev_eui, join_eui (or app_eui), app_key, nwk_key, activation; others are ignored.
    """
    if not file.is_file():
        raise SettingError(f"{file}: there is no such file", hint="name a .csv or .jsonl file")
    resume = file.with_name(f"{file.name}.resume")
    _check_resume(resume, is_resumed, is_dry)
    rows = _rows(file)
    with context.ensure_object(Invocation).hub() as hub, _bar(file) as on_progress:
        run = hub.devices.create_many(
            rows,
            concurrency=concurrency,
            resume=None if is_dry else resume,
            dry_run=is_dry,
            max_failures=max_failures,
            on_progress=on_progress,
        )
        stopped = _finished(run)
    if rows.unknown_columns:
        _say(f"{file.name}: ignored columns: {', '.join(rows.unknown_columns)}")
    print(run.report)
    if run.report.failures:
        _tell_failures(run.report, failed or file.with_name(f"{file.stem}.failed{file.suffix}"))
    if stopped:
        raise stopped
    if run.report.failures:
        context.exit(PARTLY)
    if not is_dry:
        resume.unlink(missing_ok=True)


def _rows(file: Path) -> DeviceRows:
    from thingshub.tabular import read_devices

    try:
        return read_devices(file)
    except ValueError as error:  # by its name it is no table
        raise SettingError(str(error)) from None


def _finished(run: Run[Device]) -> CommandError | None:
    """Run to the end, or to where nothing more can succeed: what failed until then is told all the same.

    Raises:
        SettingError: the file cannot be read on, or the resume file cannot be used.
    """
    with run:
        try:
            run.finish()
        except StoppedError as error:  # by an error that all that follows would have met too, or by too many
            code = exit_code(error.__cause__) if error.__cause__ else PARTLY
            return CommandError(error.message, hint=error.hint, code=code)
        except (InputError, ResumeError) as error:
            raise SettingError(error.message, hint=error.hint) from None
    return None


def _tell_failures(report: Report, target: Path) -> None:
    report.write_failures(target)
    for outcome in report.failures[:_SHOWN]:
        reason = outcome.error.message.removeprefix(f"{outcome.place}: ") if outcome.error else outcome.status
        _say(f"{outcome.place}{f' ({outcome.id})' if outcome.id else ''}: {reason}")
    more = len(report.failures) - _SHOWN
    _say(f"{f'and {more:,} more; ' if more > 0 else ''}all of them are in {target} -- mend and import that file")


def _check_resume(resume: Path, is_resumed: bool, is_dry: bool) -> None:
    if is_dry:
        return
    if resume.exists() and not is_resumed:
        raise SettingError(
            f"{resume}: an import of this file was not finished", hint="go on with --resume, or remove that file"
        )
    if is_resumed and not resume.exists():
        raise SettingError(f"{resume}: there is nothing to resume", hint="leave --resume out")


@contextmanager
def _bar(file: Path) -> Generator[Callable[[Progress], None] | None]:
    """A bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    total = sum(1 for _ in _rows(file))
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[remark]}"), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True, highlight=False)) as bar:
        task = bar.add_task(file.name, total=total, remark="")

        def tell(progress: Progress) -> None:
            remark = f"{progress.per_second:,.0f}/s" + (f", {progress.failed:,} failed" if progress.failed else "")
            bar.update(task, completed=progress.done + progress.failed + progress.skipped, remark=remark)

        yield tell


def _say(text: str) -> None:
    print(f"thingshub: {printable(text)}", file=sys.stderr)
