"""`thingshub-sandbox serve`: start it, say how to reach it, and say in one line why it cannot start."""

from __future__ import annotations

import argparse
import json
import os
import shlex
import sys

from thingshub_sandbox import server, whereabouts
from thingshub_sandbox.completeness import IncompleteSandbox
from thingshub_sandbox.openapi.api import DocumentError
from thingshub_sandbox.store import StoreError
from thingshub_sandbox.tls import CertificateFilesError


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; the exit status."""

    def when_ready(running: server.Running) -> None:
        whereabouts.tell(options.data, running)
        (_print_json if options.print_json else _print_welcome)(running)

    try:
        server.serve(
            server.Options(
                data=options.data,
                is_in_memory=options.memory,
                database=options.database,
                host=options.host,
                port=options.port,
                username=options.username,
                password=os.environ.get("THINGSHUB_SANDBOX_PASSWORD") or server.DEFAULT_PASSWORD,
                token_seconds=options.token_seconds,
                seed=options.seed,
                tenants=tuple(options.tenant),
                product=options.api_profile,
            ),
            when_ready=when_ready,
        )
    except OSError as error:
        return _failed(f"{error.strerror or error}: {error.filename or f'{options.host}:{options.port}'}", options)
    except (DocumentError, CertificateFilesError, StoreError, IncompleteSandbox) as error:
        return _failed(str(error), options)
    finally:
        whereabouts.forget(options.data)
    return 0


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

Read the reference and send requests from it: {running.url}/docs

Log in with curl:

  curl --cacert {shlex.quote(str(running.ca_file))} \\
    -H 'Content-Type: application/json' -d {shlex.quote(body)} \\
    {running.url}/api/v3/auth/token

For the SDK:

  export THINGSHUB_URL={running.url}
  export THINGSHUB_USERNAME={shlex.quote(running.username)}
  export THINGSHUB_PASSWORD={shlex.quote(running.password)}
  export THINGSHUB_CA_FILE={shlex.quote(str(running.ca_file))}

From another terminal, `thingshub-sandbox simulate` lets devices send data. Ctrl-C ends the sandbox.""",
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
