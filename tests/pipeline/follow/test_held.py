"""The site holds an object for long, as an import in one transaction does: what follows for it waits, and nothing else.
(AUTOCAPTION_TEST_DATABASE=postgres, mariadb)"""

from __future__ import annotations

import pytest
from django.utils import timezone

from django_autocaption.models import Caption
from django_autocaption.models.clock import ago
from django_autocaption.pipeline.follow import outbox
from django_autocaption.pipeline.upkeep.sweep import sweep
from tests.pictures import upload
from tests.pipeline.articles import CAT, DOG, follow, say
from tests.pipeline.beside import Beside, held, needs_row_locks
from tests.pipeline.drive import produce
from tests.rows import PUBLISHED, caption, stands
from tests.testapp.models import Article

pytestmark = [
    needs_row_locks,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("articles_site", "no_worker"),
]


def alts() -> list[str]:
    return list(Article.objects.order_by("pk").values_list("photo_alt", flat=True))


def test_a_worker_stores_its_answers_and_goes_on() -> None:
    one, _other = Article.objects.create(photo=upload("red")), Article.objects.create(photo=upload("blue"))
    say(CAT, DOG)
    with held(one):
        Beside(produce).ends()
        assert [stands(row) for row in Caption.objects.order_by("pk")] == [PUBLISHED] * 2
        assert (alts()[0], bool(alts()[1])) == ("", True)
        waits = Caption.objects.get(object_id=one.pk).follow_at
        assert waits is not None
        assert (waits - timezone.now()).total_seconds() < outbox.AGAIN + 5, "not only when the worker's lease is over"
    follow()
    assert all(alts())


def test_a_sweep_goes_on() -> None:
    one, other = Article.objects.create(photo=upload("red")), Article.objects.create(photo=upload("blue"))
    for article, words in ((one, CAT), (other, DOG)):
        caption(article, words, field_name="photo", follow_at=ago(0))
    with held(one):
        found = Beside(sweep).ends()
        assert (found.failed, alts()) == (0, ["", DOG])
    follow()
    assert alts() == [CAT, DOG]


def test_a_sweep_does_not_wait_for_a_caption_either() -> None:
    """Its object has another file by now, and so has that of another one."""
    one, other = Article.objects.create(photo=upload("red")), Article.objects.create(photo=upload("blue"))
    rows = [caption(article, CAT, field_name="photo") for article in (one, other)]
    Article.objects.update(photo="articles/changed.jpg")
    with held(rows[0]):
        assert Beside(sweep).ends().mended == 1
    assert list(Caption.objects.order_by("pk").values_list("image_no", flat=True)) == [1, 2]
