"""Polish, Czech, Slovak, Croatian, Russian, Ukrainian and Bulgarian."""

from __future__ import annotations

from django_autocaption.text.tables.talk.base import Talk

POLISH = Talk(
    voices="""
        mi mnie mną mój moja moje moich mojego my nam nas ty ci ciebie twój twoja twoje twojego twojej proszę prosimy
        przepraszam- wybacz- przykro żałuję dziękuję dzięki cześć witaj- dzień dobry mogę możemy możesz mógłbyś
        mogłabyś potrafię umiem wiem jestem mam chcesz chciał- ups spróbuj spróbujcie prześlij wyślij załącz zaczekaj
        poczekaj czym ja państwa pańsk- przyglądam patrzę spojrzę powiem podam ujawnię zidentyfikuję nasz nasza nasze
        naszych naszego naszym naszej
    """,
    negations="nie żadn- nic niczego nigdy niemożliw- niestety odmaw- zabran-",
    signs="""
        nikt nikogo błąd błęd- problem- awari- usterk- niepowod- nieudan- udało uda przerw- anulowan- odrzuc- odmów-
        narusz- sprzeczn- zabroni- zakaz- zezwal- zezwol- dozwol- niedozwol- filtr- wstrzyman- ocenzur- usunięt-
        usuw- nieprawidł- niepoprawn- uszkodz- zepsut- nieczyteln- rozmaz- rozmyt- nieostr- niewyraźn- brak- zapomni-
        załącz- dołącz- wgra- wgryw- wczyt- załadow- ładow- pobra- pobier- przesł- przesył- wysł- wysył- prześl-
        udostępn- dostarcz- otrzym- znale- dostęp- niedostęp- otwor- odczyt- czyteln- rozpozna- identyfik-
        zidentyfik- okreś- ustal- opis- powiedz- mówi- analiz- przeanaliz- przetwarz- przetworz- zbada- sprawdz-
        zobacz- widzę widać widzi- obejrz- przyjrz- rozróżni- dostrze- odróżni- interpret- wyświetl- generow-
        wygener- utworz- stworz- prób- spróbow- ponow- ponów- później- jeszcze zaczeka- czeka- chwil- moment-
        cierpliw- przeciąż- wygas- przekrocz- wyczerp- obsług- nieobsług- nieznan- nieoczekiw- konserwac- odpowi-
        pomóc pomoc pomag- zakończ- gotow- sukces- powiod- wystąp- pojaw- zaist- zdarz- poszło zalog- opłac-
        całkowic- zupełn- całkiem tylko jedynie wyłącznie najwyraźniej wygląda wydaje zdaje potrzeb- niewystarcz-
        ujawni- udziel- wybra- wybier- używ- chodzi wróci- timeout zajęt- działa- rozum- skontakt- prowadz- przysł-
        przysył- ostrzejsz- moderac- moderu- długo pozwal- przygląd- zawier- prefer- zdradz- komentow- utrac- zerwan-
        rozłącz- osiągni- szczegółow- opini- ocenia- omawia- bezpłatn- darmow- oczywiście jasne pewnie ok dobrze
        piękn- ładn- wspaniał- interesując- oto następuj- sesj- administrator- zarejestr- kolejk- tłumacz- zrozumia-
        złe spekul- powtórz- chętnie zwróc- zwrac- przekracza- uniemożliw- wymieni- nazw- zgadn- zgadyw- unika-
        pomin- pomij- szanu- szacun- chron- nieodpowiedn- wrażliw- kontynu- odśwież- przywró- aktualiz- doprecyz-
        wyjaśn- akceptow- porówn- prawn- etyczn- powstrzym- zobowiąz- rozpocz- zaczyn- zanim otwiera otwierać wykona-
        prosił- poprosił- żądan- zabrakło zapełni- pełn- klikn- naciśn- myśl- sądz- przypuszcz- domysł- domniem-
        propon- sugest- przykład- oczek- zgod- wyraźn- zaprojektow- przeznaczon- koniec końc- dokładn- płatn- wolę
        wolno pusty pusta puste pustego pustą blokuje blokad- zablok-
    """,
    subjects="""
        obraz- zdjęci- fotografi- foto grafi- plik- załącznik- link- odnośnik- adres- treś- zawartoś- żądani- prośb-
        zapytani- pytani- polecen- wejści- wyjści- format- typ- rozmiar- rozdzielczoś- jakoś- model- język- sztuczn-
        inteligencj- ai usług- serwer- system- połącz- sald- środk- kredyt- limit- klucz- subskrypcj- abonament-
        płatnoś- tożsamoś- prywatnoś- bezpieczeń- ochron- użytk- użyci- szczegół- element- informacj- obiekt- tekst-
        podpis- powod- przyczyn- wzgląd względ- zadani- operacj- proces- zdolnoś- wzrok- wewnętrzn- technicz- pamię-
        poprawn- ważn- możliw- widoczn- przedstawion- instrukcj- token- temat- wersj- hasł- przeglądark- imi-
        nazwisk- wartoś- certyfikat- uprawnien- praw- autorsk- mark- przemoc- nagoś- dorosł- styl- długoś- publiczn-
        wielkoś- konto konta koncie kontem kontekst- wynik wyniku wyniki wiek wieku dysk- miejsc- alternatywn- zespół
        zespoł- szkic pochodzeni- płeć płci emocj- cel celu portret- polity- zasad- regulamin- wytyczn- warunk-
        reguł-
    """,
    seen="""
        osob- osób człowiek- ludzi- twarz- asysten- użytkownik- oczu oczy ktoś kogoś wiadomoś- dokument- komunikat-
    """,
    between="""
        może mogą mógł mogło można musi muszę powinien być jest są był była było były będzie będę będą zosta- ma mają
        miał on ona ono jego jej ich to ten ta te tej tego temu tym tych tutaj tu tam się siebie w we na z ze do od o
        po za przez przy dla bez pod nad przed między według zgodnie ponieważ bo gdyż więc dlatego że żeby aby by czy
        i lub albo oraz ale jednak lecz a kto kogo kim co czego jak jaki- jaka któr- gdzie kiedy dlaczego jeśli
        jeżeli gdy podczas trakcie następnie zbyt bardzo tak więcej mniej dość źle wszystk- już zawsze obecnie
        aktualnie teraz właśnie prostu sam inn- niektór- zrobi- robi- da daje dać daj niech pozwól mieć stanie sposób
        zaraz wkrótce poprawnie tymczasowo ani odnośnie podstawie powodu uwagi trwa dotycząc- anie dalej znów wiele
        wymaga- pan pani pana państwo go czas- minut- sekund- dzisiaj dziś czarn- biał- ciemn- jasn- mał- nisk- słab-
        duż- wysok- prawdziw- rzeczywist- miesi- tygod- godzin- dzienn- coś cokolwiek sieć sieci dan- prac- stron-
        ostr- swoją swój swoje
    """,
)

