"""Words back from a file: what it would change is a page, and nothing is written before that was seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import router
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display, log
from django_autocaption.admin.base.editor import editor, may_approve
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.base.page import CONFIRM, LaidOutForm, page
from django_autocaption.admin.captions.difference import compare as difference
from django_autocaption.admin.captions.form import WordsForm
from django_autocaption.exchange import incoming, uploads
from django_autocaption.exchange.incoming import Status, Verdict
from django_autocaption.exchange.rows import CHUNK, FileRefused, as_text, words_of
from django_autocaption.models import Caption, Upload, Verb
from django_autocaption.models.version import NO_WORDS

#: Captions that one press of the button changes: a request has to end.
MOST_CHANGES = 2_000
#: Lines that the page shows of each kind.
MOST_SHOWN = 200
_LABELS = {
    Status.CHANGED: gettext_lazy("Would be changed"),
    Status.CONFLICT: gettext_lazy("Left alone: something else stands there by now"),
    Status.UNKNOWN: gettext_lazy("No such caption"),
    Status.MALFORMED: gettext_lazy("Cannot be read"),
    Status.UNCHANGED: gettext_lazy("Says the same"),
}


class ImportForm(LaidOutForm):
    """The file."""

    file = forms.FileField(
        label=pgettext_lazy("to import", "File"),
        allow_empty_file=True,  # which is told like every other file that cannot be read
        help_text=gettext_lazy("CSV or XLIFF 1.2, as Export wrote it, 5 MB at most."),
    )
    fieldsets = ((None, {"fields": ("file",)}),)


@dataclass(kw_only=True)
class DryRun:
    """What a file would change, as far as a page has room for it."""

    counts: Counter[Status] = field(default_factory=Counter)
    shown: dict[Status, list[Line]] = field(default_factory=dict)

    @property
    def summary(self) -> list[tuple[str, int]]:
        """(what becomes of lines, how many)."""
        return [(str(label), self.counts[status]) for status, label in _LABELS.items() if self.counts[status]]

    @property
    def sections(self) -> list[tuple[str, list[Line], int]]:
        """(heading, lines, how many are not shown)."""
        return [
            (str(_LABELS[status]), lines, self.counts[status] - len(lines))
            for status in _LABELS
            if (lines := self.shown.get(status))
        ]

    @property
    def changed(self) -> int:
        """Captions that the button changes, some at a time."""
        return self.counts[Status.CHANGED]

    @property
    def malformed(self) -> int:
        """Lines that have to be left out for that."""
        return self.counts[Status.MALFORMED]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One of the file's."""

    number: int
    about: str
    language: str
    message: str
    changes: list[tuple[str, SafeString]]
    """(field, the difference)."""
    findings: list[str]


