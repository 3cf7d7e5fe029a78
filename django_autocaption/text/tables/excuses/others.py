"""Turkish, Hungarian and Greek."""

from __future__ import annotations

from django_autocaption.text.tables.excuses.base import Excuses

_TR = r"(görsel|resim|fotoğraf|görüntü|dosya|ek|bağlantı|resmi|içerik|belge)"

TURKISH = Excuses(
    image=r"""(bu |yüklenen |gönderilen |sağlanan |paylaşılan |verilen |istenen |eklenen |yüklediğiniz |gönderdiğiniz |
        paylaştığınız |ilettiğiniz |eklediğiniz )*(görsel|resim|fotoğraf|görüntü|dosya|bağlantı|görsel dosyası
        |resim dosyası|belge)(iniz|ınız|nız|niz|ı|i)?( dosyası)?""",
    spoilt=r"""(\S+ ){0,3}?(yüklenemedi|yüklenmedi|yüklenemiyor|yüklenmemiş|açılamadı|açılamıyor|açılmıyor|okunamadı
        |okunamıyor|görüntülenemiyor|görüntülenemedi|işlenemedi|işlenemiyor|bulunamadı|alınamadı|eklenmemiş|eklenmedi
        |desteklenmiyor|analiz edilemedi|tanınamadı|algılanamadı|görünmüyor|gelmedi|ulaşmadı|tanımlanamadı
        |tanımlanamıyor|gösterilemiyor|çözümlenemedi|erişilemiyor|betimlenemiyor|açıklanamıyor|tespit edilemedi
        |indirilemedi|yüklenirken)|(\S+ )?(bozuk|hasarlı|geçersiz|eksik|bozulmuş|hasar görmüş|okunaksız|erişilemez
        |kullanılamaz|engellendi|reddedildi|silinmiş|kayıp|kaldırıldı)\S*( ve | veya |$| olabilir| görünüyor| gibi)
        |(\S+ )?(tamamen|tümüyle|bütünüyle|sadece|yalnızca|komple|tamamıyla|neredeyse tamamen) (siyah(?! beyaz|-)|beyaz
        |boş|karanlık|bulanık)\S*( görünüyor| gibi| bir)?|(\S+ ){0,6}?(çok|fazla|aşırı|fazlasıyla|o kadar
        |oldukça) (bulanık|karanlık|küçük|parlak|net değil|flu|düşük|pikselli|belirsiz)( \S+){0,8} ?(için|ki|nedeniyle
        |kadar|seçil|ayırt|anlaş|$)|(\S+ ){1,5}?(kadar|derecede) (bulanık|karanlık|küçük|flu|belirsiz|parlak|düşük)
        |(\S+ ){0,4}?(ihlal ediyor|aykırı|mevcut değil|boş görünüyor|yok$|yeterince net değil|net değil$)
        |(\S+ )?(herhangi bir|hiçbir) (içerik|şey|ayrıntı|detay) (içermiyor|göstermiyor)""",
    blank=r"""(siyah|beyaz|boş|karanlık|bulanık|simsiyah|bembeyaz|net değil|çok karanlık|çok bulanık|flu
        |kapkaranlık)( görünüyor| gibi görünüyor| gibi)?(dır|dir)?""",
    plain=r"""(bu|burada|bu sadece|gördüğüm) (sadece |yalnızca |var olan )*((tamamen|tümüyle|bembeyaz|simsiyah|boş|beyaz
        |siyah|bulanık|düz) ?)+(bir )?((beyaz|siyah|boş) )?(görsel|resim|fotoğraf|görüntü|ekran|dosya)$""",
    unfit=r"""(bu |verilen )?(dosya |görsel |resim )?(biçimi|formatı|türü) (\S+ )?(desteklenmiyor|geçersiz|uygun değil
        |tanınmıyor)|(bağlantı|link|adres)\S* (\S+ ){0,3}?(gitmiyor|çalışmıyor|açılmıyor|geçersiz|bulunamadı
        |yönlendirmiyor|süresi|bozuk)|(\S+ ){0,2}?(kalitesi|çözünürlüğü|kalite|çözünürlük) (\S+ ){0,5}?(elvermiyor
        |yetersiz|yetmiyor|izin vermiyor|çok düşük|çok kötü|uygun değil|düşük olduğu)""",
    seems=r"(görünüşe göre|görünen o ki|sanırım|galiba|anlaşılan|öyle görünüyor|muhtemelen|anladığım kadarıyla)",
    nouns=r"görsel|resim|resm|fotoğraf|görüntü|dosya|yükle|bağlantı|ekle",
    lacking=r"""\bdeğil|\byok|unut|bozuk|hata|sorun|boş|siyah|\bçok|me(di|miş|diniz|mişsiniz)|ma(dı|mış|dınız|mışsınız)
        |emiyor|amıyor|emedi|amadı|mıyor|miyor|muyor|müyor""",
    no_image=r"""(herhangi bir |hiçbir |mesajınızda |mesajında |mesajda |mesajınıza |isteğinizde |ekte |burada |
        bana )*(görsel|resim|fotoğraf|görüntü|dosya|ek)(i|ı|e|a)? ?(\S+ ){0,3}?(yok\b|bulunamadı|yüklenmedi|yüklenmemiş
        |eklenmedi|eklenmemiş|göremiyorum|gönderilmedi|gönderilmemiş|alınamadı|almadım|alamadım|bulunmuyor|mevcut değil
        |sağlanmadı|iletilmedi|ulaşmadı|görünmüyor|eksik|yüklemediniz|eklemediniz|göndermediniz|eklemeyi|yüklemeyi
        |göndermeyi|paylaşmayı|tespit edilmedi|algılanmadı|paylaşılmadı|seçilmedi|paylaşılmamış|gönderilmemişti)
        |(mesajınız|mesaj|istek|mesajın)(da|de|a)? (\S+ ){0,4}?(yok\b|bulunmuyor|içermiyor|görünmüyor)""",
    unable=r"""(\S+ ){0,9}?(edemiyorum|edemem|göremiyorum|göremem|yapamam|yapamıyorum|tanıyamam|tanıyamıyorum
        |tanımlayamam|tanımlayamıyorum|belirleyemem|belirleyemiyorum|açıklayamam|açıklayamıyorum|betimleyemem
        |betimleyemiyorum|anlatamam|söyleyemem|söyleyemiyorum|olamam|olamıyorum|işleyemiyorum|işleyemem|açamıyorum
        |okuyamıyorum|veremem|veremiyorum|erişemiyorum|algılayamıyorum|seçemiyorum|çıkaramıyorum|anlayamıyorum
        |yorumlayamıyorum|bilmiyorum|emin değilim|yetkim yok|iznim yok|mümkün değil|imkânım yok|imkanım yok
        |yetkili değilim|edemedim|göremedim|açamadım|işleyemedim|belirleyemedim|bulamadım|sunamam|sunamıyorum
        |oluşturamam|oluşturamıyorum|yanıtlayamam|reddetmek zorundayım|kaçınıyorum|inceleyemiyorum|inceleyemem
        |yükleyemedim|yükleyemiyorum|izin verilmiyor|algılayamadım)|(görselde|resimde|fotoğrafta|görüntüde|görselden
        |resimden|fotoğraftan|görüntüden|görselin|fotoğrafın|içeriğin|kişinin|kişilerin|kimlik|kişiler|yüzler|içerik
        |hiçbir şey|ne olduğu|neyin)\S* (\S+ ){0,7}?(seçilemiyor|ayırt edilemiyor|anlaşılamıyor|anlaşılmıyor
        |belirlenemiyor|tespit edilemiyor|tanımlanamıyor|teşhis edilemiyor|görünmüyor$|seçilmiyor|okunamıyor|tanınamıyor
        |belirlenemedi|belli değil|görülemiyor|tespiti mümkün)|(\S+ ){0,6}?(erişimim|yetkim|iznim|bilgim|imkânım) yok
        |(mesajınız|mesajın|iletiniz|isteğiniz)\S* (\S+ ){0,3}?(içermiyor|yok)|(kim|kimin|ne
        |nerede)\S* (\S+ ){0,6}?(söyleyemem|söylemem|bilmiyorum|belirtemem|mümkün değil)""",
    send=r"""(lütfen|rica etsem|rica ederim)( \S+){0,7}? (yükle|gönder|ekle|paylaş|dene|kontrol|bekle|seç|iletin|sağla
        |tekrarla|ilet|atın|deneyin|belirtin|anlat)\S*|(\S+ ){0,6}?(yükler misin|yükleyebilir misin|gönderir misin
        |gönderebilir misin|paylaşır mısın|paylaşabilir misin|ekler misin|ekleyebilir misin|dener misin
        |deneyebilir misin|iletir misin|iletebilir misin|sağlayabilir misin|yükleyin|yükleyiniz|gönderin|tekrar deneyin
        |tekrar yükleyin|yeniden deneyin|sonra deneyin|tekrar dene|yeniden yükle)|(tekrar|yeniden|daha sonra
        |birazdan)( \S+){0,2} (deneyin|dene|yükleyin|gönderin|yükle|gönder)|(\S+ ){0,6}?(gönderebilir|yollayabilir
        |atabilir|iletebilir|yükleyebilir|paylaşabilir) mi\w*""",
    failed=r"""(\S+ ){0,7}?(hata|sorun|problem|arıza|aksaklık)(sı|yla|la|lar|ı)? (oluştu|meydana|yaşandı|çıktı|var\b
        |ile karşıla|nedeniyle|alındı|yaşıyor|gerçekleşti|oldu)|(bir |beklenmeyen |beklenmedik |bilinmeyen |iç )*(hata
        |sorun) (oluştu|meydana)|bir şeyler (ters|yanlış)|bir şey (ters|yanlış)|(sunucu|servis|hizmet|model
        |sistem)\S* (\S+ ){0,3}?(kullanılamıyor|meşgul|yanıt vermiyor|yoğun|aşırı|çalışmıyor|hatası|ulaşılamıyor
        |devre dışı|erişilemiyor)|(\S+ ){0,3}?(işlem|istek|yükleme|analiz|işleme|[iİ]şlem
        |[iİ]stek)\S* (\S+ ){0,2}?(başarısız|tamamlanamadı|yarıda|zaman aşım|gerçekleştirilemedi)|zaman aşımı
        |süre(si)? (doldu|aşıldı)|(sunucu|servis|hizmet)\S* (\S+ ){0,5}?(uzun sürüyor|gecikiyor|geç yanıt|cevap vermiyor
        |zaman aşımına)""",
    blocked=r"""(bu |[iİ]lgili )?([iİ]stek|[iİ]steğiniz|[iİ]çerik|[iİ]çeriğiniz|talep|talebiniz|soru|mesaj
        |istem)\S*,? (\S+ ){0,7}?(engellendi|engellenmiş|reddedildi|ihlal|aykırı|uygun değil|izin verilmiyor|uymuyor
        |kısıtlan|yerine getirilemiyor|yasaklan|filtre)\S*|(\S+ ){0,3}?(politika|güvenlik|gizlilik|kural|yönerge|ilke
        |filtre)\S* (\S+ ){0,5}?(engellendi|izin vermiyor|reddedildi|nedeniyle|gereği|yasakl|engelliyor|aykırı|ihlal
        |dolayı)\S*( \S+){0,6}?( (engellendi|edemem|edemiyorum|açıklayam|veremem|mümkün|reddedildi|yapam|olam|uygun
        |engelle)\S*|$)|(yanıt|cevap|yanıtım|cevabım)\S* (\S+ ){0,5}?(durduruldu|engellendi|filtrelendi|silindi
        |kaldırıldı|bloke)""",
    wait=r"""(bir|bi) (saniye|dakika|an|saniyecik)(,| lütfen|$)|(lütfen )?(biraz |bir dakika |bir saniye )?(bekleyin
        |bekle|bekleyiniz)|(görseli|resmi|fotoğrafı|görüntüyü|dosyayı|şimdi|hemen)( \S+){0,3}? (inceliyorum
        |analiz ediyorum|analiz edeceğim|inceleyeceğim|inceleyeyim|bakıyorum|bakayım|açıklayacağım|tarif edeceğim
        |işliyorum|değerlendiriyorum|betimleyeceğim|analiz edeyim|inceleyelim|bakacağım)|(görsel|resim|fotoğraf|görüntü
        |isteğiniz|dosya) (\S+ )?(analiz ediliyor|işleniyor|yükleniyor|inceleniyor)|(izin verin|müsaade edin)
        |(inceliyorum|analiz ediyorum|[iİ]nceliyorum)$|(fotoğraf|görsel|resm|resim|görüntü)\S* (hemen |şimdi |
        bir )*(bakıyorum|bakacağım|bakayım|inceliyorum|bakalım|göz atıyorum)""",
    sadly=r"maalesef|ne yazık ki|üzgünüm ama|üzgünüm|görünüşe göre|not:|dikkat:|uyarı:|özür dilerim|anlaşılan",
)

