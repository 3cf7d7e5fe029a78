"""Finnish, Hungarian, Turkish, Greek, Arabic and Hebrew."""

from __future__ import annotations

from django_autocaption.text.tables.talk.base import Talk

FINNISH = Talk(
    voices="""
        minä minun minua minulla minulle minut me meidän meillä sinä sinun sinua sinulla te teidän teillä voin voimme
        voisin voit voitko voitte voisitko voisitteko olen olemme pyydän hyvä hyvät ystävällisesti pahoittel-
        anteeksi ikävä harmi kiitos hei moi tervetuloa toivon saanko voinko haluatko haluaisitko haluatte osaan pysty
        kykene hups oho yritä yrittäkää lähetä lataa odota odottakaa viestisi pyyntösi kuvasi tilisi katson
        suostumustasi kuvaile analysoi
    """,
    negations="ei eivät et ette en emme mitään mahdoton- valitettavasti kieltä-",
    signs="""
        mikään ketään kukaan koskaan virhe- vika vian ongelm- häiriö- epäonnist- keskey- peruut- hylät- torj- estet-
        esto- estä- rikko- vasto- kielle- kielt- salli- suodat- poiste- pidät- sensur- kelvot- vioit- vahingoit-
        vaurioit- rikki lukukelvot- tyhjä- sumea- sumeu- epäsel- epätark- puutt- unoh- ladat- lata- lähet- jaet-
        toimit- anna- antaa anne- löyty- löyd- pääsy- pääse- avat- avaa- luke- luet- tunnist- selvit- määrit- kuvail-
        kuvata sanoa kerto- analys- käsit- tutki- tarkist- katso- näh- näe- näkyv- erot- tulki- luoda luot- luo
        tuott- hake- hae- yrit- uudelle- uudest- myöhem- hetki hetken hetkinen sekun- kärsiv- ruuhka- ylikuorm-
        vanhent- umpeut- ylit- loppu- käytet- tue- tuntemat- huolt- huollo- vasta- autta- auta- apua valmi- onnist-
        tapaht- ilmen- meni pieleen kirjaudu- maksu- maksa- kokonaan täysin pelkästään vain ainoastaan ilmeisesti
        vaikuttaa tarvit- riittä- riitä- paljast- valit- käytt- tarkoit- palaa aikakatk- palvele- toimi johda johta-
        modero- pysäyt- hitaasti kauan mieluum- komment- voisi terävä- heti menete- yksityiskohtai- mielipi- arvio-
        arvostel- keskustel- selit- ilmai- tietysti toki selvä ok kauni- upea- hieno- kiinnosta- seuraa- istun-
        ylläpi- rekister- jono- käännö- kääntä- ymmär- väär- arva- toista- varat- palaut- maini- nimet- välttä-
        vältä- jättä- jätän kunnio- suoje- sopimat- arkaluon- jatka- päivitä päivittä- tarkenn- hyväks- vertai-
        lailli- eetti- velvo- aloit- alka- hylkäsi tietoja tietoa tiedot pyytä- pyydet- täynnä napsau- paina- luulen
        olet- veikka- ehdot- esimerk- kirjautu- halua suostum- nimenoma- tehty suunnitel- päätty- tarkemm- saa saada
        saatu saatav- katkesi katkennut katkaistiin liitä liitetty liitetään liitteenä liittää liittänyt odottaa
        odottam- näy näkyy jaa jakaa näyttää
    """,
    subjects="""
        kuva- valokuva- foto- tiedosto- liitetiedosto- linkki- linki- osoite sisäl- pyyntö- pyynnö- kysymy- kehot-
        syöt- tulok- muoto- muodo- tyyppi- resoluut- tarkkuu- laatu- laadu- malli- kielimal- teko- äly- palvelu-
        palvelin- palvelim- järjestelm- yhtey- tili- saldo- kredii- luotto- kiintiö- avain- tilau- yksityis-
        tietosuoja- turvallis- käyttö- elemen- kohde- kohtei- tekst- vaihtoehto- syy- syist- tehtäv- toimin- prosess-
        kyky- kyvy- näkö- sisäi- tekni- muisti- konteks- selke- kelvol- mahdol- esitet- ohjeis- sivu- api versio-
        salasan- selain- nimi nimiä nime- istunto- istunno- arvo- kenttä- sertifikaat- oikeu- tekijänoik- merk-
        väkivalt- alasto- aikui- yrity- tyyli- pituu- kansio- julki- koon kokoa liitteen tulos tulosta ikää iän ikä
        levyt- tila alternatiiv- tiimi- kehittä- luonno- alkuperä sukupuol- tunte- tarkoitus käytän- sääntö- säännö-
        ohje ohjeet ohjeiden ohjeeni ehto- ehdot
    """,
    seen="henkilö- ihmis- kasvo- avustaj- käyttäj- silm- viest- asiakirja- ilmoitu- virheilmoitu-",
    between="""
        voi voida voidaan voitu voitiin voivat täytyy pitää on ollut oli ovat olisi olleet olla onko eikä tämä tämän
        tätä tässä tästä tähän nämä näiden näitä se sen sitä siinä siitä siihen siksi tuo täällä nyt juuri
        parhaillaan tällä hetkellä myös mutta ja tai että koska jotta sillä jos kun kuin mitä kuka ketkä keitä
        keneltä kenestä missä milloin miten miksi mihin millaisen minkä liian hyvin erittäin niin paljon enemmän
        vähemmän tarpeeksi kaikki vielä jo aina yhtään yhden vastaan mukaan perusteella vuoksi takia ennen jälkeen
        ensin sitten ilman kautta varten suhteen kanssa jokin joku jonka jotka joita joitakin toinen toisen toista
        muu muun pois ylös alas tehdä tee teen anna laita kuntoon tilassa tavalla pian väärin väliaikaisesti eli
        niitä hänen häntä heitä heidän tosi itse enää riittävän edes ehkä luultavasti siten ole siltä ettei jottei
        mihinkään aika- ajan minuut- päivä- tänään musta- valkoi- tumma- pimeä- vaalea- pien- mata- heikko- huono-
        iso- todelli- oike- kuukau- viik- tunti- tunni- päivit- jotain mikä yksittäi- verkko- verko- raja- koko-
        tarkka-
    """,
    parts="kuva tiedosto sisältö turvallisuus palvelin verkko kieli teksti käyttö sisällön kuvan",
    unlike="näytö- näytt näytel- kuvasto näyttö- näyttämö- lähetti lähetit",
)