CZECH = Talk(
    voices="""
        já mi mě mne můj moje moji my nám nás náš naše naši našim ty ti tě tvůj vy vám vás váš vaše vaši vašem vašeho
        prosím omlouv- promiň- lituj- líto děkuj- díky ahoj dobrý zdravím vítej- mohu můžu můžeme můžete můžeš mohl-
        nejsem jsem umím dokážu vím chcete chceš přejete ups jejda zkuste nahrajte pošlete posílejte vyčkejte podívám
        prohlédnu řeknu uvedu
    """,
    negations="""
        ne není žádn- nic nikdy nemož- nelze nemohu nemůžu nedokážu nevidím nevím nemám nesmím neumím bohužel odmít-
    """,
    signs="""
        nejsou nikdo nikoho chyb- selh- problém- poruch- nepodař- neúspě- přeruš- zruš- zamít- zablok- poruš- rozpor-
        zakaz- zakáz- povol- dovol- filtr- zadrž- cenzur- odstran- smaz- neplatn- poškoz- vadn- nečiteln- prázdn-
        rozmaz- rozostř- neostr- nejasn- zapom- přilož- připoj- nahrá- nač- stáh- pošl- zasl- odesl- sdíl- poskyt-
        obdrž- přijat- přijm- nalez- najít dostupn- nedostupn- přístup- otevř- přeč- čiteln- rozpozn- pozn-
        identifik- urč- popis- popsa- říci říct sděl- analyz- zpracov- zkoum- prozkoum- zkontrol- podív- rozliš-
        rozezn- zobraz- vygener- generov- vytvoř- získ- zkus- pokus- znovu opět pozděj- počk- vyčk- okamžik chvíl-
        chvil- moment- strpen- přetíž- vyprš- překroč- vyčerp- podporov- nepodporov- neznám- neočekáv- údržb- odpov-
        pomoc- pomoh- pomáh- dokonč- hotov- úspěch- úspěš- došlo vyskyt- nasta- stalo objevil- přihlá- zaplat- zcela
        úplně celý celá celé pouze jen zřejmě zdá vypadá potřeb- nedostat- prozra- vybr- vyber- použ- timeout
        nepodporu- neodpovíd- nezobraz- nenač- nedař- nebyl- neobsahu- nefung- nepřečt- nerozpozn- neposkyt-
        nesouhlas- nemohl- nemůže nesmí neproved- vede nevede vedou jde ostřejš- moder- dlouho pomalu neumožň- umožň-
        raději preferuj- komentov- obsahuj- pokazil- ztracen- spojení dosažen- podrobn- názor- hodnot- soudit
        diskutov- vysvětl- zdarma samozřejmě jistě jasně ok krásn- hezk- pěkn- zajímav- následuj- relac- správce
        registr- front- překlad- přelož- rozumím zopak- zaneprázdn- většího vrac- přesah- přesáh- zabraň- uvád- jmen-
        hádat hádej- vyhnout vyhýb- vynech- respekt- chrán- nevhodn- citliv- pokrač- obnov- aktualiz- upřesn- vyjasn-
        porovn- právn- etick- zdrž- povin- zač- předtím dodat dodal dodáno dodán požádal- vyžádan- plný ukončen-
        skončil- klikn- stiskn- domnív- odhad- spekul- domněn- návrh- navrh- příklad- očekáv- přihlas- souhlas-
        výslovn- navržen- konec vidím vidět vidí viděl blokov- platit platb- brání bránit číst poslat poslal poslali
        poslán poslání čekat čekejte čekám myslím myslíte vrátil vrátit vrátíme
    """,
    subjects="""
        obráz- snímk- snímek grafik- soubor- příloh- odkaz- adres- obsah- požadav- žádost- dotaz- otázk- zadán-
        vstup- výstup- formát- typ- velikost- rozlišen- kvalit- model- jazyk- uměl- inteligenc- ai služb- server-
        systém- připojen- účet účt- zůstat- kredit- limit- kvót- klíč- předplatn- identit- totožnost- soukrom-
        bezpečnost- ochran- použití detail- podrobnost- prvk- informac- údaj- objekt- text- popisek příčin- úkol-
        operac- proces- schopn- zrak- intern- vnitřn- technick- paměť kontext- zřeteln- jasn- správn- platn- možn-
        viditeln- zobrazen- pokyn- stránk- token- verz- hesl- prohlížeč- jmén- certifikát- oprávněn- práv- autorsk-
        značk- násil- nahot- dospěl- styl- délk- znak- veřejn- výsledek výsledky výsledku obraz obrazu obrazem obrazy
        foto fotk- fotografi- věk věku disk- míst- alternativn- tým- vývojář- návrh původ pohlaví emoc- účel-
        portrét- zásad- pravid- podmín- směrnic-
    """,
    seen="osob- lid- člověk- tvář- obličej- asistent- uživatel- někdo zpráv- dokument- hlášen-",
    between="""
        může mohou musí musím být je jsou byl byla bylo byly bude budu budou má mají měl on ona ono jeho její jejich
        to ten ta tento tato toto tomto této tohoto tímto tu zde tady tam se si sebe v ve na z ze do od o po za pro
        při pod nad před mezi podle kvůli protože neboť tedy proto že aby by či zda a nebo i ale však avšak kdo koho
        co čeho jak- kter- kde kdy proč pokud jestli když během zatímco nejprve potom příliš moc velmi tak více méně
        dost dobře vše všech- již už stále vždy momentálně aktuálně nyní teď právě prostě sám jin- někter- udělat
        dělá dá dát dej nechte nechť mít stav- způsob- hned brzy správně dočasně ani ohledně základě trvá jej ji jich
        jste jsi jsme takže dále skrz pak možná bez než kromě schopen schopna ní něm rád ráda k chybně čas- minut-
        sekund- vteřin- dnes čern- bíl- tmav- světl- mal- nízk- špatn- velk- vysok- přesn- skutečn- měsíc- měsíč-
        týden- týdn- hodin- denn- něco cokoli nějak- síť síti dat- ostr- důvod- hle
    """,
)

