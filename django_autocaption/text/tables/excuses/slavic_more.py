"""Czech, Slovak, Croatian and Bulgarian."""

from __future__ import annotations

from django_autocaption.text.tables.excuses.base import Excuses

CZECH = Excuses(
    image=r"""(tento |tato |toto |ten |ta |váš |vaše |tvůj |nahraný |nahraná |přiložený |zaslaný |poskytnutý |odeslaný |
        přiložená |zaslaná )*(obrázek|obraz|fotografie|fotka|snímek|soubor|příloha|odkaz|dokument)( s obrázkem
        | obrázku)?""",
    sent=r",? (který|kterou|které) (jste|jsi) ~(nahrál|poslal|přiložil|zaslal|sdílel|poskytl|odeslal)\w*,?",
    spoilt=r"""(se )?(nepodařilo|nelze|nebyl\w*|nešl\w+|nemohl\w*|nemůže|nenačet\w*|není (čiteln|dostupn|viditeln|platn
        |k dispozici|podporov|dostatečně|možné|přilož|vidět|jasn|zřeteln)|neotevír\w*|nedorazil\w*|neobsahuje (nic
        |žádn[ýé] (obsah|rozpozn|viditeln))|neexistuje|se nenačet\w*|nezobraz\w*|nedá|se nezobraz\w*)|chybí|porušuje
        |byl\w? (zablokov|odmítnut|zamítnut|odstraněn)|(je|byl\w?|se zdá být|vypadá|působí|je asi|se jeví) ~(poškozen
        |prázdn[ýáé]\b|nečiteln|neplatn|neúpln|nedostupn|rozbit|zablokov|vadn|(příliš|moc|velmi|hodně) (tmav|rozmazan
        |neostr|mal[ýáé]|světl|zrnit|rozostř|nejasn|nezřeteln|rozpixel|nízk|špatn))|(je|se zdá být|vypadá|byl\w?
        |se jeví) (bohužel )?(celý|celá|celé|úplně|zcela|kompletně|naprosto|jen|pouze|téměř celý
        |jednolitě) (jako )?(čern[ýáé]\b(?!-|b)|bíl[ýáé]\b(?!-)|prázdn|tmav|rozmaz|neostr)""",
    blank=r"""(je|byl\w?|se zdá být|vypadá) (bohužel |velmi )?(čern[ýáé]|bíl[ýáé]|prázdn[ýáé]|tmav[ýáé]|rozmazan[ýáé]
        |neostr[ýáé]|nečiteln[ýáé]|nejasn[ýáé])""",
    plain=r"""(jde o|je to|toto je|jedná se o|vidím) (jen |pouze |prostě )?((zcela|úplně|celý|celé|kompletně|jen
        |prázdn\w|bíl\w|čern\w|rozmazan\w|jednobarevn\w) ?)+(obrázek|obraz|snímek|soubor|fotografii|fotku|plochu
        |pozadí)$""",
    unfit=r"""(tento |daný )?formát( (souboru|obrázku|fotografie))? (ne|není|je (neplat|nepodpor))|(odkaz
        |adresa)( \w+)? (ne\w+|není|je (neplatn|nefunk))|(kvalita|rozlišení)( (fotografie|obrázku|snímku|souboru))? (ne
        |je (příliš|moc|tak|nedostat))|(kvůli|vzhledem k|z důvodu) (\w+ )?(kvalit|rozlišen|nízk|špatn|tm)\w*…(ne
        |není)""",
    seems=r"zdá se|vypadá to|zřejmě|patrně|pravděpodobně|asi|nejspíš",
    nouns=r"obráz|obraz|fotk|fotogr|soubor|přílo|přilož|odkaz|snímek|nahr",
    lacking=r"\bne\w|žádn|chyb|prázdn|zapomn|poškoz|problém|zablok|příliš|čern",
    no_image=r"""(ne(byl|obdržel|vidím|přilož|dostal|našel|nahr|posl|dorazil|zasl|přijat|jsem|máme|mám)\w*)…(obráz|obraz
        |fotk|fotogr|soubor|příloh|snímek)|žádn(ý|á|é|ou|ého) (obráz|obraz|fotk|fotogr|soubor|příloh|snímek)\w* (ne|jsem
        |není|k dispozici)|chybí (obráz|obraz|fotk|fotogr|soubor|příloh|popis)|(zapomněl\w*|zapomněla)…(obráz|fotk
        |soubor|přilož|nahr)|(ve|k|v) (vaší |tvé |této |vaši )?zprávě …(ne|chyb|žádn)|(obrázek|soubor) (nenalezen
        |nebyl nalezen|není k dispozici)""",
    unable=r"""(já )?(bohužel )?(nemohu|nemůžu|nemůžeme|nevidím|nejsem|nejsme|neumím|nedokážu|nemám|nesmím|nepoznám
        |neidentifikuj\w+|nerozpozn\w+|nepopis\w+|nebudu|nevím|nedovedu|nepodařilo se mi|nepodařilo se|nechci
        |nerozezn\w+)\b…(popsat|popis|identif|rozpozn|vidět|vid|určit|pomoc|zpracov|analyz|obráz|obraz|fotk|fotogr|nic
        |žádn|přístup|inform|kdo|koho|osob|lid|schop|oprávn|možn|rozezn|poznat|otevř|načíst|přečíst|stav|říct|udělat
        |odpov|rozliš)|(musím|raději) (odmítnout|ne)|(odmítám|není (možné|mi dovoleno|povoleno)|je (nemožné|obtížné
        |těžké) (popsat|určit|rozeznat|rozpoznat|říct|identif))|nelze (popsat|určit|rozeznat|rozpoznat|identif|zpracov
        |načíst|otevř|přečíst|zobraz|říct|analyz|poskytn)|(na|z|ze) (tomto |této |tohoto |daném )?(obráz\w+|obraz\w+
        |fotografi\w+|fotce|snímku|snímk\w+) (\w+ )?(nelze|není|nejsou|nevidím|nic|se nedá)…(nic|rozezn|vidět|poznat
        |určit|rozpozn|zjistit)|nic (není vidět|nelze|se nedá)|není (nic )?vidět nic|(totožnost|osob\w*|identit\w*
        |tvář\w*|obsah\w*)( \w+){0,4} (nelze|není možné|nemohu|nemůžu|se nedá|nelze)|(identifikace|rozpoznání|popis
        |rozpoznávání)( \w+){0,3} (není|nelze)|(kdo|koho|co|kde|čí)\b…(nemohu|nemůžu|nedokážu|nevím|neřeknu|nelze)
        |neřeknu|(nemám) (k |přístup|možnost)|(vaše|tvoje|tato) zpráva ne|na (obrázek|fotografii) se nemohu""",
    send=r"""(prosím|prosíme),? ~(nahr|pošl|poslat|přilož|poskytn|zkus|sdíl|vlož|zopak|opak|zašl|ověř|zkontrol|počk|vyčk
        |dodej|zadej|vyber)|(mohl\w* byste|můžete|můžeš|mohl\w* bys|nemohl\w* byste) ~(prosím )?(znovu )?(nahr|posl|pošl
        |přilož|poskyt|zkus|sdíl|zasl|vlož|popsat|opak)|(nahrajte|nahraj|pošlete|pošli|přiložte|přilož|zašlete|vložte
        |sdílejte|poskytněte) ~(obráz|obraz|fotk|fotogr|soubor|ho|jej|jiný|znovu|prosím|snímek)|(zkuste|zkus|zopakujte
        |opakujte) ~(znovu|později|jiný|nahr|posl|akci|ještě|za |pokus)|(můžete|můžeš|mohl byste|mohla byste
        |nemohl byste)( mi)? (poslat|zaslat|nahrát|dodat|ukázat)""",
    failed=r"""(při|během|kvůli|v průběhu) ~(zpracov|načít|nahráv|analýz|chyb|otevír|problém|generov|technick)\w*…(chyb
        |problém|nepodař|selh|potíž)|(došlo|nastal\w*|vyskytl\w*|objevil\w*|vznikl\w*) (k|se|ke)? ?~(chyb|problém|výpad
        |potíž)|něco se (pokazilo|nepovedlo|nezdařilo)|chyba (při|serveru|načít|zpracov|sítě|připoj|systém)|(služba
        |server|model|systém)( \w+)? (není|neodpov|je|byl)\w*…(dostupn|přetíž|neodpov|nedostupn|zaneprázd|chyb)
        |(zpracování|načtení|načítání|nahrání|analýza|požadavek|otevření)( \w+){0,2} (selhal|se nezdařil|se nepodařil
        |se nepovedl|byl\w? přeruš)|vypršel|časový limit|(server|služba)( \w+){0,3} neodpov|něco se""",
    blocked=r"""(tento |tato |váš |vaše |tvůj |toto )?(požadavek|žádost|obsah|dotaz|zpráva|zadání|výzva)( \w+)? (byl\w?
        |je|porušuje|nelze|nesplňuje|odporuje|může|není|nevyhovuje)…(zablok|odmít|zamít|zásad|pravid|podmín|filtr
        |zpracov|povol|v rozporu|nevhod|dovol)|(moje|naše|mé|našimi) (zásady|pravidla|směrnice|podmínky|filtr\w*)…(ne
        |zakaz|blok)|(zásady|pravidla|filtr\w*) (obsahu|bezpečnosti|ochrany|pro obsah)…(ne|zakaz|blok)|(z|kvůli
        |vzhledem k|na základě) (bezpečnost\w+|důvod\w+ (ochrany|bezpeč|soukr)\w*|zásad\w*|pravidl\w+)…(ne|zablok|odmít)
        |zablokován\w* (zásad|filtr|kvůli|z důvodu|systém)|(odpověď|moje odpověď)( \w+)? ?(zadržel|byla|zablokov
        |odfiltrov|zastavil|je)\w*…(filtr|zablok|odstran|zadrž|zastav|systém|cenzur)""",
    wait=r"""(okamžik|moment|chvilku|chvíli|vteřinku|sekundu|chvilinku|minutku)( prosím|,|$)|(počkejte|počkej
        |vyčkejte)( prosím| chvil| moment|,|$)|(analyzuji|analyzuju|prohlédnu|podívám|popíšu|prozkoumám|zpracovávám
        |zkoumám|prohlížím|zkontroluji|zanalyzuji|pustím se)\b|(nechte|dovolte|nech|dejte) (mi|mě)|(obrázek|fotografie
        |soubor|požadavek) (se )?(právě |nyní |je )?(analyzuje|zpracovává|načítá|nahrává|zpracováván)|probíhá (analýz
        |zpracov|načít|nahráv)|(hned|teď|okamžitě|už|rád|ráda|rovnou)( se)?( na)? ?(podív|prohlíž|analyz|popíš|zkoum
        |obráz|fotk|fotogr|kouk)\w*|(kouknu|mrknu|podívám)""",
    sadly=r"bohužel|zřejmě|patrně|pozor:|upozornění:|omlouvám se,|promiňte,|jejda,|ups,|je mi líto,",
)