HUNGARIAN = Talk(
    voices="""
        én nekem engem nekünk minket neked téged ön önnek önt kérem kérjük kérlek sajnál- bocsán- elnézés- köszön-
        köszi üdv szia helló üdvöz- tudok tudunk tudom tudnál tudná tudna tud-e vagyok vagyunk szeretn- remélem láto-
        felismerek hoppá jaj próbálja próbáld töltse töltsd küldje küldd várjon várj segíthetek miben kívánja
        üzeneted üzenete megnézem mondhatom azonosíthatom elmondhatom
    """,
    negations="nem nincs semmi- soha sincs lehetetlen képtelen sajnos tilos",
    signs="""
        nincsen- senki- hiba hibá- problém- sikertelen- sikerül- nem-sikerült meghiús- megszak- félbeszak- töröl-
        elutasít- visszautasít- letilt- tilt- blokkol- sért- megsért- ütköz- enged- megenged- szűr- visszatart-
        cenzúr- eltávolít- érvénytelen sérült- megsérül- rongál- üres- homály- életlen- elmosód- hiány- elfelejt-
        csatol- mellékel- feltölt- betölt- letölt- küld- elküld- megoszt- adj- adni megad- érkez- kapt- kapott
        megkap- talál- elérhető- elérhetetlen- hozzáfér- megnyit- olvas- felismer- azonosít- megállap- meghatároz-
        leír- írni elmond- mond- elemez- elemz- feldolgoz- vizsgál- megvizsgál- ellenőriz- ellenőrz- megnéz- kivehető
        megkülönböztet- megjelen- generál- létrehoz- készít- lekér- próbál- újra ismét később- türel- pillanat-
        másodperc- túlterhel- lejár- túllép- elfogy- kimerül- támogat- ismeretlen- karbantart- válasz- segít-
        befejez- kész sikeres- történt- fellép- lépett merült előford- bejelentkez- fizet- teljesen csak csupán úgy
        tűnik valószínűleg nyilván szüksé- elegendő elég kevés nyilatkoz- kiad- felvilágosít- használ- visszatér-
        időtúllép- lefut- foglalt rendelkez- elérni alkalmatlan vezet- élesebb- moderác- sokáig lassan elromlott
        romlott inkább kommentál- lehetővé teszi ismerni elvesz- megszűnt elért- részletes- vélemény- megítél-
        megvitat- magyaráz- ingyen- természetesen persze rendben ok szép- gyönyörű- remek- nagyszerű- érdekes-
        következ- munkamenet- rendszergazd- regisztrál- fordít- ért- ismétel- visszaad- visszaküld- meghalad-
        megakadályoz- akadályoz- megnevez- nevez- említ- kitalál- tippel- kerül- elkerül- kihagy- tisztelet-
        nem-megfelelő érzékeny- folytat- frissít- helyreállít- pontosít- tisztáz- szállít- elfogad- összehasonlít-
        jogi- etik- tartózkod- köteles- kezd- elkezd- mielőtt megfelel- várok várja váratlan várakoz- kért kérték
        megtelt kattints- nyomj- hiszem sejt- javas- példa példá- jelentkezz- adhatok hozzájárul- beleegyez-
        kifejezett- tervez- készült vég vége véget váratlanul gond gondok gondja nézem nézni látok látom látni
        látható látszik látunk látja védelem védett töltés töltő töltött nyitni nyitható gondol gondolsz gondolja
        melyik írja írjon
    """,
    subjects="""
        fotó- fénykép- felvétel- fájl- állomány- melléklet- csatolmány- hivatkoz- link- tartal- kérés- kérelem
        kérelm- kérdés- lekérdez- bemenet- kimenet- formátum- típus- méret- felbontás- minőség- modell- nyelv-
        mesterség- intelligenci- szolgáltat- szerver- kiszolgál- rendszer- hálózat- kapcsolat- fiók- egyenleg-
        kredit- korlát- kvót- kulcs- előfizet- kilét- biztonság- felhasznál- részlet- információ- adat- objektum-
        szöveg- leírás- felirat- feladat- művelet- folyamat- képesség- látás- belső- technikai- műszaki- memóri-
        kontextus- egyértelmű- tiszt- helyes- érvényes- lehetséges ábrázol- utasítás- token- valami- változat-
        verzió- jelszó- böngésző- név nev- érték- mező- tanúsítvány- jog- szerzői- márk- erőszak- felnőtt- kísérlet-
        stílus- hossz- karakter- eredmény eredményt eredménye kép képe képet képen képek képről képhez képpel képre
        képből kor kora korá- életkor- lemez- tárhely- hely helye alternatív- csapat- fejlesztő- vázlat- származás-
        érzelm- cél célra portré- szabály- irányelv- feltétel-
    """,
    seen="ember- arc- asszisztens- felhasználó- szem- szereplő- üzenet- dokument- hibaüzenet-",
    between="""
        lehet lehetett tudja tudta kell volt van vannak voltak lesz lett lenne lévő ez az ezt azt ezen azon ennek
        annak erre arra ebből abból ehhez ezért azért erről arról itt ott most éppen jelenleg pillanatnyilag is és
        vagy de hogy mert mivel így tehát ha amíg közben mit ki kit kik kiket aki akik ami amit amely hol mikor
        hogyan milyen miért túl nagyon olyan annyira több kevésbé jól minden még már mindig egy egyik valaki által
        szerint alapján miatt során előtt után először majd nélkül keresztül számára kapcsolatban másik más egyéb el
        fel le be meg vissza adott tesz tenni hagyja hadd állapotban módon mindjárt azonnal hamarosan rögtön helyesen
        ideiglenesen se sem ugyanis benne rajta róla tőle neki velük való fogom fog akar ahhoz arc alatt kép-et felé
        hozzá ön-nek ilyen illetve részére esetleg talán netán képes végre folyamatban a mi te bármi- lehessen idő-
        perc- nap ma fekete- fehér- sötét- világos- kicsi- kis alacsony- gyenge- rossz- nagy magas pontos- valódi-
        valós- hónap- havi hét heti- óra órán- napi valami valamit tárgy- keret- cím- elem- ok- oldal- íme ezeknek
        azoknak
    """,
    parts="""
        kép fotó fájl tartalom biztonsági szerver rendszer nyelvi szöveg adat ki fel be meg el le moderációs
    """,
    unlike="képernyő- képző- képes- fényképezőgép- gondola-",
)

