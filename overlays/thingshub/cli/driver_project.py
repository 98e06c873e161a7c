"""A driver's folder: the manifest `.project`, the source, and the package that is made of them.

A package is the same bytes for the same sources, so that a push of what is already there changes nothing. The
manifest's `session` holds a secret of whoever logged in with the vendor's tool: it never goes into a package, neither
does a comment, and a source in which the secret stands is refused.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from thingshub.cli import files
from thingshub.cli.failures import SettingError

MANIFEST = ".project"
PACKAGE = Path("build", "package.zip")
BINARY = Path("build", "main")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,62}")
_LEAST_SECRET = 4
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say

_MANIFEST_TEXT = """\
type: {type}
metadata:
  name: {name}
  author: {author}
  labels: []
  supports:
    - {{manufacturer: Example, model: Example, firmware_version: "1.0"}}
  platform: amd64
  os: linux
schema:
  version: "2"
  properties:
    temperature: {{type: float64, unit: °C, description: Temperature of the room}}
"""
_SCRIPT_TEXT = """\
// payload is an array of bytes, port a number from 0 to 255. ECMAScript 5, without any state.
// Try it: thingshub drivers test --port 1 --hex 00eb
function decode(payload, port) {
  var raw = (payload[0] << 8) | payload[1];
  if (raw > 0x7fff) { raw -= 0x10000; }
  return { temperature: raw / 10 };
}
"""
_GO_TEXT = """\
// Called as `main decode HEX PORT`; prints the decoded values as JSON.
package main

