"""An answer of several lines becomes one paragraph of words about the image."""

from __future__ import annotations

import re

from django_autocaption.text import keywords
from django_autocaption.text.analysis import sentences
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.steps.phrases.tail import is_tag_list
from django_autocaption.text.tables.languages import ENGLISH, tables_for

#: Lines that are looked at.
_MAX_LINES = 400
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*$")
_QUOTE = re.compile(r"(?:>\s?)+")
_RULE = re.compile(r"(?:[-*_=~]\s?){3,}$|\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*\|?$")
_BULLET = re.compile(r"(?:[-*+•‣◦▪●·–—]|✓|✔)\s+")
_NUMBERED = re.compile(
    r"(?:\(?(?:\d{1,2}|[a-eA-E])[.)]\s+|(?:option|version|caption|suggestion|choice|alternative|alt\s*text|variant)\s*#?(?:\d{1,2}|[A-E])\b"
    r"(?:\s*\([^()]{1,40}\))?\s*[:.)–—-]\s*)",
    re.IGNORECASE,
)
_SIZED = re.compile(
    r"(?:(?:short|brief|concise|medium|long|detailed|standard|extended)(?:er)?(?:\s+(?:version|alt\s*text|caption|description))?|"
    r"kurz|mittel|lang|ausführlich|courte?|moyenne?|longue?|cort[oa]|larg[oa]|breve|lung[oa]|curt[oa]|long[oa]|kort|"
    r"krótki|długi|короткий|краткий|длинный|подробный|简短|簡短|详细|詳細|短い|長い|짧은|긴)\s*[:：]\s*",
    re.IGNORECASE,
)
_OPTION_HEADING = re.compile(rf"#{{1,6}}\s+{_NUMBERED.pattern}", re.IGNORECASE)
_LABELLED_SECOND = re.compile(
    r"\s(?:option|version|caption|suggestion|choice|alternative|alt\s*text|variant)\s*#?(?:2|B)\s*(?:\([^()]{1,40}\)\s*)?[:.)]\s",
    re.IGNORECASE,
)
_OR = re.compile(r"[*_(]*(?:or|oder|ou|o|of|lub|или|或|或者|または|또는|أو|או|या|หรือ)[*_):.,]*$", re.IGNORECASE)
_INLINE_SECOND = re.compile(r"\s+\(?2[.)]\s+(?=\S)")
_SINGLE_NUMBER = re.compile(r"(?:\(1\)|1[.)])\s+(?=(?:an?|the|two|three)\b)", re.IGNORECASE)
_CHOICE = re.compile(
    r"\b(?:options?|suggestions?|alternatives?|captions|versions|variations|descriptions|alt[- ]texts|possibilities|"
    r"ideas)\b",
    re.IGNORECASE,
)
_ITEM_LABEL = re.compile(r"(?:[A-Z][\w/&' -]{1,40}|[\w ]{2,20})\s*[:：]\s+(?=\S)")
#: "Colour: red" and so long at most are parts of one sentence, not sentences.
_PART_WORDS = 6
_KEYWORD_LINE = re.compile(
    r"(?:key\s*words?|tags|hashtags|schlagw(?:o|ö)rter|mots[- ]clés|palabras\s+clave|关键词|标签|キーワード)"
    r"\s*[:：]\s*(.*)$",
    re.IGNORECASE,
)
_OTHER_SECTION = re.compile(
    r"(?:explanations?|notes?|reasoning|rationale|why\b.*|tips?|keywords|tags|hashtags|confidence|analysis|seo\b.*)\s*:?$",
    re.IGNORECASE,
)
_OTHER_LINE = re.compile(
    r"(?:title|headline|file\s*name|filename|confidence|language|length|characters?|word\s+count|notes?|source|url|photo\s+credit|credit)\s*[:：]",
    re.IGNORECASE,
)

#: Labels in the order in which their values are wanted.
_WANTED = (
    re.compile(r"alt|ersatz|替代|代替|대체|बदल|ข้อความ|النص|חלופי|вариант|альтернатив", re.IGNORECASE),
    re.compile(
        r"caption|legend|légende|leyenda|legenda|unterschrift|didascalia|bijschrift|podpis|подпись|キャプション|캡션|标题",
        re.IGNORECASE,
    ),
    re.compile(r""),
)


