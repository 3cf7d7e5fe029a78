"""How services tell a reader what to mind, instead of what is to be seen: "It is important to…", language by language.

Patterns of how such a sentence begins; where a language says it at the end, of the whole sentence.
"""

from __future__ import annotations

import re
from functools import cache

from django_autocaption.text.tables.base import any_of
from django_autocaption.text.tables.languages import ENGLISH, Language

_PLEASE = r"(?:please,? )?"
_ENGLISH = (
    r"(?:it is|it['’]s|it remains) (?:also |always |very |extremely )?"
    r"(?:advisable|best|critical|crucial|essential|important|imperative|necessary|recommended|vital|wise)"
    r" (?:not )?(?:for|that|to)\b"
    rf"|{_PLEASE}(?:always )?(?:remember|be (?:aware|careful|mindful|sure)|bear in mind|keep in mind|make sure"
    rf"|take care)"
    r" (?:not to|of|that|to|when|with)\b",
    rf"{_PLEASE}(?:always|never) (?:approach|ask|attempt|check|consult|drink|drive|dispose|ensure|feed|follow|give"
    rf"|handle|ignore"
    r"|keep|leave|look (?:at|directly|into)|mix|practi[cs]e|read|respect|seek|share|store|supervise|swim|take|touch"
    r"|treat|try|use|wear)\b",
    rf"{_PLEASE}(?:consult|contact|seek|speak to|talk to|reach out to|call)"
    r" (?:an?|advice|emergency|help|immediate|medical|professional|with|your)\b",
    r"if (?:you|someone|anyone)\b[^.!?]{1,100}, (?:please )?(?:call|consult|contact|get|reach|seek|talk|tell|visit)\b",
    r"[^.!?\"“]{3,100}[,;] (?:please|so please)\b",
    r"(?:[\w-]+ ){1,5}(?:is|are|can be|may be) (?:always |also |very |extremely |never |potentially )?(?:addictive"
    r"|against the law"
    r"|dangerous|harmful|hazardous|illegal|not a toy|the answer|unlawful|a (?:crime|criminal offen[cs]e"
    r"|serious (?:issue|matter|topic)))\b",
    r"(?:please )?(?:protect|respect|guard) (?:your|others?|other people|people|the) [^.!?]{0,30}\b"
    r"(?:privacy|data|rights|safety)\b",
    r"(?:safety first|stay safe|(?:please )?(?:drink|gamble|act|behave|play|ride|use it) (?:responsibly|safely))\W*$",
    r"(?:images?|photos?|pictures?|videos?|content|material|privacy|(?:sharing|posting|publishing"
    r"|taking) [\w-]+) (?:[\w-]+ ){0,6}?"
    r"(?:(?:must|should|needs? to) (?:always |never |not |only )?(?:be|remain|respect)|(?:is|are|can be"
    r"|may be) (?:illegal|harmful|unlawful))\b",
    r"(?:parents|adults|everyone|users|readers|viewers|one|we|you) (?:must|should|need to|ought to) (?:always|be"
    r"|never|not|take|keep|ensure|respect)\b",
)
#: What such words stand on in an image.
_ON_A_SIGN = re.compile(
    r"\b(?:banner|billboard|board|bumper|card|cartel|flyer|label|leaflet|letrero|mug|mural|notice|page|panneau"
    r"|placard|plaque|poster|screen"
    r"|shirt|sign|signs|slogan|stencil|sticker|t-shirt|tabella|title|cartello|placa|plakat|schild|tablica|znak"
    r"|табличк\w*|плакат\w*|знак\w*"
    r"|skylt|skilt|kyltti|tábla|cedule|tabela|levha|papan|biển)\b|[标標][志誌语牌]|告示|[牌板]子?|海报|看板|ポスター"
    r"|標識|貼り紙|张贴|표지판|간판|포스터|푯말"
    r"|لافتة|لوحة|ملصق|שלט|פוסטר|बोर्ड|पोस्टर|ป้าย|โปสเตอร์",
    re.IGNORECASE,
)
ADVICE = {
    "en": _ENGLISH,
    "de": (
        r"(?:bitte |es ist (?:sehr |immer |auch )?(?:wichtig|ratsam|notwendig|empfehlenswert|entscheidend)(?:,| zu"
        r"| dass)"
        r"|denken? sie (?:\w+ )?daran|denke? (?:\w+ )?daran|vergessen sie (?:\w+ )?nicht|vergiss nicht|achten sie"
        r"|achte (?:\w+ )?darauf"
        r"|beachten sie|stellen sie sicher|man sollte|seien sie (?:vorsichtig|sich)|(?:konsultieren|fragen"
        r"|wenden) sie)",
    ),
    "fr": (
        r"(?:il (?:est|convient) (?:\w+ )?(?:important|essentiel|recommandé|conseillé|préférable|crucial"
        r"|nécessaire)? ?(?:de|d['’]|que|qu['’])"
        r"|n['’]oublie[zs]? (?:pas|jamais)|veuillez |veillez |assurez-vous|pensez à|rappelez-vous|souvenez-vous"
        r"|gardez à l['’]esprit"
        r"|soyez (?:prudent|attentif|vigilant)|consultez (?:toujours|un)|il faut toujours)",
    ),
    "es": (
        r"(?:es (?:\w+ )?(?:importante|esencial|fundamental|recomendable|crucial|necesario|aconsejable) (?:que|no"
        r"|\w+[aei]r(?:se|lo|la)?\b)"
        r"|(?:recuerd[ae]n?|recuerda|por favor,?) (?:que|siempre|no|tener|ten|\w+[aei]r\b)|no (?:olvid[ae]s?|olviden"
        r"|se olvide)\b"
        r"|aseg[uú]r[ae](?:te|se)|ten(?:ga)?n? (?:en cuenta|cuidado)|siempre (?:consulte|use|siga|respete)"
        r"|consult[ae] (?:siempre|a un|con))",
    ),
    "it": (
        r"(?:è (?:\w+ )?(?:importante|essenziale|fondamentale|consigliabile|necessario|bene) (?:che|non|\w+re\b)"
        r"|ricord(?:a|ate|ati|atevi|i|iamo) (?:di|che|sempre)|non dimentica(?:re|te)|si (?:prega|raccomanda"
        r"|consiglia) di|assicura(?:ti|tevi)"
        r"|per favore,? |fai attenzione|prest[ai] attenzione|consulta(?:re)? (?:sempre|un))",
    ),
    "pt": (
        r"(?:é (?:\w+ )?(?:importante|essencial|fundamental|recomendável|necessário|crucial|aconselhável) (?:que|não"
        r"|\w+[aei]r\b)"
        r"|lembre-se|lembrem-se|não (?:se )?esqueça|certifique-se|por favor,? |tenha (?:cuidado|em mente)"
        r"|consulte (?:sempre|um))",
    ),
    "nl": (
        r"(?:het is (?:\w+ )?(?:belangrijk|essentieel|raadzaam|noodzakelijk|aan te raden|verstandig)|vergeet niet"
        r"|denk er(?:\w+)?"
        r"|denk eraan|let (?:altijd )?op (?:dat|uw|je)|zorg (?:er )?(?:altijd )?voor|raadpleeg|wees (?:voorzichtig"
        r"|bewust)|gelieve )",
    ),
    "pl": (
        r"(?:(?:ważne|istotne) jest|należy (?:\w+ )?(?:pamiętać|zawsze|zachować|przestrzegać|unikać)|pamiętaj(?:cie"
        r"|my)?(?!\w)"
        r"|nie zapomnij|nie zapominaj|warto pamiętać|prosimy |proszę (?:pamiętać|zachować)|upewnij się"
        r"|zachowaj ostrożność|skonsultuj się)",
    ),
    "ru": (
        r"(?:важно (?:\w+ть(?:ся)?|,|не)|помните|не забывайте|пожалуйста,? |необходимо (?:\w+ть(?:ся)?)"
        r"|следует (?:\w+ть(?:ся)?)"
        r"|обратите внимание|всегда \w+[йт]те(?:сь)?\b|будьте (?:осторожн|внимательн)|убедитесь|проконсультируйтесь"
        r"|соблюдайте)",
    ),
    "uk": (
        r"(?:важливо (?:\w+ти(?:ся)?|,|не)|пам['’]ятайте|не забувайте|будь ласка|слід \w+ти|необхідно \w+ти"
        r"|зверніть увагу"
        r"|будьте (?:обережн|уважн)|переконайтеся|дотримуйтеся)",
    ),
    "bg": (r"(?:важно е|помнете|не забравяйте|моля,? |обърнете внимание|бъдете (?:внимателн|предпазлив)|уверете се)",),
    "cs": (
        r"(?:je důležité|nezapom(?:eňte|ínejte)|pamatujte|mějte na paměti|prosím,? |dbejte|dávejte pozor|ujistěte se)",
    ),
    "sk": (r"(?:je dôležité|nezabudnite|pamätajte|majte na pamäti|prosím,? |dbajte|dávajte pozor|uistite sa)",),
    "hr": (r"(?:važno je|ne zaboravite|imajte na umu|molimo|pazite|budite oprezni)",),
    "sv": (
        r"(?:det är (?:\w+ )?viktigt|kom (?:alltid )?ihåg|glöm inte|tänk på|var (?:försiktig|uppmärksam|medveten)"
        r"|se till att|vänligen )",
    ),
    "da": (
        r"(?:det er (?:\w+ )?vigtigt|husk (?:at|altid|på)|glem ikke|vær (?:forsigtig|opmærksom)|sørg for|venligst )",
    ),
    "nb": (
        r"(?:det er (?:\w+ )?viktig|husk (?:at|alltid|å|på)|ikke glem|vær (?:forsiktig|oppmerksom)|sørg for"
        r"|vennligst )",
    ),
    "fi": (r"(?:on tärkeää|muista(?:thän|kaa)?\b|älä unohda|älkää unohtako|huomaathan|ole varovainen|varmista)",),
    "hu": (
        r"(?:fontos,? (?:hogy|\w+ni\b)|ne feledje|ne felejtse|kérjük|mindig (?:\w+[jz]on|tartsa|viseljen)|ügyeljen"
        "|legyen óvatos)",
    ),
    "ro": (r"(?:este (?:\w+ )?important|nu uita(?:ți|ti)?\b|amintiți-vă|vă rugăm|rețineți|aveți grijă|asigurați-vă)",),
    "ca": (r"(?:és (?:\w+ )?important|recordeu|recorda (?:que|de)|no oblid|si us plau|assegur)",),
    "el": (r"(?:είναι (?:\w+ )?σημαντικό|θυμηθείτε|να θυμάστε|μην ξεχνάτε|παρακαλ|προσέξτε|βεβαιωθείτε)",),
    "tr": (
        r"(?:lütfen |unutmayın|dikkat edin)",
        r"[^.!?]{3,100}(?:önemlidir|unutmayın|dikkat edin|gerekir|etmelisiniz)\W*$",
    ),
    "id": (r"(?:(?:sangat )?penting untuk|ingat(?:lah)?\b|jangan lupa|harap |selalu \w+|pastikan|mohon )",),
    "vi": (
        r"(?:hãy (?:cẩn thận|chú ý|đảm bảo|luôn|lưu ý|nhớ|tham khảo|tuân thủ)|vui lòng |điều quan trọng|đừng quên"
        r"|xin lưu ý|luôn luôn |nên nhớ)",
    ),
    "th": (r"(?:โปรด|กรุณา|ควร|อย่าลืม|สิ่งสำคัญ)",),
    "hi": (r"(?:कृपया|याद रखें|यह महत्वपूर्ण है|हमेशा \S+ (?:करें|रखें|पहनें))",),
    "ar": (r"(?:من (?:المهم|الضروري)(?!\w)|تذكر|تذكروا|يجب (?:أن|عليك|دائم|توخي)|يرجى|احرص|لا تنس|تأكد من)",),
    "he": (r"(?:חשוב (?:ל|ש|מאוד)|זכרו|זכור|אל תשכח|יש (?:להקפיד|לזכור|להיזהר)|אנא |הקפידו)",),
    "ja": (
        r"[^。]{0,100}(?:て|で|ご(?:配慮|注意|留意|理解|協力)|お気をつけ|お控え|ご遠慮)ください(?:ね)?(?=[。！]|$)",
        r"[^。]{2,80}(?:ことが|ことは)(?:とても|非常に)?(?:重要|大切|必要)です(?=[。！]|$)",
    ),
    "zh": (
        r"(?:请(?:务必|注意|记住|记得|勿|不要|遵守|谨慎|确保|始终|妥善|尊重|小心|理性)|請(?:務必|注意|記住|勿|遵守"
        r"|確保|小心)"
        r"|重要的是|务必|務必|切记|切記|切勿|谨记|需要注意的是|值得注意的是|(?:我们|大家)?应(?:该|当)?(?:始终|尊重"
        r"|避免|注意))",
    ),
    "ko": (
        r".{0,100}(?:주의하세요|주의하십시오|주의해 ?주세요|[가-힣] ?주세요|하시기 바랍니다|주시기 바랍니다|중요합니다"
        r"|명심하세요|기억하세요|잊지 마세요|조심하세요)(?=[.!]|$)",
    ),
}


def is_advice(sentence: str, language: Language) -> bool:
    """Whether a sentence says what somebody should mind, in this language or in English, and not on a sign."""
    return not _ON_A_SIGN.search(sentence) and any(
        _pattern(code).match(sentence) for code in {language.code, ENGLISH.code} if code in ADVICE
    )


@cache
def _pattern(code: str) -> re.Pattern[str]:
    return any_of(tuple(pattern.replace(" ", r"\s+") for pattern in ADVICE[code]))
