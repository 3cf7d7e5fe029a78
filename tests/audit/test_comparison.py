"""What a comparison came to: shares, intervals, what a million would cost, and no winner too early."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.contrib.auth.models import User

from django_autocaption.audit import comparison as audited
from django_autocaption.audit.scoreboard import wilson
from django_autocaption.models import Batch, Candidate, Caption, Comparison, Kind, Prompt, Verdict, Vote
from django_autocaption.models.version import NO_WORDS
from django_autocaption.registry import CaptionedField, registry
from tests.admin.rows import caption
from tests.testapp.models import Photo

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparison() -> Comparison:
    return Comparison.objects.create(batch=Batch.objects.create(kind=Kind.COMPARE))


@pytest.fixture
def voter() -> User:
    return User.objects.create_user("ada")


def answer(candidate: Candidate, row: Caption, text: str, *, ms: int | None = None, cost: str = "") -> None:
    """``""`` = it had no words."""
    candidate.answers.create(
        caption=row,
        image_no=row.image_no,
        ended=True,
        words={**NO_WORDS, "alt_text": text} if text else {},
        latency_ms=ms,
        cost_amount=cost or None,
        cost_unit="USD" if cost else "",
    )


def voted(comparison: Comparison, user: User, best: Candidate, times: int, *others: Candidate) -> None:
    """So often for the one, each time about another image of which all say something."""
    for number in range(times):
        row = caption()
        for candidate in (best, *others):
            answer(candidate, row, f"{candidate.provider} {number}")
        Vote.objects.create(comparison=comparison, caption=row, user=user, verdict=Verdict.BEST, best=[best.pk])


def test_nobody_wins_before_one_interval_lies_above_the_others(comparison: Comparison, voter: User) -> None:
    good, bad = (comparison.candidates.create(provider=name) for name in ("good", "bad"))
    assert audited.result(comparison).winner is None, "nobody has voted"
    voted(comparison, voter, bad, 1, good)
    voted(comparison, voter, good, 4, bad)
    result = audited.result(comparison)
    assert result.standings[0].candidate == good
    assert wilson(4, 5)[0] < wilson(1, 5)[1] and result.winner is None
    voted(comparison, voter, good, 5, bad)
    result = audited.result(comparison)
    assert wilson(9, 10)[0] > wilson(1, 10)[1]
    assert result.winner is not None and result.winner.candidate == good
    assert [(s.best, s.votes, s.interval) for s in result.standings] == [
        (9, 10, wilson(9, 10)),
        (1, 10, wilson(1, 10)),
    ]


def test_one_candidate_alone_wins_nothing(comparison: Comparison, voter: User) -> None:
    voted(comparison, voter, comparison.candidates.create(provider="only"), 20)
    assert audited.result(comparison).winner is None


def test_votes_count_for_whoever_had_words_and_equal_answers_share_them(comparison: Comparison, voter: User) -> None:
    first, same, silent = (comparison.candidates.create(provider=name) for name in ("first", "same", "silent"))
    row, other = caption(), caption()
    for candidate, text in ((first, "A boat."), (same, "A boat."), (silent, "")):
        answer(candidate, row, text)
        answer(candidate, other, text and f"{candidate.provider}: a boat.")
    about = {"comparison": comparison, "user": voter}
    Vote.objects.create(caption=row, verdict=Verdict.BEST, best=[first.pk, same.pk], **about)
    Vote.objects.create(caption=other, verdict=Verdict.EQUAL, **about)
    result = audited.result(comparison)
    assert {s.candidate.provider: (s.answered, s.silent, s.votes, s.best, s.equal) for s in result.standings} == {
        "first": (2, 0, 2, 1, 1),
        "same": (2, 0, 2, 1, 1),
        "silent": (0, 2, 0, 0, 0),
    }
    assert (result.voters, result.verdicts[Verdict.EQUAL], result.verdicts[Verdict.NONE]) == (1, 1, 0)


def test_a_million_costs_a_million_times_what_an_answer_did(comparison: Comparison) -> None:
    candidate = comparison.candidates.create(provider="default")
    for cost, ms in (("0.001", 100), ("0.002", 300), ("", None)):
        answer(candidate, caption(), "A boat.", cost=cost, ms=ms)
    (standing,) = audited.result(comparison).standings
    assert standing.costs == {"USD": Decimal("0.0015")}
    assert standing.costs_of_a_million == {"USD": Decimal(1500)}
    assert standing.latency_ms == 100


class TestSetting:
    @pytest.fixture
    def field(self) -> CaptionedField:
        found = registry.get(Photo, "image")
        assert found is not None
        return found

    def test_names_service_model_and_prompt(self, comparison: Comparison, field: CaptionedField) -> None:
        prompt = Prompt.objects.create(name="material", text="Name the material.")
        candidate = comparison.candidates.create(
            provider="default",
            model="big-1",
            prompt="Name the material.",
            prompt_version=prompt.version(using="default"),
        )
        assert audited.setting_of(candidate, field).splitlines() == [
            'AUTOCAPTION["FIELDS"]["testapp.Photo.image"]["provider"] = "default"',
            'AUTOCAPTION["PROVIDERS"]["default"]["OPTIONS"]["model"] = "big-1"',
            'AUTOCAPTION["FIELDS"]["testapp.Photo.image"]["prompt"] = "material"',
        ]
        assert audited.prompt_of(candidate, field) == ("material", True)

    def test_of_a_prompt_without_a_name_gives_it_one_that_has_to_say_it(
        self, comparison: Comparison, field: CaptionedField
    ) -> None:
        candidate = comparison.candidates.create(provider="default", prompt="Name the boat.")
        assert audited.prompt_of(candidate, field) == ("photo-image", False)
        assert '["prompt"] = "photo-image"' in audited.setting_of(candidate, field)
        Prompt.objects.create(name="photo-image", text="Name the boat.")
        assert audited.prompt_of(candidate, field) == ("photo-image", True)

    def test_of_a_prompt_that_says_something_else_by_now(self, comparison: Comparison, field: CaptionedField) -> None:
        prompt = Prompt.objects.create(name="material", text="Name the material.")
        before = prompt.version(using="default")
        prompt.text = "Name the colour."
        prompt.save()
        candidate = comparison.candidates.create(provider="default", prompt="Name the material.", prompt_version=before)
        assert audited.prompt_of(candidate, field) == ("photo-image", False)

    def test_has_no_prompt_where_none_was_chosen(self, comparison: Comparison, field: CaptionedField) -> None:
        candidate = comparison.candidates.create(provider="default")
        assert audited.prompt_of(candidate, field) == ("", True)
        assert "prompt" not in audited.setting_of(candidate, field)
