"""Captions as moderators meet them: by their images."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from django_autocaption.models.caption import Caption


class ModeratedImage(Caption):
    """A caption that stands for its image in the moderation queue. Whoever may ``moderate_caption`` may see and decide;
    it has no permissions of its own."""

    class Meta:
        proxy = True
        ordering = ("-id",)
        verbose_name = _("image to moderate")
        verbose_name_plural = _("images to moderate")
        default_permissions = ()
