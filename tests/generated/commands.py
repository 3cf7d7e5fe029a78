"""Every subcommand of ``manage.py autocaption`` with its options, read from the parser."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from django_autocaption.management.commands.autocaption import Command
from tests.generated.markdown import table

#: Options that Django gives every command.
DJANGOS = frozenset(
    {
        *("help", "version", "verbosity", "settings", "pythonpath"),
        *("traceback", "no_color", "force_color", "skip_checks"),
    }
)


def commands() -> Iterator[str]:
    """A section for each."""
    parser = Command().create_parser("manage.py", "autocaption")
    (choices,) = (action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    for name, sub in sorted(choices.items()):
        yield f"## `{name}`"
        yield ""
        yield str(sub.description)
        yield ""
        rows = [(_spelling(action), _help(action)) for action in sub._actions if action.dest not in DJANGOS]
        if rows:
            yield from table(("Argument", "Meaning"), rows)
            yield ""


def _spelling(action: argparse.Action) -> str:
    if not action.option_strings:
        return f"`{action.metavar or action.dest}`"
    value = "" if action.nargs == 0 else f" {action.metavar or action.dest.upper()}"
    return f"`{action.option_strings[-1]}{value}`"


def _help(action: argparse.Action) -> str:
    said = str(action.help).replace("%(default)s", str(action.default)).replace("|", "\\|")
    among = list(action.choices) if action.choices is not None and action.dest != "database" else []
    return said + (f". One of {', '.join(f'`{one}`' for one in among)}" if among else "")
