"""The alt text of one caption, edited in its place among others, and how it is stored."""

from __future__ import annotations

from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget

from django_autocaption.admin.captions.form import WordsForm
from django_autocaption.exceptions import ChangedMeanwhileError, NoWordsError
from django_autocaption.models import Caption, Review
from django_autocaption.pipeline.words import reviews
from django_autocaption.pipeline.words.seen import By


class AltForm(WordsForm):
    """Its names begin with the caption's key, so that one page has many."""

    title = None  # type: ignore[assignment]  # Django's way to leave out a field of the parent
    description = None  # type: ignore[assignment]  # as above
    meta_description = None  # type: ignore[assignment]  # as above
    keywords = None  # type: ignore[assignment]  # as above
    decorative = None  # type: ignore[assignment]  # as above

    def __init__(self, data: Any = None, *, instance: Caption, typed: str | None = None) -> None:
        """``typed``: what a person had written before."""
        initial = {} if typed is None else {"alt_text": typed}
        super().__init__(data, instance=instance, initial=initial, prefix=f"c{instance.pk}")
        self.fields["alt_text"].widget = AdminTextareaWidget(attrs={"rows": 3, **self.typed_about(), **self.written()})
        self.fields["alt_text"].help_text = ""

    @property
    def changed_words(self) -> dict[str, Any]:
        """Whoever writes what the image says does not mean it to be skipped."""
        changed = super().changed_words
        return changed | {"decorative": False} if changed and self.words_seen["decorative"] else changed

    @property
    def is_posted(self) -> bool:
        """The page had this caption."""
        return self.add_prefix("seen_as") in self.data

    @property
    def is_touched(self) -> bool:
        """Something was typed."""
        return "alt_text" in self.errors or bool(self.changed_words)

    @property
    def is_repeat(self) -> bool:
        """What was typed is what the caption says by now: it was sent twice."""
        return self.conflict is not None and all(now == mine for _label, now, mine in self.conflict.texts)


def store(form: AltForm, *, by: By, publish: bool) -> Review | AltForm | None:
    """What was decided by a valid form's words; None = nothing was changed. A form comes back where they are not
    stored, with what was typed and why."""
    if form.seen is None:
        raise ValueError("The form does not say what was seen.")
    caption = form.instance
    try:
        return reviews.edit(caption, form.changed_words, seen=form.seen, by=by, publish=publish)
    except NoWordsError as error:
        form.add_error("alt_text", str(error))
        return form
    except ChangedMeanwhileError:  # in these milliseconds; the form finds it in the row as it is now
        rows = Caption.objects.using(caption._state.db).with_words().select_related("content_type")
        fresh = AltForm(form.data, instance=rows.get(pk=caption.pk))
        fresh.is_valid()
        return fresh