TURKISH = Talk(
    voices="""
        bana beni benim biz bize bizim sen sana seni senin siz size sizi sizin lütfen üzgün- özür yazık teşekkür-
        merhaba selam hoş rica umarım edebilirim olabilirim verebilirim miyim misiniz musunuz mısınız mısın ederim
        ediyorum bilmiyorum istiyorsun- ister modelim modeliyim asistanım açıklayamıyorum ups eyvah ben mesajınız
        mesajın hesabınız inceliyorum bakıyorum isteğiniz talebiniz görseliniz saniye izniniz isteğinizi
    """,
    negations="""
        değil- yok hiçbir- hiç mümkün edemem edemiyorum yapamam yapamıyorum göremiyorum tanıyamıyorum tanımlayamam
        veremem veremiyorum söylemem belirleyemem söyleyemem açıklayamam maalesef tasarlanmadım etmem edemeyiz
    """,
    signs="""
        yoktur kimse- imkânsız imkansız hata- sorun- arıza- problem- kesil- yarıda iptal redd- engel- ihlal- aykırı-
        yasak- izin- izni- müsaade- yetk- filtre- sansür- sakl- kaldır- silin- geçersiz- bozu- hasar- boş boştur net
        belirsiz- eksik- unut- ekle- yükle- gönder- ilet- paylaş- sağla- alın- alama- eriş- açıla- açılm- açam- tanı-
        kimli- belirle- betimle- anlat- tarif söyle- analiz çözümle- işle- incele- kontrol- gör- göster- ayırt seç-
        üret- getir- dene- tekrar- yeniden sonra- bekle- saniye- lahza sabır- yoğun- aşırı meşgul- aşıl- aştı tüken-
        bitti destekle- bilinmey- bakım- yanıt- cevap- yardım- tamamla- hazır- başarı- oluş- meydana çık- çıktı ters
        gitti giriş- öde- tamamen tümüyle bütünüyle yalnızca sadece galiba sanırım anlaşılan gerek- ihtiyaç- yeter-
        yetme- açık- kullan- kasted- kastet- geri- zaman-aşımı algıla- tespit- gerçekleş- uygun- iste- verile- ver-
        yapıl- edil- edem- edeb- bakıyor- bakam- alamıyor içerm- gitm- elverm- durdur- uzun yavaş aksi an anda gidi-
        siyah- beyaz- hemen kopt- kaybol- ulaş- ayrıntıl- detayl- yorum- değerlendir- tartış- ücretsiz- bedava
        elbette tabii tabi tamam güzel- harika- muhteşem- ilginç- aşağıda oturum- yönetici- kayıt- çevir- anlad-
        anlıyor- yanlış- tahmin- istiyor- aşıyor- aşan- adlandır- bahset- kaçın- saygı- hassas- devam yenile-
        güncelle- netleştir- belirt- teslim kabul karşılaştır- yasal- etik- zorunlu- başla- önce etmeden edin ediniz
        doldu dolmuş bilgi bilgim bilgiye bilgisi bulun- bulama- sürüyor süresi sürdü bulanık bitmiş sona erd- tıkla-
        bas düşün- sanıy- varsay- öner- örnek- rıza- onay- tasarlan- geliştiril- bitiş döneceğiz dönecek dönün
        döndür- sıraya korumak okuna- okuyam- okumak okunmuyor
    """,
    subjects="""
        görsel- görüntü- resim- resmi- foto- dosya- link- içeri- istek- isteğ- talep- talebi- soru- girdi- çıktı-
        sonuç- format- biçim- boyut- çözünürlü- kalite- model- yapay zeka- zekâ- servis- hizmet- sunucu- sistem-
        bağlan- hesap- hesab- bakiye- kredi- sınır- limit- kota- abonelik- gizlili- mahremiyet- güvenli- kullanım-
        ayrıntı- detay- öğe- unsur- veri- nesne- metin- metni- altyazı- açıklama- görev- işlem- süreç- yetene- görme-
        teknik- bellek- bağlam- geçerli- talimat- sayfa- site- token- kaynak- ek eki ekte ekler sürüm- net- dili
        dilde herhangi parola- şifre- tarayıcı- isim- ismi- ad- değer- alan- sertifika- izinler- hak- telif marka-
        şiddet- çıplak- yetişkin- deneme- stil- uzunluk- karakter- kamu aboneliğ- anahtar anahtarı anahtarınız yaş
        yaşı disk- yer alternatif- ekib- geliştiric- taslak köken- cinsiyet duygu- amaç portre- politika- kural-
        ilke- koşul- yönerge-
    """,
    seen="kişi- insan- birey- yüz- asistan- kullanıcı- göz- mesaj- ileti- belge-",
    between="""
        bu bunu bunun buna bunda şu o onu onun bunlar burada orada şimdi henüz halen hâlâ şimdilik da de ile ve veya
        ya ama ancak fakat çünkü için ki göre dolayı sebebiyle yüzünden sırasında esnasında ilk olarak olan oldu
        olduğu olduğun- olma- olmuş oluyor olabilir olamaz olur ne nedir nasıl hangi kim kimin kime nerede niye eğer
        ise iken kadar çok fazla daha az iyi her tüm bütün hep bir biri birkaç bazı başka diğer kendi üzere üzerinde
        altında karşı hakkında ilgili dair tarafından üzerinden yerine gibi mi mı mu mü var vardır vardı et- eder edi
        ediliyor yap- verdi verir kal- kısa birazdan biraz düzgün geçici olası şekilde durumda tam- edilmiş edilmedi
        edilmemiş yeteri idi lazım gel- karşıla- neler bile hay zaman- dakika- gün bugün karanlı- koyu- parlak-
        küçük- düşük- kötü- zayıf- büyük- yüksek- kesin- doğru- gerçek- ay aylık hafta- saat- günlük şey- iç konu-
        içinde ağ- tür- tip- bulunan- neden- sebep- işte
    """,
    unlike="ekran- ekmek- bulut- görsellik bulaşık- siyahi-",
)

