"""How much of a draft is in what a person approved."""

from __future__ import annotations

from difflib import SequenceMatcher


def share_kept(draft: str, approved: str) -> int | None:
    """Of the draft's characters those that are in the approved text, 0-100; None = there was no draft."""
    if not draft:
        return None
    same = sum(block.size for block in SequenceMatcher(None, draft, approved, autojunk=False).get_matching_blocks())
    return round(100 * same / len(draft))
