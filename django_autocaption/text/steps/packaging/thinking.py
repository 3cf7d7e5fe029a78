"""Thinking aloud before the answer, without tags around it; English, in which models think."""

from __future__ import annotations

import re

from django_autocaption.text.analysis import quotes, sentences
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.steps.packaging.blocks import label_end
from django_autocaption.text.tables.languages import ENGLISH

#: "Got it, let's see.", "Hmm, I need to …": the model speaks of itself, of its task or of who asked.
_ALOUD = re.compile(
    r"(?:(?:got\s+it|okay|ok|alright|all\s+right|right|hmm+|hm|so|first(?:ly)?|now|next|then|wait|well|let['’]s\s+see|sure|but|and|also|actually|"
    r"finally|looking\s+at\s+(?:the|this)\s+(?:image|picture|photo)(?:\s+again)?)\b[\s,.!;:…–-]*){0,4}"
    r"(?:let['’]s\s+(?:see|think|start|go|check|try|count|figure|break|analy[sz]e|describe|craft|write|draft|make|focus|look|consider|keep)\b|"
    r"let\s+me\s+(?:shorten|trim|rephrase|reword|revise|refine|simplify|rewrite|think|look|see|examine|analy[sz]e|check|describe|start|craft|write|count|try|draft|consider|re-?read|identify|make|break|note|focus)\b|"
    r"(?:i|we)(?:\s+(?:need|have|should|want|will|must|can|could|might|am\s+going|was\s+asked)(?:\s+to)?|['’]ll|['’]d|['’]m\s+going\s+to)\s+(?:\w+ly\s+)?"
    r"(?:describe|write|keep|identify|craft|mention|avoid|make|start|focus|look|check|count|provide|create|generate|produce|think|consider|include|note|shorten|"
    r"begin|use|say|combine|try|summari[sz]e|analy[sz]e|be\s+(?:concise|careful|brief))\b|"
    r"the\s+user\s+(?:wants|asks|is\s+asking|asked|needs|would|has|provided|says)\b|"
    r"(?:the|my)\s+(?:task|instructions?|prompt|limit|goal|job)\s+(?:is|are|says?|asks?|wants?)\b|"
    r"(?:the|this|my|an?)\s+(?:alt(?:ernative)?[\s-]text|caption|description|answer|response|output)\s+(?:should|must|needs?|has|ought|can|could)\b(?!\s+be\s*:)|"
    r"(?:that|this|it)(?:['’]s|\s+is)\s+(?:about\s+|under\s+|over\s+|only\s+|too\s+long\s+at\s+)?\d{1,4}\s+(?:characters|chars|words)\b|"
    r"(?:hmm+|wait)\b(?=[\s,.!…]))",
    re.IGNORECASE,
)
#: Where thinking comes to its answer: "So the alt text could be: …", which begins with what leads in elsewhere.
_RESULT = re.compile(
    r"(?:so|thus|therefore|then|maybe|perhaps|finally|putting\s+(?:it|this)\s+(?:all\s+)?together)\b[\s,:]*",
    re.IGNORECASE,
)


def aloud(draft: Draft) -> None:
    """An answer that begins with thinking aloud → what it came to: what follows its last "So the alt text could be:",
    else its last paragraph if that has no such sentence, else what follows the last one."""
    text = draft.text
    if not is_aloud(text):
        return
    parts = [sentence for line in text.split("\n") for sentence in sentences.split(line)]
    results = [rest for sentence in parts if (rest := _result(draft, sentence))]
    paragraphs = [paragraph for paragraph in re.split(r"\n\s*\n", text) if paragraph.strip()]
    if results:
        text = results[-1]
    elif len(paragraphs) > 1 and not any(map(is_aloud, sentences.split(paragraphs[-1]))):
        text = paragraphs[-1]
    else:
        last = max(at for at, sentence in enumerate(parts) if is_aloud(sentence))
        text = sentences.join(parts[last + 1 :])
    draft.replace(text.strip(), "thinking")


def is_aloud(text: str) -> bool:
    """Whether a text begins with the model's thinking, outside quotation marks."""
    return bool(_ALOUD.match(text)) and not quotes.is_attributed(sentences.split(text[:300])[0])


def _result(draft: Draft, sentence: str) -> str:
    """What a sentence of thinking gives as the answer, or ""."""
    begin = found.end() if (found := _RESULT.match(sentence)) else 0
    rest = sentence[begin:]
    if match := ENGLISH.lead_in.match(rest):
        return rest[match.end() :]
    return rest[end:] if (end := label_end(draft, rest)) else ""
