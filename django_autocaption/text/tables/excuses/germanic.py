"""German and Dutch."""

from __future__ import annotations

from django_autocaption.text.tables.excuses.base import Excuses

GERMAN = Excuses(
    image=r"""(das|dieses|ihr|dein) (\w+ )?(bild|foto|photo|dokument)|(die|diese|ihre|deine) (\w+ )?(bild-?)?(datei
        |aufnahme|fotografie|abbildung|grafik|url)|(der|dieser|ihr|dein) (\w+ )?(bild)?(anhang|link)|(bild-?)?(bild|foto
        |datei)""",
    sent=r",? (das|die|den) (sie|du|ihr|mir)…(haben|hast|habt|wurde),?",
    spoilt=r"""(konnte|kann|wurde|wird|lässt sich|ließ sich|hat sich|ist|lädt) ~(leider )?nicht (geladen|gelesen
        |geöffnet|angezeigt|verarbeitet|gefunden|erkannt|analysiert|beschrieben|übertragen|hochgeladen|übermittelt
        |abgerufen|ausgewertet|laden|lesen|öffnen|anzeigen|verarbeiten|auswerten|beschreiben|richtig|korrekt|vollständig
        |lesbar|verfügbar|vorhanden|zugänglich|erreichbar|angekommen|sichtbar|unterstützt|zu erkennen|zu öffnen
        |scharf genug|deutlich genug)|lädt nicht|fehlt\b|verstößt gegen|hat keinen (erkennbaren |sichtbaren )?inhalt
        |wurde (blockiert|abgelehnt|gesperrt)|(enthält|zeigt) (leider )?(nichts$|keine(n|rlei)? (erkennbare|sichtbare
        |identifizierbare)n?|keinen inhalt)|(ist|war|scheint|wirkt|erscheint) ~(beschädigt|defekt|fehlerhaft|ungültig
        |korrupt|unlesbar|unvollständig|verloren|unbrauchbar|gesperrt|blockiert|leer zu sein|schwarz zu sein|(viel |
        einfach )?zu (dunkel|unscharf|verschwommen|klein|undeutlich|verpixelt|hell|unklar|körnig|verrauscht|schlecht
        |niedrig))|(ist|war|scheint|wirkt|erscheint) (leider |nur |fast )*(komplett|völlig|vollständig|ganz|gänzlich
        |vollkommen|total|einfach|durchgehend|rein|absolut) (schwarz(?!-|\w| und wei)|weiß(?!-)|leer\b|dunkel\b|unscharf
        |verschwommen)""",
    blank=r"""(ist|war|scheint|wirkt|erscheint) (leider |nur |sehr |hier )*(schwarz|weiß|leer|dunkel|unscharf
        |verschwommen|unklar)""",
    plain=r"""(das|dies|es|hier) (ist|handelt sich um|scheint|scheint sich um|sieht aus wie|sehe ich) (nur |lediglich |
        offenbar |ein |eine |einen )*((leere|weiße|schwarze|komplett|völlig|vollständig|rein|ganz|einfarbig|unscharfe
        |unlesbare|beschädigte|dunkle)[rsnm]? ?)+(weiß\w*|schwarz\w*|leer\w*|dunkl\w*)? ?(bild|foto|fläche|datei
        |aufnahme)( zu handeln| zu sein)?$""",
    unfit=r"""(das|dieses|ihr|dein) (datei|bild)?format…(nicht|ungültig|falsch)|(der|dieser|ihr|dein) (bild)?link (führt
        |verweist|zeigt|funktioniert|ist)…(kein|nicht|leere|ungültig|abgelaufen|tot|defekt)|(die
        |eine) (\w+ )?(bild)?(qualität|auflösung)( \w+){0,3} (ist|reicht|erlaubt|lässt|genügt)…(zu (schlecht|gering
        |niedrig)|nicht|kein)|(aufgrund|wegen|bei) (der|dieser) (\w+ )?(bild)?(qualität|auflösung|unschärfe
        |dunkelheit)…(nicht|kein|unmöglich)""",
    seems=r"""(es|das|hier) (scheint|sieht|wirkt)|anscheinend|offenbar|offensichtlich|scheinbar|vermutlich
        |wahrscheinlich""",
    nouns=r"bild|foto|datei|anhang|link\b|hochgeladen|hochladen|angehängt|beigefügt",
    lacking=r"""\bkein|\bnicht|\bfehlt|\bfehlen|leer|vergessen|beschädigt|defekt|fehler|problem|schief|blockiert
        |\bzu (dunkel|unscharf|klein|verschwommen)|komplett|schwarz|ungültig""",
    no_image=r"""((es|hier|mir|uns|dir|ihrer nachricht|deiner nachricht) )?(wurden?|ist|sind|liegt|fehlt|gibt|gab|lag
        |war|waren) (mir |uns |leider |offenbar |hier |noch |es |bisher |ihrer nachricht |deiner nachricht |
        der anfrage )*kein(e|en|erlei)? (\w+ )?(bild|foto|datei|anhang|inhalt)…(hochgel|angeh|beigef|übermit|gesend
        |geschick|empfang|erhalt|gefund|vorhand|verfüg|vor$|bei$|zu (sehen|erkennen)|bereitg|mitges|eingeg|ausgew
        |erkannt|$)|kein(e|en)? (\w+ )?(bild|foto|datei|anhang|bilddatei) (~)(vorhanden|gefunden|hochgeladen|angehängt
        |empfangen|erhalten|übermittelt|gesendet|verfügbar|ausgewählt|erkannt|bereitgestellt|beigefügt)|(sie|du) (haben
        |hast)…(kein|vergessen|nicht)|(in|mit|an) (ihrer|deiner|der) (nachricht|anfrage|eingabe)…(kein|nicht|fehlt)|(es
        |hier|mir) fehlt (leider )?(das|ein) (bild|foto)""",
    unable=r"""(ich|wir)…\b(kann|darf|konnte|können|dürfen|konnten|bin|sind|vermag|sehe|sehen|erkenne|weiß|habe|erhielt
        |möchte|werde|gebe|identifiziere|beschreibe)\b…\b(nicht|kein\w*|nichts|unmöglich|außerstande|niemand\w*)\b|(kann
        |darf|konnte|können|dürfen|sehe|erkenne) (ich|wir)\b|(mir|uns) (ist|war|fehlt|liegt)…(nicht|unmöglich|kein
        |fehlt)|es (ist|war) (mir |uns |leider |hier |daher )*(nicht möglich|unmöglich|nicht erlaubt|nicht gestattet
        |schwierig zu|schwer zu)|(auf|in|aus|an|anhand) (dem|diesem|der|dieser|ihrem|deinem) (bild|foto|aufnahme
        |abbildung|bilddatei|datei) (ist|sind|lässt sich|lassen sich|kann|erkenne|sehe|konnte|gibt es|war)…(nichts|nicht
        |keine \w+) (zu )?(\w+ )?(erkennen|sehen|sagen|bestimmen|identifizieren|erkannt|ausmachen|entdecken|beschreiben
        |feststellen)|(hier |dort )?(ist |lässt sich |gibt es )?nichts (zu )?(erkennen|sehen|beschreiben|erkennbar
        |sichtbar)|(eine|die) (\w+ )?(bild)?(beschreibung|identifizierung|identifikation|erkennung|analyse
        |bestimmung)\b…(nicht|unmöglich)|(die|diese) (abgebildeten? |gezeigten? )?(person|personen|identität)\b…(nicht
        |unmöglich)…(identifi|erkannt|zugeordnet|bestimm|erkennen|benannt|ermittel)|der (bild)?inhalt…(nicht
        |unmöglich)…(erkenn|bestimm|beschr|ermittel|gelesen)|(leider )?keine (bild)?beschreibung (möglich|verfügbar
        |vorhanden)|(wer|wen|was|wo|um wen|ob|welche \w+)\b…(ich|wir)…(nicht|kein)|(ich|wir) (habe|haben) (leider )?kein
        |mir fehlt""",
    send=r"""bitte (\w+ ){0,5}?(lade|laden|sende|senden|schick|schicke|schicken|übermitteln|stelle|stellen|füge|fügen
        |hänge|hängen|teile|teilen|versuche|versuchen|probiere|probieren|überprüfe|überprüfen|prüfe|prüfen|gib|geben
        |wähle|wählen|beachte|beachten|reiche|reichen|warte|warten|gedulden|haben sie)\b…(bild|foto|datei|später|erneut
        |nochmal|noch einmal|hoch|\bes\b|anfrage|moment|augenblick|link|geduld|dass ich|$)|(können|könnten|könntest
        |kannst|würden|würdest|möchten|magst|möchtest) (sie|du)…(hochladen|senden|schicken|hinzufügen|versuchen|teilen
        |bereitstellen|anhängen|übermitteln|einfügen|zusenden|beschreiben|probieren|nachreichen)|(laden?|senden?
        |schicken?|teilen?|hängen?|stellen?) (sie )?(bitte |mir |uns )*(das|ein|dein|ihr|die|eine) (\w+ )?(bild|foto
        |datei|aufnahme)…(hoch|erneut|nochmal|noch einmal|zu$|an$|bereit|mit mir|$)|(versuchen?|probieren?) (sie |
        du )?(es |bitte |das |später |noch )*(erneut|später|nochmals?|einmal|wieder)|laden sie""",
    failed=r"""(bei|beim|während|aufgrund|wegen) (der |des |dem |ihrer |deiner |einem |eines |
        einer )?(\w+ )?(bild)?(verarbeitung|verarbeiten|laden|hochladen|analyse|analysieren|anfrage|erstellung|erstellen
        |übertragung|generierung|abruf|abrufen|öffnen|auswertung|beschreibung|serverfehler|systemfehler
        |zugriff)\w*…(fehler|problem|schiefge|störung|nicht)|(es|hier|da) (ist|gab|trat|liegt|sind|traten|kam) ~(fehler
        |problem|störung|schiefge)|(ein|eine) (\w+ )?(fehler|problem|störung|ausnahme)\b…(aufgetreten|verhinder|unterbr
        |ist passiert)|(da |hier )?(etwas ist|ist etwas|ist leider etwas) schief ?(gelaufen|gegangen)|(der|dieser|unser
        |das|mein) (\w+ )?(server|dienst|service|modell|system)\b…(nicht (verfügbar|erreichbar)|überlastet|fehler
        |antwortet|ausgefallen|ausgelastet)|zeitüberschreitung|(die |ihre )?(\w*verarbeitung|\w*analyse|anfrage
        |übertragung|bildbeschreibung|erkennung) (ist|konnte|wurde|war) (leider )?(fehlgeschlagen|abgebrochen
        |gescheitert|nicht)|(der|unser) (server|dienst)…(zu lange|nicht mehr|keine antwort)|die (antwort
        |verarbeitung) dauert""",
    blocked=r"""(diese|ihre|deine|die) (anfrage|bitte|eingabe|aufforderung|anforderung)\b…(verstößt|abgelehnt|blockiert
        |nicht|gesperrt)|(dieser|der|dieses|ihr) (\w+ )?(inhalt|upload|material)\b…(verstößt|verstoßen|blockiert
        |gesperrt|abgelehnt|nicht (verarbeitet|zulässig))|(aus|wegen|aufgrund) (\w+ ){0,2}\w*(sicherheits|inhalts
        |datenschutz|nutzungs|richtlinien|persönlichkeits)\w*…(ich|nicht|blockier|abgelehn|kein)|((unsere|meine|mein
        |unser) \w*(richtlinien?|filter|bedingungen|vorgaben|regeln|system)|(die|der|das) (sicherheits|inhalts|nutzungs
        |datenschutz)\w*(richtlinien?|filter|bedingungen|vorgaben|regeln|system))…(verbiet|verbot|erlaub|block|untersag
        |gestatt|lassen|verhinder)|(blockiert|abgelehnt|gesperrt) (durch|wegen|aufgrund|von)|inhalt (blockiert|gesperrt
        |nicht verfügbar)|(die|meine|ihre) (antwort|ausgabe)…(blockiert|gefiltert|zurückgehalten|gesperrt|unterdrückt
        |verworfen)|(der|dieser) inhalt…(zurückgehalten|gefiltert|entfernt)""",
    wait=r"""einen (kleinen |kurzen )?(moment|augenblick)\b( bitte|,|$)|(moment|augenblick)( bitte|,|$)|ein moment bitte
        |(ich|wir) (analysiere|werde|schaue|prüfe|untersuche|betrachte|beginne|sehe|beschreibe|werte|verarbeite|mache
        |kümmere)(n|t)?\b …(bild|foto|datei|aufnahme|darum|beschreib|analys)|(lassen sie|lass) mich…(bild|foto|ansehen
        |anschauen|schauen|analys|prüfen)|(das|ihr|dein|die) (bild|foto|datei|aufnahme|anfrage) wird (gerade |derzeit |
        jetzt |nun |noch )*(analysiert|geladen|verarbeitet|hochgeladen|geprüft|untersucht|ausgewertet|bearbeitet)
        |bitte warten|bitte haben sie|(bild|daten|analyse) (wird|läuft)\b|(ich|wir) (nehme|werfe|widme|gehe)…(bild|foto
        |aufnahme|blick)""",
    sadly=r"leider|bedauerlicherweise|anscheinend|offenbar|offensichtlich|scheinbar|achtung|hinweis:",
)

