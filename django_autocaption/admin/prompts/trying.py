"""A text is tried on one image before it is saved: a comparison of one image and one combination, which is nobody's
words. A worker asks, the page of the answer looks again by itself."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db import router
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption import conf, figures
from django_autocaption.admin.access import hosts
from django_autocaption.admin.base import display, services
from django_autocaption.admin.base.addresses import image_url, preview_url, thumbnail_url
from django_autocaption.admin.base.editor import editor, may_read, sees_money
from django_autocaption.admin.base.generics import ModelAdmin
from django_autocaption.admin.base.page import LaidOutForm, page
from django_autocaption.admin.captions.difference import as_text
from django_autocaption.admin.captions.form import WordsForm
from django_autocaption.admin.captions.objects import load_names, name_of
from django_autocaption.admin.prompts.placeholders import problems_of
from django_autocaption.models import CandidateAnswer, Caption, Comparison, Kind, Prompt
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.bulk import compare
from django_autocaption.pipeline.bulk.compare import Combination
from django_autocaption.pipeline.words.remarks import remarks_on_words

#: Posted by the button that has a service asked.
ASK = "ask"
#: Images to choose from, and the newest captions among which they are looked for.
SHOWN, LOOKED_AT = 8, 60


class TryForm(LaidOutForm):
    """The text, and who is asked."""

    text = forms.CharField(
        label=gettext_lazy("Prompt"),
        max_length=4000,
        strip=True,
        widget=AdminTextareaWidget(attrs={"rows": 6, "dir": "auto"}),
    )
    provider = forms.ChoiceField(label=gettext_lazy("Provider"))
    image = forms.IntegerField(
        label=gettext_lazy("Number of a caption"),
        required=False,
        min_value=1,
        help_text=gettext_lazy("Of an image that is not shown here: the number in the address of its caption."),
    )
    fieldsets = ((None, {"fields": ["text", "provider"]}),)

    def __init__(self, *args: Any, prices: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["provider"]
        chosen.choices = [  # type: ignore[attr-defined]  # of a ChoiceField
            (alias, f"{services.name_of(alias)}: {price}") for alias, price in prices.items()
        ]

    def clean_text(self) -> str:
        """With placeholders that are filled in."""
        text: str = self.cleaned_data["text"]
        if problems := problems_of(text):
            raise ValidationError(problems)
        return text


def address(model_admin: ModelAdmin, name: str, *args: Any) -> str:
    """Of one of the pages of prompts."""
    return reverse(f"{model_admin.admin_site.name}:autocaption_prompt_{name}", args=args)


def choose(model_admin: ModelAdmin, request: HttpRequest, prompt: Prompt | None) -> HttpResponse:
    """The page on which image and service are chosen; or the answer's, where a service was asked."""
    using = router.db_for_write(Caption)
    aliases = [alias for alias in services.writers() if (one := services.service(alias)) and one.takes_prompt()]
    prices = {alias: Combination(provider=alias).estimate(1, using=using).price for alias in aliases}
    images = _images(model_admin, request, using)
    if ASK in request.POST:
        form = TryForm(request.POST, prices=prices)
        caption = _chosen(model_admin, request, using)
        if form.is_valid() and caption is None:
            form.add_error(None, _("Choose an image, one that you may change and that moderation does not withhold."))
        if form.is_valid() and caption is not None:
            combination = Combination(provider=form.cleaned_data["provider"], prompt=form.cleaned_data["text"])
            short = reservations.shortfalls(compare.hold([combination], 1, using=using), by=editor(request).pk)
            if not short:
                made = compare.start([caption], [combination], blind=False, user=editor(request), using=using)
                return HttpResponseRedirect(_query(address(model_admin, "tried", made.pk), prompt))
            for sentence in short:
                messages.warning(request, sentence)
    else:
        tried = request.GET.get("tried", "")
        before = text_of(own(request, tried)) if tried else prompt.text if prompt is not None else ""
        form = TryForm(initial={"text": request.POST.get("text", before)}, prices=prices)
    chosen = request.POST.get("caption") or (str(images[0]["key"]) if images else "")
    return page(
        model_admin,
        request,
        "prompts/try.html",
        title=_("Try “%(name)s” on an image") % {"name": prompt.name} if prompt is not None else _("Try on an image"),
        form=form,
        images=images,
        chosen=chosen,
        number=form["image"],
        ask=ASK,
        has_providers=bool(aliases),
        back_url=_form_url(model_admin, prompt),
    )


def own(request: HttpRequest, key: object) -> Comparison:
    """What this person had tried. Raises Http404."""
    rows = Comparison.objects.filter(
        batch__kind=Kind.COMPARE, batch__requested_by=editor(request).pk, blind=False
    ).select_related("batch")
    found = rows.filter(pk=int(str(key))).first() if str(key).isdecimal() else None
    if found is None or found.candidates.exclude(provider="").count() != 1:
        raise Http404
    return found


