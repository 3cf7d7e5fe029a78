"""Which image fields are captioned, and how: from AUTOCAPTION["FIELDS"] and from ``autocaption.register``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models.fields.files import FileField

from django_autocaption import conf
from django_autocaption.exceptions import ConfigurationError
from django_autocaption.options import did_you_mean, read_options

#: Words of a caption that can be written back, and the option that names the site's own field for each.
WRITTEN_BACK = {"alt_text": "alt_field", "title": "title_field", "description": "description_field"}
#: Text that has to be of a certain form is no place for a sentence.
_FORMED_TEXT = (models.SlugField, models.EmailField, models.URLField, models.FilePathField)


@dataclass(frozen=True, kw_only=True)
class FieldOptions:
    """How one image field is captioned; each option's default suits a site that sets none."""

    provider: str | Sequence[str] = "default"
    """Alias in AUTOCAPTION["PROVIDERS"], or several in order: the next one is asked where one has no words."""
    prompt: str = ""
    """Name of a Prompt; "" = the provider's default question."""
    prompt_fields: Sequence[str] = ()
    """Attributes of the object that a prompt may name as ``{placeholders}``."""
    context: str | Callable[[Any], Mapping[str, Any]] = ""
    """A function of the object, or its dotted path: what surrounds the image, by names of ``prompts.CONTEXT``."""
    review: str = ""
    """``auto`` or ``always``; "" = AUTOCAPTION["REVIEW"]."""
    spot_checks: str = ""
    """``5%`` or ``20/week`` of the words that publish themselves; "" = AUTOCAPTION["SPOT_CHECKS"], ``0%`` = none."""
    moderation: str = ""
    """``off``, ``flag`` or ``hold``; "" = the mode of AUTOCAPTION["MODERATION"]."""
    alt_field: str = ""
    """Text field of the same model that published alt text is written to; "" = none."""
    title_field: str = ""
    """The same for the title."""
    description_field: str = ""
    """The same for the long description."""
    save_written: bool = False
    """Write into these fields by the object's own ``save(update_fields=…)``, so that its signals are sent; else by an
    UPDATE alone."""
    embed: bool = False
    """Write published alt text into the stored file as well, where it is a JPEG."""
    condition: str | Callable[[Any], object] = ""
    """Dotted path of a function that is given the object, or the function itself: where it says False, the image is
    left out."""
    exclude: Sequence[str] = ()
    """Patterns of file names, as a shell has them (``*/private/*``), that are left out."""
    author_words: bool | None = None
    """Words that its author wrote into the file are published, and nobody is asked; None =
    AUTOCAPTION["AUTHOR_WORDS"]."""

    def __post_init__(self) -> None:
        for name in ("prompt", "review", "moderation", *WRITTEN_BACK.values()):
            if not isinstance(getattr(self, name), str):
                raise ValueError(f"{name!r} must be a string, not {getattr(self, name)!r}.")
        if not self.chain or not all(isinstance(alias, str) for alias in self.chain):
            raise ValueError(f"'provider' must be an alias or a list of aliases, not {self.provider!r}.")
        if twice := next((alias for number, alias in enumerate(self.chain) if alias in self.chain[:number]), ""):
            raise ValueError(f"'provider' names {twice!r} twice.")
        if isinstance(self.prompt_fields, str) or not all(isinstance(name, str) for name in self.prompt_fields):
            raise ValueError(f"'prompt_fields' must be a list of names, not {self.prompt_fields!r}.")
        if not isinstance(self.context, str) and not callable(self.context):
            raise ValueError(f"'context' must be a function or its dotted path, not {self.context!r}.")
        if not isinstance(self.condition, str) and not callable(self.condition):
            raise ValueError(f"'condition' must be the dotted path of a function, not {self.condition!r}.")
        if isinstance(self.exclude, str) or not all(isinstance(pattern, str) for pattern in self.exclude):
            raise ValueError(f"'exclude' must be a list of patterns, not {self.exclude!r}.")
        try:
            conf.SpotChecks.parse(self.spot_checks)
        except ValueError as error:
            raise ValueError(f"'spot_checks' {error}") from None
        if self.review not in ("", *conf.REVIEW_CHOICES):
            raise ValueError(f"'review' must be one of {', '.join(conf.REVIEW_CHOICES)}, not {self.review!r}.")
        if self.moderation not in ("", *conf.MODERATION_MODES):
            raise ValueError(
                f"'moderation' must be one of {', '.join(conf.MODERATION_MODES)}, not {self.moderation!r}."
            )
        named = [name for _word, name in self.named_targets]
        if len(set(named)) < len(named):
            raise ValueError("'alt_field', 'title_field' and 'description_field' must name different fields.")
        # Fields are kept in sets and as keys, and settings have lists.
        object.__setattr__(self, "provider", self.provider if isinstance(self.provider, str) else self.chain)
        for name in ("prompt_fields", "exclude"):
            object.__setattr__(self, name, tuple(getattr(self, name)))

    @property
    def chain(self) -> tuple[str, ...]:
        """Aliases of the providers in the order in which they are asked."""
        return (self.provider,) if isinstance(self.provider, str) else tuple(self.provider)

    @property
    def has_rules(self) -> bool:
        """Some images may be left out."""
        return bool(self.condition or self.exclude)

    @property
    def always_reviewed(self) -> bool:
        """Words wait for an editor however good they are."""
        return (self.review or conf.current().REVIEW) == "always"

    @property
    def checked_by_people(self) -> conf.SpotChecks:
        """How many of the words that publish themselves people look at afterwards."""
        return conf.SpotChecks.parse(self.spot_checks) if self.spot_checks else conf.current().spot_checks

    @property
    def authors_first(self) -> bool:
        """What the author wrote into the file is published, and nobody is asked."""
        return conf.current().AUTHOR_WORDS if self.author_words is None else self.author_words

    @property
    def moderation_mode(self) -> str:
        """``off``, ``flag`` or ``hold``."""
        return self.moderation or conf.current().moderation.mode

    @property
    def named_targets(self) -> tuple[tuple[str, str], ...]:
        """(word, name of the site's own field that it is written to) for each that is set."""
        options = ((word, getattr(self, option)) for word, option in WRITTEN_BACK.items())
        return tuple((word, name) for word, name in options if name)


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptionedField:
    """One registered image field. ``model`` is the concrete model that it was registered for: one that inherits the
    column from a parent with a table of its own speaks of its own objects only."""

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

    @property
    def has_composite_key(self) -> bool:
        """The model's key has several columns, and a caption names its object by one text."""
        return isinstance(self.model._meta.pk, models.CompositePrimaryKey)

    def is_covered_by(self, other: CaptionedField) -> bool:
        """The other one is the same column, registered for a parent: every object of this one is one of those."""
        return other.model is not self.model and issubclass(self.model, other.model) and other.field is self.field

    def key_of(self, instance: models.Model) -> str:
        """Primary key, as text, of the row that holds the image; also for an instance of a child or proxy model."""
        return self.as_key(getattr(instance, self.model._meta.pk.attname))

    def as_key(self, value: Any) -> str:
        """A primary key as captions know it, in whatever form Python has it: a UUID as text without dashes, a number as
        text. ``databases.key_as_text`` says the same in SQL."""
        column = key_column(self.model)
        if isinstance(column, models.BinaryField):
            return value if isinstance(value, str) else bytes(value).hex()
        with suppress(ValidationError):  # no key of this model: it will find no object
            value = column.to_python(value)
        if isinstance(value, Decimal) and isinstance(column, models.DecimalField):
            return f"{value:.{column.decimal_places}f}"
        return str.__str__(value) if isinstance(value, str) else str(value)  # of an Enum its value

    def key_value(self, key: str) -> Any:
        """The other way round: what a query compares the primary key with. Raises ValidationError for a key of another
        type, which the model had once."""
        column = key_column(self.model)
        if not isinstance(column, models.BinaryField):
            return column.to_python(key)
        try:
            return bytes.fromhex(key)
        except ValueError:
            raise ValidationError(f"{key!r} is no key of {self.model._meta.label}.") from None

    def targets(self, language: str) -> dict[str, str]:
        """The site's own fields that words in this language are written to: word → name of the field.

        ``photo_alt_de`` for ``de`` where the model has such a text field, named as django-modeltranslation does
        (https://django-modeltranslation.readthedocs.io/en/latest/usage.html); else the field that the options name,
        for the first caption language only. Words for an image that is one language's own go to that language's fields.
        """
        own = getattr(self.field, "language", language)  # of an image that django-modeltranslation has in each language
        if own.lower() != language.lower():
            return {}
        texts = {field.name for field in _text_fields(self.model)}
        is_first = language == conf.current().languages[0]
        found: dict[str, str] = {}
        for word, name in self.options.named_targets:
            localized = next((n for n in _localized(name, language) if n in texts), name if is_first else "")
            if localized:
                found[word] = localized
        return found

    def target_names(self) -> frozenset[str]:
        """Names of the site's own fields that are written to, in any caption language."""
        if not self.options.named_targets:
            return frozenset()
        return frozenset(name for language in conf.current().languages for name in self.targets(language).values())


