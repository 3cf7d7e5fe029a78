"""The page of one caption: its words, what was ever said, and the decisions that an editor can make."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import unquote
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.db import router
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption.admin.access import hosts
from django_autocaption.admin.access.people import named
from django_autocaption.admin.base import display, log
from django_autocaption.admin.base.conflict import ShowsConflict
from django_autocaption.admin.base.editor import by, may_approve, may_request, may_write, sees_users
from django_autocaption.admin.base.house_style import guides
from django_autocaption.admin.captions import reviews, versions
from django_autocaption.admin.captions.review_form import ReviewForm
from django_autocaption.admin.captions.tidied import tell_tidied
from django_autocaption.admin.editing.sent import KeepsTyped
from django_autocaption.admin.related import along, languages
from django_autocaption.desk.remarks import look_at_all
from django_autocaption.models import Awaits, Caption, Reason, Review, Sitting, Surface, Verb, Version, gate
from django_autocaption.pipeline.records.fields import field_of
from django_autocaption.pipeline.runtime import locks
from django_autocaption.pipeline.words import reviews as words
from django_autocaption.pipeline.words.remarks import remarks_on

#: What an editor is told.
_DONE = {
    Verb.APPROVE: gettext_lazy("The words are approved and published."),
    Verb.EDIT: gettext_lazy("The words are saved and published."),
    Verb.SUGGEST: gettext_lazy("The words are saved as a draft. Somebody who may approve captions can publish it."),
    Verb.REJECT: gettext_lazy("The words are rejected."),
    Verb.DECORATIVE: gettext_lazy("The image is marked decorative: screen readers skip it."),
    Verb.REVERT: gettext_lazy("That version is published."),
    Verb.EXCLUDE: gettext_lazy("The image is excluded: nothing is shown of it, and no service is asked."),
    Verb.UNLOCK: gettext_lazy("Machines may write that field again; what it says stays until then."),
    Verb.UNDO: gettext_lazy("The last decision is taken back."),
}
#: Where a row in memory keeps what came of its form, and what is said of it.
_MADE, _TOLD = "autocaption_review", "autocaption_told"


class CaptionPage(KeepsTyped, ShowsConflict):
    """Adds the page to the admin class of captions."""

    form = ReviewForm
    change_form_template = "admin/autocaption/caption_form.html"

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Once more where the database lets another transaction go first: Django opens one around the whole page."""
        page = super().changeform_view
        try:
            return locks.retried(lambda: page(request, *args, **kwargs), using=router.db_for_write(Caption))
        except PermissionDenied:
            if request.method != "POST" or not self._withheld_meanwhile(request, *args, **kwargs):
                raise
            self.message_user(request, display.withheld_by_now(), messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())
        except ImproperlyConfigured:
            told = _("The settings of this app are wrong: “manage.py check” says what to write.")
            self.message_user(request, told, messages.ERROR)
            return HttpResponseRedirect(reverse(f"{self.admin_site.name}:autocaption_caption_changelist"))

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Not of words about an image that moderation withholds from the person."""
        may = super().has_change_permission(request, obj)
        return may and (obj is None or not display.withheld_from(request, obj))

    def _withheld_meanwhile(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> bool:
        caption = self.get_object(request, unquote(object_id or ""))
        is_kept = caption is not None and display.withheld_from(request, caption)
        return is_kept and may_write(request) and self.has_view_permission(request, caption)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """The form's class, for this request's user."""
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.may_approve = may_approve(request)
        form.by = by(request, Surface.FORM, on_screen=1)
        return form

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With versions and decisions."""
        caption: Caption = context["original"]
        found, left = versions.lines(caption, named(request, "author"))
        form = context["adminform"].form
        may_edit = self.has_change_permission(request, caption)
        may_decide = may_edit and may_approve(request)
        looked = look_at_all([caption], using=str(caption._state.db))[caption.pk]
        context |= {
            "versions": found,
            "versions_left": left,
            "reviews": reviews.lines(caption, named(request, "by")),
            "conflict": form.conflict,
            "sees_users": sees_users(request),
            "shown": {"caption": caption, "places": along.places_of(request, self.admin_site, caption)},
            "remarks": _remarks(
                caption, caption.offered, without=[one.code for one in looked.remarks if one.dismissed]
            ),
            "looked": looked,
            "guides": guides([caption.language]),
            "may_decide": may_decide,
            "may_publish": may_decide and words.publishes_own(form.by),
            "approves_own": form.approves_own,
            "may_edit": may_edit,
            "is_withheld": may_write(request) and display.withheld_from(request, caption),
            "may_be_approved": words.can_be_approved(caption),
            "review_fields": [form["reason"], form["note"]],
            **self._ways_to_ask(request, caption),
            "desk_url": self._desk_of(caption) if may_edit else "",
            "languages": languages.languages_of(request, self.admin_site, caption),
            "locked": [(name, form.fields[name].label) for name in form.locked],
        }
        context["may_translate"] = may_edit and any(one.may_be_asked for one in context["languages"])
        response = super().render_change_form(request, context, *args, **kwargs)
        if form.conflict is not None:
            response.status_code = 409
        return response

    def _ways_to_ask(self, request: HttpRequest, caption: Caption) -> dict[str, str]:
        """Addresses on which services are asked about this image, for who may."""
        may = may_request(request) and hosts.may_change(request, self.admin_site, caption)
        if not may or not caption.image_name or display.withheld(caption):
            return {}
        site = f"{self.admin_site.name}:autocaption_caption"
        return {f"{name}_url": reverse(f"{site}_{name}", args=[caption.pk]) for name in ("recaption", "compare")}

    def _desk_of(self, caption: Caption) -> str:
        """Where it can be looked at among others that wait, this object chosen; "" = it waits for nobody."""
        field = field_of(caption)
        if field is None or caption.review == Awaits.NOTHING or not self.admin_site.is_registered(Sitting):
            return ""
        about = urlencode({"field": field.label, "object_id": caption.object_id})
        return f"{reverse(f'{self.admin_site.name}:autocaption_sitting_changelist')}?{about}"

    def save_model(self, request: HttpRequest, obj: Caption, form: Any, change: bool) -> None:
        """Words that were changed are an edit, a button is a decision; the rest of the row is the pipeline's."""
        made = obj.__dict__[_MADE] = form.decide(form.by)
        obj.__dict__[_TOLD] = form.told
        tell_tidied(self, request, form)
        if made is not None:
            along.take(request, self.admin_site, [made], form.by, using=str(obj._state.db))
        if languages.BUTTON in request.POST:
            languages.ask(request, self.admin_site, languages.pressed(request, obj))

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """What the admin's log tells."""
        made: Review | None = form.instance.__dict__.get(_MADE)
        if made is None:
            return ""
        told = log.sentence(Verb(made.verb), reason=Reason(made.reason), note=made.note)
        about = [form.unlocked] if made.verb == Verb.UNLOCK else form.changed_words
        labels = ", ".join(str(form.fields[name].label) for name in about)
        return f"{told} {labels}".strip()

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Where something was changed."""
        return super().log_change(request, obj, message) if message else None

    def response_change(self, request: HttpRequest, obj: Caption) -> HttpResponse:
        """Say what was done, and go back to the list; or stay where there is more to do."""
        made: Review | None = obj.__dict__.get(_MADE)
        stays = "_continue" in request.POST or languages.BUTTON in request.POST
        if told := obj.__dict__.get(_TOLD):
            self.message_user(request, told, messages.SUCCESS)
            return self._response_to_same_page(request, obj)
        if made is None and languages.BUTTON in request.POST:
            pass  # which is told
        elif made is None:
            told = _("Nothing was changed.")
            may_publish = obj.draft is not None and not words.is_own(obj.draft, by(request, Surface.FORM))
            if may_publish and may_approve(request):
                told = _("Nothing was changed, and nothing published. To publish the draft as it is, press Approve.")
                stays = True
            self.message_user(request, told, messages.INFO)
        else:
            self.message_user(request, _told(made, obj, self.admin_site.name), messages.SUCCESS)
            stays = stays or made.verb in (Verb.REVERT, Verb.UNLOCK, Verb.UNDO)
            if obj.published_id is not None and obj.rating not in gate.WORDS_SHOWN[obj.moderation_mode]:
                self.message_user(request, display.on_no_page(), messages.WARNING)
        if not stays:  # the same page shows them itself
            for label, sentence in _remarks(obj, made.result) if made is not None else ():
                self.message_user(request, f"{label}: {sentence}", messages.WARNING)
            return self.response_post_save_change(request, obj)
        return self._response_to_same_page(request, obj)

    def _response_to_same_page(self, request: HttpRequest, obj: Caption) -> HttpResponse:
        """As Django does after "Save and continue editing", without its message."""
        url = reverse(f"{self.admin_site.name}:autocaption_caption_change", args=[obj.pk])
        filters: Any = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return HttpResponseRedirect(add_preserved_filters(filters, url))


def _remarks(caption: Caption, version: Version | None, *, without: Collection[str] = ()) -> list[tuple[str, str]]:
    """(label of a field, what is to be said of the words that people wrote there). ``without``: codes that were
    dismissed, of the alt text."""
    found = remarks_on(caption, version) if version is not None else []
    said = [remark for remark in found if remark.field != "alt_text" or remark.code not in without]
    return [(str(ReviewForm.base_fields[remark.field].label), remark.sentence) for remark in said]


def _told(review: Review, caption: Caption, site: str) -> Any:
    url = reverse(f"{site}:autocaption_caption_change", args=[caption.pk])
    name = display.isolated(caption)
    return format_html('<a href="{}">{}</a>: {}', url, name, _DONE[Verb(review.verb)])
