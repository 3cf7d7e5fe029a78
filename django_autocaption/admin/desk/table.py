"""One call of a sitting's page: the button that was pressed is answered, and the image that is next is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display
from django_autocaption.admin.base.addresses import image_url, load_files
from django_autocaption.admin.base.editor import editor, may_approve, may_request
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.base.house_style import guides
from django_autocaption.admin.base.page import page
from django_autocaption.admin.captions import remarks
from django_autocaption.admin.desk import decisions
from django_autocaption.admin.desk.forms import REASONS, DeskForm, NoteForm, problems
from django_autocaption.admin.desk.item import Item, decider, forms_of, load, may_be_approved, shown
from django_autocaption.admin.desk.why import sees_users
from django_autocaption.desk import leases, sittings
from django_autocaption.desk.context import surroundings
from django_autocaption.desk.remarks import Looked
from django_autocaption.models import Caption, Lease, Review, Sitting
from django_autocaption.models.version import NO_WORDS, TEXT_FIELDS
from django_autocaption.pipeline.words import reviews, undoing

#: Images whose pictures the browser fetches before they are on the desk.
AHEAD = 2
#: Posted by the script, which puts the answer into the page that is open.
FETCHED = "fetched"
#: Where a session keeps what was typed, over a Re-caption.
KEPT = "autocaption_typed"


class Table:
    """The desk in front of one person."""

    def __init__(self, model_admin: ModelAdmin, request: HttpRequest, sitting: Sitting, *, using: str) -> None:
        self.model_admin = model_admin
        self.site = model_admin.admin_site
        self.request = request
        self.sitting = sitting
        self.using = using
        self.user = editor(request)

    # -- a button ------------------------------------------------------------------------------------------------------

    def answer(self) -> HttpResponse:
        """Do what the pressed button says."""
        posted = self.request.POST
        if "_keys" in posted:
            wanted = posted["_keys"] == "on"
            sittings.use_single_keys(self.sitting, wanted)
            told = _("Keys without Ctrl decide again.") if wanted else _("Keys without Ctrl decide nothing any more.")
            messages.info(self.request, told)
            return self._again(self._at(posted.get("item", "")))
        if "_undo" in posted:
            return self._undo(posted["_undo"])
        key = self._at(posted.get("item", ""))
        item = load(self.request, self.site, key, using=self.using) if key is not None else None
        if key is None or item is None:
            messages.warning(self.request, _("That image is not on the desk any more. Nothing was decided."))
            return self._again()
        if "_take_over" in posted:
            leases.take(item.image, self.user, using=self.using, over=True)
            return self._again(key)
        if "_recaption" in posted:
            return self._recaption(item)
        if remarks.pressed(posted):
            decisions.dispute(self.request, item.captions, using=self.using)
            self._keep(item)
            return self._again(item.key)
        for button, step in _STEPS.items():
            if button in posted:
                return self._next(item, step)
        answer = decisions.decide(self.request, self.site, item, using=self.using)
        if answer.done:
            return self._next(item, sittings.done_with)
        return self._lay(item, forms=answer.forms, status=409 if answer.conflict else 422)

    def _next(self, item: Item, step: Callable[[Sitting, int], None]) -> HttpResponse:
        with transaction.atomic(using=self.using):  # one commit for the place, for this lease and for the next one
            step(self.sitting, item.key)
            leases.give_back(item.image, self.user, using=self.using)
            return self._again()

    def _undo(self, key: str) -> HttpResponse:
        step = decisions.undo(self.request, self.site, key, using=self.using)
        if step is None or step.caption is None:
            return self._again()
        if step.is_bulk:
            decisions.bring_back(self.sitting, step, using=self.using)
        same = Caption.objects.using(self.using).filter(**leases.Image.of(step.caption)._asdict())
        place = sittings.back_to(self.sitting, list(same.values_list("pk", flat=True)))
        return self._again(place, undone=step.key)

    def _recaption(self, item: Item) -> HttpResponse:
        """What was typed stays in the fields, with a script or without."""
        asking = decisions.recaption(self.request, item, using=self.using)
        if not asking.is_valid():
            return self._lay(
                item, forms=forms_of(self.request, item, data=self.request.POST), asking=asking, status=422
            )
        self._keep(item)
        return self._again(item.key)

    def _keep(self, item: Item) -> None:
        """What was typed, where no script does it."""
        if FETCHED not in self.request.POST:
            typed = typed_in(self.request.POST, item)
            self.request.session[KEPT] = {str(pk): words for pk, words in typed.items()}

    def _again(self, key: int | None = None, *, undone: int | None = None) -> HttpResponse:
        """The page anew: at once for the script, else by its address, so that a reload sends nothing twice."""
        if FETCHED in self.request.POST:
            return self.show(key, undone=undone)
        query = {"at": key, "undone": undone}
        url = self._address("change")
        return HttpResponseRedirect(reverse_with(url, {name: value for name, value in query.items() if value}))

    # -- the page ------------------------------------------------------------------------------------------------------

    def show(self, key: int | None = None, *, undone: int | None = None) -> HttpResponse:
        """The image that was asked for, or the next one; the summary where there is none."""
        given = self.request.GET
        if key is None and self.request.method == "GET":
            key = self._at(given.get("at", ""))
            undone = int(given["undone"]) if given.get("undone", "").isdecimal() else None
        if key is not None:
            item = load(self.request, self.site, key, using=self.using)
            if item is not None:
                lease = leases.take(item.image, self.user, using=self.using)
                return self._lay(item, undone=undone) if lease is None else self._held(item, lease)
        return self._show_next()

    def _show_next(self) -> HttpResponse:
        with transaction.atomic(using=self.using):
            return self._find_next()

    def _find_next(self) -> HttpResponse:
        for _try in range(len(self.sitting.ids) + 1):
            found = sittings.go_on(self.sitting, self.user)
            if found.key is None:
                break
            item = load(self.request, self.site, found.key, using=self.using)
            if item is None:  # moderation, or the site's own rules, took it away meanwhile
                sittings.done_with(self.sitting, found.key)
            elif leases.take(item.image, self.user, using=self.using) is None:
                return self._lay(item)
            else:  # somebody was a moment faster
                sittings.skip(self.sitting, found.key)
        for held in found.held:
            item = load(self.request, self.site, held, using=self.using)
            lease = leases.others([item.image], self.user, using=self.using) if item is not None else {}
            if item is not None and item.image in lease:
                return self._held(item, lease[item.image])
        return HttpResponseRedirect(self._address("end"))

    def _lay(
        self,
        item: Item,
        *,
        forms: Sequence[DeskForm] | None = None,
        asking: Any = None,
        undone: int | None = None,
        status: int = 200,
    ) -> TemplateResponse:
        """The page of an image that its person has."""
        request = self.request
        typed = self._typed(undone) if undone is not None else self._kept(item)
        if forms is None:
            forms = forms_of(request, item, typed=typed)
        if asking is None and may_request(request):
            asking = decisions.recaption_form(request, item, using=self.using)
        first, by = item.first, decider(request)
        response = self._page(
            item,
            "desk/sitting.html",
            languages=list(shown(request, self.site, forms)),
            problems=list(problems(forms)),
            conflicts=[form for form in forms if form.conflict is not None],
            restored=bool(typed),
            is_bound=any(form.is_bound for form in forms),
            note_form=NoteForm(),
            reasons=[(number, reason) for number, reason in enumerate(REASONS, 1)],
            context=surroundings(first),
            guides=guides(row.language for row in item.captions),
            reads_prompts=self.user.has_perm("autocaption.view_prompt"),
            sees_users=sees_users(request),
            may_decide=may_approve(request),
            may_publish=may_approve(request) and reviews.publishes_own(by),
            may_be_approved=may_be_approved(forms),
            may_request=may_request(request),
            asking=asking,
            is_asked=any(row.is_open for row in item.captions),
            coming=self._coming(item),
            **undo_offered(self.user, using=self.using),
        )
        response.status_code = status
        return response

    def _held(self, item: Item, lease: Lease) -> TemplateResponse:
        """Somebody else looks at it."""
        name = str(lease.user) if sees_users(self.request) else ""
        return self._page(item, "desk/held.html", holder=name, until=lease.expires_at)

    def _page(self, item: Item, template: str, **context: Any) -> TemplateResponse:
        ids, first = self.sitting.ids, item.first
        place = ids.index(item.key)
        around = {
            "before": ids[place - 1] if place else None,
            "after": ids[place + 1] if place + 1 < len(ids) else None,
        }
        frame: Callable[..., TemplateResponse] = (
            self._bare
            if FETCHED in self.request.POST
            else partial(page, self.model_admin, self.request, frame="admin/autocaption/page.html")
        )
        return frame(
            template=template,
            title=_("Review desk"),
            item=item,
            first=first,
            image_url=image_url(first),
            object=display.described_object(first, self.site),
            object_name=display.object_in_words(first),
            place=place + 1,
            total=len(ids),
            sitting=self.sitting,
            sitting_url=self._address("change"),
            end_url=self._address("end"),
            leave_url=self._address("leave"),
            remarks_url=reverse(f"{self.site.name}:autocaption_sitting_remarks"),
            user_key=self.user.pk,
            **around,
            **context,
        )

    def _bare(self, template: str, **context: Any) -> TemplateResponse:
        """For the script, which has the frame of the admin around it already."""
        self.request.current_app = self.site.name
        context |= {"frame": "admin/autocaption/desk/bare.html"}
        return TemplateResponse(self.request, f"admin/autocaption/{template}", context)

    def _coming(self, item: Item) -> list[str]:
        """Addresses of the pictures that come next, of those that the person may see."""
        place = self.sitting.ids.index(item.key)
        keys = self.sitting.ids[place + 1 : place + 1 + AHEAD]
        rows = Caption.objects.using(self.using).filter(pk__in=keys).select_related("content_type")
        may = hosts.passing(self.request, self.site, rows, change=True)
        shown = [row for row in may if not display.withheld(row)]
        load_files(shown)
        return [url for row in shown if (url := image_url(row))]

    def _typed(self, key: int) -> Mapping[int, Mapping[str, Any]]:
        """What this person had written in the step that was taken back."""
        rows = Review.objects.using(self.using).filter(by=self.user.pk, undone_by__isnull=False)
        one = rows.filter(pk=key).select_related("result").first()
        if one is None:
            return {}
        group = rows.filter(group=one.group).select_related("result") if one.group is not None else [one]
        return dict(undoing.typed(group))

    def _kept(self, item: Item) -> Mapping[int, Mapping[str, Any]]:
        """What had been typed when a service was asked anew, once."""
        words = self.request.session.pop(KEPT, {}) if KEPT in self.request.session else {}
        return {row.pk: words[str(row.pk)] for row in item.captions if str(row.pk) in words}

    def _at(self, given: str) -> int | None:
        """The image of this sitting that an address or a form names."""
        key = int(given) if given.isdecimal() else None
        return key if key in self.sitting.ids else None

    def _address(self, name: str) -> str:
        return reverse(f"{self.site.name}:autocaption_sitting_{name}", args=[self.sitting.pk])


#: Buttons that decide nothing → what becomes of the place.
_STEPS: Mapping[str, Callable[[Sitting, int], None]] = {"_skip": sittings.skip, "_theirs": sittings.done_with}


def typed_in(posted: Any, item: Item) -> dict[int, dict[str, str]]:
    """By caption, the texts of a form that differ from what is offered."""
    found: dict[int, dict[str, str]] = {}
    for row in item.captions:
        said = row.offered.words if row.offered is not None else NO_WORDS
        given = {name: posted.get(f"{row.language}-{name}", said[name]) for name in TEXT_FIELDS}
        if changed := {name: value for name, value in given.items() if value != said[name]}:
            found[row.pk] = changed
    return found


def reverse_with(url: str, query: Mapping[str, int]) -> str:
    """An address with what is asked of it."""
    return f"{url}?{'&'.join(f'{name}={value}' for name, value in query.items())}" if query else url


def undo_offered(user: Any, *, using: str) -> dict[str, Any]:
    """For a page: the decision that Undo takes back, and those before it that it has to leave alone."""
    step, left = undoing.next_step(undoing.steps(user, using=using))
    return {
        "undo_key": step.key if step is not None else None,
        "undo_name": decisions.named(step) if step is not None else "",
        "left_alone": [decisions.named(one) for one in left],
    }


def length_in_words(looked: Looked) -> str:
    """``42 characters``."""
    return ngettext("%(number)d character", "%(number)d characters", looked.length) % {"number": looked.length}
