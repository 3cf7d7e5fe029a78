"""What stands before and after the words of the answer."""

from __future__ import annotations

import re

from django_autocaption.text.analysis import quotes, sentences
from django_autocaption.text.steps.draft import Draft
from django_autocaption.text.steps.packaging.blocks import keyword_list, label_end
from django_autocaption.text.steps.phrases import noise
from django_autocaption.text.tables.advice import is_advice
from django_autocaption.text.tables.languages import Language, in_any, tables_for

_XML_LABEL = re.compile(r"^\[(?:alt(?: text)?|caption|description|image)\s*:\s*([^\[\]]+)\]\s*$", re.IGNORECASE)
_BRACKETED = re.compile(r"^\[([^\[\]]{10,})\]$|^\(([^()]{10,})\)$|^\{([^{}]{10,})\}$")
_COUNT = re.compile(
    r"\s*[(\[（【［](?:(?:alt(?:ernative)?[\s-]?text|caption|description|length|total)\s*[,;:–-]?\s*)?(?:approx\.?\s*|ca\.?\s*|~\s*|约|約)?\d{1,4}\s*(?:/\s*\d{1,4}\s*)?(?:characters?|chars?|words?|Zeichen|Wörter|caract\w*|caratter\w*|"
    r"parole|mots|palabras|tekens|woorden|znak\w*|słów|символ\w*|знак\w*|слов\w*|tecken|tegn|merkki\w*|karakter\w*|χαρακτήρ\w*|ký\s+tự|"
    r"字符|个?字|個?字|文字|글자|자|حرف\w*|תווים|अक्षर|ตัวอักษร)[^()\[\]（）【】［］]{0,30}[)\]）】］][.。]?\s*$|"
    r"\s*[(\[](?:alt(?:ernative)?[\s-]?text|(?:image\s+)?caption)[)\]]\.?\s*$|"
    r"[\s,(]*\b(?:with\s+(?:an?\s+)?)?\d{1,3}(?:\.\d+)?\s?%\s+(?:confidence|certainty|probability)\b\)?\.?\s*$|"
    r"\s*[(\[](?:(?:confidence|score|probability)[\s:=]*(?:\d{1,3}\s?%|[01]?\.\d+|1)|0?\.\d{2,}|1\.0+)[)\]]\.?\s*$",
    re.IGNORECASE,
)
_BRACKETED_LABEL = re.compile(r"[(\[]\s*([^()\[\]\n:]{2,40}?)\s*[)\]]\s*[:：–—-]?\s*(?=\S)")
#: "[0.93] A dog", "0.93: A dog".
_SCORE = re.compile(
    r"(?:[(\[](?:0?\.\d+|1\.0+|\d{1,3}(?:\.\d+)?\s?%)[)\]]\s*[:–—-]?|(?:0?\.\d+|1\.0+)\s*:)\s*(?=[^\W\d_])"
)
#: ``alt="A dog" title="Dog"``, without a tag around.
_ATTRIBUTES = re.compile(r"^alt\s*=\s*\"([^\"]+)\"(?:\s+[\w-]+\s*=\s*\"[^\"]*\")*\s*$", re.IGNORECASE)
_MEDIUM_TAG = re.compile(
    r"^\[(?:image|photo|picture|photograph|bild|foto|imagen|immagine|imagem)\]\s*(?=\w)", re.IGNORECASE
)
#: "Description automatically generated with high confidence", which office programs append.
_GENERATED = re.compile(
    r"(?:^(?:the|this)\s+|[\s,;.(–—-]{1,5}\b)(?:description\s+(?:was\s+)?(?:(?:auto(?:matically)?[-\s]?)?generated)(?:\s+automatically)?(?:\s+with\s+(?:very\s+)?\w+\s+confidence)?|"
    r"automatisch\s+generierte\s+beschreibung|description\s+générée\s+automatiquement|descripción\s+generada\s+automáticamente|"
    r"descrizione\s+generata\s+automaticamente|descrição\s+gerada\s+automaticamente|automatisch\s+gegenereerde\s+beschrijving|"
    r"opis\s+wygenerowany\s+automatycznie|автоматически\s+созданное\s+описание)[^.]{0,40}[.)\s]*$",
    re.IGNORECASE,
)
#: After thanks and the like these show that the words stand in the image: "Thanks, says a card".
_SAYING = re.compile(
    r"\s*(?:says?|reads?|sagt|steht|dit|lit-on|dice|dicen|se\s+lee|si\s+legge|diz|lê-se|staat|zegt|głosi|mówi|гласит|написано)\b",
    re.IGNORECASE,
)
#: Another field of the answer behind the words: "A blue mug. Title: Mug. Description: …".
_OTHER_FIELD = re.compile(
    r"[*_#\s]{0,4}(?:(?:seo|meta|long|short|page|image|extended)[\s-]+)?(?:title|description|keywords?|tags|hashtags|file\s?name|titel|"
    r"beschreibung|schlagw[oö]rte?r?|stichw[oö]rte?r?|titre|mots[-\s]clés|título|descripción|palabras\s+clave|etiquetas|titolo|descrizione|"
    r"parole\s+chiave|descrição|palavras-chave|beschrijving|trefwoorden|tytuł|opis|słowa\s+kluczowe|заголовок|описание|ключевые\s+слова)"
    r"[*_\s]{0,4}[:：]\s*\S",
    re.IGNORECASE,
)
#: The answer in quotation marks, and a judgement on it: "A mug" would be a suitable alt text.
_QUOTED_AND_JUDGED = re.compile(
    r"^[\"“«„]([^\"“”«»„\n]{15,})[\"”»“][,.]?\s+(?:is|would|could|might|may|can|should|works|serves|makes|ist|wäre|könnte|kann|est|serait|"
    r"pourrait|peut|es|sería|podría|puede|è|sarebbe|potrebbe|può|é|seria|poderia|pode|zou|kan|byłby|byłoby|może)\b[^.!?\n]{0,60}"
    r"\b(?:alt[-\s]?te[kx]te?s?|alternativ(?:e[rns]?\s+)?te[kx]te?s?|texte\s+alternatif|texto\s+alternativo|testo\s+alternativo|tekst\w*\s+alternatywn\w*|(?:good|suitable|fitting|possible|appropriate)\s+captions?)\b"
    r"[^.!?\n]{0,60}[.!]?$",
    re.IGNORECASE,
)
_QUOTED_ANSWER = re.compile(r"^[\"“«„]([^\"“”«»„]{15,})[\"”»“]\s+(?=\S)")


