"""French, Spanish, Italian and Portuguese."""

from __future__ import annotations

from django_autocaption.text.tables.excuses.base import Excuses

FRENCH = Excuses(
    image=r"""(l'|(la|cette|votre|ta|le|ce|ton) )(image|photo|photographie|fichier|document|pièce jointe|lien|cliché
        |visuel|fichier image)( fournie?| jointe?| envoyée?| téléversée?| téléchargée?| transmise?| soumise?
        | demandée?)?|image|fichier""",
    sent=r" que (vous|tu) (m')?(avez|as|venez de|m'avez|m'as) \w+( \w+)?,?",
    spoilt=r"""n'a (malheureusement )?(pas|pu)|n'ont (pas|pu)|ne (peut|peuvent|s'est|se (charge|télécharge)|s'affiche
        |s'ouvre|semble|paraît|veut)…(pas|plus)|n'(est|apparaît|était) (malheureusement |apparemment )?(pas
        |plus) (lisible|visible|disponible|accessible|valide|exploitable|pris|reconn|clair|assez|suffisam|chargé|jointe?
        |parven|arrivé|affich|net)|(est|semble|paraît|apparaît|était|soit)( être)? ~(illisible|endommagé|corrompue?
        |manquante?|introuvable|indisponible|inaccessible|invalide|vierge|incomplet|tronqu|défectu|cassé|inexploitable
        |abîmé|(beaucoup |bien |malheureusement )?trop (flou|sombre|petit|pixelis|clair|foncé|indistinct|dégradé
        |mauvaise|compress))|(est|semble|paraît|apparaît)( être)? (malheureusement )?(entièrement|complètement
        |totalement|toute?|uniformément|tout à fait|intégralement|simplement|quasiment
        |presque) (entièrement )?(noire?\b(?! et blanc)|blanche?\b|vide|sombre|flou)|manque\b|a été (bloqué|rejeté
        |refusé|supprimé|filtré)|enfreint|viole\b|contrevient|ne (contient|montre|comporte) (malheureusement )?(rien$
        |aucun (contenu|élément|détail))""",
    blank=r"""(est|semble|paraît|apparaît)( être)? (malheureusement |très )?(noire?|blanche?|vide|floue?|sombre|vierge
        |illisible|trouble|indistincte?)""",
    plain=r"""(c'est|ce n'est qu'|il s'agit (d'|de )|il n'y a qu'|ceci est|je vois) ?(juste |simplement )?(une? )(image
        |photo|fichier|fond|surface|page)( (entièrement|complètement|totalement|toute?|unie?|simplement))* (blanche?
        |noire?|vide|vierge|floue?|illisible)$""",
    unfit=r"""(ce|le) format( de (fichier|l'image)| d'image)?…(n'|pas|invalide|incompatible)|(le|ce
        |votre) lien( \w+)? (ne |n'|est (mort|invalide|expiré|cassé))|(la|une) (mauvaise )?(qualité
        |résolution)( \w+)?( (de|d') ?(la |l'|cette )?(photo|image|photographie))? (ne |n'|est (trop|insuffisante)|rend)
        |(en raison|à cause|compte tenu) de (la )?(\w+ )?(qualité|résolution|luminosité)…(pas|impossible|ne )""",
    seems=r"""il (me )?(semble|semblerait|paraît|apparaît)|on dirait|apparemment|visiblement|je crois qu
        |vraisemblablement""",
    nouns=r"image|photo|fichier|pièce jointe|lien\b|document|joint",
    lacking=r"""\baucun|\bpas\b|\bn'|\bsans\b|\brien\b|\bvide|noire?\b|manqu|oubli|endommag|corromp|erreur|problème
        |bloqu|invalid|illisible|\btrop|échou""",
    no_image=r"""aucune? (image|photo|fichier|pièce jointe|photographie|document|contenu) ~(n'|fournie?|jointe?
        |disponible|reçue?|trouvée?|envoyée?|téléversée?|détectée?|transmise?|ne )|(vous n'avez|tu n'as|vous avez
        |tu as) …(pas|oublié|omis|aucune?)|il n'y a (pas d'|aucune? |pas de )(image|photo|pièce|fichier)|(l'image
        |la photo|le fichier) manque|il manque (l'|la |une |le )(image|photo|fichier)|(votre|ton|le) (message
        |demande)…(ne contient|n'a|n'inclut|sans)|(aucune? )?(image|photo) (manquante|non (reçue|trouvée|fournie))
        |n'oubliez pas (de joindre|l')""",
    unable=r"""(je|nous) (ne|n')…(pas|rien|aucun\w*|guère|plus|jamais)|(je|nous) (refuse|m'abstiens|préfère ne
        |préférons ne|dois (refuser|décliner)|suis (incapable|dans l'impossibilité|désolé|navré)|sommes (incapables
        |désolé|dans l'imp))|il (ne )?m'est (pas |malheureusement )*(possible|impossible|interdit|difficile)|il (est
        |n'est)( \w+){0,2} (impossible|possible|difficile) (de|d')|(impossible|incapable) (de|d') ?\w+|(rien
        |aucun (détail|élément|contenu)) …(n'est|ne)…(visible|reconna|identifi|disting|discern|vu|perce)
        |on ne (distingue|voit|reconnaît|discerne|peut)( \w+)? (rien|pas (ce|grand)|malheureusement)|(les|la|ces|cette
        |des) personnes?…(ne|n')…(identifi|reconn)|l'identité (de|des|du)…(ne|n')|(le contenu|l'identification
        |la reconnaissance|la description|l'analyse)…(ne|n')…(pas|être|possible)|(dans|sur) (l'|cette |la |votre )(image
        |photo),? …(rien|impossible)…(voir|visible|disting|reconn|discern|identifi)|(qui|quant à|ce que
        |pour)\b…je ne (peux|saurais|sais|suis)…pas|je (n'ai|ne dispose)""",
    send=r"""(veuillez|merci de|pourriez-vous|pouvez-vous|peux-tu|pourrais-tu|prière de|je vous (prie de|invite à)
        |s'il (vous|te) plaît,?|svp,?) ~(me |la |le |nous |m'|l'|l'image |bien )*(r?envoyer|r?envoyez|téléverser
        |téléversez|télécharger|téléchargez|re?joindre|joignez|fournir|fournissez|partager|partagez|transmettre
        |réessayer|réessayez|recharger|charger|importer|essayer|vérifier|vérifiez|réitérer|soumettre|patienter|insérer
        |ajouter|ajoutez|décrire|mettre en ligne|noter|sélectionner|choisir|préciser|redimensionner)|(r?envoyez
        |téléversez|téléchargez|joignez|fournissez|partagez|re?chargez|importez|r?envoie|partage|joins
        |transmettez)(-(moi|la|le|nous))?( de)?( nouveau)?…(image\b|photo|fichier|nouveau|plus tard|nouvelle fois|s'il
        |svp)|(réessayez|réessaie|réessayer|essayez (de nouveau|à nouveau|encore|plus tard|avec|une autre))""",
    failed=r"""(une |l')?erreur (\w+ )?(est survenue|s'est produite|a été|inattendue|interne|lors|de (chargement
        |traitement|réseau|serveur|connexion)|a empêché|m'a|serveur|réseau|inconnue)|un (\w+ )?(problème
        |incident) (technique )?(est survenu|s'est produit|a empêché|m'a|nous a|a été rencontré)|quelque chose (s'est
        |a) mal|il y a eu (une|un) (erreur|problème)|(le|ce|notre|la) (service|serveur|modèle|système)…(indisponible
        |surchargé|ne répond|pas disponible|rencontré|occupé|hors service|erreur)|(le|l'|la|votre) ?(traitement
        |chargement|analyse|téléchargement|téléversement|requête|envoi)…(échoué|interrompu|impossible|n'a pas|n'a pu)
        |échec (de|du|lors)|délai (d'attente )?dépassé|service (temporairement )?indisponible|(lors|pendant|au cours
        |en raison) (de|du|d') ?(la |l'|le |une? )?(traitement|chargement|analyse|erreur|problème|télé\w+)…(erreur
        |problème|incident|technique)|nous (rencontrons|avons rencontré)|(le|notre) (serveur|service) (met|tarde
        |ne répond)|(oups|aïe|zut)""",
    blocked=r"""(cette|votre|ta|la) (demande|requête)…(bloqu|rejet|refus|enfrei|viole|contraire|filtr|conforme|respecte
        |ne peut|n'est)|(ce|le|votre) (contenu|message|fichier|prompt)…(bloqu|rejet|refus|enfreint|viole|contraire
        |filtré|conforme|respecte|inapproprié|peut pas)|contenu (bloqué|inapproprié|sensible|refusé|non autorisé)
        |((notre|nos|mes|ma) (politiques?|règles|filtres?|conditions|directives|consignes|système)|(la|les
        |le) (politiques?|règles|filtres?|conditions|directives) (de|d') ?(sécurité|contenu|utilisation|confidentialité
        |modération))…(ne|n'|interdi|empêch|bloqu|m'|refus)|(pour des raisons|en raison) de (\w+ )?(sécurité
        |confidentialité|politique|vie privée|nos|notre|la politique)…(je|ne|impossible|bloqu|refus|n'est)|bloqué (par
        |en raison)|(la|ma|votre) réponse (a été|est)…(filtr|bloqu|supprim|retenu|censur)""",
    wait=r"""(un|juste un|encore un|une) (petit |court )?(instant|moment|seconde)( s'il| svp| je| pendant|,|$)|je (vais
        |commence|suis en train|m'apprête|regarde|procède|analyse|décris|examine|traite|reviens|consulte|vérifie)\b
        |laissez-moi|laisse-moi|permettez-moi|(l'image|la photo|le fichier|votre demande|votre image) est en cours
        |(analyse|traitement|chargement|téléchargement) (de l'image )?en cours|(veuillez )?(patientez|patienter)
        |je (regarde|jette|me penche|consulte)…(image|photo|œil|tout de suite)""",
    sadly=r"malheureusement|hélas|apparemment|visiblement|attention :|désolée?,|remarque :|pardon,",
)

