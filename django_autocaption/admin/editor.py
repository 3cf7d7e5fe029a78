"""Who is at work."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import HttpRequest

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

#: The permission to see what moderation withholds, what was found about it, and to decide.
MODERATE = "autocaption.moderate_caption"


def editor(request: HttpRequest) -> AbstractUser:
    """The signed-in user: the admin lets nobody else in."""
    return cast("AbstractUser", request.user)
