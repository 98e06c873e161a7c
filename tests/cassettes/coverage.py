"""How much of the document the cassettes show: operations and documented statuses."""

from __future__ import annotations

from tests.cassettes.exchange import DOCUMENT, RECORDED, exchanges


def report() -> list[str]:
    """Lines for people: shares, then what is missing."""
    seen = {
        (exchange.operation.id, str(exchange.status))
        for path in sorted(RECORDED.glob("*.yaml"))
        for exchange in exchanges(path)
    }
    operations = set(DOCUMENT.operations)
    documented = {(o.id, status) for o in DOCUMENT.operations.values() for status in o.answers if status != "default"}
    successes = {pair for pair in documented if pair[1].startswith("2")}
    shown = operations & {operation for operation, _ in seen}
    lines = [
        f"operations {_share(len(shown), len(operations))}, successes {_share(len(seen & successes), len(successes))}, "
        f"documented statuses {_share(len(seen & documented), len(documented))}"
    ]
    if missing := sorted(operations - shown):
        lines.append(f"never recorded: {', '.join(missing)}")
    by_status = sorted({status for _, status in documented} - {status for _, status in seen})
    if by_status:
        lines.append(f"statuses never recorded: {', '.join(by_status)} (the sandbox cannot be made to answer them yet)")
    return lines


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part // whole} %)"
