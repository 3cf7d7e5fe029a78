"""``manage.py autocaption`` takes Django's own options where people write them."""

from __future__ import annotations

import argparse

import pytest

from django_autocaption.management.commands.autocaption import SUBCOMMANDS, Command

OPTIONS = ["--verbosity=0", "--settings=x", "--pythonpath=y", "--traceback", "--no-color", "--skip-checks"]


def parsed(*arguments: str) -> dict[str, object]:
    return vars(Command().create_parser("manage.py", "autocaption").parse_args(arguments))


@pytest.mark.parametrize("name", [module.NAME for module in SUBCOMMANDS])
def test_before_and_behind_a_subcommand(name: str) -> None:
    parser = Command().create_parser("manage.py", "autocaption")
    (choices,) = (action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction))
    needed = ["x" for action in choices[name]._actions if not action.option_strings and action.nargs != "*"]
    assert parsed(name, *needed, *OPTIONS) == parsed(*OPTIONS, name, *needed)
    assert parsed(name, *needed)["verbosity"] == 1


@pytest.mark.django_db
def test_django_heeds_them(capsys: pytest.CaptureFixture[str]) -> None:
    Command().run_from_argv(["manage.py", "autocaption", "sweep", "--verbosity", "0", "--skip-checks"])
    assert capsys.readouterr() == ("", "")
