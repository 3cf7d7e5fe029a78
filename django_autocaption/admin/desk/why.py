"""Why an image is on the desk, in one sentence."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext as _

from django_autocaption.admin.base import services
from django_autocaption.admin.base.editor import sees_users
from django_autocaption.models import Awaits, Caption, ErrorCode, Origin, Review, State, Verb


def sentence(caption: Caption, request: HttpRequest) -> str:
    """``default wrote this draft, and no page says it before somebody approves it.``; "" = it waits for nobody."""
    reason = Awaits(caption.review)
    if reason == Awaits.NOTHING:
        return ""
    if reason == Awaits.SENT_BACK:
        return _left(caption, request)
    if reason == Awaits.DRAFT:
        return _drafted(caption)
    if reason == Awaits.NO_WORDS:
        return _("No service and no file had words for it: write them, or mark the image as decorative.")
    if reason == Awaits.REPLACED:
        return _("The image was replaced under words that a person wrote: what is said of the new one waits for you.")
    if reason == Awaits.UNREAD:
        return _("The app has no rules for this language, so that a person reads every draft.")
    if reason == Awaits.SOURCE_CHANGED:
        return _("A person changed what is said in another language.")
    return _("It was drawn for a spot check: the words published themselves, and are on their page already.")


def what_happened(caption: Caption, request: HttpRequest) -> str:
    """``The service refuses the image. Write the words, or re-caption with another provider.``; "" = nothing."""
    if caption.state != State.FAILED:
        return ""
    code = ErrorCode(caption.error_code)
    happened, advice = caption.error_message or str(code.label), str(code.advice)
    told = [happened] if advice in happened else [happened, advice]  # some errors say what to do themselves
    if caption.current is not None:
        told.append(_("The words that were published before stay on their page."))
    return " ".join(told)


def _drafted(caption: Caption) -> str:
    draft = caption.draft
    if draft is None:
        return _("Its words wait for a person.")
    if draft.origin == Origin.HUMAN:
        return _("A person wrote this draft and left it for somebody else to publish.")
    if draft.origin == Origin.AUTHOR:
        return _("The words stand in the file; somebody should read them before a page says them.")
    told = {"provider": services.name_of(draft.provider) if draft.provider else _("A machine")}
    if caption.doubt:
        return _("%(provider)s wrote this draft, and the app found something to doubt in it.") % told
    if caption.current is not None:
        return _("%(provider)s wrote this draft; the words that are published stay until it is approved.") % told
    return _("%(provider)s wrote this draft; no page says it before somebody approves it.") % told


def _left(caption: Caption, request: HttpRequest) -> str:
    name = ""
    if sees_users(request):
        rows = Review.objects.using(caption._state.db).filter(caption=caption.pk, verb=Verb.LATER, undone_by=None)
        last = rows.order_by("-pk").prefetch_related("by").first()
        name = str(last.by) if last is not None and last.by is not None else ""
    told = {"who": name or _("Somebody"), "note": caption.note}
    if caption.note:
        return _("%(who)s left it on the desk: “%(note)s”") % told
    return _("%(who)s left it on the desk for another look.") % told