import (
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

func main() {
	if len(os.Args) != 4 || os.Args[1] != "decode" {
		fail("usage: main decode HEX PORT")
	}
	payload, err := hex.DecodeString(strings.TrimPrefix(os.Args[2], "0x"))
	if err != nil || len(payload) < 2 {
		fail("payload: at least two bytes in hexadecimal digits")
	}
	raw := int16(uint16(payload[0])<<8 | uint16(payload[1]))
	json.NewEncoder(os.Stdout).Encode(map[string]any{"temperature": float64(raw) / 10})
}

func fail(text string) {
	fmt.Fprintln(os.Stderr, text)
	os.Exit(1)
}
"""
_SOURCES = {"javascript": ("script.js", _SCRIPT_TEXT), "golang": ("main.go", _GO_TEXT)}


@dataclass(frozen=True)
class Project:
    """A driver's folder that was read.

    Attributes:
        folder: Where it is.
        type: `javascript` or `golang`.
        name: Its name in the registry.
        author: Its author in the registry.
        manifest: The manifest as YAML, without its session.
        secrets: What must not stand anywhere in a package.
    """

    folder: Path
    type: str
    name: str
    author: str
    manifest: str
    secrets: tuple[str, ...]

    def __repr__(self) -> str:
        return f"Project({self.author}/{self.name} in {self.folder})"


def begin(folder: Path, *, name: str, author: str, type: str) -> list[Path]:
    """Write manifest and source of a new driver.

    Returns:
        The files.

    Raises:
        SettingError: a name is not allowed, or the folder has a driver already.
    """
    for noun, text in (("name", name), ("author", author)):
        if not _NAME.fullmatch(text):
            raise SettingError(
                f"{noun} {text!r} is not allowed", hint="1 to 63 letters, digits, dots, hyphens and underscores"
            )
    source, content = _SOURCES[type]
    paths = [folder / MANIFEST, folder / source]
    if taken := [path for path in paths if path.exists()]:
        raise SettingError(f"{taken[0]} is there already", hint="choose another name, or remove it")
    folder.mkdir(parents=True, exist_ok=True)
    files.write(paths[0], _MANIFEST_TEXT.format(type=type, name=name, author=author).encode())
    files.write(paths[1], content.encode())
    return paths


def read(folder: Path) -> Project:
    """Read the manifest of a driver's folder.

    Raises:
        SettingError: with file, line and what is wrong.
    """
    path = folder / MANIFEST
    try:
        node: Any = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except FileNotFoundError:
        raise SettingError(f"{path}: there is no manifest", hint="`thingshub drivers init NAME` makes one") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{path}: cannot be read: {getattr(error, 'strerror', 'it is not UTF-8')}") from None
    except (yaml.YAMLError, RecursionError) as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        problem = error.problem if isinstance(error, yaml.MarkedYAMLError) else "nested too deeply"
        raise SettingError(f"{path}{f':{mark.line + 1}' if mark else ''}: is not YAML: {problem}") from None
    if not isinstance(node, yaml.MappingNode):
        raise SettingError(f"{path}:1: is not a mapping", hint="`thingshub drivers init NAME` shows how it looks")
    sessions = [value for key, value in node.value if key.value == "session"]
    secrets = tuple(text for session in sessions for text in _texts(session) if len(text) >= _LEAST_SECRET)
    node.value = [(key, value) for key, value in node.value if key.value != "session"]
    try:
        manifest = str(yaml.serialize(node, Dumper=yaml.SafeDumper, allow_unicode=True, width=10**6))  # pyright: ignore[reportUnknownMemberType]
    except (yaml.YAMLError, RecursionError):
        raise SettingError(f"{path}: refers to itself", hint="write it without anchors") from None
    type = _scalar(node, path, "type")
    if type not in _SOURCES:
        raise SettingError(f"{path}:{_line(node, 'type')}: type must be {' or '.join(_SOURCES)}, not {type}")
    metadata = _child(node, "metadata")
    if not isinstance(metadata, yaml.MappingNode):
        raise SettingError(f"{path}: metadata is missing", hint="it needs name and author")
    names = {key: _scalar(metadata, path, key) for key in ("name", "author")}
    return Project(folder, type, names["name"], names["author"], manifest, secrets)


def build(project: Project) -> Path:
    """Make `build/package.zip`.

    Returns:
        The package.

    Raises:
        SettingError: a source is missing, holds the session's secret, or cannot be compiled.
        OSError: it cannot be written.
    """
    content = {MANIFEST: project.manifest.encode()}
    (project.folder / PACKAGE.parent).mkdir(exist_ok=True)
    if project.type == "golang":
        compile_go(project)
        content["main"] = (project.folder / BINARY).read_bytes()
    else:
        content["script.js"] = script(project).read_bytes()
    for name, data in content.items():
        for secret in project.secrets:
            if (at := data.find(secret.encode())) >= 0:
                line = data[:at].count(b"\n") + 1
                raise SettingError(
                    f"{project.folder / name}:{line}: the session's secret of {MANIFEST} stands here too",
                    hint="take it out: a package can be downloaded by others",
                )
    path = project.folder / PACKAGE
    files.write(path, packed(content))
    return path


def packed(content: Mapping[str, bytes]) -> bytes:
    """A zip of these files, always the same for the same content: uncompressed, for compressors differ by machine."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(content.items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3  # as on Unix, on every system
            entry.external_attr = (0o755 if name == "main" else 0o644) << 16
            archive.writestr(entry, data)
    return target.getvalue()


def script(project: Project) -> Path:
    """The script of a JavaScript driver.

    Raises:
        SettingError: there is none.
    """
    path = project.folder / "script.js"
    if path.is_file():
        return path
    others = sorted(project.folder.glob("*.js"))
    if len(others) == 1:
        return others[0]
    raise SettingError(f"{path}: there is no script", hint="it holds the function decode(payload, port)")


def compile_go(project: Project) -> None:
    """Make `build/main` for the platform that thingsHub runs, whatever this machine is.

    Raises:
        SettingError: there is no Go, or it refuses.
    """
    go = shutil.which("go")
    if go is None:
        raise SettingError("there is no `go` on the PATH", hint="install Go: https://go.dev/dl")
    settings = {"GOOS": "linux", "GOARCH": "amd64", "CGO_ENABLED": "0"}
    command = [go, "build", "-trimpath", "-ldflags=-s -w -buildid=", "-o", str(BINARY), "main.go"]
    if (project.folder / "go.mod").exists():
        command[-1] = "."
    result = subprocess.run(
        command, cwd=project.folder, env={**os.environ, **settings}, capture_output=True, text=True, check=False
    )
    if result.returncode:
        first = next((line for line in result.stderr.splitlines() if line and not line.startswith("#")), "no reason")
        raise SettingError(f"{project.folder}: go build: {first}")


def _child(node: yaml.MappingNode, key: str) -> Any:
    return next((value for name, value in node.value if name.value == key), None)


def _scalar(node: yaml.MappingNode, path: Path, key: str) -> str:
    value = _child(node, key)
    if not isinstance(value, yaml.ScalarNode) or not value.value:
        raise SettingError(f"{path}:{_line(node, key)}: {key} is missing or no text")
    return str(value.value)


def _line(node: yaml.MappingNode, key: str) -> int:
    value = _child(node, key)
    return int((value or node).start_mark.line) + 1


def _texts(node: Any) -> list[str]:
    """What may be a secret in a session: everything but the words that say what it is."""
    if isinstance(node, yaml.MappingNode):
        entries = [(str(key.value).lower(), value) for key, value in node.value]
        return [text for key, value in entries if key not in ("server", "api") for text in _texts(value)]
    if isinstance(node, yaml.SequenceNode):
        return [text for value in node.value for text in _texts(value)]
    return [str(node.value)] if isinstance(node, yaml.ScalarNode) and node.value else []
