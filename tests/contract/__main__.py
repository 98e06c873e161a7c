"""Run schemathesis against a sandbox on each store: all phases, the seed printed; `--help` says what can be chosen."""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.databases import running_postgres
from thingshub import ThingsHub
from thingshub_sandbox.server import Options, running_sandbox

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
STORES = ("sqlite", "postgres")


def main() -> int:
    """Exit status 1 when any check failed on any store."""
    parser = argparse.ArgumentParser(prog="nox -s contract --", description=__doc__)
    parser.add_argument("--examples", type=int, default=200, metavar="N", help="at most so many per operation (200)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="of an earlier run, to repeat it")
    parser.add_argument("--store", choices=STORES, action="append", help="only this one; may be repeated (both)")
    options, more = parser.parse_known_args()
    failed: list[str] = []
    for store in options.store or STORES:
        print(f"contract on {store}, seed {options.seed}: nox -s contract -- --store {store} --seed {options.seed}")
        with database(store) as url:
            if not sound(url, options.examples, options.seed, more):
                failed.append(store)
    print(f"contract: {'failed on ' + ', '.join(failed) if failed else 'no failure'}, seed {options.seed}")
    return 1 if failed else 0


@contextmanager
def database(store: str) -> Generator[str | None]:
    """The sandbox's option `database` for a store."""
    if store == "sqlite":
        yield None
        return
    with tempfile.TemporaryDirectory() as folder, running_postgres(Path(folder)) as new:
        yield new()


def sound(url: str | None, examples: int, seed: int, more: list[str]) -> bool:
    """Whether a fresh sandbox on this database passes every check."""
    with tempfile.TemporaryDirectory() as data:
        options = Options(
            data=Path(data), is_in_memory=url is None, database=url, has_cheap_passwords=True, seed="demo"
        )
        with running_sandbox(options) as sandbox:
            with ThingsHub(
                sandbox.url, username=sandbox.username, password=sandbox.password, ca_file=sandbox.ca_file
            ) as hub:
                key = hub.api_keys.create(name="contract")
                [own] = [user for user in hub.users.iterate() if user.username == sandbox.username]
            command = [
                *(sys.executable, "-m", "schemathesis.cli", "--config-file", str(HERE / "schemathesis.toml"), "run"),
                *(str(ROOT / "generated" / "openapi.json"), "--url", sandbox.url),
                *("--tls-verify", str(sandbox.ca_file), "--header", f"Authorization: Bearer {key.key}"),
                *("--max-examples", str(examples), "--seed", str(seed), "--continue-on-failure", *more),
            ]
            environment = {
                "SCHEMATHESIS_HOOKS": "tests.contract.hooks",
                "CONTRACT_USER_ID": str(own.id),
                "CONTRACT_KEY_ID": key.id,
            }
            done = subprocess.run(command, cwd=ROOT, env=os.environ | environment, check=False)
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
