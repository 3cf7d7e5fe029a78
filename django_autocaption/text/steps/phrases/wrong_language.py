"""Words in another language than the wanted one."""

from __future__ import annotations

from django_autocaption.text.analysis import script
from django_autocaption.text.steps.draft import Draft


def wrong_language(draft: Draft) -> None:
    """Words in another script than the wanted language's, or for certain in another language → reject; a few words in a
    third script are flagged."""
    if script.is_wrong_language(draft.text, draft.language):
        draft.reject("wrong_language")
    if script.has_two_scripts(draft.text, draft.language):
        draft.flag("mixed_scripts")
