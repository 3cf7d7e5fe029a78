"""Answers that are no description as a whole."""

from __future__ import annotations

import re

from django_autocaption.text.steps.draft import Draft

#: Nothing longer is looked at; about ten times what a long description has.
MAXIMUM = 20_000

_URL = re.compile(
    r"[<\"'(]?(?:https?://|ftp://|www\.|data:[\w/+.-]+[;,]|s3://|gs://|blob:|javascript:|file:)\S*$", re.IGNORECASE
)
_NUMBER = re.compile(r"[-+~≈#$€£%\s(\[{]*\d(?:[\d\s.,:/%°()\[\]{}+-]|e[+-]?(?=\d))*$", re.IGNORECASE)
_AGE_WORD = (
    r"(?:ages?(?:d|[\s_-]?group|[\s_-]?range)?|infants?|toddlers?|bab(?:y|ies)|child(?:ren)?|kids?|pre-?teens?|teen(?:ager)?s?|adolescents?|"
    r"young\s+adults?|adults?|middle[- ]aged(?:\s+adults?)?|seniors?|elderly|old|youths?)"
)
_ESTIMATED = r"(?:(?:estimated|predicted|detected|approximate|apparent|likely)\s+)?"
_AGE = re.compile(
    rf"\W*(?:(?:(?:fe)?male|(?:wo)?m[ae]n)\W+)?(?:{_ESTIMATED}{_AGE_WORD}\W+)?\(?\s*(?:(?:more\s+than|over|under|above|below|older\s+than|younger\s+than|[<>≥≤]=?)\s*\d{{1,3}}|"
    r"\d{1,3}\s*(?:-|–|—|‒|to)\s*\d{1,3}|\d{1,3}\s*(?:\+|s\b|or\s+(?:older|above|younger)|years?(?:[- ]old)?))"
    rf"\s*(?:years?|yrs?)?(?:[- ]old|\s+of\s+age)?\W*$|"
    rf"\W*{_ESTIMATED}{_AGE_WORD}(?:\W+(?:is\s+)?(?:\d{{1,3}}(?:\.\d+)?|{_AGE_WORD}))?\W*$",
    re.IGNORECASE,
)
_ERROR_BODY = re.compile(
    r"<!doctype\b|<html\b|<\?xml\b|<head\b|<error\b|traceback\s+\(most\s+recent|"
    r"(?:http(?:/\d(?:\.\d)?)?\s+)?[45]\d\d[\s:–-]+(?:[A-Z]\w+\s*){1,4}\W*$|"
    r"(?:internal\s+server\s+error|bad\s+gateway|service\s+(?:temporarily\s+)?unavailable|gateway\s+time-?out|too\s+many\s+requests|"
    r"(?:forbidden|not\s+found)(?=\W*$)|unauthori[sz]ed|bad\s+request|request\s+(?:timed?\s*out|timeout)|connection\s+(?:refused|reset|error|"
    r"timed\s+out)|upstream\s+(?:connect|request)|rate\s+limit|quota\s+exceeded|invalid\s+(?:api|request|image|token|json)|"
    r"queue\s+is\s+full|(?:the\s+)?(?:model|server|engine|service)\s+(?:is\s+)?(?:currently\s+)?(?:overloaded|busy|loading|unavailable)|"
    r"task\s+(?:failed|timed\s+out|cancell?ed|not\s+found)|(?:oops\W+)?something\s+went\s+wrong|cuda\s+(?:out\s+of\s+memory|error)|out\s+of\s+memory|access\s+denied|permission\s+denied)\b"
    r"(?=\W*$|[\s:.,]+(?:error|please|try|for|exceeded|in|to)\b)|"
    r"time-?out(?=\W*$|\s+(?:error|exceeded|of\s+\d|after\s+\d)\b|\s*:)|"
    r"(?:rate\s+limit|quota|token\s+limit)\s+(?:reached|exceeded)|you(?:['’]ve|\s+have)?\s+exceeded\s+your\b|"
    r"the\s+server\s+(?:had|encountered|is)\b.{0,40}(?:error|problem|request|overloaded)|"
    r"invalid\s+(?:image|input|file)\s+(?:url|format|data|type|size)\b\W*$|"
    r"(?:oops|uh[- ]?oh)\b.{0,20}(?:wrong|error|problem)|"
    r"\[?[\w.]*(?:error|exception)\]?\s*(?:\(?\d+\)?)?\s*:",
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
