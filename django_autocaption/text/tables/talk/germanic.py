"""German, Dutch, Norwegian, Swedish and Danish."""

from __future__ import annotations

from django_autocaption.text.tables.talk.base import Talk

GERMAN = Talk(
    voices="""
        ich mir mich mein- wir uns unser- du dir dich dein- bitte entschuldig- verzeih- sorry danke dank hallo
        willkommen gern- hoffe tut leid könnten könntest kannst würden würdest möchte- haben hast guten bedauer-
        bedaur- ups hoppla oh nanu
    """,
    negations="nicht kein- nichts niemand- nie unmöglich außerstande lieber leider ablehn- verboten untersagt",
    signs="""
        fehler- störung- problem- fehlgeschlagen misslungen gescheitert scheiter- abgebroch- unterbroch- abgelehn-
        verweiger- blockier- gesperrt verstöß- verstoß- verletz- verbiet- verbot- untersag- erlaub- gestatte- zulässig-
        unzulässig- filter- gefilter- zurückgehalten zensiert unterdrück- verworfen entfern- gelösch- ungültig-
        beschädig- defekt- kaputt korrup- unlesbar- leer- unscharf- verschwomm- unklar- verpixel- fehlt fehlen fehlend-
        vergess- hochlad- hochgelad- hochzulad- gelad- angehäng- anhäng- beigefüg- beifüg- übermitt- gesend- gesandt
        schick- geschick- mitgeteilt mitteil- bereitgestell- bereitstell- empfang- erhalt- erhielt gefund- vorhand-
        verfügbar- verfügung geöffnet öffn- gelesen lesen lesbar- erkenn- erkann- identifi- bestimm- beschreib-
        beschrieb- gesagt analys- auswert- ausgewertet verarbeit- untersuch- prüf- geprüft überprüf- betracht- anseh-
        anschau- schaue schauen unterscheid- feststell- ermittel- zuordn- zugeordnet benenn- generier- erstell- erzeug-
        abruf- abgeruf- zugreif- zugriff- versuch- erneut nochmal- später moment augenblick geduld- gleich sofort
        überlast- ausgelast- ausgefall- ausfall abgelauf- überschr- erschöpf- aufgebraucht unterstütz- unbekannt-
        unerwartet- wartung- entspr- auskunft auskünfte antworten beantwort- behilflich hilfe verfass- bearbeit- fertig
        erfolgreich beende- aufgetret- auftret- passier- anmeld- kostenpflichtig aktualisier- bezahl- aufgelad- komplett
        völlig vollständig- unvollständig- lediglich scheint scheinbar anscheinend offenbar offensichtlich
        zeitüberschreit- timeout auswähl- ausgewähl- wähl- interpretier- erläuter- gemeint meinst wünsch- gewünsch-
        brauche benötig- lösch- eingereich- einreich- beacht- kontaktier- erfüll- vermag weiß kann darf konnte durfte
        dürfen bezieh- vorübergehend befind- moderation- schärfer- langsam- lange dauer- heikel vertraulich- bevorzug-
        äußer- kommentier- enthüll- preisgeb- verrat- passt kommentar möglichkeit- besser- anzusehen anzuschauen
        einzusehen verloren getrennt erreich- ausführlich- detaillier- meinung- beurteil- diskutier- erklär- kostenlos-
        natürlich selbstverständlich klar okay ok schön- toll- wunderbar- interessant- super freut freue stehe folgt
        folgend- nachfolgend sitzung neustart neu administrator- registrier- übersetz- verstanden verstehe falsch-
        bewert- spekulier- wiederhol- geschätz- vermut- beschäftig- größer- drehen warum zurückgegeb- zurückgeliefert
        rückgabe übersteig- hinder- verhinder- nenn- namentlich geraten erraten auslass- vermeid- vermied- verpflicht-
        respekt- schütz- schutz unangemessen- ungeeignet- sensib- anstößig- fortfahr- fortsetz- weitermach- neulad-
        wiederherst- zulassen zugelassen- los geht angefragt- unpassend- enthalt- spezifizier- vorlieg- akzeptier-
        vergleich- spekulation rechtlich- ethisch- zuständig- berechtig- befugt- fällig- liefert geliefert liefern
        lieferte anstell- melde melden anzumeld- verlang- voll ausgeschöpft endet vorbei klick- nachdenk- denke glaube
        vorschlag- vorschläg- beispiel- probe- erwart- rückmeld- kümmer- tun zustimm- einwillig- ausdrücklich- werte
        genau- gemacht geschaffen entwickelt konzipiert vorgesehen gedacht ende rät teilen teilt geteilt lädt finde
        finden findet sende senden sendet wenden klären klärt sagen sage sagt helfen helfe hilft sehen sehe sieht
        gebeten schiefgelaufen schiefgegangen schiefgeh- reicht reichen drücken warten warte wartet wartezeit schätze
        führt führen gestoppt angehalten
    """,
    subjects="""
        bild- foto- photo- aufnahme- abbildung- datei- grafik anhang anhänge link- url- inhalt- anfrage-
        aufforderung- eingabe- prompt- ausgabe ergebnis- format- typ auflösung- qualität- modell- sprachmodell- ki ai
        dienst- service- server- system- schnittstelle verbindung- konto guthaben- kredit- kontingent- limit- grenze
        schlüssel lizenz abo- zahlung identität- privatsphäre datenschutz- nutzung- einzelheit- information- angabe-
        daten objekt- text- beschreibung- untertitel website aufgabe- auftrag- vorgang- prozess- zugang fähigkeit-
        sehvermög- künstlich- intelligenz intern- technisch- token- speicher- pixel- kontext- näher- sinnvoll-
        korrekt- gültig- nötig erforderlich- möglich- enthalten- vorlage support version- fassung- moderations-
        wunsch- rückfrage- vermutung- zugangsdaten passwort browser- megabyte name- seite- sitzung- parameter- wert-
        feld zertifikat- berechtigung- urheberrecht- marke- eigennam- gewalt nacktheit jugendschutz erwachsene-
        anlage- stil länge zeichen pfad- ordner- antwort- prominent- öffentlich- sicherheit sicherheitsgründ-
        sicherheitsrichtlini- sicherheitseinstell- alter festplatte platz- alternativ- altersangab- kundendienst
        team- entwickler- entwurf herkunft geschlecht emotion- anliegen zweck- portrait- porträt- richtlini-
        bedingung- vorgaben vorschrift- regeln policy gesetz-
    """,
    seen="""
        person- menschen gesicht- mensch assistent- nutzer- benutzer- augen jemand nachricht- dokument- meldung-
        fehlermeldung- warnung- hinweis
    """,
    between="""
        können konnten könnte dürf- muss müss- soll sollt- will woll- werde werden wird wurde- worden war- ist sind
        sei seien bin habe hat hatte- gibt gab geben es das dies- jene- man nur noch nun jetzt gerade derzeit
        momentan aktuell- hier da dazu dafür dabei darauf davon darin damit daher deshalb daran dass weil um zu so
        sehr etwas alles was wer wen wem wo wie welch- ob wenn falls bevor nachdem während aufgrund wegen bezüglich
        hinsichtlich anhand laut gemäß gegen durch als auch aber doch schon mal einmal kurz- weiter- mehr wenig-
        zuerst zunächst vielleicht eventuell wahrscheinlich vermutlich denn dann ja nein bei beim sich selbst ohne
        lassen lässt lass stell- steh- lieg- kommt kommen gekommen geh- gegang- gelauf- mach- füg- häng- nehm- worum
        handelt genug ausreich- wieder zurück bald ab an aus vor fort bereits bisher beziehungsweise oder andere-
        neue- erst eben außer unter je pro soweit einwandfrei rein- bloß aussieht wirkt zeigt enthält zeigen sie
        ihnen ihr ihre ihrem ihren ihrer ihres tag heute zeit- sekunde- minute- schwarz- weiß- dunkel- dunkle- hell-
        klein- niedrig- gering- groß- größe schlecht- hoch klar- deutlich- real- echt- monat- woche- stunde- täglich-
        tages- scharf- frage- konkret- richtig- abgebildet- gezeigt- grund gründe- weis- detail- element- anzahl
        netz- womit wofür wozu außerdem laden
    """,
    parts="""
        bild foto datei inhalts sicherheits nutzungs datenschutz persönlichkeits system server text sprach anfrage
        zeit netzwerk dienst zugriffs verarbeitungs verbindungs ki lade inhalte daten api moderations
    """,
    unlike="""
        bildhauer- bildung- bildschirm- fotograf fotografen fotografin- textil- dienstag- nachtrag- bilderbuch-
        bilderrahmen- ladeneingang lader ladung- ladefläche- versuchung- waren- sender- leerlauf-
    """,
)

