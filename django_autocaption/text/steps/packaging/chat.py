"""The chat around the answer: tokens, roles, and the prompt said again."""

from __future__ import annotations

import re
from functools import lru_cache

from django_autocaption.text.analysis import quotes, sentences
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.tables.languages import in_any

_FINAL_CHANNEL = re.compile(r"<\|channel\|>\s*final\s*<\|message\|>", re.IGNORECASE)
#: Words between two tokens of one name: ``[CAP] A dog [/CAP]``.
_PAIR = re.compile(r"\[((?!INST|SYS)[A-Z][A-Z_]{1,19})\]([^\[\]]{1,2000})\[/\1\]")
#: What a model was told, or where in the image it saw a thing.
_ASIDE = re.compile(
    r"<<SYS>>(?:(?!<</?SYS>>).)*<</SYS>>|<(box|quad|point)>[^<>]{0,200}</\1>|"
    r"<\|(box|quad|point)_start\|>[^<>]{0,200}<\|\2_end\|>",
    re.IGNORECASE | re.DOTALL,
)
_TOKEN = re.compile(
    r"<\|[^|<>\n]{0,40}\|>|</?s>|<(?:bos|eos|pad|unk|image|img|start_of_turn|end_of_turn|loc_?\d+|caption|more_detailed_caption|"
    r"detailed_caption|od|box|/box|mask)>|<image_?\w*>|\[/?(?:INST|UNK|PAD|SEP|CLS|MASK|EOS|BOS|SYS)\]|<</?SYS>>|\[unused\d+\]|\b(?:startseq|endseq)\b|▁",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"(?:^|[\n>\]])\s*(?:#{2,4}\s*)?(?:assistant|model|gpt|bot|ai|answer|response|a)\s*:\s*|\s(?:ASSISTANT|Assistant|assistant|Answer|answer):\s*|(?<=[?.])\s+A:\s+|\[/INST\]\s*|"
    r"<\|(?:im_start|start_header_id|assistant)\|>\s*(?:assistant)?\s*(?:<\|end_header_id\|>)?|<start_of_turn>model\s*|"
    r"#{2,4}\s*(?:assistant|response|answer)\s*:?\s*",
    re.IGNORECASE,
)
_ROLE = re.compile(r"^\s*(?:#{2,4}\s*)?(?:(?:gpt4\s+correct\s+)?assistant|ai|bot|model)\s*:\s*", re.IGNORECASE)
_ASKED = re.compile(
    r"\s*(?:<\|?\w*\|?>\s*)?(?:(?:user|human|question|system|q|instruction|#{2,4}\s*(?:human|user|instruction))\s*:|\[INST\]|"
    r"<\|(?:im_start|start_header_id|user|system)|<start_of_turn>)",
    re.IGNORECASE,
)
#: Roles alone on their lines, as templates leave them when the tokens around them are skipped.
_BARE_ANSWER = re.compile(r"(?:^|\n)\s*(?:assistant|model)[ \t]*\n", re.IGNORECASE)
_BARE_ROLE = re.compile(r"\s*(?:system|user|human|assistant|model)[ \t]*\n", re.IGNORECASE)
_END_OF_TURN = re.compile(
    r"<end_of_turn>|<\|(?:im_end|eot_id|end|eom_id|endoftext|end_of_text|return|call)\|>|</s>", re.IGNORECASE
)
_NEXT_TURN = re.compile(
    r"\n\s*(?:\*\*)?(?i:user|human|question|q|assistant|instruction)(?:\*\*)?\s*:\s|<start_of_turn>|(?:(?<=\s)(?:USER|Human|HUMAN|User)\s*:\s|#{2,4}\s*(?:Human|User|Instruction)\b|<\|im_start\|>\s*user|\[INST\]|<start_of_turn>user)"
)
_INSTRUCTION = re.compile(
    r"(?!(?:please\s+)?(?:provide|give|describe)\s+(?:me\s+(?:with\s+)?)?(?:the|an?|your)\s+(?:image|picture|photo)\s+(?:you|so|that|first|again))(?:in\s+(?:one|a|two)\s+(?:\w+\s+)?sentences?,?\s+)?(?:please\s+)?(?:(?:briefly|concisely|clearly|accurately|shortly)\s+)?(?:describe|caption|write|generate|provide|create|give|produce|explain|analy[sz]e|list|identify)\s+"
    r"(?:(?:me|us|what|a|an|the|this|short|brief|concise|detailed|alt|alternative|one|all|in)\s+){0,6}"
    r"(?:image|picture|photo|photograph|alt[- ]?text|caption|description|text|scene|objects|"
    r"lighting)\b[^.?!\n:]{0,160}(?:[.?!:](?=\s|$)|\n|$)\s*",
    re.IGNORECASE,
)
_QUESTION = re.compile(
    r"(?:what\s+(?:is|are|do\s+you\s+see|can\s+you\s+see|does|emotions?)|can\s+you\s+describe|how\s+would\s+you)\b[^?\n]{0,160}\?\s*",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
#: Words that a sentence of the prompt has before it counts as one; and those that show the beginning of one.
_FEWEST_WORDS, _SURE_WORDS = 3, 6


def tokens(draft: Draft) -> None:
    """Keep what the assistant said, without its markers and without a next turn that it made up."""
    text = draft.text
    final = list(_FINAL_CHANNEL.finditer(text))
    if final:
        text = text[final[-1].end() :]
    text = _ASIDE.sub(" ", text) if "<" in text else text
    text = _PAIR.sub(r"\2", text) if "[/" in text else text
    answers = _ANSWERS if _ASKED.match(text) else _BARE_ANSWER if _BARE_ROLE.match(text) else None
    if answers:
        found = list(answers.finditer(text))
        text = text[found[-1].end() :] if found else text
    else:
        text = _ROLE.sub("", text)
    if (ended := _END_OF_TURN.search(text, 1)) and text[: ended.start()].strip():
        text = text[: ended.start()]
    following = _NEXT_TURN.search(text, 1)
    if following and text[: following.start()].strip():
        text = text[: following.start()]
    draft.replace(_TOKEN.sub(" ", text).strip() if text else text, "chat")


def prompt_echo(draft: Draft) -> None:
    """Drop the prompt, or a common instruction, where the answer begins by repeating it, and every line and sentence of
    the prompt wherever the answer has it."""
    text = draft.text
    if draft.prompt:
        text = _without_echoes(_without(text, draft.prompt), draft.prompt)
    for pattern in (_INSTRUCTION, _QUESTION, in_any("asking")):
        if (match := pattern.match(text)) and not quotes.is_attributed(match[0]):
            text = text[match.end() :].lstrip()
    draft.replace(text.strip(), "prompt_echo")


def echoes(text: str, prompt: str) -> bool:
    """Whether the text begins with the prompt, or with an instruction to describe an image."""
    matches = filter(None, (pattern.match(text) for pattern in (_INSTRUCTION, in_any("asking"))))
    if not all(quotes.is_attributed(match[0]) for match in matches):
        return True
    return bool(prompt) and (_without(text, prompt) != text or _without_echoes(text, prompt) != text)


def _without_echoes(text: str, prompt: str) -> str:
    """The text without sentences and lines that are the prompt's, whatever their case and punctuation."""
    asked = _asked(prompt)
    if not asked:
        return text
    lines = []
    for line in text.split("\n"):
        found = sentences.split(line)
        kept = tuple(own for sentence in found if (own := _own_words(sentence, asked)))
        lines += [line if kept == found else sentences.join(kept)] if kept or not found else []
    return "\n".join(lines)


@lru_cache(maxsize=64)
def _asked(prompt: str) -> frozenset[tuple[str, ...]]:
    """The words of every sentence and line of a prompt, and of what stands before a colon in them."""
    pieces = [piece for line in prompt.split("\n") for piece in (line, *sentences.split(line))]
    pieces += [piece.partition(":")[0] for piece in pieces if ":" in piece]
    told = (piece for piece in pieces if len(_words(quotes.blanked(piece))) >= _FEWEST_WORDS)  # no quoted title alone
    return frozenset(tuple(_words(piece)) for piece in told)


def _own_words(sentence: str, asked: frozenset[tuple[str, ...]]) -> str:
    """The sentence; "" if it is one of the prompt's or how one of them begins, and what follows such a one's colon."""
    said = tuple(_words(sentence))
    if said in asked or (len(said) >= _SURE_WORDS and any(words[: len(said)] == said for words in asked)):
        return ""
    head, colon, rest = sentence.partition(":")
    return rest.strip() if colon and rest.strip() and tuple(_words(head)) in asked else sentence


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _without(text: str, prompt: str) -> str:
    """The text after the prompt's words, whatever the case and punctuation; the text itself if it does not begin so."""
    asked = re.findall(r"\w+", prompt.casefold())
    if len(asked) < 3:
        return text
    end = 0
    for index, match in enumerate(re.finditer(r"\w+", text)):
        if index == len(asked):
            return text[match.start() :] if end else text
        if match[0].casefold() != asked[index]:
            return text
        end = match.end()
        if index == len(asked) - 1:
            rest = text[end:]
            return rest.lstrip(" \t\n.:;,!?\"'”’*_-–—>)]")
    return text