GREEK = Talk(
    voices="""
        εγώ μου εμένα μας εμείς εμάς εσύ σου εσείς σας εσάς παρακαλώ παρακαλούμε συγγνώμη συγνώμη συγχωρ- λυπ- ζητώ
        ευχαριστ- γεια καλησπέρα καλημέρα καλώς μπορώ μπορούμε μπορείτε μπορείς μπορέσω θέλετε θέλεις είμαι έχω βλέπω
        ξέρω γνωρίζω ελπίζω διαθέτω δώσω βοηθήσω ωχ ουπς δοκιμάστε προσπαθήστε στείλτε ανεβάστε περιμένετε κοιτάζω
        περιγράψτε
    """,
    negations="δεν δε μην μη κανέν- καμία τίποτα τίποτε ποτέ αδύνατ- αδυνατ- δυστυχώς αρν- απαγορεύ-",
    signs="""
        όχι κανείς σφάλμα- λάθος πρόβλημα προβλήμ- βλάβη απέτυχ- αποτυχ- διακοπ- ακυρώ- ακύρω- απορρίφ- απορρίπ-
        αποκλεί- αποκλει- μπλοκ- παραβιάζ- παραβία- αντιβαίν- αντίθετ- απαγορ- επιτρέπ- επιτρεπ- άδεια φίλτρ- φιλτρ-
        λογοκρ- αφαιρ- διαγρ- άκυρ- έγκυρ- κατεστραμμ- φθαρμ- χαλασμ- δυσανάγν- κεν- ασαφ- λείπ- απουσιάζ- ξεχά-
        ξέχα- επισυνά- επισύν- συνημμ- ανέβ- ανεβ- μεταφορτ- φόρτω- φορτώ- κατέβ- στείλ- στάλ- στέλν- έστειλ-
        απέστειλ- αποστ- μοιρα- παρείχ- παρέχ- παρασχ- δώσετε έλαβα λάβ- ληφθ- λήφθ- βρέθ- βρεθ- βρω βρί- διαθέσιμ-
        πρόσβασ- προσβάσιμ- προσπελ- άνοιξ- ανοίξ- ανοίγ- διαβάσ- διαβαστ- διαβάζ- αναγνωρ- αναγνώρ- ταυτοποι-
        προσδιορ- καθορ- περιγράψ- περιγράφ- περιγραφ- πω πείτε αναλύ- ανάλυσ- αναλυθ- επεξεργ- εξετά- ελέγ- έλεγξ-
        κοιτά- δω δείτε βλέπ- διακρ- ξεχωρ- ερμην- εμφαν- εμφάν- δημιουργ- παραγ- παράγ- ανακτ- ανάκτ- δοκιμ-
        προσπάθ- προσπαθ- ξανά πάλι περιμέν- περίμεν- στιγμή δευτερ- υπομον- υπερφόρτ- υπερφορτ- έληξ- λήξ- υπερβ-
        υπέρβ- εξαντλ- υποστηρίζ- υποστήρ- άγνωστ- απροσδόκ- συντήρησ- απάντ- απαντ- βοηθ- βοήθ- ολοκληρ- έτοιμ-
        επιτυχ- προέκυψ- παρουσι- συνέβ- πήγε σύνδεσ- συνδε- πληρωμ- ολόκληρ- μόνο φαίνεται προφανώς μάλλον χρειάζ-
        απαιτ- ανεπαρκ- επαρκ- αποκαλ- επιλ- επίλ- χρησιμοποι- εννο- αναφέρ- επανέλθ- επιστρέψ- εντοπ- ικανοποι-
        εκτελ- αποκρίν- ανταποκρ- κατανοήσ- αναμέν- αναμείν- λειτουργ- μπόρεσ- πρόκειτ- εντελ- έκδοσ- κόπηκ- εποπτεί-
        αργ- πολύ προτιμ- σχολι- περιέχ- σταμάτ- μπλόκαρ- στραβ- χάθηκε χαμέν- έφτασ- φτάσ- φθάσ- αναλυτικ- λεπτομερ-
        γνώμη- άποψη- κρίν- συζητ- εξηγ- δωρεάν βέβαια φυσικά εντάξει οκ όμορφ- ωραί- υπέροχ- ενδιαφέρ- ακολουθ-
        συνεδρί- διαχειριστ- εγγραφ- ουρά μετάφρασ- μεταφράσ- καταλαβ- λανθασμέν- εικασί- επαναλ- επιθυμ- επέστρεψ-
        επιστρέφ- εμποδίζ- εμπόδ- κατονομά- ονομά- αναφερθ- μαντέ- αποφεύγ- αποφύγ- παραλεί- σέβ- σεβασμ- προστατ-
        ακατάλληλ- ευαίσθητ- συνεχί- συνέχ- ανανέ- ενημερ- επαναφ- διευκριν- παραδ- αποδεκτ- δεκτ- συγκρ- νόμιμ-
        νομικ- ηθικ- απέχ- υποχρε- ξεκιν- αρχίσ- προτού θολή θολό θολές διακόπηκε διακόπτεται ζητήσ- ζητηθ- γέμισ-
        πλήρ- τελεί- κλικ πατήσ- νομίζ- υποθέσ- υποθέτ- εικάζ- προτείν- πρότασ- παράδειγμ- συγκατάθ- συναίν- ρητ-
        σχεδιάστ- σχεδιασ- φτιάχτ- προορίζ- τέλος οδηγεί οδηγίεσ περιγραψ-
    """,
    subjects="""
        εικόν- φωτογραφ- αρχεί- συνδέσμ- σύνδεσμ- διεύθυνσ- περιεχόμεν- περιεχομέν- αίτημα- αιτήμ- ερώτη- ερωτ-
        εντολ- έξοδ- αποτέλεσμα αποτελέσμ- μορφ- τύπο- μέγεθ- ανάλυση ποιότητ- μοντέλ- γλωσσικ- γλώσσ- τεχνητ-
        νοημοσύν- υπηρεσί- διακομιστ- σέρβερ σύστημα συστήμ- λογαριασμ- υπόλοιπ- πίστωσ- πιστώσ- μονάδ- κλειδί
        συνδρομ- ταυτότητ- απορρήτ- απόρρητ- ιδιωτικ- ασφάλει- ασφαλεί- χρήσ- στοιχεί- πληροφορ- δεδομέν- αντικείμ-
        κειμέν- κείμεν- λεζάντ- εργασί- διαδικασ- ικανότητ- όρασ- εσωτερικ- τεχνικ- μνήμ- πλαίσι- σαφ- σωστ- δυνατ-
        ορατ- σελίδ- ιστοσελ- token- εκδόσ- ευκριν- κωδικ- όνομα ονόματ- ονομάτ- συνεδρ- τιμή πεδίο πιστοποιητικ-
        δικαίωμ- δικαιωμ- πνευματικ- μάρκ- βία ενήλικ- προσπάθει- στυλ μήκος χαρακτήρ- δημόσι- ηλικί- δίσκο δίσκος
        δίσκου χώρο χώρος εναλλακτικ- ομάδα- προγραμματιστ- πρόχειρ- καταγωγή φύλο συναισθ- χώροσ σκοπό- πορτρέτ-
        αίτημά πολιτικ- κανόνες κανόνων κανόνας κανονισμ- οδηγίες οδηγιών όρους όροι
    """,
    seen="""
        άτομ- άνθρωπ- πρόσωπ- βοηθό- χρήστ- μάτι- εικονίζ- απεικονίζ- προσώπ- μήνυμα μηνύμ- μήνυμά έγγραφ- εγγράφ-
    """,
    between="""
        μπορεί μπορούν μπορούσ- πρέπει είναι ήταν είχε έχει έχουν έχετε υπάρχ- υπήρχ- να θα ας ο η το οι τα του της
        των τον την τους τις στο στη στην στον στα στους στις από για και ή αλλά όμως ωστόσο ότι πως που τι πού πότε
        πώς όπως γιατί επειδή καθώς αν εάν ενώ όταν ώστε αυτό αυτή αυτήν αυτός αυτού αυτής αυτόν αυτά αυτές εδώ εκεί
        τώρα ήδη ακόμα ακόμη πάντα επί προς κατά μετά πριν χωρίς σύμφωνα βάσει σχετικά παρόν τόσο πιο υπερβολικά
        αρκετά λιγότερο περισσότερο καλά όλα όλο όλη κάθε κάποι- άλλ- ένα ένας μια μία έναν κάνω κάνει κάνετε κάντε
        δώστε δίνω δίνει αφήστε θέση τρόπο σύντομα αμέσως προσωρινά ούτε επίσης απλά απλώς ίδι- βρίσκ- γίν- έγινε γι
        τη δυνατόν μέσα μέσω λίγο λίγα ίσως πιθανόν όσο δοθεί ποι- σε χρόν- λεπτ- σήμερα μαύρ- λευκ- άσπρ- σκοτειν-
        φωτειν- μικρ- χαμηλ- κακ- μεγάλ- υψηλ- ακριβ- πραγματικ- μήνα- μηνια- εβδομάδ- ώρα ώρες ημερήσι- κάτι θέμα
        λόγ- αιτί- δίκτυ- όρι- καθαρ- με ορίστε ιδού
    """,
)