_HU = r"(kép|fotó|fénykép|fájl|képfájl|csatolmány|melléklet|hivatkozás|link|felvétel|dokumentum)"

HUNGARIAN = Excuses(
    image=r"""(az? |ez az? |ezt az? )?(\S+ ){0,2}?(kép|fotó|fénykép|fájl|képfájl|csatolmány|melléklet|hivatkozás
        |felvétel|link|csatolt kép|feltöltött kép)(et|t|ot|re|ről|én|en|ed|je|ünk|e|a|n)?(, (amit|amelyet
        |amelyik) \S+( \S+)?,)?""",
    spoilt=r"""(\S+ )?(nem (töltődött|tölthető|nyitható|nyílik|jelenik|jeleníthető|olvasható|található|érkezett|látható
        |elérhető|sikerült|dolgozható|támogatott|érvényes|tudtam|tudom|töltöttük|töltött|látszik|ment|megfelelő|elég
        |lehet|lehetett|került|értelmezhető|létezik|tartalmaz|ismerhető|kivehető|feldolgozható|volt)|hiányzik|(sérült
        |hibás|üres|olvashatatlan|elveszett|érvénytelen|megsérült|hiányos)(?=,|$| és )|sérültnek|üresnek|hibásnak
        |(megsérti|sérti) |letilt\S+|elutasít\S+|(blokkol\S+))|(\S+ )?(teljesen|tökéletesen|egészen|végig|csak|csupa
        |szinte teljesen|tiszta) (fekete(?!-)|fehér(?!-)|üres|sötét|homályos|elmosódott)( színű)?\S*|(\S+ )?(túl
        |túlságosan|annyira|nagyon|olyan) (homályos|sötét|kicsi|elmosódott|világos|életlen|gyenge|pixeles|rossz|zajos
        |halvány|alacsony)\S*( \S+){0,10}? ?(ahhoz|hogy|nem|$|és nem)|(túl|túlságosan) (homályos|sötét|kicsi|elmosódott
        |világos|életlen|gyenge|pixeles|zajos)""",
    blank=r"""(sajnos )?(nagyon )?(fekete|fehér|üres|sötét|homályos|életlen|elmosódott|olvashatatlan|feketének tűnik
        |üresnek tűnik|üresnek látszik|kivehetetlen)""",
    plain=r"""(ez|ez csak|itt|ez csupán) (csak |csupán |egyszerűen )?(egy )?((teljesen|egészen|csak|csupa|tiszta|üres
        |fehér|fekete|homályos|elmosódott) ?)+(kép|fotó|fénykép|fájl|felület|háttér|képernyő)$""",
    unfit=r"""(ez a |a |az )?(fájl|kép)?formátum\w* (nem|érvénytelen|ismeretlen)|(a |az )?(link|hivatkozás|cím)\w* (nem
        |érvénytelen|lejárt|hibás|sehová)|(a |az )?(\S+ )?(minősége|minőség|képminőség|felbontása|felbontás) (nem|túl
        |olyan|annyira|miatt)|(a )?(rossz|gyenge|alacsony) (kép)?(minőség|felbontás) miatt""",
    seems=r"(úgy|nekem úgy) (tűnik|látszik|látom)|valószínűleg|feltehetően|alighanem|nyilván|láthatóan",
    nouns=rf"{_HU}|csatol|töltött|képet",
    lacking=r"""\bnem\b|\bsem\b|\bnincs|hiányz|elfelejt|sérült|hiba|gond|probléma|üres|\btúl\b|fekete|letilt|hibás
        |érvénytelen""",
    no_image=rf"""(nem|még nem|nincs|sajnos nem|sajnos nincs|sem|ön nem|ön még nem) (\S+ )?(csatolt\S*|küld\S*
        |töltött\S*|kapt\S*|érkezett|látok|található|találok|mellékelt\S*|látható|van|adott\S*|\S*csatolva|láttam
        |találtam|érzékel\S*|észlel\S*|tartozik|lett)?( \S+)? ?({_HU}|képet|képed|csatolva)\S*|{_HU}(et|t|ot)? (nem
        |nincs|sem) (\S+ )?(csatol|küld|töltött|érkez|talál|lát|csatolva|mellék|lett|kapt)|(elfelejtett\S*
        |elfelejtette)( \S+){{0,2}} (csatol|feltölt|küld|kép|mellék)|(az )?(üzenet|üzenethez|üzenetben|üzenethez|üzenete
        |üzeneted|kéréshez|kérésben|üzenetedhez|üzenetéhez)\S* (nem|nincs|sem|nincsen)|hiányzik a (kép|fotó|fájl
        |csatol)""",
    unable=r"""(én |sajnos |mi )*(nem|sem) (tudok|tudom|tudunk|látok|látom|vagyok|áll|ismerem|ismerek|azonosíthat\S*
        |azonosítom|azonosítok|lehet|lehetséges|sikerült|tudtam|tudtuk|szabad|írhatom|adhatok|végezhetek|rendelkezem
        |mondhatok|segíthetek|férek|fogom|kivehető|látható|felismerhető|értelmezhető|látszik|engedélyezett|azonosítható
        |megállapítható|állapítható|kívánok|látunk|ismerhető|oszthatok|lehetett|tehetek)\b( \S+){0,9}?( (leír|azonosí
        |felismer|lát|meghatároz|segít|feldolgoz|elemez|elemz|kép|fénykép|semmi|részlet|hozzáfér|hogy|ki|mi|személy
        |ember|képes|módom|megad|megmond|adni|válaszol|megnyit|betölt|megállapít|leolvas|megjelenít|mit|tartal|kivenni
        |arc|fotó|erre|ebben|ezt|értelmez|az|a|információ|részlet|teljesít|meg|készít)|$)|(lehetetlen
        |nehéz) (megállapítani|felismerni|leírni|azonosítani|kivenni|megmondani|meghatározni)|képtelen vagyok
        |nincs (módom|lehetőségem|jogom|engedélyem|információm)|(nem áll módomban|el kell utasítanom
        |vissza kell utasítanom|visszautasítom|megtagadom)|(a|ezen a|az) (képen|fotón|fényképen|felvételen|képről
        |fényképről|képből) (\S+ )?(semmi|nem)( \S+){0,3}? (látható|látszik|kivehető|felismerhető|lehet|vehető|ismerhető
        |állapítható|semmi)|(semmi|semmit) (nem|sem) (látható|látszik|lehet|kivehető|vehető|látok)|(a|az) (személy\S*
        |személyazonosság\S*|személyek|arcok|tartalma?|kép tartalma|képen látható személy\S*)( \S+){0,5} nem (azonosí
        |ismerhető|állapítható|lehet|határozható|beazonosí|olvasható)\S*|nincs (hozzáférés|jogosults|lehetőség|képem
        |információ|engedély)\S*|(azt, hogy |hogy )?(ki|kik|mi|kit|hol)\b…nem (mondhat|tud|árul|közölhet|ismer)\S*
        |(az )?(üzenet|kérés)\w* nem tartalmaz|nem (árulhatom|mondhatom|közölhetem)""",
    send=r"""(kérem|kérlek|kérjük|légy szíves|legyen szíves|szíveskedjen|kérném)( szépen)?,?( \S+){0,4}? (tölts|küld
        |csatol|ad|próbál|oszd|ossz|mellékel|ellenőriz|várj|ism|válassz|tegy|tedd|írj)\S*|(meg tudná|megtenné|megtennéd
        |el tudná|fel tudná|tudná|tudnád|kaphatnék|küldene|feltöltené|feltöltenéd|elküldené|megpróbálná|kérhetném
        |lenne szíves|lennél szíves)( \S+){0,6}? ?(kép|fotó|fájl|újra|ismét|feltöl|küld|csatol|még egyszer)\S*
        |(próbál\S*|tölts\S*|küld\S+|csatol\S+) (\S+ ){0,3}?(újra|ismét|később|másik|még egyszer|megint|fel a|fel egy
        |el a|el egy|kérem|kérlek)|(újra|ismét) (próbál|tölts|küld)|(tudna|tudnál|tudna esetleg|küldene|küldenél
        |kaphatok)( \S+){0,5}? ?(küldeni|változat|képet|fotót|másik|élesebb|feltölteni)\S*""",
    failed=r"""(a |az )?(\S+ ){0,5}?(hiba|probléma|gond|hibába|hibát|zavar) (történt|lépett|adódott|merült|akadt
        |keletkezett|jelentkezett|miatt|ütköz|fordult)|valami (elromlott|nem sikerült|félrement|baj|hiba|gond)|(váratlan
        |ismeretlen|belső|rendszer|szerver|technikai) ?hiba|(a |az )?(szolgáltatás|szerver|kiszolgáló|modell
        |rendszer) (\S+ )?(nem (elérhető|válaszol|működik)|túlterhelt|foglalt|jelenleg nem|hibát|átmenetileg|leállt)
        |(a |az )?(\S+ )?(feldolgozás\S*|betöltés\S*|elemzés\S*|feltöltés\S*|kérés\S*|művelet\S*
        |megnyitás\S*)( \S+){0,2} (nem sikerült|sikertelen|megszakadt|meghiúsult|hibára|hiba)|(lejárt|túllépte) (az |
        a )?(idő|időkorl)|időtúllépés|hiba (a |az )?(kép|feldolgoz|betölt|szerver|kérés)|(a |az )?(szerver|kiszolgáló
        |szolgáltatás) (\S+ ){0,3}?nem válaszol|(a |az )?(szerver|kiszolgáló) (túl|nagyon) (sokáig|lassan)
        |valami (elromlott|félresikerült|nem stimmel)""",
    blocked=r"""(a |az |ez a |ezt a |ez az |az ön )?(\S+ )?(kérés\S*|tartalm\S*|tartalom|kérdés\S*|üzenet\S*
        |prompt\S*)( \S+){0,5} (letilt|elutasít|sért|megsérti|blokkol|nem (felel|teljesíthető|megengedett|dolgozható
        |engedélyezett)|ütközik|kiszűr|tilt)\S*|(biztonsági|adatvédelmi|tartalmi|irányelv\S*|szabályzat\S*
        |házirend\S*)( \S+){0,4} (okok|okokból|miatt|irányelv\S*|alapján|szerint|értelmében|nem|tilt)\S*( \S+){0,6}|(a |
        az )?(irányelveim|irányelveink|szabályaink|szabályzatunk|szűrő\S*) (\S+ )?(nem|tilt|blokkol)\S*|(letiltva
        |blokkolva|elutasítva)|(a |az )?(válasz|válaszom)\w* (\S+ ){0,4}?(visszatart|letilt|blokkol|kiszűr|töröl
        |elutasít)\S*""",
    wait=r"""(egy|csak egy) (pillanat|pillanatot|perc|másodperc|percet)(,| kérem| kérek| türelmet| és|$)|(pillanat
        |türelem|kis türelmet|várjon|várj|kérem várjon)(,| egy| kérem| egy kicsit|$)|(elemzem|megnézem|megvizsgálom
        |vizsgálom|leírom|átnézem|feldolgozom|elemezni fogom|máris|rögtön|azonnal|mindjárt|most)( elemzem| megnézem
        | leírom| megvizsgálom)? ?(a |az )?(kép|fotó|fájl|fénykép|megnéz|elemz|leír|kérés|felvétel)\S*|(hadd|engedje
        |engedd) (meg|nézzem|elemezzem|lássam|vizsgáljam)|(a |az )?(kép|fotó|fájl|kérés)\S* (elemzése|feldolgozása
        |betöltése|vizsgálata) (folyamatban|tart|zajlik)|(feldolgozás|elemzés|betöltés) folyamatban|(elemzem
        |feldolgozom)$|(rögtön|azonnal|máris|mindjárt|most) (\S+ )?(megnéz|meg|elemz|leír|nézem|vizsgál|átnéz)\S*""",
    sadly=r"sajnos|sajnálom, de|sajnálom|elnézést|figyelem:|megjegyzés:|bocsánat|sajnálattal közlöm, hogy|úgy tűnik",
)

