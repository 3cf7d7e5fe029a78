"""Who is at work, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.contrib.auth import get_permission_codename, get_user_model
from django.http import HttpRequest

from django_autocaption.models import Batch, Kind, Surface
from django_autocaption.pipeline.words.seen import By

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractUser

#: The permission to see what moderation withholds, what was found about it, and to decide.
MODERATE = "autocaption.moderate_caption"
#: The permission to publish words, and to take them back. Who may change captions without it writes drafts.
APPROVE = "autocaption.approve_caption"
#: The permission to have services asked, which may cost money.
REQUEST = "autocaption.request_caption"
#: The permission to take words away as a file.
EXPORT = "autocaption.export_caption"
#: The permission to steer the bulk requests of others.
STEER = "autocaption.change_batch"


def editor(request: HttpRequest) -> AbstractUser:
    """The signed-in user: the admin lets nobody else in."""
    return cast("AbstractUser", request.user)


def may_read(request: HttpRequest) -> bool:
    """They may see captions at all."""
    return any(editor(request).has_perm(f"autocaption.{verb}_caption") for verb in ("view", "change"))


def may_write(request: HttpRequest) -> bool:
    """They may write words."""
    return editor(request).has_perm("autocaption.change_caption")


def may_approve(request: HttpRequest) -> bool:
    """They may publish words; approving without editing is of no use, so it takes both permissions."""
    return editor(request).has_perms(["autocaption.change_caption", APPROVE])


def may_request(request: HttpRequest) -> bool:
    """They may have services asked."""
    return editor(request).has_perm(REQUEST)


def sees_batches(request: HttpRequest) -> bool:
    """They may read bulk requests; as everywhere in the admin, who may change them may."""
    return any(editor(request).has_perm(f"autocaption.{verb}_batch") for verb in ("view", "change"))


def may_steer(request: HttpRequest, batch: Batch) -> bool:
    """They may pause that bulk request, cancel it and try it again, if they see it: their own; with STEER that of
    somebody else, or of nobody. It takes REQUEST as well, but of a check, which asks no service."""
    own = batch.requested_by_id == editor(request).pk
    return (own or editor(request).has_perm(STEER)) and (batch.kind == Kind.CHECK or may_request(request))


def may_moderate(request: HttpRequest) -> bool:
    """They may see what moderation withholds."""
    return editor(request).has_perm(MODERATE)


def sees_money(request: HttpRequest) -> bool:
    """They may know what was asked of the services, and what it cost."""
    return editor(request).has_perm("autocaption.view_attempt")


def sees_users(request: HttpRequest) -> bool:
    """They may know who did something."""
    users = get_user_model()._meta
    return editor(request).has_perm(f"{users.app_label}.{get_permission_codename('view', users)}")


def by(
    request: HttpRequest,
    surface: Surface,
    *,
    on_screen: int | None = None,
    seconds: int | None = None,
    group: UUID | None = None,
) -> By:
    """Who decides, and on how many captions they looked at once."""
    return By(user=editor(request), surface=surface, on_screen=on_screen, seconds=seconds, group=group)
