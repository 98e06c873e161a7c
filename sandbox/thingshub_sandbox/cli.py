"""The command line: `thingshub-sandbox serve`."""

from __future__ import annotations

import argparse
import json
import logging
import os
import shlex
import signal
import sys
from ipaddress import ip_address
from pathlib import Path
from typing import NoReturn

import platformdirs

from thingshub_sandbox import server
from thingshub_sandbox.app import IncompleteSandbox
from thingshub_sandbox.calls import TOKEN_SECONDS
from thingshub_sandbox.document import DocumentError
from thingshub_sandbox.seeds import SEEDS
from thingshub_sandbox.store import StoreError
from thingshub_sandbox.tls import CertificateFilesError

_EXAMPLE = """\
example:
  thingshub-sandbox serve --seed demo
  thingshub-sandbox serve --memory --port 0 --print-json
        for scripts: one JSON line with url, ca_file, username and password

environment:
  THINGSHUB_SANDBOX_DATA       instead of --data
  THINGSHUB_SANDBOX_PASSWORD   the user's password (not an argument: arguments show in the process list)
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 after Ctrl-C, 2 when it cannot start.
    """
    options = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    signal.signal(signal.SIGTERM, _stopped)
    try:
        server.serve(
            server.Options(
                data=options.data,
                is_in_memory=options.memory,
                host=options.host,
                port=options.port,
                username=options.username,
                password=os.environ.get("THINGSHUB_SANDBOX_PASSWORD") or server.DEFAULT_PASSWORD,
                token_seconds=options.token_seconds,
                seed=options.seed,
            ),
            when_ready=_print_json if options.print_json else _print_welcome,
        )
    except KeyboardInterrupt:
        pass
    except OSError as error:
        return _failed(f"{error.strerror or error}: {error.filename or f'{options.host}:{options.port}'}", options)
    except (DocumentError, CertificateFilesError, StoreError, IncompleteSandbox) as error:
        return _failed(str(error), options)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="thingshub-sandbox", description="A local thingsHub to develop and test against."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    serve = commands.add_parser(
        "serve",
        help="start it",
        description="Start a local thingsHub on https, with a certificate authority of its own.",
        epilog=_EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    data = os.environ.get("THINGSHUB_SANDBOX_DATA") or platformdirs.user_data_dir("thingshub-sandbox", False)
    serve.add_argument(
        "--host", type=_loopback, default="127.0.0.1", help="loopback address to listen on (%(default)s)"
    )
    serve.add_argument("--port", type=_port, default=8443, help="0 takes a free one (%(default)s)")
    serve.add_argument(
        "--data", type=Path, default=Path(data), metavar="DIR", help="where it keeps its data (%(default)s)"
    )
    serve.add_argument("--memory", action="store_true", help="keep the database in memory only")
    serve.add_argument("--seed", choices=SEEDS, help="fill it: demo is a plant of five halls")
    serve.add_argument("--username", default=server.DEFAULT_USERNAME, help="user who can log in (%(default)s)")
    serve.add_argument(
        "--token-seconds", type=_positive, default=TOKEN_SECONDS, metavar="N",
        help="how long a session token is good for (%(default)s)",
    )  # fmt: skip
    serve.add_argument("--print-json", action="store_true", help="print one JSON line when ready, and nothing else")
    return parser


def _print_json(running: server.Running) -> None:
    values = {
        "url": running.url,
        "ca_file": str(running.ca_file),
        "username": running.username,
        "password": running.password,
    }
    print(json.dumps(values), flush=True)


def _print_welcome(running: server.Running) -> None:
    body = json.dumps({"username": running.username, "password": running.password})
    print(
        f"""thingsHub sandbox at {running.url}

  user       {running.username}
  password   {running.password}
  CA file    {running.ca_file}

Log in with curl:

  curl --cacert {shlex.quote(str(running.ca_file))} \\
    -H 'Content-Type: application/json' -d {shlex.quote(body)} \\
    {running.url}/api/v3/auth/token

For the SDK:

  export THINGSHUB_URL={running.url}
  export THINGSHUB_USERNAME={shlex.quote(running.username)}
  export THINGSHUB_PASSWORD={shlex.quote(running.password)}
  export THINGSHUB_CA_FILE={shlex.quote(str(running.ca_file))}

Ctrl-C ends it.""",
        flush=True,
    )


def _failed(reason: str, options: argparse.Namespace) -> int:
    hint = ""
    if "in use" in reason:
        hint = f" -- choose another port with --port, or a free one with --port 0 (asked for {options.port})"
    elif "denied" in reason or "Read-only" in reason:
        hint = " -- choose another directory with --data DIR"
    print(f"thingshub-sandbox: {reason}{hint}", file=sys.stderr)
    return 2


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


def _port(text: str) -> int:
    if text.isdecimal() and int(text) <= 65535:
        return int(text)
    raise argparse.ArgumentTypeError(f"{text} is not a port from 0 to 65535")


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0
    if 0 < value < 1e9:
        return value
    raise argparse.ArgumentTypeError(f"{text} is not a number of seconds above 0")
