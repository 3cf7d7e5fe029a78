"""Romanian and Catalan."""

from __future__ import annotations

from django_autocaption.text.tables.excuses.base import Excuses

ROMANIAN = Excuses(
    image=r"""(imaginea|fotografia|poza|fișierul|documentul|atașamentul|linkul|această imagine|această fotografie
        |acest fișier|acest link)( (dvs|ta|dumneavoastră|ta|trimisă|încărcată|atașată|furnizată|trimis|încărcat
        |atașat))?|imagine|fișier""",
    sent=r",? pe care (ați|ai|mi-ați|mi-ai)( \w+){1,3},?",
    spoilt=r"""nu (s-a|a|poate|se|este|pare|există|apare|ajunge|e|conține|putea|au|s-au)…(încărc|deschi|cit|afiș|proces
        |găsi|disponibil|valid|accesibil|atașat|primit|analiz|clar|suport|vizibil|lizibil|descri|suficient|complet
        |trimis|recuno|interpretat|identific|ajuns|descărc)|(este|pare|e|pare a fi|pare să fie|era) ~(deteriorat|corupt
        |goal|gol\b|ilizibil|invalid|incomplet|stricat|defect|inaccesibil|blocat|lips|indisponibil|(mult )?prea (întunec
        |neclar|mic|pixel|încețoș|luminoas|ștears|blurat|vagă|compres|slab))|(este|pare|e)( a fi
        | să fie)? (din păcate )?(complet|în întregime|total|toată|tot|pur și simplu|aproape|integral) (neagr|negr|alb
        |goal|gol\b|întunec|neclar)|lipsește|încalcă|a fost (blocat|respins|refuzat|eliminat|filtrat)|nu (arată
        |conține) (nimic$|niciun (conținut|element|detaliu))""",
    blank=r"""(este|pare|e)( a fi| să fie)? (foarte )?(neagră|neagra|albă|goală|goală|neclară|întunecată|ilizibilă|gol
        |negru|alb|încețoșată)""",
    plain=r"""(este|aceasta este|e|pare|pare a fi|văd doar|e vorba de) (doar |pur și simplu )?(o|un) (imagine|fotografie
        |poză|fișier|ecran|fundal)( (complet|total|în întregime|pur și simplu))* (alb[ăa]?|neagră|negru|goală|gol
        |neclară|ilizibilă)$""",
    unfit=r"""(acest|formatul) ?(format( de (fișier|imagine))?|(fișierului|imaginii|de fișier)|acesta)? ?(nu
        |este (invalid|incompatibil))|(linkul|legătura|adresa)( \w+)? (nu |este (invalid|expirat|mort)|a expirat)
        |(calitatea|rezoluția)( (fotografiei|imaginii|pozei|slabă))? (nu |este (prea|insuficient|slabă)|împiedică|face)
        |(din cauza|dată fiind) (calit|rezoluț|luminozit)\w*…(nu|imposibil)""",
    seems=r"(se pare|pare|mi se pare|aparent|probabil|se vede|cred)( că)?",
    nouns=r"imagin|fotogra|poz[aăe]|fișier|atașa|link|încărc",
    lacking=r"""\bnu\b|\bnici|\bfără\b|\bnimic|\bgoal|lips|uitat|deteriorat|corupt|eroare|problem|blocat|prea|neagr
        |invalid""",
    no_image=r"""nu (a |ați |ai |s-a |am |există |este |se |văd |găsesc |pare |mi )…(imagin|fotogra|poz|fișier|atașament
        |link)|(nicio|niciun) (imagine|fotografie|poză|fișier|atașament)…(atașat|primit|încărcat|găsit|disponibil
        |furnizat|trimis|detectat|nu)|(ați|ai) uitat|lipsește (imaginea|fotografia|poza|fișierul)|(imagine|fișier
        |fotografie) (negăsit|indisponibil|invalid|nedisponibil|lipsă)|mesajul (dvs|dumneavoastră|tău)?\.? ?nu""",
    unable=r"""(eu |noi )?nu (mă |ne |vă |îmi |te |le |o |îl |pot |putem |sunt |suntem |văd |disting |recunosc |
        identific |știu |am |reușesc |voi |doresc |este |e |se |i-am |ar )…(posibil|capab|descri|identific|recuno|vede
        |vedea|determin|ajut|proces|analiz|imagin|fotogra|nimic|niciun|nicio|acces|inform|cine|ce |persoan|furniz
        |autoriz|disting|permis|răspun|măsură|deschi|încărc|interpret|cit)|(îmi|ne) (este|e) (imposibil|greu)|(este
        |e) (imposibil|dificil|greu) (de|să)|imposibil (de|să)|(sunt|suntem) incapab|(trebuie să|prefer să) (refuz|nu)
        |(refuz|mă abțin)\b|nimic nu (se|este|poate|e)|(persoan\w+|identitatea|fețele|conținutul|descrierea
        |identificarea)( \w+){0,4} nu (poate|pot|este|e|sunt)|(în|din|pe) (imagine|această imagine|fotografie
        |poză) nu (se|este|pot|poate) …(nimic|disting|vede|vedea|recuno)|(cine|ce|unde|despre cine)\b…nu (pot|știu
        |aș putea)|prefer să nu|nu am|(mesajul|cererea)( \w+)? nu""",
    send=r"""(vă rog|te rog|vă rugăm|rog),? ~(să )?(îmi |mi-o |o |ne )?(încărc|trimit|ataș|furniz|partaj|încerc|reîncerc
        |verific|aștept|retrimit|indic|select|adăug|distribui|oferi)|(puteți|poți|ați putea|ai putea
        |ați vrea) ~(să )?(îmi |mi-o |o |ne )?(încărc|trimit|ataș|furniz|partaj|încerc|retrimit|descri|adăug)|(încărcați
        |încarcă|trimiteți|trimite|atașați|atașează|retrimiteți|furnizați|partajați)(-mi|-o|-ne)? …(imagin|fotogra|poz
        |fișier|din nou|încă o dată)|(încercați|încearcă|reîncercați|reîncearcă|mai încercați
        |mai încearcă)( \w+){0,2} ?(din nou|mai târziu|încă|cu|ulterior|peste|$)""",
    failed=r"""(a|s-a) (apărut|produs|survenit|intervenit|întâmpinat|întâmplat) (o|un|ceva) (\w+ )?(eroare|problem|greș)
        |(o|un) (eroare|problemă) (\w+ )?(a|la|în|internă|neașteptată|de server)|ceva n(u|-) ?a (mers|funcționat)
        |eroare (la|internă|de|neașteptată|în timpul) ?\w*|(serviciul|serverul|modelul|sistemul)…(nu (este disponibil
        |răspunde)|indisponibil|supraîncărcat|ocupat|eroare)|(încărcarea|procesarea|analiza|cererea|solicitarea
        |descărcarea)( \w+)? (a eșuat|nu a|a fost întrerupt)|(în timpul|din cauza|la) (\w+ )?(proces|încărc|anali|eroare
        |erori|problem|citir)\w*…(eroare|problem|tehnic)|timpul (de așteptare )?a expirat|(serverul|serviciul) (întârzie
        |nu (răspunde|a răspuns)|răspunde prea)|ceva nu a|ceva n-a""",
    blocked=r"""(solicitarea|cererea|această solicitare|această cerere|solicitarea dvs)…(blocat|respins|refuzat|încalcă
        |nu (poate|respectă|este))|(acest conținut|conținutul|mesajul|promptul)…(blocat|respins|refuzat|încalcă
        |nu (poate|respectă|este)|inadecvat|filtrat|neadecvat)|conținut (blocat|nepermis|inadecvat|sensibil
        |indisponibil)|(politic\w+|reguli\w*|filtr\w+|instrucțiunile|liniile directoare) (noastr\w+|mele|noastre
        |de (conținut|siguranță|securitate|utilizare))…(nu|interzic|împiedic|bloc)|din motive de (siguranță|securitate
        |confidențialitate|politică)|blocat(ă)? (de|din|pentru)|(răspunsul)( \w+)? (a fost|este)…(oprit|blocat|filtrat
        |eliminat|reținut|cenzurat)""",
    wait=r"""(un|doar un|o) (moment|minut|secundă|clipă|moment|minuțel)( vă rog| te rog| până|,|$)|(voi|vom|am să
        |o să) (analiz|examin|descri|verific|proces|privi|mă uit)|(analizez|examinez|verific|procesez|descriu|mă uit)\b
        |lăsați-mă|lasă-mă|permiteți-mi|(imaginea|fotografia|cererea) (este în curs|se (încarcă|procesează|analizează))
        |(așteptați|vă rugăm să așteptați|așteaptă)( vă| un| puțin|,|$)|(mă uit|arunc|privesc|verific) (imediat|acum|la
        |o)""",
    sadly=r"din păcate|din nefericire|aparent|se pare că|atenție:|notă:|îmi pare rău,|scuze,",
)

