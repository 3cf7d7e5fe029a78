"""Addresses, handles, hashtags, emoji and instructions, which are never part of a description."""

from __future__ import annotations

import re
from functools import lru_cache

import regex

from django_autocaption.text.analysis import quotes, sentences
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.tables.languages import Language
from django_autocaption.text.tables.orders import ORDERS, in_any

URL = re.compile(r"\b(?:https?://|ftp://|www\.(?=\w))[^\s<>\"“”\])]++", re.IGNORECASE)
DATA_URI = re.compile(r"\bdata:[\w.+-]+/[\w.+-]+(?:;[\w=-]+)*,[\w+/=%-]*", re.IGNORECASE)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+", re.IGNORECASE)
HANDLE = re.compile(r"(?<![\w@./])@[A-Za-z_]\w{1,30}\b(?!\.\w)")
HASHTAG = re.compile(r"(?<![\w&/#])#(?!(?=[0-9a-fA-F]*\d)(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})\b)([^\W\d_][\w-]*)")
EMOJI = regex.compile(
    r"[0-9#*]\uFE0F?\u20E3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator})"
    r"(?:[\u200D\uFE0F\u20E3\U0001F3FB-\U0001F3FF]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)*+|[\uFE0E\uFE0F]"
)
IMAGE_FILE = re.compile(
    r"(?<![\w./\\-])(?:[a-z]:)?[/\\]?(?:[\w.()-]{1,60}+[/\\]){0,12}+[\w-][\w.()-]{0,120}"
    r"\.(?:jpe?g|png|gif|webp|avif|heic|heif|tiff?|bmp|svg|jxl|jfif|nef|cr[23]|arw|dng|orf|rw2|psd)\b(?!\.\w)",
    re.IGNORECASE,
)

#: A telephone number of nine digits and more, or a domain's name that no "https://" leads to.
_CONTACT = re.compile(
    r"(?<![\w.,/])(?!\d{1,3}(?:[ ,]\d{3})+(?![ ,]?\d))(?:\+|\(\+?\d{1,4}\)\s?)?\d{1,5}"
    r"(?:[ /-]{1,3}\(?\d{2,5}\)?|\d{2,4}){2,5}(?<!\d\d\d\d-\d\d\d\d)(?![\w%]|[.,]\d)|"
    r"(?<![\w@./-])(?:[a-z0-9-]{2,63}\.)+(?:com|org|net|info|biz|io|shop|store|online|co\.uk|ly|de|fr|es|nl|pl|eu|ru)"
    r"(?![\w-]|\.\w)"
)
_FEWEST_DIGITS = 9
_PREPOSITION = re.compile(r"\s+(?:by|from|via|at|on|to|of|for|called|named)\s+$", re.IGNORECASE)
_INSTRUCTION = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\s+(?:(?:all|any|the|your|my|of|these|those|every|everything)\s+){0,4}"
    r"(?:previous|prior|above|earlier|preceding|foregoing|system|safety|instructions?|prompts?|rules|guidelines)\b|"
    r"\byou\s+are\s+now\s+(?:an?\b|in\b|the\b|(?-i:[A-Z]{2,}\b))|\b(?:new|hidden|secret)\s+(?:system\s+)?instructions?\b|\b(?:system|developer)\s+prompt\b|"
    r"^you\s+are\s+[^.]{0,40}\b(?:assistant|model|expert|AI|bot|chatgpt)\b|^your\s+(?:task|job|role)\s+is\b|"
    r"^(?-i:SYSTEM|System|ADMIN|Admin|DEVELOPER|Developer|USER|User|ASSISTANT|Assistant|NOTE TO \w+)\s?:\s|"
    r"\b(?:image|picture|photo|content|this|it|safe|approved|cleared|verified|reviewed)\b[^.]{0,60}\b(?:moderation|moderators?|nsfw|sfw)\b|"
    r"\b(?:moderation|moderators?|nsfw|sfw)\b[^.]{0,60}\b(?:image|picture|photo|content|this|it|safe|approved?|clear(?:ed)?|verified|false|true)\b|"
    r"^(?:(?:please|system|admin|important|attention)\b[\s:,!]{1,5}){0,3}(?:act\s+as|pretend\s+(?:to|you)|reveal\s+(?:your|the)|do\s+not\s+(?:describe|mention|tell|say|reveal)|"
    r"(?:respond|reply|answer)\s+(?:only\s+)?with|output\s+(?:only|the)|print\s+(?:the|your)|say\s+[\"“'·]|click\s+(?:here|the|on|this)|tap\s+here|"
    r"visit\s+(?:our|my|us|the\s+(?:website|site|link))|(?:buy|order|shop|subscribe|call|register)\s+(?:it\s+)?(?:now|today|here)|sign\s+up|"
    r"follow\s+(?:us|me|for)|send\s+(?:your|the|me|us)\s|transfer\s+|execute\s|run\s+the\s+(?:following|command)|delete\s+(?:all|the|your)|"
    r"(?:tag|follow|contact|visit|see|go\s+to|shop\s+at|(?:read|see|find(?:\s+out)?|learn)\s+more\s+(?:at|on)|more\s+(?:info\w*\s+)?(?:at|on)|message|email|e-mail|check\s+out)\s*:?\s+(?=@\w|https?:|www\.|[\w.+-]+@)|"
    r"swipe\s+up|link\s+in\s+(?:the\s+|my\s+)?bio|dm\s+(?:us|me)\b)",
    re.IGNORECASE,
)
#: "SYSTEM:", "Wichtig!": who or what is addressed before an order.
_ADDRESSED = re.compile(r"\W*(?:\w{2,20}\s?[:：!,]\s*){0,2}")


