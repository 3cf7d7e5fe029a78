"""What programs say of an image that no person looked at: an office suite's guess, a network's, a search engine's."""

from __future__ import annotations

import regex

#: Signs a guess, wherever it stands: "Description automatically generated with medium confidence".
_GENERATED = regex.compile(
    r"""
      \bautomatically[ -](?:generated|created)\b | \bauto-?generated\b
    | \bautomatisch\ (?:generierte?|erstellte?|erzeugte?|gegenereerde?|genererad|genereret|generert)\w{0,2}\b
    | \bgénérée?s?\ automatiquement\b | \bgenerad[oa]s?\ automáticamente\b | \bgenerat[oaei]\ automaticamente\b
    | \bgerad[oa]s?\ automaticamente\b | \bwygenerowan[yaeo]\ automatycznie\b | \bautomatycznie\ wygenerowan[yaeo]\b
    | \bавтоматически\ (?:созданн|сгенерированн)\w+ | \bсозданн\w+\ автоматически\b
    | \bautomaticky\ (?:vygenerovan|generovan)\w+ | \botomatik\ olarak\ oluşturul\w+
        | \bautomatiskt?\ (?:genere?ra[dt]|skapad)\w{0,2}\b
    | 自動的に生成 | 自動生成され | 自动生成的 | 自動產生的 | 자동\ ?생성
    """,
    regex.I | regex.X,
)
#: What a network for people writes for those who cannot see.
_GUESSED = regex.compile(
    r"""
      (?:(?:this\ )?(?:image|photo)\ )?may\ (?:contain\b|be\ (?:an?\ )?(?:\S+\ ){0,2}(?:image|illustration|cartoon
        |meme|graphic|closeup|selfie|doodle|photo)\ of\b)
    | (?:bild|foto)\ könnte\b.{1,200}\benthalten\W*$ | (?:kann|könnte)\ ein\ (?:bild|foto|cartoon)\ von\b
    | (?:l['’]image|la\ photo)\ (?:contient\ peut-être|peut\ contenir)\b | peut\ être\ une?\ (?:image|photo
        |illustration)\b
    | (?:la\ )?imagen\ puede\ contener\b | puede\ ser\ una?\ (?:imagen|foto|ilustración)\b
    | (?:l['’])?immagine\ (?:può|potrebbe)\ contenere\b | potrebbe\ essere\ un['’ ]?a?\s?(?:immagine|foto|cartone
        |illustrazione)\b
    | (?:de\ )?afbeelding\ kan\ .{1,200}\bbevatten\W*$ | kan\ een\ (?:afbeelding|foto)\ zijn\ van\b
    | a?\ ?imagem\ pode\ conter\b | pode\ ser\ uma?\ (?:imagem|foto|ilustração)\b
    | (?:obraz|zdjęcie)\ może\ zawierać\b | może\ być\ (?:zdjęciem|obrazem)\b
    | (?:на\ изображении\ может\ находиться|возможно,?\ это\ изображение|изображение\ выглядит\ как)\b
    | bilden\ kan\ innehålla\b | kan\ være\ et\ bilde?\b
    | .{0,200}(?:の画像のようです|を含む画像のようです)\W*$
    | 可能是.{1,60}的?(?:图片|圖像|图像|照片)\W*$ | .{0,200}이미지일\ 수\ 있음
    | a\ (?:picture|screenshot|group|close[ -]?up|person|man|woman|sign|drawing)\ (?:containing
        |of\ a\ (?:cell\ phone|social\ media\ post|computer\ screen))\b
    """,
    regex.I | regex.X,
)
#: What search engines call the pictures that they found.
_SEARCHED = regex.compile(
    r"""
      (?:image|picture|photo)\ (?:search\ )?results?\ for\b | bild(?:er)?ergebnis(?:se)?\ (?:für|zu)\b
    | résultats?\ de\ recherche\ d['’]images?\ pour\b | résultat\ d['’]images?\ pour\b
    | resultado\ de\ imagen(?:es)?\ (?:para|de)\b | resultado\ de\ imagem\ para\b | risultat[io]\ immagini\ per\b
    | afbeeldingsresultaat(?:en)?\ voor\b | znalezione\ obrazy\ dla\ zapytania\b | картинки\ по\ запросу\b
    | výsledek\ obrázku\ pro\b | bildresultat\ för\b
    | .{1,80}(?:の画像検索結果|的图片搜索结果|的圖片搜尋結果|에 대한 이미지 검색결과)$
    """,
    regex.I | regex.X,
)
#: That there is none.
_NONE = regex.compile(
    r"""
      no\ (?:\S+\ ){0,3}(?:alt\ text|alternative\ text|caption|description|title|image|photo|picture
        |preview)\ (?:\S+\ )?
        (?:available|found|given|provided|set|specified|yet)\b.{0,40}
    | kein[e]?\ (?:\S+\ ){0,2}(?:alternativtext|beschreibung|bild|foto|titel|vorschau)\ (?:verfügbar|vorhanden
        |gefunden|angegeben)\W*
    | (?:aucune?|pas\ de)\ (?:\S+\ ){0,2}(?:description|image|légende|photo|titre)\ (?:disponible|fournie?|trouvée?)\W*
    | (?:no\ hay|sin|ninguna?)\ (?:\S+\ ){0,2}(?:descripción|foto|imagen|título)\ (?:disponible|proporcionad[ao])?\W*
    | nessuna?\ (?:\S+\ ){0,2}(?:descrizione|didascalia|foto|immagine)\ (?:disponibile|trovata)\W*
    | geen\ (?:\S+\ ){0,2}(?:afbeelding|beschrijving|foto|omschrijving|titel)\ (?:beschikbaar|gevonden|opgegeven)\W*
    | (?:nenhuma?|sem)\ (?:\S+\ ){0,2}(?:descrição|foto|imagem)\ (?:disponível|fornecida)\W*
    | brak\ (?:dostępnego\ )?(?:opisu|zdjęcia|obrazu|tytułu)\W* | (?:описание|изображение|фото)\ (?:отсутствует
        |недоступно)\W*
    | нет\ (?:описания|фото|изображения|названия)\W* | ingen\ (?:beskrivning|beskrivelse|bild
        |bilde)\ (?:tillgänglig|tilgjengelig)\W*
    """,
    regex.I | regex.X,
)


def is_automatic(text: str) -> bool:
    """Whether a program looked at the image instead of a person, or says that nobody did."""
    return bool(
        _GENERATED.search(text) or _GUESSED.match(text) or _SEARCHED.match(text) or _NONE.fullmatch(text.strip())
    )
