"""Django REST framework: words in the answers, and one query for all rows of a list."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.publishing.samples import WORDS, photo_with
from tests.testapp.models import Photo

serializers = pytest.importorskip("rest_framework.serializers", reason="djangorestframework: tox -e sites")
contrib = pytest.importorskip("django_autocaption.contrib.rest_framework")


@pytest.mark.django_db
def test_a_list_asks_once() -> None:
    class Photos(serializers.Serializer):  # type: ignore[misc,name-defined] # has no types
        alt = contrib.AltTextField(source="image")
        caption = contrib.CaptionField(source="image")

        class Meta:
            list_serializer_class = contrib.CaptionedListSerializer

    for _ in range(3):
        photo_with()
    with CaptureQueriesContext(connection) as asked:
        data = Photos(Photo.objects.all(), many=True).data
    assert [row["alt"] for row in data] == [row["caption"]["alt_text"] for row in data] == [WORDS] * 3
    assert len([q for q in asked if "testapp_photo" in q["sql"] or "autocaption_caption" in q["sql"]]) == 2