SLOVAK = Talk(
    voices="""
        ja mi ma mňa môj moje moji my nám nás náš naše našim ty ti ťa tvoj vy vám vás váš vaše vašej vašom prosím
        ospravedlň- prepáč- ľutuj- ľúto ďakuj- vďaka ahoj dobrý zdravím vitaj- môžem môžeme môžete môžeš mohl- som
        viem dokážem chcete chceš želáte rád rada ups skúste nahrajte pošlite počkajte nemáme pozriem vašu vášho
        poviem uvediem vaša
    """,
    negations="""
        nie žiadn- žiaden nič nikdy nemož- nemôžem nedokážem nevidím neviem nemám nesmiem bohužiaľ žiaľ odmiet-
    """,
    signs="""
        je nikto nikoho nedá nedajú chyb- zlyh- problém- poruch- nepodar- neúspeš- preruš- zruš- zamiet- zablok-
        poruš- rozpor- zakaz- zakáz- povol- dovol- filtr- zadrž- cenzúr- odstrán- vymaz- neplatn- poškod- nečitateľn-
        prázdn- rozmaz- rozostr- neostr- nejasn- chýba- zabud- prilož- pripoj- nahra- nač- stiah- pošl- zasl- odosl-
        zdieľ- poskyt- dostal- prijat- nájd- nájs- našl- dostupn- nedostupn- prístup- otvor- prečít- číta- čitateľn-
        rozpozn- spozn- identifik- urč- opis- opís- popís- povedať analyz- spracov- spracú- skúma- preskúm- skontrol-
        pozr- rozlíš- rozozn- zobraz- vygener- generov- vytvor- získ- skús- pokús- znova znovu opäť neskôr počk-
        okamih chvíľ- moment- strpen- preťaž- vyprš- prekroč- vyčerp- podporov- nepodporov- neznám- neočakáv- údržb-
        pomoc- pomôc- pomáha- dokonč- hotov- úspech- úspeš- došlo vyskyt- nasta- stalo objavil- prihlás- zaplat-
        úplne celkom celý celá celé iba len zrejme zdá vyzerá potreb- nedostat- prezrad- vybra- vyber- použi- timeout
        nepodporu- neodpoved- nezobraz- nenač- nedar- nebol- nefung- nerozpozn- neposkyt- nemoh- nemôže nesmie ide
        vedie nevedie ostrejš- moder- dlho pomaly neumožň- umožň- radšej preferuj- komentov- obsahuj- pokaz- neobsah-
        odpov- straten- spojenie dosiahnut- podrobn- názor- hodnot- súdiť diskutov- vysvetl- zdarma zadarmo
        samozrejme iste jasné ok krásn- pekn- zaujímav- nasleduj- relác- správca registr- front- preklad- prelož-
        rozumiem nesprávn- zopak- vrac- presah- prekrač- zabraň- uvádz- hádať vyhn- vyhýb- vynech- rešpekt- chrán-
        nevhodn- citliv- pokrač- obnov- aktualiz- spresn- objasn- prijm- porovn- právn- etick- zdrž- povin- zač-
        predtým dodal dodané dodať požiadal- vyžiadan- plný ukončen- skončil- klikn- stlačt- domniev- odhad- špekul-
        návrh- navrh- príklad- očakáv- súhlas- výslovn- koniec vidím vidieť vidí vidno blokov- platiť platb- brání
        bránia brániť poslať poslal poslali čakať čakajte čakám myslím myslíte vrátil vrátiť vrátime
    """,
    subjects="""
        obrázok obrázk- snímk- grafik- súbor- príloh- odkaz- adres- obsah- požiadav- žiadost- žiadosť otázk- zadan-
        vstup- výstup- formát- typ- rozlíšen- kvalit- model- jazyk- umel- inteligenc- ai služb- server- systém-
        pripojen- účet účt- zostat- kredit- limit- kvót- kľúč- predplatn- identit- totožnosť- súkrom- bezpečnosť-
        bezpečnost- ochran- detail- podrobnost- prvk- informác- údaj- objekt- text- popis- príčin- úloh- operáci-
        proces- schopn- zrak- intern- vnútorn- technick- pamäť kontext- zreteľn- jasn- platn- možn- viditeľn-
        zobrazen- pokyn- stránk- token- verz- moderačn- filter hesl- prehliadač- mien- certifikát- oprávnen- práv-
        autorsk- značk- násil- nahot- dospel- pokus- štýl- dĺžk- znak- priečin- verejn- výsledok výsledky výsledku
        obraz obrazu obrazom obrazy foto fotk- fotografi- mená vek veku disk- miesto miesta alternatívn- tím vývojár-
        pôvod pohlavi- emóci- účel- portrét- zásad- pravid- podmien- smernic-
    """,
    seen="osob- ľud- človek- tvár- asistent- používateľ- niekto správ- dokument- hlásen-",
    between="""
        môže môžu musí musím byť sú bol bola bolo boli bude budem budú má majú on ona ono jeho jej ich to ten tá tie
        tento táto toto tomto tejto tohto týmto tu sem tam sa si seba v vo na z zo do od o po za pre pri pod nad pred
        medzi podľa kvôli pretože lebo teda preto že aby by či a alebo aj i ale však avšak kto koho čo čoho ako aký-
        akú ktor- kde kedy prečo ak keď počas zatiaľ najprv potom príliš veľmi tak viac menej dosť dobre všetk- už
        stále vždy momentálne aktuálne teraz práve jednoducho sám in- niektor- urobiť robí dá dať daj nechajte nech
        mať stav- spôsob- hneď čoskoro správne dočasne ani ohľadom základe trvá ho ju ste sme takže ďalej možno bez
        než okrem schopný schopná dalo čas- minút- sekúnd- dnes čiern- biel- tmav- svetl- mal- nízk- zl- veľk- vysok-
        presn- skutočn- mesiac- mesač- týžd- hodin- denn- niečo čokoľvek nejak- sieť sieti dát- ostr- dôvod- svoje
        svoj svoju
    """,
)

