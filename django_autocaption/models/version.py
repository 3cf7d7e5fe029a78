"""One set of words for one image of one caption: only ever inserted, so that nothing that was said is lost."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from django_autocaption.models.choices import Origin
from django_autocaption.models.prompt import PromptVersion

#: The fields that hold words, as an editor may write them.
TEXT_FIELDS: tuple[str, ...] = ("alt_text", "title", "description", "meta_description")
WORD_FIELDS: tuple[str, ...] = (*TEXT_FIELDS, "keywords", "decorative")
#: Letters that are blank: of Hangul, and a blank pattern of Braille.
_FILLERS = "\u115f\u1160\u3164\uffa0\u2800"
#: What an image without words says.
NO_WORDS: Mapping[str, Any] = {**dict.fromkeys(TEXT_FIELDS, ""), "keywords": [], "decorative": False}


def alt_key(alt_text: str) -> int:
    """The same for texts that differ in case and punctuation only; 0 = there is nothing to read."""
    said = re.sub(r"[\W_]+", " ", alt_text).strip().casefold()
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big", signed=True) if said else 0


class AltKeyField(models.BigIntegerField):  # type: ignore[type-arg]  # generic in its stubs only
    """``alt_key`` of the row's alt text, which is too long for an index itself. Filled in when the row is inserted."""

    def pre_save(self, model_instance: models.Model, add: bool) -> int:
        """Of single rows and of ``bulk_create``."""
        key = alt_key(model_instance.alt_text)  # type: ignore[attr-defined]  # a Version
        setattr(model_instance, self.attname, key)
        return key

    def deconstruct(self) -> Any:
        """To migrations it is a number."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.BigIntegerField", args, kwargs


class Version(models.Model):
    """One set of words for one picture, from whom or what.

    Written by ``pipeline.words`` alone. No column changes, but for ``content_hash``, which is filled in once where
    the words came before any worker had read the file.
    """

    caption = models.ForeignKey(
        "autocaption.Caption",
        verbose_name=_("caption"),
        on_delete=models.CASCADE,
        related_name="versions",
        db_index=False,  # another begins with it
    )
    image_no = models.PositiveIntegerField(_("image number"))
    """``Caption.image_no`` of the image that these words are about."""
    image_name = models.CharField(_("image"), max_length=1000, blank=True)
    """Name of that file in the field's storage, for whoever looks back."""
    content_hash = models.CharField(max_length=64, blank=True, editable=False)
    """sha256 of that file; "" = no worker had read it yet."""

    alt_text = models.CharField(_("alt text"), max_length=1000, blank=True)
    """At most 250 characters as people count them; scripts with combining marks take several code points for each."""
    alt_key = AltKeyField(default=0, editable=False)
    title = models.CharField(pgettext_lazy("column", "title"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    meta_description = models.CharField(_("meta description"), max_length=1000, blank=True)
    keywords = models.JSONField(_("keywords"), default=list, blank=True)
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The image carries no information: screen readers skip it, whatever the alt text says."),
    )

    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices)
    human_fields = models.JSONField(_("written by people"), default=list, blank=True)
    """Names of the word fields that a person wrote, here or in a version that this one is based on."""
    remarked = models.BooleanField(default=False, editable=False)
    """The linter has something to say of the alt text that nobody dismissed, as it was when the words were written or
    checked last. Beside ``content_hash`` the only column that changes."""
    as_draft = models.BooleanField(default=False, editable=False)
    """It was to be read before it was published."""
    provider = models.CharField(_("provider"), max_length=100, blank=True)
    """Alias in AUTOCAPTION["PROVIDERS"] of the service that wrote what no person did."""
    model = models.CharField(_("model"), max_length=200, blank=True)
    prompt = models.ForeignKey(
        PromptVersion,
        verbose_name=_("prompt"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_index=False,
    )
    """None = the service's own question, or one that was written for this request alone."""
    attempt = models.ForeignKey(
        "autocaption.Attempt",
        verbose_name=_("attempt"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="versions",
    )
    """The request that brought the words; what was asked and what it cost stand there."""
    based_on = models.ForeignKey(
        "self", verbose_name=_("based on"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """What was edited, reused, restored or translated."""
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("author"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,  # users may live in another database
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    class Meta:
        ordering = ("-id",)
        verbose_name = pgettext_lazy("column", "version")
        verbose_name_plural = _("versions")
        default_permissions = ()
        constraints = (
            # A group of answers that is stored again after a lost connection writes nothing twice.
            models.UniqueConstraint(fields=("caption", "attempt"), name="autocaption_one_per_attempt"),
            models.CheckConstraint(condition=~Q(alt_text="") | Q(decorative=True), name="autocaption_version_speaks"),
        )
        indexes = (
            models.Index(fields=("caption", "id"), name="autocaption_version_caption"),
            models.Index(fields=("content_hash",), name="autocaption_version_hash"),
            models.Index(fields=("alt_key",), name="autocaption_version_alt"),
            models.Index(fields=("remarked", "id"), name="autocaption_version_remarked"),
        )

    def __str__(self) -> str:
        return self.alt_text or str(_("decorative"))

    @property
    def words(self) -> dict[str, Any]:
        """The words by field name."""
        return {name: getattr(self, name) for name in WORD_FIELDS}

    @property
    def by_people(self) -> frozenset[str]:
        """The word fields that a person wrote."""
        return frozenset(self.human_fields)


def has_text(words: Mapping[str, Any]) -> bool:
    """These words say something for the ``alt`` attribute: a text, or that none is needed."""
    return bool(words["decorative"]) or can_be_seen(str(words["alt_text"]))


def can_be_seen(text: str) -> bool:
    """Something of this text leaves a mark on a page: it is not all blanks, controls and the like."""
    return any(unicodedata.category(character)[0] in "LNPS" and character not in _FILLERS for character in text)
