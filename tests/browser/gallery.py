"""Every page of an editor that shows images or tells of many, as ``test_gallery.py`` looks at them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.utils import timezone

from django_autocaption.models import (
    Attempt,
    Awaits,
    Batch,
    Caption,
    Comparison,
    DailyCost,
    ErrorCode,
    Prompt,
    State,
    Vote,
)
from django_autocaption.models.version import NO_WORDS
from django_autocaption.pipeline.rollups import costs, coverage
from tests.browser.scenes import LIST
from tests.rows import paid

if TYPE_CHECKING:
    from playwright.sync_api import Page

ADMIN = "/admin/autocaption/"
#: From the browser and the captions by the name of their file to that page.
Go = Callable[["Page", dict[str, Caption]], None]


def begin(address: str, button: str = "[type=submit]") -> Go:
    def go(page: Page, made: dict[str, Caption]) -> None:
        page.goto(address)
        page.locator(f"#desk-begin {button}").first.click()
        page.locator("#autocaption-desk:not([aria-busy]), #autocaption-sheet").first.wait_for()

    return go


def at(address: str, wait: str = "#content") -> Go:
    def go(page: Page, made: dict[str, Caption]) -> None:
        page.goto(address)
        page.locator(wait).first.wait_for()

    return go


def compared(made: dict[str, Caption], *, voted: bool = False) -> Comparison:
    """Two services and the published words, on four photographs."""
    batch = Batch.objects.create(
        kind="compare", requested_by_id=_editor(), unwritten=False, requested_count=8, planned=8
    )
    comparison = Comparison.objects.create(batch=batch, blind=not voted)
    said = {
        "default": "A {} in soft light, seen from above, with a long and careful description of all that is around it.",
        "careful": "{}.",
    }
    candidates = [comparison.candidates.create(provider=provider) for provider in said]
    for name in ("summer-palace.jpg", "dandelions.webp", "espresso.jpg", "dahlia.jpg"):
        row = Caption.objects.get(pk=made[name].pk)
        for candidate, text in zip(candidates, said.values(), strict=True):
            candidate.answers.create(
                caption=row,
                image_no=row.image_no,
                ended=True,
                words={**NO_WORDS, "alt_text": text.format(name.partition(".")[0].replace("-", " "))},
                cost_amount="0.0013",
                cost_unit="USD",
                latency_ms=1234,
            )
        if voted:
            Vote.objects.create(
                comparison=comparison, caption=row, user_id=_editor(), verdict="best", best=[candidates[0].pk]
            )
    return comparison


def _editor() -> Any:
    return User.objects.get(username="editor").pk


def cards(page: Page, made: dict[str, Caption]) -> None:
    page.goto(f"{ADMIN}comparison/{compared(made).pk}/change/")
    page.locator(".compare-card").first.wait_for()


def results(page: Page, made: dict[str, Caption]) -> None:
    page.goto(f"{ADMIN}comparison/{compared(made, voted=True).pk}/results/")


def compare_start(page: Page, made: dict[str, Caption]) -> None:
    page.goto(LIST)
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("compare")
    page.locator("button[name=index]").first.click()
    page.locator("#id_provider_1").wait_for()


def batch(page: Page, made: dict[str, Caption]) -> None:
    row = Batch.objects.create(requested_count=12, planned=12, requested_by_id=_editor(), prompt="Name the colours.")
    keys = [one.pk for one in made.values()]
    Caption.objects.filter(pk__in=keys).update(batch=row, finalised_at=timezone.now())
    Caption.objects.filter(pk__in=keys[:2]).update(state=State.FAILED, error_code=ErrorCode.SERVER)
    Caption.objects.filter(pk__in=keys[2:4]).update(state=State.PENDING, due_at=timezone.now(), finalised_at=None)
    page.goto(f"{ADMIN}batch/{row.pk}/change/")


def failures(page: Page, made: dict[str, Caption]) -> None:
    Caption.objects.filter(pk=made["espresso.jpg"].pk).update(
        state=State.FAILED,
        error_code="safety",
        error_message="The service finds the image unsafe.",
        draft=None,
        review=Awaits.NOTHING,
        review_at=None,
    )
    begin(f"{ADMIN}sitting/failures/")(page, made)


def dashboard(page: Page, made: dict[str, Caption]) -> None:
    for seconds in (1, 2, 9):
        paid("default", "0.25", latency_ms=1000 * seconds)
    Attempt.objects.update(asked_at=timezone.now())
    coverage.count(using="default")
    costs.count(using="default")
    today = costs.site_day(timezone.now())
    for number in range(1, 28):
        DailyCost.objects.get_or_create(
            day=today - timedelta(days=number),
            provider="default",
            unit="USD",
            defaults={"requests": number, "amount": Decimal(number % 7) / 4},
        )
    page.goto(f"{ADMIN}caption/dashboard/")


def trying(page: Page, made: dict[str, Caption]) -> None:
    prompt, _ = Prompt.objects.get_or_create(name="flowers", defaults={"text": "Name the flower."})
    page.goto(f"{ADMIN}prompt/{prompt.pk}/change/")
    page.locator("[formaction*=try]").click()
    page.locator("#prompt-try").wait_for()


def tried(page: Page, made: dict[str, Caption]) -> None:
    row = Batch.objects.create(kind="compare", requested_by_id=_editor(), unwritten=False, requested_count=1, planned=1)
    comparison = Comparison.objects.create(batch=row, blind=False)
    candidate = comparison.candidates.create(provider="default", prompt="Name the flower and its colour.")
    about = Caption.objects.get(pk=made["dahlia.jpg"].pk)
    candidate.answers.create(
        caption=about,
        image_no=about.image_no,
        ended=True,
        words={**NO_WORDS, "alt_text": "An apricot dahlia.", "title": "Dahlia"},
        cost_amount="0.0013",
        cost_unit="USD",
        latency_ms=812,
    )
    page.goto(f"{ADMIN}prompt/tried/{comparison.pk}/")


def imported(page: Page, made: dict[str, Caption]) -> None:
    page.goto(f"{LIST}export/")
    with page.expect_download() as download:
        page.locator("#content [type=submit]").first.click()
    text = download.value.path().read_text("utf-8-sig").replace("Tower of", "The tower of", 1) + "rubbish\n"
    page.goto(f"{LIST}import/")
    page.locator("[type=file]").set_input_files({"name": "words.csv", "mimeType": "text/csv", "buffer": text.encode()})
    page.locator("#content form [type=submit]").first.click()
    page.wait_for_url("**/import/**")


def host(page: Page, made: dict[str, Caption]) -> None:
    page.goto(f"/admin/testapp/photo/{made['dahlia.jpg'].object_id}/change/")


def form(page: Page, made: dict[str, Caption]) -> None:
    page.goto(f"{LIST}{made['dahlia.jpg'].pk}/change/")


def verdict(page: Page, made: dict[str, Caption]) -> None:
    page.goto(f"{ADMIN}moderatedimage/{made['astronaut.jpg'].pk}/change/")


def end(page: Page, made: dict[str, Caption]) -> None:
    begin(f"{ADMIN}sitting/")(page, made)
    page.keyboard.press("Control+Enter")
    page.locator(".desk-place").get_by_text("2").first.wait_for()
    page.goto(page.url.split("?")[0].rstrip("/").removesuffix("change").rstrip("/") + "/end/")


def overlay(page: Page, made: dict[str, Caption]) -> None:
    page.goto("/page/")
    page.locator("#autocaption-overlay, .autocaption-overlay").first.wait_for()


PAGES: dict[str, Go] = {
    "list": at(LIST, "#result_list"),
    "list-edit": at(f"{LIST}?edit=1"),
    "form": form,
    "begin": at(f"{ADMIN}sitting/"),
    "desk": begin(f"{ADMIN}sitting/"),
    "end": end,
    "sheet": begin(f"{ADMIN}sitting/", "[name=_sheet]"),
    "moderation": begin(f"{ADMIN}sitting/moderation/"),
    "moderation-list": at(f"{ADMIN}moderatedimage/"),
    "moderation-form": verdict,
    "failures": failures,
    "compare-start": compare_start,
    "compare": cards,
    "compare-results": results,
    "batch": batch,
    "batches": at(f"{ADMIN}batch/"),
    "dashboard": dashboard,
    "index": at(ADMIN),
    "scoreboard": at(f"{LIST}scoreboard/"),
    "coverage": at(f"{LIST}coverage/"),
    "status": at(f"{LIST}status/"),
    "backfill": at(f"{LIST}backfill/"),
    "prompt-try": trying,
    "prompt-tried": tried,
    "export": at(f"{LIST}export/"),
    "import": imported,
    "host": host,
    "host-list": at("/admin/testapp/photo/"),
    "reviews": at(f"{ADMIN}review/"),
    "attempts": at(f"{ADMIN}attempt/"),
    "overlay": overlay,
}
