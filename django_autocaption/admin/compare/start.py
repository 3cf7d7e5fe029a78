"""The page on which an editor chooses up to four combinations, sees their price, and has them compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption import figures
from django_autocaption.admin.access.asking import to_ask_about
from django_autocaption.admin.base import services
from django_autocaption.admin.base.editor import editor
from django_autocaption.admin.base.generics import AdminMixin
from django_autocaption.admin.base.page import CONFIRM, LaidOutForm, action_page
from django_autocaption.admin.prompts.placeholders import problems_of
from django_autocaption.admin.recaption.page import PromptChoice
from django_autocaption.models import Caption, Prompt
from django_autocaption.pipeline.admission import reservations
from django_autocaption.pipeline.bulk import compare
from django_autocaption.pipeline.bulk.compare import DRAWN_FROM, MOST_COMBINATIONS, MOST_IMAGES, Combination
from django_autocaption.pipeline.runtime import databases

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

#: Posted with the combinations whose price the page showed.
PRICED = "priced"


class CompareForm(LaidOutForm):
    """Who is asked how; and whether people may know it."""

    blind = forms.BooleanField(
        label=gettext_lazy("Blind"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Whose words are whose is told after the vote."),
    )

    def __init__(self, *args: Any, reads_prompts: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        aliases = services.writers()
        choices = [(alias, services.described(alias)) for alias in aliases]
        laid_out: list[tuple[str | None, dict[str, Any]]] = []
        for number in range(1, MOST_COMBINATIONS + 1):
            self.fields |= _fields(number, choices, reads_prompts)
            if number <= min(len(aliases), 2):
                self.initial.setdefault(f"provider_{number}", aliases[number - 1])
            title = _("Combination %(number)d") % {"number": number}
            laid_out.append(
                (title, {"fields": [f"{name}_{number}" for name in ("provider", "model", "prompt", "text")]})
            )
        self.fieldsets = [*laid_out, (None, {"fields": ["blind"]})]
        self.combinations: list[Combination] = []

    def clean(self) -> dict[str, Any]:
        """Refuse what a service would silently ignore, and the same combination twice."""
        data = dict(super().clean() or self.cleaned_data)
        for number in range(1, MOST_COMBINATIONS + 1):
            alias = data.get(f"provider_{number}") or ""
            prompt, text = data.get(f"prompt_{number}"), data.get(f"text_{number}") or ""
            model = data.get(f"model_{number}") or ""
            if not alias:
                if prompt or text or model:
                    self.add_error(f"provider_{number}", _("Choose a provider, or leave all of it out."))
                continue
            if prompt and text:
                self.add_error(f"text_{number}", _("Choose a named prompt or write one: not both."))
            for problem in problems_of(text):
                self.add_error(f"text_{number}", problem)
            combination = Combination(provider=alias, model=model, prompt=prompt.text if prompt else text)
            for name, problem in _problems(combination):
                self.add_error(f"{'prompt' if prompt and name == 'text' else name}_{number}", problem)
            if combination in self.combinations:
                self.add_error(f"provider_{number}", _("This combination is there already."))
            self.combinations.append(combination)
        if not self.combinations and not self.errors:
            self.add_error(None, _("Choose at least one provider."))
        return data

    @property
    def signature(self) -> str:
        """Of these combinations."""
        return signature_of(self.combinations)


def signature_of(combinations: Sequence[Combination]) -> str:
    """What a page posts that has shown the price of these."""
    return sha256(repr(combinations).encode()).hexdigest()


def _fields(number: int, choices: list[tuple[str, str]], reads_prompts: bool) -> dict[str, forms.Field]:
    prompt = PromptChoice(
        label=gettext_lazy("Prompt"),
        required=False,
        queryset=Prompt.objects.all(),
        empty_label=gettext_lazy("each field’s own"),
    )
    prompt.with_text = reads_prompts
    model = AdminTextInputWidget()
    return {
        f"provider_{number}": forms.ChoiceField(
            label=gettext_lazy("Provider"), required=False, choices=[("", _("nobody")), *choices]
        ),
        f"model_{number}": forms.CharField(
            label=gettext_lazy("Model"),
            required=False,
            max_length=200,
            widget=model,
            help_text=gettext_lazy("The service's name of a model; empty for the one in the settings."),
        ),
        f"prompt_{number}": prompt,
        f"text_{number}": forms.CharField(
            label=gettext_lazy("Other prompt"),
            required=False,
            max_length=4000,
            widget=AdminTextareaWidget(attrs={"rows": 2, "dir": "auto"}),
            help_text=gettext_lazy("Free text, for this request only."),
        ),
    }


def _problems(combination: Combination) -> Iterator[tuple[str, str]]:
    """(name of a field, what is wrong with it)."""
    provider = services.service(combination.provider)
    if provider is None:
        message = _("The settings of “%(name)s” are wrong: “manage.py check” says what to write. Choose another one.")
        yield "provider", message % {"name": combination.provider}
        return
    if combination.prompt and not provider.takes_prompt(combination.model):
        message = _("%(service)s takes no prompt. Leave the prompt out, or choose another provider.")
        yield "text", message % {"service": provider.service}
    if combination.model and not provider.supports_model:
        message = _("%(service)s takes no model. Leave the model out, or choose another provider.")
        yield "model", message % {"service": provider.service}


def compare_page(
    model_admin: ModelAdmin[Any],
    request: HttpRequest,
    captions: QuerySet[Caption],
    *,
    action: str = "",
    back_url: str = "",
) -> HttpResponse:
    """Choose, see the price, confirm; then the comparison's own page. Whoever asks may request, and may change the
    objects of these captions. ``back_url``: as for ``action_page``."""
    using = databases.written_to(captions)
    rows = captions.using(using)
    found = compare.comparable(rows).order_by()[: DRAWN_FROM + 1].count()
    images = min(found, MOST_IMAGES)
    chosen = rows.order_by()[: DRAWN_FROM + 1].count()
    form = CompareForm(
        request.POST if CONFIRM in request.POST else None,
        reads_prompts=editor(request).has_perm("autocaption.view_prompt"),
    )
    context: dict[str, Any] = {}
    if form.is_bound and form.is_valid() and images:
        if request.POST.get(PRICED) == form.signature:
            return _started(model_admin, request, rows, form, using)
        hold = compare.hold(form.combinations, images, using=using)
        context = {
            "estimates": [one.estimate(images, using=using) for one in form.combinations],
            "shortfalls": reservations.shortfalls(hold, by=editor(request).pk),
            PRICED: form.signature,
        }
    return action_page(
        model_admin,
        request,
        "compare/start.html",
        action=action,
        title=_("Compare services"),
        back_url=back_url,
        form=form,
        images=images,
        selected_number=figures.capped(min(found, DRAWN_FROM), DRAWN_FROM),
        is_sample=found > MOST_IMAGES,
        is_of_newest=found > DRAWN_FROM,
        left_out=chosen - found if chosen <= DRAWN_FROM else 0,
        **context,
    )


def _started(
    model_admin: ModelAdmin[Any], request: HttpRequest, rows: QuerySet[Caption], form: CompareForm, using: str
) -> HttpResponse:
    made = compare.start(
        compare.sample(rows),
        form.combinations,
        blind=form.cleaned_data["blind"],
        user=editor(request),
        using=using,
    )
    url = reverse(f"{model_admin.admin_site.name}:autocaption_comparison_change", args=[made.pk])
    return HttpResponseRedirect(url)


class ComparePage(AdminMixin):
    """Adds ``<id>/compare/`` to the admin class of captions: services compared on one image."""

    def get_urls(self) -> list[Any]:
        """Before the addresses of single captions."""
        view = self.admin_site.admin_view(self.compare_view)
        return [path("<int:pk>/compare/", view, name="autocaption_caption_compare"), *super().get_urls()]

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Of an image that the person may see, and whose words they may ask for."""
        chosen, page_of = to_ask_about(self, request, pk)
        return compare_page(self, request, chosen, back_url=page_of)