def key_column(model: type[models.Model]) -> models.Field[Any, Any]:
    """The column that the primary key takes its values from; of a child model, its parent's."""
    key: models.Field[Any, Any] = model._meta.pk
    while isinstance(key, models.ForeignKey):
        key = key.target_field
    return key


def resolve(model: type[models.Model], name: str, options: FieldOptions) -> list[CaptionedField]:
    """Find the field of that name on a model; of a proxy, on the model behind it. Where django-modeltranslation made
    one for each language of it, these are found, since they hold the images.

    Raises ConfigurationError for a model without such a field, for a field that holds no files, and where the options
    name a field to write to that is no plain text field of the same model.
    """
    files = _files_of(model)
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        raise ConfigurationError(f"{model._meta.label} has no field {name!r}.{did_you_mean(name, files)}") from None
    if not isinstance(field, FileField):
        other: Any = field.related_model  # as of those to filer's and Wagtail's images
        there = [f"{other._meta.label}.{each}" for each in _files_of(other)]
        hint = f" It leads to {' and '.join(there)}: name that." if there else did_you_mean("", files)
        raise ConfigurationError(f"{model._meta.label}.{name} is no ImageField or FileField.{hint}")
    concrete: type[models.Model] = model._meta.concrete_model  # type: ignore[assignment] # None of abstract ones only
    _check_targets(concrete, options)
    localized = [f.name for f in concrete._meta.concrete_fields if getattr(f, "translated_field", None) is field]
    return [CaptionedField(model=concrete, name=each, options=options) for each in localized or [field.name]]


