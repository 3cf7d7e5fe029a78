"""The configured captioning services by alias: ``providers["default"]``."""

from __future__ import annotations

import threading
from typing import Any, cast

from django.utils.connection import BaseConnectionHandler, ConnectionDoesNotExist
from django.utils.module_loading import import_string

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.options import did_you_mean, shown_name
from django_autocaption.providers.backends import nearest_backend
from django_autocaption.providers.base import BaseProvider

__all__ = ["providers"]


class ProviderHandler(BaseConnectionHandler):  # type: ignore[type-arg]  # generic in the stubs only
    """AUTOCAPTION["PROVIDERS"] in the manner of Django's CACHES: alias → dotted BACKEND + OPTIONS."""

    def __init__(self) -> None:
        super().__init__()
        self.reset()

    def configure_settings(self, settings: dict[str, Any] | None) -> dict[str, Any]:
        return dict(conf.current().PROVIDERS)

    def create_connection(self, alias: str) -> BaseProvider[Any]:
        where = f"AUTOCAPTION['PROVIDERS'][{alias!r}]"
        params = self.settings[alias]
        if not isinstance(params, dict) or not isinstance(params.get("BACKEND"), str):
            raise ConfigurationError(f"{where} needs a dotted path under 'BACKEND'.")
        for key in params.keys() - {"BACKEND", "OPTIONS"}:
            raise ConfigurationError(
                f"{where} has an unknown key {shown_name(key)}.{did_you_mean(str(key), ['BACKEND', 'OPTIONS'])}"
            )
        try:
            backend = import_string(params["BACKEND"])
        except ImportError as error:
            hint = nearest_backend(params["BACKEND"])
            message = (
                f"{where}: BACKEND {params['BACKEND']!r} cannot be imported: {str(error).removesuffix('.')}.{hint}"
            )
            raise ConfigurationError(message) from error
        if not (isinstance(backend, type) and issubclass(backend, BaseProvider)):
            raise ConfigurationError(f"{where}: BACKEND {params['BACKEND']!r} is no subclass of BaseProvider.")
        return backend(alias, params.get("OPTIONS"))

    def __getitem__(self, alias: str) -> BaseProvider[Any]:
        """The provider of that alias. Raises ConfigurationError that names the nearest alias."""
        try:
            return cast(BaseProvider[Any], super().__getitem__(alias))
        except ConnectionDoesNotExist:
            valid = did_you_mean(alias, list(self.settings))
            raise ConfigurationError(f"AUTOCAPTION['PROVIDERS'] has no alias {alias!r}.{valid}") from None

    def reset(self) -> None:
        """Forget every provider, in all threads: the next one asked for is built from the settings as they are then."""
        self.__dict__.pop("settings", None)
        # Not Django's Local, which would make a new provider for every task of the event loop.
        self._connections = threading.local()


#: AUTOCAPTION["PROVIDERS"] by alias, as Django's ``caches``.
providers = ProviderHandler()