CROATIAN = Talk(
    voices="""
        ja mi me mene moj moja moje nas nam naš naša naše vi vam vas vaš vaša vaše vašoj ti te tebe tvoj molim molimo
        ispričav- oprosti- žao žalim hvala bok dobar pozdrav dobrodoš- mogu možemo možete možeš znam želite želiš
        rado ups pokušajte učitajte pošaljite pričekajte prenesite nemamo imam nadam pogledat reći
    """,
    negations="ne nije nisu nikakv- ništa nikad nemoguć- nažalost nisam nemam odbij-",
    signs="""
        nijed- nitko nikoga pogreš- grešk- problem- uspje- neuspje- prekin- otkaz- odbi- prekrš- suprot- zabran-
        dopušt- dozvol- dopust- filtr- zadrž- cenzur- uklonj- ukloni- izbris- nevaljan- nevažeć- ošteć- pokvar-
        nečitljiv- prazn- mutn- zamuć- nejasn- nedostaj- zaborav- prilož- priloga učita- prenes- prenij- preuz- poša-
        posla- slati dijel- podijel- dostav- primi- primljen- pronađ- naći našl- dostupn- nedostupn- pristup- otvor-
        proč- čita- čitljiv- prepozn- identific- odred- utvrd- opis- opiš- kazati analiz- obrad- obrađ- ispit-
        provjer- pogled- razlik- razazn- razluč- prikaz- generir- stvor- izrad- dohvat- pokuš- ponov- kasnij- priček-
        trenut- čas sekund- strplj- preopter- istek- prekorač- iscrp- potroš- podrž- nepodrž- nepoznat- neočekiv-
        održav- odgovor- odgovar- pomoć- pomoz- pomag- dovrš- gotov- došlo dogodi- pojavi- krivo prijav- plaćan-
        potpun- posve sasvim samo jedino čini izgleda očito potreb- treba nedovolj- otkri- odabr- odaber- korist-
        timeout misli- odnosi vrać- vodi vode oštrij- moder- zaustav- predugo dugo sporo pošlo omoguć- radije
        komentir- odmah posrijedi izgubljen- dosegnut- detaljn- opširn- mišljenj- ocjen- raspravlj- objasn- besplatn-
        naravno svakako u-redu ok lijep- prekrasn- zanimljiv- slijedi sljedeć- sesij- administrator- red prijevod-
        prevest- razumij- nagađ- zauzet- premaš- sprječav- spriječ- onemoguć- navod- naves- imenov- pogađ- izbjeg-
        izostav- poštiv- poštuj- zaštit- neprimjer- osjetlj- osvjež- obnov- ažurir- pojasn- prihvać- uspored- pravn-
        etičk- suzdrž- obvez- počet- započ- prazan- vidi vidim vidjeti vidjeli vidimo nastala nastao nastavite
        nastavak nastavka platiti govoriti govorim vratio vratite prijenos prijenosu čekajte čekanj- otvara
        registrac- tražili zatražen- ponestalo pun završ- klikn- pritisn- pretpost- prijedlog- predlaž- primjer-
        očekuj- pristan- privol- izričit- osmišljen- namijenjen- kraj blokir- štiti štititi kvar kvara krši krše
        kršenj-
    """,
    subjects="""
        slik- grafik- datotek- privit- prilog- poveznic- link- adres- sadrž- zahtjev- upit- pitanj- unos- format-
        veličin- razlučiv- rezoluc- kvalitet- kakvo- model- jezi- umjetn- inteligenc- ai uslug- servis- poslužitelj-
        server- sustav- kredit- sredst- ograničen- limit- kvot- ključ- pretplat- identitet- privatnost- sigurn-
        detalj- element- informacij- podat- objekt- tekst- natpis razlog- uzrok- zadat- operacij- proces- sposobn-
        intern- tehni- memorij- kontekst- jasn- ispravn- valjan- moguć- vidljiv- prikazan- uput- stranic- token-
        verzij- slici lozink- preglednik- im- vrijednost- certifikat- prav- autorsk- mark- nasilj- golotinj- odrasl-
        pokušaj- stil- duljin- znak- javn- rezultat rezultati rezultata račun računu računa foto fotk- fotografij-
        dob disk- mjest- prostor- alternativn- tim razvoj- podrijetl- spol emocij- dobi svrh- portret- politik-
        smjernic- uvjet-
    """,
    seen="osob- ljud- čovjek- lic- asistent- korisni- netko poruk- dokument-",
    between="""
        može mogao mora moram biti je jesu su bio bila bilo bili bude budem ima imaju on ona ono njegov- njezin-
        njihov- to taj ta ovaj ova ovo ove ovoj ovog ovom ovu tu ovdje tamo se si sebe u na s sa iz do od o po za pri
        pod nad prije među prema zbog jer dakle stoga da bi bih biste bismo li a i ili ali no ipak međutim tko koga
        što čega kako kakv- koj- gdje kada zašto ako dok tijekom prvo zatim previše vrlo jako tako više manje
        dovoljno dobro sve svih već još uvijek trenutačno trenutno sada upravo jednostavno drug- nek- učiniti radi
        dati daj daje ću će ćemo imati način- uskoro ispravno privremeno niti temelju traje ga ju ih im ste smo pa
        možda bez osim nego mogućnosti nema nemaju žele tome ni jedne jednu jednoj sam zlu riječ vrijem- vremen-
        minut- danas crn- bijel- tamn- svijetl- mal- nizak nisk- loš- velik- visok- točn- stvarn- mjese- tjed- sat
        sati dnevn- nešto išta ičeg mrež- vez- ulaz- izlaz- vid oštr- stanj- tip- vrst- svoju svoj svoje svoja evo
    """,
)

