"""Norwegian, Swedish, Danish and Finnish."""

from __future__ import annotations

from django_autocaption.text.tables.excuses.base import Excuses

NORWEGIAN = Excuses(
    image=r"""(det |dette |den |denne )?(\w+e )?(bildet|fotoet|bildefilen|filen|vedlegget|fotografiet|lenken|dokumentet
        |bilde|fil)( ditt| din)?""",
    sent=r",? (som )?(du|dere) (har )?(lastet|sendte|la|delte|sendt|lagt|delt|ga|oppga)( opp| ved| inn| meg)?,?",
    spoilt=r"""(kunne|kan|ble|blir|er|lar seg|har|lot seg|ser|lastes|vises) ~ikke (lastes|leses|åpnes|vises|behandles
        |finnes|lastet|lest|åpnet|vist|behandlet|funnet|analyseres|beskrives|gjenkjennes|tolkes|lese|åpne|laste|vise
        |støttet|tilgjengelig|lesbart?|synlig|gyldig|kommet|riktig|tydelig|mottatt|brukes|analysert|lastet inn)
        |laster ikke|mangler$|mangler (i|fra)|bryter (med|mot)|strider mot|(er|ble) (blokkert|avvist|sperret)
        |har (ingenting|ikke noe innhold)|(inneholder|viser) (ingenting$|ingen (synlige|gjenkjennelige)|ikke noe (synlig
        |gjenkjennelig|innhold))|(er|var|ser ut til å være|virker|synes å være) ~(skadet|ødelagt|ugyldig|uleselig
        |korrupt|ufullstendig|defekt|utilgjengelig|blokkert|(alt |altfor |veldig )?for (mørkt?|uskarpt?|utydelig|lite
        |liten|pikselert|kornete?|lyst?|uklart?|dårlig|sløret))|(er|ser ut til å være|virker|synes å være) (dessverre |
        bare )*(helt|fullstendig|totalt|komplett|nesten helt|kun) (svart(?!-| og hvit)|hvitt?\b(?!-)|tomt?\b|mørkt?\b
        |uskarpt?|blankt?\b)|ser ut til å (være tomt?|mangle)""",
    blank=r"""(er|var|ser ut til å være|virker) (dessverre |bare |veldig )*(svart|hvitt?|tomt?|blankt?|mørkt?|uskarpt?
        |uklart?|utydelig)""",
    plain=r"""(dette|det|her) (er|ser ut til å være|vises) (bare |kun |et |ei |en )*((helt|fullstendig|totalt|tomt|hvitt
        |svart|uskarpt|blankt) ?)+(bilde|foto|flate|fil)$""",
    unfit=r"""(dette |det )?(fil|bilde)?formatet (støttes|er|kan|gjenkjennes)…(ikke|ugyldig)|(lenken|linken
        |adressen) (fører|peker|virker|går|er|viser)…(ikke|ingen|ugyldig|utløpt)|(bildets |bilde)?(kvaliteten|kvalitet
        |oppløsningen)( på \w+)? (er|gjør|tillater|holder)…(for (dårlig|lav)|ikke)|på grunn av (\w+ )?(bilde)?(kvalitet
        |oppløsning)\w*…(ikke|umulig)""",
    seems=r"det (ser|virker|synes|later)|det kan se|tilsynelatende|visstnok|trolig",
    nouns=r"bilde|foto|\bfil|vedlegg|lenke|lastet opp|lagt ved|last",
    lacking=r"""ikke\b|ingen|\bmangl|\btom|glemt|skadet|ødelagt|\bfeil|problem|galt|blokkert|\bfor (mørk|uskarp|liten)
        |svart|ugyldig""",
    no_image=r"""(det |jeg )?(er|ble|har|fulgte|finnes|var|mangler|fikk|mottok|kom) (det |dessverre |ennå |
        blitt )*(ikke |ingen )(noe |noen )?(bilde|foto|fil|vedlegg|vedlagt|lastet|lagt ved|sendt|mottatt)|(ingen
        |ikke noe|intet) (bilde|bilder|foto|fil|vedlegg|bildefil)\w* ~(vedlagt|lastet|funnet|mottatt|tilgjengelig|lagt
        |oppgitt|registrert|sendt|ved$|valgt|ble|er)|du (har|glemte|må|la)…(ikke|glemt|glemte|ved|laste)|(meldingen
        |forespørselen)( din)? …(ikke|ingen)""",
    unable=r"""(jeg|vi) …(ikke|ingenting|ingen|umulig)\b|(kan|klarer|ser|får|har) (jeg|vi) …(ikke|ingen)|(jeg
        |vi) (avstår|må avslå|nekter|må dessverre)|det (er|var|lar seg|lot seg) (dessverre |her )*(ikke|umulig
        |vanskelig å)|(på|i|ut fra|av) (dette |det )?(bildet|fotoet|filen) (er|kan|lar|ser) …(ikke|ingenting|umulig)
        |(ingenting|ikke noe) (kan |er |å |synlig)…(sees|se\b|gjenkjennes|synlig|skimtes|beskrive)|(personen|personene
        |identiteten|innholdet|motivet)\b…(ikke|umulig)…(identifi|gjenkjen|fastslå|bestem|beskriv|tolk)|(identifisering
        |gjenkjenning|beskrivelse|analyse) …(ikke|umulig)|(hvem|hva|hvor|om)\b…(jeg|vi) (ikke|ingen)|(meldingen
        |forespørselen)( din| deres)? (inneholder|har|mangler) (ikke|ingen|intet)""",
    send=r"""(vennligst|kan du|kunne du|vær så snill|vær vennlig|kan dere|vil du) ~(å )?(last|laste|send|sende|legg
        |legge|del|dele|prøv|prøve|oppgi|velg|sjekk|vent|beskriv|gi)|(last|send|legg|del) (gjerne |vennligst |meg |inn |
        opp |ved |med )*(bildet|et|et nytt|et annet|bilde|filen|det)\b…(bilde|opp|inn|på nytt|igjen|ved|fil|$)
        |prøv (gjerne |å |det |laste |sende |en gang |litt )*(igjen|på nytt|senere|opp|én|en)""",
    failed=r"""(det )?(oppsto|oppstod|har oppstått|skjedde|har skjedd|er oppstått|inntraff) (det |dessverre )?(en |
        et )?(\w+ )?(feil|problem)|(det )?gikk (noe )?(galt|feil)|noe gikk (galt|feil)|(en|et) (\w+ )?(feil
        |problem) (oppsto|oppstod|har|gjorde|skjedde|hindret)|(tjenesten|serveren|modellen|systemet) (er|svarer|kan|har
        |kunne)…(ikke|utilgjengelig|overbelastet|feil|nede)|(lasting|opplasting|behandling|innlasting|analyse
        |forespørsel)(en)?( \w+){0,3} (mislyktes|feilet|ble avbrutt|kunne ikke)|tidsavbrudd|feil under|(under|ved
        |på grunn av) (\w+ )?(behandling|lasting|opplasting|analyse|feil|innlasting)\w*…(feil|problem|galt)|(serveren
        |tjenesten) …(for lang|ikke svar|tidsavbrudd)|(oi|ops|uff),? noe""",
    blocked=r"""(forespørselen|innholdet|denne forespørselen|dette innholdet|dette|meldingen|oppgaven|bildet)( din
        | ditt)? (er|ble|bryter|kan|strider|har|er blitt) ~(blokkert|avvist|stoppet|mot\b|med\b|ikke|nektet|filtrert)
        |(av|på grunn av|grunnet) (\w+ )?(sikkerhets|innholds|personvern|retningslinje|hensyn)\w* …(jeg|ikke|blokkert
        |avvist)|(retningslinjene|innholdsfilteret|filteret|reglene|våre retningslinjer|mine retningslinjer) …(ikke
        |blokker|forby|hindre)|(blokkert|avvist) (av|på grunn)|innhold(et)? (blokkert|ikke tilgjengelig)|(svaret|svar
        |resultatet)( \w+)? (ble|er|har)…(stoppet|blokkert|filtrert|fjernet|holdt)""",
    wait=r"""(et|bare et|ett) (øyeblikk|sekund|lite øyeblikk)( vennligst|,|$|!)|(øyeblikk|vent)( litt| et| mens|,|$)
        |jeg (analyserer|skal|vil|ser på|undersøker|går|begynner|beskriver|behandler|sjekker)\b|la meg|(bildet|filen
        |forespørselen) (analyseres|lastes|behandles|blir nå|er under)|jeg (ser|tar|kikker|titter|skal se)…(nærmere
        |bildet|fotoet|titt)""",
    sadly=r"dessverre|beklager|beklageligvis|tilsynelatende|visstnok",
)

