"""Turkish. What is seen and shown stands at the end of its sentences, so their openings are short."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

TURKISH = small(
    "tr",
    image=r"(?:bu\s+)?(?:görsel|resim|fotoğraf|görüntü)",
    shows=r"şunu\s+(?:gösteriyor|göstermektedir)\s*:?",
    on_image=r"(?:bu\s+)?(?:görselde|resimde|fotoğrafta|görüntüde)",
    seen=r"(?:görüldüğü\s+(?:gibi|üzere),?)",
    sure=r"tabii(?:\s+ki)?|elbette|tabi\s+ki|memnuniyetle|peki|teşekkürler",
    here_is=r"işte|aşağıda|buyurun",
    labels=r"alternatif\s+metin|alt\s+metin|alt|(?:(?:kısa|ayrıntılı)\s+(?:bir\s+)?)?(?:görsel\s+|resim\s+)?açıklama(?:sı)?|resim\s+yazısı|cevap|yanıt|görsel",
    describe=r"(?:lütfen\s+)?(?:bu\s+)?(?:görseli|resmi|fotoğrafı)\s+(?:(?:kısaca|bir|cümleyle|tek)\s+){0,4}(?:açıkla|açıklayın|anlat|anlatın|betimle|tanımla|tarif\s+et)\w*",
    closings=r"umarım|(?:bana\s+)?(?:haber|bildirin)\s+(?:ver\w*)?|(?:ister\s+misin|ister\s+misiniz)|eğer\s+(?:isterseniz|istersen|başka)|başka\s+bir\s+(?:şey|konuda)|not\s*:|otomatik\s+(?:olarak\s+)?oluşturulan\s+açıklama",
    sorry=r"üzgünüm|özür\s+dilerim|kusura\s+bakmayın|maalesef|ne\s+yazık\s+ki",
    sadly=r"maalesef|ne\s+yazık\s+ki",
    cannot=r"(?:ben\s+)?(?:(?:bu|herhangi\s+bir)\s+)?(?:görsel\w*|resm?i?\w*|fotoğraf\w*|görüntü\w*)?\s*(?:\w+\s+){0,3}?(?:göremiyorum|analiz\s+edemiyorum|açıklayamıyorum|tanımlayamıyorum|edemem|edemiyorum|yardımcı\s+olamam|yardımcı\s+olamıyorum|açıklayamam|göremem|mümkün\s+değil)",
    as_model=r"(?:bir\s+)?(?:(?:yapay\s+zek[aâ]|(?:büyük\s+)?dil|ai)\s+){1,3}(?:modeli\s+|asistanı\s+)?olarak",
    no_image=r"(?:herhangi\s+bir\s+)?(?:görsel|resim|fotoğraf|görüntü)\s+(?:yok\b|bulunamadı|yüklenmedi|yüklenemedi|mevcut\s+değil|eklenmemiş|sağlanmadı|görünmüyor)",
    send=r"lütfen\s+(?:\w+\s+){0,4}?(?:yükle|gönder|ekle|paylaş|dene)\w*",
    failed=r"bir\s+(?:\w+\s+)?(?:hata|sorun)\s+oluştu|hata\s*:",
    but=r"ama|ancak|fakat",
    none=r"(?:görselde\s+|resimde\s+)?(?:metin|yazı|insan|kişi)\s+(?:yok|bulunmuyor|görünmüyor)",
    watermark=r"filigran",
    moods=r"genel\s+olarak|sonuç\s+olarak|özetle|(?:genel\s+)?(?:atmosfer|kompozisyon|hava)",
    non_answers="bilinmiyor / yok / hiçbiri / açıklama yok / mevcut değil / hata",
    placeholders="görsel / resim / fotoğraf / başlıksız / açıklama / logo",
    function_words="""
        ve veya ile bir bu şu o için gibi kadar üzerinde altında önünde arkasında yanında arasında içinde olan var da de
        ki her çok daha
    """,
    dangling="ve veya ile için gibi olan",
)