def unwrap_lines(draft: Draft) -> None:
    """Headings, bullets, numbered options and labelled lines become one paragraph; of several options the first."""
    text = draft.text
    starts = ("#", ">", "1.", "1)", "(1)", "-", "*", "•")
    if "\n" not in text and not text.startswith(starts) and not _LABELLED_SECOND.search(text):
        return
    lines = [_QUOTE.sub("", line.strip()).strip() for line in text.split("\n", _MAX_LINES)[:_MAX_LINES]]
    lines = _before_alternative(["" if _RULE.match(line) else line for line in _without_table(draft, lines)])
    lines = _without_tags_below(draft, _without_keyword_lines(draft, _without_other_sections(lines)))
    lines = _labelled(draft, lines) or lines
    items = [_NUMBERED.sub("", _BULLET.sub("", line, count=1), count=1) for line in lines if line]
    if len(items) > 2 and is_tag_list(", ".join(items), draft.language):
        draft.replace(", ".join(items), "layout")
        return
    words = _option(lines) or _paragraph(draft, lines)
    draft.replace(words.strip(), "layout" if _is_layout(text) else "spacing")


def label_end(draft: Draft, text: str) -> int:
    """Where the value begins after a label ("Alt text:") at the start of the text; 0 without a label."""
    for language in tables_for(draft.language):
        match = language.label.match(text)
        if match and (
            rest := re.compile(
                r"(?:\s*[(（][^()（）\n]{0,60}[)）])?(?:\s+for\s+(?:this|the)\s+\w+)?\s*(?:[:：]|=(?=\s*[\"'])|\s[–—=→-]\s)\s*"
            ).match(text, match.end())
        ):
            return rest.end()
    return 0


def _is_layout(text: str) -> bool:
    return any(_HEADING.match(line) or _BULLET.match(line) or _NUMBERED.match(line) for line in text.split("\n"))


def _without_other_sections(lines: list[str]) -> list[str]:
    """The lines without sections about the answer itself: "Explanation", "Tips", "Keywords"."""
    kept, other = [], False
    for line in lines:
        if heading := _HEADING.match(line):
            other = bool(_OTHER_SECTION.match(heading[1]))
        if not other:
            kept.append(line)
    return kept if any(kept) else lines


def _without_table(draft: Draft, lines: list[str]) -> list[str]:
    """The lines with the rows of a table as labelled values: the labelled column, or "first cell: second cell"."""
    rows = [index for index, line in enumerate(lines) if line.startswith("|") and line.count("|") > 1]
    ruled = next((index for index in rows if _RULE.match(lines[index])), None)
    if ruled is None:
        return lines
    head = _cells(lines[ruled - 1]) if ruled - 1 in rows else []
    wanted = next((column for column, cell in enumerate(head) if label_end(draft, f"{cell}: ")), None)
    kept = []
    for index, line in enumerate(lines):
        if index not in rows or index > ruled:
            cells = _cells(line) if index in rows else [line]
            kept.append(cells[wanted] if wanted is not None and len(cells) > wanted > 0 else ": ".join(cells[:2]))
    return kept


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip().strip("|").split("|")]


def _before_alternative(lines: list[str]) -> list[str]:
    """The lines before one that says only "or"."""
    either = next((index for index, line in enumerate(lines) if _OR.match(line)), 0)
    return lines[:either] if any(lines[:either]) else lines


def keyword_list(text: str) -> list[str] | None:
    """The keywords of a line "Keywords: a, b, c", or None for any other line."""
    match = _KEYWORD_LINE.match(text)
    return re.split(r"[,;、，#]", match[1])[:50] if match else None


