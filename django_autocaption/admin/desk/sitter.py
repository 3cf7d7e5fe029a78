"""One call of a sitting's page, whatever its images wait for: the button that was pressed is answered, and the image
that is next is shown."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display
from django_autocaption.admin.base.addresses import image_url, preview_url
from django_autocaption.admin.base.editor import editor, sees_users
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.base.page import page
from django_autocaption.admin.captions import objects
from django_autocaption.admin.desk import item as items
from django_autocaption.admin.desk.item import Item
from django_autocaption.desk import leases, sittings
from django_autocaption.desk.leases import Image
from django_autocaption.models import Caption, Lease, Sitting
from django_autocaption.pipeline.records import previews
from django_autocaption.pipeline.records.previews import Size

#: Images whose pictures the browser fetches before they are on the desk.
AHEAD = 2
#: Workers are asked for the small pictures of twice so many, each time that so many are done.
MADE_AHEAD = 8
#: The button that leads elsewhere without a decision: to an image of the sitting, by its key, or to a page beside it.
GO = "_go"
#: Posted by the script, which puts the answer into the page that is open.
FETCHED = "fetched"
Step = Callable[[Sitting, int], None]
Taken = tuple[Item, Lease | None]
"""An image, and the lease of whoever else has it."""


def seat_of(request: HttpRequest) -> str:
    """Names the page that takes images: the one that asks by its script, or one that is yet to be made."""
    given = request.POST.get("seat") or request.headers.get("X-Autocaption-Seat") or uuid4().hex
    return given[:32]


class Sitter(ABC):
    """A person at a desk. What it shows of an image, and what its buttons decide, is its subclasses'."""

    title: ClassVar[Promise] = gettext_lazy("Review desk")
    steps: ClassVar[Mapping[str, Step]] = {"_skip": sittings.skip, "_theirs": sittings.done_with}
    """Buttons that decide nothing → what becomes of the place."""
    beside: ClassVar[Collection[str]] = ("leave",)
    """Where ``GO`` leads beside the images: ``leave`` | ``sheet`` | ``compare``."""
    shown_by: ClassVar[type[Caption]] = Caption
    """Whose page in the admin shows the images of this desk to the same people."""

    def __init__(self, model_admin: ModelAdmin, request: HttpRequest, sitting: Sitting, *, using: str) -> None:
        self.model_admin = model_admin
        self.site = model_admin.admin_site
        self.request = request
        self.sitting = sitting
        self.using = using
        self.user = editor(request)
        self.seat = seat_of(request)

    # -- what is different ---------------------------------------------------------------------------------------------

    @abstractmethod
    def decide(self, item: Item) -> HttpResponse:
        """Do what the pressed button says of the image."""

    @abstractmethod
    def lay(self, item: Item, *, undone: int | None = None) -> TemplateResponse:
        """The page of an image that its person has. ``undone``: the step that was just taken back."""

    @abstractmethod
    def undo(self, key: str) -> HttpResponse:
        """Take back the step of that key."""

    @abstractmethod
    def undo_offered(self) -> dict[str, Any]:
        """For a page: the decision that Undo takes back, and those before it that it has to leave alone."""

    @abstractmethod
    def came_of_it(self) -> dict[str, Any]:
        """For the page at the end: how many of what is ``counted`` were ``decided``, and ``rejected``, by the name of
        what was decided."""

    def keep(self, item: Item) -> None:
        """What was typed about an image that is left undecided."""
        return None

    def may_see(self, rows: Sequence[Caption]) -> list[Caption]:
        """Those of these captions whose images this person may have on the desk."""
        may = hosts.passing(self.request, self.site, rows, change=True)
        return [row for row in may if not display.withheld(row)]

    # -- a button ------------------------------------------------------------------------------------------------------

    def answer(self) -> HttpResponse:
        """Do what the pressed button says."""
        posted = self.request.POST
        if "_keys" in posted:
            wanted = posted["_keys"] == "on"
            sittings.use_single_keys(self.sitting, wanted)
            told = _("Keys without Ctrl decide again.") if wanted else _("Keys without Ctrl decide nothing any more.")
            messages.info(self.request, told)
            return self.again(self._at(posted.get("item", "")))
        key = self._at(posted.get("item", ""))
        if GO in posted:
            return self._go(key, posted[GO])
        if "_undo" in posted:
            left = self.load(key) if key is not None and FETCHED not in posted else None
            if left is not None:
                self.keep(left)
            self.give_back([key] if key is not None else [])
            return self.undo(posted["_undo"])
        item = self.load(key) if key is not None else None
        if key is None or item is None:
            messages.warning(self.request, _("That image is not on the desk any more. Nothing was decided."))
            answer = self.again()
            if answer.status_code == 200:  # for the script, which keeps what was typed: moderation may let it out again
                answer.status_code = 409
            return answer
        if "_take_over" in posted:
            self._take(item, over=True)
            return self.again(key)
        for button, step in self.steps.items():
            if button in posted:
                if step is sittings.skip:
                    self.keep(item)
                return self.next(item, step)
        return self.decide(item)

    def _go(self, key: int | None, where: str) -> HttpResponse:
        """What was typed is kept, and the image is free again unless it is the one that is to be decided about next."""
        left = self.load(key) if key is not None else None
        if left is not None:
            self.keep(left)
        here = sittings.comes_next(self.sitting)
        if where in self.beside:
            self.give_back([one for one in {key, here} if one is not None])
            return HttpResponseRedirect(self._beside(where, left))
        self.give_back([key] if key is not None and key != here else [])
        return self.again(self._at(where))

    def _beside(self, where: str, item: Item | None) -> str:
        if where == "compare" and item is not None:
            return reverse(f"{self.site.name}:autocaption_caption_compare", args=[item.first.pk])
        return self._address("sheet" if where == "sheet" else "end")

    def load(self, key: int, image: Image | None = None) -> Item | None:
        """The image of that caption; None where it is not for this person."""
        return items.load(self.sitting.queue, key, self.may_see, using=self.using, image=image)

    def next(self, item: Item, step: Step = sittings.done_with) -> HttpResponse:
        """On with the next image."""
        with sittings.held(self.sitting):  # one commit for the place, for this lease and for the next one
            here = sittings.comes_next(self.sitting)
            step(self.sitting, item.key)
            leases.give_back(item.image, self.user, using=self.using)
            if here is not None and here not in (item.key, sittings.comes_next(self.sitting)):
                self.give_back([here])  # it was passed over, and comes last
            if FETCHED not in self.request.POST:
                return self.again()
            found = self._take_next()
        return self._laid(found)

    def back_to(self, caption: Caption, *, undone: int) -> HttpResponse:
        """Show the image of this caption, of which a decision was taken back, at its place."""
        same = Caption.objects.using(self.using).filter(**Image.of(caption)._asdict())
        place = sittings.back_to(self.sitting, list(same.values_list("pk", flat=True)))
        return self.again(place, undone=undone)

    def again(self, key: int | None = None, *, undone: int | None = None) -> HttpResponse:
        """The page anew: at once for the script, else by its address, so that a reload sends nothing twice."""
        if FETCHED in self.request.POST:
            return self.show(key, undone=undone)
        query = {"at": key, "undone": undone}
        given = "&".join(f"{name}={value}" for name, value in query.items() if value)
        url = self._address("change")
        return HttpResponseRedirect(f"{url}?{given}" if given else url)

    def give_back(self, keys: Collection[int], *, seat: str | None = None) -> None:
        """The images of these captions are free for others. ``seat``: those that this page has taken."""
        held = Caption.objects.using(self.using).filter(pk__in=keys).only("content_type", "object_id", "field_name")
        leases.give_back_all([Image.of(row) for row in held], self.user, using=self.using, seat=seat)

    # -- the page ------------------------------------------------------------------------------------------------------

    def show(self, key: int | None = None, *, undone: int | None = None) -> HttpResponse:
        """The image that was asked for, or the next one; the summary where there is none."""
        given = self.request.GET
        if key is None and self.request.method == "GET":
            key = self._at(given.get("at", ""))
            undone = int(given["undone"]) if given.get("undone", "").isdecimal() else None
        if key is not None:
            item = self.load(key)
            if item is not None:
                return self._laid((item, self._take(item)), undone=undone)
        with sittings.held(self.sitting):
            found = self._take_next()
        return self._laid(found)

    def _take_next(self) -> Taken | None:
        for _try in range(len(self.sitting.ids) + 1):
            found = sittings.go_on(self.sitting, self.user)
            if found.key is None:
                break
            item = self.load(found.key, found.image)
            if item is None:  # moderation, or the site's own rules, took it away meanwhile
                sittings.done_with(self.sitting, found.key)
            elif self._take(item) is None:
                return item, None
            else:  # somebody was a moment faster
                sittings.skip(self.sitting, found.key)
        for held in found.held:
            item = self.load(held)
            lease = leases.others([item.image], self.user, using=self.using) if item is not None else {}
            if item is not None and item.image in lease:
                return item, lease[item.image]
        return None

    def _take(self, item: Item, *, over: bool = False) -> Lease | None:
        return leases.take(item.image, self.user, using=self.using, seat=self.seat, over=over)

    def _laid(self, found: Taken | None, *, undone: int | None = None) -> HttpResponse:
        """No transaction is open by now: the site's own code tells what stands beside the image."""
        if found is None:
            return HttpResponseRedirect(self._address("end"))
        item, lease = found
        return self.lay(item, undone=undone) if lease is None else self._held(item, lease)

    def _held(self, item: Item, lease: Lease) -> TemplateResponse:
        """Somebody else looks at it."""
        name = str(lease.user) if sees_users(self.request) else ""
        return self.page(item, "desk/held.html", holder=name, until=lease.expires_at)

    def page(self, item: Item, template: str, **context: Any) -> TemplateResponse:
        """What each of them shows, and ``context``."""
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
            title=str(self.title),
            item=item,
            first=first,
            image_url=image_url(first),
            preview_url=self._preview(first),
            shown_object=objects.linked(first, self.site),
            object_name=display.isolated(objects.name_of(first)),
            place=place + 1,
            total=len(ids),
            sitting=self.sitting,
            sitting_url=self._address("change"),
            end_url=self._address("end"),
            leave_url=self._address("leave"),
            remarks_url=reverse(f"{self.site.name}:autocaption_sitting_remarks"),
            user_key=self.user.pk,
            seat=self.seat,
            **around,
            **context,
        )

    def _bare(self, template: str, **context: Any) -> TemplateResponse:
        """For the script, which has the frame of the admin around it already."""
        self.request.current_app = self.site.name
        context |= {"frame": "admin/autocaption/desk/bare.html"}
        return TemplateResponse(self.request, f"admin/autocaption/{template}", context)

    def coming(self, item: Item) -> list[str]:
        """Addresses of the pictures that come next, of those that the person may see."""
        place, ahead = self.sitting.ids.index(item.key), sittings.coming_after(self.sitting, item.key)
        rows = Caption.objects.using(self.using).select_related("content_type")
        if place % MADE_AHEAD == 0 or self.request.method == "GET":
            wanted = [item.key, *ahead][: 2 * MADE_AHEAD]
            found = rows.in_bulk(wanted)
            previews.ask_ahead([found[key] for key in wanted if key in found], Size.LARGE)
        found = rows.in_bulk(ahead[:AHEAD])
        coming = [found[key] for key in ahead[:AHEAD] if key in found]
        return [url for row in self.may_see(coming) if (url := self._preview(row))]

    def _preview(self, caption: Caption) -> str:
        return preview_url(caption, self.site, model=self.shown_by)

    def _at(self, given: str) -> int | None:
        """The image of this sitting that an address or a form names."""
        key = int(given) if given.isdecimal() else None
        return key if key in self.sitting.ids else None

    def _address(self, name: str) -> str:
        return reverse(f"{self.site.name}:autocaption_sitting_{name}", args=[self.sitting.pk])
