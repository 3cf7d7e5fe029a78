"""A page with a photograph and a body of image blocks, a poster whose own image is in its revisions, and a model of the
site's own for the images of the library."""

from __future__ import annotations

from django.db import models
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.images.blocks import ImageBlock
from wagtail.images.models import AbstractImage, AbstractRendition, Image
from wagtail.models import DraftStateMixin, Page, RevisionMixin


class Story(Page):
    """Shows them by Wagtail's own tag and by the app's."""

    photo = models.ForeignKey(get_image_model_string(), on_delete=models.SET_NULL, null=True, related_name="+")
    body = StreamField([("image", ImageBlock())], blank=True)
    template = "wagtail_site/story.html"


class Poster(DraftStateMixin, RevisionMixin, models.Model):
    """A snippet."""

    image = models.ImageField(upload_to="posters")
    alt = models.CharField(max_length=250, blank=True)


class Picture(AbstractImage):
    """WAGTAILIMAGES_IMAGE_MODEL, where a site wants more columns than Wagtail has."""

    alt = models.CharField(max_length=40, blank=True)
    admin_form_fields = (*Image.admin_form_fields, "alt")

    @property
    def default_alt_text(self) -> str:
        """As Wagtail's documentation has it."""
        return str(self.alt)


class PictureRendition(AbstractRendition):
    """Of a picture."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