DUTCH = Talk(
    voices="""
        ik mij me mijn wij we ons onze jij jou jouw u uw alstublieft alsjeblieft aub gelieve sorry excuses excuseer
        spijt dank dankjewel bedankt hallo hoi welkom graag hoop kunt kun wilt zou zoudt hebt heeft oeps oei jammer
    """,
    negations="niet geen niets niemand nooit onmogelijk liever helaas weiger- verboden",
    signs="""
        fout- storing- probleem problemen mis misgegaan mislukt- mislukken afgebroken onderbroken geweiger- afgewezen
        geblokkeer- blokkeer- schend- overtre- strijd verbied- verbod- toegestaan toestaan filter gefilterd
        tegengehouden achtergehouden verwijderd ongeldig- beschadig- defect corrupt- kapot onleesba- leeg lege wazig-
        onscherp- vaag onduidelijk- korrelig ontbre- vergeten upload- geüpload- laden geladen laadt laad bijgevoegd
        bijvoeg- toevoeg- voeg stuur sturen gestuurd stuurde meegestuurd verstuur- verzend- verzonden zend deel delen
        gedeeld aanlever- ontvang- kreeg vind vinden gevonden aanwezig beschikbaar bereikbaar toegankelijk- openen
        geopend lezen gelezen leesbaar herken- identific- geïdentific- bepal- bepaal- beschrij- beschreven omschrij-
        zeggen vertellen analys- geanalys- verwerk- onderzoe- bekijk- bekeken kijk controle- onderscheid- vaststel-
        vastgesteld weerge- gener- gegenereerd maken opvrag- opgehaald ophalen inlad- toegang probeer proberen
        opnieuw later nogmaals wacht- moment momentje ogenblik ogenblikje geduld overbelast verlopen overschreden
        uitgeput opgebruikt ondersteun- onbekend- onverwacht- onderhoud antwoord- beantwoord- help helpen hulp
        assisteren klaar voltooid succes- opgetreden treedt trad gebeurd inlog- betaal- volledig helemaal geheel
        compleet totaal slechts blijkbaar kennelijk lijkt time timeout selecteer- geselecteerd kies nodig weet
        bedoel- schei- verstrek- gedetecteerd detect- contacteer onvoldoende leidt leiden scherper- moderatie- meteen
        lang duurt commentaar onthul- verklap- vertrouwelijk- bevind- lijken verbroken verloren bereikt uitgebreid-
        gedetailleerd- mening oordeel- bespre- uitleg- gratis natuurlijk zeker prima oké ok mooi- geweldig- prachtig-
        interessant- leuk- fijn volgt volgende sessie beheerder- registreer- vertaal- begrijp- begrepen verkeerd-
        speculeer- herhaal- geschat- bezig groter waarom zeg teruggegeven geretourneerd retourneer- terugkrijg-
        overschrijd- overstijg- hinder- belet- verhinder- noem- vermijd- weglat- respect- bescherm- ongepast-
        gevoelig- doorgaan verdergaan ververs- herstel- toegelaten verduidelijk- specific- lever- accepteer-
        vergelijk- wettelijk- ethisch- bevoegd- voordat verder gokken gok verzocht gevraagd vol beëindigd voorbij
        klik- nadenk- denk schat vermoeden voorstel- voorbeeld- proef- verwacht- terugmeld- aangemeld- afgelopen
        toestemm- instemm- uitdrukkelijk- gemaakt ontworpen ontwikkeld einde wenst wensen
    """,
    subjects="""
        afbeelding- foto- beeld- plaatje- bestand- bijlage- link- url- inhoud- verzoek- aanvraag- opdracht- prompt-
        invoer antwoord resultaat resultaten uitvoer formaat formaten type grootte resolutie kwaliteit model modellen
        taalmodel- ai kunstmatige intelligentie dienst- service- server- systeem- systemen netwerk- verbinding-
        account- saldo tegoed krediet- credits limiet- quotum sleutel abonnement- betaling identiteit- privacy-
        veiligheid- gebruik- detail- informatie- gegevens object- tekst- alttekst- omschrijving- onderschrift- taak
        proces vermogen zicht intern- technisch- element- token- geheugen context correct- juist geldig- mogelijk-
        afgebeeld- zichtbaar zichtbare herkenbaar support verwerking uitleg versie- wachtwoord browser- naam namen
        pagina- sessie- waarde- veld certificaat- rechten auteursrecht- merk- geweld naaktheid volwassen- poging-
        stijl lengte tekens map publiek- leeftijd- schijf- opslagruimte ruimte alternatie- team- ontwikkelaar-
        concept tijdelijk afkomst geslacht emotie- meld- doel- portret- richtlijn- voorwaarden regels beleid-
    """,
    seen="""
        persoon personen mensen gezicht- assistent- gebruiker- ogen iemand bericht- document- melding foutmelding-
    """,
    between="""
        kunnen kon konden mag mogen mocht moet moeten zal zullen zouden wil willen word- werd werden geworden ben
        bent zijn is was waren heb hebben had er het dit dat deze die hier daar daarover daarvoor hierover hiermee
        hierbij alleen nog nu even momenteel net al zo zeer erg te om voor door bij van vanwege wegens over met
        zonder tegen volgens als ook maar wat wie waar waarmee welke hoe of omdat zodat doordat dan toch wel eens
        iets alles misschien waarschijnlijk ja nee zich zelf laat laten doe doen ga gaan gaat ging komt gekomen maak
        gaf geef geven neem werkt reageert langer snel straks terug binnenkort weer ander- nieuw- eerst genoeg uit in
        op aan naar af toont bevat bevatte ziet zie zien gezien gewoon veel je erop doet tijd- dag vandaag zwart- wit
        witte donker- licht klein- laag lage slecht- groot hoog precies duidelijk- helder goed echt- maand- week
        wekelijks- uur dagelijks- scherp- seconde- minut- staat reden redenen vraag meer open kan
    """,
    parts="""
        beeld foto inhouds veiligheids privacy gebruiks systeem server bestands taal tekst netwerk time moderatie
    """,
    unlike="beeldscherm- beeldhouw- bestandelen fotograaf fotografe",
)