SPANISH = Excuses(
    image=r"""(la|esta|tu|su|el|este|una) (\w+ )?(imagen|foto|fotografía|archivo|fichero|adjunto|enlace|documento
        |url)( (adjunta|proporcionada|enviada|subida|cargada|recibida|adjuntada|compartida)o?)?|imagen|archivo
        |fichero""",
    sent=r""" (que|, que) (me |nos )?(has|ha|han|habéis|subiste|enviaste|adjuntaste|subió|envió|compartiste|adjuntó
        |proporcionaste)( \w+)?,?""",
    spoilt=r"""no (se|pudo|puede|pudieron|está|fue|ha|es|parece|carga|cargó|aparece|llegó|existe|tiene|abre) ?(se |ha |
        ha podido |puede |pudo |pudieron |sido |podido |ser |estar |correctamente )*(carg|abr|abier|mostr|muestr|proces
        |le[eyí]|legible|visible|encontr|encuentr|disponible|adjunt|válid|accesib|visualiz|recib|subi|sub[eé]|analiz
        |interpret|complet|nítid|clar|suficient|correctamente|reconoc|descarg|describ|identific|distingu|contenido
        |llegad|$)|(está|parece|es|resulta|aparece|se ve|parece estar|parece ser|sale) ~(dañad|corrupt|vací[ao]|ilegible
        |inválid|incomplet|rot[ao]\b|defectuos|inaccesible|bloquead|ausente|en blanco$|(muy|demasiado|bastante) (oscur
        |borros|pequeñ|pixelad|desenfoc|clar|poco|difus|movid|degradad|baja|granulad)|no disponible)|(está|es|parece
        |sale|aparece|se ve) (estar |ser )?(completamente|totalmente|por completo|enteramente|toda|todo|íntegramente
        |simplemente|prácticamente) (en |de color )?(negr[ao]?\b|blanc[ao]\b|vací|oscur|borros|desenfoc)|falta\b
        |infringe|viola\b|incumple|(ha sido|fue) (bloquead|rechazad|eliminad|filtrad)|no (muestra|contiene|tiene) (nada$
        |ningún (contenido|elemento|detalle) )""",
    blank=r"""(está|es|parece|sale|aparece|se ve) (estar |ser )?(muy |en |de color )?(negr[ao]|blanc[ao]|vací[ao]
        |borros[ao]|oscur[ao]|negro|desenfocad[ao]|ilegible)""",
    plain=r"""(se trata de|esto es|esta es|es|parece|solo (es|hay|veo)|parece ser) (solo |simplemente )?una? (imagen
        |foto|archivo|pantalla|fondo|fotografía)( (totalmente|completamente|enteramente|del todo|toda|en))* (blanc[ao]
        |negr[ao]|vací[ao]|borros[ao]|blanco|negro|ilegible)$""",
    unfit=r"""(este|el) formato( de (archivo|imagen|la imagen|fichero))? (no|es (inválido|incompatible))|(el|este|tu
        |su) enlace( \w+)? (no |está (roto|caducado)|es inválido|ha caducado)|la (mala |baja )?(calidad|resolución)( (de
        |del) (la |esta )?(foto|imagen|fotografía|archivo))? (no |impide|es (demasiado|muy|insuficiente)|hace imposible)
        |(debido a|por|dada) la (\w+ )?(calidad|resolución|oscuridad)…(no|imposible)""",
    seems=r"(me )?(parece|pareciera|parecería)|al parecer|aparentemente|por lo visto|se ve que|creo que|posiblemente",
    nouns=r"imagen|foto|archivo|fichero|adjunt|enlace|subi|carg",
    lacking=r"""\bno\b|\bningun|\bsin\b|\bnada\b|vací|falta|olvid|dañad|corrupt|error|problema|bloquea|demasiado
        |en negro|en blanco|inválid""",
    no_image=r"""no (se |has |ha |he |hemos |me |hay |veo |recib|aparece |existe |adjunt|sub|encuentr|viene |llegó |
        consta )…(imagen|imágenes|foto|archivo|fichero|adjunt|enlace)|(ninguna?) (imagen|foto|archivo|fichero)…(adjunt
        |recib|carg|encontr|subi|disponible|proporcion|envi|detect)|(has|ha|te) (olvid|faltado)|te (olvidaste|faltó)
        |olvidaste|se te olvidó|falta (la|una|el|tu|su) (imagen|foto|archivo)|(imagen|foto|archivo) (no (encontrad
        |disponible|recibid|proporcionad|válid)|faltante)|(en )?(tu|su|el) (mensaje|solicitud|consulta) no (incl|cont
        |hay|ha|tra)""",
    unable=r"""(yo |nosotros )?no (me |nos |te |le |se |lo |la )?(es|era|fue|resulta|puedo|podemos|pude|pudimos|podré
        |soy|somos|estoy|estamos|logro|consigo|alcanzo|veo|vemos|distingo|reconozco|identifico|sé|tengo|dispongo|cuento
        |debo|quiero|voy|distingue|aprecia|ve nada|puede|pueden|podría|logra|reconoce|describo|describiré|proporciono|he
        |hay nada)\b…(posible|capaz|describ|identif|reconoc|ver\b|ve\b|determin|ayud|proces|analiz|imagen|foto|nada
        |ningun|acce|inform|quién|qué|person|contenido|propor|autoriz|distingu|permiti|respond|hacer|abr|carg|interpret
        |generar|leer)|(me|nos) (resulta|es) (imposible|difícil)|(es|resulta|fue) (imposible|difícil)
        |imposible (de )?(ver|describ|identif|determin|reconoc|proces|carg|abr|analiz|distingu|saber|le)|(soy
        |somos) incapa|(debo|tengo que|prefiero|he de) (rechazar|negarme|declinar|no\b|abstenerme)|me (niego|abstengo)
        |nada (es|se|puede)…(ve\b|visible|distingu|reconoc|aprecia)|(las?|esta|los) (personas?|rostros?
        |identidad)…no…(identific|reconoc|determin|revel)|(en|de) (la|esta) (imagen|foto) no se (ve|distingue|aprecia
        |puede|reconoce)( \w+)? (nada|ningún|distinguir|ver|apreciar|reconocer)|el contenido…no…(puede|pued|se)
        |identificar (a )?(personas|rostros)|la (descripción|identificación)…no|(quién|qué|dónde|de quién)\b…no (puedo
        |sé|podría|lo)|prefiero no|no (tengo|dispongo)|(tu|su|el) (mensaje|solicitud|consulta) no (trae|lleva|incluye
        |contiene|tiene)""",
    send=r"""(por favor|porfavor),? …(sub[aei]|env[ií]|adjunt|proporcion|compart|intent|carg|vuelv|prueb|inténta
        |reintent|verifi|revis|comprueb|asegúr|esper|indi[cq]|mand|seleccion)|¿?(podrías?|puedes?|podría usted
        |puede usted|te importaría|le importaría|serías?|sería) ~(sub|env|adjunt|proporcion|compart|intent|carg|volver
        |describ|mand|reenvi|facilit)|(sube|suba|envía|envíe|envíame|adjunta|adjunte|comparte|comparta|carga|cargue
        |manda|mándame|proporciona|reenvía|vuelve a|vuelva a|súbela|envíala|proporcione) ~(la|una|tu|su|el|otra|un|subir
        |enviar|cargar|adjuntar|intent\w*|de nuevo)\b…(imagen|foto|archivo|de nuevo|otra vez|nuevamente|por favor
        |fichero|$|cargarla|subirla|enviarla)|(intenta|inténtalo|inténtelo|intente|prueba|pruebe|reintenta|reintente
        |vuelve|vuelva)( a)? ~(intentarlo|de nuevo|nuevamente|otra vez|más tarde|otra imagen|con otra|luego)
        |¿?me (puedes|podrías|puede|podría|pasas|mandas|envías|manda|envía)…(mandar|enviar|pasar|versión|foto|imagen
        |otra|subir)""",
    failed=r"""(se )?(ha |han )?(ocurrid|ocurrió|produj|producid|surgi|detect|encontr|habido|sucedi)\w* (un|algún
        |una) (\w+ )?(error|problema|fallo|incidencia)|(un|el|hubo un|algún) (\w+ )?(error|problema|fallo) (\w+ )?(al|ha
        |ocurri|impid|interno|en el servidor|se|técnico)|error (al (carg|proces|abr|gener|le|analiz)|interno|inesperado
        |desconocido|del? servidor|de (carga|red|conexión|procesamiento))|algo (ha )?(salió|salido|fue|falló|fallado)
        |hubo (un|algún)|(el|este|nuestro) (servicio|servidor|modelo|sistema)…(no (está )?disponible|sobrecargad
        |no responde|ocupad|falló|fuera|error)|servicio no disponible|(la|el|tu|su) (carga|subida|procesamiento|análisis
        |solicitud|petición|descarga)( de \w+ \w+| \w+)? (ha fallado|falló|fracasó|no se|se interrumpió|no pudo)|(fallo
        |falló) (al (carg|proces|abr|gener|analiz|le)|la (carga|solicitud|conexión)|el (procesamiento|análisis)
        |en (la carga|el servidor))|(al|durante|debido a|mientras)( el| la| se| un)? (proces|carg|subi|analiz|análisis
        |abrir|generar|problema|error|fallo|leer)\w*…(error|problema|fallo|técnico)|tiempo de espera|(el
        |nuestro) (servidor|servicio) (tarda|no (responde|contesta)|está tardando|ha tardado)""",
    blocked=r"""(esta|tu|su|la) (solicitud|petición|consulta|pregunta)…(bloque|rechaz|infring|viol|incumpl|no (puede
        |cumple|es|está)|deneg|contrari)|(este|el|tu|su) (contenido|mensaje|prompt|material)…(bloque|rechaz|infring|viol
        |incumpl|no (puede|cumple|está|es)|inapropiad|filtrad)|contenido (bloqueado|no permitido|inapropiado|sensible
        |no disponible)|((mis|nuestr[ao]s?) (políticas?|directrices|normas|condiciones|filtros?|reglas|pautas|sistema)
        |(las?|los|el) (políticas?|directrices|normas|filtros?|reglas) de (contenido|seguridad|uso|privacidad
        |moderación))…(no |prohíb|impid|bloque|me )|por (razones|motivos|política|cuestiones) (de )?(seguridad
        |privacidad|política|contenido|las|nuestra)…(no|bloque|rechaz)|bloquead[ao] (por|debido)|(la|mi|tu
        |su) respuesta (ha sido|fue|está|quedó)…(filtrad|bloquead|eliminad|retenid|censurad)""",
    wait=r"""(un|solo un|dame un|deme un|déjame un|espera un|espere un|una) (momento|momentito|segundo|instante
        |minuto)( por favor|,| para| mientras| y|$)|(voy|vamos|procedo|procederé|empezaré|comenzaré|paso) a (analiz|ver
        |examin|describ|revis|mir|proces|ech)|(analizaré|analizando|describiré|revisaré|examinaré|procesaré|analizo
        |examino|reviso|procesando|estoy (analiz|proces|revis|examin|mir|carg))\b…|déjame|déjeme|permíteme|permítame|(la
        |tu|su) (imagen|foto|solicitud|archivo) (se está|está siendo|se encuentra en)|(espera|espere) (un|por favor)
        |(ahora|enseguida|ya)( mismo)? (miro|veo|analizo|reviso|examino|le echo|la miro|la reviso)|(echaré|le echo
        |miraré)""",
    sadly=r"""lamentablemente|desafortunadamente|desgraciadamente|por desgracia|al parecer|aparentemente|por lo visto
        |atención:|nota:|lo siento,|vaya,|¡?ups[,!]|perdona,""",
)

