"""The paginator that stops counting."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from django_autocaption.admin.base.paginator import CappedPaginator
from django_autocaption.models import Prompt


@pytest.mark.django_db
@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.integers(0, 12), most=st.integers(1, 12), per_page=st.integers(1, 5))
def test_counts_as_far_as_the_cap(rows: int, most: int, per_page: int) -> None:
    Prompt.objects.all().delete()
    Prompt.objects.bulk_create(Prompt(name=f"p{number}") for number in range(rows))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CappedPaginator, "most_rows", most)
        pages = CappedPaginator(Prompt.objects.all(), per_page)
        assert pages.count == min(rows, most)
        assert pages.capped == (rows > most)
        shown = [prompt.pk for number in pages.page_range for prompt in pages.page(number)]
    assert len(shown) == len(set(shown)) == min(rows, most)