def _without_keyword_lines(draft: Draft, lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if (found := keyword_list(_BULLET.sub("", line, count=1))) is not None:
            draft.keywords.extend(found)
        elif not _OTHER_LINE.match(_BULLET.sub("", line, count=1)):
            kept.append(line)
    if draft.keywords and not any(kept):
        draft.reject("tag_list")
    return kept if any(kept) else lines


def _without_tags_below(draft: Draft, lines: list[str]) -> list[str]:
    """The lines without a last paragraph that is a list of tags; the tags are kept as keywords."""
    said = [index for index, line in enumerate(lines) if line]
    if len(said) < 2 or said[-1] - said[-2] < 2 or not is_tag_list(lines[said[-1]], draft.language):
        return lines
    draft.keywords.extend(keywords.from_tags(re.split(r"\s*[,;、，]\s*", lines[said[-1]])))
    return lines[: said[-1]]


def _labelled(draft: Draft, lines: list[str]) -> list[str]:
    """The lines of the best labelled value ("Alt text: …" before "Description: …"), if any line is labelled."""
    found: list[tuple[str, list[str]]] = []
    for line in lines:
        bare = _BULLET.sub("", line, count=1)
        heading = _HEADING.match(bare)
        bare = heading[1] if heading else bare
        if heading and label_end(draft, bare.rstrip(":") + ": "):
            found.append((bare, []))
        elif end := label_end(draft, bare):
            found.append((bare[:end], [bare[end:]]))
        elif heading:
            found.append(("", []))
        elif found:
            found[-1][1].append(line)
    for pattern in _WANTED:
        for label, value in found:
            if label and pattern.search(label) and any(value):
                return value
    return []


def _option(lines: list[str]) -> str:
    """The first of several options: numbered, or bullets under a line that announces a choice."""
    titled = [index for index, line in enumerate(lines) if _OPTION_HEADING.match(line)]
    if len(titled) > 1 and (words := " ".join(line for line in lines[titled[0] + 1 : titled[1]] if line)):
        return words
    lines = [line.lstrip("# ") if index in titled else line for index, line in enumerate(lines)]
    numbered = [index for index, line in enumerate(lines) if _NUMBERED.match(_BULLET.sub("", line, count=1))]
    sized = [index for index, line in enumerate(lines) if _SIZED.match(_BULLET.sub("", line, count=1))]
    bullets = [index for index, line in enumerate(lines) if _BULLET.match(line)]
    if len(numbered) > 1 or len(sized) > 1:
        indices, pattern = (numbered, _NUMBERED) if len(numbered) > 1 else (sized, _SIZED)
        before = prose_before(" ".join(line for line in lines[: indices[0]] if line and not _HEADING.match(line)))
        if before:
            return before
        if pattern is _NUMBERED and all(
            _ITEM_LABEL.match(_NUMBERED.sub("", _BULLET.sub("", lines[index], count=1), count=1)) for index in indices
        ):
            return ""
        first = [
            pattern.sub("", _BULLET.sub("", lines[indices[0]], count=1), count=1),
            *lines[indices[0] + 1 : indices[1]],
        ]
        return " ".join(_BULLET.sub("", line, count=1) for line in first if line)
    if len(bullets) > 1 and any(line.endswith(":") and _CHOICE.search(line) for line in lines[: bullets[0]]):
        return _BULLET.sub("", lines[bullets[0]], count=1)
    joined = " ".join(line for line in lines if line)
    if _NUMBERED.match(joined) and (second := _LABELLED_SECOND.search(joined)):
        return _NUMBERED.sub("", joined[: second.start()], count=1)
    if joined.startswith(("1.", "1)", "(1)")) and (second := _INLINE_SECOND.search(joined)):
        return _NUMBERED.sub("", joined[: second.start()], count=1)
    return ""


def prose_before(text: str) -> str:
    """The description before a list or code block, without the sentence that announces it; empty if there is none."""
    described = [
        sentence
        for sentence in sentences.split(text)
        if not sentence.endswith((":", "：")) and not ENGLISH.interjection.match(sentence + " ")
    ]
    words = sentences.join(described)
    return words if len(words.split()) >= 4 and not ENGLISH.lead_in.match(words) else ""


def _paragraph(draft: Draft, lines: list[str]) -> str:
    """All lines as sentences: headings only where nothing else is there, bullets without marks and labels."""
    words: list[str] = []
    headings = []
    has_bullets = any(_BULLET.match(line) for line in lines) or sum(bool(_NUMBERED.match(line)) for line in lines) > 1
    paragraph_over, was_part = True, False
    for line in lines:
        if not line:
            paragraph_over = True
            continue
        if heading := _HEADING.match(line):
            headings.append(heading[1])
            paragraph_over = True
            continue
        is_part = False
        bullet = _BULLET.match(line) or (_NUMBERED.match(line) if has_bullets else None)
        if bullet:
            line = _NUMBERED.sub("", _BULLET.sub("", line, count=1), count=1)
            label = _ITEM_LABEL.match(line) if len(lines) > 1 else None
            line = line[label.end() :] if label else line
            is_part = label is not None and len(line.split()) <= _PART_WORDS and not sentences.is_ended(line)
            if is_part and was_part and line[:1].islower():
                words[-1] += ","
        elif has_bullets and line.endswith((":", "：")) and len(lines) > 1:
            continue
        was_part = is_part
        if (
            words
            and (paragraph_over or bullet)
            and not sentences.is_ended(words[-1])
            and words[-1][-1:] not in ",;:，：、-–—"
        ):
            words[-1] += draft.language.full_stop or ""
        words.append(line)
        paragraph_over = bullet is not None
    if has_bullets and paragraph_over and words and not sentences.is_ended(words[-1]):
        words[-1] += draft.language.full_stop or ""
    joined = sentences.join(words) if not draft.language.spaced and draft.language.full_stop else " ".join(words)
    announced = not words or (words[-1].endswith((":", "：")) and paragraph_over)
    joined = " ".join([joined, ". ".join(headings)]).strip() if announced else joined
    return _SINGLE_NUMBER.sub("", joined, count=1)