RUSSIAN = Talk(
    voices="""
        я мне меня мной мой моя моё мои моих мы нам нас наш- ты тебе тебя твой твоя твоё вы вам вас ваш- пожалуйста
        извини- прости- жаль спасибо здравствуй- привет могу можем можете можешь могли умею знаю вижу хотите хочешь
        желаете рад рада надеюсь упс ой попробуйте загрузите отправьте подождите пришлите буду прошу посмотрю взгляну
        анализирую изучаю скажу назову опознаю
    """,
    negations="не нет ничего никак- нельзя невозмож- сожалени- отказ- запрещ-",
    signs="""
        ничто никто никого нечего ошибк- ошибоч- неполадк- проблем- неудач- прерван- отмен- отклон- блокир- заблокир-
        наруш- противореч- запрет- разреш- позвол- дозвол- допуст- недопуст- фильтр- задерж- цензур- неверн-
        недейств- некоррект- повреж- испорч- битый битая битое нечита- неразборч- размыт- нечётк- нечетк- смазан-
        неясн- отсутств- забы- прикреп- прилож- вложен- загруз- загруж- отправ- присл- пришл- посла- поделит-
        предостав- получ- найд- найт- доступ- недоступ- откры- прочит- прочес- чита- распозна- опозна- узнать узнава-
        идентифи- определ- опис- опиш- сказа- сообщ- говор- анализ- проанализ- обработ- обрабат- изуч- рассм- провер-
        посмотр- взгля- видно увид- разгляд- различ- разобра- интерпрет- отобра- сгенерир- генерир- созда- извлеч-
        попроб- попыт- пробу- повтор- снова заново ещё еще позже подожд- жд- момент- минутк- секунд- терпен-
        перегруж- истек- истёк превыш- исчерп- законч- поддерж- неподдерж- неизвест- непредвид- обслужив- ответ-
        отвеч- помочь помощ- помог- заверш- готов- успешн- произош- возник- случил- пошло войд- оплат- полностью
        совершенно абсолютно сплошь целиком только лишь похоже кажется видимо очевидно нужно нужен требу- недостат-
        раскры- разглаш- выбер- выбр- использ- лишён лишен имеете виду вышло занят- подда- обнаруж- таймаут уточн-
        обрат- выполн- связаться подходит вправе стану смог- вести чётче модерац- модерат- долго медленно предпоч-
        коммент- чёрное черное белое чёрная черная потерян- утрачен- разорван- достиг- подробн- мнени- оцен- суди-
        обсужд- объясн- бесплатн- конечно разумеется хорошо ок красив- прекрасн- отличн- замечательн- интересн-
        следу- сесси- администратор- очеред- перевод- перевест- понят- понял- неправильн- предпол- возвращ- меша-
        препятств- назыв- назва- упомин- упомян- угад- избега- избеж- опуст- опуска- уваж- защищ- неуместн-
        неподходящ- чувствительн- продолж- обнов- восстанов- достав- приним- приня- сравн- законн- этич- воздерж-
        обяза- начн- начина- прежде ведёт ведет регистрац- зарегистр- просили запрош- запрашив- заполн- нажм- полага-
        гада- догад- предлож- предлаг- пример- залогин- соглас- явн- предназнач- разработан- конец неожидан- пуст
        пусто пустой пустая пустое пустую пустым удаётся удается удалось вернул- вернуть верните вернёмся думаю сбой
        сбоя сбоем ожидайте ожидание вернётся вернется
    """,
    subjects="""
        снимок снимк- файл- вложени- ссылк- адрес- содержи- содержан- контент- запрос- вопрос- просьб- вывод-
        результат- формат- тип- размер- разрешени- качеств- модел- язык- искусственн- интеллект- ии сервис- служб-
        сервер- систем- соединени- подключени- счет- аккаунт- баланс- кредит- средств- лимит- квот- личност-
        конфиденциальност- приватн- безопасност- защит- сведени- информаци- детал- элемент- данн- объект- текст-
        подпис- причин- задач- задани- операци- процесс- способн- возможн- зрени- внутренн- техническ- памят-
        контекст- чётк- ясн- корректн- допустим- изображён- изображен- инструкц- страниц- сайт- токен- ресурс-
        использовани- верси- четкую парол- браузер- имя имен- имён сеанс- значени- сертификат- прав- авторск- бренд-
        марк- насили- обнажён- обнажен- взросл- стил- длин- символ- публичн- указани- фото фотографи- ключ ключа
        ключи возраст- диск диске диска место места альтернативн- команд- разработ- чернов- происхожд- пол эмоци-
        срок сессии цел- портрет- счёт- политик- услови- руководств- нормам-
    """,
    seen="человек- люд- лиц- персон- ассистент- помощник- пользовател- глаз- кто-то сообщени- документ-",
    between="""
        может могут мог могло можно должен должн- быть есть был была было были будет будут имею имеет он она оно его
        её их это этот эта эти этой этого этом этим этих тут здесь там ся себя себе в во на с со из к ко от о об по
        за для при под над перед между согласно ввиду из-за поскольку потому так как поэтому чтобы бы ли и или но
        однако а кто кого кому что чего чем какой какая какие каких какую какое какому котор- где когда почему если
        пока течение сначала затем слишком очень настолько более менее достаточно всё все весь уже всегда сейчас
        теперь именно просто сам само друг- некотор- сделать дела- дать дай да позвольте давайте состоянии способ
        скоро сразу правильно ни относительно основе причине поводу судя всему сей данный нём ней ними то тот той том
        чересчур через идёт ведётся ведутся дальше возможно вероятно у до после без кроме лучше либо какой-либо
        нибудь врем- минут- сегодня чёрн- черн- бел- тёмн- темн- светл- мал- низк- плох- больш- высок- точн- реальн-
        настоящ- месяц- месячн- ежемесяч- недел- час часа часов дневн- суточн- что-то сет- вид- картин- рисун- работ-
        ввод- вот будучи
    """,
)

