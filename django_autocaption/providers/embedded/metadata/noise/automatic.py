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
    | may\ be\ (?:pop\ |street\ )?art\b | podría\ ser\ una?\ (?:imagen|foto)
    | può\ essere\ un['’ ]?a?\s?(?:immagine|foto)
    | (?:bild|foto)\ könnte\b.{1,200}\benthalten\W*$
    | (?:kann|könnte)\ ein\ (?:bild|foto|cartoon)\ (?:von\b|.{1,80}\bsein\W*$)
    | (?:l['’]image|la\ photo)\ (?:contient\ peut-être|peut\ contenir)\b | peut\ être\ une?\ (?:image|photo
        |illustration)\b
    | (?:la\ )?imagen\ puede\ contener\b | puede\ ser\ una?\ (?:imagen|foto|ilustración)\b
    | (?:l['’])?immagine\ (?:può|potrebbe)\ contenere\b | potrebbe\ essere\ un['’ ]?a?\s?(?:immagine|foto|cartone
        |illustrazione)\b
    | (?:de\ )?afbeelding\ kan\ .{1,200}\bbevatten\W*$ | kan\ een\ (?:afbeelding|foto)\ zijn\ van\b
    | a?\ ?imagem\ pode\ conter\b | pode\ ser\ uma?\ (?:imagem|foto|ilustração)\b
    | (?:obraz|zdjęcie)\ może\ zawierać\b | może\ być\ (?:zdjęciem|obrazem)\b
    | (?:на\ изображении\ может\ находиться|возможно,?\ это\ изображение|изображение\ выглядит\ как)\b
    | (?:на\ (?:изображении|фото)\ )?может\ быть\ (?:изображени|фото)\p{L}*\b
        | (?:на\ зображенні\ )?може\ бути\ (?:зображення|фото)\b
    | (?:bisa\ jadi|mungkin)\ (?:gambar|foto)\b | có\ thể\ là\ (?:hình\ ảnh|ảnh)\b | .{1,100}\bgörseli\ olabilir\W*$
    | (?:قد\ تكون|ربما\ تكون|ربما\ تحتوي)\ (?:هذه\ )?(?:ال)?صورة | อาจเป็นรูปภาพ | .{1,100}की\ (?:फ़ोटो|तस्वीर
        |इमेज)\ हो\ सकती\ है
    | μπορεί\ να\ (?:είναι|περιέχει)\ εικόνα | může\ (?:jít|se\ jednat)\ o\ obrázek | poate\ fi\ o\ imagine\b
    | (?:lehet,?\ hogy\ (?:egy\ )?kép) | voi\ olla\ kuva\b | kan\ være\ (?:et\ |en\ )?billede\b | kan\ vara\ en\ bild\b
    | (?:תמונה\ )?שמתאר(?:ת|ים)\b
    | bilden\ kan\ innehålla\b | kan\ være\ et\ bilde?\b
    | .{0,200}(?:の画像のようです|を含む画像のようです)\W*$
    | 可能是.{1,60}的?(?:图片|圖像|图像|照片)(?:\W*|[：:].{1,60})$ | .{0,200}이미지일\ 수\ 있음
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
#: What a network for people writes around a picture: who posted it and when, what they counted, and what they ask for.
_POSTED = regex.compile(
    r"""
      (?:(?:view|see|show|load)\ )?(?:all\ |more\ )?(?:comments|replies)(?:\ \(\d+\))? | (?:view|see|show
          |load)\ all\ .{1,30}
    | (?:.{0,40}\W)?\d[\d.,]*\s?[kmт]{0,3}\.?\s(?:comments?|comentarios?|commentaires?|followers?|kommentare?|likes?
        |reactions?|replies|retweets?
        |shares?|upvotes?|views?|подписчик\p{L}*|просмотр\p{L}*|отмет\p{L}+|me\ gusta|j['’]aime|curtidas?|gefällt)
        (?:\s?[,;·|•&].{0,60}|\W*)
    | liked\ by\ .{1,60} | tag\ (?:a|your)\ friends?\b.{0,40}
    | (?:photo|story|reel|post|video|pic)s?\ (?:by|from|via)\ @\w.{0,60}
    | (?:photo|image|picture|video|reel|post|story)s?\ (?:posted|shared|uploaded)\ by\ .{1,80}
        \bon\ \p{L}+\ \d{1,2}\b.{0,80}
    | (?:photo|image|picture|video|reel|post|story)s?\ by\ .{1,80}\b(?:on\ \p{L}+\ \d{1,2},\ \d{4}\b.{0,80}
        |(?:tagging|with)\ @.{1,80})
    | (?:re)?post(?:ed)?\s?(?:from|by|via|with|@|:|•)\s?.{0,40}(?:@|\#|\b(?:facebook|flickr|instagram|pinterest
        |reddit|tumblr|twitter)\b).{0,80}
    | (?:.{0,60}\W)?(?:link\ (?:is\ )?in\ (?:my\ |our\ |the\ )?bio|swipe\ (?:left|right|up)|tap\ (?:to
        |the\ link)\ .{1,20}
        |(?:follow|like|subscribe|share)\ (?:(?:and|&)\ \S+\ )?(?:for\ more|us\b|me\b).{0,40})\W*
    """,
    regex.I | regex.X,
)
#: That there is none.
_NONE = regex.compile(
    r"""
      no\ (?:\S+\ ){0,3}(?:alt\ text|alternative\ text|caption|description|title|image|photo|picture
        |preview)\ (?:\S+\ )?
        (?:available|found|given|provided|set|specified|yet)\b.{0,40}
    | (?:alt\ text|alternative\ text|caption|description|title)\ (?:has\ |is\ |was\ )?(?:missing|pending|required
        |unavailable|not\ (?:been\ |yet\ )?(?:added|available|entered|found|given|provided|set|specified|supplied))\W*
    | kein[e]?\ (?:\S+\ ){0,2}(?:alternativtext|\p{L}*beschreibung|bild|foto|titel|vorschau)\ (?:verfügbar|vorhanden
        |gefunden|angegeben)\W*
    | (?:aucune?|pas\ de)\ (?:\S+\ ){0,2}(?:description|image|légende|photo|titre)\ (?:\S+\ ){0,3}(?:disponible
        |fournie?|trouvée?)\W*
    | (?:no\ hay|sin|ninguna?)\ (?:\S+\ ){0,2}(?:descripción|foto|imagen|título)\ (?:\S+\ ){0,3}(?:disponible
        |proporcionad[ao])?\W*
    | nessuna?\ (?:\S+\ ){0,2}(?:descrizione|didascalia|foto|immagine)\ (?:\S+\ ){0,3}(?:disponibile|trovata)\W*
    | geen\ (?:\S+\ ){0,2}(?:afbeelding|beschrijving|foto|omschrijving|titel)\ (?:beschikbaar|gevonden|opgegeven)\W*
    | (?:nenhuma?|sem)\ (?:\S+\ ){0,2}(?:descrição|foto|imagem)\ (?:\S+\ ){0,3}(?:disponível|fornecida)\W*
    | brak\ (?:dostępnego\ )?(?:opisu|zdjęcia|obrazu|tytułu)\W* | (?:описание|изображение|фото)\ (?:отсутствует
        |недоступно)\W*
    | (?:описание|подпись)\ (?:к\ )?(?:фото|изображения|фотографии)\ (?:отсутствует|недоступн\p{L}+)\W*
    | tidak\ ada\ deskripsi\b.{0,30} | không\ có\ mô\ tả\b.{0,20}
    | (?:fotoğraf\ |resim\ |görsel\ )?açıklaması\ (?:yok|bulunmuyor)\W*
    | لا\ (?:يوجد|يتوفر)\ (?:أي\ )?وصف\b.{0,20} | ไม่มีคำอธิบาย\p{L}{0,12}
        | कोई\ (?:फ़ोटो\ )?विवरण\ (?:उपलब्ध\ )?नहीं.{0,5}
    | нет\ (?:описания|фото|изображения|названия)\W* | ingen\ (?:beskrivning|beskrivelse|bild
        |bilde)\ (?:tillgänglig|tilgjengelig)\W*
    """,
    regex.I | regex.X,
)


def is_automatic(text: str) -> bool:
    """Whether a program looked at the image instead of a person, or says that nobody did."""
    return bool(
        _GENERATED.search(text)
        or _GUESSED.match(text)
        or _SEARCHED.match(text)
        or _NONE.fullmatch(text.strip())
        or _POSTED.fullmatch(text.strip())
    )
