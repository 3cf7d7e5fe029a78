"""Which captions can be translated."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from django_autocaption.exchange.pairs import LeftOut, pairs
from django_autocaption.exchange.rows import chunks, select
from django_autocaption.models import Caption, Rating
from tests.admin.rows import caption

pytestmark = pytest.mark.django_db


def both(**english: object) -> tuple[Caption, Caption]:
    """Captions of one image in English and German."""
    first = caption(**english)
    return first, caption(object_id=first.object_id, language="de", alt_text="")


def found(counter: Counter[LeftOut]) -> list[tuple[Caption, Caption]]:
    return list(pairs(chunks(select("default", language="de")), source="en", left_out=counter))


def test_what_has_words_in_the_source_language() -> None:
    wanted = both()
    both(alt_text=" ")
    both(decorative=True)
    Caption.objects.filter(pk=both()[0].pk).update(image_no=2)
    both(rating=Rating.BLOCKED)
    caption(language="de")
    counter: Counter[LeftOut] = Counter()
    assert found(counter) == [wanted]
    assert counter == {LeftOut.WORDLESS: 4, LeftOut.HELD: 1}


def test_a_held_target_is_left_out() -> None:
    _english, german = both()
    Caption.objects.filter(pk=german.pk).update(rating=Rating.REVIEW)
    assert found(Counter()) == []


def test_queries_do_not_grow_with_captions() -> None:
    for _number in range(10):
        both()
    with CaptureQueriesContext(connection) as seen:
        assert len(found(Counter())) == 10
    assert len(seen) <= 4
