"""Write the files of a new resource, all or none; nothing that is there is overwritten."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.scaffold.resource import NotPossible, Resource

_NEW = {
    "resource.yaml.jinja": "openapi/resources/{tag}.yaml",
    "handlers.py.jinja": "sandbox/thingshub_sandbox/handlers/{tag}.py",
    "scenario.py.jinja": "tests/cassettes/scenarios/{tag}.py",
}
_ROOT = "openapi/thingshub.yaml"
_PERMISSIONS = "sandbox/thingshub_sandbox/permissions.py"
_CHANGELOG = "CHANGELOG.md"


def write(resource: Resource, root: Path) -> list[str]:
    """Write and change everything that the resource needs.

    Args:
        resource: What to write.
        root: The repository.

    Returns:
        The files, relative to the root.

    Raises:
        NotPossible: a file is there already, or one that is to be changed is not as expected; nothing was written.
    """
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,
    )
    texts = {
        path.format(tag=resource.tag): environment.get_template(template).render(resource.names)
        for template, path in _NEW.items()
    }
    for path in texts:
        if (root / path).exists():
            raise NotPossible(f"{path} is there already -- choose another name, or remove it first")
    for path, change in ((_ROOT, _listed), (_PERMISSIONS, _permitted), (_CHANGELOG, _told)):
        texts[path] = change((root / path).read_text(encoding="utf-8"), resource)
    for path, text in texts.items():
        (root / path).write_text(text, encoding="utf-8")
    return list(texts)


def _listed(text: str, resource: Resource) -> str:
    """The root of the document with the tag and the paths."""
    tag = f"  - name: {resource.tag}\n    description: {resource.names['title']}.\n"
    text = _inserted(text, tag, before="  - name: messages", path=_ROOT)
    file = f"resources/{resource.tag}.yaml#/paths/"
    rows = "".join(f"  {path}:\n    $ref: {file}{path.replace('/', '~1')}\n" for path in resource.paths)
    return _inserted(text, rows, before="\nwebhooks:", path=_ROOT)


def _permitted(text: str, resource: Resource) -> str:
    """The sandbox's table of areas with the tag."""
    row = f'    "{resource.tag}": "{resource.area}",\n'
    return _inserted(text, row, before='    "api_keys": "tenant",', path=_PERMISSIONS)


def _told(text: str, resource: Resource) -> str:
    """The changelog with a line under the newest version."""
    first, found, rest = text.partition("\n## ")
    version, nothing, older = rest.partition("\n## ")
    if not found:
        raise NotPossible(f"{_CHANGELOG} has no version -- add a heading `## x.y.z (unreleased)`")
    verbs = ", ".join(resource.verbs)
    line = f"- {resource.names['title']}: {verbs}; in the document, the SDK, the command line and the sandbox.\n"
    return f"{first}{found}{version.rstrip()}\n{line}{nothing}{older}"


def _inserted(text: str, new: str, *, before: str, path: str) -> str:
    if text.count(before) != 1:
        raise NotPossible(f"{path}: there is not exactly one {before.strip()!r} -- add by hand:\n{new}")
    return text.replace(before, new + before)
