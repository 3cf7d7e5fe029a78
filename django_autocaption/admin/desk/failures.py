"""The desk over captions that failed: what happened, and what a person does about it."""

from __future__ import annotations

from typing import ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from django_autocaption.admin.base.editor import may_request
from django_autocaption.admin.captions import objects
from django_autocaption.admin.desk import why
from django_autocaption.admin.desk.item import Item
from django_autocaption.admin.desk.table import Table
from django_autocaption.desk.queue import waits
from django_autocaption.models import Caption
from django_autocaption.pipeline.bulk import recaption
from django_autocaption.pipeline.bulk.recaption import Request

#: Asks the same again.
RETRY = "_retry"


class Failures(Table):
    """The desk of failed captions in front of one person. Words are written, and services asked anew, as at the review
    desk."""

    title: ClassVar[Promise] = gettext_lazy("Failed captions")
    template = "desk/failure.html"
    why = staticmethod(why.what_happened)

    def decide(self, item: Item) -> HttpResponse:
        """Try again as the field's settings say, or what the review desk does."""
        if RETRY not in self.request.POST:
            return super().decide(item)
        if not may_request(self.request):
            raise PermissionDenied
        failed = [row.pk for row in item.captions if waits(row, item.queue)]
        rows = Caption.objects.using(self.using).filter(pk__in=failed)
        asked = Request(provider="", model="", prompt="", replace_human=False)
        number, _batch = recaption.captions(rows, asked, user=self.user)
        told = ngettext(
            "%(number)d caption is tried again: %(object)s.", "%(number)d captions are tried again: %(object)s.", number
        )
        if number:
            messages.success(self.request, told % {"number": number, "object": objects.in_message(item.first)})
        else:
            messages.info(self.request, _("Nothing failed there any more."))
        self.keep(item)
        return self.next(item)
