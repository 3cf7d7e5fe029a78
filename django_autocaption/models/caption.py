"""The words of one image of one object in one language, and where they stand."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from django_autocaption.models import gate
from django_autocaption.models.batch import Batch
from django_autocaption.models.choices import OPEN_STATES, Origin, Rating, State
from django_autocaption.models.clock import DatabaseNow

#: The fields that hold words, as an editor may write them.
WORD_FIELDS = ("alt_text", "title", "description", "meta_description", "keywords", "decorative")

#: Columns of a row that nobody has tried yet.
UNTRIED = {"attempts": 0, "abandoned": 0, "outages": 0, "link": 0}

#: An image that so many workers did not come back from is worked on alone, so that others do not suffer with it.
SUSPECT = 2


class CaptionQuerySet(models.QuerySet["Caption"]):
    """Captions by where they stand."""

    def publishable(self) -> CaptionQuerySet:
        """Captions whose words a page may show. The one gate: everything that publishes starts here.

        While new words for the same image are being asked for, words that were already published stand.
        """
        return self.shown().filter(
            Q(state=State.PUBLISHED) | Q(state__in=OPEN_STATES, standing=State.PUBLISHED, stale=False)
        )

    def shown(self) -> CaptionQuerySet:
        """Captions whose words moderation lets out, finished or not, by the present mode of each image field."""
        return self.filter(gate.shown())

    def due(self) -> CaptionQuerySet:
        """Captions that a worker may claim now."""
        return self.filter(state=State.PENDING, due_at__lte=DatabaseNow())

    def suspected(self) -> CaptionQuerySet:
        """Captions whose images may kill the worker that reads them."""
        return self.filter(abandoned__gte=SUSPECT)

    def unsuspected(self) -> CaptionQuerySet:
        """All the others."""
        return self.filter(abandoned__lt=SUSPECT)

    def in_background(self, background: bool = True) -> CaptionQuerySet:
        """Captions asked for in bulk, or those that were not.

        By IN, since Django writes ``= true`` as the bare column, for which SQLite and MySQL use no index.
        """
        return self.filter(background__in=(background,))


class Caption(models.Model):
    """One row per object, image field and language: the queue of record and the result in one.

    State is changed by ``django_autocaption.pipeline`` only, always with a condition on ``revision``.
    """

    content_type = models.ForeignKey(
        ContentType,
        verbose_name=_("type"),
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # others begin with it
    )
    object_id = models.CharField(_("object id"), max_length=255)
    field_name = models.CharField(_("image field"), max_length=100)
    language = models.CharField(_("language"), max_length=20)
    content_object = GenericForeignKey("content_type", "object_id")

    image_name = models.CharField(_("image"), max_length=1000, blank=True)
    """Name in the field's storage; "" = the field is empty."""
    content_hash = models.CharField(_("content hash"), max_length=64, blank=True)
    """sha256 of the file that the words were written for."""
    width = models.PositiveIntegerField(_("width"), null=True, blank=True)
    height = models.PositiveIntegerField(_("height"), null=True, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PENDING)
    standing = models.CharField(max_length=10, choices=State.choices, blank=True, default="", editable=False)
    """While new words are asked for: the state that the present words had, and return to if none come; else ""."""
    stale = models.BooleanField(_("stale"), default=False)
    """The file may have been replaced since the present words were written."""
    revision = models.PositiveIntegerField(_("revision"), default=1)
    """Grows on every new request and human edit; a result is stored only if it was made for the present one."""
    due_at = models.DateTimeField(_("due at"), default=timezone.now)
    queued_at = models.DateTimeField(null=True, editable=False)
    """When the last message for this row was sent; None = none is known to be on its way."""
    background = models.BooleanField(default=False, editable=False)
    """Asked for in bulk: its message is sent a few at a time (``runtime.backlog``), so that uploads need not wait."""
    claim = models.UUIDField(null=True, editable=False, db_index=True)
    """Token of the worker that claimed the row; tells which rows of a conditional UPDATE were won."""
    claimed_at = models.DateTimeField(_("claimed at"), null=True, blank=True)
    link = models.PositiveSmallIntegerField(default=0, editable=False)
    """Which provider of the field's chain is asked; 0 = the first."""
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    """Tries for the present revision."""
    abandoned = models.PositiveSmallIntegerField(default=0, editable=False)
    """Workers that did not come back from the present revision."""
    outages = models.PositiveSmallIntegerField(default=0, editable=False)
    """Requests for the present revision that failed while their service was down; they count as no tries."""
    error_code = models.CharField(_("error code"), max_length=100, blank=True)
    error_message = models.TextField(_("error"), blank=True)
    batch = models.ForeignKey(
        Batch,
        verbose_name=_("bulk request"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="captions",
        db_index=False,  # another begins with it
    )

    alt_text = models.CharField(_("alt text"), max_length=1000, blank=True)
    """At most 250 characters as people count them; scripts with combining marks take several code points for each."""
    title = models.CharField(_("title"), max_length=300, blank=True)
    description = models.TextField(_("description"), blank=True)
    meta_description = models.CharField(_("meta description"), max_length=1000, blank=True)
    keywords = models.JSONField(_("keywords"), default=list, blank=True)
    decorative = models.BooleanField(
        _("decorative"),
        default=False,
        help_text=_("The image carries no information: screen readers skip it, whatever the alt text says."),
    )

    written = models.JSONField(default=dict, blank=True, editable=False)
    """What was written last into the site's own fields: name of the field → text. What it still holds is ours."""

    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices, blank=True, default=Origin.NONE)
    provider = models.CharField(_("provider"), max_length=100, blank=True)
    model = models.CharField(_("model"), max_length=200, blank=True)
    prompt = models.TextField(_("prompt"), blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("edited by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,  # users may live in another database
        db_index=False,  # few rows have one
    )
    edited_at = models.DateTimeField(_("edited at"), null=True, blank=True)

    rating = models.CharField(_("rating"), max_length=10, choices=Rating.choices, default=Rating.UNCHECKED)
    """Of the image, whatever the language. Changed by ``django_autocaption.pipeline.moderate.rulings`` only."""
    moderated_hash = models.CharField(max_length=64, blank=True, editable=False)
    """sha256 of the file that the rating is about; "" = not known, or not checked."""
    moderation_rule = models.CharField(_("rule"), max_length=30, blank=True)
    """Row of the table in ``moderation.assess`` that decided; ``person`` = a moderator did."""
    moderation_source = models.CharField(_("decided by"), max_length=320, blank=True)
    """``person``, ``local``, ``caption``, or the provider's alias and model."""
    age_label = models.CharField(_("age label"), max_length=200, blank=True)
    """As the model wrote it."""
    age_group = models.CharField(_("age group"), max_length=50, blank=True)
    age_min = models.PositiveSmallIntegerField(_("age from"), null=True, blank=True)
    age_max = models.PositiveSmallIntegerField(_("age to"), null=True, blank=True)
    age_confidence = models.FloatField(
        _("age confidence"), null=True, blank=True, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    nsfw = models.BooleanField(_("unsafe for work"), null=True, blank=True)
    """None = not checked."""
    moderation_reason = models.TextField(_("reason"), blank=True)
    moderated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("moderated by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        db_constraint=False,  # users may live in another database
        db_index=False,  # few rows have one
    )
    moderated_at = models.DateTimeField(_("moderated at"), null=True, blank=True)
    """When the rating was decided, by whomever."""

    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    settled_at = models.DateTimeField(_("settled at"), null=True, blank=True)

    objects = CaptionQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("caption")
        verbose_name_plural = _("captions")
        constraints = (
            models.UniqueConstraint(
                fields=("content_type", "object_id", "field_name", "language"), name="autocaption_one_per_image"
            ),
        )
        permissions = (("moderate_caption", _("Can moderate captions")),)
        indexes = (
            models.Index(fields=("state", "id"), name="autocaption_state_id"),
            models.Index(fields=("state", "due_at"), name="autocaption_state_due"),
            models.Index(fields=("state", "background", "queued_at", "due_at"), name="autocaption_backlog"),
            # Not by db_index, which gives PostgreSQL a second one for LIKE.
            models.Index(fields=("content_hash",), name="autocaption_content_hash"),
            models.Index(fields=("moderated_hash",), name="autocaption_moderated_hash"),
            models.Index(fields=("batch", "state"), name="autocaption_batch_state"),  # for its progress
            # For a user who is deleted.
            models.Index(fields=("edited_by",), condition=Q(edited_by__isnull=False), name="autocaption_edited_by"),
            models.Index(
                fields=("moderated_by",), condition=Q(moderated_by__isnull=False), name="autocaption_moderated_by"
            ),
            # For the filters of the admin: the newest of few rows among a million.
            models.Index(fields=("origin", "id"), name="autocaption_origin_id"),
            models.Index(fields=("rating", "id"), name="autocaption_rating_id"),
            models.Index(fields=("provider", "id"), name="autocaption_provider_id"),
            models.Index(fields=("language", "id"), name="autocaption_language_id"),
            models.Index(fields=("content_type", "field_name", "id"), name="autocaption_field_id"),
            models.Index(fields=("id",), condition=Q(stale=True), name="autocaption_stale_id"),
            models.Index(fields=("id",), condition=Q(decorative=True), name="autocaption_decorative_id"),
        )

    def __str__(self) -> str:
        # Not the file's name, which tells where to find an image that moderation withholds.
        return self.alt_text or f"{self.field_name} {self.object_id}"

    @property
    def words(self) -> dict[str, Any]:
        """The present words by field name, as they are kept in the history."""
        return {name: getattr(self, name) for name in WORD_FIELDS}

    @property
    def is_publishable(self) -> bool:
        """As ``CaptionQuerySet.publishable``, for a row at hand."""
        stands = gate.stands(self.state, self.standing, stale=self.stale)
        return stands and self.rating in gate.WORDS_SHOWN[self.moderation_mode]

    @property
    def moderation_mode(self) -> str:
        """``off``, ``flag`` or ``hold``, as the image field is set now."""
        return gate.mode_at(self.content_type_id, self.field_name, using=self._state.db or DEFAULT_DB_ALIAS)

    @property
    def is_final(self) -> bool:
        """Nothing more happens to this row until a person or a new image asks for it."""
        return self.state in (State.REVIEW, State.PUBLISHED, State.FAILED, State.EXCLUDED)
