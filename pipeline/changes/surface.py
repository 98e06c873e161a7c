"""What changed in the Python surface: names, signatures and types that users of the SDK may rely on.

Read from the source by griffe; nothing is imported, so that an old release needs no environment. Its rules decide what
breaks (a name or parameter that is gone, a parameter that became required or moved …). Added here: overloads, which
griffe leaves out; types of attributes, which break a reader when a type comes that was not there before; names that are
new. Public is what `thingshub` itself exports, the resources, models and errors, and every module that README or docs
name, then or now; how calls are made behind that may change as it likes.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import griffe

from pipeline.changes.change import Kind

PACKAGE = "thingshub"
CORE = frozenset({"api", "client", "errors", "hub", "hub_async", "models"})
_NAMED = re.compile(rf"\b{PACKAGE}\.(\w+)")
_MODELS = f"{PACKAGE}.models"
_IN_MODELS = re.compile(rf"^{PACKAGE}\.models\.[a-z_]\w*\.(?=[A-Z])")
_RESOURCES = f"{PACKAGE}.api"  # of its modules only the classes are called; what else stands there is how they call


@dataclass(frozen=True)
class SurfaceChange:
    """One change of a public name.

    Attributes:
        kind: What happened.
        is_breaking: Whether code that worked may stop working.
        name: Dotted name.
        text: What happened to it.
    """

    kind: Kind
    is_breaking: bool
    name: str
    text: str


def modules_named(text: str) -> frozenset[str]:
    """The public modules, when this is all that users are told."""
    return CORE | frozenset(_NAMED.findall(text))


def compare(
    old: Path, new: Path, *, read_models: frozenset[str] = frozenset(), modules: frozenset[str] = CORE
) -> list[SurfaceChange]:
    """What changed between the package in two folders.

    Args:
        old: The folder that holds the old package.
        new: The folder that holds the new one.
        read_models: Names of models that users receive: a wider type of an attribute breaks only there.
        modules: The public modules.
    """
    before, after = _load(old), _load(new)
    then, now = dict(_public(before, modules)), dict(_public(after, modules))
    found = [SurfaceChange(Kind.REMOVED, True, name, "is gone") for name in _tops(then.keys() - now.keys())]
    found += [SurfaceChange(Kind.ADDED, False, name, "is new") for name in _tops(now.keys() - then.keys())]
    broken = set()
    for breakage in griffe.find_breaking_changes(before, after):
        if (name := _told_name(breakage.obj.path)) in then and name in now:
            broken.add(name)
            found.append(SurfaceChange(Kind.CHANGED, True, name, _told(breakage)))
    for name in then.keys() & now.keys():
        found += _changed(name, then[name], now[name], read_models, is_broken=name in broken)
    order = list(Kind)
    unique = {(change.name, change.text): change for change in found}
    return sorted(unique.values(), key=lambda c: (order.index(c.kind), not c.is_breaking, c.name, c.text))


def names(folder: Path) -> set[str]:
    """Every public name of the package in a folder."""
    return {name for name, _ in _public(_load(folder), CORE)}


def _told(breakage: griffe.Breakage) -> str:
    """What griffe found, in a few words."""
    parameter = getattr(breakage.old_value, "name", None) or getattr(breakage.new_value, "name", None)
    words = {
        griffe.BreakageKind.PARAMETER_REMOVED: "is gone",
        griffe.BreakageKind.PARAMETER_ADDED_REQUIRED: "is new and required",
        griffe.BreakageKind.PARAMETER_CHANGED_REQUIRED: "is required now",
        griffe.BreakageKind.PARAMETER_MOVED: "stands elsewhere",
        griffe.BreakageKind.PARAMETER_CHANGED_KIND: "is given in another way (by name or by position)",
        griffe.BreakageKind.PARAMETER_CHANGED_DEFAULT: "has another default",
    }.get(breakage.kind)
    return f"the parameter {parameter} {words}" if words else breakage.kind.value.lower()


def _load(folder: Path) -> griffe.Object:
    loaded = griffe.load(PACKAGE, search_paths=[folder], try_relative_path=False, allow_inspection=False)
    assert isinstance(loaded, griffe.Object)
    return loaded


def _told_name(path: str) -> str:
    """The name by which users know what stands at a path: which module of the models has a class is none of theirs."""
    return _IN_MODELS.sub(f"{_MODELS}.", path)


def _public(place: griffe.Object, modules: frozenset[str]) -> Iterator[tuple[str, griffe.Object]]:
    """Every public name below a module or class with what it stands for, models by their short names."""
    exported = {str(name) for name in place.exports or ()}
    if place.path == _MODELS and place.is_init_module:
        for name in sorted(exported):
            member = place.members.get(name)
            target = member.final_target if isinstance(member, griffe.Alias) else member
            if target is not None:
                yield f"{_MODELS}.{name}", target
                yield from _public(target, modules) if isinstance(target, griffe.Class) else ()
        return
    for name, member in place.members.items():
        if isinstance(member, griffe.Alias):
            if name in exported and member.target_path.startswith(f"{PACKAGE}."):
                yield f"{place.path}.{name}", place
                if isinstance(member.final_target, griffe.Class):
                    yield from _public(member.final_target, modules)
            continue
        if name.startswith("_") and name != "__init__":
            continue
        if isinstance(member, griffe.Module):
            if place.path != PACKAGE or name in modules:
                yield from _public(member, modules)
        elif isinstance(member, griffe.Class):
            yield _told_name(member.path), member
            yield from _public(member, modules)
        elif isinstance(member, griffe.Function | griffe.Attribute) and place.path.rpartition(".")[0] != _RESOURCES:
            yield _told_name(member.path), member


def _tops(names: set[str]) -> list[str]:
    """Names without those below another of them."""
    return sorted(name for name in names if name.rpartition(".")[0] not in names)


def _changed(
    name: str, old: griffe.Object, new: griffe.Object, read_models: frozenset[str], *, is_broken: bool
) -> Iterator[SurfaceChange]:
    if isinstance(old, griffe.Attribute) and isinstance(new, griffe.Attribute):
        before, after = _types(old.annotation), _types(new.annotation)
        if before != after:
            is_read = name.split(".")[-2] in read_models
            text = f"is {' | '.join(sorted(after))} now, was {' | '.join(sorted(before))}"
            yield SurfaceChange(Kind.CHANGED, is_read and not after <= before, name, text)
    elif isinstance(old, griffe.Function) and isinstance(new, griffe.Function):
        yield from _parameters(name, old, new)
        if not is_broken:
            yield from _overloads(name, old, new)


def _parameters(name: str, old: griffe.Function, new: griffe.Function) -> Iterator[SurfaceChange]:
    """Parameters that are new, or take fewer or more types; a wider result."""
    known = {parameter.name: parameter for parameter in old.parameters}
    for parameter in new.parameters:
        if parameter.name not in known:
            if not parameter.required:
                yield SurfaceChange(Kind.ADDED, False, f"{name}({parameter.name})", "is new")
            continue
        before, after = _types(known[parameter.name].annotation), _types(parameter.annotation)
        if before != after:
            text = f"takes {' | '.join(sorted(after))} now, took {' | '.join(sorted(before))}"
            yield SurfaceChange(Kind.CHANGED, not before <= after, f"{name}({parameter.name})", text)
    before, after = _types(old.returns), _types(new.returns)
    if before != after:
        text = f"gives {' | '.join(sorted(after))} now, gave {' | '.join(sorted(before))}"
        yield SurfaceChange(Kind.CHANGED, not after <= before, name, text)


def _overloads(name: str, old: griffe.Function, new: griffe.Function) -> Iterator[SurfaceChange]:
    """Every way to call that was written out must still be one."""
    for then in _ways(old):
        if not any(_still_fits(then, now) for now in _ways(new)):
            names = ", ".join(parameter.name for parameter in then.parameters if parameter.name != "self")
            yield SurfaceChange(Kind.CHANGED, True, name, f"can no longer be called with just ({names})")


def _ways(function: griffe.Function) -> list[griffe.Function]:
    return list(function.overloads or [function])


def _still_fits(old: griffe.Function, new: griffe.Function) -> bool:
    known = {parameter.name: parameter for parameter in new.parameters}
    given = {parameter.name for parameter in old.parameters}
    for parameter in old.parameters:
        if parameter.name not in known or (known[parameter.name].required and not parameter.required):
            return False
    return all(parameter.name in given or not parameter.required for parameter in new.parameters)


def _types(annotation: str | griffe.Expr | None) -> frozenset[str]:
    """The members of a union, without what `Annotated` says beside the type."""
    if annotation is None:
        return frozenset({"Any"})
    tree = _Plain().visit(ast.parse(str(annotation), mode="eval").body)
    return frozenset(_members(tree))


def _members(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _members(node.left)
        yield from _members(node.right)
    else:
        yield ast.unparse(node)


class _Plain(ast.NodeTransformer):
    """`Annotated[str, …]` is `str`."""

    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        if isinstance(node.value, ast.Name) and node.value.id == "Annotated" and isinstance(node.slice, ast.Tuple):
            plain = self.visit(node.slice.elts[0])
            assert isinstance(plain, ast.expr)
            return plain
        self.generic_visit(node)
        return node
