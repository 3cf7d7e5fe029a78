"""A page with a photograph and a body of image blocks, and a poster whose own image is in its revisions."""

from __future__ import annotations

from django.db import models
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import DraftStateMixin, Page, RevisionMixin


class Story(Page):
    """Shows them by Wagtail's own tag and by the app's."""

    photo = models.ForeignKey("wagtailimages.Image", on_delete=models.SET_NULL, null=True, related_name="+")
    body = StreamField([("image", ImageBlock())], blank=True)
    template = "wagtail_site/story.html"


class Poster(DraftStateMixin, RevisionMixin, models.Model):
    """A snippet."""

    image = models.ImageField(upload_to="posters")
    alt = models.CharField(max_length=250, blank=True)
