"""Markup off, entities once; line structure (headings, bullets, numbers) is left for ``blocks``."""

from __future__ import annotations

import html
import re

import nh3

from django_autocaption.text.analysis import quotes
from django_autocaption.text.steps.draft import Draft

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style|template|noscript)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_IMAGE_TAG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_BREAK_TAG = re.compile(r"<(?:br|hr|/p|/div|/li|/h[1-6]|/tr)\b[^<>]*>", re.IGNORECASE)
_ITEM_TAG = re.compile(r"<li\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"</?[a-zA-Z][\w:-]*(?:[\s/][^<>]*)?>")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_IMAGE_LINK = re.compile(r"!\[([^\[\]\n]{0,2000})\](?:\([^()\s]*+(?:\s+\"[^\"\n]*+\")?\)|\[[^\[\]\n]*\])?")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\((?:[^()\s]|\([^()\s]*\))*+(?:\s+\"[^\"\n]*+\")?\)")
_FOOTNOTE = re.compile(r"\[\^?\d{1,2}\](?!\()|【[^【】\n]{0,40}†[^【】\n]{0,40}】")
_STRONG = re.compile(
    r"(\*{2,3})(?=[^\s*])([^*\n]{1,1000}?)(?<=\S)\1|(?<!\w)__(?=[^\s_])([^_\n]{1,1000}?)(?<=\S)__(?!\w)"
)
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])([^*\n]{1,1000}?)(?<=[^\s*])\*(?![\w*])|(?<![\w_\\])_(?=[^\s_])([^_\n]{1,1000}?)(?<=[^\s_])_(?![\w_])"
)
_STRUCK = re.compile(r"~~(?=\S)([^~\n]{1,1000})~~")
_CODE = re.compile(r"(`{1,2})(?=[^`])([^`\n]{1,1000})\1(?!`)")
#: A bold line with something below it; one that ends in a full stop is a sentence.
_BOLD_HEADING = re.compile(r"^[ \t]*(?:\*\*|__)([^*_\n]{1,80})(?<![.!?])(?:\*\*|__):?[ \t]*$(?=\n)", re.MULTILINE)
#: What ends an attribute, a tag or a comment around the words: ``" onerror="alert(1)``, ``">``, ``-->``.
_BREAK_OUT = re.compile(
    r"[\"']?(?:\s+autofocus)?\s+(?:on[a-z]{3,20}|style|src|srcdoc|href|formaction|autofocus)\s*=\s*(?:\"[^\"\n]{0,300}\"?|'[^'\n]{0,300}'?|[^\s\"'<>]{1,300})|"
    r"[\"']\s*/?>+|(?<=\S)--!?>|--!?>(?=\S)|\]\]>",
    re.IGNORECASE,
)
#: Of a program, not of a page: templates, escapes, paths upwards, formulas, keys. No sentence has these.
_OF_CODE = re.compile(
    r"\{[{%#]|[}%#]\}|[$%]\w*\(|\$\w*[{:]|<%|\\[uxnrt/][\w\\]?|(?:%[0-9A-Fa-f]{2}\S*){2}|(?:\.\./){2}|(?:^|\s)[=@+-](?:\w+[(!|]|\d+[+*/-])|\w\|[^\w\s]|[A-Z]{3,}\("
    r"|[\"'];\s|(?<!\w)(?:rm\s+-\w+\s+/|sk-\w{8})|\((?:\d+|'[^']*'|\"[^\"]*\")?\)\s*[;{]"
)
_STRAY = re.compile(r"(?<!\w)\*{2,}|\*{2,}(?!\w)|(?<!\w)_{2,}(?!\w)|(?<=\S)\s+#{1,6}\s*$")
_ESCAPED = re.compile(r"\\([\"'*_`#\[\]()>~.!-])")
_ESCAPED_BREAK = re.compile(r"(?:\\r)?\\n(?=\\|[^a-z]|$)")


def strip_markup(draft: Draft) -> None:
    """HTML and Markdown give way to their text; ``5 < 7``, ``C#``, ``snake_case`` and ``2 * 3`` are no markup."""
    text = plain(draft.text)
    if "&" in text:
        decoded = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
        text = without_tags(decoded) if "<" in decoded else decoded
    draft.replace(text.replace("\xad", "").strip(), "markup")


def has_markup(text: str) -> bool:
    """Whether HTML, Markdown, a character reference or code is left in the text; quoted code is what a screen shows."""
    return (
        plain(text) != text
        or any(html.unescape(entity) != entity for entity in _ENTITY.findall(text))
        or "```" in text
        or _OF_CODE.search(quotes.blanked(text)) is not None
    )


def plain(text: str) -> str:
    """The text without tags and without Markdown's inline marks; character references stay."""
    text = without_tags(text) if "<" in text else text
    if ">" in text or "=" in text:
        text = _BREAK_OUT.sub("", text)
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", _ESCAPED_BREAK.sub("\n", text))
    if "[" in text or "【" in text:
        text = _FOOTNOTE.sub("", _LINK.sub(r"\1", _IMAGE_LINK.sub(r"\1", text)))
    if "*" in text or "_" in text or text.rstrip().endswith("#"):
        text = _BOLD_HEADING.sub(r"# \1", text) if "\n" in text.strip() else text
        for _ in range(2):
            text = _EMPHASIS.sub(
                lambda match: match[1] or match[2], _STRONG.sub(lambda match: match[2] or match[3], text)
            )
        text = _STRAY.sub("", text)
    if "~~" in text:
        text = _STRUCK.sub(r"\1", text)
    return _CODE.sub(r"\2", text) if "`" in text else text


def without_tags(text: str) -> str:
    """The text without HTML tags and comments; an image's alt text stands for the image."""
    text = _HIDDEN.sub(" ", _COMMENT.sub(" ", text))
    text = _IMAGE_TAG.sub(_alt, text)
    text = _ITEM_TAG.sub("\n- ", _BREAK_TAG.sub("\n", text))
    if not TAG.search(text):  # a bare "<" is no markup
        return text
    # nh3 reads HTML as a browser does, and gives it back escaped; character references are left for their own step.
    return html.unescape(nh3.clean(text.replace("&", "&amp;"), tags=set()))


def _alt(tag: re.Match[str]) -> str:
    found = _ALT.search(tag[0])
    return f" {found[1] or found[2] or ''} " if found else " "