ITALIAN = Excuses(
    image=r"""(l'|(la|questa|tua|il|questo|la tua|il tuo|lo|una|sua|la sua) )(immagine|foto|fotografia|file|allegato
        |collegamento|link|documento|scatto|file immagine)( (allegata|fornita|inviata|caricata|ricevuta|richiesta)o?)?
        |immagine|file""",
    sent=r",? che (mi |ci )?(hai|ha|avete|hanno)( \w+){1,2},?",
    spoilt=r"""non (è|può|si|sembra|risulta|ha|riesce|viene|carica|contiene|è stat[ao]|si è|era)…(caricat|aprir|apert
        |legg|visualizz|trovat|disponibil|valid|accessibil|allegat|ricevut|elaborat|analizzat|chiar|nitid|suppor|arrivat
        |riconosc|visibil|carica|apre|descri|sufficien|complet|inviat|intellig|mostrat|scaricat|decifrab|interpretat)|(è
        |sembra|risulta|appare|pare|sembra essere|era) ~(danneggiat|corrott|vuot[ao]\b|illeggibil|non valid|incomplet
        |rott[ao]\b|difettos|inaccessibil|bloccat|mancant|non disponibil|assente|(troppo|molto|eccessivamente) (scur
        |sfocat|buia?|piccol|mossa?|sgranat|chiar|pixel|confus|indistint|compress|degradat|bassa))|(è|sembra|risulta
        |appare|pare) (essere )?(completamente|totalmente|interamente|tutta|tutto|del tutto|semplicemente
        |quasi) (ner[ao]\b(?! e bianc)|bianc[ao]\b(?! e ner)|vuot|scur|buia?|sfocat)|manca\b|viola\b|infrange
        |è stat[ao] (bloccat|rifiutat|rimoss|filtrat)|non (mostra|contiene) (nulla$|niente$|alcun (contenuto|elemento
        |dettaglio) )""",
    blank=r"""(è|sembra|risulta|appare|pare) (essere )?(purtroppo |molto )?(ner[ao]|bianc[ao]|vuot[ao]|sfocat[ao]
        |scur[ao]|bui[ao]|illeggibile|mossa|indistint[ao])""",
    plain=r"""(si tratta di|questa è|è|sembra|sembra essere|vedo solo|c'è solo) (solo |
        semplicemente )?un'? ?a? ?(immagine|foto|file|schermata|sfondo|fotografia)( (completamente|totalmente
        |interamente|tutta|del tutto))* (bianc[ao]|ner[ao]|vuot[ao]|sfocat[ao]|illeggibile)$""",
    unfit=r"""(questo|il) formato( (di|del) (file|immagine)| dell'immagine)? (non|è (errato|incompatibile))|(il|questo
        |il tuo) (link|collegamento)( \w+)? (non |è (scaduto|rotto|errato))|la (scarsa |bassa )?(qualità
        |risoluzione)( (della|dell'|di) ?(questa )?(foto|immagine|fotografia))? (non |è (troppo|insufficiente|scarsa)
        |impedisce|rende)|(a causa della|per via della|data la) (\w+ )?(qualità|risoluzione|scarsa)…(non
        |impossibile)""",
    seems=r"""(mi )?(sembra|pare|sembrerebbe|parrebbe)|a quanto pare|apparentemente|evidentemente|probabilmente
        |credo che""",
    nouns=r"immagin|foto|file|allega|collegamento|link\b|caricat",
    lacking=r"""\bnon\b|\bnessun|\balcun|\bsenza\b|\bnulla\b|vuot|manc|dimentic|danneggiat|corrott|errore|problema
        |bloccat|troppo|nera\b|bianca\b""",
    no_image=r"""non (è|hai|ha|ho|abbiamo|avete|c'è|ci sono|vedo|trovo|risulta|ricev|mi è|sembra|è stat[ao])…(immagin
        |foto|file|allegat|link)|nessun[ao]?'? ?(immagine|foto|file|allegato)…(allegat|ricevut|caricat|trovat|disponibil
        |fornit|inviat|rilevat|è\b)|(hai|ha|ti sei|avete|si è) dimenticat|manca (l'|la |una |un'|il )(immagine|foto
        |file)|(il|nel) (tuo|suo|vostro)? ?messaggio non|(immagine|file|foto) (non (trovat|disponibil|valid|ricevut
        |caricat|fornit)|mancante)""",
    unable=r"""(io |noi )?non (mi |ci |ti |le |si |lo |la |sono |vi )?(è |era |sono )?(posso|possiamo|potuto|riesco
        |riusciamo|sono|siamo|so|vedo|vediamo|distinguo|riconosco|identifico|ho|dispongo|possibile|in grado|capace
        |consentit|permess|autorizzat|stato possibile|intendo|descrivo|può|possono|riesce|distingue|vede|scorge
        |fornisco)\b…(possibil|descriv|identific|riconosc|veder|vede|determin|aiut|elabor|analizz|immagin|foto|nulla
        |niente|alcun|access|informaz|chi|cosa|person|forn|rispond|far|grado|capac|distingu|capir|legg|apr|caric
        |consentit|autorizz)|(mi|ci) (è|risulta) (impossibile|difficile)|(è|risulta|sarebbe) (impossibile|difficile)
        |impossibile (veder|descriv|identific|determin|riconosc|elabor|caric|apr|analizz|distingu|capir|stabil|legg)
        |(sono|siamo) incapac|(devo|dobbiamo|preferisco) (rifiutar|declinar|non\b|astener)|(mi rifiuto|mi astengo)
        |(nulla|niente) (è|si)…(visibil|distingu|riconosc|vede)|(le|la|l'|questa) ?(person[ae]|volt[io]
        |identità)…non…(identific|riconosc|determin|riconoscibil|stabil)|(nell'immagine|nella foto|dall'immagine
        |dalla foto|nell'immagine) non si (vede|distingue|riconosce|può|riesce|capisce)…(nulla|niente|distingu|veder
        |cosa|riconosc)|il contenuto…non|la descrizione…non|(chi|cosa|dove|che cosa)\b…non (posso|so|saprei|riesco)
        |preferisco non|non (ho|dispongo)|(il tuo|il suo|questo) messaggio non""",
    send=r"""(per favore|per piacere|per cortesia|si prega|ti prego|la prego|vi prego),? (di )?…(caric|invi|alleg|forn
        |condivid|riprov|prov|verific|controll|attend|mand|ricaric|indic|selezion|aspett)|(potresti|puoi|potrebbe|può
        |potete|potreste|ti dispiacerebbe|le dispiacerebbe|vuoi) ~(caric|ricaric|invi|alleg|forn|condivid|riprov|prov
        |mand|descriv|re-?invi|rimand)|(carica|carichi|caricate|ricarica|ricarichi|invia|invii|inviami|allega|alleghi
        |condividi|condivida|manda|mandami|fornisci|fornisca|reinvia|rimanda) ~(l'|la|un'|una|il|di nuovo|nuovamente
        |un)…(immagin|foto|file|nuov|ancora)|(riprova|riprovi|riprovare|riprovate|prova|provi|provate
        |ritenta)( a)? ~(più tardi|di nuovo|nuovamente|ancora|con|tra|fra|un'altra|ricaric|caric|in seguito|in un|$)
        |mi (mandi|manderesti|invii|invieresti|potresti|puoi|può|manda)…(versione|foto|immagine|altra|inviar|mandar
        |nuov)""",
    failed=r"""(si (è|sono) )?(verificat|riscontrat|presentat)[oiae] (un|un'|degli|dei) ?(\w+ )?(error|problem|eccezion)
        |(si è verificat\w+|c'è stat\w|è (avvenut|accadut|sort|insort|success)\w)…(error|problem|intopp)|(un
        |l') ?(errore|problema) (\w+ )?(ha|durante|nel|interno|imprevisto|tecnico|del|di|si è)|errore (durante|interno
        |imprevisto|sconosciuto|del server|di (caricamento|rete|connessione|elaborazione)|nel caric)|qualcosa (è andato
        |non ha|è) (storto|funzionato|andato)|(il|questo|nostro) (servizio|server|modello
        |sistema)…(non (è )?(al momento )?disponibil|sovraccaric|non risponde|occupat|errore)|servizio (non
        |temporaneamente)|(il|l'|la|tua) ?(caricamento|elaborazione|analisi|richiesta|invio|operazione
        |download)( \w+){0,3} (non è|è fallit|fallit|interrott|non riuscit|è stat[ao] interrott)|(durante|a causa di|nel
        |per via di) (il |l'|la |un |lo )?(caric|elabor|analis|probl|error|proces|scaric)\w*…(errore|problem|tecnic
        |verificat)|tempo (di attesa )?scaduto|(il|nostro) (server|servizio) (impiega|non (risponde|ha)|tarda|ci mette
        |è (lento|troppo))""",
    blocked=r"""(la|questa|tua|la tua|la sua) (richiesta|domanda)…(bloccat|rifiutat|respint|viol|infrang|non (può|è
        |rispett)|contrari)|(questo|il|tuo|il tuo) (contenuto|messaggio|prompt|materiale)…(bloccat|rifiutat|respint|viol
        |non (può|è|rispett|consent)|inappropriat|filtrat)|contenuto (bloccato|non consentito|inappropriato|sensibile
        |non disponibile)|((le mie|le nostre|la nostra|i nostri|il nostro) (politic\w+|norm\w+|regol\w+|linee guida
        |filtr\w+|condizion\w+|policy|sistema)|(le|la|i|il) (politic\w+|norm\w+|linee guida|filtr\w+|policy) (di|sui|dei
        |sulla) (sicurezza|contenut\w|utilizzo|privacy|moderazione))…(non |viet|imped|blocc|mi )|per (motivi|ragioni
        |questioni) (di )?(sicurezza|privacy|riservatezza|politica)…(non|blocc|rifiut)|bloccat[ao] (da|per|a causa)|(la
        |mia|tua) risposta (è stata|risulta)…(filtrat|bloccat|rimoss|trattenut|censurat)""",
    wait=r"""(un|solo un|ancora un|dammi un|mi dia un|aspetta un|attendi un) (momento|attimo|secondo|istante|attimino
        |minuto)( per favore| mentre| che| prego|,|$)|(sto|stiamo) (analizzando|elaborando|esaminando|guardando
        |caricando|controllando|descrivendo)|(analizzo|analizzerò|esamino|esaminerò|descriverò|guarderò|controllo
        |elaborerò|procedo|procederò|darò un'occhiata|ora analizz)\b|fammi |mi faccia |lasciami |lascia che |mi permetta
        |permettimi|(l'immagine|la foto|la richiesta|il file) (è in fase|è in corso|sta per|viene ora)|(analisi
        |elaborazione|caricamento) (dell'immagine )?in corso|(attendi|attendere|attenda)( prego| un|,|$)|(do|darò
        |diamo)( subito)? un'occhiata|(guardo|esamino|osservo)( subito| ora| adesso)? (la|l')""",
    sadly=r"""purtroppo|sfortunatamente|a quanto pare|evidentemente|apparentemente|attenzione:|nota:|spiacente,|scusa,
        |ops[,!]""",
)

