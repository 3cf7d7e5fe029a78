"""Lists, readings, codes and lines of catalogues: what stands in a table of a program, and in no sentence."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from django_autocaption.providers.embedded.metadata.noise.fields import plain, plain_table
from django_autocaption.providers.embedded.metadata.noise.words import table

_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*")
_TOKEN = regex.compile(r"[\p{L}\p{M}\p{N}]+(?:[-.:][\p{L}\p{M}\p{N}]+)*")
#: Parts of a list, and words of each, where nobody wrote it to be read.
_FEWEST_TAGS, _TAG_WORDS = 4, 2
#: Who writes for people joins the last one to the others.
_JOINED = regex.compile(
    r"(?:^|\s)(?:&|and|et|e|ed|en|i|ja|och|og|oder|or|ou|o|of|und|y|a|és|ve|și|и|и|та|και|with|mit|avec|con|met)\s"
)
#: ``Labels: Dog, Mammal``
_LISTED = regex.compile(
    r"(?:(?:detected|image|photo)\s)?(?:attributes|categories|classes|concepts|entities|keywords|labels|objects|schlagworte|schlagwörter"
    r"|stichworte|stichwörter|tags|mots[ -]clés|palabras clave|topics)\s?[:=].*",
    regex.I | regex.DOTALL,
)
#: ``dog (0.97)``, ``dog 97.1%``, ``dog 0.97``
_SURE = regex.compile(r"\p{L}[\s:(=]{1,3}(?:[01]\.\d{2,}|\d{1,3}\.\d+\s?%)\)?(?=\s*(?:[,;\n]|$))")
#: What is measured, and by what.
_MEASURED = plain_table(
    """
    altitude angle azimuth battery bearing brightness depth distance elev elevation emissivity exposure frequency gain
    heading height humidity lat latitude lng lon long longitude mean moon pressure range roi rpm speed std temp
    temperature threshold timestamp uptime voltage wind
    hohe geschwindigkeit luftdruck luftfeuchtigkeit temperatur vitesse altitud velocidad humedad presion
    """
)
_UNITS = table(
    """
    km/h m/s l/min °c °f % a amp bar c cm db deg f fps ft g gb h hpa hz in inch iso k kb kg khz km kmh kt kts kv kw
    lux m ma mb mbar mg mhz mi min ml mm mph ms mv mw n nm pa pct ppm px rpm s sec e tv um v w µm μm μs µs waxing waning
    """
)
_NUMBER = regex.compile(r"[-+±~]?\d+(?:[.,:/]\d+)*(?P<unit>[\p{L}°%µ/]{0,5})")
#: ``Az: 120° El: 45°``
_LABELLED = regex.compile(r"(?:\s*\p{L}{1,12}\s?[:=]\s?[-+±~]?\d+(?:[.,:/]\d+)*\s?[\p{L}°%µ/]{1,5}[\s,;|]*){2,}")
#: What a catalogue calls a number, and what follows is none that a person would tell.
_CODED = regex.compile(
    r"\b(?:art(?:ikel|icle)?|asin|bestell|ean|gtin|id|inv|isbn|item|job|kat|lot|model|modell|mpn|order|part|prod|ref|referencia"
    r"|référence|serial|sku|style|upc)[\s.-]{0,2}(?:(?:code|id|n[ro°º]|no|num|nummer|number|#)[.:]?)?[\s.:#-]{1,3}"
    r"(?=[\p{Lu}\d-]*\d)[\p{Lu}\d][\p{Lu}\d/-]{2,}",
    regex.I,
)
#: What a shop tells of its goods, a stock agency of its pictures.
_OF_GOODS = regex.compile(
    r"\b(?:\d+\s?(?:er[ -]?pack|packs?|pcs|pc|pieces per pack|stk|stück|pièces par|piezas por|inch tablet)\b"
    r"|pack of \d+|\d+-pack\b"
    r"|(?:colou?r|farbe|couleur|colore|kleur|kolor|cor)\s?:"
    r"|(?:gr(?:öße|össe|\.)|size|taille|talla|taglia|maat|rozmiar)\s?:?\s(?:\d{2}(?:/\d{2})?|x{0,3}[sml]|[2-5]xl)\b"
    r"|(?:compatible|kompatibel|compatibile) (?:con|for|mit|with)\b|\bcompatible\W*$"
    r"|free shipping|in stock|\bstretch fit|slim fit\b"
    r"|water(?:proof|dicht) (?:ip)?\d)",
    regex.I,
)
_OF_STOCK = regex.compile(
    r"\bcopy[ -]?space\b|\bcut[ -]?out\b.{0,20}\bwhite\b"
    r"|\bisolated\b.{0,12}\b(?:background|white|black|transparent)\b"
    r"|\b(?:stock|royalty)[ -](?:footage|illustration|image|photo|photography|photos|vector)\b"
    r"|\bvector (?:art|clip|design|file|graphic|icons?|illustrations?|image|set)\b|\bclip[ -]?art\b"
    r"|\b(?:3d|cgi) ?(?:illustration|image|model|render(?:ing|ed)?)\b|\beps ?(?:8|10)\b"
    r"|\b(?:high|low)[ -]res(?:olution)?\b|\b(?:courtesy|handout) (?:image|photo|picture)\b"
    r"|\b(?:horizontal|vertical) (?:image|photo|shot|format)\b|\bclipping path\b|\bseamless (?:\S+ )?pattern\b"
    r"|\bflat (?:design|icons?|style|vector)\b|\bhand[ -]drawn (?:illustration|vector)\b",
    regex.I,
)
#: What a camera that watches by itself tells, and a satellite's picture.
_OBSERVED = regex.compile(
    r"\b(?:animal|face|human|motion|movement|package|person|persons|people|pet|someone|sound|vehicle|visitor)s?\s(?:is\s|was\s|were\s)?"
    r"(?:detected|recogni[sz]ed)\b|\b(?:false|natural|true)[ -]colou?r\b(?!\s\p{L})",
    regex.I,
)
#: At the beginning: "AI generated image of…". Painters and teachers do not begin so.
_BY_AI = regex.compile(
    r"\W*(?:an?\s|this\s(?:is an?\s|image\s(?:is|was)\s))?(?:ai|ki|ia|dall-?e|gpt|midjourney|stable diffusion)[ -]"
    r"(?:assisted|created|edited|enhanced|generated|generierte[sr]?|genererad|gegenereerd|made|upscaled)\b"
    r"|.*\b(?:created|drawn|generated|generiert|imagined|made|painted|rendered)\s"
    r"(?:by|mit|using|via|with|with the help of)\s"
    r"(?:an?\s)?(?:ai|ki|artificial intelligence|künstlicher intelligenz)\b"
    r"|.*\b(?:généré|generad[oa]|generat[oa]|gerad[oa])e?s?\s(?:par|por|da|con|avec)\s(?:une?\s|l['’])?"
    r"(?:ia|intelligence artificielle"
    r"|inteligencia artificial|intelligenza artificiale|inteligência artificial)\b",
    regex.I,
)
#: What was done to a file, not what it shows: at the beginning, or of a picture. "Scanned from my phone".
_DONE = (
    r"(?:captured|colori[sz]ed|compressed|converted|cropped|downloaded|edited|enhanced|exported|extracted|generated|imported"
    r"|optimi[sz]ed|plotted|processed|rendered|resized|retouched|rotated|scanned|snapped|synced|uploaded|upscaled"
    r"|bearbeitet|erstellt|erzeugt|generiert|hochgeladen|heruntergeladen|retouchée?|modifiée?|téléchargée?|editad[oa]|subid[oa]"
    r"|descargad[oa]|scaricat[oa]|modificat[oa]|bewerkt|gemaakt|redigeret|redigerad|edytowan[eoay])"
)
_OF_A_FILE = regex.compile(
    rf"(?:(?:\p{{L}}+\s){{0,2}}(?:chart|diagram|file|frame|graph|image|photo|picture|plot|poster|thumbnail|video|wallpaper|foto|bild"
    rf"|imagen|immagine)s?\s(?:(?:has|have)\sbeen\s|was\s|were\s)?)?{_DONE}\s"
    r"(?:and|as|at|automatically|by|for|from|in|on|through|to|using|via|with|mit|von|aus|am|avec|par|con|por|da|di|de|met|med|z)\b",
    regex.I,
)
#: What may be done with a picture, and what whoever sees it is asked for.
_OF_RIGHTS = regex.compile(
    r"(?=.*\b(?:artwork|author|cop(?:y|ies|ying)|file|image|licen[cs]\w+|photo|picture|reproduc\w+|reproduktion|use|using"
    r"|vervielf\w+|work)s?\b)"
    r".*\b(?:allowed|commercial use|commons|genehmigung|interdite?s?|licen[cs]e|permission|permitted|please"
    r"|prohibid[oa]s?|prohibited|public domain|rights|untersagt|verboten|vietat[oa])\b",
    regex.I,
)
#: ``OLI/TIRS``, ``C2``, ``33N``; neither a year nor the number of a thing.
_CODE = regex.compile(
    r"\p{Lu}{2,6}\d*|\p{Lu}\d+\p{Lu}?|\d+\p{Lu}{1,3}|(?=\S*\d)(?=\S*\p{Lu})[\p{Lu}\d]+(?:[-.:][\p{Lu}\d]+)+"
)
_FEWEST_CODES = 2
#: A model that no maker stands before: ``MFC-L2710DW``.
_MODEL = regex.compile(r"(?=\S*-)(?=(?:\S*\d){3})\p{Lu}{2,}-?\p{Lu}*\d{3,}\p{Lu}{0,3}")
_MODEL_WORDS = 3
#: ``CT4352-100``
_ARTICLE = regex.compile(r"(?=(?:[^\d]*\d){5})(?=\S*\p{Lu})[\p{Lu}\d]+(?:-[\p{Lu}\d]+)+")
_ARTICLE_WORDS = 8
#: ``scan0012``
_COUNTED = regex.compile(r"\p{Ll}+\d{3,}")
#: ``Burst 12 of 40``
_ONE_OF = regex.compile(r"(?:\p{L}+\s){1,2}#?\d+\s?(?:of|/|von|de|di|van|из|z)\s?\d+\W*", regex.I)
_FEWEST_NUMBERS = 3
_ORDINAL_OR_YEAR = regex.compile(r"(?:1[5-9]|20)\d\d|\d+(?:st|nd|rd|th)", regex.I)
#: Titles of goods: more words with capitals than a headline has, and nothing that joins them.
_FEWEST_CAPITALS = 7
#: ``wp-image-4711``, ``size-large``
_NAMED = regex.compile(r"(?<!\S)\p{Ll}[\p{Ll}\d]*(?:[-_][\p{Ll}\d]+)+(?!\S)")
_RELEASED = regex.compile(r"(?P<name>\p{L}[\p{L}+-]*) v?\d{1,3}\.\d{1,3}(?:\.\d{1,5})*(?![\d.,])")


def is_record(text: str) -> bool:
    """Whether ``text`` is one, whatever its words: nothing that a person wrote to be read."""
    if _LISTED.fullmatch(text) or _BY_AI.match(text) or _OF_GOODS.search(text) or _OF_STOCK.search(text):
        return True
    if (
        _OF_A_FILE.match(text)
        or _OF_RIGHTS.match(text)
        or _OBSERVED.search(text)
        or _SURE.search(text)
        or _CODED.search(text)
    ):
        return True
    tokens = _TOKEN.findall(text)
    if _ONE_OF.fullmatch(text) or _is_title_of_goods(text):
        return True
    return _is_list(text) or _is_reading(text) or _is_coded(text, tokens) or _is_selector(text)


def _is_list(text: str) -> bool:
    """Keywords: many parts of a word or two in small letters, and the last one not joined to the others."""
    parts = [part.strip() for part in regex.split(r"[,;]", text.rstrip(" .,;")) if part.strip()]
    if len(parts) < _FEWEST_TAGS or _JOINED.search(parts[-1]):
        return False
    most = _TAG_WORDS + (len(parts) > _FEWEST_TAGS)
    short = [part for part in parts if len(part.split()) <= most]
    small = [part for part in short if part[0].islower()]
    return 4 * len(short) >= 3 * len(parts) and 2 * len(small) > len(parts)


def _is_reading(text: str) -> bool:
    """What instruments measure: names and numbers by turns."""
    if _LABELLED.fullmatch(text):
        return True
    tokens = regex.split(r"[\s,;|=]+|:\s", text.strip(" ."))
    numbers = sum(_is_number(token) for token in tokens)
    named = [plain(word) for word in tokens if word and not _is_number(word)]
    measured = [word.strip(".:") in _MEASURED for word in named]
    return (
        bool(numbers)
        and any(measured)
        and all(
            one or word.casefold() in _UNITS or len(word) < 2 or word.isdigit()
            for one, word in zip(measured, named, strict=True)
        )
    )


def _is_number(token: str) -> bool:
    return _NUMBER.fullmatch(token) is not None


def _is_coded(text: str, tokens: Sequence[str]) -> bool:
    """More codes than words: not where all is written in capitals."""
    if text.isupper() or not tokens:
        return False
    if len(tokens) <= _MODEL_WORDS and any(map(_MODEL.fullmatch, tokens)):
        return True
    if len(tokens) <= _ARTICLE_WORDS and any(map(_ARTICLE.fullmatch, tokens)):
        return True
    if len(tokens) <= _MODEL_WORDS and any(map(_COUNTED.fullmatch, tokens)):
        return True
    codes = sum(_CODE.fullmatch(token) is not None for token in tokens)
    numbers = sum(token.isdigit() and len(token) != 4 for token in tokens)
    if codes >= _FEWEST_CODES and 2 * (codes + numbers) >= len(tokens):
        return True
    counted = sum(map(_is_counted, tokens))
    return counted >= _FEWEST_NUMBERS and 2 * counted >= len(tokens) and "," not in text


def _is_counted(token: str) -> bool:
    if token[0].isdigit() and not _ORDINAL_OR_YEAR.fullmatch(token):
        return True
    return any(sign.isdigit() for sign in token) and _CODE.fullmatch(token) is not None


def _is_title_of_goods(text: str) -> bool:
    found = _WORD.findall(text)
    capitals = all(word[0].isupper() for word in found) and not text.isupper() and text.isascii()
    return capitals and len(found) >= _FEWEST_CAPITALS and not regex.search(r"[,:;!?.]", text)


def _is_selector(text: str) -> bool:
    """Classes of a style sheet, and a program with its version in front."""
    named = _NAMED.findall(text)
    if len(named) > 1 and 2 * len(named) > len(text.split()):
        return True
    release = _RELEASED.match(text)
    return release is not None and release["name"].islower()
