"""Who may do what: every page, every POST and every look-up of the admin, by role. A new page, action, button or filter
is not in the table, and fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction
from django.test import RequestFactory
from django.urls import reverse

from django_autocaption.admin.captions.remarks import DISMISS, STANDS
from django_autocaption.admin.captions.review_form import BUTTONS
from django_autocaption.admin.compare.start import PRICED, signature_of
from django_autocaption.admin.desk.forms import BUTTONS as DESK_BUTTONS
from django_autocaption.admin.desk.sheet import BUTTONS as SHEET_BUTTONS
from django_autocaption.admin.moderation.sitting import BUTTONS as VERDICT_BUTTONS
from django_autocaption.admin.related.languages import BUTTON as TRANSLATE
from django_autocaption.models import (
    Attempt,
    Batch,
    Caption,
    Comparison,
    ErrorCode,
    Kind,
    Lease,
    ModeratedImage,
    Prompt,
    PromptVersion,
    Queue,
    Rating,
    Review,
    Sitting,
    State,
)
from django_autocaption.pipeline.bulk.compare import Combination
from django_autocaption.pipeline.moderate import rulings
from django_autocaption.pipeline.words.reviews import Seen
from tests.admin.access import site
from tests.admin.access.site import Rows, ask
from tests.admin.rows import action, confirmed, staff
from tests.admin.test_doors import ALIAS, Door, doors_of
from tests.testapp.admin import PhotoAdmin, ProductAdmin
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db
MODELS = (Caption, ModeratedImage, Review, Attempt, Batch, Prompt, Sitting, Comparison, Photo)
DOORS = [door for model in MODELS for door in doors_of(model, admin.site._registry[model])]

NOBODY = ""
#: Nobody who has but one of the roles.
TWO_ROLES = "everything"
LOOKERS = "view edit approve request bulk export pause"
STAFF = f"{LOOKERS} moderate prompts records none"
EVERYBODY_WITH_OBJECTS = STAFF.removesuffix(" none")
#: Page → who sees it.
PAGES = {
    "caption changelist": LOOKERS,
    "caption scoreboard": LOOKERS,
    "caption change": LOOKERS,
    "caption history": LOOKERS,
    "caption dashboard": LOOKERS,
    "caption status": LOOKERS,
    "caption coverage": LOOKERS,
    "caption backfill": "bulk",
    "caption compare": "request bulk",
    "caption pause": NOBODY,
    "caption export": "export",
    "caption import": "edit approve",
    "caption import_look": "edit approve",
    "caption overlay": NOBODY,  # without an image that is named
    "caption thumbnail": LOOKERS,
    "caption preview": LOOKERS,
    "caption add": NOBODY,
    "caption delete": NOBODY,
    "moderatedimage changelist": "moderate",
    "moderatedimage change": "moderate",
    "moderatedimage history": "moderate",
    "moderatedimage thumbnail": "moderate",
    "moderatedimage preview": "moderate",
    "moderatedimage add": NOBODY,
    "moderatedimage delete": NOBODY,
    "review changelist": LOOKERS,
    "review change": LOOKERS,
    "review history": LOOKERS,
    "review add": NOBODY,
    "review delete": NOBODY,
    "attempt changelist": "records",
    "attempt change": "records",
    "attempt history": "records",
    "attempt add": NOBODY,
    "attempt delete": NOBODY,
    "batch changelist": "bulk records",
    "batch change": "bulk",  # who asked for it; others may not open every object
    "batch history": "bulk",
    "batch progress": "bulk",
    "batch pause": NOBODY,
    "batch resume": NOBODY,
    "batch retry": NOBODY,
    "batch cancel": NOBODY,
    "batch add": NOBODY,
    "batch delete": NOBODY,
    "prompt changelist": "prompts",
    "prompt change": "prompts",
    "prompt history": "prompts",
    "prompt add": "prompts",
    "prompt delete": "prompts",
    "prompt try": TWO_ROLES,  # to write prompts and to spend: tests/admin/prompts
    "prompt tried": NOBODY,  # of whoever tried: tests/admin/prompts
    "prompt restore": NOBODY,
    "sitting changelist": "edit approve",
    "sitting moderation": "moderate",
    "sitting failures": "edit approve",
    "sitting change": "approve",  # whose it is; to others it is not there
    "sitting sheet": "approve",
    "sitting end": "approve",
    "sitting leave": NOBODY,
    "sitting remarks": NOBODY,
    "comparison changelist": LOOKERS,
    "comparison change": "approve",  # who asked for it; others may not open every object
    "comparison history": "approve",
    "comparison progress": "approve",
    "comparison results": "approve",
    "comparison votes": NOBODY,  # who may export did not ask for it: tests/admin/compare
    "comparison cancel": NOBODY,
    "comparison add": NOBODY,
    "comparison delete": NOBODY,
    "photo changelist": EVERYBODY_WITH_OBJECTS,
    "photo change": EVERYBODY_WITH_OBJECTS,
    "photo history": EVERYBODY_WITH_OBJECTS,
    "photo add": NOBODY,
    "photo delete": NOBODY,
}
#: Buttons under remarks.
DISPUTE = (DISMISS, STANDS)
#: Buttons of the desk beside those that decide.
ON_THE_DESK = ("_save", "_skip", "_theirs", "_keys", "_take_over")
#: POST, by page and what is pressed or chosen there → by whom it changes something.
POSTS = {
    "caption change _save": "edit approve",
    "caption change _approve": "approve",
    "caption change _reject": "approve",
    "caption change _decorative": "approve",
    "caption change _exclude": "approve",
    "caption change _publish_version": "approve",
    "caption change _unlock": NOBODY,  # no person wrote anything there: tests/admin/captions/test_own_words.py
    "caption change _undo": "approve",
    "caption change _translate": NOBODY,  # who may write may not spend, there: tests/admin/captions/test_languages.py
    **{
        f"caption change {button}": NOBODY for button in DISPUTE
    },  # no remark there: tests/admin/captions/test_remarks.py
    "caption changelist approve": "approve",
    "caption changelist reject": "approve",
    "caption changelist mark_decorative": "approve",
    "caption changelist unlock": "approve",
    "caption changelist send_to_desk": "edit approve",
    "caption changelist recaption": "request bulk",
    "caption changelist compare": NOBODY,  # without a combination nobody is asked
    "caption compare confirm": "request bulk",
    "caption changelist check_words": "edit approve",
    "caption changelist translate": NOBODY,  # there is no other language
    "caption changelist export": "export",
    "caption changelist _save_words": "edit approve",
    "caption export post": "export",
    "caption import post": "edit approve",
    "caption import_look confirm": NOBODY,  # whose file it is: tests/admin/exchange
    "caption overlay post": NOBODY,  # as above
    "caption changelist delete_selected": NOBODY,
    "caption backfill confirm": "bulk",
    "caption pause pause": "pause",
    "caption add _save": NOBODY,
    "caption delete post": NOBODY,
    "moderatedimage change _clear": "moderate",
    "moderatedimage change _keep_flag": "moderate",
    "moderatedimage change _block": "moderate",
    "moderatedimage changelist clear": "moderate",
    "moderatedimage changelist keep_flag": "moderate",
    "moderatedimage changelist block": "moderate",
    "moderatedimage changelist delete_selected": NOBODY,
    "moderatedimage add _save": NOBODY,
    "moderatedimage delete post": NOBODY,
    "review change _save": NOBODY,
    "review changelist delete_selected": NOBODY,
    "review add _save": NOBODY,
    "review delete post": NOBODY,
    "attempt change _save": NOBODY,
    "attempt changelist delete_selected": NOBODY,
    "attempt add _save": NOBODY,
    "attempt delete post": NOBODY,
    "batch change _save": NOBODY,
    "batch changelist delete_selected": NOBODY,
    "batch cancel post": "bulk",
    "batch pause pause": "bulk",
    "batch resume post": "bulk",
    "batch retry post": NOBODY,  # nothing of it has failed: tests/admin/records/test_progress.py
    "batch add _save": NOBODY,
    "batch delete post": NOBODY,
    "prompt change _save": "prompts",
    "prompt changelist delete_selected": "prompts",
    "prompt add _save": "prompts",
    "prompt delete post": "prompts",
    "prompt restore post": "prompts",
    "sitting changelist begin": "edit approve",
    "sitting moderation begin": "moderate",
    "sitting failures begin": NOBODY,  # nothing failed: see OTHER_DESKS
    **{f"sitting change {button}": "approve" for button in (*DESK_BUTTONS, *ON_THE_DESK)},
    **{f"sitting change {button}": NOBODY for button in DISPUTE},  # as above
    "sitting change _undo": NOBODY,  # nothing was decided there yet
    "sitting change _recaption": NOBODY,  # who may approve may not spend
    "sitting change _translate": NOBODY,  # likewise
    **{f"sitting sheet {button}": "approve" for button in SHEET_BUTTONS},
    **{f"sitting sheet {button}": NOBODY for button in DISPUTE},  # as above
    "sitting sheet _undo": NOBODY,  # as above
    "sitting leave post": "approve",
    "sitting remarks post": "approve",  # whoever types keeps the image, which is theirs
    "comparison change vote": "approve",
    "comparison change take": "approve",
    "comparison results prompt": NOBODY,  # who may change prompts did not ask for it: tests/admin/compare
    "comparison cancel post": NOBODY,  # the same
    "comparison changelist delete_selected": NOBODY,
    "comparison add _save": NOBODY,
    "comparison delete post": NOBODY,
    "photo change _save": EVERYBODY_WITH_OBJECTS,
    "photo change words": "edit approve",
    "photo changelist recaption_images": "request bulk",
    "photo changelist delete_selected": NOBODY,
    "photo changelist shout": EVERYBODY_WITH_OBJECTS,
    "photo add _save": NOBODY,
    "photo delete post": NOBODY,
}
#: Sittings over the other queues: who sees them, and what is pressed there → by whom it changes something.
OTHER_DESKS = {
    Queue.MODERATION: (
        "moderate",
        {
            **dict.fromkeys((*VERDICT_BUTTONS, "_skip", "_theirs", "_keys", "_take_over"), "moderate"),
            "_undo": NOBODY,  # nothing was decided there yet
        },
    ),
    Queue.FAILED: (
        "edit approve",
        {
            **dict.fromkeys(("_decorative", "_approve"), "approve"),
            **dict.fromkeys(("_save", "_skip", "_theirs", "_keys", "_take_over"), "edit approve"),
            "_undo": NOBODY,
            "_retry": NOBODY,  # who may write may not spend
            "_recaption": NOBODY,
        },
    ),
}
#: What an address may ask of each list.
LOOKUPS = {
    Caption: {"review", "words", "human", "provider", "language", "field", "error_code", "batch"},
    ModeratedImage: {"rating", "decision__rule", "source", "field"},
    Review: {"by", "group"},
    Attempt: {"provider"},
    Batch: set(),
    Prompt: set(),
    Sitting: set(),
    Comparison: set(),
}
#: What starts a comparison: one combination, whose price was shown.
COMPARE = {"provider_1": "default", PRICED: signature_of([Combination(provider="default")])}
#: Of columns: with what Django's filters ask of them.
FILTERED = {Caption: {"state", "origin", "rating"}, Attempt: {"outcome"}}


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> Rows:
    """Of a photo that everybody with a permission for photos may change, on a site that restricts the others."""
    site.restrict(monkeypatch, PhotoAdmin, ProductAdmin)
    site.country()
    found = site.rows(site.photo(site.MINE), "image")
    return found


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
        return _on_the_desk(door, row, c)
    if door.name == "compare" or (door.model is Comparison and door.name in ("change", "results")):
        return _comparing(door, row, c)
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


def _on_the_desk(door: Door, row: Any, c: Caption) -> dict[str, dict[str, Any]]:
    said = c.offered.words if c.offered is not None else {}
    words = {f"en-{name}": said[name] for name in ("alt_text", "title", "description", "meta_description")}
    form = words | {"en-seen_as": str(Seen.of(c)), "item": c.pk, "note": ""}
    buttons = {
        name: form | {name: "wrong"}
        for name in (*DESK_BUTTONS, *ON_THE_DESK, "_undo", "_recaption", TRANSLATE, *DISPUTE)
    }
    buttons["_save"] |= {"en-alt_text": "Mine."}
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


def test_every_page_and_every_post_is_in_the_table(mine: Rows) -> None:
    found = {named(door) for door in DOORS if door.name != ALIAS}
    assert found == set(PAGES)
    assert {f"{named(door)} {name}" for door in DOORS for name in posts(door, mine)} == set(POSTS)


def test_the_table_holds_for_everybody(mine: Rows) -> None:
    """What nobody may do is tried by whoever may do all the rest."""
    people = site.people()
    most = {"everything": site.with_everything()}
    wrong = []
    Batch.objects.exclude(kind=Kind.COMPARE).update(requested_by=people["bulk"])
    Batch.objects.filter(kind=Kind.COMPARE).update(requested_by=people["approve"])
    for model in (Sitting, Lease):
        model.objects.update(user=people["approve"])
    for door in DOORS:
        url, name, posted = door.url(mine.of(door.model)), named(door), posts(door, mine)
        expected = STAFF if door.name == ALIAS else PAGES[name]
        for role, user in (people if expected else most).items():
            if ask(user, url).refused is (role in expected.split()):
                wrong.append(f"{role}: {name}")
        for post, data in posted.items():
            app = "autocaption" if post == "words" else ""  # the object itself is saved by everybody
            expected = POSTS[f"{name} {post}"]
            for role, user in (people if expected else most).items():
                if ask(user, url, data).wrote(app) is not (role in expected.split()):
                    wrong.append(f"{role}: {name} {post}")
    assert not wrong, "\n".join(wrong)


def at_another_desk(queue: str, rows: Rows) -> dict[str, Any]:
    """The form of the image there."""
    c = rows.caption
    if queue == Queue.FAILED:
        waits_for_nobody = {"draft": None, "review": "", "review_at": None}
        Caption.objects.filter(pk=c.pk).update(state=State.FAILED, error_code=ErrorCode.SAFETY, **waits_for_nobody)
        c.refresh_from_db()
    Sitting.objects.filter(pk=rows.sitting.pk).update(queue=queue)
    (change,) = [door for door in DOORS if named(door) == "sitting change"]
    words = _on_the_desk(change, rows.sitting, c)["_save"]
    return words | {"judged": str(rulings.Seen.of(c)), "reason": "No."}


@pytest.mark.parametrize("queue", OTHER_DESKS)
def test_it_holds_at_the_other_desks(mine: Rows, queue: str) -> None:
    people, (sees, presses) = site.people(), OTHER_DESKS[Queue(queue)]
    form = at_another_desk(queue, mine)
    url = reverse("admin:autocaption_sitting_change", args=[mine.sitting.pk])
    begin = reverse(f"admin:autocaption_sitting_{'moderation' if queue == Queue.MODERATION else 'failures'}")
    wrong = []
    for role, user in people.items():
        Lease.objects.update(user=user.pk or 0)
        Sitting.objects.update(user=user.pk or 0)
        for page in (url, url + "end/"):
            if ask(user, page).refused is (role in sees.split()):
                wrong.append(f"{role}: {page}")
        if ask(user, begin, {}).wrote() is not (role in sees.split()):
            wrong.append(f"{role}: begin")
        for button, expected in presses.items():
            if ask(user, url, form | {button: "off"}).wrote() is not (role in expected.split()):
                wrong.append(f"{role}: {button}")
    assert not wrong, "\n".join(wrong)
    user = site.with_everything()
    Sitting.objects.update(user=user)
    Lease.objects.update(user=user)
    for button in ("_retry", "_recaption") if queue == Queue.FAILED else ():
        assert ask(user, url, form | {button: "1"}).wrote("autocaption_batch")
    theirs = site.rows(site.photo("theirs"), "image")
    at_another_desk(queue, theirs)
    Sitting.objects.update(user=user)
    response: Any = ask(user, reverse("admin:autocaption_sitting_change", args=[theirs.sitting.pk])).response
    assert response["Location"].endswith("/end/"), "what they may not open is on nobody's desk"


def refused_to(user: Any, rows: Rows, *about: type[models.Model]) -> tuple[set[str], set[str]]:
    """(pages about these rows that are refused, POSTs that change nothing), of all models or these."""
    pages, silent = set(), set()
    for door in DOORS:
        if not isinstance(rows.of(door.model), about or door.model):
            continue
        url = door.url(rows.of(door.model))
        if door.needs and door.name != ALIAS and ask(user, url).refused:
            pages.add(named(door))
        silent |= {
            f"{named(door)} {name}" for name, data in posts(door, rows).items() if not ask(user, url, data).wrote()
        }
    return pages, silent


#: What is about no object of the site's own.
EXPORT = "caption changelist export"
BEGIN = ("sitting changelist", "sitting moderation", "sitting failures")
FILES = ("caption export", "caption import")
APART = ("prompt", "caption backfill", "caption pause", "photo add", "caption add", *BEGIN, *FILES, EXPORT)
ABOUT_OBJECTS = {name for name in PAGES if name.endswith(("change", "history")) and not name.startswith(APART)}


def test_what_the_sites_queryset_leaves_out_is_on_no_page(mine: Rows) -> None:
    theirs = site.rows(site.photo("theirs"), "image")
    user = site.with_everything()
    pages, silent = refused_to(user, theirs)
    assert pages >= ABOUT_OBJECTS
    assert silent >= {name for name in POSTS if not name.startswith(APART)}
    for model in (Caption, ModeratedImage, Review, Attempt, Batch):
        url = reverse(f"admin:autocaption_{model._meta.model_name}_changelist")
        listed = ask(user, url).listed
        assert theirs.of(model).pk not in listed
        assert listed == ({mine.of(model).pk} if model is not Batch else set()), "those of others are not told"
    captions = reverse("admin:autocaption_caption_changelist")
    assert ask(user, f"{captions}?q=SECRET").listed == {mine.caption.pk}
    Caption.objects.update(rating=Rating.CLEAR)
    both = confirmed("export", [mine.caption, theirs.caption])
    exported = ask(user, captions, both).body.decode("utf-8-sig").splitlines()
    assert [line.split(",")[1] for line in exported[1:]] == [mine.caption.object_id]


def test_what_an_object_refuses_can_be_seen_and_not_changed(mine: Rows) -> None:
    theirs = site.rows(site.product("theirs"), "front")
    own = site.rows(site.product(site.MINE), "front")
    user = site.with_everything()
    pages, silent = refused_to(user, theirs, Caption)
    writing = {name for name in POSTS if name.startswith("caption change") and POSTS[name]} - {EXPORT}
    assert "caption change" not in pages
    assert silent >= writing
    assert not refused_to(user, own, Caption)[1] & writing - {"caption change _undo"}
    response = ask(user, reverse("admin:autocaption_caption_changelist"), action("approve", [theirs.caption])).request
    assert [str(message) for message in response._messages] == [
        "1 left alone: you may not change the object that it describes.",
        "0 captions approved.",
    ]
    url = reverse("admin:testapp_product_changelist")
    asked = {rows.obj: ask(user, url, confirmed("recaption_images", [rows.obj])).wrote() for rows in (theirs, own)}
    assert asked == {theirs.obj: False, own.obj: True}


def test_a_site_may_have_people_who_write_words_and_change_nothing_else(
    mine: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = staff("testapp.view_photo", *site.PERMISSIONS["edit"])
    (save,) = [
        (door.url(mine.caption), posts(door, mine)["_save"]) for door in DOORS if named(door) == "caption change"
    ]
    assert not ask(user, *save).wrote()
    monkeypatch.setattr(PhotoAdmin, "has_change_captions_permission", lambda self, request, obj=None: True)
    assert ask(user, *save).wrote()
    (host,) = [(door.url(mine.obj), posts(door, mine)["_save"]) for door in DOORS if named(door) == "photo change"]
    assert not ask(user, *host).wrote()


def test_captions_alone_open_no_object(mine: Rows) -> None:
    """Nor what was filled into prompts from one."""
    user = site.without_objects()
    pages, silent = refused_to(user, mine)
    assert pages >= ABOUT_OBJECTS
    assert silent >= {name for name in POSTS if not name.startswith(APART)}
    assert ask(user, reverse("admin:autocaption_caption_changelist")).listed == set()


def test_what_they_may_not_write_is_on_nobodys_desk(mine: Rows) -> None:
    """Neither what the queryset leaves out, nor what an object refuses, nor where that came after it had begun."""
    left_out, refused = site.rows(site.photo("theirs"), "image"), site.rows(site.product("theirs"), "front")
    user = site.with_everything()
    begin = reverse("admin:autocaption_sitting_changelist")
    with transaction.atomic():
        assert ask(user, begin, {"order": "oldest"}).wrote()
        transaction.set_rollback(True)
    for theirs in (left_out, refused):
        Sitting.objects.filter(pk=theirs.sitting.pk).update(user=user)
        sitting = reverse("admin:autocaption_sitting_change", args=[theirs.sitting.pk])
        response: Any = ask(user, sitting).response
        assert response["Location"].endswith("/end/"), "nothing is left of it"
        door = next(door for door in DOORS if named(door) == "sitting change")
        for name, data in posts(door, theirs).items():
            assert not ask(user, sitting, data).wrote("autocaption_review"), name
            assert not ask(user, sitting, data).wrote("autocaption_caption"), name
        sheet = reverse("admin:autocaption_sitting_sheet", args=[theirs.sitting.pk])
        response = ask(user, sitting).response
        assert response["Location"].endswith("/end/")
        door = next(door for door in DOORS if named(door) == "sitting sheet")
        for name, data in posts(door, theirs).items():
            assert not ask(user, sheet, data).wrote("autocaption_review"), name
            assert not ask(user, sheet, data).wrote("autocaption_caption"), name
        remarks = reverse("admin:autocaption_sitting_remarks")
        assert ask(user, remarks, {"caption": theirs.caption.pk, "text": "x"}).refused


def columns(model: type[models.Model], depth: int = 1) -> set[str]:
    """Names of columns, and of those that a relation leads to."""
    found = set()
    for field in model._meta.get_fields():
        found.add(field.name)
        if depth and field.is_relation and isinstance(field.related_model, type):
            found |= {f"{field.name}__{name}" for name in columns(field.related_model, depth - 1)}
    return found


COMPARISONS = ("exact", "in", "lt", "gte", "isnull", "startswith", "icontains", "regex", "has_key", "13-17")


@pytest.mark.parametrize("model", LOOKUPS)
def test_an_address_asks_for_nothing_but_the_filters(model: type[models.Model], admin_user: Any) -> None:
    request = RequestFactory().get("/")
    request.user = admin_user
    asked = {f"{name}__{how}" if how else name for name in columns(model) for how in ("", *COMPARISONS)}
    allowed = {one for one in asked | LOOKUPS[model] if admin.site._registry[model].lookup_allowed(one, "x", request)}
    filtered = {f"{name}__{how}" for name in FILTERED.get(model, ()) for how in ("exact", "isnull", "in", "lt", "gte")}
    assert allowed == LOOKUPS[model] | filtered | FILTERED.get(model, set())


def test_nor_for_the_names_of_files_in_a_list_of_the_sites_own() -> None:
    request = RequestFactory().get("/")
    people = site.people()
    request.user = people["approve"]
    host: Callable[..., bool] = admin.site._registry[Photo].lookup_allowed
    assert [how for how in COMPARISONS if host(f"image__{how}", "x", request)] == ["isnull"]
    assert not host("image", "x", request)
    assert host("title__startswith", "x", request)
    request.user = people["moderate"]
    assert host("image__startswith", "x", request)