UKRAINIAN = Talk(
    voices="""
        я мені мене мною мій моя моє мої ми нам нас наш- ти тобі тебе твій ви вам вас ваш- будь ласка вибач- пробач-
        жаль прикро дякую вітаю привіт можу можемо можете можеш могли вмію знаю бачу хочете бажаєте радий рада
        сподіваюся ой упс спробуйте завантажте надішліть зачекайте буду прошу подивлюся погляну скажу назву аналізую
    """,
    negations="не немає нічого жодн- неможлив- шкода відмов- заборон-",
    signs="""
        нема ніхто нікого ніяк- помилк- збі- несправн- проблем- невдал- перерван- скасован- відхил- заблок- поруш-
        супереч- дозвол- фільтр- затрим- цензур- видален- видали- недійсн- некорект- неправильн- пошкодж- зіпсован-
        битий нечитаб- нерозбірл- порожн- розмит- нечітк- неясн- відсутн- бракує забу- прикріп- додан- додай-
        вкладен- завантаж- надісл- надсил- надішл- відправ- поділ- надан- надат- надав- отрим- знайд- знайт- доступ-
        недоступ- відкри- прочит- чита- розпізна- впізна- ідентифік- визнач- встанов- опис- опиш- сказа- повідом-
        аналіз- проаналіз- оброб- опрац- вивч- розглян- перевір- подив- погля- видно побач- розрізн- розібра-
        розгледі- інтерпрет- відобра- генер- згенер- створ- спроб- повтор- знову ще пізніше зачек- чекай- момент-
        секунд- терпін- перевантаж- закінч- минув перевищ- вичерп- підтрим- непідтрим- невідом- неочік- обслугов-
        відпов- допом- заверш- готов- успіш- сталася стало стався виник- трапил- пішло увійд- оплат- повністю цілком
        абсолютно суцільно лише тільки схоже здається мабуть очевидно потрібн- недостат- розкри- розголос- вибер-
        вибр- використ- маєте увазі зайнят- відбул- виявл- тайм-аут уточн- викон- звер- веде ведуть чіткіш- модерац-
        модерат- довго повільно комент- додали додат- містит- чорне біле чорна втрачен- розірван- досяг- докладн-
        детальн- думк- оцін- суди- обговор- поясн- безкоштовн- звичайно звісно гаразд добре ок гарн- чудов- прекрасн-
        цікав- наступн- сесі- адміністратор- реєстр- черг- перекл- зрозумі- розумію припущ- поверн- поверт- заважа-
        перешкодж- назив- назва- згад- вгад- уника- пропуст- поваж- захищ- недореч- невідповід- чутлив- продовж-
        онов- віднов- достав- прийм- прийня- порівн- законн- етичн- утрим- зобов- почн- почина- перш просили запит-
        заповн- натисн- вважа- пропози- приклад- вікон хвилинку згод- явн- призначен- розроблен- кінець блоку-
        вдалося вдається вдалось думаю волію
    """,
    subjects="""
        знімок знімк- файл- вкладенн- посилан- адрес- вміст- контент- питан- проханн- введенн- виведенн- результат-
        формат- тип- розмір- роздільн- якіст- якост- модел- штучн- інтелект- ші сервіс- служб- сервер- систем-
        з'єднанн- підключ- рахун- облік- акаунт- баланс- кредит- кошт- ліміт- квот- ключ- конфіденційн- приватн-
        безпек- захист- відомост- інформаці- детал- подробиц- елемент- об'єкт- текст- підпис- причин- завданн-
        операці- процес- здатн- можлив- зір зору внутрішн- технічн- пам'ят- контекст- чітк- ясн- коректн- дійсн-
        зображен- інструкц- сторінк- сайт- токен- використанн- версі- парол- браузер- ім'я імен- сеанс- значен-
        сертифікат- прав- авторськ- бренд- насильств- оголен- доросл- стил- довжин- символ- публічн- вказівк- фото
        фотографі- вік віку диск диску місце місця альтернативн- розроб- чернет- походжен- стат- емоці- мети мета
        портрет- політик- умов- настанов- норм-
    """,
    seen="люд- особ- облич- асистент- помічник- користувач- оч- повідомленн- документ-",
    between="""
        може можуть міг можна повинен бути є був була було були буде будуть має мають він вона воно його її їх це цей
        ця ці цієї цього цьому цим цих тут там себе собі в у на з із зі до від о про по за для при під над перед між
        згідно через оскільки бо тому щоб би б чи і й та або але однак проте а хто кого кому що чого чим як який яка
        які яку яке котр- де коли чому якщо поки спочатку потім занадто надто дуже настільки менш достатньо все всі
        весь вже завжди зараз тепер саме просто сам інш- деяк- зробити дати дай дозвольте давайте змозі спосіб скоро
        незабаром правильно тимчасово ні щодо основі причини огляду із-за той те неї ньому далі можливо ймовірно без
        окрім так де-небудь небудь час- хвилин- сьогодні чорн- біл- темн- світл- мал- низьк- поган- велик- висок-
        точн- реальн- справжн- місяц- місячн- щомісяч- тижд- тижн- годин- денн- добов- щось мереж- вид- картин- роб-
        дан- мов- ось
    """,
    parts="під",
)