SLOVAK = Excuses(
    image=r"""(tento |táto |toto |ten |tá |váš |vaša |tvoj |nahraný |nahraná |priložený |zaslaný |poskytnutý |odoslaný |
        priložená )*(obrázok|obraz|fotografia|fotka|snímka|snímok|súbor|príloha|odkaz|dokument)( s obrázkom
        | obrázka)?""",
    sent=r",? (ktorý|ktorú|ktoré) (ste|si) ~(nahral|poslal|priložil|zaslal|zdieľal|poskytol|poskytl|odoslal)\w*,?",
    spoilt=r"""(sa )?(nepodaril\w*|nedá|nebol\w*|nemoh\w+|nemôže|nenačíta\w*|nie je (čitateľn|dostupn|viditeľn|platn
        |k dispozícii|podporov|dostatočne|možné|prilož|vidieť|jasn|zreteľn)|neotvor\w*|nedorazil\w*|neobsahuje (nič
        |žiadn)|neexistuje|nezobraz\w*|nedal\w*|nemožno)|chýba|porušuje|bol\w? (zablokov|odmietnut|zamietnut|odstránen)
        |(je|bol\w?|sa zdá byť|vyzerá|pôsobí|sa javí) ~(poškoden|prázdn[yae]\b|nečitateľn|neplatn|neúpln|nedostupn
        |pokazen|zablokov|chybn|(príliš|veľmi|moc) (tmav|rozmazan|neostr|mal[ýáé]|svetl|zrnit|rozostr|nejasn|nezreteľn
        |rozpixel|nízk|zl[ýáé]))|(je|sa zdá byť|vyzerá|bol\w?|sa javí) (žiaľ |bohužiaľ )?(celý|celá|celé|úplne|celkom
        |kompletne|absolútne|len|iba|takmer celý) (čiern[yae]\b(?!-|b)|biel[yae]\b(?!-)|prázdn|tmav|rozmaz|neostr)""",
    blank=r"""(je|bol\w?|sa zdá byť|vyzerá) (žiaľ |veľmi )?(čiern[yae]|biel[yae]|prázdn[yae]|tmav[ýáé]|rozmazan[ýáé]
        |neostr[ýáé]|nečitateľn[ýáé]|nejasn[ýáé])""",
    plain=r"""(ide o|je to|toto je|jedná sa o|vidím) (len |iba |jednoducho )?((úplne|celkom|celý|celé|kompletne|len
        |prázdn\w|biel\w|čiern\w|rozmazan\w|jednofarebn\w) ?)+(obrázok|obraz|snímku|súbor|fotografiu|fotku|plochu
        |pozadie)$""",
    unfit=r"""(tento |daný )?formát( (súboru|obrázka|fotografie))? (ne|nie|je (neplat|nepodpor))|(odkaz
        |adresa)( \w+)? (ne\w+|nie|je (neplatn|nefunk))|(kvalita|rozlíšenie)( (fotografie|obrázka|snímky|súboru))? (ne
        |nie|je (príliš|veľmi|tak|nedostat))|(kvôli|vzhľadom na|z dôvodu|pre) (\w+ )?(kvalit|rozlíšen|nízk|zl|tm)\w*…(ne
        |nie)""",
    seems=r"zdá sa|vyzerá to|zrejme|pravdepodobne|asi|vidno|podľa všetkého",
    nouns=r"obráz|obraz|fotk|fotogr|súbor|prílo|prilož|odkaz|snímk|nahr",
    lacking=r"\bne\w|\bnie\b|žiad|chýb|chyb|prázdn|zabud|poškod|problém|zablok|príliš|čiern",
    no_image=r"""(ne(bol|dostal|vidím|prilož|našiel|našl|nahr|posl|dorazil|zasl|prijat|mám|máme|obdržal
        |prišiel)\w*)…(obráz|obraz|fotk|fotogr|súbor|príloh|snímk)|žiadn[ayeu]\w* (obráz|obraz|fotk|fotogr|súbor|príloh
        |snímk)\w* (ne|som|nie|k dispoz)|žiaden (obráz|súbor)|chýba (obráz|obraz|fotk|fotogr|súbor|príloh|popis)
        |(zabudli|zabudol|zabudla)…(obráz|fotk|súbor|prilož|nahr)|(vo|v|k) (vašej |tvojej |tejto )?správe …(ne|nie|chýb
        |žiad)|(obrázok|súbor) (nenájden|nebol nájden|nie je k dispoz)""",
    unable=r"""(ja )?(žiaľ |bohužiaľ )?(nemôžem|nemôžeme|nevidím|nie som|nie sme|neviem|nedokážem|nemám|nesmiem
        |nespoznám|neidentifikuj\w+|nerozpozn\w+|neopis\w+|nebudem|nepodarilo sa mi|nepodarilo sa|nechcem
        |nerozozn\w+)\b…(opísa|popísa|popis|opis|identif|rozpozn|vidieť|vid|určiť|pomôc|spracov|analyz|obráz|obraz|fotk
        |fotogr|nič|žiad|prístup|inform|kto|koho|osob|osôb|ľud|schop|oprávn|možn|rozozn|spoznať|otvor|načít|prečít|stave
        |povedať|urobiť|odpoved|rozlíš)|(musím|radšej) (odmietnuť|ne)|(odmietam|nie je (možné|mi dovolené|povolené)
        |je (nemožné|ťažké|náročné) (opísať|určiť|rozoznať|povedať|identif))|(nemožno|nedá sa) (opísa|popísa|určiť
        |rozozn|rozpozn|identif|spracov|načít|otvor|prečít|zobraz|povedať|analyz)|(na|z|zo) (tomto |tejto |tohto |
        danom )?(obráz\w+|obraz\w+|fotografi\w+|fotke|snímk\w+) (\w+ )?(nemožno|nie je|nie sú|nevidím|nič|sa nedá
        |nevidno)…(nič|rozozn|vidieť|poznať|určiť|rozpozn|zistiť)|nič (nie je vidieť|nemožno|sa nedá|nevidno)|(totožnosť
        |osob\w*|identit\w*|tvár\w*|obsah\w*)( \w+){0,4} (nemožno|nie je možné|nemôžem|sa nedá|nedá sa)|(identifikácia
        |rozpoznanie|opis|popis|rozpoznávanie)( \w+){0,3} (nie je|nemožno)|(kto|koho|čo|kde|čí)\b…(nemôžem|nedokážem
        |neviem|nepoviem|nemožno)|nepoviem|(nemám) (k |prístup|možnosť)|(vaša|tvoja|táto) správa ne""",
    send=r"""(prosím|prosíme),? ~(nahr|pošl|prilož|poskytn|skús|zdieľ|vlož|zopak|opak|zašl|over|skontrol|počk|vyčk|dodaj
        |zadaj|vyber)|(mohli by ste|môžete|môžeš|mohol by si|nemohli by ste) ~(prosím )?(znova )?(nahr|posl|pošl|prilož
        |poskyt|skús|zdieľ|zasl|vlož|opísa|opak)|(nahrajte|nahraj|pošlite|pošli|priložte|prilož|zašlite|vložte|zdieľajte
        |poskytnite) ~(obráz|obraz|fotk|fotogr|súbor|ho|iný|znova|znovu|prosím|snímk)|(skúste|skús|zopakujte
        |opakujte) ~(znova|znovu|neskôr|iný|nahr|posl|akci|ešte|za |pokus)|(môžete|môžeš|mohli by ste
        |nemohli by ste)( mi)? (poslať|zaslať|nahrať|dodať|ukázať)""",
    failed=r"""(pri|počas|kvôli|v priebehu|pre) ~(spracov|načít|nahráv|analýz|chyb|otvár|problém|generov
        |technick)\w*…(chyb|problém|nepodar|zlyh|ťažkost)|(došlo|nastal\w*|vyskytl\w*|objavil\w*|vznikl\w*) (k|sa
        |ku)? ?~(chyb|problém|výpad)|niečo sa (pokazilo|nepodarilo)|chyba (pri|servera|načít|spracov|siete|pripoj
        |systém)|(služba|server|model|systém)( \w+)? (nie je|neodpov|je|bol)\w*…(dostupn|preťaž|neodpov|nedostupn
        |zaneprázd|chyb)|(spracovanie|načítanie|nahratie|nahrávanie|analýza|požiadavka|otvorenie)( \w+){0,2} (zlyhal
        |sa nepodaril|bol\w? preruš)|vypršal|časový limit|(server|služba)( \w+){0,3} neodpov|niečo sa""",
    blocked=r"""(tento |táto |váš |vaša |tvoja |toto )?(požiadavka|žiadosť|obsah|otázka|správa|zadanie
        |výzva)( \w+)? (bol\w?|je|porušuje|nemožno|nespĺňa|odporuje|môže|nie je|nevyhovuje)…(zablok|odmiet|zamiet|zásad
        |pravid|podmien|filtr|spracov|povol|v rozpore|nevhod|dovol)|(moje|naše) (zásady|pravidlá|smernice|podmienky
        |filtr\w*)…(ne|zakaz|blok)|(zásady|pravidlá|filtr\w*) (obsahu|bezpečnosti|ochrany|pre obsah)…(ne|zakaz|blok)|(z
        |kvôli|vzhľadom na|na základe) (bezpečnost\w+|dôvod\w+ (ochrany|bezpeč|súkr)\w*|zásad\w*|pravidl\w+)…(ne|zablok
        |odmiet)|zablokovan\w* (zásad|filtr|kvôli|z dôvodu|pravid|systém)|(odpoveď|moja odpoveď)( \w+)? ?(zadržal|bola
        |zablokov|odfiltrov|zastavil|je)\w*…(filter|filtr|zablok|odstrán|zadrž|zastav|systém|cenzúr)""",
    wait=r"""(okamih|moment|chvíľku|chvíľu|sekundu|chvíľočku|minútku)( prosím|,|$)|(počkajte|počkaj|vyčkajte)( prosím
        | chvíľ| moment|,|$)|(analyzujem|pozriem|opíšem|popíšem|preskúmam|spracúvam|spracovávam|skúmam|prezerám
        |skontrolujem|zanalyzujem|pustím sa)\b|(nechajte|dovoľte|nechaj|dajte) (mi|ma)|(obrázok|fotografia|súbor
        |požiadavka) (sa )?(práve |teraz |je )?(analyzuje|spracúva|spracováva|načítava|nahráva)|prebieha (analýz|spracov
        |načít|nahráv)|(hneď|teraz|okamžite|už|rád|rada|rovno)( sa)?( na)? ?(pozr|prezer|analyz|opíš|skúm|obráz|fotk
        |fotogr|kuk)\w*|(kuknem|mrknem|pozriem)""",
    sadly=r"""žiaľ|bohužiaľ|zrejme|nanešťastie|pozor:|upozornenie:|ospravedlňujem sa,|prepáčte,|ups,|ľutujem,
        |je mi ľúto,""",
)