NORWEGIAN = Talk(
    voices="""
        jeg meg min mitt mine vi oss vår vårt våre du deg din ditt dine dere vennligst beklager beklageligvis
        unnskyld takk hei velkommen gjerne håper sorry oi ops
    """,
    negations="ikke ingen ingenting intet umulig dessverre nekt- forbudt",
    signs="""
        feil- problem- mislyk- avbrutt avbryt- avvist avslå- blokker- bryter brudd krenk- forby- tillat- lov filter
        filtrert holdt fjernet slettet ugyldig- skad- ødelagt korrupt- uleselig- tom tomt uskarp- utydelig- uklar-
        mangl- glemt opplast- lagt legg legge vedlegg- vedlagt send- del dele delt motta- fått fant funnet
        tilgjengelig- utilgjengelig- tilgang åpne- gjenkjenn- kjenne fastslå- bestem- beskriv- beskrevet si fortelle
        behandl- bearbeid- undersøk- sjekk- se ser sett skille tyde generer- lag hent- prøv- forsøk- igjen nytt
        senere øyeblikk moment sekund- tålmod- overbelast- utløpt overskred- oppbrukt støtt- ukjent- uventet-
        vedlikehold svar- hjelp- ferdig fullført vellyk- oppsto- skjedde gikk galt helt fullstendig bare trolig
        tydeligvis virker velg- valgt trenger vet mener ønsk- opplys- betal- ned nede utenfor utilstrekkelig
        analyser- tilordne kun fører skarpere nærmere lang lenge bruker foretrekk- helst avslør- kommenter- stopp-
        stanset sperret moderering- inneholde- brutt mistet tapt nådd utfyllende detaljer- mening- vurder- diskuter-
        forklar- gratis selvfølgelig naturligvis sikkert greit ok flott- fin fint vakker- nydelig interessant- følger
        følgende økten administrator- registrer- kø oversett- forstår forstått spekuler- gjenta opptatt større
        hvorfor returner- overstig- overskrid- hindr- forhindr- nevn- navngi- gjett- unngå- utelat- respekt- beskytt-
        upassende sensitiv- fortsett- gjenopprett- oppdater- spesifiser- avklar- lever- godta- sammenlign- lovlig-
        etisk- unnlat- før laste lastes lastet laster bedt etterspurt full avsluttet slutt klikk- trykk- tenk- tror
        anta antak- forslag- eksempel- forvent- tilbakemeld- logg- innlogg- samtykke- uttrykkelig- laget utviklet
        beregnet viser vises vist lese lest leses vente venter finner finnes finne
    """,
    subjects="""
        analys- identifi- prompt- link- url- format- model- ai api server- system- token- support konto kredit-
        policy detalj- information- text- pixel- kontext- lisens licens objekt- bilde- foto- fil- lenke- innhold-
        forespørsel- anmodning- spørsmål inndata utdata type oppløsning- kvalitet- språkmodell- kunstig intelligens
        tjeneste- nett- tilkobling- forbindelse- saldo kvote- grense nøkkel abonnement- betaling identitet-
        sikkerhet- bruk- informasjon- data tekst- alttekst- beskrivelse- årsak- oppgave- prosess- evne- syn intern-
        teknisk- minne riktig- gyldig- mulig- synlig- avbildet versjon- passord navn- side- økt- verdi- felt
        sertifikat- tillatelse- opphavsrett- merke- vold nakenhet voksen- stil lengde tegn mappe offentlig-
        størrelse- resultat resultatet resultater alder- disk- lagringsplass plass alternativ- team- utvikler- utkast
        plassholder- opphav kjønn følels- formål- portrett- retningslinj- vilkår regler
    """,
    seen="menneske- ansikt- assistent- person- bruker- øyne noen melding- dokument- feilmelding-",
    between="""
        må måtte skal skulle bli- ble er var være vært hadde det dette den disse der her herfra om av på til fra for med
        uten mot etter under som at å og men så svært veldig altfor enda ennå nå akkurat straks snart først også hva
        hvem hvor hvordan hvilke- fordi siden mens hvis når eller ja nei seg selv la får få gi gir ga gjør gjøre tar ta
        gå går kom kommer opp inn ut over tilbake igang dessuten annen annet andre ny hverken enten mer mye ha holder
        tilsynelatende dreier enn litt kan kunne vil ville har denne tid- minutt- dag dagen svart sort hvit- mørk- lys
        lyst liten lite lav lavt dårlig- stor presis- tydelig- klart ekte virkelig- måned- uke- time- daglig- skarp- nok
        stand noe grunn- element- ved midlertidig midlertidige
    """,
    parts="""
        bilde foto innholds sikkerhets personvern bruks system server fil språk tekst nettverk tids modererings
    """,
    unlike="fotograf bildeler- filmen- filter-",
)