BULGARIAN = Talk(
    voices="""
        аз ми ме мен мой моя моите моята ние ни нас наш- ти те теб твой вие ви вас ваш- моля извин- прост- съжалени-
        благодар- здравей- привет мога можем можете можеш бихте знам виждам искате желаете радвам надявам опа ох
        опитайте качете изпратете изчакайте имам нямам успях успявам съм погледна кажа
    """,
    negations="не няма никакв- нищо никога невъзмож- съжаля- отказ- забран-",
    signs="""
        никакъв никой никого грешк- срив- повред- проблем- неуспеш- неуспя- успя- прекъсн- отмен- отхвърл- блокир-
        наруш- противореч- разреш- позвол- задърж- цензур- премахн- изтри- невалид- нечет- празн- размаз- размит-
        неясн- липсв- забрав- прикач- прикрепе- зареж- зареди- зареден- изтегл- споде- предостав- получ- намер-
        достъп- недостъп- отвор- проч- чете разпозна- идентифиц- определ- устано- опиш- опис- казва- съобщ- анализ-
        обраб- преглед- провер- погледн- вижда- различ- разчет- разгран- показв- генерир- създа- извлеч- опит- пробв-
        отново пак късно изчака- момент- секунд- търпени- претовар- изтекъл изтече превиш- надвиш- изчерп- поддърж-
        неподдърж- неизвест- неочакв- поддръжк- отговор- отговар- помог- помощ- помаг- завърш- готов- успешно възник-
        случи- появи- стана обърка- изцяло напълно съвсем само единствено изглежда явно очевидно нужн- необходим-
        недостат- разкри- избер- избр- използв- заето откри- таймаут имате предвид врън- върн- изпълн- свърж- по-ясна
        модер- спря- дълго предпоч- комент- съдърж- филт- загубен- изгубен- достиг- подробн- мнени- оцен- съдя
        обсъжд- обясн- безплатн- естествено добре ок красив- прекрасн- чудесн- интересн- следва сесия- администратор-
        регистр- опашк- превод- превед- разбир- разбрах погрешн- предпол- повтор- връща- надхвърл- преч-
        възпрепятств- назова- споменав- гада- отгатн- избягв- пропусн- уваж- защит- неподходящ- чувствителн- продълж-
        обнов- възстанов- уточн- достав- прием- приет- сравн- законов- етич- въздърж- задълж- започ- преди води водят
        плати платете изпрат- отваря отваряне поиска- запълн- свърши приключ- кликн- натисн- мисля смятам предлож-
        пример- очаквам влез- съглас- изричн- предназнач- край качи качен- качва- види видя видим- пратите прати бави
        бавят бавеше чакайте плащане
    """,
    subjects="""
        изображени- снимк- файл- прикачен- връзк- линк- адрес- съдържани- заявк- искан- молб- въпрос- формат- тип-
        размер- резолюц- разделител- качеств- модел- език- изкуствен- интелект- ии услуг- сървър- систем- акаунт-
        профил- баланс- кредит- наличн- лимит- квот- абонамент- личност- самоличност- поверителност- сигурност-
        информаци- детайл- подробност- елемент- обект- текст- надпис- описани- причин- задач- операци- процес-
        способност- зрени- вътреш- техническ- контекст- ясн- валид- възмож- изобразен- инструкц- страниц- сайт-
        токен- верси- филтър- модериране парол- браузър- име имена сеси- стойност- сертификат- прав- авторск- марк-
        насили- голот- възрастн- стил дължин- символ- публичн- указани- фото фотографи- памет паметта резултат
        резултата възраст диск диска мяст- алтернативн- екип- чернов- произход пол емоци- цел портрет- политик-
        услови- насок-
    """,
    seen="човек- хора лица лице асистент- потребител- очи съобщени- документ-",
    between="""
        може могат можа трябва бъде бъдат е са беше бяха бил била било били ще има имат той тя то негов- неин- техн-
        това този тази тези тук там се си себе в във на с със из към от о за при над пред между според защото тъй
        като затова че да ли и или но обаче а кой кого какво как какъв каква какви каквото кое коя кои които който
        която където къде кога защо ако докато когато първо твърде прекалено много толкова по- достатъчно зле всичко
        вече още винаги момента сега просто сам друг- няк- направ- дам дай дава нека състояние начин скоро веднага
        правилно нито относно основа ги го я им така чрез тече би вероятно без освен след врем- минут- днес черн-
        черен бял- бел- тъмн- тъмен светл- малк- нисък ниск- лош- голям- висок- точн- реалн- истинск- месец- месечн-
        седмиц- час часа часове дневн- нещо мреж- картин- оч- данн- ето
    """,
    unlike="видра",
)
