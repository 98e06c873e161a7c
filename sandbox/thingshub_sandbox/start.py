"""The entry point of the script `thingshub-sandbox`: without the extra `sandbox` it says what to install."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line.

    Returns:
        Its exit code; 2 when what the sandbox needs is not installed.
    """
    try:
        from thingshub_sandbox import cli
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("thingshub"):
            raise  # a defect of the package, not an extra that is not installed
        print(
            f'thingshub-sandbox: the sandbox is not installed ({error.name}) -- pip install "thingshub[sandbox]"',
            file=sys.stderr,
        )
        return 2
    return cli.main()