def _files_of(model: Any) -> list[str]:
    return [f.name for f in model._meta.get_fields() if isinstance(f, FileField)] if model else []


def _check_targets(model: type[models.Model], options: FieldOptions) -> None:
    texts = [field.name for field in _text_fields(model)]
    for word, name in options.named_targets:
        if name not in texts:
            raise ConfigurationError(
                f"{WRITTEN_BACK[word]!r}: {model._meta.label}.{name} is no plain, editable text field of that model."
                f"{did_you_mean(name, texts)}"
            )


def _text_fields(model: type[models.Model]) -> Iterable[models.Field[Any, Any]]:
    """Fields of the model that can hold any sentence, twice if need be; those that it inherits, too."""
    for field in model._meta.concrete_fields:
        if (
            isinstance(field, models.CharField | models.TextField)
            and not isinstance(field, _FORMED_TEXT)
            and field.editable
            and not field.choices
            and not field.unique
        ):
            yield field


def _localized(name: str, language: str) -> list[str]:
    """Names that django-modeltranslation gives the field of one language; Indonesian is ``ind``, because ``_id`` is
    taken (https://github.com/deschler/django-modeltranslation/blob/master/modeltranslation/utils.py)."""
    codes = (language, language.lower())
    return [f"{name}_{'ind' if code == 'id' else code.replace('-', '_')}" for code in dict.fromkeys(codes)]


