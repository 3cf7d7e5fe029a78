"""The mutants of a file: each a small change of its text after which at least one test should fail.

What is changed: comparisons and their bounds, conditions, numbers (doubled and halved), ``and`` and ``or``, arithmetic,
named arguments and dict items (left out), assignments and calls (left out), what is returned, steps of a query (left
out). What is not: strings, log messages, type annotations and what they alone need, decorators.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

#: Operators, and what they are changed to.
_COMPARED = {
    ast.Lt: ("<", ("<=", ">=")),
    ast.LtE: ("<=", ("<", ">")),
    ast.Gt: (">", (">=", "<=")),
    ast.GtE: (">=", (">", "<")),
    ast.Eq: ("==", ("!=",)),
    ast.NotEq: ("!=", ("==",)),
    ast.Is: ("is", ("is not",)),
    ast.IsNot: (r"is\s+not", ("is",)),
    ast.In: ("in", ("not in",)),
    ast.NotIn: (r"not\s+in", ("in",)),
}
_COUNTED = {
    ast.Add: (r"\+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: (r"\*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
    ast.Pow: (r"\*\*", "*"),
}
#: Steps of a query without which it finds something else.
_STEPS = {"filter", "exclude", "order_by", "due", "unsuspected", "in_background"}
#: Calls whose arguments are words for people.
_WORDS = {"_", "gettext", "gettext_lazy", "ngettext"}


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One change of one file."""

    file: str
    """Path from the repository's root."""
    scope: str
    """``Class.method`` that it is in; "" = outside of all functions."""
    lines: range
    """Line numbers of what is changed."""
    was: str
    now: str
    """The changed lines before and after, each as one line: they name the mutant wherever it moves in its function."""
    source: str
    """The whole file as changed."""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What names it in the list of survivors."""
        return self.file, self.scope, self.was, self.now


def mutants_of(root: Path, file: str) -> list[Mutant]:
    """All mutants of a file that are valid Python, in the order of their lines."""
    text = (root / file).read_bytes()
    visitor = _Visitor(text)
    visitor.visit(ast.parse(text))
    found: dict[tuple[int, int, bytes], Mutant] = {}
    for scope, start, end, replacement in visitor.changes:
        changed = text[:start] + replacement + text[end:]
        try:
            compile(changed, file, "exec", dont_inherit=True)
        except (SyntaxError, ValueError):
            continue
        first, last = text.count(b"\n", 0, start), text.count(b"\n", 0, end)
        found[start, end, replacement] = Mutant(
            file=file,
            scope=scope,
            lines=range(first + 1, last + 2),
            was=_lines(text, start, end),
            now=_lines(changed, start, start + len(replacement)),
            source=changed.decode(),
        )
    return sorted(found.values(), key=lambda mutant: (mutant.lines.start, mutant.lines.stop, mutant.now))


def _lines(text: bytes, start: int, end: int) -> str:
    """The whole lines that these places are in, as one."""
    first = text.rfind(b"\n", 0, start) + 1
    last = text.find(b"\n", end)
    return " ".join(text[first : last if last >= 0 else len(text)].decode().split())


class _Visitor(ast.NodeVisitor):
    """Collects (scope, start, end, replacement) in bytes."""

    def __init__(self, text: bytes) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in re.finditer(b"\n", text))]
        self.scope: list[str] = []
        self.functions = 0
        self.changes: list[tuple[str, int, int, bytes]] = []

    # -- where things are ---------------------------------------------------------------------------------------------

    def _start(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        return self.starts[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.stmt | ast.keyword) -> int:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self.starts[node.end_lineno - 1] + node.end_col_offset

    def _segment(self, node: ast.expr) -> str:
        return self.text[self._start(node) : self._end(node)].decode()

    def _change(self, start: int, end: int, replacement: str) -> None:
        self.changes.append((".".join(self.scope), start, end, replacement.encode()))

    def _replace(self, node: ast.expr | ast.stmt, replacement: str) -> None:
        self._change(self._start(node), self._end(node), replacement)

    def _between(self, left: ast.expr, right: ast.expr, pattern: str, replacement: str) -> None:
        start, end = self._end(left), self._start(right)
        found = re.search(pattern, self.text[start:end].decode())
        if found:
            self._change(start + found.start(), start + found.end(), replacement)

    def _leave_out(self, parts: list[tuple[int, int]], number: int) -> None:
        """One of several parts that commas separate."""
        start, end = parts[number]
        if number + 1 < len(parts):
            end = parts[number + 1][0]
        elif number:
            start = parts[number - 1][1]
        self._change(start, end, "")

    # -- what is passed over ------------------------------------------------------------------------------------------

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self.scope.append(node.name)
        for statement in node.body:
            self.visit(statement)
        self.scope.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        self.scope.append(node.name)
        self.functions += 1
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default is not None:
                self.visit(default)
        for statement in node.body:
            self.visit(statement)
        self.functions -= 1
        self.scope.pop()

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - the names of `ast`

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Words; and Python 3.11 does not tell where their parts are."""

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.visit(node.value)

    # -- statements ---------------------------------------------------------------------------------------------------

    def visit_Expr(self, node: ast.Expr) -> None:
        call = node.value.value if isinstance(node.value, ast.Await) else node.value
        if isinstance(call, ast.Call):
            if _is_log(call):
                return
            self._replace(node, "pass")
        self.generic_visit(node)

    def visit_Assign(self, node: ast.Assign) -> None:
        if self.functions and not any(isinstance(target, ast.Name | ast.Tuple) for target in node.targets):
            self._replace(node, "pass")
        self.visit(node.value)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._replace(node, "pass")
        self.visit(node.value)

    def visit_Raise(self, node: ast.Raise) -> None:
        self._replace(node, "pass")
        self.generic_visit(node)

    def visit_Continue(self, node: ast.Continue | ast.Break) -> None:
        self._replace(node, "pass")

    visit_Break = visit_Continue  # noqa: N815 - the names of `ast`

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is None:
            self._replace(node, "pass")
        elif not (isinstance(node.value, ast.Constant) and node.value.value is None):
            self._replace(node.value, "None")
            self.visit(node.value)

    def visit_If(self, node: ast.If | ast.IfExp) -> None:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return
        self._replace(node.test, "True")
        self._replace(node.test, "False")
        self.generic_visit(node)

    visit_IfExp = visit_If  # noqa: N815 - the names of `ast`

    def visit_While(self, node: ast.While) -> None:
        self._replace(node.test, "False")
        self.generic_visit(node)

    # -- expressions --------------------------------------------------------------------------------------------------

    def visit_comprehension(self, node: ast.comprehension) -> None:
        for condition in node.ifs:
            self._replace(condition, "True")
            self._replace(condition, "False")
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        for left, operator, right in zip((node.left, *node.comparators), node.ops, node.comparators, strict=False):
            pattern, others = _COMPARED[type(operator)]
            for other in others:
                self._between(left, right, pattern, other)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        word, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
        for left, right in zip(node.values, node.values[1:], strict=False):
            self._between(left, right, rf"\b{word}\b", other)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not | ast.USub):
            self._replace(node, f"({self._segment(node.operand)})")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if isinstance(node.op, ast.BitOr | ast.BitAnd):
            self._replace(node, f"({self._segment(node.left)})")
        elif type(node.op) in _COUNTED and not isinstance(node.left, ast.JoinedStr):
            self._between(node.left, node.right, *_COUNTED[type(node.op)])
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        for other in _other_values(node.value):
            self._replace(node, other)

    def visit_Dict(self, node: ast.Dict) -> None:
        parts = [(self._start(k or v), self._end(v)) for k, v in zip(node.keys, node.values, strict=True)]
        for number, key in enumerate(node.keys):
            if key is not None:
                self._leave_out(parts, number)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name in _WORDS or _is_log(node):
            return
        if name in ("min", "max") and len(node.args) > 1 and not any(isinstance(a, ast.Starred) for a in node.args):
            for argument in node.args:
                self._replace(node, f"({self._segment(argument)})")
        if name == "Decimal" and isinstance(node.args[0], ast.Constant):
            for other in _other_values(float(node.args[0].value)):
                self._replace(node.args[0], f'"{other}"')
        if isinstance(node.func, ast.Attribute) and node.func.attr in _STEPS:
            self._replace(node, self._segment(node.func.value))
        parts = [(self._start(part), self._end(part)) for part in (*node.args, *node.keywords)]
        for number in range(len(node.args), len(parts)):
            self._leave_out(parts, number)
        self.generic_visit(node)


def _is_log(call: ast.Call) -> bool:
    """A line in a log."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(owner, ast.Name) and owner.id == "logger"


def _other_values(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, int | float) and value in (0, 1):
        yield from ("1",) if value == 0 else ("0", "2")
    elif isinstance(value, int):
        yield from (str(value * 2), str(value // 2))
    elif isinstance(value, float):
        yield from (str(value * 2), str(value / 2))