SWEDISH = Excuses(
    image=r"""(den |denna |det |detta )?(\w+de |\w+na )?(bilden|fotot|bildfilen|filen|bilagan|fotografiet|länken
        |dokumentet|bifogade filen|bild|fil)""",
    sent=r""",? (som )?(du|ni) (har )?(laddade|skickade|bifogade|delade|laddat|skickat|bifogat|delat|angav)( upp| in
        | med)?,?""",
    spoilt=r"""(kunde|kan|gick|går|har|är|blev|verkar|lästes|laddades) ~(inte|ej) (att )?(laddas|läsas|öppnas|visas
        |behandlas|hittas|laddats|lästs|öppnats|visats|hittats|analyseras|beskrivas|tolkas|identifieras|läsa|öppna|ladda
        |visa|bearbetas|bifogats|tagits emot|kommit|ha laddats|vara giltig|tydlig|läsbar|tillgänglig|synlig|giltig
        |korrekt|användas|urskilja|in\b|nås|bearbeta)|laddas inte|laddades inte|saknas|bryter mot|strider mot|(är
        |har) (blockerats|blockerad|avvisats|avvisad|nekats)|saknar innehåll|(innehåller|visar) (ingenting$|inget$
        |inga (synliga|urskiljbara|identifierbara)|inget (synligt|urskiljbart|innehåll))|(är|var|verkar|tycks|förefaller
        |ser ut att) ~(vara )?(skadad|skadat|trasig|ogiltig|ogiltigt|oläslig|oläsligt|korrupt|ofullständig|otillgänglig
        |blockerad|(alldeles |alltför )?för (mörk|suddig|otydlig|liten|pixlig|kornig|ljus|oskarp|dålig|suddigt|mörkt
        |otydligt))|(är|verkar|tycks|ser ut att|förefaller) (vara )?(tyvärr |bara )*(helt|fullständigt|totalt
        |nästan helt|enbart)( och hållet)? (svart\b(?!-| och vit|vit)|vit\b(?!-)|tom\b|tomt\b|mörk\b|suddig|blank
        |vitt\b)|(verkar|tycks|ser ut att) (vara (tom|svart|blank)|saknas)""",
    blank=r"""(är|var|verkar|tycks|ser ut att) (vara )?(tyvärr |bara |väldigt )*(svart|vit|vitt|tom|tomt|blank|mörk
        |suddig|otydlig|oskarp)""",
    plain=r"""(det här|detta|det|här) (är|verkar vara|syns) (bara |endast |en |ett )*((helt|fullständigt|totalt|tom|vit
        |svart|suddig|blank) ?)+(bild|foto|yta|fil)$""",
    unfit=r"""(det här |detta )?(fil|bild)?formatet (stöds|är|kan|känns)…(inte|ogiltig)|(länken|adressen) (leder
        |fungerar|pekar|går|är|visar)…(inte|ingen|ogiltig|utgången)|(bildens |bild)?(kvaliteten|kvalitet|upplösningen
        |upplösning)( på \w+)? (är|gör|tillåter|räcker)…(för (dålig|låg)|inte)|på grund av (\w+ )?(bild)?(kvalitet
        |upplösning)\w*…(inte|omöjlig)""",
    seems=r"det (verkar|ser|tycks|förefaller)|tydligen|uppenbarligen|troligen",
    nouns=r"\bbild|foto|\bfil|bilaga|bifoga|länk|laddat upp|laddats|ladda",
    lacking=r"""\binte\b|\bingen|\binget|\binga|sakn|\btom|glömt|skadad|\bfel|problem|blockera|\bför (mörk|suddig|liten)
        |svart|ogiltig|\bej\b""",
    no_image=r"""(det )?(finns|har|är|kom|saknas|bifogades|följde|skickades|laddades) (det |tyvärr |ännu )*(ingen|inget
        |inte någon|inte|inga) (någon )?(bild|foto|fil|bilaga)\w*…(bifog|ladda|skick|tagits|hitta|att |med\b|upp|här|$)
        |(ingen|inget|inga) (bild|bilder|foto|fil|bilaga|bildfil) ~(bifoga|ladda|hitta|mottag|tillgänglig|skicka|angiv
        |upptäck|har|finns|kunde|vald)|(du|ni) (har|glömde|måste|bifogade|verkar|behöver)…(inte|glömt|glömde|ingen
        |ladda upp)|(meddelandet|ditt meddelande|förfrågan) …(ingen|inte|saknar)""",
    unable=r"""(jag|vi) …(inte|ej|ingenting|inget|ingen|inga|omöjligt)\b|(kan|ser|har|får|kunde) (jag|vi) …(inte|ingen
        |inget)|(jag|vi) (avstår|måste avböja|vägrar)|det (är|var|går|gick) (tyvärr |för mig |här )*(inte|omöjligt|ej
        |svårt att)|(på|i|utifrån|av) (den här |denna )?(bilden|fotot|filen) (är|kan|går|syns|ser) …(inte|ingenting
        |inget|omöjligt)|(ingenting|inget) (kan|går|är|syns|att)…(urskilj|se\b|synas|syns|synligt|beskriv|kännas)
        |(personen|personerna|identiteten|innehållet|motivet)\b…(inte|omöjligt)…(identifi|kännas|fastställ|bestäm
        |beskriv|tolk)|(identifiering|beskrivning|analys)(en)? …(inte|omöjlig)|(vem|vad|var|om)\b…(jag|vi) (inte|ingen)
        |(ditt|ert|det här) (meddelande|meddelandet) (innehåller|har|saknar) ?(inte|ingen|inget|bild)?""",
    send=r"""(vänligen|kan du|kan ni|skulle du|var god|var vänlig|snälla|vill du) ~(och )?(att )?(ladda|skicka|bifoga
        |dela|försök|försöka|ange|välj|kontrollera|vänta|beskriva|ladda upp|pröva)|(ladda|skicka|bifoga|dela) (gärna |
        upp |in |mig |om )*(bilden|en|filen|en ny|den|bild)\b…(bild|upp|igen|på nytt|fil|tack|$)|(försök|pröva
        |prova) (gärna |att |det |ladda |skicka |en gång |lite |sen |upp )*(igen|på nytt|senare|bilden|till
        |en gång)""",
    failed=r"""(ett|något|nåt) (\w+ )?(fel|problem) (uppstod|har|inträffade|uppstått|hindrade|gjorde)|(det )?(uppstod
        |har uppstått|inträffade|blev) (det |tyvärr )?(ett |något )?(\w+ )?(fel|problem)|(något|det) gick fel
        |något har gått fel|(tjänsten|servern|modellen|systemet) (är|svarar|kan|har|kunde)…(inte|otillgänglig
        |överbelastad|fel|nere)|(inläsning|uppladdning|bearbetning|laddning|analys|begäran
        |behandling)(en)?( \w+){0,3} (misslyckades|avbröts|kunde inte)|misslyckades med|tidsgräns|fel vid|(vid|under
        |på grund av) (\w+ )?(bearbetning|inläsning|uppladdning|analys|behandling|fel)\w*…(fel|problem)|(servern
        |tjänsten) …(för lång|inte svar|svarar inte)""",
    blocked=r"""(begäran|innehållet|förfrågan|det här innehållet|denna begäran|din begäran|uppmaningen|bilden
        |detta innehåll|din förfrågan) (är|har|blockera\w*|bryter|strider|kan|avvisa\w*|neka\w*|stoppa\w*) …(blockera
        |mot\b|av\b|inte|avvisa|neka|på grund)|(av|på grund av) (\w+ )?(säkerhets|innehålls|integritets|riktlinje
        |policy)\w*…(jag|inte|blockera|neka)|(riktlinjerna|innehållsfiltret|filtret|reglerna|våra riktlinjer
        |mina riktlinjer|policyn) …(inte|blockera|förbjud|hindra)|(blockera|avvisa)(d|t|des|ts) (av|på grund)
        |innehåll(et)? (blockera\w+|inte tillgängligt)|(svaret|resultatet)( \w+)? ?(stoppades|blockerades|filtrerades
        |har|togs|hölls)…(av|bort|blockerats|stoppats|filtrerats|inne)""",
    wait=r"""(ett|bara ett|en) (ögonblick|sekund|liten stund)( tack|,|$|!)|(ögonblick|vänta)( lite| medan| en|,|$)
        |var god (och )?(vänta|dröj)|jag (analyserar|ska|kommer|tittar|undersöker|börjar|beskriver|bearbetar
        |kontrollerar)\b|låt mig|(bilden|filen|begäran) (analyseras|laddas|bearbetas|behandlas|håller på)|jag (tittar
        |tar|ska titta|kollar)…(närmare|bilden|fotot|titt)""",
    sadly=r"tyvärr|dessvärre|tydligen|uppenbarligen|ursäkta,|obs:",
)