_EL = r"(εικόνα|εικόνας|εικόνες|φωτογραφία|φωτογραφίας|φωτογραφίες|αρχείο|αρχεία|συνημμένο|σύνδεσμος|σύνδεσμο|έγγραφο)"

GREEK = Excuses(
    image=r"""(η |το |αυτή η |αυτό το |ο |την |τη )?(\S+ )?(εικόνα|φωτογραφία|αρχείο|αρχείο εικόνας|συνημμένο|σύνδεσμος
        |έγγραφο)( (σας|σου|αυτή|αυτό))?""",
    sent=r""",? που (μου )?(ανεβάσατε|ανέβασες|στείλατε|έστειλες|επισυνάψατε|επισύναψες|μοιραστήκατε|δώσατε|παρείχατε
        |λάβαμε|έλαβα)( \S+)?,?""",
    spoilt=r"""(δεν|δε) (\S+ )?(φορτώθηκε|φορτώνει|φορτώνεται|ανοίγει|άνοιξε|εμφανίζεται|εμφανίστηκε|διαβάζεται|βρέθηκε
        |υπάρχει|είναι (διαθέσιμ|ορατ|έγκυρ|αναγνώσιμ|ευανάγνωστ|αρκετά|καθαρ|προσβάσιμ|συνημμέν|ευκριν)\S*|μπορεί
        |μπόρεσε|επισυνάφθηκε|στάλθηκε|ανέβηκε|υποστηρίζεται|ήταν δυνατό|παραλήφθηκε|έφτασε|αναγνωρίζεται
        |περιέχει (τίποτα|κάτι|αναγνωρ|περιεχόμενο)|κατέστη|ελήφθη|δείχνει τίποτα|φαίνεται καθαρά)|λείπει|παραβιάζει
        |(έχει )?(αποκλειστεί|απορριφθεί|μπλοκαριστεί|αφαιρεθεί|αλλοιωθεί)|(είναι|φαίνεται|μοιάζει|δείχνει
        |φαίνεται να είναι|ήταν|ίσως είναι)( \S+)? ?(να είναι |ότι είναι )?(κατεστραμμέν|άδει|κεν[όή]|αλλοιωμέν|φθαρμέν
        |μη έγκυρ|άκυρ|ελλιπ|αποκλεισμέν|δυσανάγνωστ|μη αναγνώσιμ|μη διαθέσιμ|χαλασμέν|ημιτελ|(πολύ|υπερβολικά|πάρα πολύ
        |τόσο) (θολ|σκοτειν|μικρ|φωτειν|ασαφ|χαμηλ|κακ|αμυδρ|σκούρ)\S*( \S+){0,3} ?(για|ώστε|και δεν|που δεν|$))|(είναι
        |φαίνεται|μοιάζει|δείχνει)( να είναι)? (εντελώς|τελείως|ολόκληρη|πλήρως|όλη|απολύτως|εξ ολοκλήρου|ολοκληρωτικά
        |μόνο|απλώς|σχεδόν εντελώς) (μαύρ[ηοα]|λευκ|άσπρ|κεν|άδει|σκοτειν|θολ)\S*(?! και λευκ)""",
    blank=r"""(είναι|φαίνεται|μοιάζει|δείχνει)( να είναι)? (πολύ )?(μαύρη|μαύρο|λευκή|λευκό|άσπρη|κενή|κενό|άδεια|άδειο
        |θολή|σκοτεινή|ασαφής|δυσανάγνωστη|κατάμαυρη)""",
    plain=r"""(πρόκειται για|αυτή είναι|είναι|βλέπω|αυτό είναι|φαίνεται να είναι) (μόνο |απλώς )?(μια |μία |
        ένα )?((εντελώς|τελείως|ολόκληρη|πλήρως|κενή|κενό|λευκή|λευκό|μαύρη|μαύρο|θολή|άδεια|άσπρη) ?)+(εικόνα
        |φωτογραφία|αρχείο|οθόνη|φόντο)$""",
    unfit=r"""(αυτή η |η )?μορφή( (του )?(αρχείου|εικόνας))? (δεν|είναι (άκυρ|μη))|(ο )?(σύνδεσμος
        |υπερσύνδεσμος)( \S+)? (δεν|είναι (άκυρ|σπασμ)|έληξε|έχει λήξει)|η (κακή |χαμηλή )?(ποιότητα|ανάλυση)( (της
        |του) (φωτογραφίας|εικόνας|αρχείου))? (δεν|είναι (πολύ|τόσο|υπερβολικά|ανεπαρκ)|καθιστά)
        |λόγω (της )?(\S+ )?(ποιότητας|ανάλυσης|κακής|χαμηλής)""",
    seems=r"""(μάλλον )?(φαίνεται|μοιάζει|νομίζω|δείχνει|μου φαίνεται)( (ότι|πως|σαν|να))?|μάλλον|προφανώς|πιθανώς
        |πιθανόν|ενδεχομένως|κατά τα φαινόμενα""",
    nouns=rf"{_EL}|επισυνάψ|επισυνάφ|ανεβάσ|ανέβασ|ανέβηκε|φόρτω",
    lacking=r"""\bδεν\b|\bδε\b|καμία|κανένα|λείπει|ξεχάσ|ξέχασ|κατεστραμμ|σφάλμα|πρόβλημα|κεν[όή]|άδει|\bπολύ|μαύρ|χωρίς
        |απέτυχε|λάθος|αλλοιωμ""",
    no_image=rf"""(δεν|δε) (\S+ )?(επισυνάφθηκε|επισυνάψατε|επισύναψες|ανεβάσατε|ανέβασες|στείλατε|έστειλες|έλαβα|λάβαμε
        |λάβατε|βλέπω|υπάρχει|βρέθηκε|βρίσκω|στάλθηκε|παρασχέθηκε|δόθηκε|παραλήφθηκε|εντοπίστηκε|ανέβηκε|εντοπίζω|έχετε
        |έχεις|έχει|φορτώθηκε|συμπεριλάβατε|υπήρχε|περιλαμβάνεται|μου)( \S+){{0,4}}? ({_EL}|τίποτα|επισυνάψει|ανεβάσει
        |στείλει)|(καμία|κανένα|κανένας) {_EL}( \S+){{0,2}} ?(δεν|επισυν|διαθέσιμ|βρέθηκε|λήφθηκε)?|(ξεχάσατε|ξέχασες
        |μήπως ξεχάσατε|μάλλον ξεχάσατε)|λείπει (η|το) {_EL}|(το |στο )?μήνυμά? (σας |σου )?δεν|(εικόνα|αρχείο) (δεν
        |μη διαθέσιμ)""",
    unable=r"""(εγώ |δυστυχώς |εμείς )*(δεν|δε) (μου |μας |σας |θα |με |το |την |τους )?(μπορώ|μπορούμε|μπόρεσα|είμαι
        |είμαστε|βλέπω|έχω|γνωρίζω|διακρίνω|αναγνωρίζω|ταυτοποιώ|ξέρω|επιτρέπεται|είναι (δυνατό|εφικτό|δυνατόν|σαφές
        |ξεκάθαρο|δυνατή|εφικτή)|κατάφερα|διαθέτω|δύναμαι|περιγράψω|περιγράφω|μπορεί κανείς|διακρίνεται|φαίνεται (τίποτα
        |κάτι)|καταφέρνω|πρέπει να|δύναται|προσδιορίζω|μπορεί να (γίνει|αναγν|περιγρ|ταυτοπ|επεξ|διαβ|προσδ|δοθεί))
        |(αδυνατώ|αδυνατούμε|αρνούμαι|αδύνατη|αδύνατον|είναι αδύνατο|είναι δύσκολο να|αδυναμία|οφείλω να αρνηθώ
        |προτιμώ να μην|πρέπει να αρνηθώ)|(στην|από την|σε αυτή την|σε αυτήν την) (εικόνα|φωτογραφία)( αυτή)? (δεν
        |τίποτα)( \S+){0,3} (τίποτα|διακρίν|φαίν|αναγνωρ|δυνατ|κάτι)\S*|τίποτα δεν (φαίνεται|διακρίνεται|αναγνωρίζεται
        |μπορεί)|(η ταυτότητα|το άτομο|τα άτομα|τα πρόσωπα|το πρόσωπο|το περιεχόμενο|η ταυτοποίηση|η περιγραφή
        |η αναγνώριση)( \S+){0,5} (δεν|είναι αδύνατ)( \S+){0,2} ?(μπορ|είναι δυνατ|αναγνωρ|ταυτοποι|επιτρέπ|προσδιορ
        |διακρίν|εφικτ)?|(ποιος|ποιο|ποια|ποιοι|τι|πού)\b…(δεν (μπορώ|ξέρω|γνωρίζω|θα)|αδυνατώ)|(δεν έχω) (πρόσβαση
        |δικαίωμα|δυνατότητα|άδεια)|(το μήνυμά|το μήνυμα|το αίτημά)( \S+)? δεν""",
    send=r"""(παρακαλώ|παρακαλούμε|σας παρακαλώ|σε παρακαλώ),?( \S+){0,4}? (ανεβ|ανέβ|στείλ|επισυν|δώσ|μοιρ|δοκιμ
        |προσπαθ|ελέγξ|περιμ|επιλέξ|παρέχ|επαναλ|ξαναστ|ξαναν|παρασχ|φορτώσ|υποβ|προσθέσ|ξαναδοκ|γράψ)\S*|(θα μπορούσατε
        |μπορείτε|μπορείς|θα μπορούσες|μήπως μπορείτε)( \S+){0,3}? (ανεβ|στείλ|επισυν|δώσ|μοιρ|δοκιμ|προσπαθ|ξαναστ
        |παρέχ|παράσχ|ξαναν|φορτώσ|περιγρ)\S*|(ανεβάστε|ανέβασε|στείλτε|στείλε|επισυνάψτε|επισύναψε|μοιραστείτε|φορτώστε
        |ξαναστείλτε|ξανανεβάστε) (\S+ ){0,3}?(εικόνα|φωτογραφία|αρχείο|ξανά|πάλι|την|τη|το|μια)|(δοκιμάστε|δοκίμασε
        |προσπαθήστε|προσπάθησε|ξαναδοκιμάστε|επαναλάβετε)( \S+){0,3}? ?(ξανά|αργότερα|πάλι|άλλη|με|την|εκ νέου|σε λίγο
        |$)|(μπορείτε|μπορείς|γίνεται|θα μπορούσατε)( να)?( μου)? (στείλ|ανεβάσ|δώσ|δείξ)\S*""",
    failed=r"""(κατά|λόγω|εξαιτίας|στη διάρκεια|καθώς|ενώ)( \S+){0,3} (επεξεργασία|φόρτωση|ανάλυση|σφάλματος|προβλήματος
        |ανάγνωση|μεταφόρτωση|άνοιγμα|βλάβης|δημιουργία)\S*( \S+){0,6} ?(σφάλμα|πρόβλημα|λάθος|δεν|$)|(παρουσιάστηκε
        |προέκυψε|συνέβη|σημειώθηκε|υπήρξε|εμφανίστηκε|παρουσιάστηκαν|έγινε|αντιμετωπίσ\S+|υπάρχει)( \S+){0,2} (σφάλμα
        |πρόβλημα|λάθος|σφάλματα)|κάτι (πήγε|δεν πήγε|στράβωσε|χάλασε)|(ένα )?(σφάλμα|λάθος) (κατά|διακομιστή|συστήματος
        |στην|στη|δικτύου|φόρτωσης|επεξεργασίας|στον διακομ)|(εσωτερικό|άγνωστο|μη αναμενόμενο|απροσδόκητο
        |τεχνικό) (σφάλμα|πρόβλημα)|(η υπηρεσία|ο διακομιστής|το μοντέλο|το σύστημα)( \S+)? (δεν|είναι|προσωρινά
        |έχει)( \S+)? ?(διαθέσιμ|υπερφορτ|αποκρίν|απασχολ|ανταποκρ|εκτός|μη|λειτουργ|σφάλμα)\S*|(η φόρτωση|η επεξεργασία
        |η ανάλυση|το αίτημα|η μεταφόρτωση|η αποστολή|η ανάγνωση)( \S+){0,2} (απέτυχε|διακόπηκε|δεν ολοκλ|δεν ήταν)
        |αποτυχία (φόρτ|επεξ|κατά|ανά|μετα|λή|σύνδ)|(έληξε|λήξη) (το|του|χρον)|(ο διακομιστής|η υπηρεσία
        |ο server) (\S+ )?(αργεί|καθυστερεί|δεν αποκρ|δεν απαντ)""",
    blocked=r"""(το |αυτό το |η |αυτή η )?(αίτημα|αίτημά|περιεχόμενο|ερώτημα|ερώτηση|μήνυμα
        |προτροπή)( \S+)? ?(αποκλείστηκε|απορρίφθηκε|παραβιάζει|μπλοκαρίστηκε|δεν|έχει (αποκλ|απορ|μπλοκ)|αντιβαίνει
        |ενδέχεται|μπορεί να παραβ|είναι ακατ)\S*( \S+){0,8}|(για|λόγω)( \S+)? ?(ασφαλείας|λόγους ασφαλείας|απορρήτου
        |πολιτικής|λόγους|προστασίας)\S*( \S+){0,6} (δεν|αποκλ|απορρ|αδυν)\S*|(οι|η|το) (πολιτική|πολιτικές|οδηγίες
        |κανόνες|φίλτρο|κατευθυντήριες) (περιεχομένου|μας|μου|ασφαλείας|χρήσης|γραμμές)( \S+)? ?(δεν|απαγορ|αποκλ
        |εμποδ)\S*|(αποκλείστηκε|απορρίφθηκε|μπλοκαρίστηκε) (από|λόγω)|(ακατάλληλο|αποκλεισμένο) περιεχόμενο|(η απάντηση
        |η απάντησή μου)( \S+)? ?(κόπηκε|αποκλείστηκε|φιλτραρίστηκε|μπλοκαρίστηκε|έχει|κρατήθηκε|αφαιρέθηκε
        |λογοκρίθηκε)""",
    wait=r"""(μια|μία|ένα|μισό|περιμένετε μια|δώστε μου ένα|δώστε μου μια|μόνο μια) (στιγμή|λεπτό|δευτερόλεπτο|λεπτάκι
        |στιγμούλα)(,| παρακαλώ| να| καθώς| όσο|$)|(περιμένετε|περίμενε|παρακαλώ περιμένετε)( λίγο| μια|,|$)|(αναλύω
        |εξετάζω|θα (αναλύσω|περιγράψω|εξετάσω|δω|κοιτάξω|ελέγξω)|κοιτάζω|επεξεργάζομαι|μελετώ|ελέγχω
        |ξεκινώ)( \S+){0,2}? ?(εικόν|φωτογρ|αρχεί|τώρα|$)\S*|(αφήστε με|επιτρέψτε μου|άσε με|επίτρεψέ μου|ας δω)|(η
        |το) (εικόνα|φωτογραφία|αρχείο|αίτημά?) (\S+ )?(αναλύεται|επεξεργάζεται|φορτώνεται|υποβάλλεται)|(ανάλυση
        |επεξεργασία|φόρτωση)( \S+){0,2} (σε εξέλιξη|βρίσκεται)|(κοιτάζω|βλέπω|ρίχνω|εξετάζω) (αμέσως|τώρα|μια ματιά)
        |(θα )(ρίξω|κοιτάξω|δω) """,
    sadly=r"δυστυχώς|λυπάμαι, αλλά|λυπάμαι|μάλλον|προφανώς|προσοχή:|σημείωση:|συγγνώμη|ωχ|απολογούμαι",
)