CATALAN = Excuses(
    image=r"""(l'|(la|aquesta|la teva|la vostra|el|aquest|una|la seva) )(imatge|foto|fotografia|fitxer|arxiu|adjunt
        |enllaç|document)( (adjunta|proporcionada|enviada|pujada|carregada|rebuda)|( adjunt| enviat| pujat))?|imatge
        |fitxer""",
    sent=r",? que (m'|ens )?(has|heu|ha|han|vas|vau)( \w+){1,2},?",
    spoilt=r"""no (s'ha|es|ha|està|és|sembla|carrega|apareix|existeix|s'obre|conté|té|s'han|va|ha pogut
        |s'ha pogut)…(carreg|obr|obert|mostr|process|lleg|trob|disponible|adjunt|vàlid|accessible|visualitz|rebut|puja
        |analitz|interpret|complet|nítid|clar|suficient|correctament|recone|descriu|identific|visible|arriba|descarreg)
        |(està|sembla|és|sembla estar|sembla ser|apareix|resulta) ~(malm|corrupt|corromp|buida?\b|il·legible|invàlid
        |incomplet|trenca|defectuos|inaccessible|bloque|absent|no disponible|danyad|feta malbé|(massa|molt
        |excessivament) (fosc|borros|petit|pixel|desenfoca|clar|difus|mogu|degrada|granula))|(està|és|sembla
        |apareix) (estar |ser )?(completament|totalment|del tot|tota|tot|simplement|pràcticament|enterament) (en |
        de color )?(negr\w*(?! i blanc)|blan\w+|buid|fosc|borros|desenfoca)|falta\b|manca\b|infringeix|viola\b
        |incompleix|(ha estat|s'ha) (bloque|rebutja|elimina|filtra)|no (mostra|conté) (res$|cap (contingut|element
        |detall))""",
    blank=r"""(està|és|sembla|apareix) (estar |ser )?(molt |en |de color )?(negr[ea]|blan[ca]\w*|buida?|borros[oa]?
        |borrós|fosca?|desenfocada|il·legible|negre)""",
    plain=r"""(es tracta (d'|de )|això és|aquesta és|és|sembla|només (hi ha|veig)) ?(només |simplement )?una? (imatge
        |foto|fitxer|pantalla|fons|fotografia)( (totalment|completament|del tot|tota|en))* (blan\w+|negr\w+|buida?
        |borros[oa]|borrós|il·legible)$""",
    unfit=r"""(aquest|el) format( (de|del) (fitxer|imatge|l'arxiu))?( d'imatge)? (no|és (invàlid|incompatible))|(l'
        |aquest ) ?enllaç( \w+)? (no |està (trencat|caducat)|és invàlid|ha caducat)|la (mala |baixa )?(qualitat
        |resolució)( (de|d') ?(la |aquesta |l')?(foto|imatge|fotografia))? (no |impedeix|és (massa|molt|insuficient)|fa)
        |(a causa de|per|atesa) la (\w+ )?(qualitat|resolució)…(no|impossible)""",
    seems=r"(em )?(sembla|semblaria)|pel que sembla|aparentment|es veu que|crec que|probablement",
    nouns=r"imatge|foto|fitxer|arxiu|adjunt|enllaç|puja|carreg",
    lacking=r"""\bno\b|\bcap\b|\bsense\b|\bres\b|\bbuid|falta|oblid|malm|corrupt|error|problema|bloque|massa|negr
        |invàlid""",
    no_image=r"""no (s'ha |has |heu |he |hem |m'has |hi |veig |he rebut |apareix |existeix |trobo |s'han )…(imatge|foto
        |fitxer|arxiu|adjunt|enllaç)|(cap|ninguna) (imatge|foto|fitxer|arxiu|fotografia)…(adjunt|rebu|carrega|troba|puja
        |disponible|proporciona|envia|detecta|no)|(has|heu|t'has|us heu) oblida|falta (la|una|el) (imatge|foto|fitxer)
        |(imatge|fitxer|foto) (no (trobad|disponible|rebud|proporcionad|vàlid)|absent)|(el )?(teu
        |vostre) missatge no""",
    unable=r"""(jo |nosaltres )?no (em |ens |et |us |se |es |la |el |m')?(és|era|puc|podem|vaig|soc|sóc|som|estic|estem
        |aconsegueixo|veig|veiem|distingeixo|reconec|identifico|sé|tinc|disposo|he|vull|descriuré|pot|poden|distingeix
        |veu|s'hi|s'aprecia|descric)\b…(possible|capaç|descriu|identific|recon|veur|veu\b|determin|ajud|process|analitz
        |imatge|foto|\bres\b|\bcap\b|acce|inform|\bqui|\bquè|persona|proporc|autoritz|disting|permi|respon|fer\b|obrir
        |carreg|interpret|lleg)|(em|ens) (resulta|és) (impossible|difícil)|(és|resulta) (impossible|difícil)
        |impossible (de )?(veur|descri|identific|determin|recon|process|carreg|obr|analitz|disting|sab|lleg)|(soc|sóc
        |som) incapa|(he de|prefereixo|haig de) (rebutjar|declinar|no\b|abstenir)|(em nego|m'abstinc)|res (és|es
        |no)…(veu|visible|disting|recon|aprecia)|(les?|aquesta|els|la) (persones?|rostres?|identitat)…no…(identific
        |recon|determin|revel)|(en|a|de) (la|aquesta) (imatge|foto) no (es|s'hi|s'|hi)…(res|disting|veu|veure|aprecia
        |recon)|el contingut…no|la (descripció|identificació)…no|(qui|què|on|de qui)\b…no (puc|ho|sé|podria)
        |prefereixo no|no (tinc|disposo)|(el teu|el vostre|aquest) missatge no""",
    send=r"""(si us plau|sisplau|per favor),? …(puj|envi|adjunt|proporcion|compart|intent|carreg|torn|prov|verific|revis
        |comprov|esper|indic)|(podries|pots|podríeu|podeu|podria|pot) ~(puj|envi|adjunt|proporcion|compart|intent|carreg
        |tornar|descriu|facilit)|(puja|pugeu|pugi|envia|envieu|envia'm|adjunta|adjunteu|comparteix|compartiu|carrega
        |carregueu|torneu|torna|proporcioneu) ~(la|una|el|a|de nou|hi)\b…(imatge|foto|fitxer|de nou|un altre cop
        |una altra vegada|si us plau)|(intenteu|intenta|proveu|prova|torneu|torna|reintent\w+)(-ho|-la)? ~(a (provar
        |intentar|pujar|enviar|carregar)|de nou|més tard|una altra|un altre|amb una)|(em|ens|me) (pots|podries|podeu
        |envies|passes)…(enviar|passar|versió|foto|imatge|altra|nova)""",
    failed=r"""(s'ha|ha|hi ha|s'han|hem|hi) (produït|ocorregut|hagut|aparegut|detectat|trobat|passat) (un|algun
        |una) (\w+ )?(error|problema|fallada|incidència)|(un|l'|hi ha un) ?(error|problema) (\w+ )?(ha|en|intern
        |al servidor|impedeix|tècnic|inesperat)|alguna cosa (ha |va |no )|error (en (carreg|process|obr|gener|lleg
        |analitz)|intern|inesperat|desconegut|del servidor|de (càrrega|xarxa|connexió))|(el|aquest|nostre) (servei
        |servidor|model|sistema)…(no (està )?disponible|sobrecarrega|no respon|ocupa|error)|servei no disponible|(la|el
        |teva|vostra) (càrrega|pujada|processament|anàlisi|sol·licitud|petició|descàrrega)( de \S+ \w+| de l'imatge
        | \w+)? (ha fallat|no s'ha|s'ha interromput|no ha)|(en|durant|mentre|a causa d') ?(es |la |el |l'|un )?(process
        |carreg|càrrega|obr|anàlisi|analitz|puja|error|problema)\w*…(error|problema|tècnic)|temps d'espera|(el
        |nostre) (servidor|servei) (triga|no (respon|ha)|tarda)|alguna cosa (ha |va )?(anat|anar|fallat|fallar)""",
    blocked=r"""(aquesta|la|la teva|la vostra) (sol·licitud|petició|consulta|pregunta)…(bloque|rebutja|infring|viol
        |incompl|no (pot|compleix|és|està)|denega|contrà)|(aquest|el|el teu) (contingut|missatge|material)…(bloque
        |rebutja|infring|viol|incompl|no (pot|compleix|està|és)|inapropia|filtra|inadequa)|contingut (bloquejat
        |no permès|inapropiat|sensible|no disponible)|((les meves|les nostres|la nostra|els nostres) (polítiques?
        |directrius|normes|condicions|filtres?|regles)|(les?|la|els?) (polítiques?|directrius|normes
        |filtres?) de (contingut|seguretat|ús|privadesa))…(no |prohib|imped|bloque|em )|per (raons|motius
        |qüestions) de (seguretat|privadesa|política|privacitat)…(no|bloque|rebutj)|bloqueja(t|da) (per|a causa)|(la
        |la meva|la teva) resposta (ha estat|s'ha|està)…(filtra|bloque|elimina|retin|censura)""",
    wait=r"""(un|només un|dona'm un|espera un|espereu un|doneu-me un) (moment|momentet|segon|instant|minut)( si us plau
        | mentre| que|,|$)|(vaig|anem|procedeixo) a (analitz|veur|examin|descriu|revis|mir|process)|(estic
        |estem) (analitza|processa|revisa|examina|mira|carrega)|(analitzaré|analitzant|descriuré|revisaré|examinaré
        |processant|analitzo|examino)\b|deixa'm|deixeu-me|permet-me|permeteu-me|(la|teva) (imatge|foto
        |sol·licitud) (s'està|està sent)|(espera|espereu)( un| si|,|$)|(ara|de seguida)( mateix)? (miro|veig|analitzo
        |reviso|examino|hi dono)|(donaré|li dono) (un cop|una ullada)""",
    sadly=r"""lamentablement|malauradament|desafortunadament|per desgràcia|pel que sembla|aparentment|atenció:|nota:
        |ho sento,|em sap greu,|ups,""",
)
