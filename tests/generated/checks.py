"""Every system check of the package, with its level, its words and its mend, read from the calls that raise it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import django_autocaption
from tests.generated.markdown import table

PACKAGE = Path(django_autocaption.__file__).parent
LEVELS = {"Error": "Errors", "Warning": "Warnings", "Info": "Information"}
#: What checks say whose words come from elsewhere, with how to mend it.
ELSEWHERE = {
    "E001": ("A key or value of `AUTOCAPTION` is wrong; the message names it.", "Write what the message suggests."),
    "E002": ("A provider cannot be made of its settings.", "Write what the message suggests."),
    "E003": ("An image field that is set or registered is wrong.", "Write what the message suggests."),
    "E004": ("An image field names a provider that is not in `PROVIDERS`.", "Write what the message suggests."),
    "E050": ("`MODERATION` names a provider that is not in `PROVIDERS`.", "Write what the message suggests."),
    "W008": ("Rows contradict each other; the message says which, and how.", "Do what the message says."),
    "E040": ("", "Install `django-autocaption[local]`, or leave 'nsfw' out."),
    "E052": ("", "Install `django-autocaption[local]`, or set 'NSFW' to ''."),
    "I001": ("", "Install `django-autocaption[local]`."),
    "I002": ("", "Nothing; or register the field again, or remove them: `manage.py autocaption move FIELD --forget`."),
    "E016": ("The option `context` of an image field names no function.", "Write what the message suggests."),
    "E006": ("A budget is wrong, or counts nothing.", "Write what the message suggests."),
}


def checks() -> Iterator[str]:
    """A table for each level. Raises ValueError for a check whose words are neither in its call nor above, and for a
    number that stands for two: who silences one would silence both."""
    found: dict[str, tuple[str, str, str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for id_, row in _checks_of(path):
            if found.setdefault(id_, row) != row:
                raise ValueError(f"{id_} is said twice: {found[id_]}, {row}")
    for level in LEVELS.values():
        yield f"## {level}"
        yield ""
        rows = ((f"`{id_}`", *row[1:]) for id_, row in sorted(found.items()) if row[0] == level)
        yield from table(("Check", "What it says", "What you do"), rows)
        yield ""


def _checks_of(path: Path) -> Iterator[tuple[str, tuple[str, str, str]]]:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    for function in functions:
        for node in ast.walk(function):
            if not isinstance(node, ast.Call):
                continue
            given = {keyword.arg: keyword.value for keyword in node.keywords}
            id_ = given.get("id")
            if not (isinstance(id_, ast.Constant) and str(id_.value).startswith("autocaption.")):
                continue
            number = str(id_.value).removeprefix("autocaption.")
            texts = _assigned_before(node.lineno, tree, function)
            level = ast.unparse(node.func).rpartition(".")[2]
            said, todo = ELSEWHERE.get(number, ("", ""))
            said = said or _said(node.args[0], texts)
            todo = todo or (_said(given["hint"], texts) if "hint" in given else "")
            if not (said.strip(" …:") and todo.strip(" …")):
                raise ValueError(f"{path.name}: {number} has no words of its own: {said!r}, {todo!r}")
            yield number, (LEVELS[level], said, todo)


def _assigned_before(line: int, *trees: ast.AST) -> dict[str, ast.expr]:
    """What names stand for at a line."""
    found = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Assign) and node.lineno < line]
    found.sort(key=lambda node: node.lineno)
    return {target.id: node.value for node in found for target in node.targets if isinstance(target, ast.Name)}


def _said(node: ast.expr, texts: dict[str, ast.expr]) -> str:
    """The text that an expression makes, with … for what is filled in."""
    text = _pieces(node, texts)
    text = re.sub(r"[^\S\n]+", " ", re.sub(r"(?:…\s*)+…", "…", text)).strip()
    return text.replace("|", "\\|").replace("*", "\\*")


def _pieces(node: ast.expr, texts: dict[str, ast.expr]) -> str:
    match node:
        case ast.Constant(value=str() as value):
            return value
        case ast.JoinedStr(values=values):
            return "".join(_pieces(value, texts) for value in values)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _pieces(left, texts) + _pieces(right, texts)
        case ast.BinOp(left=left, op=ast.Mod()):
            return re.sub(r"%\(\w+\)[a-z]", "…", _pieces(left, texts))
        case ast.Call(args=[first, *_]) if isinstance(node.func, ast.Name) and node.func.id in ("_", "gettext"):
            return _pieces(first, texts)
        case ast.Name(id=name) if name in texts:
            return _pieces(texts[name], texts)
    return "…"
