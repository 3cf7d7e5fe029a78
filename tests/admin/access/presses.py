"""Every page of the admin, and everything that it takes: the forms as they are drawn, by what is pressed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile

from django_autocaption.admin.captions.review_form import BUTTONS
from django_autocaption.admin.compare.start import PRICED, signature_of
from django_autocaption.admin.desk.forms import BUTTONS as DESK_BUTTONS
from django_autocaption.admin.desk.sheet import BUTTONS as SHEET_BUTTONS
from django_autocaption.admin.related.languages import BUTTON as TRANSLATE
from django_autocaption.models import (
    Attempt,
    Batch,
    Caption,
    Comparison,
    ModeratedImage,
    Prompt,
    PromptVersion,
    Review,
    Sitting,
)
from django_autocaption.pipeline.bulk.compare import Combination
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.pipeline.words.seen import Seen
from tests.admin.access import site
from tests.admin.access.site import Rows
from tests.admin.access.table import DISPUTE, ON_THE_DESK
from tests.admin.rows import confirmed
from tests.admin.test_doors import Door, doors_of
from tests.testapp.models import Photo

MODELS = (Caption, ModeratedImage, Review, Attempt, Batch, Prompt, Sitting, Comparison, Photo)
DOORS = [door for model in MODELS for door in doors_of(model, admin.site._registry[model])]
#: What starts a comparison: one combination, whose price was shown.
COMPARE = {"provider_1": "default", PRICED: signature_of([Combination(provider="default")])}


class _File(SimpleUploadedFile):
    """Read anew by each who sends it."""

    def read(self, *args: Any) -> bytes:
        self.seek(0)
        return bytes(super().read(*args))


def named(door: Door) -> str:
    return f"{door.model._meta.model_name} {door.name}"


def posts(door: Door, rows: Rows) -> dict[str, dict[str, Any]]:
    """Everything that the page takes, by its name in the table."""
    row, c = rows.of(door.model), rows.caption
    if door.model is Sitting:
        return on_the_desk(door, row, c)
    if door.name == "compare" or (door.model is Comparison and door.name in ("change", "results")):
        return _comparing(door, row, c)
    if door.name == "recaption":
        return {"confirm": confirmed("", [row])}
    if door.name == "changelist":
        names = [*(admin.site._registry[door.model].actions or ()), "delete_selected"]
        reason = {True: "wrong"}.get(door.model is Caption, "No.")
        found = {str(name): confirmed(str(name), [row], post="yes", reason=reason) for name in names}
        typed = {f"c{c.pk}-seen_as": str(Seen.of(c)), f"c{c.pk}-alt_text": "Mine."}
        return found | ({"_save_words": {"_save_words": "1"} | typed} if door.model is Caption else {})
    if door.name == "delete":
        return {"post": {"post": "yes"}}
    if door.model is Prompt and door.name == "restore":
        version = PromptVersion.objects.create(prompt=row, text="Once.")
        return {"post": {"version": version.pk}}
    if door.name in ("cancel", "resume", "retry", "pause"):
        return {"pause" if door.name == "pause" else "post": {}}
    if door.model is Caption and door.name in ("export", "import", "import_look", "overlay"):
        data = {"export": {"format": "csv"}, "import": {"file": _File("a.csv", b"a")}}
        name = "confirm" if door.name == "import_look" else "post"
        return {name: data.get(door.name, {"confirm": "1"})}
    if door.name == "backfill":
        return {"confirm": {"field": "testapp.Country.flag", "provider": "", "limit": "", "confirm": "yes"}}
    if door.name not in ("add", "change"):
        return {}
    return _forms(door, row, c)


def _comparing(door: Door, row: Any, c: Caption) -> dict[str, dict[str, Any]]:
    if door.name == "change":
        return {"vote": {"vote": f"{c.pk}:1"}, "take": {"take": f"{c.pk}:1:{Seen.of(c)}"}}
    if door.name == "results":
        return {"prompt": {"prompt": f"{row.candidates.first().pk}:testapp.Photo.image"}}
    return {"confirm": COMPARE | {"confirm": "yes"}}


def on_the_desk(door: Door, row: Any, c: Caption) -> dict[str, dict[str, Any]]:
    said = c.offered.words if c.offered is not None else {}
    words = {f"en-{name}": said[name] for name in ("alt_text", "title", "description", "meta_description")}
    form = words | {"en-seen_as": str(Seen.of(c)), "item": c.pk, "note": ""}
    buttons = {
        name: form | {name: "wrong"}
        for name in (*DESK_BUTTONS, *ON_THE_DESK, "_undo", "_recaption", TRANSLATE, *DISPUTE)
    }
    buttons["_save"] |= {"en-alt_text": "Mine."}
    buttons["_go"] |= {"_go": "leave"}
    card = {"item": c.pk, f"c{c.pk}-seen_as": str(Seen.of(c)), f"c{c.pk}-alt_text": "Mine."}
    return {
        "changelist": {"begin": {"order": "oldest"}},
        "moderation": {"begin": {}},
        "failures": {"begin": {}},
        "change": buttons,
        "sheet": {name: card | {name: "1"} for name in (*SHEET_BUTTONS, *DISPUTE)},
        "leave": {"post": {"item": c.pk}},
        "remarks": {"post": {"caption": c.pk, "text": "A boat"}},
    }.get(door.name, {})


def _forms(door: Door, row: Any, c: Caption) -> dict[str, dict[str, Any]]:
    prefix = "autocaption-caption-content_type-object_id"
    said = c.offered.words if c.offered is not None else {}
    words = {name: said[name] for name in ("alt_text", "title", "description", "meta_description")}
    seen = {"seen_as": str(Seen.of(c))}
    formsets = {f"{name}-{what}_FORMS": 0 for name in ("history", "versions", prefix) for what in ("TOTAL", "INITIAL")}
    if door.model is Caption and door.name == "change":
        last = Review.objects.order_by("-pk").values_list("pk", flat=True).first()
        values = {"_publish_version": c.published_id, "_undo": last}
        form = formsets | words | seen | {"reason": "wrong", "note": ""}
        return {"_save": form | {"alt_text": "Mine."}} | {
            b: form | {b: str(values.get(b, "1"))} for b in (*BUTTONS, TRANSLATE, *DISPUTE)
        }
    if door.model is ModeratedImage and door.name == "change":
        form = {"judged": str(rulings.Seen.of(row)), "reason": "No."}
        form |= {"decisions-TOTAL_FORMS": "0", "decisions-INITIAL_FORMS": "0"}
        return {f"_{verdict}": form | {f"_{verdict}": "1"} for verdict in ("clear", "keep_flag", "block")}
    form = formsets | {"name": "mine", "text": "Mine.", "title": "Mine.", "provider": "x"}
    if door.model is not Photo or door.name != "change":
        return {"_save": form}
    inline = {f"{prefix}-0-{name}": value for name, value in (words | seen | {"id": c.pk, "alt_text": "Mine."}).items()}
    counts = {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-INITIAL_FORMS": 1}
    return {"_save": form, "words": form | {"title": site.MINE} | counts | inline}
