"""Where the work on one image's words stands, in one language, and which version of them pages show."""

from __future__ import annotations

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import DEFAULT_DB_ALIAS, models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from django_autocaption.models import gate
from django_autocaption.models.batch import Batch
from django_autocaption.models.choices import OPEN_STATES, Awaits, Origin, Rating, State
from django_autocaption.models.choices.error_codes import ErrorCode
from django_autocaption.models.clock import DatabaseNow
from django_autocaption.models.decision import Decision
from django_autocaption.models.files import name_key_field
from django_autocaption.models.version import Version

#: An image that so many workers did not come back from is worked on alone, so that others do not suffer with it.
SUSPECT = 2


class CaptionQuerySet(models.QuerySet["Caption"]):
    """Captions by where they stand."""

    def publishable(self) -> CaptionQuerySet:
        """Captions whose published words a page may show: they are about the present image, and moderation lets them
        out. The one gate, where no instance says which file it has by now (``publishing`` compares that too)."""
        return self.shown().current()

    def current(self) -> CaptionQuerySet:
        """Captions with published words about their present image."""
        return self.filter(published__image_no=F("image_no"))

    def shown(self) -> CaptionQuerySet:
        """Captions whose words moderation lets out, by the present mode of each image field."""
        return self.filter(gate.shown())

    def with_words(self) -> CaptionQuerySet:
        """Together with their published and drafted versions."""
        return self.select_related("published", "draft")

    def due(self) -> CaptionQuerySet:
        """Captions that a worker may claim now."""
        return self.filter(state=State.PENDING, due_at__lte=DatabaseNow())

    def unsuspected(self) -> CaptionQuerySet:
        """All but those whose images may kill the worker that reads them."""
        return self.filter(abandoned__lt=SUSPECT)

    def in_background(self, background: bool = True) -> CaptionQuerySet:
        """Captions asked for in bulk, or those that were not.

        By IN, since Django writes ``= true`` as the bare column, for which SQLite and MySQL use no index.
        """
        return self.filter(background__in=(background,))


