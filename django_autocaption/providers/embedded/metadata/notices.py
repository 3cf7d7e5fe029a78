"""Recognise a sentence that a device, a program, an agency or a lawyer wrote instead of what an image shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

import regex

from django_autocaption.providers.embedded.metadata.noise.languages.asking import asks
from django_autocaption.providers.embedded.metadata.noise.languages.rights import reserves_rights
from django_autocaption.providers.embedded.metadata.noise.words import (
    AGENCIES,
    FILLING,
    LEGAL_FILLING,
    LEGAL_TELLING,
    MEASURES,
    TELLING,
)

# A code like DMC-FZ200 is one word.
_WORD = regex.compile(
    r"[\p{L}\p{N}]{1,4}(?:-[\p{L}\p{N}]{1,40}){0,3}-\p{L}{0,4}\p{N}[\p{L}\p{N}]*"
    r"|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)?"
)
_SUBJECT = r"(?:this )?(?:image|photo|photograph|picture|file|foto)"
_DONE = r"(?:compress|convert|cropp|edit|enhanc|export|generat|optimi[sz]|power|process|resiz|retouch)ed"
_MADE = r"(?:captured|created|designed|made|posted|produced|recorded|rendered|scanned|sent|shared|shot|taken|uploaded)"

#: A program's own way to sign: whatever its name is.
_SIGNED = regex.compile(
    rf"(?:{_SUBJECT} )?(?:was )?(?:{_DONE} (?:by|using|via|with)|created (?:using|via|with)) .+"
    r"|created by .+ (?:corp|inc|ltd|llc|gmbh|technologies)\W*"
    r"|(?:software|creator|encoder|producer) ?[:=].*",
    regex.I,
)
#: People use these verbs too, so a known device or program has to follow.
_MADE_WITH = regex.compile(
    rf"(?:{_SUBJECT} )?(?:was )?{_MADE} (?:by|from|in|on|through|using|via|with)"
    r" (.+?)(?: by (?-i:\p{Lu}[\p{L}.]*(?: \p{Lu}[\p{L}.]*)?))?",
    regex.I,
)
_SIGNED_WORDS = 12
#: What follows a maker's name: capitals, and a number in one of them that is no year.
_MODEL = regex.compile(r"(?=.*\s(?!(?:19|20)\d\d\b)[\p{Lu}-]*\d)\S+(?:\s[\p{Lu}\d][\p{L}\p{N}+-]*)+")
_DEVICE_WORDS = 5

_LEGAL = regex.compile(
    r"""
      ^\W*(?:©|℗|\(c\)(?=\s))
    | ^\W*copyright(?:ed)?\s*(?:©|\(c\)|\d{4}|by\b|:|-) | \bcopyright\s*(?:©|\(c\)|(?:19|20)\d\d\b)
    | \b(?:all|some|no)\ rights\ reserved\b | alle\ rechte\ vorbehalten | tous\ droits\ réservés
    | все\ права\ защищены | 版权所有 | 版權所有 | 無断転載 | wszelkie\ prawa\ zastrzeżone
    | todos\ los\ derechos\ reservados | tutti\ i\ diritti\ riservati | todos\ os\ direitos\ reservados
    | ^\W*cc[ -](?:by|0)\b | ^\W*terms\ (?:of\ use|of\ service|and\ conditions)(?:\ apply)?\W*$
    | \blicen[sc]ed\ (?:under|through|via)\b
    | ^\W*(?:usage|licen[sc]e|licensing|rights|terms)(?:\ terms|\ rights|\ of\ use)?\s*[:=]
    | \b(?:prior|written|express)\ (?:permission|consent|authori[sz]ation)\b
    | \b(?:cop(?:y|ied|ying)|reproduc\w+|distribut\w+|publish\w*)\b.{0,80}\bwithout\b.{0,40}\b(?:permission|consent)\b
    | ^\W*(?:model|property)\ (?:is\ |not\ )?releas(?:e|ed|es)\b.{0,30}$ | ^\W*not\ released\b
    | ^\W*no\ (?:model|property)\ release\b | ^\W*not\ for\ (?:re)?sale\W*$
    | \beditorial\ use\ only\b | \brestricted\ to\ editorial\b | \bembargo(?:ed)?\ (?:until|till)\b
    | ^\W*alle\ rechte\ (?:bei|beim|liegen)\b | ^\W*(?:tous\ )?droits\ réservés | ^\W*rights\ (?:belong|reserved)\b
    | ^\W*nachdruck\ (?:frei|honorar|nur|untersagt|verboten)\b | \bhonorarpflichtig\b | \bgegen\ honorar\b
    | \bquellenangabe\b | \bbildrechte\b
    | \bredaktionelle[rn]?\ (?:nutzung|verwendung|zwecke)\b | ^\W*(?:verwendung|nutzung|abdruck)\b.{0,60}
        \b(?:nur|honorarfrei)\b
    | \breproduction\ (?:interdite|réservée)\b | \b(?:mention|crédit)\ obligatoire\b | \busage\ éditorial\b
    | \briproduzione\ (?:riservata|vietata)\b | \bvietata\ la\ riproduzione\b | \bdiritti\ riservati\b
        | \buso\ editorial[e]?\b
    | \bprohibida\ (?:la|su)\ reproducción\b | \breproducción\ prohibida\b | \bderechos\ reservados\b
        | \bcrédito\ obligat[oó]rio\b
    | \bproibida\ a\ reprodução\b | \bdireitos\ (?:autorais|reservados)\b
    | \balle\ rechten\ voorbehouden\b | \bauteursrecht\w* | \bprawa\ (?:autorskie\ )?zastrzeżone\b
        | \bzakaz\ kopiowania\b
    | \bавторск\w+\ прав | \bкопирование\ запрещено\b | 転載(?:禁止|不可|を禁)
    | 無断(?:使用|複製) | (?:禁止|请勿|不得)转载 | 侵权必究 | 모든\ 권리\ 보유 | 무단\ ?(?:전재|복제|배포)
    | جميع\ الحقوق\ محفوظة | تمامی?\ حقوق | כל\ הזכויות\ שמורות | με\ επιφύλαξη\ παντός | πνευματικά\ δικαιώματα
        | tüm\ hakları\ saklıdır
    | bản\ quyền | สงวนลิขสิทธิ์ | सर्वाधिकार | alla\ rättigheter | alle\ rettigheder | alle\ rettigheter
        | kaikki\ oikeudet | minden\ jog\ fenntartva
    | toate\ drepturile\ rezervate | všechna\ práva | sva\ prava\ (?:pridržana|zadržana) | усі\ права\ захищено
        | hak\ cipta | drets\ reservats
    | ^\W*(?-i:OUT):?(?:,?\ (?:AUSTRALIA|AUSTRIA|BELGIUM|FRANCE|GERMANY|ITALY|JAPAN|POLAND|SPAIN
        |SWITZERLAND|UK|US|USA))+\W*$
    | ^\W*(?:strictly\ )?(?:for\ )?(?:internal|private|personal)\ use(?:\ only)?\W*$
    | ^\W*not\ (?:to\ be|for)\ (?:(?:re)?(?:distributed|printed|published|sold|used)|distribution|publication)\b
    | \bprohibid[oa]\ (?:la|su)\ (?:distribución|publicación|reproducción|reventa|venta)\b
    | \bvietat[ao]\ (?:la|l['’])\s?(?:diffusione|pubblicazione|riproduzione|uso|vendita)\b
    | \bverkauf\ (?:untersagt|verboten)\b
    | ^\W*free\ for\ (?:commercial\ |editorial\ )?(?:publication|use)\b
    | ^\W*zur\ freien\ (?:nutzung|verfügung|verwendung)\b
    | ^\W*(?:bild\ |photo\ |foto\ )?(?:honorarfrei|lizenzfrei|rechtefrei|libre\ de\ (?:derechos|droits?)
        |rechtenvrij|royalty\ free)\W*$
    | ^\W*(?:only\ )?for\ (?:editorial|internal|office|personal|press|private)\ use(?:\ only)?\W*$
    | ^\W*no\ (?:alterations?|crop|cropping|manipulation|tint)\b.{0,40}$
    | \bnur\ (?:zur|für|zum)\b.{0,30}\b(?:gebrauch|nutzung|verwendung|zwecke)\b
    | ^\W*usage\ (?:éditorial|interne|personnel|privé)\b
    | ^\W*(?:para\ |per\ )?uso\ (?:editoriale?|interno|personale?|pessoal|privado|privato)\W*$
    | \btylko\ do\ użytku\b | \balleen\ voor\ (?:intern|persoonlijk|privé)\b.{0,3}\ ?gebruik
    | \bтолько\ для\ (?:внутреннего|личного|служебного)\b
    | ^\W*(?:endast\ för|kun\ til|vain)\ (?:internt?|privat|sisäiseen)\b
    | (?:^|[-–—:,]\ )\W*(?:please\ )?do\ not\ (?:alter|copy|crop|distribute|edit|print|publish|reproduce|resell
        |share|use)\W*$
    | (?-i:^\W*NO\ (?:INTERNET|MAGS?|MAGAZINES?|ONLINE|PUBLICATION|RESALES?|SALES?|TABLOIDS?|USAGE|USE
        |WEB)\b[\p{Lu}\ ,.;/-]{0,80}$)
    | \b(?:is|are)\ (?:the\ )?property\ of\b | \bzur\ veröffentlichung\b
    | ^\W*(?:comp|editorial|internal|layout|preview|print|proof|reference)\ only\W*$
    | (?-i:^\W*(?:AUSTRALIA|AUSTRIA|BELGIUM|CANADA|CHINA|DENMARK|FRANCE|GERMANY|ITALY|JAPAN|NETHERLANDS|NORWAY|POLAND
        |SPAIN|SWEDEN|SWITZERLAND|UK|US|USA)(?:,?\ (?:AND\ )?\p{Lu}+){0,4}\ OUT\W*$)
    | \b(?:no\ use|usage?)\b.{0,40}\bwithout\b.{0,40}\bpermission\b
    | ^\W*(?:please\ )?contact\b.{1,80}\bfor\b.{0,40}\b(?:copies|details|information|licen[sc]\w+|permissions?|prints?
        |purchas\w+|rights|usage)\b
    | \breproduction\ fees?\b | \bcredit\ (?:has\ to|must|should)\b | \bmust\ be\ credited\b | \bplease\ credit\b
    | \bno\ (?:\S+\ )?rights\ (?:are\ )?(?:given|granted|transferred)\b | ^\W*(?:attention|note\ to)\ editors\b
    | ^\W*(?:bildnachweis|bildquelle|fotonachweis|bildrechte|copyrightvermerk|crédits?\ photos?|photo\ credits?)\b
    | \b(?:royalty[ -]free|rights[ -]managed|for\ editorial\ use|mandatory\ credit|no\ (?:sales|archives?))\b
    """,
    regex.I | regex.X,
)
#: What may stand before the name of the one to be credited.
_CREDIT = regex.compile(
    r"""
    \W*(?:
        (?:(?:crédits?|créditos?|crediti?)\ )?(?:photos?|photograph|photography|image|picture|foto|bild)
        (?:\s+(?:credit|courtesy))?
        (?:\s+(?:by|courtesy(?:\ of)?|via)\b|\s*[:©])
      | (?:(?:digital\s+)?(?:photo|image|picture|scan)\s+)?(?:courtesy(?:\ of)?:? | copyright:?)
      | (?:(?:photo|image|picture)\s+)?(?:was\s+)?(?:licen[sc]ed|property|provided|supplied)\ (?:by|from|of|to)
      | (?:(?:editorial\ |image\ |picture\ )?credits?(?:\ line)?|source|by
        |photographer|author|artist|photo\ credit|fotograf\w*|fotógraf\w*|photographe
        |quelle|fuente|fonte|bron|kilde|källa|źródło|источник|auteur|autore?|foto\ de|fot|zdj|фото|фотограф
        |автор)\s*[:.]
    )\s*(?P<name>.+)
    """,
    regex.I | regex.X,
)
#: 撮影：山田太郎
_CREDIT_CJK = regex.compile(r"(?:撮影者?|写真|摄影师?|攝影|图源|사진|촬영)\s*[:：=]\s*\S{1,20}(?:\s\S{1,10})?")
_AGENCY = regex.compile(
    rf"(?:^\W*(?=(?:{AGENCIES})(?:\.com)?(?:\W*$|\s*[/|,–-]|\svia\b))|[/,–-]\s*|\b(?:via|for|by|on)\s)(?:{AGENCIES})\b"
)
#: KEYSTONE/Jane Doe
_SLASHED = regex.compile(r"\p{Lu}{2}[\p{Lu}\d -]{0,30}/\s?\p{Lu}[\p{L}.'’-]+(?:\s\p{Lu}[\p{L}.'’-]*){1,3}\W*")
_HOLDER = regex.compile(
    r"(?:the )?(?:agency|artist|author|club|company|dealer|designer|estate|family|gallery|library|manufacturer|maker"
    r"|museum|organi[sz]ers?|owner|photographer|police|producer|publisher|studio|supplier|university|venue)s?\W*",
    regex.I,
)
_OF_NAMES = frozenset(
    [
        "al",
        "and",
        "by",
        "da",
        "de",
        "del",
        "der",
        "di",
        "du",
        "for",
        "from",
        "la",
        "le",
        "of",
        "on",
        "the",
        "van",
        "via",
        "von",
    ]
)
_NAME_WORDS = 8


def words(text: str) -> list[str]:
    """The words of ``text`` in one form of each sign and small letters; marks and underscores divide."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def is_word(word: str) -> bool:
    """Two letters at least and no digit; scripts without letters in our sense need only one, beside digits too."""
    if any(unicodedata.category(sign) == "Lo" for sign in word):
        return True
    return len(word) > 1 and word.replace("'", "").replace("’", "").isalpha()


def is_notice(sentence: str, devices: Collection[str]) -> bool:
    """Whether ``sentence`` is no part of a caption. ``devices``: make, model and software that the file names."""
    sentence = sentence.strip(" \t\r\n|•;.")
    found = words(sentence)
    if not found:
        return False
    return (
        _is_signature(sentence, found, devices) or _is_legal(sentence, found) or _is_credit(sentence) or asks(sentence)
    )


def is_device(found: list[str], devices: Collection[str]) -> bool:
    """Nothing but names of devices, programs and agencies, or exactly what the file says about its own."""
    if any(found == words(device) for device in devices):
        return True
    return _only(found, TELLING, FILLING | MEASURES)


def _only(found: list[str], telling: Collection[str], filler: Collection[str]) -> bool:
    noise = all(word in telling or word in filler or not is_word(word) for word in found)
    return noise and any(word in telling for word in found)


def _is_signature(sentence: str, found: list[str], devices: Collection[str]) -> bool:
    if is_device(found, devices) or (len(found) <= _SIGNED_WORDS and _SIGNED.fullmatch(sentence)):
        return True
    if match := _MADE_WITH.fullmatch(sentence):
        return is_device(words(match[1]), devices)
    if found[0] in TELLING and len(found) <= _DEVICE_WORDS and _MODEL.fullmatch(sentence):
        return True
    # A maker that no table knows: ACME DIGITAL CAMERA.
    return sentence.isupper() and found[-2:] == ["digital", "camera"] and len(found) <= 4


def _is_legal(sentence: str, found: list[str]) -> bool:
    return reserves_rights(sentence) or bool(_LEGAL.search(sentence)) or _only(found, LEGAL_TELLING, LEGAL_FILLING)


def _is_credit(sentence: str) -> bool:
    if _CREDIT_CJK.fullmatch(sentence):
        return True
    if match := _CREDIT.fullmatch(sentence):
        name = match["name"]
        if _HOLDER.fullmatch(name):
            return True
        return (
            all(_is_name(part) or _AGENCY.match(part.strip()) for part in name.split("/"))
            or is_device(words(name), ())
            or bool(_AGENCY.match(name))
        )
    if _SLASHED.fullmatch(sentence):
        return True
    return bool(_AGENCY.search(sentence)) and _is_name(_AGENCY.sub(" A ", sentence))


def _is_name(text: str) -> bool:
    """Every word begins with a capital, but for those that names are joined with."""
    found = _WORD.findall(text)
    capitals = sum(word[0].isupper() for word in found)
    return (
        0 < len(found) <= _NAME_WORDS
        and capitals > 0
        and all(word[0].isupper() or word[0].isdigit() or word in _OF_NAMES for word in found)
    )
