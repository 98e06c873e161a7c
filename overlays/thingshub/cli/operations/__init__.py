"""Commands for the operations of the document: what they take, what they send, what they print."""

from __future__ import annotations

from thingshub.cli.operations.command import OperationCommand, confirm, operation_command

__all__ = ["OperationCommand", "confirm", "operation_command"]
