"""The command line has all of the document: every operation, parameter and property of a body, with their help."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import click
import pytest

from tests.cli.conftest import Command
from thingshub._packaged import document_path
from thingshub.cli import packaged
from thingshub.cli.application import application

SPEC: dict[str, Any] = json.loads(document_path().read_bytes())
RAW: dict[str, tuple[str, dict[str, Any]]] = {
    operation["operationId"]: (method.upper(), operation)
    for item in SPEC["paths"].values()
    for method, operation in item.items()
    if "operationId" in operation
}
OPERATIONS = sorted(RAW)


def deref(value: dict[str, Any]) -> dict[str, Any]:
    """What a reference points at, read without the reader that the commands are made with."""
    while "$ref" in value:
        target: Any = SPEC
        for key in value["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        value = target
    return value


def found(operation_id: str) -> click.Command:
    """The command of an operation, the way a user names it."""
    node: click.Command | None = application
    for name in packaged.command_name(packaged.load(), operation_id).split():
        assert isinstance(node, click.Group)
        node = node.get_command(click.Context(node), name)
    assert node is not None, f"{operation_id} has no command"
    return node


def option_name(name: str) -> str:
    return f"--{name.replace('_', '-')}"


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_every_operation_has_a_command_with_all_of_its_parameters(operation_id: str) -> None:
    made, described = found(operation_id), RAW[operation_id][1]
    arguments = [param.name for param in made.params if isinstance(param, click.Argument)]
    options = {name for param in made.params if isinstance(param, click.Option) for name in param.opts}
    parameters = [deref(parameter) for parameter in described.get("parameters", [])]
    paths = [parameter["name"] for parameter in parameters if parameter["in"] == "path"]
    assert arguments == (["package"] if operation_id == "drivers.push" else paths)
    wanted = {option_name(parameter["name"]) for parameter in parameters if parameter["in"] == "query"}
    if "requestBody" in described:
        [content] = described["requestBody"]["content"].values()
        schema = deref(content["schema"])
        writable = {name for name, prop in schema.get("properties", {}).items() if not prop.get("readOnly")}
        wanted |= {option_name(name) for name in writable - {"package"}}
        wanted |= {"--body"} if operation_id != "drivers.push" else set[str]()
    wanted |= {"--curl", "--dry-run"} | ({"--yes"} if RAW[operation_id][0] == "DELETE" else set())
    assert wanted <= options
    assert {"--profile", "--ca-file", "--verbose"} <= options


@pytest.mark.parametrize("operation_id", OPERATIONS)
def test_help_tells_what_the_document_tells(operation_id: str) -> None:
    made, described = found(operation_id), RAW[operation_id][1]
    with click.Context(made, info_name="x", terminal_width=100) as context:
        text = " ".join(made.get_help(context).split())
    assert described["summary"] in text
    assert f"Evidence: {described['x-evidence']['level']}" in text
    if life := described.get("x-availability"):
        assert life["change"] in text
    for parameter in map(deref, described.get("parameters", [])):
        assert parameter["description"].removesuffix(".") in text


def test_a_list_of_the_document_can_be_read_whole() -> None:
    for operation_id in OPERATIONS:
        names = {deref(parameter)["name"] for parameter in RAW[operation_id][1].get("parameters", [])}
        options = {name for param in found(operation_id).params for name in param.opts}
        assert ("--all" in options) is ({"limit", "offset"} <= names), operation_id


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_and_what_they_ask_for(command: Command, shell: str) -> None:
    assert "_THINGSHUB_COMPLETE" in command("completion", shell).out


@pytest.mark.parametrize(
    ("words", "proposed"),
    [("thingshub dev", "devices"), ("thingshub devices li", "list"), ("thingshub tables rows t --order d", "desc")],
)
def test_completion_proposes_commands_and_values(words: str, proposed: str) -> None:
    environment = {"_THINGSHUB_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    code = "from thingshub.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False)
    assert f"plain,{proposed}\n" in done.stdout, done.stderr


def test_help_imports_nothing_that_a_call_needs() -> None:
    heavy = (
        "rich",
        "keyring",
        "httptools",
        "websockets",
        "asyncio",
        "yaml",
        "matplotlib",
        "plotille",
        "platformdirs",
        "tomlkit",
    )
    code = (
        "import sys\n"
        "from thingshub.cli.application import application\n"
        "try: application.main(['--help'])\n"
        "except SystemExit as end: assert not end.code\n"
        f"loaded = set(sys.modules) & set({heavy!r})\n"
        "assert not loaded, loaded\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


def test_without_the_extra_one_line_says_what_to_install() -> None:
    code = (
        "import sys\n"
        "sys.modules['click'] = None\n"
        "import importlib.util\n"
        "real = importlib.util.find_spec\n"
        "importlib.util.find_spec = lambda name, *rest: None if name == 'click' else real(name, *rest)\n"
        "from thingshub.cli import main\n"
        "sys.exit(main())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == 'thingshub: the command line is not installed -- pip install "thingshub[cli]"\n'
    assert done.stdout == ""


def test_the_commands_know_every_operation_of_the_packaged_document() -> None:
    assert list(packaged.load().operation_ids) == list(RAW)