CROATIAN = Excuses(
    image=r"""(ova |ovo |ta |vaša |tvoja |priložena |poslana |učitana |prenesena |navedena |vaš |priloženi |
        dostavljena )*(slika|fotografija|snimka|datoteka|slikovna datoteka|prilog|privitak|poveznica|link|dokument
        |fotka)( slike)?""",
    sent=r""",? (koju|koji|koje) (ste|si) ~(poslali|učitali|priložili|prenijeli|podijelili|dostavili|poslao|poslala
        |učitao|učitala|priložio)\w*,?""",
    spoilt=r"""(nije|se ne|ne može|se nije|ne mogu|nisu|nema|se nisu|ne sadrži (ništa|nikakav|prepozn)
        |ne prikazuje ništa|ne postoji|ne odgovara)…(učita|otvor|prikaz|obrad|pronađ|dostup|prilož|valjan|isprav|čitlj
        |vidlj|stig|primlj|analiz|opis|podrž|jasn|dovoljno|prenes|pročit|prepozna|poslan|ništa|sadržaj|posto|odgovara
        |može)|nedostaje|krši|je (blokiran|odbijen|uklonjen)\w*|(je|bila je|čini se|izgleda|djeluje
        |se čini)( da je)? ~(ošteće|oštećen|prazn[aoi]\b|nečitlj|neispravn|nevaljan|nepotpun|nedostupn|pokvaren|blokiran
        |(previše|preveć|pre)? ?(tamn|mutn|zamućen|zamagljen|neoštr|mal[aie]\b|svijetl|zrnat|nejasn|pikseliz
        |mračn)\w* (da|za|kako)|(previše|prejako) (tamn|mutn|zamuć|zamag|neoštr|mal|svijetl|zrnat|nejasn|pikseli|mračn))
        |je pre(tamn|mutn|mal|svijetl|mračn|slab)\w*|(je|čini se|izgleda|djeluje|se čini) (nažalost )?(potpuno|posve
        |sasvim|cijela|u potpunosti|u cijelosti|skroz|samo|gotovo potpuno) (crn[aio]\b(?!-|o)|bijel[aio]\b(?!-)|prazn
        |tamn|mutn|zamuć|mračn)""",
    blank=r"""(je|bila je|izgleda|djeluje|čini se) (nažalost |vrlo )?(crn[aio]|bijel[aio]|prazn[aio]|tamn[aio]|mutn[aio]
        |zamućen[aio]|nejasn[aio]|nečitljiv[aio])""",
    plain=r"""(riječ je o|radi se o|ovo je|to je|vidim) (samo |tek |jednostavno )?((potpuno|posve|sasvim|cijel\w
        |u potpunosti|prazn\w+|bijel\w+|crn\w+|mutn\w+|zamućen\w+|jednobojn\w+) ?)+(slic[iu]|slika|slike|fotografij\w
        |snimk\w|datotek\w|pozadin\w)$""",
    unfit=r"""(taj |ovaj |dani )?format( (datoteke|slike|fotografije))? (nije|ne)|(poveznica|veza|adresa
        |link)( \w+)? (ne |nije|je (neispravn|istek|neva))|(kvaliteta|razlučivost|rezolucija)( (fotografije|slike|snimke
        |datoteke))? (ne |nije|je (previše|preniska|toliko|loša|preloša))|(zbog|radi) (\w+ )?(kvalitet|razlučivost
        |rezolucij|loš|nisk|mrak)\w*…(ne|nije)""",
    seems=r"čini (mi )?se|izgleda|očito|vjerojatno|po svemu sudeći|možda",
    nouns=r"slik|fotogra|fotk|datotek|prilo|privit|poveznic|link|učita|prenes",
    lacking=r"\bnije|\bnis|\bne\b|\bnema|nedost|\bprazn|zaborav|ošteće|grešk|pogrešk|problem|blokir|previše|\bcrn",
    no_image=r"""(nije|nisu|nisam|niste|nisi|nema|ne vidim|ne postoji|nismo)…(slik|fotogra|fotk|datotek|prilog|privit)
        |(nijedna|nikakva|niti jedna) (slika|fotografija|datoteka)|nedostaje (slika|fotografija|datoteka|prilog)
        |(zaboravili|zaboravio|zaboravila)…(slik|fotogra|datotek|prilož|učita)|(u|uz) (vašoj|vašu|tvojoj|ovoj
        |tvoju) (poruci|poruku|zahtjevu) …(ne|nije|nedost)|(slika|datoteka) (nije pronađena|nedostupna
        |nije dostupna)""",
    unable=r"""(ja )?(nažalost )?(ne (mogu|možemo|vidim|znam|smijem|prepoznajem|identificiram|raspoznajem|želim|opisujem
        |raspolažem|uspijevam|razaznajem)|nisam|nismo|nemam|neću|nije mi|nije moguće|nemoguće|nije dopušteno
        |ne može se)\b…(opisa|identif|prepozna|vid|odred|pomo|obrad|analiz|slik|fotogra|ništa|nikak|pristup|inform|tko
        |koga|osob|ljud|moguć|mogućn|ovlašt|razazna|raspozna|otvor|učita|pročit|stanju|reći|učini|odgovor|utvrd|razlik)
        |(moram|radije) (odbiti|ne)|(odbijam|teško je (reći|odrediti|razaznati)|nemoguće je)|(na|iz|s) (ovoj |ove |
        ovom |danoj )?(slic\w+|slike|fotografij\w+|snimc\w+) (\w+ )?(se )?(ne|nije|ništa)…(ništa|razazna|vid|prepozna
        |moguće|raspozna)|ništa se ne (vidi|može|razaznaje)|(identitet\w*|osob\w*|lic\w*
        |sadržaj\w*)( \w+){0,4} (nije moguće|ne može|ne mogu|se ne može)|(identifikacija|prepoznavanje|opis
        |opisivanje)( \w+){0,3} (nije|ne može)|(tko|koga|što|gdje|čij\w)\b…(ne mogu|ne znam|neću|nije moguće)
        |(nemam) (pristup|mogućnost)|(vaša|tvoja|ova) poruka ne|ne mogu (reći|otkriti)""",
    send=r"""(molim|molimo)( vas| te)*,? ~(učita|pošalj|prilož|dostav|podijel|pokuša|prenes|provjer|priček|pošal|dodaj
        |odaber|navedi|ponov)|(možete li|možeš li|biste li mogli|možete|možeš|bi li mogao|bi li mogla
        |mogli biste) ~(ponovno )?(učita|posla|prilož|dostav|podijel|pokuša|prenij|opis|doda)|(učitajte|učitaj|pošaljite
        |pošalji|priložite|priloži|prenesite|prenesi|dostavite|podijelite) ~(slik|fotogra|fotk|datotek|je|ju|drug
        |ponovno|opet|novu)|(pokušajte|pokušaj|ponovite) ~(ponovno|kasnije|drug|opet|učita|posla|još|za |pokuš)
        |(možete li|možeš li|biste li mogli|bi li mogao)( mi)? (poslati|dostaviti|učitati|pokazati)""",
    failed=r"""(pri|prilikom|tijekom|zbog|kod) ~(obrad|učitav|analiz|pogrešk|grešk|prijenos|otvaranj|problem|generir
        |tehničk|slanj)\w*…(grešk|pogrešk|problem|neusp)|(došlo je|pojavil\w* se|dogodil\w* se|nastal\w* je
        |nastao je) ~(grešk|pogrešk|problem|prekid)|nešto je (pošlo|krenulo)|(po)?greška (pri|poslužitelja|servera
        |učitav|u obradi|mreže|sustava|tijekom|prilikom)|(usluga|poslužitelj|server|model|sustav)( \w+)? (nije|ne odgov
        |je)…(dostup|preopter|odgov|nedostup|zauzet|grešk)|(obrada|učitavanje|analiza|zahtjev
        |prijenos)( \w+){0,2} (nije usp|neuspješ|nije uspj|prekinut|je prekinut)|isteklo (je )?vrijeme
        |vrijeme (čekanja )?je isteklo|(poslužitelj|server|usluga)( \w+){0,3} ne odgovara""",
    blocked=r"""(ovaj |vaš |ovo |tvoj )?(zahtjev|sadržaj|upit|poruka|materijal)( \w+)? (je|krši|nije|ne|može)…(blokir
        |odbij|pravil|smjernic|politik|uvjet|filtr|može|dopušt|suprot|neprikl|obrad)|(moje|naše|naša|naši) (smjernice
        |pravila|politika|filtr\w*|uvjeti)…(ne|zabran|blok)|(pravila|smjernice|politika|filtr\w*) (o sadržaju|sigurnosti
        |sadržaja|privatnosti)…(ne|zabran|blok)|(zbog|iz|radi) (sigurnosnih|razloga (sigurnosti|privatnosti)|pravila
        |zaštite|smjernica)…(ne|blokir|odbij|nije)|blokiran\w* (zbog|od|pravil|filtr|sustav)|(odgovor
        |moj odgovor)( \w+)? ?(je|zaustavi|blokir|filtrir)\w*…(zaustavi|blokir|filtr|uklon|zadrž|sustav|cenzur)""",
    wait=r"""(trenutak|samo trenutak|trenutačak|moment|sekundu|sekunda|minutu|časak)( molim|,|$)|(pričekajte|pričekaj
        |sačekajte)( molim| trenut| malo| da|,|$)|(analiziram|analizirat|pogledat|opisat|proučit|obrađujem|proučavam
        |pregledavam|provjeravam|provjerit|ispitujem)\b|(dopustite|dozvolite|dajte|daj) (mi|da)|(slika|fotografija
        |datoteka|zahtjev) se (upravo |trenutačno |trenutno )?(analizira|obrađuje|učitava)|(obrada|učitavanje
        |analiza)( slike)? (je )?u tijeku|(odmah|sad|sada|upravo|rado) (ću|gled|pogled|analiz|opis|prouč
        |pregled)\w*…(slik|fotograf|gled|analiz|opis|pogled|$)|(pogledat|bacit) ću""",
    sadly=r"nažalost|na žalost|čini se|izgleda|očito|pozor:|napomena:|ispričavam se,|oprostite,|žao mi je,|ups,",
)