DANISH = Excuses(
    image=r"""(det |dette |den |denne )?(\w+de )?(billedet|fotoet|billedfilen|filen|vedhæftningen|fotografiet|linket
        |dokumentet|billede|fil)""",
    sent=r""",? (som )?(du|i) (har )?(uploadede|sendte|vedhæftede|delte|uploadet|sendt|vedhæftet|delt|angav)( op| ind
        | med)?,?""",
    spoilt=r"""(kunne|kan|blev|bliver|er|har|lod sig|lader sig|ser|vises) ~ikke (indlæses|læses|åbnes|vises|behandles
        |findes|indlæst|læst|åbnet|vist|behandlet|fundet|analyseres|beskrives|genkendes|tolkes|læse|åbne|indlæse|vise
        |understøttet|tilgængelig|læsbar|synlig|gyldig|kommet|korrekt|tydelig|modtaget|bruges|uploadet|hentes
        |indlæse sig)|indlæses ikke|mangler$|mangler (i|fra)|overtræder|strider mod|(er|blev) (blokeret|afvist|spærret)
        |har intet indhold|(indeholder|viser) (ingenting$|intet$|ingen (synlige|genkendelige)|intet (synligt
        |genkendeligt|indhold))|(er|var|ser ud til at være|virker|lader til at være) ~(beskadiget|ødelagt|defekt|ugyldig
        |ulæselig|korrupt|ufuldstændig|utilgængelig|blokeret|(alt |meget )?for (mørkt?|sløret|utydelig|uskarpt?|lille
        |pixeleret|kornet|lyst?|dårlig|uklart?))|(er|ser ud til at være|virker|lader til at være) (desværre |kun )*(helt
        |fuldstændig|totalt|komplet|næsten helt|fuldstændigt) (sort(?!-| og hvid)|hvidt?\b(?!-)|tomt?\b|mørkt?\b|sløret
        |blankt?\b|uskarpt?)|(ser ud til|lader til) at (være tomt?|mangle)""",
    blank=r"""(er|var|ser ud til at være|virker) (desværre |kun |meget )*(sort|hvidt?|tomt?|blankt?|mørkt?|sløret
        |uskarpt?|utydeligt?|uklart?)""",
    plain=r"""(dette|det|her) (er|ser ud til at være|vises) (bare |kun |et |en )*((helt|fuldstændigt?|totalt|tomt|hvidt
        |sort|sløret|blankt) ?)+(billede|foto|flade|fil)$""",
    unfit=r"""(dette |det )?(fil|billed)?formatet (understøttes|er|kan|genkendes)…(ikke|ugyldig)|(linket
        |adressen) (fører|peger|virker|går|er|viser)…(ikke|intet|ugyldig|udløbet)|(billedets |billed)?(kvaliteten
        |kvalitet|opløsningen|opløsning)( på \w+| af \w+)? (er|gør|tillader|rækker)…(for (dårlig|lav)|ikke)
        |på grund af (\w+ )?(billed)?(kvalitet|opløsning)\w*…(ikke|umulig)""",
    seems=r"det (ser|virker|lader|synes|tyder)|tilsyneladende|åbenbart|formentlig",
    nouns=r"billede|foto|\bfil|vedhæft|link\b|upload",
    lacking=r"""\bikke\b|\bingen|\bintet|\bmangl|\btom|glemt|beskadiget|\bfejl|problem|galt|blokeret|\bfor (mørk|sløret
        |lille)|sort|ugyldig""",
    no_image=r"""(der |jeg )?(er|blev|har|findes|var|fulgte|fik|modtog|mangler) (der |desværre |endnu |blevet )*(ikke |
        intet |ingen )(\w+ )?(noget |nogen )?(billede|foto|fil|vedhæft)|(intet|ingen|ikke noget) (billede|billeder|foto
        |fil|vedhæftning)\w* ~(vedhæft|upload|fundet|modtaget|tilgængelig|sendt|angivet|valgt|registreret|med$|blev)
        |du (har|glemte|skal)…(ikke|glemt|glemte|uploade)|(beskeden|din besked|anmodningen) …(ikke|intet|mangler)""",
    unable=r"""(jeg|vi) …(ikke|ingenting|intet|ingen|umuligt)\b|(kan|ser|har|må|kunne) (jeg|vi) …(ikke|intet|ingen)|(jeg
        |vi) (afstår|må afvise|nægter|må desværre)|det (er|var|kan|lader sig) (desværre |her |mig )*(ikke|umuligt
        |svært at)|(på|i|ud fra|af) (dette |det )?(billedet|billede|fotoet|foto|filen) (er|kan|ses|lader|ser) …(ikke
        |intet|ingenting|umuligt)|(intet|ingenting|ikke noget) (kan|er|at|ses)…(ses|se\b|genkend|synlig|skelne|beskriv)
        |(personen|personerne|identiteten|indholdet|motivet)\b…(ikke|umulig)…(identifi|genkend|fastslå|bestem|beskriv
        |tolk|fastlæg)|(identifikation|genkendelse|beskrivelse|analyse) …(ikke|umulig)|(hvem|hvad|hvor|om)\b…(jeg
        |vi) (ikke|ingen)|(beskeden|din besked|anmodningen) (indeholder|har|mangler) (ikke|ingen|intet)""",
    send=r"""(venligst|kan du|kunne du|vær venlig|vil du|vær så venlig) ~(at )?(upload|uploade|send|sende|vedhæft
        |vedhæfte|del|dele|prøv|prøve|angiv|vælg|kontroller|kontrollér|vent|beskriv)|(upload|send|vedhæft
        |del) (venligst |gerne |mig )*(billedet|et|et nyt|et andet|filen|det|billede)\b…(billede|igen|på ny|fil|$)
        |prøv (venligst |gerne |at |det |en gang |lidt |uploade )*(igen|på ny|senere|billedet|én)""",
    failed=r"""(der )?(opstod|er opstået|skete|er sket|indtraf) (der |desværre )?(en |et )?(\w+ )?(fejl|problem)|(der |
        noget )?(gik|er gået) (noget )?galt|noget gik (galt|fejl)|(en|et) (\w+ )?(fejl|problem) (opstod|har|er|gjorde
        |forhindrede)|(tjenesten|serveren|modellen|systemet) (er|svarer|kan|har|kunne)…(ikke|utilgængelig|overbelastet
        |fejl|nede)|(indlæsning|upload|behandling|analyse|anmodning|uploadning)(en)?( \w+){0,3} (mislykkedes|fejlede
        |blev afbrudt|kunne ikke)|timeout|fejl (under|ved)|(under|ved|på grund af) (\w+ )?(behandling|indlæsning|upload
        |analyse|fejl)\w*…(fejl|problem|galt)|(serveren|tjenesten) …(for læng|for lang|ikke svar)""",
    blocked=r"""(anmodningen|indholdet|denne anmodning|dette indhold|beskeden|din anmodning|forespørgslen|billedet) (er
        |blev|overtræder|kan|strider|er blevet) ~(blokeret|afvist|stoppet|mod\b|vores|ikke|nægtet|filtreret
        |retningslinjer)|(af|på grund af) (\w+ )?(sikkerheds|indholds|privatlivs|retningslinje|hensyn)\w* …(jeg|ikke
        |blokeret|afvist)|(retningslinjerne|indholdsfilteret|filteret|reglerne|vores retningslinjer
        |mine retningslinjer) …(ikke|bloker|forby|hindre)|(blokeret|afvist) (af|på grund)|indhold(et)? (blokeret
        |ikke tilgængeligt)|(svaret|resultatet)( \w+)? (blev|er|har)…(stoppet|blokeret|filtreret|fjernet
        |tilbageholdt)""",
    wait=r"""(et|lige et|blot et) (øjeblik|sekund|lille øjeblik)( tak|,|$|!)|(øjeblik|vent)( venligst| lidt| mens| et|,
        |$)|jeg (analyserer|skal|vil|ser på|kigger|undersøger|går|begynder|beskriver|behandler)\b|lad mig|(billedet
        |filen|anmodningen) (analyseres|indlæses|behandles|bliver nu|er ved)|jeg (ser|tager|kigger|vil se)…(nærmere
        |billedet|fotoet|kig)""",
    sadly=r"desværre|beklageligvis|tilsyneladende|åbenbart|beklager,",
)