class ImportsCaptions(AdminMixin):
    """Adds the two pages to the admin class of captions."""

    def get_urls(self) -> list[Any]:
        """``import/`` before the addresses of single captions."""
        wrap = self.admin_site.admin_view
        return [
            path("import/", wrap(self.import_view), name="autocaption_caption_import"),
            path("import/<int:pk>/", wrap(self.import_look_view), name="autocaption_caption_import_look"),
            *super().get_urls(),
        ]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Take the file, and go on to the look at it."""
        self._may_import(request)
        form = ImportForm(request.POST or None, request.FILES or None) if request.method == "POST" else ImportForm()
        if form.is_bound and form.is_valid():
            sent = form.cleaned_data["file"]
            try:
                content = sent.read(uploads.LARGEST + 1)
                kept = uploads.keep(editor(request), sent.name, content, using=_database())
            except FileRefused as error:
                form.add_error("file", str(error))
            else:
                return HttpResponseRedirect(self._address("import_look", kept.pk))
        return page(self, request, "import.html", title=_("Import captions"), form=form)

    def import_look_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the file would change; with the button, the changing."""
        self._may_import(request)
        upload = uploads.find(editor(request), pk, using=_database())
        if upload is None:
            self.message_user(request, _("That file is not here any more: send it once more."), messages.WARNING)
            return HttpResponseRedirect(self._address("import"))
        try:
            if request.method == "POST" and CONFIRM in request.POST:
                answer = self._import(request, upload)
                if answer is not None:
                    return answer
            found = self._dry_run(request, upload)
        except FileRefused as error:
            self.message_user(request, f"\u2068{upload.name}\u2069: {error}", messages.ERROR)
            upload.delete()
            return HttpResponseRedirect(self._address("import"))
        return page(
            self,
            request,
            "import_look.html",
            title=_("What would change"),
            upload=upload,
            found=found,
            most=MOST_CHANGES,
            confirm=CONFIRM,
            may_approve=may_approve(request),
            again_url=self._address("import"),
        )

    def _import(self, request: HttpRequest, upload: Upload) -> HttpResponse | None:
        """None = it was not said that what cannot be read is to be left out."""
        skips = "skip" in request.POST
        verdicts = list(self._verdicts(request, upload))
        if not skips and any(verdict.status is Status.MALFORMED for verdict in verdicts):
            text = _("Nothing was written: correct the lines that cannot be read, or tick that they are left out.")
            self.message_user(request, text, messages.ERROR)
            return None
        changing = [verdict for verdict in verdicts if verdict.status is Status.CHANGED]
        publish = may_approve(request)
        stored = incoming.store(changing[:MOST_CHANGES], user=editor(request), using=_database(), publish=publish)
        changed = [one.caption.pk for one in stored if one.status is Status.CHANGED and one.caption is not None]
        log.many(changed, log.sentence(Verb.IMPORT), user=editor(request), using=_database())
        text = ngettext("%(number)d caption imported.", "%(number)d captions imported.", len(changed))
        self.message_user(request, text % {"number": len(changed)}, messages.SUCCESS if changed else messages.INFO)
        if meanwhile := len(stored) - len(changed):
            text = ngettext(
                "%(number)d left alone: it was changed just now.",
                "%(number)d left alone: they were changed just now.",
                meanwhile,
            )
            self.message_user(request, text % {"number": meanwhile}, messages.WARNING)
        if left := len(changing) - len(stored):
            text = ngettext("%(number)d is left: import on.", "%(number)d are left: import on.", left)
            self.message_user(request, text % {"number": left}, messages.WARNING)
            return HttpResponseRedirect(self._address("import_look", upload.pk))
        upload.delete()
        return HttpResponseRedirect(self._address("changelist"))

    def _dry_run(self, request: HttpRequest, upload: Upload) -> DryRun:
        found = DryRun()
        for verdict in self._verdicts(request, upload):
            found.counts[verdict.status] += 1
            lines = found.shown.setdefault(verdict.status, [])
            if verdict.status is not Status.UNCHANGED and len(lines) < MOST_SHOWN:
                lines.append(_line(verdict))
        return found

    def _verdicts(self, request: HttpRequest, upload: Upload) -> Iterator[Verdict]:
        """About each line, as the person may know and do it."""
        waiting = iter(incoming.compare(uploads.lines(upload), using=_database()))
        while chunk := list(islice(waiting, CHUNK)):
            yield from self._allowed(request, chunk)

    def _allowed(self, request: HttpRequest, verdicts: Iterable[Verdict]) -> Iterator[Verdict]:
        listed = list(verdicts)
        rows = [verdict.caption for verdict in listed if verdict.caption is not None]
        site = self.admin_site
        shown = {row.pk for row in hosts.passing(request, site, rows)}
        shown &= set(self.get_queryset(request).filter(pk__in=shown).values_list("pk", flat=True))
        own = {row.pk for row in hosts.passing(request, site, rows, change=True)} & shown
        for verdict in listed:
            caption = verdict.caption
            withheld = caption is not None and display.withheld_from(request, caption)
            if caption is None or (caption.pk in own and not withheld):
                yield verdict
            elif caption.pk not in shown:  # as if it were not there
                message = _("There is no such caption.")
                yield replace(verdict, status=Status.UNKNOWN, message=message, caption=None, changes={}, findings=())
            elif verdict.status is Status.CHANGED:
                message = _("You may not change the object that it describes.")
                if withheld:
                    message = _("Moderation withholds the present image.")
                yield replace(verdict, status=Status.CONFLICT, message=message, changes={}, findings=())
            else:
                yield verdict

    def _may_import(self, request: HttpRequest) -> None:
        if not self.has_change_permission(request):
            raise PermissionDenied

    def _address(self, name: str, *args: int) -> str:
        return reverse(f"{self.admin_site.name}:autocaption_caption_{name}", args=args)


def _line(verdict: Verdict) -> Line:
    caption: Caption | None = verdict.caption
    words = words_of(caption) if caption is not None else NO_WORDS
    changes = [
        (str(WordsForm.base_fields[name].label), difference(as_text(name, words[name]), as_text(name, value)))
        for name, value in verdict.changes.items()
    ]
    return Line(
        number=verdict.number,
        about=str(verdict.key or ""),
        language=verdict.key.language if verdict.key else "",
        message=verdict.message,
        changes=changes,
        findings=[finding.message for finding in verdict.findings],
    )


def _database() -> str:
    """Where captions are written."""
    return router.db_for_write(Caption)
