"""What Python code uses of the document: imports of generated names, calls on a client, operationIds as texts.

The code is only parsed, never imported. Types are followed as far as a reader would without thinking: a client by how
it is built, annotated or called; an object by its annotation, by the model it is made of, or by the call it comes from.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator

from pipeline.bindings.use import Use, What
from pipeline.twins import SUFFIX

RESULT, ENTRY = "answer of ", "entry of "  # what an object is, when it comes from a call or from a loop over one
_EXTENSIONS = "overlays/thingshub/_resources/"
_CLIENTS = frozenset({"ThingsHub", "AsyncThingsHub"})
_CLIENT_NAMES = frozenset({"hub", "thingshub_client", "async_thingshub_client"})
_DOTTED = re.compile(r"[a-z]\w*\.[a-z]\w*")
_NAMED_MODEL = re.compile(r"thingshub\.models\.([A-Z]\w*)")
_FLAGS = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_NOTHING = ast.expr_context | ast.operator | ast.unaryop | ast.cmpop | ast.boolop
_Loop = ast.For | ast.AsyncFor | ast.comprehension
_BINDING = ast.Assign | ast.AnnAssign | ast.arg | _Loop | ast.withitem | ast.NamedExpr
_Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


def uses(code: str, path: str, first_line: int = 1, words: frozenset[str] = frozenset()) -> list[Use]:
    """The uses in a module or in an example.

    Args:
        code: The source; what is not Python has no uses.
        path: The file that it stands in.
        first_line: Where it begins there.
        words: Names of properties that are of interest wherever they stand.
    """
    try:
        tree = compile(code, path, "exec", _FLAGS, dont_inherit=True)
    except (SyntaxError, ValueError):
        return []
    assert isinstance(tree, ast.Module)
    named = [
        Use(What.MODEL, found[1], path, first_line + code.count("\n", 0, found.start()))
        for found in _NAMED_MODEL.finditer(code)  # docstrings and comments give a model with its module
    ]
    return list(dict.fromkeys([*_Reading(tree, path, first_line - 1, words).uses(), *named]))


class _Reading:
    """Reads one module."""

    def __init__(self, tree: ast.Module, path: str, offset: int, words: frozenset[str]) -> None:
        self._tree = tree
        self._path = path
        self._offset = offset
        self._words = words
        self._clients = set(_CLIENT_NAMES)
        self._models: dict[str, str] = {}  # what an import calls it: its name
        self._constants: dict[str, str] = {}  # the same for what the module of a tag has
        self._handlers: dict[str, str] = {}  # the same for the sandbox's handlers of operations
        self._model_modules: set[str] = set()
        self._tag = _handled_tag(path)

    def uses(self) -> Iterator[Use]:
        scopes = _scopes(self._tree)
        for statement in self._tree.body if extended_tag(self._path) else ():
            if isinstance(statement, ast.ClassDef) and statement.name.endswith("Extension"):
                yield self._use(What.EXTENSION, statement.name, statement.lineno, extended_tag(self._path))
        for _, nodes in scopes:
            for node in nodes:
                if isinstance(node, ast.ImportFrom):
                    yield from self._import(node)
                elif isinstance(node, ast.arg | ast.AnnAssign | ast.Assign | ast.withitem):
                    self._find_clients(node)
        for scope, nodes in scopes:
            yield from self._scope(scope, nodes)

    def _scope(self, scope: ast.AST, nodes: list[ast.AST]) -> Iterator[Use]:
        """The uses in a function, or at the top."""
        objects: dict[str, set[str]] = defaultdict(set)
        for node in nodes:
            if isinstance(node, _BINDING):
                self._bind(node, objects)
        if isinstance(scope, ast.AsyncFunctionDef) and self._tag:
            yield from self._handler(scope, self._tag)
        for node in nodes:
            if isinstance(node, ast.Name):
                if node.id in self._models:
                    yield self._use(What.MODEL, self._models[node.id], node.lineno)
                elif node.id in self._constants:
                    yield self._use(What.CONSTANT, self._constants[node.id], node.lineno)
                elif node.id in self._handlers:
                    yield self._use(What.HANDLER, self._handlers[node.id], node.lineno)
            elif isinstance(node, ast.Attribute):
                yield from self._attribute(node, objects)
            elif isinstance(node, ast.Constant):
                if isinstance(node.value, str):
                    yield from self._text(node.value, node.lineno)
            elif isinstance(node, ast.Call):
                yield from self._call(node)
            elif isinstance(node, ast.Dict):
                yield from self._texts([key for key in node.keys if key is not None])
            elif isinstance(node, ast.Tuple | ast.List | ast.Set):
                yield from self._texts(node.elts)

    def _text(self, text: str, line: int) -> Iterator[Use]:
        if _DOTTED.fullmatch(text):
            yield self._use(What.OPERATION, text, line)
        elif text in self._words:
            yield self._use(What.WORD, text, line)

    def _use(self, what: What, name: str, line: int, *of: str) -> Use:
        return Use(what, name, self._path, line + self._offset, of)

    def _import(self, node: ast.ImportFrom) -> Iterator[Use]:
        module = node.module or ""
        for alias in node.names:
            if module == "thingshub.models":
                self._models[alias.asname or alias.name] = alias.name
                yield self._use(What.MODEL, alias.name, alias.lineno)
            elif module == "thingshub" and alias.name == "models":
                self._model_modules.add(alias.asname or alias.name)
            elif module == "thingshub.errors":
                yield self._use(What.ERROR, alias.name, alias.lineno)
            elif module == "thingshub.api":
                yield self._use(What.MODULE, alias.name, alias.lineno)
            elif module.startswith("thingshub.api."):
                tag = module.rpartition(".")[2]
                yield self._use(What.MODULE, tag, node.lineno)
                self._constants[alias.asname or alias.name] = f"{tag}.{alias.name}"
                yield self._use(What.CONSTANT, f"{tag}.{alias.name}", alias.lineno)
            elif ".handlers." in module and alias.name.startswith(f"{(tag := module.rpartition('.')[2])}_"):
                self._handlers[alias.asname or alias.name] = f"{tag}.{alias.name.removeprefix(f'{tag}_')}"
                yield self._use(What.HANDLER, self._handlers[alias.asname or alias.name], alias.lineno)

    def _find_clients(self, node: ast.AST) -> None:
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            if any(isinstance(word, ast.Name) and word.id in _CLIENTS for word in ast.walk(node.annotation)):
                self._clients.add(node.arg if isinstance(node, ast.arg) else ast.unparse(node.target))
        elif isinstance(node, ast.Assign) and _makes_client(node.value):
            self._clients |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.withitem) and _makes_client(node.context_expr):
            self._clients |= {node.optional_vars.id} if isinstance(node.optional_vars, ast.Name) else set()

    def _bind(self, node: ast.AST, objects: dict[str, set[str]]) -> None:
        """Learn what variables hold; empty for what is not known."""
        bound: list[tuple[ast.expr, str]] = []
        if isinstance(node, ast.Assign):
            bound = [(target, self._made(node.value)) for target in node.targets]
        elif isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            kind = self._models.get(node.annotation.id, "") if isinstance(node.annotation, ast.Name) else ""
            bound = [(node.target if isinstance(node, ast.AnnAssign) else ast.Name(node.arg, ast.Store()), kind)]
        elif isinstance(node, ast.arg):
            bound = [(ast.Name(node.arg, ast.Store()), "")]
        elif isinstance(node, _Loop):
            called = self._called(node.iter)
            bound = [(node.target, f"{ENTRY}{called}" if called else "")]
        elif isinstance(node, ast.withitem) and node.optional_vars is not None:
            bound = [(node.optional_vars, "")]
        elif isinstance(node, ast.NamedExpr):
            bound = [(node.target, self._made(node.value))]
        for target, kind in bound:
            is_single = isinstance(target, ast.Name)
            for part in ast.walk(target):
                if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                    objects[part.id].add(kind if is_single else "")

    def _made(self, value: ast.expr) -> str:
        value = value.value if isinstance(value, ast.Await) else value
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
            return self._models.get(value.func.id, "")
        called = self._called(value)
        return f"{RESULT}{called}" if called else ""

    def _called(self, value: ast.expr) -> str:
        """The method of a client that an expression calls, as `tag.verb`."""
        value = value.value if isinstance(value, ast.Await) else value
        function = value.func if isinstance(value, ast.Call) else None
        if not isinstance(function, ast.Attribute) or not isinstance(function.value, ast.Attribute):
            return ""
        return f"{function.value.attr}.{function.attr}" if self._is_client(function.value.value) else ""

    def _is_client(self, node: ast.expr) -> bool:
        return _makes_client(node) or (isinstance(node, ast.Name) and node.id in self._clients)

    def _attribute(self, node: ast.Attribute, objects: dict[str, set[str]]) -> Iterator[Use]:
        inner = node.value
        if node.attr in self._words:
            yield self._use(What.WORD, node.attr, node.lineno)
        if isinstance(inner, ast.Attribute):
            what = What.METHOD if self._is_client(inner.value) else What.CHAIN
            yield self._use(what, f"{inner.attr}.{node.attr}", node.lineno)
        elif self._is_client(inner):
            yield self._use(What.CLIENT, node.attr, node.lineno)
        elif isinstance(inner, ast.Name) and inner.id in self._model_modules:
            yield self._use(What.MODEL, node.attr, node.lineno)
        elif isinstance(inner, ast.Name) and inner.id in self._models:
            yield self._use(What.MEMBER, node.attr, node.lineno, self._models[inner.id])
        elif isinstance(inner, ast.Name) and (kinds := objects.get(inner.id)) and "" not in kinds:
            yield self._use(What.MEMBER, node.attr, node.lineno, *sorted(kinds))
        elif called := self._called(inner):
            yield self._use(What.MEMBER, node.attr, node.lineno, f"{RESULT}{called}")

    def _call(self, node: ast.Call) -> Iterator[Use]:
        if isinstance(node.func, ast.Name) and node.func.id in self._models:
            of, what = self._models[node.func.id], What.FIELD
        elif called := self._called(node):
            of, what = called, What.ARGUMENT
        else:
            of, what = "", What.WORD
        for keyword in node.keywords:
            if keyword.arg is not None and (of or keyword.arg in self._words):
                yield self._use(what, keyword.arg, keyword.lineno, of)

    def _texts(self, nodes: list[ast.expr]) -> Iterator[Use]:
        """Texts that stand together, of which some may be tags."""
        texts = [(str(n.value), n.lineno) for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str)]
        if len(texts) == len(nodes) > 1:
            together = [text for text, _ in texts]
            yield from (self._use(What.TAG, text, line, *together) for text, line in texts)

    def _handler(self, node: ast.AsyncFunctionDef, tag: str) -> Iterator[Use]:
        """A function that carries an operation out, and the parameters that it reads."""
        if not node.name.startswith(f"{tag}_"):
            return
        operation = f"{tag}.{node.name.removeprefix(f'{tag}_')}"
        yield self._use(What.HANDLER, operation, node.lineno)
        for part in ast.walk(node):
            name: ast.expr | None = None
            if isinstance(part, ast.Subscript) and _is_arguments(part.value):
                name = part.slice
            elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.args:
                name = part.args[0] if part.func.attr == "get" and _is_arguments(part.func.value) else None
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                yield self._use(What.PARAMETER, name.value, name.lineno, operation)


def _scopes(tree: ast.Module) -> list[tuple[ast.AST, list[ast.AST]]]:
    """The module and its functions, each with the nodes that are in no function inside it."""
    scopes: list[tuple[ast.AST, list[ast.AST]]] = [(tree, [])]
    waiting: list[tuple[ast.AST, list[ast.AST]]] = [scopes[0]]
    while waiting:
        node, nodes = waiting.pop()
        for name in node._fields:
            value = getattr(node, name, None)
            for child in value if isinstance(value, list) else (value,):
                if not isinstance(child, ast.AST) or isinstance(child, _NOTHING):
                    continue
                nodes.append(child)
                if isinstance(child, _Function):
                    scopes.append((child, []))
                    waiting.append(scopes[-1])
                else:
                    waiting.append((child, nodes))
    return scopes


def _makes_client(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CLIENTS


def _is_arguments(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "arguments"


def extended_tag(path: str) -> str:
    """The tag whose hand-written methods a file holds; empty for any other file."""
    is_one = path.startswith(_EXTENSIONS) and path.endswith(f"{SUFFIX}.py")
    return path.rpartition("/")[2].removesuffix(f"{SUFFIX}.py") if is_one else ""


def _handled_tag(path: str) -> str:
    """The tag of a module of handlers in the sandbox; empty for any other module."""
    folder, _, file = path.rpartition("/")
    return file.removesuffix(".py") if folder.endswith("/handlers") and file != "__init__.py" else ""