def lead(draft: Draft) -> None:
    """Drop politeness, "Here's the alt text:", labels and quotation marks around all, as often as they come."""
    text = draft.text.strip()
    for _ in range(8):
        before = text
        text = _SCORE.sub("", _MEDIUM_TAG.sub("", _count(quotes.without_half(quotes.stripped(text)))), count=1)
        if match := _XML_LABEL.match(text) or _BRACKETED.match(text) or _ATTRIBUTES.match(text):
            text = next(group for group in match.groups() if group).strip()
        text = _without_bracketed_label(draft, text[label_end(draft, text) :])
        text = _first_lead(draft, text)
        if text == before:
            break
    draft.replace(text.strip(), "wrapper")


def closing(draft: Draft) -> None:
    """Sentences to the asker are dropped: offers, notes, counts, "Description automatically generated"."""
    all_sentences = sentences.split(draft.text)
    others = (at for at, sentence in enumerate(all_sentences) if at and _OTHER_FIELD.match(sentence))
    own = all_sentences[: next(others, None)]
    kept = [sentence for sentence in own if not is_closing(sentence, draft.language)]
    if len(all_sentences) == 1 and (listed := keyword_list(draft.text)):
        draft.keywords.extend(listed)
        draft.reject("tag_list")
    if len(kept) == len(all_sentences):
        return
    for sentence in all_sentences:
        draft.keywords.extend(keyword_list(sentence) or ())
    if not kept and draft.keywords:
        draft.reject("tag_list")
    draft.replace(quotes.stripped(_count(sentences.join(kept))), "closing")


def is_closing(sentence: str, language: Language) -> bool:
    """Whether a sentence speaks to the asker and not about the image, in any language, or tells readers in this one
    what to mind."""
    bare = sentence.lstrip("\"'“‘(*[ ")
    is_told = is_advice(quotes.blanked(bare), language) and not noise.is_instruction(sentence)  # those are flagged
    talks = in_any("closing").match(bare) is not None or is_told
    return talks and not quotes.is_attributed(sentence)


def _without_bracketed_label(draft: Draft, text: str) -> str:
    """The text without a label in brackets: "(Alt text) A dog", "[Caption]: A dog"."""
    match = _BRACKETED_LABEL.match(text)
    return text[match.end() :] if match and label_end(draft, f"{match[1]}: ") == len(match[1]) + 2 else text


def _count(text: str) -> str:
    return _GENERATED.sub("", _COUNT.sub("", text))


def _first_lead(draft: Draft, text: str) -> str:
    """The text without one interjection, lead-in or quoted answer that is followed by remarks."""
    for language in tables_for(draft.language):
        match = language.interjection.match(text)
        if match and _goes_on(text[match.end() :], match[0]):
            return text[match.end() :]
        if (match := language.lead_in.match(text)) and text[match.end() :].strip():
            return text[match.end() :]
    if judged := _QUOTED_AND_JUDGED.match(text):
        return judged[1]
    quoted = _QUOTED_ANSWER.match(text)
    if quoted and text[quoted.end() : quoted.end() + 1].isupper() and sentences.is_ended(quoted[1]):
        return quoted[1]
    return text


def _goes_on(rest: str, interjection: str) -> bool:
    """Whether an answer follows the interjection: "Sure! A dog" does, "Thanks! card on a table" does not."""
    if not rest or _SAYING.match(rest):
        return False
    return not rest[0].islower() or interjection.rstrip()[-1:] in ",:-–—" or not interjection.isascii()
