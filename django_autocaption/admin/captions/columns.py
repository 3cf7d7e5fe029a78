"""What lists and forms show of a caption."""

from __future__ import annotations

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from django_autocaption.admin.base import display, services
from django_autocaption.admin.captions import objects, versions
from django_autocaption.admin.related import beside
from django_autocaption.models import Caption


class CaptionColumns:
    """Columns and read-only fields."""

    admin_site: admin.AdminSite

    @admin.display(description=gettext_lazy("image"))
    def thumbnail(self, caption: Caption) -> SafeString:
        return display.thumbnail(caption, self.admin_site)

    @admin.display(description=gettext_lazy("image"))
    def preview(self, caption: Caption) -> SafeString:
        return display.preview(caption, self.admin_site)

    @admin.display(description=gettext_lazy("words"))
    def shown_words(self, caption: Caption) -> SafeString:
        return display.words(caption)

    @admin.display(description=gettext_lazy("state"))
    def state_with_problem(self, caption: Caption) -> SafeString:
        return display.state_with_problem(caption)

    @admin.display(description=gettext_lazy("written by"))
    def shown_origin(self, caption: Caption) -> SafeString:
        return display.origin(caption)

    @admin.display(description=gettext_lazy("describes"))
    def named_object(self, caption: Caption) -> SafeString:
        return objects.described(caption, self.admin_site)

    @admin.display(description=gettext_lazy("provider"))
    def provider_name(self, caption: Caption) -> str:
        return services.name_of(caption.provider) if caption.provider else ""

    @admin.display(description=gettext_lazy("state"))
    def state_in_short(self, caption: Caption) -> SafeString:
        """Of this language, and of the others that the list looked up."""
        shown = display.state_with_problem(caption, limit=80)
        return format_html("{}{}", shown, beside.told(caption, self.admin_site))

    @admin.display(description=gettext_lazy("words"))
    def words_in_full(self, caption: Caption) -> SafeString:
        """For people who may only look."""
        said = caption.offered
        if said is None:
            return display.words(caption)
        return _listed(versions.told(said), caption.language)

    @admin.display(description=gettext_lazy("the draft against what is published"))
    def draft_compared(self, caption: Caption) -> SafeString:
        """Of a draft beside published words."""
        found = versions.difference(caption, caption.draft) if caption.draft is not None else None
        if found is None:
            return SafeString("–")
        return _listed(found, caption.language) if found else format_html("{}", _("The draft says the same."))


def _listed(told: list[tuple[str, SafeString]], language: str) -> SafeString:
    item = '<div><dt>{}</dt><dd lang="{}" dir="auto">{}</dd></div>'
    items = format_html_join("", item, [(label, language, text) for label, text in told])
    return format_html('<dl class="autocaption-words">{}</dl>', items)
