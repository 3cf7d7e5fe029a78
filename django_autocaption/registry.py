"""Which image fields are captioned, and how: from AUTOCAPTION["FIELDS"] and from ``autocaption.register``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models.fields.files import FileField

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.options import did_you_mean, read_options


@dataclass(frozen=True, kw_only=True)
class FieldOptions:
    """How one image field is captioned; each option's default suits a site that sets none."""

    provider: str | Sequence[str] = "default"
    """Alias in AUTOCAPTION["PROVIDERS"], or several in order: the next one is asked where one has no words."""
    prompt: str = ""
    """Name of a Prompt; "" = the provider's default question."""
    prompt_fields: Sequence[str] = ()
    """Attributes of the object that a prompt may name as ``{placeholders}``."""
    review: str = ""
    """``auto`` or ``always``; "" = AUTOCAPTION["REVIEW"]."""

    def __post_init__(self) -> None:
        for name in ("prompt", "review"):
            if not isinstance(getattr(self, name), str):
                raise ValueError(f"{name!r} must be a string, not {getattr(self, name)!r}.")
        if not self.chain or not all(isinstance(alias, str) for alias in self.chain):
            raise ValueError(f"'provider' must be an alias or a list of aliases, not {self.provider!r}.")
        if isinstance(self.prompt_fields, str) or not all(isinstance(name, str) for name in self.prompt_fields):
            raise ValueError(f"'prompt_fields' must be a list of names, not {self.prompt_fields!r}.")
        if self.review not in ("", *conf.REVIEW_CHOICES):
            raise ValueError(f"'review' must be one of {', '.join(conf.REVIEW_CHOICES)}, not {self.review!r}.")

    @property
    def chain(self) -> tuple[str, ...]:
        """Aliases of the providers in the order in which they are asked."""
        return (self.provider,) if isinstance(self.provider, str) else tuple(self.provider)

    @property
    def always_reviewed(self) -> bool:
        """Words wait for an editor however good they are."""
        return (self.review or conf.current().REVIEW) == "always"


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptionedField:
    """One registered image field. ``model`` is the concrete model whose table holds the column."""

    model: type[models.Model]
    name: str
    options: FieldOptions

    @property
    def field(self) -> FileField:
        """Django's own field object."""
        field = self.model._meta.get_field(self.name)
        assert isinstance(field, FileField)  # noqa: S101 - resolve() refused everything else
        return field

    @property
    def label(self) -> str:
        """``app_label.Model.field``, as in AUTOCAPTION["FIELDS"]."""
        return f"{self.model._meta.label}.{self.name}"

    def key_of(self, instance: models.Model) -> str:
        """Primary key, as text, of the row that holds the image; also for an instance of a child or proxy model."""
        return str(getattr(instance, self.model._meta.pk.attname))


def resolve(model: type[models.Model], name: str, options: FieldOptions) -> CaptionedField:
    """Find the concrete field behind a model (proxy or child as well) and a field name.

    Raises ConfigurationError for a model without such a field, and for a field that holds no files.
    """
    files = [f.name for f in model._meta.get_fields() if isinstance(f, FileField)]
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        raise ConfigurationError(f"{model._meta.label} has no field {name!r}.{did_you_mean(name, files)}") from None
    if not isinstance(field, FileField):
        raise ConfigurationError(f"{model._meta.label}.{name} is no ImageField or FileField.{did_you_mean('', files)}")
    return CaptionedField(model=field.model, name=field.name, options=options)


class Registry:
    """The captioned fields of a site. The setting is read on first use; registrations in code add to it."""

    def __init__(self) -> None:
        self._registered: dict[tuple[type[models.Model], str], CaptionedField] = {}
        self._all: tuple[CaptionedField, ...] | None = None
        self.fields_seen: dict[type[models.Model], tuple[CaptionedField, ...]] = {}
        """What ``fields_of`` has found since the settings were read."""

    def register(self, model: type[models.Model], *names: str, **options: Any) -> None:
        """Have the named image fields of a model captioned.

        ``model``: a concrete, abstract, parent or proxy model; abstract ones register every concrete subclass.
        ``options``: those of FieldOptions, e.g. ``provider="runware"``. Raises ConfigurationError.
        """
        if not names:
            raise ConfigurationError(f"register({model._meta.label}) needs the name of at least one image field.")
        for name in names:
            checked = read_options(FieldOptions, options, where=f"register({model._meta.label}, {name!r})")
            if model._meta.abstract:
                concrete = [m for m in apps.get_models() if issubclass(m, model) and not m._meta.proxy]
            else:
                concrete = [model]
            for target in concrete:
                found = resolve(target, name, checked)
                self._registered[found.model, found.name] = found
        self.forget()

    def unregister(self, model: type[models.Model], name: str) -> None:
        """Stop captioning a field that ``register`` added; existing captions stay."""
        found = resolve(model, name, FieldOptions())
        self._registered.pop((found.model, found.name), None)
        self.forget()

    def forget(self) -> None:
        """Read the setting again at the next look."""
        self._all = None
        self.fields_seen = {}

    def all(self) -> tuple[CaptionedField, ...]:
        """Every captioned field of the site. Raises ConfigurationError for a wrong entry in the setting."""
        if self._all is None:
            fields = {
                (f.model, f.name): f for f in (self._from_setting(k, v) for k, v in conf.current().FIELDS.items())
            }
            self._all = tuple((fields | self._registered).values())
        return self._all

    def fields_of(self, model: type[models.Model]) -> tuple[CaptionedField, ...]:
        """Captioned fields that instances of this class carry, inherited ones too."""
        found = self.fields_seen.get(model)
        if found is None:
            found = tuple(f for f in self.all() if issubclass(model, f.model))
            self.fields_seen[model] = found
        return found

    def get(self, model: type[models.Model], name: str) -> CaptionedField | None:
        """The captioned field of that name on that class, or None."""
        return next((f for f in self.fields_of(model) if f.name == name), None)

    def _from_setting(self, label: str, options: Any) -> CaptionedField:
        where = f"AUTOCAPTION['FIELDS'][{label!r}]"
        parts = label.split(".") if isinstance(label, str) else []
        if len(parts) != 3:
            raise ConfigurationError(f"{where}: write the key as 'app_label.Model.field'.")
        app_label, model_name, field_name = parts
        try:
            model = apps.get_model(app_label, model_name)
        except LookupError as error:
            raise ConfigurationError(f"{where}: {error}") from error
        checked = read_options(FieldOptions, {} if options is None else options, where=where)
        try:
            return resolve(model, field_name, checked)
        except ConfigurationError as error:
            raise ConfigurationError(f"{where}: {error}") from error


registry = Registry()
register = registry.register