def text_of(comparison: Comparison) -> str:
    """The text that was tried."""
    return str(_answer(comparison).candidate.prompt)


def show(model_admin: ModelAdmin, request: HttpRequest, prompt: Prompt | None, comparison: Comparison) -> HttpResponse:
    """What the service said, as soon as it does; to the script the changing part of it alone."""
    answer, batch = _answer(comparison), comparison.batch
    caption = answer.caption
    seen = hosts.may_change(request, model_admin.admin_site, caption) and not display.withheld(caption)
    labels = {name: str(field.label) for name, field in WordsForm.base_fields.items()}
    told: dict[str, Any] = {
        "is_cancelled": batch.cancelled_at is not None,
        "runs": not answer.ended and batch.unwritten and batch.cancelled_at is None,
        "answer": answer,
        "language": caption.language,
        "may_see": seen,
        "words": [(labels[name], as_text(value)) for name, value in answer.words.items() if value],
        "remarks": [f"{labels[r.field]}: {r.sentence}" for r in remarks_on_words(caption, answer.words)],
        "cost": _cost(request, answer),
        "error": batch.error,
    }
    if "part" in request.GET:
        html = render_to_string("admin/autocaption/prompts/answer.html", told, request)
        return JsonResponse({"html": html, "runs": told["runs"]})
    load_names([caption])
    return page(
        model_admin,
        request,
        "prompts/tried.html",
        title=_("What the service said"),
        prompt=prompt,
        comparison=comparison,
        text=answer.candidate.prompt,
        asked=answer.attempt.prompt if answer.attempt is not None and seen else "",
        provider=services.name_of(answer.candidate.provider),
        image_url=_picture(model_admin, request, caption) if seen else "",
        name=display.isolated(name_of(caption)) if seen else "",
        part_url=_query(request.path, prompt, part=1),
        again_url=_query(address(model_admin, "try"), prompt, tried=comparison.pk),
        restore_url=address(model_admin, "restore", prompt.pk) if prompt is not None else "",
        add_url=f"{address(model_admin, 'add')}?{urlencode({'text': answer.candidate.prompt})}",
        back_url=_form_url(model_admin, prompt),
        **told,
    )


def _picture(model_admin: ModelAdmin, request: HttpRequest, caption: Caption) -> str:
    """Address of the image: small, where the person may see captions."""
    return preview_url(caption, model_admin.admin_site) if may_read(request) else image_url(caption)


def _answer(comparison: Comparison) -> CandidateAnswer:
    rows = CandidateAnswer.objects.filter(candidate__comparison=comparison).exclude(candidate__provider="")
    return rows.select_related("candidate", "attempt", "caption__content_type").get()


def _cost(request: HttpRequest, answer: CandidateAnswer) -> str:
    if answer.reused:
        return _("known already, nothing paid")
    if not sees_money(request) or answer.cost_amount is None or not answer.cost_unit:
        return ""
    return figures.amount(answer.cost_amount, answer.cost_unit)


def _images(model_admin: ModelAdmin, request: HttpRequest, using: str) -> list[dict[str, Any]]:
    """The newest that the person may have asked about, each once."""
    rows = compare.comparable(Caption.objects.using(using)).filter(language=conf.current().languages[0])
    newest = list(rows.select_related("content_type").order_by("-pk")[:LOOKED_AT])
    may = hosts.passing(request, model_admin.admin_site, newest, change=True)
    found = [caption for caption in may if not display.withheld(caption)][:SHOWN]
    if found:
        load_names(found)
    site, reads = model_admin.admin_site, may_read(request)
    return [
        {"key": row.pk, "name": display.isolated(name_of(row)), "url": thumbnail_url(row, site) if reads else ""}
        for row in found
    ]


def _chosen(model_admin: ModelAdmin, request: HttpRequest, using: str) -> Caption | None:
    """The image that was chosen, or typed, if the person may have it asked about."""
    key = request.POST.get("image") or request.POST.get("caption", "")
    rows = compare.comparable(Caption.objects.using(using)).select_related("content_type", "published")
    caption = rows.filter(pk=int(key)).first() if key.isdecimal() else None
    if caption is None or display.withheld(caption):
        return None
    return caption if hosts.may_change(request, model_admin.admin_site, caption) else None


def _form_url(model_admin: ModelAdmin, prompt: Prompt | None) -> str:
    return address(model_admin, "change", prompt.pk) if prompt is not None else address(model_admin, "add")


def _query(url: str, prompt: Prompt | None, **more: Any) -> str:
    query = ({"prompt": prompt.pk} if prompt is not None else {}) | more
    return f"{url}?{urlencode(query)}" if query else url
