"""Norwegian, Swedish, Danish and Finnish."""

from __future__ import annotations

from django_autocaption.text.tables.people.base import People

NORWEGIAN = People(
    persons=r"""(?!snø)\w*(?:mann(?:en)?|menn(?:ene)?|kvinne[rn]?|kvinnene|person(?:en|er)?|menneske[rt]?|dame[rn]?
        |jente[rn]?|gutt(?:en|er)?|barn(?:et|a)?|familie[rn]?|turist(?:en|er)?|kokk(?:en|er)?|lege[rn]?|lærer(?:en|e)?
        |bonde[rn]?|student(?:en|er)?|musiker(?:en|e)?|danser(?:en|e)?|sanger(?:en|e)?|munk(?:en|er)?|ektepar|brudepar)
        |mor|far|bestemor|bestefar""",
    traits=r"""(?:svart|hvit|brun|mørkhudet|lyshudet|asiatisk|afrikansk|arabisk|tyrkisk|indisk|kinesisk|japansk|koreansk
        |europeisk|latinamerikansk|samisk|muslimsk|jødisk|kristen|hinduistisk|buddhistisk|blind|døv|funksjonshemmet
        |vakker|vakr|pen|kjekk|attraktiv|sexy|stygg|tykk|feit|overvektig|slank|gammel|gaml|eldre|søt)(?:e|t|te)?""",
    between=r"(?: (?:ung|unge|eldre|smilende|liten|lille|små))",
    copulas=r"(?: (?:er|var))",
    alone=r"""asiat(?:en|er)?|afrikaner(?:en|e)?|muslim(?:en|er)?|jøde(?:n|r)?|rullestolbruker\w*|i rullestol|hijab\w*
        |kippa\w*|mørkhude\w+|overvektig\w*|middelaldrende|i (?:tjue|tretti|førti|femti|seksti|sytti)årene""",
)

SWEDISH = People(
    persons=r"""(?!snö)\w*(?:man(?:nen)?|män(?:nen)?|kvinn(?:a|an|or|orna)|person(?:en|er)?|människ(?:a|or|an)
        |dam(?:en|er)?|flick(?:a|an|or)|pojk(?:e|en|ar)|barn(?:et|en)?|familj(?:en|er)?|turist(?:en|er)?|kock(?:en|ar)?
        |läkare|lärare|student(?:en|er)?|musiker|dansare|sångare|munk(?:en|ar)?|brudpar)|bonde|bönder|herre|herrar
        |mor|far|mamma|pappa""",
    traits=r"""(?:svart|vit|brun|mörkhyad|ljushyad|asiatisk|afrikansk|arabisk|turkisk|indisk|kinesisk|japansk|koreansk
        |europeisk|latinamerikansk|samisk|romsk|muslimsk|judisk|kristen|kristn|hinduisk|buddhistisk|blind|döv
        |handikappad|vacker|vackr|snygg|stilig|attraktiv|sexig|ful|tjock|överviktig|smal|gammal|gaml|äldre|söt)
        (?:a|e|t)?""",
    between=r"(?: (?:ung|unga|äldre|leende|liten|lilla|små))",
    copulas=r"(?: (?:är|var))",
    alone=r"""asiat(?:en|er)?|afrikan(?:en|er)?|muslim(?:en|er)?|jud(?:e|en|ar)(?= \w)|rullstolsbur\w+|i rullstol
        |hijab\w*|kippa\w*|mörkhy\w+|överviktig\w*|medelålders
        |i (?:[2-9]0|tjugo|trettio|fyrtio|femtio|sextio|sjuttio) ?årsåldern""",
)

DANISH = People(
    persons=r"""(?!sne)\w*(?:mand(?:en)?|mænd(?:ene)?|kvinde[rn]?|kvinderne|person(?:en|er)?|menneske[rt]?|dame[rn]?
        |pige[rn]?|dreng(?:en|e)?|barn(?:et)?|børn|familie[rn]?|turist(?:en|er)?|kok(?:ken|ke)?|læge[rn]?|lærer(?:en|e)?
        |student(?:en|er)?|musiker(?:en|e)?|danser(?:en|e)?|sanger(?:en|e)?|munk(?:en|e)?|ægtepar|brudepar)|mor|far""",
    traits=r"""(?:sort|hvid|brun|mørkhudet|mørklødet|lyshudet|asiatisk|afrikansk|arabisk|tyrkisk|indisk|kinesisk|japansk
        |koreansk|europæisk|latinamerikansk|muslimsk|jødisk|kristen|kristn|hinduistisk|buddhistisk|blind|døv|handicappet
        |smuk|smukk|køn|flot|attraktiv|sexet|grim|tyk|tykk|overvægtig|slank|gammel|gaml|ældre|sød)(?:e|t|te)?""",
    between=r"(?: (?:ung|unge|ældre|smilende|lille|små))",
    copulas=r"(?: (?:er|var))",
    alone=r"""asiat(?:en|er)?|afrikaner(?:en|e)?|muslim(?:en|er)?|jøde(?:n|r)?|kørestolsbruger\w*|i kørestol|hijab\w*
        |kippa\w*|mørkhude\w+|overvægtig\w*|midaldrende
        |i (?:tyverne|trediverne|fyrrerne|halvtredserne|tresserne|halvfjerdserne)""",
)

FINNISH = People(
    persons=r"""\w*(?:mies|mieh\w+|nainen|naiset|nais(?:ia|en|ta)|henkilö\w*|ihmi(?:nen|set|siä|sen)|tyttö\w*|tytöt|poika
        |pojat|laps(?:i|et|ia|en)|pariskunta\w*|perhe\w*|turisti\w*|kokki|kokit|lääkäri\w*|opettaja\w*|opiskelija\w*
        |muusikko|muusikot|tanssija\w*|laulaja\w*|vauva\w*|munkki)|äiti|isä|rouva|herra""",
    traits=r"""mustat?|tummat?|valkoi(?:nen|set)|tummaihoi\w+|vaaleaihoi\w+|aasialai\w+|afrikkalai\w+|arabialai\w+
        |turkkilai\w+|intialai\w+|kiinalai\w+|japanilai\w+|korealai\w+|eurooppalai\w+|saamelai\w+|romani\w*|muslimi\w*
        |juutalai\w+|kristit\w+|buddhalai\w+|sokeat?|kuurot?|vammai\w+|kauni(?:s|it)|komeat?|viehättävät?|seksik\w+
        |rumat?|lihavat?|ylipainoi\w+|hoikat?|hoikka|vanhat?|vanhempi|vanhemmat|iäk\w+|söpöt?""",
    between=r"(?: (?:nuori|nuoret|vanha|vanhempi|hymyilevä|pieni|pienet))",
    copulas=r"(?: (?:on|ovat|oli))",
    alone=r"""tummaihoi\w+|muslimi(?:t|a)?|juutalai(?:nen|set)|pyörätuoli\w*|hijabi?\w*|ylipainoi\w+|keski-?ikäi\w+
        |(?:kaksi|kolmi|neli|viisi|kuusi|seitsemän)kymppi\w+
        |(?:kahden|kolmen|neljän|viiden|kuuden)kymmenen \w*ikäi\w+""",
)
