"""The contact sheet: many images of a sitting at once, a draft under each, and one button for all but the ticked."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from django_autocaption.admin.base.editor import editor, may_approve
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.base.house_style import guides
from django_autocaption.admin.base.page import page
from django_autocaption.admin.captions import remarks
from django_autocaption.admin.desk import bulk, cards, decisions, kept
from django_autocaption.admin.desk.bulk import Outcome
from django_autocaption.admin.desk.cards import Card
from django_autocaption.admin.desk.sitter import GO, seat_of
from django_autocaption.admin.desk.table import undo_offered
from django_autocaption.admin.editing.alt_form import AltForm
from django_autocaption.admin.editing.sent import arrived, arrives
from django_autocaption.desk import leases, sittings
from django_autocaption.models import Caption, Sitting
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By

#: Images of one sheet, as somebody chooses.
SIZES = (24, 48)
#: Buttons of a sheet.
BUTTONS = ("_approve", "_save", "_skip", "_undo", GO, "_cards")


class Sheet:
    """The sheet in front of one person."""

    def __init__(self, model_admin: ModelAdmin, request: HttpRequest, sitting: Sitting, *, using: str) -> None:
        self.model_admin = model_admin
        self.site = model_admin.admin_site
        self.request = request
        self.sitting = sitting
        self.using = using
        self.user = editor(request)
        self.seat = seat_of(request)
        size = request.POST.get("_cards") or request.GET.get("cards", "")
        self.size = int(size) if size.isdecimal() and int(size) in SIZES else SIZES[0]

    # -- a button ------------------------------------------------------------------------------------------------------

    def answer(self) -> HttpResponse:
        """Do what the pressed button says."""
        posted = self.request.POST
        arrives(self.request)
        if "_undo" in posted:
            return self._undo(posted["_undo"])
        laid = self._posted()
        if remarks.pressed(posted):
            decisions.dispute(self.request, [row for card in laid for row in card.captions], using=self.using)
            self._keep(laid, set())
            return self._back()
        if GO in posted or "_cards" in posted:
            return self._go(laid, posted.get(GO, ""))
        if "_skip" in posted:
            return self._next(laid)
        outcome = bulk.approve(self.request, laid, publish="_approve" in posted, using=self.using)
        bulk.tell(self.request, outcome)
        if outcome.refused:
            return self._again(laid, outcome)
        return self._next(laid, outcome)

    def _posted(self) -> list[Card]:
        """The cards that the page had, with what was typed on them."""
        given = {int(key) for key in self.request.POST.getlist("item")[: SIZES[-1]] if key.isdecimal()}
        keys = [key for key in self.sitting.ids if key in given]
        ticked = set(self.request.POST.getlist("ticked"))
        found = cards.load(self.request, self.site, keys, using=self.using)
        for card in found:
            forms = [AltForm(self.request.POST, instance=row) for row in card.captions]
            card.forms = [form for form in forms if form.is_posted]
            card.ticked = str(card.key) in ticked
        if missing := len(given) - len(found):
            text = ngettext(
                "%(number)d image is not on the desk any more.",
                "%(number)d images are not on the desk any more.",
                missing,
            )
            messages.warning(self.request, text % {"number": missing})
        return found

    def _next(self, laid: Sequence[Card], outcome: Outcome | None = None) -> HttpResponse:
        """On with those that come next; what is left comes again at the end."""
        done = outcome.done if outcome is not None else set()
        self._keep(laid, done)
        through = [card.key for card in laid if card.forms and all(form.instance.pk in done for form in card.forms)]
        sittings.done_with_all(self.sitting, through)
        sittings.skip_all(self.sitting, [card.key for card in laid if card.key not in through])
        leases.give_back_all([card.image for card in laid], self.user, using=self.using)
        return HttpResponseRedirect(self._url)

    def _go(self, laid: Sequence[Card], where: str) -> HttpResponse:
        """Elsewhere without a decision, and with what was typed: to that image alone, to the one that is next
        (``desk``), to the summary (``leave``), or to a sheet of another size."""
        self._keep(laid, set())
        leases.give_back_all([card.image for card in laid], self.user, using=self.using)
        if not where:
            return self._back()
        url = self._address("end" if where == "leave" else "change")
        return HttpResponseRedirect(f"{url}?at={where}" if where.isdecimal() else url)

    def _keep(self, laid: Sequence[Card], done: set[int]) -> None:
        """What was typed on cards that come again, beside what was typed about them at the desk."""
        typed: dict[Caption, dict[str, str]] = {}
        for form in (form for card in laid for form in card.forms):
            row = form.instance
            beside = {name: text for name, text in kept.of(self.request, row).items() if name != "alt_text"}
            here = {"alt_text": str(form["alt_text"].value() or "")} if form.is_touched else {}
            typed[row] = {} if row.pk in done else beside | here
        kept.change(self.request, typed)

    def _again(self, laid: Sequence[Card], outcome: Outcome) -> HttpResponse:
        """The same sheet without what is done: words could not be stored, and are still in their fields."""
        refused = {form.instance.pk: form for form in outcome.refused}
        fresh = {card.key: card for card in self._loaded([card.key for card in laid])}
        left = []
        for card in laid:
            forms = [
                refused.get(form.instance.pk, form)
                for form in card.forms
                if form.instance.pk in refused or (card.ticked and form.is_touched)
            ]
            typed = {form.instance.pk for form in forms}
            more = fresh[card.key].forms if card.key in fresh else []
            card.forms = forms + [form for form in more if form.instance.pk not in typed | outcome.done]
            if card.forms:
                left.append(card)
        response = self._lay(left)
        response.status_code = 409 if any(form.conflict is not None for form in outcome.refused) else 422
        return response

    def _undo(self, key: str) -> HttpResponse:
        laid = self._posted()
        self._keep(laid, set())
        leases.give_back_all([card.image for card in laid], self.user, using=self.using)
        step = decisions.undo(self.request, self.site, key, using=self.using)
        if step is not None:
            decisions.bring_back(self.request, self.sitting, step, using=self.using)
        return self._back()

    def _back(self) -> HttpResponse:
        """To the sheet, where what was ticked is so still: else it would be approved with the others."""
        ticked = urlencode([("ticked", key) for key in self.request.POST.getlist("ticked")[: SIZES[-1]]])
        return HttpResponseRedirect(f"{self._url}{'&' if '?' in self._url else '?'}{ticked}" if ticked else self._url)

    # -- the page ------------------------------------------------------------------------------------------------------

    def show(self) -> HttpResponse:
        """The images that come next; the summary where there are none."""
        laid: list[Card] = []
        while not laid and (keys := sittings.come_next(self.sitting, self.user, self.size)):
            laid = self._loaded(keys)
            # Moderation, or the site's own rules, took the others away meanwhile.
            sittings.done_with_all(self.sitting, set(keys) - {card.key for card in laid})
        laid = cards.fitting(laid)
        mine = leases.take_all([card.image for card in laid], self.user, using=self.using, seat=self.seat)
        laid = [card for card in laid if card.image in mine]  # of the others somebody was a moment faster
        return self._lay(laid) if laid else HttpResponseRedirect(self._address("end"))

    def _loaded(self, keys: Sequence[int]) -> list[Card]:
        found = cards.load(self.request, self.site, keys, using=self.using)
        for card in found:
            rows = cards.waiting(card, self.sitting)
            card.ticked = str(card.key) in self.request.GET.getlist("ticked")
            card.forms = [AltForm(instance=row, typed=kept.of(self.request, row).get("alt_text")) for row in rows]
        return [card for card in found if card.forms]

    def _lay(self, laid: Sequence[Card]) -> TemplateResponse:
        other = next(size for size in SIZES if size != self.size)
        return page(
            self.model_admin,
            self.request,
            "desk/sheet.html",
            title=_("Contact sheet"),
            original=_("Contact sheet"),
            cards=cards.shown(self.site, laid, using=self.using),
            guides=guides(form.instance.language for card in laid for form in card.forms),
            place=self.sitting.position,
            total=len(self.sitting.ids),
            sitting=self.sitting,
            user_key=self.user.pk,
            seat=self.seat,
            may_decide=may_approve(self.request),
            publishes_own=reviews.publishes_own(By(user=self.user)),
            sent=arrived(self.request),
            other_size=other,
            sheet_url=self._url,
            leave_url=self._address("leave"),
            remarks_url=reverse(f"{self.site.name}:autocaption_sitting_remarks"),
            **undo_offered(self.user, using=self.using),
        )

    @property
    def _url(self) -> str:
        """Of this sheet, in the size that was chosen."""
        url = self._address("sheet")
        return url if self.size == SIZES[0] else f"{url}?cards={self.size}"

    def _address(self, name: str) -> str:
        return reverse(f"{self.site.name}:autocaption_sitting_{name}", args=[self.sitting.pk])
