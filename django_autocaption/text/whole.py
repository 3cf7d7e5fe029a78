"""Steps 0 and 1: answers that are no description as a whole."""

from __future__ import annotations

import re

from .draft import Draft

#: Nothing longer is looked at; about ten times what a long description has.
MAXIMUM = 20_000

_URL = re.compile(
    r"[<\"'(]?(?:https?://|ftp://|www\.|data:[\w/+.-]+[;,]|s3://|gs://|blob:|javascript:|file:)\S*$", re.IGNORECASE
)
_NUMBER = re.compile(r"[-+~≈#$€£%\s]*\d[\d\s.,:/%°-]*$")
_AGE_WORD = (
    r"(?:age(?:d|\s+group|\s+range)?|infants?|toddlers?|bab(?:y|ies)|child(?:ren)?|kids?|pre-?teens?|teen(?:ager)?s?|adolescents?|"
    r"young\s+adults?|adults?|middle[- ]aged(?:\s+adults?)?|seniors?|elderly|old|youths?)"
)
_AGE = re.compile(
    rf"\W*(?:{_AGE_WORD}\W+)?\(?\s*(?:(?:more\s+than|over|under|above|below|older\s+than|younger\s+than|[<>≥≤]=?)\s*\d{{1,3}}|"
    r"\d{1,3}\s*(?:-|–|—|‒|to)\s*\d{1,3}|\d{1,3}\s*(?:\+|s\b|or\s+(?:older|above|younger)|years?(?:[- ]old)?))"
    rf"\s*(?:years?|yrs?)?(?:[- ]old|\s+of\s+age)?\W*$|\W*{_AGE_WORD}(?:\W+\d{{1,3}})?\W*$",
    re.IGNORECASE,
)
_ERROR_BODY = re.compile(
    r"<!doctype\b|<html\b|<\?xml\b|<head\b|<error\b|traceback\s+\(most\s+recent|"
    r"(?:http(?:/\d(?:\.\d)?)?\s+)?[45]\d\d[\s:–-]+(?:[A-Z]\w+\s*){1,4}\W*$|"
    r"(?:internal\s+server\s+error|bad\s+gateway|service\s+(?:temporarily\s+)?unavailable|gateway\s+time-?out|too\s+many\s+requests|"
    r"unauthori[sz]ed|forbidden|not\s+found|bad\s+request|request\s+(?:timed?\s*out|timeout)|connection\s+(?:refused|reset|error|"
    r"timed\s+out)|upstream\s+(?:connect|request)|rate\s+limit|quota\s+exceeded|invalid\s+(?:api|request|image|token|json)|"
    r"queue\s+is\s+full|cuda\s+(?:out\s+of\s+memory|error)|out\s+of\s+memory|access\s+denied|permission\s+denied|timeout)\b"
    r"(?=\W*$|[\s:.,]+(?:error|please|try|for|exceeded|in|to)\b)|"
    r"\[?(?:\w+)?(?:error|exception)\]?\s*(?:\(?\d+\)?)?\s*:",
    re.IGNORECASE,
)
_STOPPED = frozenset(
    {"content_filter", "safety", "refusal", "recitation", "blocklist", "prohibited_content", "spii", "error"}
)


def cap(draft: Draft) -> None:
    """Nothing → reject; more than 20,000 characters are cut before any pattern sees them."""
    if draft.finish_reason in _STOPPED:
        draft.reject("refusal")
    if len(draft.text) > MAXIMUM:
        draft.flag("overlong")
    draft.text = draft.text[:MAXIMUM].strip(" \t\r\n\f\v\ufeff\u200b")
    if not draft.text:
        draft.reject("empty")


def whole_value(draft: Draft) -> None:
    """A URL, an error body, an age label or a bare number → reject."""
    text = draft.text.strip()
    if (reason := not_words(text)) is not None:
        draft.reject(reason)


def not_words(text: str) -> str | None:
    """Why the whole value cannot be a description, or None."""
    if " " not in text and _URL.match(text):
        return "url"
    if _ERROR_BODY.match(text):
        return "error_body"
    if len(text) <= 60:
        if _AGE.match(text):
            return "age_label"
        if _NUMBER.match(text):
            return "number"
    if not any(character.isalnum() for character in text):
        return "empty"
    return None
