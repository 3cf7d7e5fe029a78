"""Romanian."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

_UN = r"(?=\s+(?:un|o|doi|două|trei|mai|mulți|câțiva|câteva)\b)"

ROMANIAN = small(
    "ro",
    image=r"(?:această\s+|acest\s+)?(?:imaginea|imagine|fotografia|fotografie|poza|ilustrația)",
    shows=r"(?:prezintă|arată|înfățișează|conține|surprinde|ilustrează|redă|reprezintă)",
    on_image=r"în\s+(?:această\s+)?(?:imaginea?|fotografi[ae]|poz[aă])",
    seen=r"(?:se\s+(?:vede|văd|observă|află|poate\s+vedea)|vedem|putem\s+vedea|este|sunt|apare|apar)",
    photo_of=rf"(?:o\s+)?(?:imagine|fotografie|poză)\s+(?:cu|a\s+unu[il]|a\s+unei){_UN}",
    there_is=rf"(?:există|este|sunt|văd|vedem){_UN}",
    sure=r"desigur|sigur|bineînțeles|cu\s+plăcere|mulțumesc",
    here_is=r"iată|mai\s+jos\s+(?:este|găsești)|aceasta\s+este\s+descrierea",
    labels=r"text(?:ul)?\s+(?:alternativ|alt)|alt|descriere(?:a)?(?:\s+(?:imaginii|fotografiei))?|legendă|răspuns|imagine",
    describe=r"(?:te\s+rog\s+|vă\s+rog\s+)?(?:descrie(?:ți)?|scrie(?:ți)?|generează|creează)\s+(?:(?:această|un|o|scurt|scurtă)\s+){0,3}(?:imaginea?|text|descriere|fotografi[ae]|legendă)\b",
    closings=r"(?:te\s+rog\s+)?(?:spune-mi|anunță-mă)|sper\s+că|(?:vrei|doriți|dorești)|dacă\s+(?:vrei|dorești|doriți|ai)|notă\s*:|descriere\s+generată\s+automat",
    sorry=r"îmi\s+pare\s+rău|(?:îmi\s+)?cer\s+scuze|scuze|regret",
    sadly=r"din\s+păcate",
    cannot=r"(?:eu\s+)?nu\s+(?:pot|văd|am|sunt|reușesc|știu)",
    as_model=r"(?:ca|în\s+calitate\s+de)\s+(?:un\s+)?(?:model|inteligență|asistent|ai\b)",
    no_image=r"nu\s+(?:a\s+fost|există|s-a)\s+(?:\w+\s+){0,2}?(?:imagine|încărcat|furnizat|găsit)\w*|nicio\s+(?:imagine|descriere)",
    send=r"(?:te\s+rog|vă\s+rog|vă\s+rugăm)\s+(?:să\s+)?(?:încarc\w+|trimite\w*|trimiți|atașa\w+|furniza\w+|oferi\w*)",
    failed=r"(?:a\s+apărut|s-a\s+produs)\s+o\s+(?:\w+\s+)?eroare|imaginea\s+nu\s+(?:poate|a\s+putut|este|s-a)",
    but=r"dar|însă|totuși",
    none=r"nu\s+(?:există|se\s+vede|se\s+văd|sunt|este)",
    watermark=r"filigran",
    moods=r"în\s+ansamblu|per\s+ansamblu|în\s+general|(?:atmosfera|compoziția|starea\s+de\s+spirit)",
    non_answers="necunoscut / nimic / niciuna / fără descriere / indisponibil / eroare",
    placeholders="imagine / fotografie / poză / fără titlu / descriere / siglă",
    function_words="""
        un o unui unei niște și sau pe în la de cu fără din spre pentru prin sub peste lângă între după este sunt era
        care ce se al a ai ale lui ei lor unde când
    """,
    dangling="un o unui unei și sau pe în la de cu fără din spre pentru prin care între",
)