SWEDISH = Talk(
    voices="""
        jag mig min mitt mina vi oss vår vårt våra du dig din ditt dina ni er ert era vänligen snälla beklagar
        ursäkta förlåt tack hej välkommen gärna hoppas skulle sorry hoppsan oj
    """,
    negations="inte ingen inget inga ingenting omöjlig- tyvärr neka- förbju-",
    signs="""
        problem- misslyck- avbröt- avbruten avbrutits avvis- nek- blocker- bryter kränk- tillåt- filter filtrer-
        stopp- tagits raderad ogiltig- skad- trasig- korrupt- oläslig- tom tomt suddig- oskarp- otydlig- oklar- sakn-
        fattas glömt glömd ladda- uppladd- bifog- bilag- skick- dela delat motta- fått få hitta- finns tillgänglig-
        otillgänglig- åtkomst öppna- känna igenkänn- urskilj- fastställ- avgör- bestäm- beskriv- beskrev- säga
        berätta behandl- bearbet- undersök- kontroll- granska- se ser syns sett skilja tyda visa generer- skapa-
        hämta- försök- prova pröva igen nytt senare vänta- vänt ögonblick sekund- tålamod överbelast- utgång- löpt
        överskrid- slut förbrukad stöd- okänd- okänt oväntad- oväntat underhåll svar- hjälp- klar färdig slutförd
        lyck- uppstod uppstått inträffa- gick blev helt fullständig- bara endast tydligen uppenbarligen verkar välj-
        vald behöver vet menar avser önsk- uppgift- upplys- betal- lämna ligger analyser- otillräcklig- identifi-
        kopplad enbart leder skarpare närmare lång länge tittar titta föredrar helst avslöj- kommenter- modererings-
        någon bröts brutits förlorad- nått nåtts utförlig- detaljer- åsikt- uttala- bedöm- diskuter- förklar- gratis
        självklart naturligtvis visst okej ok fin fint vacker- underbar- härlig- intressant- följer följande session-
        administratör- registrer- kön översätt- förstår förstått upprep- upptagen större varför returner- överstig-
        hindr- förhindr- nämn- namnge- gissa gissn- undvik- utelämn- respekt- skydd- olämplig- känslig- fortsätt-
        återställ- uppdater- specific- förtydlig- lever- godkän- accepter- jämför- laglig- etisk- avstå- innan
        strider nere bett efterfråg- full fullt avslutad- klick- tryck- tänk- tror anta antag- förslag- exempel-
        förvänt- återkoppl- logg- inlogg- syft- spekul- samtyck- uttrycklig- gjord utvecklad avsedd fel felet
        felaktig- felmeddelande läsa läst läser läsas
    """,
    subjects="""
        analys- prompt- link- url- format- model- ai api server- system- token- support konto kredit- policy detalj-
        information- text- pixel- kontext- lisens licens objekt- timeout bild- foto- fil- bilaga- länk- innehåll-
        begäran förfråg- fråga- indata utdata typ upplösning- kvalitet- språkmodell- artificiell intelligens tjänst-
        nätverk- anslutning- saldo kvot- gräns- nyckel prenumeration- betalning identitet- integritet- säkerhet-
        användning- uppgifter data alttext- beskrivning- orsak- process- förmåga syn intern- teknisk- minne rätt
        korrekt giltig- möjlig- synlig- avbild- visad användar- version- noggrann- lösenord namn- sida- värde- fält
        certifikat- behörighet- upphovsrätt- märke- våld nakenhet vuxen- storlek- försök stil längd tecken mapp
        offentlig- resultat resultatet ålder- disk- lagringsutrymm- utrymm- alternativ- team- utvecklar- utkast
        platshåll- ursprung känslor syfte- porträtt- ändamål- riktlinj- villkor regler
    """,
    seen="människ- ansikt- assistent- person- användare- ögon meddelande- dokument- felmeddelande-",
    between="""
        måste ska bli- är var vara varit hade det detta den dessa där här härifrån om av på till från för med utan mot
        efter under vid som att och men så mycket väldigt alltför ännu nu just strax snart först också vad vem hur
        vilken vilket vilka eftersom medan när eller ja nej sig själv låt låta får ge ger gav gör göra tar ta gå går kom
        kommer upp in ut ner över tillbaka några annan annat andra ny vare varken mer ha hos längre inom utifrån deras
        dess i en ett man föreställer sådan handlar än lite kunna suddigt kan kunde vill har någonting tid- minut- dag
        idag svart vit vitt mörk- ljus liten litet låg lågt dålig- stor exakt tydlig- klart verklig- riktig- månad-
        månat- veck- timm- daglig- skarp- nog stånd något skäl element- tillfälligt tillfällig
    """,
    parts="""
        bild foto innehålls säkerhets integritets system server fil språk text nätverks tids tjänste modererings
    """,
    unlike="fotograf bildskärm- bildäck- filmen-",
)