class Registry:
    """The captioned fields of a site. The setting is read on first use; registrations in code add to it."""

    def __init__(self) -> None:
        self._registered: dict[tuple[type[models.Model], str], CaptionedField] = {}
        self._all: tuple[CaptionedField, ...] | None = None
        self._refused: tuple[CaptionedField, ...] = ()
        self._covered: tuple[CaptionedField, ...] = ()
        self.fields_seen: dict[type[models.Model], tuple[CaptionedField, ...]] = {}
        """What ``fields_of`` has found since the settings were read."""
        self.names_seen: dict[type[models.Model], tuple[tuple[str, ...], tuple[str, ...]]] = {}
        """The same for ``names_of``."""

    def register(self, model: type[models.Model], *names: str, **options: Any) -> None:
        """Have the named image fields of a model captioned.

        ``model``: a concrete, abstract, parent or proxy model; abstract ones register every concrete subclass.
        ``options``: those of FieldOptions, e.g. ``provider="runware"``. Raises ConfigurationError.
        """
        if not names:
            raise ConfigurationError(f"register({model._meta.label}) needs the name of at least one image field.")
        for name in names:
            checked = read_options(FieldOptions, options, where=f"register({model._meta.label}, {name!r})")
            children = [m for m in apps.get_models() if issubclass(m, model) and not m._meta.proxy]
            for target in children if model._meta.abstract else [model]:
                for found in resolve(target, name, checked):
                    self._registered[found.model, found.name] = found
        self.forget()

    def unregister(self, model: type[models.Model], *names: str) -> None:
        """Take back what ``register`` was called with, of another app or in a test; none = all of the model's names.
        Fields of the setting stay. Raises ConfigurationError for a name that was not registered."""
        own = {key for key in self._registered if key[0] is model._meta.concrete_model}
        unknown = [name for name in names if (model._meta.concrete_model, name) not in own]
        if unknown or not own:
            raise ConfigurationError(f"{model._meta.label} has no registered field {', '.join(map(repr, unknown))}.")
        for key in own:
            if not names or key[1] in names:
                del self._registered[key]
        self.forget()

    def forget(self) -> None:
        """Read the setting again at the next look."""
        self._all = None
        self.fields_seen = {}
        self.names_seen = {}

    def all(self) -> tuple[CaptionedField, ...]:
        """Every captioned field of the site; those that are refused or covered are left out. Raises ConfigurationError
        for a wrong entry in the setting."""
        if self._all is None:
            fields = {(f.model, f.name): f for k, v in conf.current().fields.items() for f in self._from_setting(k, v)}
            wanted = (fields | self._registered).values()
            self._refused = tuple(f for f in wanted if f.has_composite_key)
            self._covered = tuple(f for f in wanted if any(f.is_covered_by(other) for other in wanted))
            self._all = tuple(f for f in wanted if f not in (*self._refused, *self._covered))
        return self._all

    def refused(self) -> tuple[CaptionedField, ...]:
        """Fields that are set or registered and cannot be captioned: their models have composite primary keys. The
        others are captioned all the same; a system check tells. Raises ConfigurationError as ``all`` does."""
        self.all()
        return self._refused

    def covered(self) -> tuple[CaptionedField, ...]:
        """Fields that a child model inherits, and that are registered for its parent as well: the parent's registration
        speaks of the child's objects, too. Raises ConfigurationError as ``all`` does."""
        self.all()
        return self._covered

    def fields_of(self, model: type[models.Model]) -> tuple[CaptionedField, ...]:
        """Captioned fields that instances of this class carry, inherited ones too."""
        found = self.fields_seen.get(model)
        if found is None:
            found = tuple(f for f in self.all() if issubclass(model, f.model))
            self.fields_seen[model] = found
        return found

    def names_of(self, model: type[models.Model]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names of this class's captioned fields, and of the site's own text fields that words are written back to."""
        found = self.names_seen.get(model)
        if found is None:
            fields = self.fields_of(model)
            texts = {name for f in fields for name in f.target_names()}
            found = self.names_seen[model] = tuple(f.name for f in fields), tuple(sorted(texts))
        return found

    def get(self, model: type[models.Model], name: str) -> CaptionedField | None:
        """The captioned field of that name on that class, or None."""
        return next((f for f in self.fields_of(model) if f.name == name), None)

    def _from_setting(self, label: str, options: Any) -> list[CaptionedField]:
        where = f"AUTOCAPTION['FIELDS'][{label!r}]"
        parts = label.split(".") if isinstance(label, str) else []
        if len(parts) != 3:
            raise ConfigurationError(f"{where}: write the key as 'app_label.Model.field'.")
        app_label, model_name, field_name = parts
        try:
            app = apps.get_app_config(app_label)
        except LookupError:
            hint = did_you_mean(app_label, [app.label for app in apps.get_app_configs()])
            raise ConfigurationError(f"{where}: INSTALLED_APPS has no app {app_label!r}.{hint}") from None
        try:
            model = app.get_model(model_name)
        except LookupError:
            hint = did_you_mean(model_name, [model.__name__ for model in app.get_models()])
            raise ConfigurationError(f"{where}: the app {app_label!r} has no model {model_name!r}.{hint}") from None
        checked = read_options(FieldOptions, {} if options is None else options, where=where)
        try:
            return resolve(model, field_name, checked)
        except ConfigurationError as error:
            raise ConfigurationError(f"{where}: {error}") from error


registry = Registry()
register = registry.register
unregister = registry.unregister