def instructions(draft: Draft) -> None:
    """Sentences that give orders to a reader or a model are dropped and flagged; quoted ones are words of the image."""
    all_sentences = sentences.split(draft.text)
    kept = [sentence for sentence in all_sentences if not is_instruction(sentence)]
    if len(kept) < len(all_sentences):
        draft.flag("instruction")
        draft.replace(sentences.join(kept), "instruction")
    elif _INSTRUCTION.search(draft.text) or _is_order(draft.text):
        draft.flag("instruction")


@lru_cache(maxsize=64)  # several steps, and the linter, ask about the same words
def is_instruction(sentence: str) -> bool:
    """Whether a sentence, outside quotation marks, orders instead of describing."""
    own = quotes.blanked(sentence)
    return bool(_INSTRUCTION.search(own) or _is_order(own)) and not quotes.is_attributed(sentence)


@lru_cache(maxsize=64)  # of the whole text and of each sentence
def _is_order(sentence: str) -> bool:
    """Whether a sentence, in another language than English, tells somebody to forget earlier rules, or begins as other
    orders do."""
    addressed = _ADDRESSED.match(sentence)
    begin = addressed.end() if addressed else 0
    if in_any("others").match(sentence, begin):
        return True
    if not in_any("rules").search(sentence):
        return False
    for orders in ORDERS.values():
        ignore, rules, earlier, _others = orders.patterns
        told = rules.search(sentence) and ignore.search(sentence)
        if told and (earlier.search(sentence) or ignore.match(sentence, begin)):
            return True
    return False


def addresses(draft: Draft) -> None:
    """URLs, e-mail addresses, handles and image file names are dropped and flagged."""
    for pattern, flag in (
        (DATA_URI, "url"),
        (URL, "url"),
        (EMAIL, "email"),
        (HANDLE, "handle"),
        (IMAGE_FILE, "file_name"),
    ):
        text = _dropped(pattern, draft.text)
        if text != draft.text:
            draft.flag(flag)
            draft.replace(text, flag)


def contacts(draft: Draft) -> None:
    """Sentences with a telephone number or a domain are flagged, and dropped beside others: nobody sees these so."""
    all_sentences = sentences.split(draft.text)
    kept = [sentence for sentence in all_sentences if not _has_contact(sentence)]
    if len(kept) < len(all_sentences):
        draft.flag("contact")
        draft.replace(sentences.join(kept) if kept else draft.text, "contact")


def _has_contact(sentence: str) -> bool:
    found = (match[0] for match in _CONTACT.finditer(quotes.blanked(sentence)))
    return any(sum(map(str.isdigit, each)) >= _FEWEST_DIGITS or each[-1].isalpha() for each in found)


def hashtags(draft: Draft) -> None:
    """Hashtags become keywords; one that is a word of its sentence stays as that word."""
    if "#" not in draft.text:
        return
    found = list(HASHTAG.finditer(draft.text))
    draft.keywords.extend(re.sub(r"(?<=[a-z])(?=[A-Z])|_", " ", match[1]) for match in found)
    end = len(draft.text)
    for match in reversed(found):
        following = draft.text[match.end() : end]
        if following.strip(" \n,.;|·") or _needs_more(draft.text[: match.start()], draft.language):
            break
        end = match.start()
    text = draft.text[:end] if found else draft.text
    draft.replace(HASHTAG.sub(r"\1", text).rstrip(" ,;|·\n"), "hashtag")


def _needs_more(text: str, language: Language) -> bool:
    """Whether the words before a hashtag are no sentence without it: "at #sunset"."""
    last = text.rstrip().rpartition(" ")[2].lower()
    return last in language.dangling or last in language.dangling_when_cut


def emoji(draft: Draft) -> None:
    """Emoji are dropped; characters that are text by default (♥ ™ ©) stay."""
    if not draft.text.isascii():
        draft.replace(
            " ".join(EMOJI.sub(" ", draft.text).split(" ")) if EMOJI.search(draft.text) else draft.text, "emoji"
        )


def _dropped(pattern: re.Pattern[str], text: str) -> str:
    """The text without the matches and the empty brackets they leave; one at the end takes its preposition along."""
    found = list(pattern.finditer(text))
    if not found:
        return text
    tail = text[found[-1].end() :]
    parts, end = [], 0
    for match in found:
        parts.append(_PREPOSITION.sub(" ", text[end : match.start()]))
        end = match.end()
    text = "".join(parts) + tail
    text = re.sub(
        r"\((?:source|via|see|from|link|url|credits?|photo|image|picture|taken|by|courtesy|of|on|[\s:]){0,12}\)|\[\s*\]|<\s*>|\"\s*\"|“\s*”",
        "",
        text,
    )
    if not tail.strip(' .!)"”'):
        text = re.sub(
            r"(?:\s+(?:at|on|from|via|by|see|visit|to|reading|saying|source|and|or|url|called|named|of|for|is|link|showing|that\s+(?:reads|says))|[\s:(,–—-])+[\s.!]*$",
            "",
            text,
            flags=re.IGNORECASE,
        )
    return text