ARABIC = Talk(
    voices="""
        أنا لي لدي عذرا عذرًا عفوا عفوًا آسف آسفة أعتذر نعتذر أسف فضلك فضلكم فضل رجاء رجاءً يرجى الرجاء أرجو شكرا شكرًا
        مرحبا مرحبًا أهلا أهلًا سهلا يمكنني يمكنك يمكننا مساعدتك أساعدك أستطيع نستطيع بإمكاني بإمكانك لدينا أملك أعرف
        أرى لك لكم أنت نحن تقصد تريد تود ترغب أمكن حسابك حسابكم طلبك طلبكم صورتك رسالتك ملفك رصيدك سمحت أتمكن نتمكن
        سأقوم سوف أقوم نقوم أحتاج حاول أعد أرسل بإرسالها بانتظارك أذكر أقول أحدد موافقتك أحلل تصميمي
    """,
    negations="لا لم لن ليس ليست غير عدم يتعذر تعذر مستحيل للأسف أرفض",
    signs="""
        أي خطأ أخطاء مشكل- عطل خلل فشل- أخفق- توقف- انقطع- انقطاع إلغاء رفض مرفوض- رفضت حظر محظور- حجب محجوب- ينتهك
        تنتهك يخالف تخالف مخالف- ممنوع- يمنع تمنع يسمح تسمح مسموح تصفي- فلتر- مرشح- حذف محذوف- إزال- صالح- تالف-
        متضرر- معطوب- مقروء- فارغ- ضبابي- مشوش- واضح- غامض- مفقود- ناقص- نسيت إرفاق مرفق- رفع تحميل تنزيل إرسال ارسال
        أرسلت- مشارك- توفير تقديم استلام استلمت تلق- وصل- تصل يصل عثور العثور أعثر موجود- وجود متاح- متوفر- توفر وصول
        الوصول فتح فتحه فتحها قراء- تعرف التعرف تحديد تمييز كشف اكتشاف الكشف وصف وصفها وصفه أصف قول تحليل تحليلها
        تحليله معالج- فحص تحقق التحقق نظر أنظر إلقاء رؤي- يظهر تظهر عرض إنشاء توليد استرجاع جلب محاول- المحاول- مجدد-
        مرة أخرى ثاني- لاحق- انتظار الانتظار انتظر لحظ- ثواني ثوان صبر- تحميلها مشغول- مزدحم- مثقل- حمل زائد انته-
        منتهي- تجاوز- استنف- نفد- نفاد مدعوم- يدعم تدعم معروف- مجهول- متوقع- صيان- رد- إجاب- الإجاب- المساعد- اكتم-
        جاهز- نجاح حدث- طرأ وقع- دفع تسجيل تمام- بالكامل كليا كليًا فقط مجرد يبدو تبدو ربما حاج- يلزم كاف- يكفي تكفي
        إفصاح اختيار استخدام ضبط بالضبط تعود ستعود يعود يتم تتم تمت مهل- تنفيذ إتمام أفصح يستجيب تستجيب استجاب- إكمال
        إمكان- قادر- القدرة أقدر تحتو- يحتو- يؤدي تؤدي أوضح إيقاف إشراف الإشراف نظرة سألقي يستغرق تستغرق طويل- وقتا
        وقتًا حالا حالًا بطيئ- أفضل إذن صلاحي- أذونات سوداء بيضاء فقد فقدان مقطوع- بلغ- مفصل- تفصيل- رأي آراء تعليق-
        إبداء حكم مناقش- شرح- مجان- بالطبع بالتأكيد حسنا حسنًا جميل- رائع- مذهل- ممتاز- يلي التالي- جلس- مسؤول مدير
        طابور ترجم- فهم- خاطئ- تخمين تخمن تكرار ترغبون تريدون أعاد إعادة إرجاع أرجع يتجاوز تتجاوز تمنعني يمنعني ذكر
        تسمي- تجنب أتجنب احترام حماي- لائق- مناسب- حساس- متابع- المتابعة استمرار تحديث استعاد- توضيح وضح تسليم قبول
        مقبول- مقارن- قانوني- أخلاقي- امتناع أمتنع ملزم- بدء ابدأ المسموح تأكد طلبته طلبت طلبتها ممتلئ- امتلأ- اضغط
        انقر أظن أعتقد افتراض- أفترض تكهن- اقتراح- أقترح مثال- توقع- موافق- صريح- تصميم- مصمم- صنع- مخصص- نهاي- غرض
    """,
    subjects="""
        صور- فوتوغرافي- ملف- رابط- روابط عنوان محتو- طلب- سؤال أمر إدخال مدخل- إخراج نتيج- نتائج صيغ- تنسيق حجم جود-
        نموذج- لغوي- لغة ذكاء اصطناعي- خدم- خادم- خوادم نظام أنظمة شبك- اتصال حساب- رصيد- ائتمان- حصة مفتاح اشتراك
        هوي- خصوصي- أمان سلام- أمني- تفاصيل عنصر عناصر معلوم- بيانات كائن- نص- بديل- أسباب سبب- مهم- عملي- قدر- بصر-
        داخلي- تقني- فني- ذاكر- سياق صحيح- ممكن- مرئي- ظاهر- تعليمات صفح- موقع مصدر نسخ- كلم- مرور متصفح- اسم أسماء
        الأسماء قيم- حقل شهاد- حقوق نشر علام- عنف عري بالغين محاولات أسلوب طول حرف أحرف مجلد عام- اشتراكك إرشاداتي
        عمر أعمار قرص مساح- تخزين فريق مطور- مسودة أصل جنس مشاعر الغرض بورتري- سياس- قواعد قواعدنا إرشادات معايير
        شروط
    """,
    seen="شخص- أشخاص أفراد ناس وجه وجوه مستخدم- عين عيون مساعد- رسال- مستند-",
    between="""
        يمكن يمكنه كان كانت يكون تكون هو هي هم هذا هذه ذلك تلك هنا هناك في من على عن مع بعد قبل أثناء خلال بسبب نظرا
        نظرًا وفق- حسب بناء بناءً لأن لأنه لأنها أن إن أنه أنها أنك إنها إنه إذا لو كي حتى لكن أو أم ثم قد لقد ما ماذا
        كيف متى أين هل الذي التي الذين كل جميع بعض أحد الآن حين قليل- جدا جدًا للغاية كثير- أكثر أقل بشكل مؤقت- قريب-
        به بها فيه فيها منه منها عليه عليها إليه إليها له لها عنه عنها وقد تم أية حول بين دون بدون نفس- أيضا أيضًا قيد
        كما مما بأن لأي ولا فلا عند لدى الأمر عبر بخصوص بشأن كونها ليتم ضد ذاته لذلك إيجاد أجل لتحديد لتتمكن بواسطة
        سا يوم اليوم أسود أبيض مظلم- داكن- صغير- منخفض- ضعيف- رديئ- سيئ- كبير- عالي- حقيقي- شهر شهري- أسبوع- ساع-
        يومي- شيء شيئا شيئًا خاص- الحالي- حالي- جديد- وقت- دق- نوع- حد إليك إليكم بمزيد إلى
    """,
    parts="ال وال بال لل فال كال و ف ب ل ك س",
)