PORTUGUESE = Excuses(
    image=r"""(a|esta|sua|tua|a sua|a tua|essa|o|este|esse|o seu|uma) (\w+ )?(imagem|foto|fotografia|arquivo|ficheiro
        |anexo|link|documento|url|ligação)( (anexada|fornecida|enviada|carregada|recebida|anexad|solicitada)o?)?|imagem
        |arquivo|ficheiro""",
    sent=r""",? que (me |nos )?(você |tu )?(enviou|anexou|carregou|enviaste|anexaste|carregaste|compartilhou|partilhou
        |mandou|forneceu|foi|postou|partilhaste),?""",
    spoilt=r"""não (foi|pôde|pode|está|carregou|é|parece|abre|abriu|aparece|chegou|tem|existe|pôde ser|conseguiu|carrega
        |ficou|foram|contém|se)…(carreg|abert|abrir|abr[ei]|lid[ao]|legível|mostrad|exibid|process|encontrad|disponível
        |anexad|válid|acess|visív|recebid|analisad|nítid|clar|suport|suficient|corretamente|reconhec|descri|enviad
        |complet|interpretad|conteúdo|chegou$|visualiz)|(está|parece|é|parece estar|parece ser|encontra-se
        |aparenta estar|ficou|veio|aparece) ~(corrompid|danificad|vazi[ao]\b|ilegíve|inválid|incomplet|quebrad|defeituos
        |inacessív|bloquead|ausente|em branco$|indisponív|(muito|demasiado|demasiadamente|bastante) (escur|desfocad
        |borrad|pequen|pixel|embaçad|tremid|clar|turv|granulad|baixa|degradad|indistint)|(escur|desfocad|borrad|pequen
        |embaçad)[ao] (demais|de mais))|(está|é|parece|aparece|ficou) (estar |ser )?(completamente|totalmente
        |inteiramente|toda|todo|por completo|simplesmente|praticamente) (em |de cor |a )?(pret[ao]\b(?! e branc)
        |branc[ao]\b|negr[ao]\b|vazi|escur|desfocad|borrad)|falta\b|viola\b|infringe|foi (bloquead|rejeitad|removid
        |recusad|filtrad)|não (mostra|contém|tem) (nada$|nenhum (conteúdo|elemento|detalhe))""",
    blank=r"""(está|é|parece|aparece|ficou) (estar |ser )?(muito |em |de cor |a )?(pret[ao]|branc[ao]|negr[ao]|vazi[ao]
        |desfocad[ao]|escur[ao]|borrad[ao]|embaçad[ao]|ilegível)""",
    plain=r"""(trata-se de|isto é|esta é|é|parece|parece ser|só (há|vejo)) (apenas |só |simplesmente )?uma? (imagem|foto
        |ficheiro|arquivo|tela|fundo|fotografia)( (totalmente|completamente|inteiramente|toda|em))* (branc[ao]|pret[ao]
        |vazi[ao]|desfocad[ao]|negr[ao]|ilegível|borrad[ao])$""",
    unfit=r"""(este|o) formato( d[eoa] (ficheiro|arquivo|imagem))? (não|é (inválido|incompatível))|(o|este|seu
        |o seu) (link|endereço)( \w+)? (não |está (quebrado|expirado)|é inválido|expirou)|a (má |baixa |
        fraca )?(qualidade|resolução)( d[aeo] (foto|imagem|fotografia|ficheiro))? (não |impede|é (demasiado|muito
        |insuficiente|baixa)|torna)|(devido à|por causa da|dada a) (\w+ )?(qualidade|resolução|falta de luz)…(não
        |impossível)""",
    seems=r"(me )?parece|pelo (visto|jeito)|aparentemente|ao que parece|provavelmente|acho que|possivelmente",
    nouns=r"imagem|foto|arquivo|ficheiro|anex|link\b|carreg|envi",
    lacking=r"""\bnão\b|\bnenhum|\bsem\b|\bnada\b|vazi|\bfalta|esquec|danificad|corrompid|\berro\b|problema|bloquea
        |muito (escur|desfoc)|\bpreta|demasiado|inválid""",
    no_image=r"""não (foi|há|recebi|recebemos|encontrei|vejo|anex|envi|existe|veio|consta|carreg|chegou|vi|localizei
        |me)…(imagem|imagens|foto|arquivo|ficheiro|anexo|nada)|nenhum[ao]? (imagem|foto|arquivo|ficheiro|anexo
        |fotografia)…(anexad|recebid|carregad|encontrad|disponível|fornecid|enviad|detectad|detetad|foi|veio|selecion)
        |(você|tu) …(esqueceu|esqueceste|não)|esqueceu-se|esqueceste-te|falta (a|uma|o) (imagem|foto|arquivo|ficheiro)
        |(imagem|arquivo|ficheiro|foto) (não (encontrad|disponível|recebid|fornecid|carregad|válid)|em falta|ausente)
        |(a sua|sua|a tua|tua) mensagem não""",
    unable=r"""(eu |nós )?não (me |nos |te |lhe |se |o |a )?(é|era|foi|sou|posso|podemos|pude|pudemos|consigo
        |conseguimos|consegui|estou|tenho|vejo|distingo|reconheço|identifico|sei|disponho|devo|vou|descrevo|pode|podem
        |consegue|distingue|percebe|vê|dá|há como|fui)\b…(possível|capaz|descrev|identific|reconhec|\bver\b|vê\b
        |determin|ajud|process|analis|imagem|foto|nada|nenhum|acess|inform|quem|\bo que|pessoa|fornec|autoriz|distingu
        |permit|respond|fazer|abrir|ler\b|carreg|apto|habilit|perceb|interpret|ger)|(é-me|me é) (impossível|difícil)|(é
        |foi|torna-se) (impossível|difícil)|impossível (de )?(ver|descrev|identific|determin|reconhec|process|carreg
        |abrir|analis|distingu|saber|ler)|(sou|somos|estou) (incapa|impossibilit)|(devo|tenho de|tenho que|prefiro
        |preciso) (recusar|declinar|não\b|abster)|(me recuso|recuso-me|abstenho-me)|nada (é|se|pode)…(vê|visível
        |distingu|reconhec|percet|percept)|(as?|esta|os) (pessoas?|rostos?|identidade)…não…(identific|reconhec|determin
        |revel)|(na|nesta|da|pela) (imagem|foto|fotografia) não (se|é|dá|há|consigo)…(nada|distingu|ver|possível
        |reconhec|perceber)|o conteúdo…não|a (descrição|identificação)…não|(quem|o que|onde|de quem)\b…não (posso|sei
        |consigo)|prefiro não|não (tenho|disponho)|(a sua|sua|a tua) mensagem não""",
    send=r"""(por favor|por gentileza|favor),? …(envi|carreg|anex|fornec|compartilh|partilh|tent|verifi|aguard|reenvi
        |mand|selecion|faça|inform|submet|indi[cq]|espere)|(você )?(poderia|pode|podes|podia|poderias|pode-me
        |importa-se) ~(envi|carreg|anex|fornec|compartilh|partilh|tent|reenvi|descrev|mand|fazer (o )?upload|voltar)
        |(envie|envia|carregue|carrega|anexe|anexa|compartilhe|partilhe|reenvie|mande|forneça|submeta|faça upload
        |faça o upload) ~(a|uma|outra|o|novamente|de|da|do|me|um)\b…(imagem|foto|arquivo|ficheiro|novamente|de novo
        |outra vez)|(tente|tenta|tentar|experimente|volte a|volta a)( \w+){0,3} ?(novamente|de novo|mais tarde|outra vez
        |outra imagem|com outra|tentar|daqui)|(pode|podes|poderia|me)( me)? (mandar|manda|mande|enviar|envia
        |passar)…(versão|foto|imagem|outra|nova|nítida)""",
    failed=r"""(ocorreu|ocorreram|houve|aconteceu|surgiu|verificou-se|foi (encontrad|detet|detect)\w+) (um|algum|uma
        |alguns) (\w+ )?(erro|problema|falha)|(um|o) (\w+ )?(erro|problema) (\w+ )?(ao|ocorreu|impediu|interno
        |no servidor|durante|técnico)|erro (ao (carreg|process|abrir|gerar|ler|analis)|interno|no servidor|inesperado
        |desconhecido|durante|de (carregamento|rede|conexão|ligação|processamento))|algo (deu|correu|não) |(o|este
        |nosso) (serviço|servidor|modelo|sistema)…(indispon|não (está )?(dispon|respond)|sobrecarregad|ocupad|falhou
        |fora do)|serviço (temporariamente )?indisponível|(o|a|sua) (carregamento|envio|processamento|análise
        |solicitação|pedido|upload|requisição)( d[aeo] \w+| \w+)? (falhou|não foi|foi interrompid|fracassou)|(falha
        |falhou) (ao (carreg|process|abrir|gerar|ler|analis)|n?o (carregamento|processamento|envio)|na (análise|ligação
        |conexão))|(ao|durante|devido a)( o| a| um)? (process|carreg|envi|analis|anális|abrir|gerar|problema|erro|falha
        |ler)\w*…(erro|problema|falha|técnic)|tempo (de espera )?(esgotado|limite)|(o|nosso) (servidor
        |serviço) (está a demorar|demora|não (responde|respondeu)|está demorando|demorou)""",
    blocked=r"""(esta|essa|sua|a sua|a|este|o|esse|o seu) (solicitação|pedido|requisição|pergunta|mensagem)…(bloque
        |rejeit|recus|viol|infring|não (pode|cumpre|está|é|atende)|negad|contrári)|(este|esse|o|seu|o seu) (conteúdo
        |prompt|material)…(bloque|rejeit|recus|viol|infring|não (pode|cumpre|está|é)|inapropriad|inadequad|filtrad)
        |conteúdo (bloqueado|não permitido|inapropriado|sensível|indisponível|impróprio)|((as |os |a |o )?(minhas|meus
        |nossas?|nossos?) (polític\w+|diretri\w+|norma\w*|regra\w*|filtro\w*|condiç\w+|termos|sistema)|(as?
        |os?) (polític\w+|diretri\w+|norma\w*|filtro\w*) de (conteúdo|segurança|utilização|uso|privacidade
        |moderação))…(não |proíb|imped|bloque|me )|por (razões|motivos|questões) de (segurança|privacidade
        |política)…(não|bloque|recus)|bloquead[ao] (por|pel|devido)|(a|minha|sua) resposta (foi|está|ficou)…(filtrad
        |bloquead|removid|retid|censurad)""",
    wait=r"""(um|só um|apenas um|me dê um|dê-me um|aguarde um|espere um) (momento|momentinho|segundo|instante|minuto
        |instantinho)( por favor| enquanto| que| para|,|$)|(vou|irei|vamos|estou a|passo a) (analis|ver|examin|descrev
        |process|verific|olhar|observ|dar uma)|estou (analisando|processando|examinando|verificando|olhando|carregando)
        |(analisarei|analisando|descreverei|examinarei|processando|verificarei|analiso)\b|deixe-me|deixa-me|me deixe
        |permita-me|(a|sua|o) (imagem|foto|solicitação|pedido|ficheiro) (está a ser|está sendo|encontra-se)|aguarde( um
        |,|$)|(vou já|já vou|vou agora|agora vou) (ver|olhar|analisar|examinar)|(olho|vejo|analiso) (já|agora)""",
    sadly=r"""infelizmente|lamentavelmente|pelo visto|ao que parece|aparentemente|atenção:|nota:|desculpe,|lamento,
        |ops[,!]""",
)