class Caption(models.Model):
    """One row per object, image field and language: the queue of record, and two pointers to words.

    ``state`` is moved by ``models.transitions`` alone, the pointers by ``pipeline.words``.
    """

    content_type = models.ForeignKey(
        ContentType,
        verbose_name=_("type"),
        on_delete=models.CASCADE,
        related_name="+",
        db_index=False,  # others begin with it
        # Else PostgreSQL would lock the model's one row there at each save, and a save would wait for who changes it.
        db_constraint=False,
    )
    object_id = models.CharField(pgettext_lazy("column", "object id"), max_length=255)
    field_name = models.CharField(_("image field"), max_length=100)
    language = models.CharField(_("language"), max_length=20)
    content_object = GenericForeignKey("content_type", "object_id")

    # -- the picture
    image_name = models.CharField(_("image"), max_length=1000, blank=True)
    """Name in the field's storage; "" = the field is empty."""
    name_key = name_key_field("image_name")
    """Finds captions by ``image_name`` (``models.files``)."""
    image_no = models.PositiveIntegerField(_("image number"), default=1)
    """Grows whenever other bytes are, or may be, under the field. Our own embedding of words leaves it."""
    content_hash = models.CharField(_("content hash"), max_length=64, blank=True)
    """sha256 of the present file; "" = no worker has read it yet."""
    width = models.PositiveIntegerField(_("width"), null=True, blank=True)
    height = models.PositiveIntegerField(_("height"), null=True, blank=True)

    # -- the work
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PENDING)
    request = models.PositiveIntegerField(_("request"), default=1)
    """Grows with each new request; an answer is stored only if it was asked for by the present one."""
    due_at = models.DateTimeField(_("due at"), null=True, blank=True)
    queued_at = models.DateTimeField(null=True, editable=False)
    """When the last message for this row was sent; None = none is known to be on its way."""
    background = models.BooleanField(default=False, editable=False)
    """Asked for in bulk: its message is sent a few at a time (``runtime.backlog``), so that uploads need not wait."""
    claim = models.UUIDField(null=True, editable=False)
    """Token of the ``Worker`` that works on the row, or of the look at the job that the row waits for."""
    claimed_at = models.DateTimeField(_("claimed at"), null=True, blank=True)
    link = models.PositiveSmallIntegerField(default=0, editable=False)
    """Which provider of the field's chain is asked; 0 = the first."""
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    """Tries for the present request."""
    abandoned = models.PositiveSmallIntegerField(default=0, editable=False)
    """Workers that did not come back from the present request."""
    outages = models.PositiveSmallIntegerField(default=0, editable=False)
    """Requests to a service that failed while it was down; they count as no tries."""
    error_code = models.CharField(_("error code"), max_length=30, choices=ErrorCode.choices, blank=True)
    error_message = models.TextField(_("error"), blank=True)
    batch = models.ForeignKey(
        Batch,
        verbose_name=_("bulk request"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="captions",
        db_index=False,  # another begins with it
        db_constraint=False,  # PostgreSQL would look it up once more for each of a million rows
    )

    # -- the words
    published = models.ForeignKey(
        Version, verbose_name=_("published words"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """What pages show, as long as it is about the present image and moderation lets it out."""
    draft = models.ForeignKey(
        Version, verbose_name=_("draft"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """What waits for a person to be published instead."""
    human = models.BooleanField(_("written by people"), default=False)
    """A person wrote some of the published words."""
    origin = models.CharField(_("origin"), max_length=10, choices=Origin.choices, blank=True, default="")
    provider = models.CharField(_("provider"), max_length=100, blank=True)
    """Both of the published words, or else of the draft; for the filters of lists."""
    written = models.JSONField(default=dict, blank=True, editable=False)
    """What was written last into the site's own fields: name of the field → text. What it still holds is ours."""
    follow_at = models.DateTimeField(null=True, editable=False)
    """When what follows from a change of the words is due (``pipeline.follow``); None = nothing is left to do."""

    # -- the desk
    review = models.CharField(_("review"), max_length=15, choices=Awaits.choices, blank=True, default=Awaits.NOTHING)
    """What waits for a person."""
    review_at = models.DateTimeField(_("waits since"), null=True, blank=True)
    doubt = models.PositiveSmallIntegerField(_("doubt"), default=0)
    """How doubtful the draft is, 0-100: what is looked at first."""
    note = models.TextField(_("note"), blank=True)
    """What one editor tells the next."""

    # -- moderation, about the bytes; what was seen stands on the decision alone
    rating = models.CharField(_("rating"), max_length=10, choices=Rating.choices, default=Rating.UNCHECKED)
    """Of the image, whatever the language. Changed by ``pipeline.moderate`` only."""
    moderated_hash = models.CharField(max_length=64, blank=True, editable=False)
    """sha256 of the file that the rating is about; "" = not known, or not checked."""
    decision = models.ForeignKey(
        Decision, verbose_name=_("decision"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """The decision that the rating comes from."""

    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    finalised_at = models.DateTimeField(_("ended at"), null=True, blank=True)
    """When the last request ended."""

    objects = CaptionQuerySet.as_manager()

    class Meta:
        ordering = ("-id",)
        verbose_name = _("caption")
        verbose_name_plural = _("captions")
        permissions = (
            ("approve_caption", _("Can approve captions")),
            ("request_caption", _("Can ask services for captions, which may cost money")),
            ("export_caption", _("Can export captions")),
            ("moderate_caption", _("Can moderate captions")),
        )
        constraints = (
            models.UniqueConstraint(
                fields=("content_type", "object_id", "field_name", "language"), name="autocaption_one_per_image"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WORKING) | Q(claim__isnull=False), name="autocaption_working_is_claimed"
            ),
            # A look at the job of a waiting row is claimed too, so that two sweeps do not look twice.
            models.CheckConstraint(
                condition=Q(claim__isnull=True) | Q(state__in=(State.WORKING, State.WAITING)),
                name="autocaption_claim_is_work",
            ),
            models.CheckConstraint(
                condition=Q(claim__isnull=True, claimed_at__isnull=True)
                | Q(claim__isnull=False, claimed_at__isnull=False),
                name="autocaption_claim_has_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(State.PENDING, State.WAITING)) | Q(due_at__isnull=False),
                name="autocaption_pending_is_due",
            ),
            models.CheckConstraint(
                condition=Q(review=Awaits.NOTHING, review_at__isnull=True)
                | (~Q(review=Awaits.NOTHING) & Q(review_at__isnull=False)),
                name="autocaption_review_has_time",
            ),
            models.CheckConstraint(
                condition=Q(draft__isnull=True) | ~Q(review=Awaits.NOTHING), name="autocaption_draft_awaits"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(State.FAILED, State.EXCLUDED)) | ~Q(error_code=""),
                name="autocaption_failure_has_code",
            ),
            models.CheckConstraint(
                condition=Q(draft__isnull=True) | Q(published__isnull=True) | ~Q(published=F("draft")),
                name="autocaption_draft_is_another",
            ),
        )
        indexes = (
            models.Index(fields=("state", "background", "due_at"), name="autocaption_state_due"),
            # For what has no message, or an old one: else each message of a backlog reads all of it.
            models.Index(fields=("state", "background", "queued_at", "due_at"), name="autocaption_state_queued"),
            models.Index(fields=("state", "id"), name="autocaption_state_id"),
            models.Index(fields=("claim",), name="autocaption_claim"),
            # Not by db_index, which gives PostgreSQL a second one for LIKE.
            models.Index(fields=("content_hash",), name="autocaption_content_hash"),
            models.Index(fields=("moderated_hash",), name="autocaption_moderated_hash"),
            models.Index(fields=("name_key",), name="autocaption_name_key"),
            models.Index(fields=("batch", "state", "finalised_at"), name="autocaption_batch_state"),  # for its progress
            models.Index(fields=("review", "review_at", "id"), name="autocaption_awaits"),
            models.Index(
                fields=("review", "content_type", "field_name", "review_at", "id"), name="autocaption_awaits_field"
            ),
            models.Index(fields=("review", "doubt", "id"), name="autocaption_awaits_doubt"),
            models.Index(fields=("follow_at",), name="autocaption_follow"),
            # For the filters of the admin: the newest of few rows among a million.
            models.Index(fields=("rating", "id"), name="autocaption_rating_id"),
            models.Index(fields=("provider", "id"), name="autocaption_provider_id"),
            models.Index(fields=("origin", "id"), name="autocaption_origin_id"),
            models.Index(fields=("human", "id"), name="autocaption_human_id"),
        )

    def __str__(self) -> str:
        # Not the file's name, which tells where to find an image that moderation withholds.
        # A key that is written from right to left turns nothing else around.
        key = self.object_id if self.object_id.isascii() else f"\u2068{self.object_id}\u2069"
        return f"{self.field_name} {key} ({self.language})"

    @property
    def current(self) -> Version | None:
        """The published words, if they are about the present image; moderation aside."""
        published = self.published
        return published if published is not None and published.image_no == self.image_no else None

    @property
    def offered(self) -> Version | None:
        """What a person is shown first: the draft, or else the published words of the present image."""
        return self.draft or self.current

    @property
    def is_publishable(self) -> bool:
        """As ``CaptionQuerySet.publishable``, for a row at hand."""
        return self.current is not None and self.rating in gate.WORDS_SHOWN[self.moderation_mode]

    @property
    def moderation_mode(self) -> str:
        """``off``, ``flag`` or ``hold``, as the image field is set now."""
        return gate.mode_at(self.content_type_id, self.field_name, using=self._state.db or DEFAULT_DB_ALIAS)

    @property
    def same_image(self) -> Q:
        """Captions of its image, in every language."""
        return Q(
            content_type=self.content_type_id,
            object_id=self.object_id,
            field_name=self.field_name,
            image_name=self.image_name,
        )

    @property
    def is_open(self) -> bool:
        """The machine still has something to do."""
        return self.state in OPEN_STATES


class ModeratedImage(Caption):
    """A caption that stands for its image in the moderation queue. Whoever may ``moderate_caption`` may see and decide;
    it has no permissions of its own."""

    class Meta:
        proxy = True
        ordering = ("-id",)
        verbose_name = _("image to moderate")
        verbose_name_plural = _("images to moderate")
        default_permissions = ()