DANISH = Talk(
    voices="""
        jeg mig min mit mine vi os vores du dig din dit dine venligst beklager undskyld tak hej velkommen gerne håber
        sorry ups
    """,
    negations="ikke ingen intet ingenting umulig- desværre nægt- forbudt",
    signs="""
        fejl- problem- mislyk- afbrudt afbryd- afvis- næg- bloker- overtræd- strid- krænk- forby- tillad- lov filter
        filtrer- tilbageholdt fjernet slettet ugyldig- beskadig- defekt ødelagt korrupt- ulæselig- tom tomt uskarp-
        sløret slørede utydelig- uklar- mangl- glemt indlæs- hent- upload- vedhæft- vedlagt send- del dele delt
        modtag- fået find- fundet tilgængelig- utilgængelig- adgang åbn- læs- genkend- kende fastslå- fastlægge
        bestem- afgøre beskriv- beskrevet sige fortælle behandl- bearbejd- undersøg- tjek- kontroll- se ser set
        skelne tyde generer- oprett- prøv- forsøg- igen nyt senere øjeblik sekund- tålmod- overbelast- udløb-
        overskred- opbrugt understøt- ukendt- uventet vedligehold- svar- hjælp- færdig fuldført lykked- opstod
        opstået skete gik galt helt fuldstændig- kun bare tilsyneladende åbenbart vælg- valgt behøver mener ønsk-
        oplys- betal- nede utilstrækkelig- analyser- virker blot fører skarpere nærmere længe lang foretrækk- helst
        afslør- kommenter- stopp- standset indehold- mistet tabt nået udførlig- detaljer- mening- vurder- diskuter-
        forklar- gratis selvfølgelig naturligvis okay ok flot- fin fint smuk- dejlig- interessant- følger følgende
        session- administrator- registrer- kø oversæt- forstår forstået spekuler- gentag- optaget større hvorfor
        returner- oversti- overskri- hindr- forhindr- nævn- navngiv- gæt- undgå- udelad- respekt- beskyt- upassende
        følsom- fortsæt- gendan- opdater- specific- præciser- lever- godkend- accepter- sammenlign- lovlig- etisk-
        afstå- før vent vente venter ventetid bedt anmodet fuld afsluttet slut klik- tryk- tænk- tror antag- forslag-
        eksempel- forvent- tilbagemeld- samtykke- udtrykkelig- lavet udviklet beregnet viser vises vist logge
    """,
    subjects="""
        analys- identifi- prompt- link- url- format- model- ai api server- system- token- support konto kredit-
        policy detalj- information- text- pixel- kontext- lisens licens objekt- billede- foto- fil- vedhæftning-
        indhold- anmodning- forespørgsel- spørgsmål input output type størrelse opløsning- kvalitet- sprogmodel-
        kunstig intelligens tjeneste- netværk- forbindelse- saldo kvote- grænse nøgle abonnement- betaling identitet-
        privatliv- databeskyttelse- sikkerhed- brug- data tekst- alttekst- beskrivelse- billedtekst årsag- opgave-
        proces- evne- syn intern- teknisk- hukommelse rigtig- korrekt gyldig- mulig- synlig- afbilled- version-
        adgangskode navn- værdi- felt certifikat- tilladelse- ophavsret- mærke- vold nøgenhed voksen- forsøg stil
        længde tegn mappe offentlig- side siden resultat resultatet alder- disk- lagerplads plads alternativ- team-
        udvikler- udkast pladsholder- oprindelse køn følels- formål- portræt- retningslinj- vilkår regler politik-
    """,
    seen="""
        menneske- ansigt- assistent- person- bruger- øjne nogen besked- dokument- fejlmeddelelse- meddelelse-
    """,
    between="""
        må måtte skal skulle bliv- blev blevet er var være været hadde havde det dette den disse der her om af på til
        fra for med uden mod efter under som at og men så meget alt endnu nu lige straks snart først også hvad hvem hvor
        hvordan hvilke- fordi mens hvis når eller ja nej sig selv lad lade får få give giver gav gør gøre tage tager gå
        går kom kommer op ind ud ned over tilbage nogle anden andet andre ny hverken enten mere have hos længere
        forestiller man sådan findes drejer end lidt de dem i deres jer jeres kan kunne vil ville har denne tid- minut-
        dag sort hvid- mørk- lys lyst lille lav lavt dårlig- stor præcis- tydelig- klart ægte virkelig- måned- uge-
        time- daglig- skarp- nok stand noget noe grund- element- ved midlertidigt midlertidig
    """,
    parts="""
        billed foto indholds sikkerheds privatlivs system server fil sprog tekst netværks tids service moderations
    """,
    unlike="fotograf billedhugger-",
)
