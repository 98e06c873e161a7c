"""Completion for shells: what click makes of the commands, options and choices."""

from __future__ import annotations

import click

_HOW = {
    "bash": 'eval "$(thingshub completion bash)"   in ~/.bashrc',
    "zsh": 'eval "$(thingshub completion zsh)"   in ~/.zshrc',
    "fish": "thingshub completion fish > ~/.config/fish/completions/thingshub.fish",
}


@click.command(epilog="\b\n" + "\n".join(f"{shell}: {text}" for shell, text in _HOW.items()))
@click.argument("shell", type=click.Choice(list(_HOW)))
def completion(shell: str) -> None:
    """Print the completion script of SHELL."""
    from click.shell_completion import get_completion_class

    from thingshub.cli.application import application

    found = get_completion_class(shell)
    assert found is not None  # click has all three
    click.echo(found(application, {}, "thingshub", "_THINGSHUB_COMPLETE").source())