BULGARIAN = Excuses(
    image=r"""(това |тази |този |каченото |изпратеното |прикаченото |предоставеното |качената |изпратената |каченият |
        прикаченият |вашето |вашата )*(изображението|снимката|картината|картинката|файлът|файла|фотографията
        |прикаченият файл|линкът|връзката|документът|изображение|снимка|файл)( ви| с изображението)?""",
    sent=r""",? (което|която|който) (сте |си |ми |качихте|изпратихте|прикачихте)~(качил|изпратил|прикачил|споделил
        |предостав|дал)?\w*,?""",
    spoilt=r"""не (може|можа|е (заред|достъп|налич|валид|четим|прикач|видим|намер|качен|поддърж|ясн|достатъчно|получен
        |пристиг)|беше|бе|се (зареди|зарежда|отваря|вижда|показва|разчита)|бяха|успя|съществува|съдържа (нищо|никак
        |разпозн)|показва нищо|са)|липсва|нарушава|(е|беше|бе) (блокиран|отхвърлен|премахнат)\w*|(е|беше|изглежда|бе
        |май е|се оказа|явно е) ~(повреден|празн[аоия]|нечетлив|нечетим|невалид|непълн|недостъп|счупен|блокиран|дефект
        |(твърде|прекалено|много) (тъмн|размаз|неясн|малк|замъгл|размит|светл|зърнест|пиксел|слаб|ниск|разфокус))|(е
        |изглежда|беше|бе) (за съжаление )?(напълно|изцяло|цялата|цялото|съвсем|само|просто|почти изцяло
        |целия) (черн[аоия](?!-| и бел|-бял)|черен\b|бял[аоия]?\b(?!-)|празн|тъмн|размаз|замъгл)""",
    blank=r"""(е|беше|изглежда|бе) (за съжаление |много )?(черн[ао]|черен|бял[ао]?|празн[ао]|празен|тъмн[ао]
        |размазан[ао]?|неясн[ао]|замъглен[ао]?|нечетлив[ао]?)""",
    plain=r"""(това е|става дума за|виждам|тук има) (само |просто )?((изцяло|напълно|съвсем|цял\w+|празн\w+|бял\w*
        |черн\w+|черен|размазан\w*|едноцветн\w+) ?)+(изображение|снимка|картина|файл|фон|екран)$""",
    unfit=r"""(този |даденият )?(файлов |файловият )?формат\w*( (на (файла|изображението|снимката)))? (не|е (невалид
        |неподдърж))|(връзката|линкът|адресът|линка)( \w+)? (не |е (невалид|изтек|счупен)|изтече)|(качеството
        |резолюцията|разделителната способност)( на (снимката|изображението|файла))? (не |е (твърде|прекалено|недостат
        |толкова|лошо))|(поради|заради) (\w+ )?(качеств|резолюц|лош|ниск|тъмн)\w*…(не|невъзм)""",
    seems=r"изглежда|явно|очевидно|май|вероятно|по всяка вероятност|струва ми се|може би",
    nouns=r"изображени|снимк|картин|файл|прикач|връзк|линк|качи|качв|зареди",
    lacking=r"\bне\b|\bняма|липс|\bпразн|забрав|повред|грешк|проблем|блокир|твърде|\bчерн|\bникак",
    no_image=r"""(не (е|беше|сте|си|бе|бяха|виждам|получих|открих|намирам|съм|са)|няма|нямам)…(изображени|снимк|файл
        |картин|прикач|качен|качил)|(никакво|никаква|никакъв|нито едно) (изображение|снимка|файл)|липсва (изображени
        |снимк|файл|прикач)|(забравили|забравихте|забравил)…(изображени|снимк|файл|прикач|кач)|(в|към) (вашето |това |
        твоето )?съобщение\w* …(не|няма|липс)|(изображението|файлът|снимката) (не е намерен|липсва)""",
    unable=r"""(аз |ние )?(за съжаление )?(не (мога|можем|виждам|зная|знам|разпознавам|идентифицирам|съм|сме|успях
        |успявам|различавам|е възможно|ми е|ще|искам|мога да|разполагам|описвам|може да се|се вижда|успяхме)|нямам
        |невъзможно)\b…(опис|идентиф|разпозна|вид|вижд|опреде|помог|обработ|анализ|изображени|снимк|нищо|никак|достъп
        |информ|кой|кого|лица|хора|хорат|възмож|състоян|позвол|различ|отвор|зареди|проче|разбер|кажа|направ|отговор
        |устан|разчет)|(трябва да|предпочитам да) (откажа|не)|(отказвам|невъзможно е|трудно е да|не е възможно)|(на|от|в
        |по) (това |тази |този )?(изображени\w+|снимк\w+|картин\w+|фотографи\w+) (\w+ )?(не|нищо)…(нищо|различ|вижд
        |разпозна|може|възмож)|нищо не (се|може|личи)|(самоличност\w*|лицата|хората|човекът|лицето
        |съдържани\w*)( \w+){0,4} не (може|могат|мога|е възможно)|(идентифициране\w*|разпознаване\w*
        |описание\w*)( \w+){0,3} (не|е невъзможн)|(кой|кого|какво|къде|чи[йя])\b…(не мога|не зная|не знам|няма да)
        |нямам (достъп|възможност|право|информац)|(съобщението|вашето съобщение|запитването)( \w+)? (не|няма)""",
    send=r"""(моля|молим)( ви| те)*,? ~(качете|качи|изпрат|прикач|предостав|опит|сподел|провер|изчак|повтор|добав|избер
        |посоч|подай|дай)|(бихте ли|можете ли|може ли да|можеш ли|би ли|бихте могли) ~(да )?(кач|изпрат|прикач|предостав
        |опит|сподел|опис|повтор|добав)|(качете|качи|изпратете|изпрати|прикачете|прикачи|споделете
        |предоставете) ~(изображени|снимк|файл|я |го |ново|друг|отново|пак)|(опитайте|опитай|пробвайте
        |повторете) ~(отново|по-късно|пак|друг|да кач|след|с друг|още)|(можете ли|можеш ли|бихте ли
        |може ли)( да)?( ми)? (прат|изпрат|кач|покаж|дад)\w*""",
    failed=r"""(при|по време на|поради|заради) ~(обработ|зарежд|анализ|грешк|кач|отвар|проблем|генерир|технич
        |изпращ)\w*…(грешк|проблем|неуспе|срив)|(възникна|възникнаха|настъпи|появи се|получи се|имаше
        |възникнал\w*) ~(грешк|проблем|срив)|нещо се обърка|грешка (при|в|на сървър|по време|в сървър|със|в систем)
        |(услугата|сървърът|моделът|системата)( \w+)? (не |е |в момента)…(отговар|достъп|налич|претовар|недостъп|заета?
        |грешк)|(обработката|зареждането|анализът|заявката|качването)( \w+){0,2} (не успя|се провали|беше прекъсн
        |бе прекъсн|е неуспеш)|(изтече|превишено) (времето|време|лимит)|(сървърът|услугата)( \w+){0,3} (не отговаря
        |се бави)|нещо се""",
    blocked=r"""(тази |вашата |това |този |твоята )?(заявка\w*|съдържани\w*|съобщени\w*|въпрос\w*|запитване\w*
        |материал\w*)( \w+)? (е|беше|бе|нарушава|не|може)…(блокир|отхвърл|правил|политик|услови|насок|филт|може|позвол
        |против|неподход|разреш)|(моите|нашите|нашата) (правила|насоки|политик\w*|филтр\w*|услови\w*)…(не|забран|блок)
        |(правилата|политиката|филтърът) (за съдържание|за сигурност|за поверителност)…(не|забран|блок)|(поради|от
        |заради) (съображения|причини|правила\w*|политика\w*) (за|свързани|на)…(сигурн|поверит|съдърж|не|блок)
        |блокиран\w* (от|поради|заради)|(отговорът|моят отговор)( \w+)? ?(беше|е|бе)…(спрян|блокир|филтр|премахн|задърж
        |цензур)""",
    wait=r"""(момент|един момент|момента|секунда|секундичка|минутка|минута|само момент|само секунда)( моля|,|$)
        |(изчакайте|изчакай|почакайте)( моля| малко| момент| да|,|$)|(анализирам|ще (анализирам|опиша|разгледам|проверя
        |погледна|прегледам)|разглеждам|обработвам|преглеждам|проверявам)\b|(позволете|нека|дайте|дай) (ми|да )
        |(изображението|снимката|файлът|заявката) се (анализира|обработва|зарежда|качва)|(в момента )?се (анализира
        |обработва)|(обработката|анализът|зареждането) (е )?в ход|(веднага|сега|ей сега|тъкмо
        |с удоволствие) (ще )?(поглед|гледам|разглежд|анализ|опи|вижд|провер)\w*|(ще )(погледна|хвърля|разгледам)""",
    sadly=r"за съжаление|за жалост|изглежда|явно|очевидно|внимание:|забележка:|извинете,|съжалявам,|опа,|уви,",
)
