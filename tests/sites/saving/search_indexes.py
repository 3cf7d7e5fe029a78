"""What Haystack finds products by."""

from __future__ import annotations

from typing import Any

from haystack import indexes

from tests.sites.saving.models import Item


class ItemIndex(indexes.SearchIndex, indexes.Indexable):  # type: ignore[misc]  # of a package without types
    text = indexes.CharField(document=True)

    def get_model(self) -> type[Item]:
        return Item

    def prepare_text(self, item: Item) -> str:
        return f"{item.name} {item.alt}"

    def index_queryset(self, using: Any = None) -> Any:
        return Item.objects.all()
