"""What somebody saw of a caption when they decided about it, and who they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django_autocaption.models import Caption, Surface

#: No longer than the columns are.
_SEEN = re.compile(r"([0-9]{1,9})\.([0-9]{1,18})?\.([0-9]{1,18})?")


@dataclass(frozen=True)
class Seen:
    """What somebody saw of a caption when they decided: which picture, which words."""

    image_no: int
    published: int | None
    draft: int | None

    @classmethod
    def of(cls, caption: Caption) -> Seen:
        """What this row shows."""
        return cls(caption.image_no, caption.published_id, caption.draft_id)

    @classmethod
    def parse(cls, text: str) -> Seen:
        """Back from ``str()``, as a form brings it. Raises ValueError."""
        found = _SEEN.fullmatch(text)
        if found is None:
            raise ValueError(f"{text!r} does not say what was seen.")
        image_no, published, draft = found.groups()
        return cls(int(image_no), int(published) if published else None, int(draft) if draft else None)

    def __str__(self) -> str:
        """For a hidden field of a form: ``1.17.`` ."""
        return f"{self.image_no}.{self.published or ''}.{self.draft or ''}"

    def holds_for(self, caption: Caption) -> bool:
        """That row still is as it was seen."""
        return self == Seen.of(caption)


@dataclass(frozen=True, kw_only=True)
class By:
    """Who decides, and where."""

    user: Any = None
    """None = nobody who is known."""
    surface: Surface = Surface.CODE
    on_screen: int | None = None
    seconds: int | None = None
    group: UUID | None = None
    """One bulk action."""
    note: str = ""
    """Kept with each decision."""

    @property
    def user_id(self) -> Any:
        """Key of the user; None = nobody who is known."""
        return self.user.pk if self.user else None
