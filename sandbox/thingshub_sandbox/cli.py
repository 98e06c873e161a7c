"""The command line: serve a sandbox, and reach into the one that runs."""

from __future__ import annotations

import argparse
import logging
import os
import re
import signal
import sys
from collections.abc import Callable
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import platformdirs

from thingshub_sandbox import cli_remote, cli_serve
from thingshub_sandbox.calls import TENANT_NAME, TOKEN_SECONDS
from thingshub_sandbox.faults import STATUSES
from thingshub_sandbox.seeds import SEEDS
from thingshub_sandbox.server import DEFAULT_USERNAME
from thingshub_sandbox.simulation import MOST_DEVICES

_SERVE_EPILOG = """\
examples:
  thingshub-sandbox serve --seed demo
  thingshub-sandbox serve --tenant other --api-profile 6.1
  thingshub-sandbox serve --memory --port 0 --print-json
        for scripts: one JSON line with url, ca_file, username and password

environment:
  THINGSHUB_SANDBOX_DATA       instead of --data
  THINGSHUB_SANDBOX_DATABASE   instead of --database; the place for an address with a password
  THINGSHUB_SANDBOX_PASSWORD   the user's password (not an argument: arguments show in the process list)
"""
_REMOTE_EPILOG = "The sandbox is found through the data directory that it runs with."


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 when done or ended with Ctrl-C, 1 when the running sandbox refuses or there is none, 2 when it cannot start.
    """
    options = command_parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    signal.signal(signal.SIGTERM, _stopped)
    try:
        status: int = options.run(options)
    except KeyboardInterrupt:
        return 0
    return status


def command_parser() -> argparse.ArgumentParser:
    """All commands and their options."""
    parser = argparse.ArgumentParser(
        prog="thingshub-sandbox", description="A local thingsHub to develop and test against."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_serve(commands.add_parser)
    _add_uplink(commands.add_parser)
    _add_simulate(commands.add_parser)
    _add_fail(commands.add_parser)
    return parser


def _add_serve(add: Callable[..., argparse.ArgumentParser]) -> None:
    serve = add(
        "serve",
        help="start it",
        description="Start a local thingsHub on https, with a certificate authority of its own.",
        epilog=_SERVE_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    serve.set_defaults(run=cli_serve.run)
    _add_data(serve)
    option = serve.add_argument
    option("--host", type=_loopback, default="127.0.0.1", help="loopback address to listen on (%(default)s)")
    option("--port", type=_port, default=8443, help="0 takes a free one (%(default)s)")
    where = serve.add_mutually_exclusive_group()
    where.add_argument("--memory", action="store_true", help="keep the database in memory only")
    where.add_argument(
        "--database", type=_database, default=os.environ.get("THINGSHUB_SANDBOX_DATABASE"), metavar="URL",
        help="postgresql://… that several sandboxes share, instead of SQLite in the data directory",
    )  # fmt: skip
    option(
        "--seed", choices=SEEDS,
        help="fill it: demo is a plant of five halls; what is there stays (to start afresh: --memory, another --data)",
    )  # fmt: skip
    option("--username", default=DEFAULT_USERNAME, help="user who can log in (%(default)s)")
    option(
        "--tenant", action="append", type=_tenant, default=[], metavar="NAME",
        help="one more tenant with the same user, under /tenants/NAME; may be repeated",
    )  # fmt: skip
    option(
        "--api-profile", type=_product, metavar="PRODUCT",
        help="have only the operations of this product, e.g. 7 or 4.13 (all)",
    )  # fmt: skip
    option(
        "--token-seconds", type=_positive, default=TOKEN_SECONDS, metavar="N",
        help="how long a session token is good for (%(default)s)",
    )  # fmt: skip
    option("--print-json", action="store_true", help="print one JSON line when ready, and nothing else")


def _add_uplink(add: Callable[..., argparse.ArgumentParser]) -> None:
    uplink = add(
        "uplink", help="let a device send something", description="Let a device send raw bytes.", epilog=_REMOTE_EPILOG
    )
    uplink.set_defaults(run=cli_remote.uplink)
    _add_data(uplink)
    uplink.add_argument("device", metavar="DEVICE", help="id of the device")
    uplink.add_argument("--port", type=_lorawan_port, default=1, help="LoRaWAN port (%(default)s)")
    uplink.add_argument("--hex", required=True, metavar="BYTES", help="the payload in hexadecimal digits")
    uplink.add_argument("--tenant", type=_tenant, help="whose device it is")


def _add_simulate(add: Callable[..., argparse.ArgumentParser]) -> None:
    simulate = add(
        "simulate",
        help="let many simulated devices send",
        description="Room sensors with a driver and the data table 'simulated' send uplinks, spread over the interval.",
        epilog=_REMOTE_EPILOG,
    )
    simulate.set_defaults(run=cli_remote.simulate)
    _add_data(simulate)
    simulate.add_argument("--devices", type=_count, default=50, metavar="N", help="how many (%(default)s)")
    simulate.add_argument("--minutes", type=_positive, default=10.0, metavar="N", help="how long (%(default)s)")
    simulate.add_argument(
        "--every-seconds", type=_positive, default=10.0, metavar="N", help="how often each one sends (%(default)s)"
    )
    simulate.add_argument("--random-seed", type=int, default=1, metavar="N", help="for other readings (%(default)s)")
    simulate.add_argument("--tenant", type=_tenant, help="whose devices they are")


def _add_fail(add: Callable[..., argparse.ArgumentParser]) -> None:
    fail = add(
        "fail",
        help="let calls go wrong, to test what a client does then",
        description="Let the next calls of an operation fail; without any option they answer 503.",
        epilog=_REMOTE_EPILOG,
    )
    fail.set_defaults(run=cli_remote.fail)
    _add_data(fail)
    fail.add_argument("operation", metavar="OPERATION", nargs="?", help="operationId, e.g. devices.list")
    fail.add_argument("--times", type=_count, default=1, metavar="N", help="how many calls (%(default)s)")
    fail.add_argument("--status", type=int, choices=STATUSES, help="answer this")
    fail.add_argument("--slow-seconds", type=_positive, default=0.0, metavar="N", help="wait before the answer")
    fail.add_argument("--cut", action="store_true", help="break the connection in the middle of the answer")
    fail.add_argument("--clear", action="store_true", help="let everything work again")


def _add_data(parser: argparse.ArgumentParser) -> None:
    data = os.environ.get("THINGSHUB_SANDBOX_DATA") or platformdirs.user_data_dir("thingshub-sandbox", False)
    parser.add_argument(
        "--data", type=Path, default=Path(data), metavar="DIR", help="where the sandbox keeps its data (%(default)s)"
    )


def _stopped(signal_number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


def _loopback(text: str) -> str:
    address = "127.0.0.1" if text == "localhost" else text
    try:
        if ip_address(address).is_loopback:
            return address
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{text} is not a loopback address; the sandbox serves this machine only")


def _database(text: str) -> str:
    if urlsplit(text).password:
        raise argparse.ArgumentTypeError(
            "the address holds a password, which the process list would show; set THINGSHUB_SANDBOX_DATABASE instead"
        )
    return text


def _tenant(text: str) -> str:
    if TENANT_NAME.fullmatch(text):
        return text
    raise argparse.ArgumentTypeError(f"{text} is not a tenant's name: a-z first, then a-z, digits and hyphens")


def _product(text: str) -> tuple[int, int]:
    if found := re.fullmatch(r"([0-9]{1,4})(?:\.([0-9]{1,4}))?", text):
        return int(found[1]), int(found[2]) if found[2] else sys.maxsize  # of a bare number, the latest release
    raise argparse.ArgumentTypeError(f"{text} is not a product like 7 or 4.13")


def _port(text: str) -> int:
    return _whole(text, 0, 65535, "port")


def _lorawan_port(text: str) -> int:
    return _whole(text, 0, 255, "LoRaWAN port")


def _count(text: str) -> int:
    return _whole(text, 1, MOST_DEVICES, "number")


def _whole(text: str, least: int, most: int, noun: str) -> int:
    if text.isdecimal() and least <= int(text) <= most:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a {noun} from {least} to {most}")


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0
    if 0 < value < 1e9:
        return value
    raise argparse.ArgumentTypeError(f"{text} is not a number above 0")