DUTCH = Excuses(
    image=r"""(de|deze|uw|je|jouw|het|dit) (\w+ )?(afbeelding|foto|beeld|bestand|afbeeldingsbestand|fotobestand|bijlage
        |link|plaatje|document|opname|url)|afbeelding|bestand""",
    sent=r",? (die|dat) (u|je|jij)…(hebt|heeft|heb|stuurde|uploadde)( \w+)?,?",
    spoilt=r"""(kon|kan|is|wordt|werd|laadt|lijkt|was) ~(helaas )?niet (geladen|gelezen|geopend|weergegeven|verwerkt
        |gevonden|herkend|geanalyseerd|beschreven|goed|correct|volledig|leesbaar|beschikbaar|aanwezig|toegankelijk
        |zichtbaar|ondersteund|meegekomen|meegestuurd|ontvangen|geüpload|worden|te (openen|lezen|laden|herkennen|zien)
        |duidelijk|scherp genug|in te laden)|laadt niet|ontbreekt|schendt|(is|werd) (geblokkeerd|afgewezen|geweigerd)
        |heeft geen (zichtbare |herkenbare )?inhoud|(bevat|toont) (helaas )?(niets$|geen (herkenbare|zichtbare
        |identificeerbare|inhoud))|(is|was|lijkt|oogt) ~(beschadigd|defect|corrupt|ongeldig|onleesbaar|onvolledig
        |onbruikbaar|geblokkeerd|leeg te zijn|zwart te zijn|(veel |gewoon )?te (donker|wazig|onscherp|klein|vaag
        |onduidelijk|korrelig|licht|slecht|laag))|(is|was|lijkt|oogt) (helaas |alleen )*(volledig|helemaal|geheel
        |compleet|totaal|gewoon|geheel en al|volkomen) (zwart(?!-|\w| en wit| wit)|wit\b(?!-)|leeg|donker\b|wazig
        |onscherp)""",
    blank=r"(is|was|lijkt|oogt) (helaas |alleen |erg |heel )*(zwart|wit|leeg|donker|wazig|onscherp|onduidelijk)",
    plain=r"""(dit|het) (is|betreft|gaat om|lijkt) (slechts |alleen |een )*((volledig|helemaal|geheel|compleet|totaal
        |lege|leeg|witte|zwarte|wazige|effen) ?)+(witte|zwarte|lege|wazige|donkere)? ?(afbeelding|foto|beeld|vlak
        |bestand)$""",
    unfit=r"""(dit|het|dat) (bestands|afbeeldings)?formaat…(niet|ongeldig)|(de|deze|uw) link (leidt|verwijst|werkt|is
        |gaat)…(niet|geen|ongeldig|verlopen|nergens)|de (beeld)?(kwaliteit|resolutie)( van \w+ \w+)? (is|laat
        |volstaat)…(te (slecht|laag)|niet)|(door|vanwege|wegens) de (\w+ )?(beeld)?(kwaliteit|resolutie)…(niet|geen
        |onmogelijk)""",
    seems=r"het (lijkt|ziet)|blijkbaar|kennelijk|waarschijnlijk|er lijkt|er lijken",
    nouns=r"afbeelding|foto|beeld|bestand|bijlage|link\b|plaatje|geüpload|bijgevoegd|meegestuurd",
    lacking=r"""\bgeen\b|\bniet\b|ontbre|\bleeg|vergeten|beschadigd|fout|probleem|mis\b|geblokkeerd|\bte (donker|wazig
        |klein|onscherp)|zwart|ongeldig""",
    no_image=r"""(er|hier|ik) (is|zijn|werd|was|ontbreekt|zit|zie|kreeg|ontving|vind|heb) (helaas |hier |nog |
        bij uw bericht |bij je bericht )*geen (\w+ )?(afbeelding|foto|bestand|bijlage|beeld|plaatje)|(is
        |werd) (er )?geen (\w+ )?(afbeelding|foto|bestand|bijlage)|geen (\w+ )?(afbeelding|foto|bestand
        |bijlage) ~(gevonden|ontvangen|geüpload|bijgevoegd|meegestuurd|beschikbaar|geselecteerd|aanwezig|verstrekt
        |gedetecteerd)|(u|je|jij) (hebt|heeft|bent|heb)…(geen|vergeten|niet)|(in|bij|met) (uw|je|het) (bericht
        |verzoek)…(geen|niet|ontbreek)""",
    unable=r"""(ik|wij|we) (kan|mag|kon|kunnen|mogen|konden|ben|zijn|zie|zien|herken|weet|heb|kreeg|wil|ga|geef
        |identificeer|beschik)\b… \b(niet|geen|niets|onmogelijk|niemand|nooit)\b|(kan|mag|kon|kunnen|mogen|zie
        |herken) (ik|we|wij)\b|het (is|was|lukt|lukte) (mij |me |ons |helaas |hier )*(niet|onmogelijk|moeilijk om)|(op
        |in|uit|aan|van) (de|deze|het|dit|uw|je) (afbeelding|foto|beeld|bestand) (is|zijn|valt|kan|zie|was
        |vallen)…(niets|niet|geen \w+) (te )?(\w+ )?(zien|herkennen|zeggen|onderscheiden|zichtbaar|herkenbaar|herkend
        |bepalen|beschrijven)|(er is |er valt |hier valt |ik zie )?niets (te )?(zien|herkennen|onderscheiden|zichtbaar
        |herkenbaar|beschrijven)|(de|deze|een) (afgebeelde |\w+ )?(persoon|personen|identiteit|beschrijving
        |identificatie|inhoud|analyse|herkenning)\b…(niet|onmogelijk)… (herken|vaststel|vastge|identific|geïdentif|bepal
        |bepaald|mogelijk|beschr|lukt|onmogelijk)|geen beschrijving (mogelijk|beschikbaar)|onmogelijk om|(niet in staat
        |niet mogelijk) om|(wie|wat|waar|of|welke)\b…(ik|we)…(niet|geen)|(uw|je|jouw|het) (bericht|verzoek) (bevat|heeft
        |bevatte) (\w+ )?geen""",
    send=r"""(upload|stuur|deel|voeg|verstuur|verzend|plaats|geef) (mij |me )?(alstublieft |alsjeblieft |a\.?u\.?b\.? |
        de |een |het |uw |je |jouw )+(\w+ )?(afbeelding|foto|bestand|beeld|plaatje|bijlage)|(gelieve|alstublieft
        |alsjeblieft),? …(upload|stuur|sturen|deel|delen|probeer|proberen|afbeelding|foto)|(kunt|kun|zou|zoudt|wilt
        |wil) (u|je|jij)…(uploaden|sturen|delen|toevoegen|bijvoegen|proberen|verzenden|beschrijven|aanleveren|meesturen)
        |probeer (het |u het |dit |a\.?u\.?b\.? |later |nog |alstublieft )*(opnieuw|later|nogmaals|nog eens|eens)""",
    failed=r"""(bij|tijdens|door|wegens) (het|de|een|uw) (\w+ )?(verwerk|laden|uploaden|analys|opvrag|verzoek|genereren
        |openen|inladen|ophalen|technisch|fout|storing)\w*…(fout|probleem|mis\b|misgegaan|storing|niet)|er (is|trad|ging
        |zijn|was|deed|heeft|gaat)…\b(fout|probleem|mis(gegaan)?|storing)\b|een (\w+ )?(fout|probleem|storing) (is|heeft
        |trad)|(de|deze|onze|het|dit) (\w+ )?(server|dienst|service|model|systeem)\b…(niet (beschikbaar|bereikbaar)
        |overbelast|fout|reageert)|time-?out|(de |uw |het )?(\w*verwerking|\w*analyse|aanvraag|uploaden|laden) (is|kon
        |werd) (helaas )?(mislukt|afgebroken|niet)|(verwerking|laden|uploaden|analyse) mislukt|mislukt$|(de|onze
        |deze) (server|dienst|service)…(te lang|niet meer|geen antwoord)""",
    blocked=r"""(dit|uw|je|het|deze) (\w+ )?(verzoek|aanvraag|inhoud|vraag|opdracht|prompt|content
        |materiaal)\b…(geblokkeerd|geweigerd|afgewezen|schendt|strijd|niet|overtreedt)|(vanwege|wegens|om
        |door) (\w+ ){0,2}\w*(veiligheids|inhouds|privacy|gebruiks|beleid|richtlijn)\w*…(ik|niet|geblokk|geweiger|geen)
        |((ons|onze|mijn) \w*(beleid|richtlijnen|filter|voorwaarden|regels|systeem)|(het|de) (inhouds|veiligheids
        |privacy|gebruiks)\w*)\b…(verbied|verbiedt|toe\b|blokk|toestaan|staat)|(geblokkeerd|geweigerd) (door|vanwege
        |wegens)|inhoud (geblokkeerd|niet beschikbaar)|(het|mijn|uw) (antwoord|resultaat)…(geblokkeerd|gefilterd
        |tegengehouden|achtergehouden|verwijderd)""",
    wait=r"""(een|één) (ogenblik|moment|momentje|seconde)(je)?\b( alstublieft| alsjeblieft| a\.?u\.?b|,|$| geduld)
        |(momentje|ogenblikje)|even geduld|ik (ga|analyseer|bekijk|zal|onderzoek|kijk|begin|verwerk
        |beschrijf)\b…(afbeelding|foto|beeld|bestand|ernaar|analys|beschr|even)|laat (me|mij)…(afbeelding|foto|beeld
        |kijken|bekijken|analys)|(de|uw|je|het) (afbeelding|foto|beeld|bestand|verzoek) wordt (\w+ )?(geanalyseerd
        |geladen|verwerkt|geüpload|bekeken|onderzocht)|wacht (even|alstublieft|a\.?u\.?b)|ik (bekijk|neem|werp|doe
        |check)…(afbeelding|foto|beeld|blik)""",
    sadly=r"helaas|jammer genoeg|blijkbaar|kennelijk|let op:|sorry[,!.]",
)
