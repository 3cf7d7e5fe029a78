"""Lists, readings, codes and lines of catalogues: what stands in a table of a program, and in no sentence."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from django_autocaption.providers.embedded.metadata.noise.apparatus import APPARATUS, HANDLED
from django_autocaption.providers.embedded.metadata.noise.by_ai import BY_AI
from django_autocaption.providers.embedded.metadata.noise.fields import FIELDS, plain, plain_table
from django_autocaption.providers.embedded.metadata.noise.slots import PICTURES
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
    r"(?:(?:detected|image|photo)\s)?(?:attributes|categories|category|classes|concepts|entities|keywords|labels"
    r"|objects|schlagworte|schlagwörter"
    r"|stichworte|stichwörter|tags|mots[ -]clés|palabras clave|topics|approved|catégorie|categoría|instructions"
    r"|kategorie|label|priority|rating|restrictions|status|urgency|usage|workflow)\s?[:=].*",
    regex.I | regex.DOTALL,
)
#: ``dog (0.97)``, ``dog 97.1%``, ``dog 0.97``
_SURE = regex.compile(r"\p{L}[\s:(=]{1,3}(?:[01]\.\d{2,}|\d{1,3}\.\d+\s?%)\)?(?=\s*(?:[,;\n]|$))")
#: ``Thermal palette: iron``, ``Zdjęcie: archiwum prywatne``: a setting in a word, and where a picture is kept.
_NAMED_FIELD = regex.compile(r"(?P<key>[\p{L}\p{M} .-]{2,40}?)\s?[:：]\s?(?P<value>[^:：.!?]{1,60})")
_KEPT = regex.compile(
    r".*\b(?:\p{L}*archi[vwf]|архив|архів|colec|collection|fonds|own work|priva[dt]|prywat|личн|частн)", regex.I
)
_KEY_WORDS, _VALUE_WORDS = 3, 4
_KEYS = table("effect filter flash mode preset scene theme")
#: ``Accession number 1984.12.7``: where a thing stands in an archive, and no more.
_ARCHIVED = regex.compile(
    r"(?:\p{L}+\s){0,2}(?:accession|acc|archive|asset|barcode|batch|call|catalog(?:ue)?|cat|collection|cote|digital"
    r"|document|file|frame|id|identifier"
    r"|image|inv|inventar|inventario|inventory|neg|negative|object|photo|plate|print|record|reel|ref|reference|roll"
    r"|shelf|signatur|slide|stock)"
    r"(?:[\s.-]{0,2}(?:code|id|mark|n[ro°º]|no|num|nummer|number|numéro|#)\b[.:]?|[:#])?[\s.:#-]{1,3}"
    r"(?=\S*\d\S*[-./]\S|\p{L}*\d{5})[\p{L}\d]+(?:[-./][\p{L}\d]+)*\W*",
    regex.I,
)
#: ``Beauty level 4; Skin tone 2``
_LEVELS = regex.compile(
    r"(?:\p{L}+ ){1,3}[-+]?\d{1,3}(?:[.,]\d+)?\s?%\W*"
    r"|(?:\s*(?:\p{L}+[\s:]){1,3}[-+]?\d[\d.]*\s?%?\s*(?:[;|/]|$)){2,}"
)
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
    lux m ma mb mbar mg mhz mi min ml mm mph ms mv mw n nm pa pct ppm px rpm s sec e tv um v w µm μm μs µs waxing
    waning
    """
)
_NUMBER = regex.compile(r"[-+±~]?\d+(?:[.,:/]\d+)*(?P<unit>[\p{L}°%µ/]{0,5})")
#: ``Az: 120° El: 45°``
_LABELLED = regex.compile(r"(?:\s*\p{L}{1,12}\s?[:=]\s?[-+±~]?\d+(?:[.,:/]\d+)*\s?[\p{L}°%µ/]{1,5}[\s,;|]*){2,}")
#: What a catalogue calls a number, and what follows is none that a person would tell.
_CODED = regex.compile(
    r"\b(?:art(?:ikel|icle)?|asin|bestell|ean|gtin|id|inv|isbn|item|job|kat|lot|model|modell|mpn|order|part|prod|ref"
    r"|referencia"
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
    r"|\b(?:colou?rs?|designs?|images?|items?|packaging|photos?|pictures?|products?|sizes?)\b.{0,30}\b(?:can|may|might)"
    r" (?:differ|vary)\b|\bnot included\W*$|\bsold separately\b|\p{L}*abweichungen möglich\b"
    r"|\bsubject to (?:alteration|availability|change)\b"
    r"|\b(?:charges|conditions|fees|restrictions|terms) (?:may )?apply\b"
    r"|water(?:proof|dicht) (?:ip)?\d)",
    regex.I,
)
_OF_STOCK = regex.compile(
    r"\bselective focus\b|\b(?:against|on|over) (?:an? )?(?!the\b)\S+ background\W*$|"
    r"\bcopy[ -]?space\b|\bcut[ -]?out\b.{0,20}\bwhite\b"
    r"|\bisolated\b.{0,12}\b(?:background|white|black|transparent)\b"
    r"|\b(?:stock|royalty)[ -](?:footage|illustration|image|photo|photography|photos|vector)\b"
    r"|\bvector (?:art|clip|design|file|graphic|icons?|illustrations?|image|set)\b|\bclip[ -]?art\b"
    r"|\b(?:3d|cgi) ?(?:illustration|image|model|render(?:ing|ed)?)\b|\beps ?(?:8|10)\b"
    r"|\b(?:high|low)[ -]res(?:olution)?\b|\b(?:courtesy|handout) (?:image|photo|picture)\b"
    r"|\b(?:horizontal|vertical) (?:image|photo|shot|format)\b|\bclipping path\b|\bseamless (?:\S+ )?pattern\b"
    r"|\bflat[ -]lay\b|, isolated\W*$|, (?:\S+ ){0,2}(?:background|backdrop|banner|texture)s?\W*$|^imagine\s?:"
    r"|\b(?:flat|glyph|line|outline|solid|vector|web) icons?\b|\bmock[- ]?ups?\b|\b(?:4k|8k|hd|uhd)[ -](?:footage"
    r"|image|photo|quality|video|wallpaper)\b"
    r"|\b(?:best|good|high|top)[ -]quality (?:\S+ )?(?:footage|illustration|image|photo|picture|vector|video)s?\b"
    r"|\bconcepts?\W*$|[,.] ?(?:banner|eps|icons?|illustration|logo|mock-?up|poster|template|vectors?|wallpaper)\W*$"
    r"|\b(?:abstract|blurred|bokeh|gradient|grunge|defocused)\b.{0,40}\b(?:background|backdrop|texture|wallpaper"
    r"|overlay)s?\W*$"
    r"|\b(?:background|backdrop) texture\b|\btextured? background\b|\btexture for\b|\bicon sets?\b"
    r"|\bset of (?:\S+ ){0,3}icons?\b"
    r"|^(?:\S+ ){0,3}templates?(?: [^\s,]+){0,1}\W*$|\btemplates? for (?:\S+ ){0,2}(?:design|project|business)\b"
    r"|\bfor your (?:design"
    r"|project|text)\b|\beditable stroke\b"
    r"|\bflat (?:design|icons?|style|vector)\b|\bhand[ -]drawn (?:illustration|vector)\b",
    regex.I,
)
#: What a camera that watches by itself tells, and a satellite's picture.
_OBSERVED = regex.compile(
    r"\b(?:animal|face|human|motion|movement|package|person|persons|people|pet|someone|sound|vehicle"
    r"|visitor)s?\s(?:is\s|was\s|were\s)?"
    r"(?:detected|recogni[sz]ed)\b|\b(?:false|natural|true)[ -]colou?r\b(?!\s\p{L})",
    regex.I,
)
#: ``Patient name withheld, study date 2019-02-11``
_OF_A_STUDY = regex.compile(
    r"\b(?:accession|acquisition|capture|creation|exposure|patient|sample|scan|series|slide|specimen|study|subject)"
    r"\s(?:age|birth ?date|date|id|identifier|label|name|no|number|sex|time)\b(?=.*(?:\d|anonym|unknown|withheld))",
    regex.I,
)
#: ``Accession number unknown``
_UNKNOWN = regex.compile(
    r"(?:the )?(?:accession|artist|author|autor|auteur|autore|catalogue?|caption|creator|date|datum|description|donor|"
    r"fecha|fotograf|künstler|lieu|location|name|negative|ort|photographer|photographe|place|provenance|subject|text|title"
    r"|titel|titre|título|year)(?: (?:number|date|name))?"
    r" (?:is |was )?(?:being prepared|desconocid[oa]|illegible|in preparation|inconnue?|missing|n/a|neznámý|nieznany"
    r"|okänd|onbekend"
    r"|pending|sconosciut[oa]|tb[acd]|to (?:be \p{L}+|come|follow)|ukendt|ukjent|unbekannt|undated|unidentified|unknown"
    r"|not (?:given|identified|known|recorded))\W*",
    regex.I,
)
#: ``Concept art of a castle, vibrant colors``
_PROMPTED = regex.compile(
    r"(?:an? )?(?:anime|cartoon|character|cinematic|concept|digital|fantasy|hyper-?realistic|photo-?realistic"
    r"|ultra-?realistic"
    r"|ultra-?detailed|surreal)\b(?: \p{L}+){0,2} (?:art|artwork|design|illustration|image|painting|photo|photograph"
    r"|photography"
    r"|picture|portrait|render|rendering|scene|shot|still)\b.*,",
    regex.I,
)
#: What was done to a file, not what it shows: at the beginning, or of a picture. "Scanned from my phone".
_DONE = (
    r"(?:blurred|captured|colori[sz]ed|compressed|converted|cropped|digiti[sz]ed|downloaded|edited|enhanced|enlarged|exported|extracted"
    r"|generated"
    r"|imported"
    r"|erased|optimi[sz]ed|plotted|processed|removed|rendered|replaced|resized|retouched|rotated|scanned|snapped"
    r"|synced|uploaded|upscaled"
    r"|bearbeitet|erstellt|erzeugt|generiert|hochgeladen|heruntergeladen|retouchée?|modifiée?|téléchargée?"
    r"|editad[oa]|subid[oa]"
    r"|descargad[oa]|scaricat[oa]|modificat[oa]|bewerkt|gemaakt|redigeret|redigerad|edytowan[eoay]"
    r"|enregistrée?|gespeichert|guardad[oa]|salvat[oa]|opgeslagen|zapisan[oey]|uloženo|sparad|gemt|lagret"
    r"|tallennettu|mentve|kaydedildi|disimpan"
    r"|gedownload|pobran[oey]|staženo|nedladdad|hentet|ladattu|letöltve|indirildi|diunduh|descărcat[ăe]?|baixad[oa]"
    r"|numérisée?|escanead[oa]|digitalizad[oa])"
)
_OF_A_FILE = regex.compile(
    rf"(?:(?:\p{{L}}+\s){{0,2}}(?:background|chart|diagram|file|frame|graph|image|photo|picture|plot|poster"
    rf"|thumbnail|video"
    rf"|wallpaper|foto|bild"
    rf"|imagen|immagine)s?\s(?:(?:has|have)\sbeen\s|was\s|were\s)?)?{_DONE}\s"
    r"(?:and|as|at|automatically|by|for|from|in|on|through|to|using|via|with|mit|von|aus|am|avec|par|con|por|da|di"
    r"|de|del|depuis|desde|dal|den|dnia|do|du|el|fra|från|il|le|na|van|met|med|w|z|ze)\b",
    regex.I,
)
#: ``Photo prise avec mon téléphone``, ``Mit dem Handy fotografiert``: by what a picture was taken, and nothing of it.
_TAKEN = (
    r"(?:captured|made|shot|snapped|taken|aufgenommen|fotografiert|gemacht|geknipst|faite?|prise?|hech[oa]|sacad[oa]"
    r"|tomad[oa]|fatt[oa]|scattat[oa]"
    r"|feit[oa]|tirad[oa]|gemaakt|genomen|wykonan[aey]|zrobion[aey]|fotad|tagen|taget|tatt|kuvattu|otettu|foceno"
    r"|pořízen[aoý]|vyfocen[aoý]"
    r"|készült|készítve|făcută|realizată|çekildi|çekilmiş|diambil|difoto|chụp|сделано|снято|сфотографован\p{L}*"
    r"|сфотографировано|знято)"
)
_BY_PHONE = regex.compile(
    rf"(?:(?:an?\s|une?\s|eine?\s)?(?:bilde?|billede|foto\p{{L}}{{0,6}}|gambar|image|imagen|imagem|immagine|kuva"
    rf"|obrázek|photo|picture|poză|zdjęcie|ảnh|фото)\s)?"
    rf"(?:{_TAKEN}\s)?(?:am|avec|bằng|by|com|con|cu|dal|dalla|de|dengan|do|from|med|met|mijn|mit|na|on|par|s|van|vom"
    rf"|with|z"
    rf"|ze|с|на|за)\s"
    r"(?:(?:a|an|das|dem|der|einem|el|het|il|la|le|mi|mio|min|mijn|mob|mon|my|mein\p{L}{0,2}|meu|o|the|un"
    r"|moj\p{L}*)\s){0,2}"
    r"(?:app\p{L}*|camera|cámara|câmera|caméra|cell ?phone|celular|cellulare|drone|galaxy|gopro|gsm|handy|huawei"
    r"|ipad|iphone|kamer\p{L}{1,3}"
    r"|mobil\p{L}*|móvil|phone|ponsel|samsung|smartphone"
    rf"|smartfon\p{{L}}*|tablet|telef\p{{L}}+|téléphone|телефон\p{{L}}*|điện thoại|webcam|gsm|komork\p{{L}}*"
    rf"|komórk\p{{L}}*|portable|telefoon)(?:\s{_TAKEN})?\W*",
    regex.I,
)
#: ``Digitalisiert durch das Stadtarchiv``: the same in other languages, and who or what did it behind.
_BY = table(
    """
    a af aan attraverso av bằng bei beim bởi by com con cu da dal dalla de del der des dia do door du durch från för i
    in ile les med mediante mesto mit mittels met na naar oleh om op par pe pentru per por prin przez přes s sa se
    su sur
    tarafından tramite u uit v va van via von vom w while with z za ze με από μέσω
    """
)
_LONGEST_DONE = 6
#: What was set when the shutter opened: ``f2.8``, ``ISO 400``, ``1/250 s``.
_EXPOSED = regex.compile(r"(?<!\w)(?:f/?\d{1,2}(?:[.,]\d)?|iso ?\d{2,6}|1/\d{2,5} ?s(?:ec)?)(?!\w)", regex.I)
_LONGEST_EXPOSED = 6
#: Which of several: ``CAM04``, and "front camera" at the end.
_WHICH_CAMERA = regex.compile(
    r"\b(?-i:CAM|CH)[ _-]?\d{1,3}\b"
    r"|(?<!\w)[-+]?\d{1,3}\s?°?[CF]\b.{0,20}(?<!\d)\d{1,2}:\d\d(?!\d)|\b\d{2,4}x (?:magnification|objective|oil|zoom)\b"
    r"|\b(?:ct|mri|radiograph|sonogram|ultrasound|x-?ray) (?:\p{L}+ ){0,2}"
    r"(?:ap|axial|coronal|lateral|pa|sagittal|view)\W*$"
    r"|^s[ck]an\p{L}{0,6} (?:af|dal|de|del|den|der|do|du|fra|from|of|van|vom|von|z)\.? \d.{0,20}$"
    r"|^(?:cam|camera|cámara|caméra|kamera)\s?\d{1,2}\b|^flash (?:did not fire|fired|off|on)\b"
    r"|\b(?:back|front|main|rear|selfie|tele|ultra-?wide|wide)(?:[ -]facing)? cam(?:era)?\W*$",
    regex.I,
)
#: What may be done with a picture, and what whoever sees it is asked for.
_OF_RIGHTS = regex.compile(
    r"(?=.*\b(?:artwork|author|cop(?:y|ies|ying)|file|image|licen[cs]\w+|photo|picture|reproduc\w+|reproduktion|use"
    r"|using"
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
    if any(pattern.fullmatch(text) for pattern in (_LISTED, _ARCHIVED, _LEVELS, _BY_PHONE, _UNKNOWN)):
        return True
    if BY_AI.match(text) or _OF_GOODS.search(text) or _OF_STOCK.search(text):
        return True
    if (
        _OF_A_FILE.match(text)
        or _OF_RIGHTS.match(text)
        or _OF_A_STUDY.search(text)
        or _PROMPTED.match(text)
        or _OBSERVED.search(text)
        or _SURE.search(text)
        or _CODED.search(text)
    ):
        return True
    if _WHICH_CAMERA.search(text) or _is_done(text) or _is_named_field(text):
        return True
    tokens = _TOKEN.findall(text)
    if len(tokens) <= _LONGEST_EXPOSED and _EXPOSED.search(text):
        return True
    if _ONE_OF.fullmatch(text) or _is_title_of_goods(text):
        return True
    return _is_list(text) or _is_reading(text) or _is_coded(text, tokens) or _is_selector(text)


def _is_done(text: str) -> bool:
    """Something was done to a picture, which may be named, by what follows."""
    found = [plain(word) for word in _WORD.findall(text)]
    if len(found) > 1 and found[0] in FIELDS:
        found = found[1:]
    return 1 < len(found) <= _LONGEST_DONE and HANDLED.fullmatch(found[0]) is not None and found[1] in _BY


def _is_named_field(text: str) -> bool:
    """A setting and its value, or a picture and who keeps it."""
    named = _NAMED_FIELD.fullmatch(text)
    key = [plain(word) for word in _WORD.findall(named["key"])] if named else []
    if named is None or not 0 < len(key) <= _KEY_WORDS:
        return False
    values = len(named["value"].split())
    if values == 1 and ((len(key) > 1 and any(word in APPARATUS for word in key)) or key[0] in _KEYS):
        return True
    return values <= _VALUE_WORDS and any(word in PICTURES for word in key) and _KEPT.match(named["value"]) is not None


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