HEBREW = Talk(
    voices="""
        אני לי אותי שלי אנו אנחנו לנו שלנו אתה את לך שלך אתם לכם שלכם אנא בבקשה סליחה מצטער- מתנצל- צר תודה שלום היי
        ברוך ברוכים באפשרותי ביכולתי ביכולתך תוכל תוכלו תוכלי אוכל נוכל אשמח מקווה רוצה רוצים האם אוי אופס לצערנו נא
        העלו העלה שלחו שלח נסו נסה המתינו המתן מתכוון מתכוונים הסכמתך בקשתכם
    """,
    negations="לא אין אינו אינה אינם איני אינני איננו בלתי דבר אסור- לצערי",
    signs="""
        אינן שום כלום מאום אף אפשרי- שגיא- תקל- בעי- כשל- נכשל- נקטע- הופסק- בוטל- נדח- סורב- סירב- מסרב- לסרב נחס-
        חסום חסומה חסימ- מפר- הפר- נוגד- סותר- איסור מורש- רשאי- מותר- מאפשר- סינון מסנ- צונזר- הוסר- נמחק- תקין-
        תקינה פגום פגומה ניזוק- משובש- ריק ריקה מטושטש- מעורפל- ברור- חסר- שכח- צורפ- צורף לצרף צרפ- הועל- להעלות
        העלא- העלי- נטענ- נטען לטעון טעינ- להוריד הורד- לשלוח נשלח- שלחת- לשתף שיתפ- סופק- לספק התקבל- קיבל- נמצא-
        למצוא זמין זמינ- נגיש- גיש- לגש- לפתוח נפתח- לקרוא קרי- לזהות זיהו- זוה- מזה- לקבוע לאתר לתאר תיאור- לומר
        לספר להגיד לנתח ניתוח- מנתח- מעבד- עיבוד לעבד לבחון לבדוק בודק- להסתכל מסתכל- לראות רואה נראה נראית להבחין
        להבין לפענח להציג מוצג- ליצור נוצר- יציר- לאחזר לנס- ניסיון שוב נוסף מחדש מאוחר יותר להמתין רגע שני- סבלנות
        עמוס- עומס פג פגה חרג- חריג- נוצל- אזל- נתמכ- נתמך תומכ- תומך לתמוך ידוע- לא-ידוע צפוי- תחזוק- תשוב- להשיב
        לענות עזר- לעזור לסייע הושלמ- מוכנ- הצלח- בהצלחה אירע- התרחש- קרה קרתה השתבש- להתחבר תשלום לשלם לגמרי לחלוטין
        כולה כולו בלבד רק כנראה נדמה ככל הנראה צריך נדרש- דרוש- מספיק- למסור לחשוף לבחור נבחר- להשתמש לחזור תחזור
        ישוב נחזור זמן מגיב- הצליח- פעיל- יכול- קיים- קיימת כוונת- למלא לבצע פעולת כולל- מוביל- חדה חדות פיקוח לוקח
        לוקחת להגיב מעדיפ- איטי- לקבל מיד הרשא- שחורה אבד אבדה נותק- התנתק- הגעת- הגיע- מפורט- דע- לחוות להביע לשפוט
        לדון להסביר הסבר- חינם כמובן בטח בסדר אוקיי יפה יפהפי- נהדר- מעניי- להלן הבא- מנהל- להירשם תור תרגום לתרגם
        הבנתי מבין שגוי- לנחש ניחוש תרצו תרצה רוצ- הוחזר החזיר- מחזיר- חורג עולה מונע- מנע- לנקוב לציין נקיב- להימנע
        נמנע- להשמיט כיבוד מכבד להגן הגנה הולם הולמ- רגיש- המשיכו להמשיך המשך רענן רעננו לעדכן שחזור הבהר- להבהיר קבל
        מתקבל השוואה חוקית אתי- מחויב- התחל- להתחיל בדקו ביקש- שביקשת מלא נגמר- הסתיים הסתיימה לחצו לחץ חושב לשער
        השער- להציע הצע- דוגמ- התחבר- תוקף הסכמ- מפורש- תוכנן תוכננ- נועד- סוף פרטו פרט
    """,
    subjects="""
        תמונ- תצלום- צילום- קוב- קישור- כתובת תוכנ- תוכן בקש- שאל- פקוד- קלט פלט תוצא- פורמט- תבנית גודל רזולוצי-
        איכות- מודל- שפ- בינ- מלאכותי- שירות- שרת- מערכת חיבור- חשבון- יתר- קרדיט- זיכוי מכס- מגבל- מפתח מנוי זהות-
        בטיחות אבטח- שימוש- פרט- רכיב- מידע נתונ- אובייקט- טקסט- כיתוב סיב- משימ- תהליך יכולת ראי- טכני- זיכרון הקשר
        נכון נכונה חוקי- מופיע- עמוד אתר זמנית זמני חלופי- גרס- סיסמ- דפדפן- שם שמות סשן ערך שדה אישור זכוי- יוצרים
        מותג אלימות עירום מבוגרים ניסיונות סגנון אורך תווים תיקי- ציבורי- מינוי גיל- דיסק- מקום אחסון צוות מפתחים
        טיוטה מוצא מין רגשות הפעל- מטר- דיוקנ- מדיניו- כללי- הנחי- תנאי-
    """,
    seen="אדם אנש- בני פנ- עוזר- משתמש- עיניים נראים איש הודע- מסמכ- מסמך",
    between="""
        ניתן אפשר יכול יכולה יכולים היה הייתה היו יהיה יש הוא היא הם הן זה זו זאת אלה אלו כאן של על אל עם בין מן מ ב
        ל ה ו ש כ אותו אותה אותם בו בה ממנו ממנה עליה עקב בגלל משום מפני בשל בעת בזמן במהלך לפני אחרי תחילה ללא בלי
        לפי בהתאם כדי כי אם אבל אולם או גם מה מי איזו איזה אילו היכן איפה מתי כיצד איך למה מדוע אשר כאשר מאוד מדי כל
        כך הרבה פחות היטב כבר עדיין תמיד כעת עכשיו כרגע פשוט אחר אחרת אחרים אחד אחת כמה לעשות עשה תן תנו לתת מצב
        באופן בקרוב לגבי אודות ולכן לכן עוד במצב דרך נגד כדאי שלא ולא מכדי להיות אולי מיהו מיהי ידי על-ידי דק- היום
        שחור- לבנ- לבן חשוכ- חשוך כה- בהיר- קטן קטנה נמוכ- נמוך ירוד- גרוע- גדול- גבוה- מדויק- אמיתי- חודש- שבוע- שע-
        יומי- משהו צד עצמ- עליו סוג- רשת ממשי- הנה שני
    """,
    parts="ה ו ב ל מ ש כ וה וב ול שב שה כש ומ מה ושל",
)
