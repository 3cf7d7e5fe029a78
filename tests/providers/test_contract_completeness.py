"""Nobody is left out: every provider has its docs page, and every one across the network keeps the contract."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from importlib import import_module
from inspect import isabstract
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest

import django_autocaption.providers
import tests.providers
from django_autocaption.providers.base import BaseProvider
from django_autocaption.providers.hosted import HostedProvider
from tests.providers.contract import ProviderContract
from tests.providers.contract_moderators import ModeratorContract

DOCS = Path(__file__).resolve().parents[2] / "docs" / "providers"
HEADINGS = ["Setup", "Options", "Prompts", "Cost", "Errors", "Limits"]


def below(cls: type[Any]) -> Iterator[type[Any]]:
    for child in cls.__subclasses__():
        yield child
        yield from below(child)


def found() -> list[type[BaseProvider[Any]]]:
    """Every provider that the package brings."""
    package = django_autocaption.providers
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        import_module(module.name)
    return sorted(
        {c for c in below(BaseProvider) if c.__module__.startswith(f"{package.__name__}.") and not isabstract(c)},
        key=lambda c: c.__name__,
    )


PROVIDERS = found()
HOSTED = [provider for provider in PROVIDERS if issubclass(provider, HostedProvider)]
every_provider = pytest.mark.parametrize("provider", PROVIDERS)


def page_of(provider: type[BaseProvider[Any]]) -> str:
    """``providers.acme…`` is documented in ``docs/providers/acme.md``."""
    name = provider.__module__.removeprefix(f"{django_autocaption.providers.__name__}.").split(".")[0]
    return (DOCS / f"{name}.md").read_text("utf-8")


def test_there_are_providers() -> None:
    assert HOSTED


@pytest.mark.parametrize("provider", HOSTED)
def test_every_service_keeps_the_contract(provider: type[HostedProvider[Any]]) -> None:
    for module in walk_packages(tests.providers.__path__, f"{tests.providers.__name__}."):
        import_module(module.name)
    contract = ProviderContract if provider.writes else ModeratorContract
    kept_by = [c for c in below(contract) if c.__name__.startswith("Test") and c.provider_class is provider]
    assert kept_by, f"{provider.__name__} has no subclass of {contract.__name__} in tests/providers/."


@every_provider
def test_every_provider_has_a_page_with_the_usual_headings(provider: type[BaseProvider[Any]]) -> None:
    assert re.findall(r"^## (.+)$", page_of(provider), re.MULTILINE) == HEADINGS


@every_provider
def test_every_option_has_a_line_in_the_table_and_every_line_an_option(provider: type[BaseProvider[Any]]) -> None:
    table = page_of(provider).partition("\n## Options\n")[2].partition("\n## ")[0]
    documented = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert sorted(documented) == sorted(field.name for field in fields(provider.options_class))


@every_provider
def test_every_provider_says_who_it_is(provider: type[BaseProvider[Any]]) -> None:
    assert provider.service
    assert provider.__doc__
    assert provider.options_class.__doc__