FINNISH = Excuses(
    image=r"""(tämä |lähettämäsi |lataamasi |liittämäsi |antamasi |pyydetty )?(kuva|valokuva|kuvatiedosto|tiedosto|liite
        |liitetiedosto|linkki|kuvasi|tiedostosi)""",
    sent=r",? jonka (lähetit|latasit|liitit|annoit),?",
    spoilt=r"""(ei|puuttuu|rikkoo|on estetty|on hylätty|estettiin) ?(\w+ )?(lataudu|latautunut|avaudu|avautunut|näy
        |ole (saatavilla|saatavana|luettavissa|kelvollinen|näkyvissä|tarpeeksi|riittävän|liitteenä)|aukea|löydy|löytynyt
        |voitu|voida|toimi|saatu|onnistuttu|pystytä|ehdi|tullut|sisällä mitään|näytä mitään)|puuttuu|rikkoo|on (estetty
        |hylätty|poistettu)|ei (lataudu|latautunut|avaudu|löydy)|(on|oli|näyttää|vaikuttaa) (valitettavasti |
        ilmeisesti |vain )*(olevan )?(vioittunut|vioittuneelta|vaurioitu\w*|viallinen|vialliselta|rikki|virheellinen
        |korruptoitu\w*|lukukelvoton|tyhjältä|mustalta|puuttuvan|(aivan |paljon )?liian (tumma|pimeä|epätarkka|sumea
        |pieni|epäselvä|pikselöity\w*|rakeinen|vaalea|hämärä|heikko|suttuinen))|(on|oli|näyttää
        |vaikuttaa) (valitettavasti |vain )*(täysin|kokonaan|aivan|pelkästään|pelkkää|läpeensä|ihan
        |pelkkä)( olevan)? (musta(?!-|valko)|mustaa|valkoi\w+|tyhjä|pimeä|tumma|epätarkka|epäselvä|sumea|mustalta
        |tyhjältä)""",
    blank=r"""(on|oli|näyttää|vaikuttaa) (valitettavasti |vain |hyvin )*(musta|mustaa|valkoinen|tyhjä|tyhjältä|pimeä
        |tumma|epätarkka|epäselvä|sumea|olevan tyhjä)""",
    plain=r"""(tämä|kyseessä|se) (on|näyttää olevan) (vain |pelkkä |pelkästään )*((täysin|kokonaan|aivan|valkoinen|musta
        |tyhjä|epätarkka|yksivärinen) ?)+(kuva|valokuva|pinta|tiedosto)$""",
    unfit=r"""(tätä |tiedosto|kuva)?(tiedosto|kuva)?muotoa ei|(tämä )?(tiedosto|kuva)?muoto ei|(linkki
        |osoite) (ei (johda|toimi|osoita|avaudu)|on (virheellinen|vanhentunut))|(kuvan |valokuvan )?(laatu|tarkkuus
        |resoluutio|kuvanlaatu) (ei|on (liian|niin))|(huonon|heikon|alhaisen) (kuvan)?(laadun|tarkkuuden) (vuoksi
        |takia)""",
    seems=r"(näyttää|vaikuttaa|tuntuu) (siltä|vahvasti siltä|olevan)|ilmeisesti|kaiketi|todennäköisesti|taitaa",
    nouns=r"kuva|tiedosto|liit|linkki|lähet|latau|lataa|ladat",
    lacking=r"""\bei\b|\bett(ei|et|en|emme)\b|\bet\b|\ben\b|puuttu|tyhj|unoh|vioittu|virhe|ongelma|estet|liian|musta
        |epäonnist|vialli""",
    no_image=r"""(yhtään |mitään )?(kuvaa|valokuvaa|tiedostoa|liitettä|kuvatiedostoa) ei (ole |voitu |voi |saatu |
        löytynyt|löydy|vastaanotettu|liitetty|ladattu|lähetetty|annettu|saapunut|näy)|(viestissä|viestissäsi|pyynnössä
        |mukana|tässä|liitteenä|viestin)\w* ei (ole|ollut|näy|tullut)…(kuva|liite|mitään)|et (ole |näytä )?(lisännyt
        |liittänyt|lähettänyt|ladannut|liittäneen)|(unohdit|sinun (täytyy|pitää|on))…(kuva|liit|lata|lähet)|ei (kuvaa
        |liitettä|tiedostoa)\b|(en|emme) (saanut|löytänyt|vastaanottanut)""",
    unable=r"""(minä |valitettavasti )?(en|emme) (\w+ )?(voi|pysty|näe|osaa|kykene|saa|ole|löydä|voinut|pystynyt
        |tunnista|kuvaile|tiedä|halua|kuvaa|tule)\w*|minulla ei ole|minun ei ole|(kuvasta|kuvassa|valokuvasta
        |valokuvassa|siitä|tästä kuvasta|tiedostosta) ei (voi|pysty|saa|erotu|näy|voida|ole|erota)…(erott|tunnist|selvää
        |mitään|sanoa|päätellä|nähdä|havait|nähtävi|kuvail)|(henkilö\w*|henkilöllisyy\w*|ihmis\w*|kasvo\w*|sisältö\w*
        |sisällön) ei (voi|voida|pysty|saa|saada|ole)…(tunnist|selvit|määrit|kuvail|mahdollis)|(kuvan|kuvien|henkilöiden
        |ihmisten|sisällön) (\w+ )?(kuvaileminen|kuvailu|tunnistaminen|analysointi|käsittely|lukeminen|avaaminen
        |lataaminen|määrittäminen|kuvaaminen) (ei|epäonnistui|on mahdotonta|ole)|(ei ole mahdollista|on mahdotonta
        |mahdotonta)|mitään ei (voi|näy|erotu|pysty)|(kuvausta|tunnistusta) ei (ole|voi)|(kuka|ketä|mitä|mikä|missä
        |keitä)\b…(en|emme) (voi|osaa|pysty|kerro|tiedä)|(viesti\w*|pyyntö\w*) ei (sisällä|sisältänyt|ole)
        |minulla ei""",
    send=r"""(ole hyvä ja|olkaa hyvä ja|pyydän|voisitko|voitko|voisitteko|lähetä|lähettäkää|lataa|ladatkaa|liitä
        |liittäkää|jaa|toimita|anna|lähettäisitkö|lataisitko) ~(kuva|kuvan|kuvaa|valokuva|tiedosto|liite|lähett|lata
        |liitt|yritt|uudelleen|uudestaan|odott)\w*|(yritä|yrittäkää|kokeile|kokeilkaa|yritäthän) ~(uudelleen|uudestaan
        |myöhemmin|toista|toisella|hetken|lähettää|ladata)|tarkista (kuva|tiedosto|linkki)""",
    failed=r"""(kuvan |tiedoston |pyynnön |palvelun |sen )?(käsittelyssä|lataamisessa|latauksessa|avaamisessa
        |analysoinnissa|käsitellessä|ladattaessa|käsiteltäessä|lähetyksessä)? ?(tapahtui|ilmeni|sattui|on tapahtunut
        |havaittiin|esiintyi) (\w+ )?(virhe|ongelma|häiriö)|(jokin|jotain|jotakin) (meni|on mennyt) (pieleen|vikaan)
        |(virhe|ongelma) (kuvan|tapahtui|käsittel|lada)|(palvelu|palvelin|malli|järjestelmä) (ei|on)…(vastaa
        |käytettävissä|ylikuormit|saatavilla|poissa|tavoitettavissa|virhe)|(kuvan|tiedoston|pyynnön|latau\w*
        |käsittely\w*|lähety\w*|analysoin\w*) ?(\w+ )?(epäonnistui|keskeytyi|on epäonnistunut)|aikakatkaisu|(palvelimen
        |palvelimessa|sisäinen|tuntematon) \w*virhe|(käsittelyn|latauksen|kuvan) (\w+ )?aikana (tapahtui|ilmeni|sattui)
        |(palvelin|palvelu) (vastaa liian|ei vastannut)|jotain meni""",
    blocked=r"""(pyyntö|pyyntösi|sisältö|tämä sisältö|tämä pyyntö|kuva|kuvasi|sisältösi) (on |ei |rikkoo|estettiin
        |hylättiin|torjuttiin|saattaa|rikkoi)…(estetty|hylätty|rikk|sisältö|käytäntö|ohjei|noudata|sallittu|ehtoj|vuoksi
        |torjut|$)|(turvallisuus|sisältö|tietosuoja|käyttö)\w* (syistä|vuoksi|estä|takia|eivät|ei|kiel)\w*…(en|ei|estet
        |salli|voi|tä)|(ohjeeni|sääntöni|käytäntömme|sisältösuodatin) …(ei|estä|kiel)|(estetty|hylätty) (sisältö
        |käytännön|turval)|(moderointi|sisältö|turva)\w*suodatin (pysäytti|esti|hylkäsi)|(vastaus|vastauksen) (estettiin
        |pysäytettiin|suodatettiin|on estetty|hylättiin)""",
    wait=r"""(hetki|hetkinen|pieni hetki|odota|odottakaa|odotathan)( pieni| hetki|,|$| niin| ole| kun)|(analysoin|tutkin
        |tarkastelen|katson|käsittelen|kuvailen|aloitan|tarkistan) ~(kuva|tiedosto|sitä|sen)|anna(han)? (minun|kun)
        |(kuvaa|tiedostoa|pyyntöä) (analysoidaan|ladataan|käsitellään|tutkitaan)|(katsotaan|katsonpa)|kuvan (analysointi
        |käsittely|lataus) (on käynnissä|käynnissä|jatkuu)|(katson|vilkaisen|tarkastelen|tutkin) …(kuvaa|valokuvaa|sitä
        |heti|nyt)""",
    sadly=r"valitettavasti|ikävä kyllä|ilmeisesti|harmi kyllä|pahoittelut,",
)
