"""French, Spanish, Italian, Portuguese, Romanian and Catalan."""

from __future__ import annotations

from django_autocaption.text.tables.talk.base import Talk

FRENCH = Talk(
    voices="""
        je j me moi mon ma mes nous notre nos vous votre vos tu toi tes désolé- excus- pardon merci bonjour bonsoir
        salut bienvenue veuillez pouvez pourriez peux pourrais voulez voudriez souhaitez souhaites hélas regret-
        navré- espère oups oh essayez réessayez envoyez patientez
    """,
    negations="ne n pas non aucun- rien jamais impossib- malheureusement refus- interdi- m'abstien-",
    signs="""
        incapab- erreur- échou- échec panne incident- problème- dysfonct- interromp- rejet- bloqu- enfrei- contrev-
        contraire autoris- permet- permis filtr- retenu- censur- supprim- retir- invalid- non-valide endommag-
        corromp- abîm- cassé- illisib- flou- indistinct- manqu- absent- oubli- télévers- télécharg- charg- joint-
        joindre ci-joint envoy- renvo- transm- partag- fourni- reçu- recev- reçois trouv- introuvab- disponib-
        indisponib- accessib- inaccessib- accéder accède ouvert- lire lu lisib- reconn- identifi- détermin- décri-
        dire parler analys- trait- examin- vérifi- regard- voir vois vu visualis- disting- discern- interprét- génér-
        produi- récupér- réessa- essay- nouveau ultérieur- tard patient- instant- moment- surcharg- expir- dépass-
        épuis- support- inconnu- inattendu- maintenance répon- aider aide assist- terminé- réussi- succès survenu-
        connect- complètement entièrement totalement uniquement seulement apparemment visiblement sembl- délai
        timeout besoin précis- insuffisant- renseignement- communiqu- compatib- conform- détect- complét- exécut-
        sélection- choisi- utilis- sais rétabli- revient revenez dispos- divulg- saurais saurait abouti- nouvelle
        parvenu- mené conduit nette net modérat- préfèr- comment- long longtemps lent révél- qu'aucun- ralent-
        contien- attir- perdu- rompu- coupé- atteint- détaillé- opinion- avis discut- expliqu- gratuit- bien-sûr
        certainement d'accord ok beau belle magnifique- superbe- intéressant- voici suit suivante session
        administrateur inscri- file traduire traduction compris comprends faux fausse spécul- répét- occupé- fini
        pourquoi estim- laissez savoir afficher affiché affichée affichage retourn- excéd- empêch- devin- évit-
        omett- omis- respect- protég- protection inapproprié- inadapt- sensib- continu- poursuiv- relanc- actualis-
        clarifi- accept- compar- légal- éthique- abstien- abstenir oblig- exploitab- préfér- avant figur- reprend-
        commenc- payer payé payant paiement tenter tenté restaurer violer violé violation interruption ouvrir nommer
        noms nommé demandé demandez demander plein cliqu- appuy- crois suppos- hypothès- conjectur- propos- suggest-
        exemple- attend- ressembl- consent- accord explicit- détailler détaillez conçu- fabriqué créé destiné fin
        terme juger jugement prêt prête pense penser vide vides livré livrée mène mènent
    """,
    subjects="""
        image- photo- illustration- cliché- fichier- lien- adresse contenu- requête- question- entrée sortie
        résultat- réponse- format- type- taille résolution qualité modèle- langage intelligence artificiel- service-
        serveur- système- réseau connexion- compte- solde crédit- quota- limite- clé clef abonnement- identité
        confidential- sécurité privée détail- information- donnée- objet- texte- textuel- légende- description-
        utilisation tâche- opération- processus capacité- accès vision vue interne- technique- mémoire contexte
        correct- valide- possible- visible- représenté- figurant présent- consign- instruction- site jeton-
        traitement analyse usage attaché- version- raffin- mot passe navigateur- pages session- valeur- certificat-
        autorisation- droit- auteur marque- violence nudité adulte- attribut- tentative- style longueur caractère-
        publique- célébr- âge ages disque- espace stockage alternatif- alternatives équipe développ- brouillon
        substitu- origine sexe émotion- prénom- but portrait- politique- règles règlement directive- conditions
    """,
    seen="personnes individu- gens visage- assistant- utilisateur- yeux personne message- document-",
    between="""
        puis peut peuvent pourra pourrait pouvoir dois doit devons être suis est sont sera été était étant ai as a
        avons avez ont avait ait eu avoir il elle ils elles on ce c cet cette ces cela ça ici là y en dans sur sous
        pour par avec sans de d du des le la l les un une au aux à et ou mais que qu qui quoi quel- dont où comment
        quand si car parce comme donc afin lors pendant durant après depuis selon suite suivant- tant trop très plus
        moins assez bien tout- tous encore déjà toujours actuellement maintenant présentement simplement juste s se
        soi même leur leurs lui autre- certain- fait faire faites fais va vais allez aller laisse donner donne donnez
        tenu- mettre met état mesure cours moyen sorte façon bientôt vient rien- momentanément temporairement
        correctement ni oui pu peu n'est lequel laquelle parvien- arriv- ta ton soit fut temps minute- seconde- jour
        aujourd hui noir- blanc- sombre- clair- petit- bas basse faible- mauvais- grand- haut- exact- réel- mois
        mensuel- semaine hebdomadaire- heure- quotidien- vie chose- pièce- page raison- cause élément- demande- pris
    """,
    parts="l' d' j' n' m' t' s' c' qu' jusqu' lorsqu' puisqu' quelqu' aujourd'",
    unlike="photographe- imagerie- portail- tableau-",
)

SPANISH = Talk(
    voices="""
        yo me mí mi mis nos nosotros nuestro- nuestra- tú te ti tu tus usted ustedes favor lamento lamentamos
        desafortunadamente perdón perdona- disculp- siento gracias hola bienvenid- puedo podemos podrías podría
        puedes quieres quiere desea deseas espero tengo estoy soy sé gustaría ups dame déme intenta inténtal-
        inténtelo envía envíe sube prefiero recomiendo subas
    """,
    negations="no ningún ninguna ninguno nada nunca tampoco imposib- lamentablemente rechaz- prohib-",
    signs="""
        nadie incapa- error- fracas- problema- incidencia- avería- inconveniente- interrump- cancel- deneg- niego
        bloque- infring- infracc- incumpl- permit- permiso autoriz- filtr- reten- censur- elimin- borrad- inválid-
        invalid- dañad- corrupt- rota roto ilegib- vací- borros- desenfoc- nítid- indistingu- falt- ausent- olvid-
        adjunt- envi- enví- reenví- transm- proporcion- facilit- recib- encontr- encuentr- disponib- accesib- inaccesib-
        acced- acceso abiert- leer leíd- legib- reconoc- identific- determin- describ- descrip- decir hablar analiz-
        anális- examin- verific- revis- ver veo visto visualiz- disting- apreci- discern- interpret- mostrar gener-
        produ- recuper- intent- reintent- intént- nuevo nuevamente otra vez más luego momento instante paciencia
        sobrecarg- satur- caduc- expir- exced- super- agot- admit- compatib- desconocid- inesperad- mantenimiento
        respond- respuest- asist- complet- éxito ocurr- surg- sucedi- inici- totalmente enteramente solo sólo solamente
        únicamente parece parecen aparentemente necesit- insuficient- inform- revelar divulgar detect- ejecut-
        seleccion- elig- utiliz- concret- carezco carece referir- refier- dispong- vuelv- cumpl- corresp- imped- despej-
        timeout aguard- prefier- mal lleva conduc- moderación moderad- impid- coment- trata trae traen contien- inclu-
        perdid- alcanz- detallad- opinión opinar juzgar discut- explic- gratuit- gratis claro supuesto ok vale bonit-
        hermos- precios- interesant- siguiente sesión administrador- regístr- cola traduc- entend- entiend- incorrect-
        especul- repit- ocupad- buen- avísame excelente devolv- devuel- mencion- adivin- evit- omit- respet- proteg-
        protec- inapropiad- inadecuad- sensib- continu- prosegu- recarg- actualiz- precis- aclar- entreg- acept- compar-
        legal- étic- abst- obligan obliga obligad- comprueb- comprob- antes empez- regener- violado violar violación
        mandar mande manda mandes cortado restaurar abrir abre abrió abra subir subido subida suba subiste subió nombrar
        nombres pagar pago pagada comenzar pedid- pediste solicitad- terminad- finaliz- clic pienso supong- suposi-
        conjetur- propon- suger- ejemplo- esper- conect- imagin- consent- explícit- detalle detallar diseñad- hecho
        destinad- fin mirar miro mire cargar cargó cargado cargarse fallo falló fallado fallido fallida negado negar
        volver volveremos salió tarda tardó lento lentamente hacer pulse pulsar creo ayuda ayudar ayudarte ayudarle
        ayudo soporta soportado soportada soporte procesar procesamiento procesado procesada procesando procesé cargando
        descargando
    """,
    subjects="""
        imagen imágenes foto- ilustración archivo- fichero- enlace- vínculo- dirección contenido- solicitud-
        petición- pregunta- consulta- resultado- formato- tipo- tamaño resolución calidad modelo- lenguaje
        inteligencia artificial servicio- servidor- sistema- conexión cuenta- saldo crédito- cuota- límite- clave-
        suscripción identidad privacidad seguridad uso detalle- elemento- información dato- objeto- texto- leyenda-
        título razon- razón motivo- causa tarea- operación proceso- capacidad- visión vista intern- técnic- memoria
        contexto correct- válid- posib- visib- represent- instruccion- página sitio token- problema consumo versión
        versiones semana- contraseña- navegador- nombre- propios sesion- valor- certificado- permisos derecho- autor
        marca- violencia desnud- adult- intento- estilo longitud carácter- famos- suscripcion- edad disco espacio
        almacenamiento alternativ- equipo desarroll- borrador origen sexo género emocion- finalidad retrato-
        política- norma- directric- condiciones reglas
    """,
    seen="persona- individuo- gente rostro- cara caras asistente- usuario- ojos alguien mensaje- documento-",
    between="""
        puede pueden pudo pudieron poder podido debo debe deber ser es son era fue fueron sido está están estar estaba
        ha han he hemos has había haya hay habido haber tiene tener él ella ellos ello lo la las los le les el un una
        unos unas al del de en con sin por para a y e o u pero que qué quien quién cual cuál cuáles cómo donde dónde
        cuándo si porque como ya pues esto este esta ese esa eso estos estas aquí ahí se sí sobre ante desde hasta entre
        según debido durante mientras después tras tan demasiado muy menos bastante bien todo toda todos todas aún
        todavía siempre actualmente ahora simplemente mismo misma otro otros otras algún alguna algunos hace haz hizo va
        voy vamos ir deja déjame dar da doy dado poner estado modo manera pronto correctamente temporalmente ni
        suficiente tal además lugar parte identificable- sale aparece muestra curso contiene su sus vaya tiempo minuto-
        segundo- día hoy negr- blanc- oscur- clar- pequeñ- baj- grand- alt- exact- real reales mes mensual- semana hora-
        diari- algo red entrada salida dentro plan pie tarde
    """,
    unlike="fotógraf- hacha soportal-",
)

ITALIAN = Talk(
    voices="""
        io mi me mio mia miei noi nostro nostra nostri nostre tu tuo tua tuoi voi vi vostro vostra favore cortesia
        prego spiacent- dispiace scus- grazie ciao salve buongiorno benvenut- posso possiamo potresti potrebbe puoi
        vuoi vorresti desideri spero sono ho so ops oh riprova riprovare invia carica do preferisco
    """,
    negations="non nessun nessuno nessuna niente nulla mai impossibil- purtroppo rifiut- vietato",
    signs="""
        incapac- error- guast- problem- interrott- interromp- annull- negat- respint- blocc- contrari- permess-
        permett- consent- autorizz- filtr- trattenut- censur- rimoss- eliminat- invalid- danneggiat- corrott- rott-
        illeggibil- vuot- sfocat- indistint- confus- assent- dimentic- alleg- caric- ricaric- trasmess- condivid-
        condivis- forni- ricev- trov- disponibil- accessibil- inaccessibil- acced- apert- riconosc- identific-
        determin- descri- dire dirti parlar- analiz- analisi elabor- esamin- verific- controll- guard- visto
        visualizz- disting- discern- interpret- mostrar- gener- prodott- recuper- riprov- nuovo nuovamente più tardi
        attend- attes- aspett- attimo momento istante pazienza sovraccaric- scadut- super- esaurit- support-
        sconosciut- imprevist- inattes- manutenzione rispond- risposta assist- completat- successo accadut- andato
        storto riuscit- riesc- abbonat- pagament- pagar- completamente totalmente interamente soltanto solo solamente
        sembra pare risulta serve bisogno insufficient- informazion- rivel- rilev- esegu- selezion- scegli- utilizz-
        intend- dispong- soddisf- timeout compatibil- occupat- scarica- raggiungibil- prefer- conduc- nitid-
        moderazione comment- impieg- lungo tratta occhiata subito capir- capac- appar- dare perdut- persa cadut-
        raggiunt- opinion- giudi- discut- spieg- gratuit- certo certamente naturalmente va bene ok bell- splendid-
        interessant- ecco seguente sessione amministrator- registr- coda tradu- capit- capisc- sbagliat- specul-
        ripet- volentieri desidera restitu- ritornat- eccede imped- nomin- menzion- indovin- evit- omett- omess-
        rispett- protegg- protezion- inappropriat- inadatt- sensibil- continu- prosegu- aggiorn- ripristin- precis-
        chiarir- accett- confront- legal- etic- astien- asteng- obblig- impon- cominci- inizi- violato violare
        violazione violano violerebbe portano lento lentamente aprire torna tornare torneremo tentare tentativo mandi
        mandare manda portare porti richiest- chiest- terminat- finit- clicc- penso credo suppon- supposi- ipotes-
        congettur- propon- propos- sugger- esempi- connett- consens- esplicit- dettagli- progettat- creat- destinat-
        fine inviare inviato inviata inviami prova provare provato leggere leggibil- vedere vedo vede vedi manca
        mancante mancano pieno premi premere aiutare aiuto aiutarti aiutarla fallito fallita vieta vietano
    """,
    subjects="""
        immagin- foto fotografi- illustrazion- file allegat- link collegament- indirizzo contenut- input output
        risultat- format- tipo dimension- risoluzione qualità modell- linguistic- linguaggio intelligenza artificial-
        servizi- server sistem- connession- account conto saldo credit- quota limit- chiave- abbonament- identità
        privacy riservatezza sicurezza uso utilizzo element- dat- oggett- test- didascali- descrizion- ragion- motiv-
        compit- operazion- process- capacità visione intern- tecnic- memoria contesto corrett- valid- possibil-
        visibil- ritratt- present- istruzion- pagina sito token elaborazione attual- version- raffigur- password
        browser- nome nomi pagine session- valor- certificat- permessi diritt- autore marchi- violenza nudità adult-
        tentativ- stile lunghezza caratter- famos- iscrizion- età disco spazio archiviazione alternativ- team
        svilupp- bozza segnaposto origine sesso emozion- scopo politic- norm- regol- linee guida condizioni
    """,
    seen="person- individu- volt- viso assistent- utent- occhi qualcuno messaggi- document-",
    between="""
        può possono poteva potuto potere devo deve dovere essere è era fu stato stata stati state sia siano abbia
        abbiamo hai ha hanno avere avevo c'è lo la li le gli il i un uno una al allo alla ai del dello della dei
        delle degli dal dallo dalla nel nello nella nei nelle sul sullo sulla sui sulle di a da in con su per tra fra
        e ed o ma che chi quale quali come dove quando perché se poiché quindi così questo questa questi queste
        quello quella ciò qui lì si sé senza durante prima dopo mentre troppo molto tanto meno abbastanza male tutto
        tutta tutti ancora già sempre attualmente adesso momentaneamente semplicemente stesso qualche alcun- fare fa
        faccio fatto vado andare lascia lasciami dà dammi grado modo corso parte presto correttamente temporaneamente
        né ne sufficient- via sta sto stai stanno cui dell nell sull dall quanto riguarda pronto pronta contiene
        mostra suo sua lei ci ti te ad dalle tempo minut- second- giorno oggi ner- bianc- scur- chiar- piccol- bass-
        cattiv- scars- grand- alt- esatt- real- mese mensil- settiman- ora ore giornalier- cosa qualcosa rete chiave
        causa domand-
    """,
    parts="l' un' d' dell' nell' sull' all' dall' quest' quell' c' s' n'",
    unlike="fotografo- fotografa portaf- portal-",
)

PORTUGUESE = Talk(
    voices="""
        eu me mim meu minha meus minhas nós nos nosso nossos nossas tu ti teu tua você vocês vossa favor desculp-
        lament- perdão sinto obrigad- olá oi bem-vind- posso podemos poderia poderias pode podes quer gostaria deseja
        espero tenho estou sou sei consigo ops tente envie carregue aguarde dê-me prefiro
    """,
    negations="não nenhum nenhuma nada nunca impossí- infelizmente recus- proib-",
    signs="""
        ninguém incapaz erro- falh- problema- avaria- interromp- cancel- negad- rejeit- bloque- infring- contrari-
        proíb- permit- permiss- autoriz- filtr- retid- censur- remov- elimin- apagad- inválid- danificad- corromp-
        estragad- ilegív- vazi- branco desfocad- borrad- embaçad- indistint- falt- ausent- esquec- anex- carreg-
        envi- upload transmit- partilh- fornec- forneç- receb- encontr- indisponív- inacessív- aced- acess- abert-
        ler legív- reconhec- identific- determin- descrev- descriç- dizer falar analis- análise process- examin-
        verific- olhar ver vejo visto visualiz- disting- perceb- discern- interpret- mostrar produz- recuper- novo
        novamente outra vez mais esper- aguard- momento instante momentinho paciência sobrecarreg- ocupad- expir-
        exced- esgot- compatív- desconhecid- inesperad- manutenção respond- respost- ajud- assist- auxili- conclu-
        sucesso ocorr- aconteceu surgiu totalmente completamente inteiramente toda todo apenas só somente
        aparentemente parece precis- insuficient- inform- revel- divulg- detect- execut- selecion- escolh- utiliz-
        refer- dispon- cumpr- sem timeout consegu- demasiado prefir- nítid- moder- coment- demor- trata deu perdid-
        caiu atingid- detalhad- opini- opinar julgar discut- explic- gratuit- grátis claro certamente ok bonit- lind-
        belíssim- interessant- segue seguinte sessão administrador- regist- fila tradu- entend- errad- especul-
        repet- avise maior devolv- retorn- ultrapass- imped- nome- mencion- evit- omit- respeit- proteg- proteç-
        inapropriad- inadequad- sensív- continu- prossegu- recarreg- atualiz- esclarec- especific- entreg- aceit-
        compar- legal- étic- abst- obrig- começ- inici- antes violado violar violação restaurar interrupção abrir
        abre abriu mandar mande leva pagar pagamento pedid- pediu terminad- finaliz- encerrad- cliqu- penso acho
        supo- conjetur- propon- suger- exempl- conect- adivin- consent- explícit- detalhe detalhar concebid- criad-
        feito destinad- lido lida gerar gerado gerada tentar tentativa tentou lento lentamente cheio volte voltar
        voltamos voltaremos
    """,
    subjects="""
        imagem imagens foto- ilustração arquivo- ficheiro- link- ligação endereço conteúdo- pedido- solicitação
        solicitações requisição pergunta- resultado- formato- tipo- tamanho resolução qualidade modelo- linguagem
        inteligência artificial serviço- servidor- sistema- conexão conta- saldo crédito- cota quota limite- chave-
        assinatura identidade privacidade segurança uso utilização detalhe- elemento- informaç- dado- objeto- texto-
        legenda- título raz- motivo- causa tarefa- operação processo- processamento capacidade- visão vista intern-
        técnic- memória contexto corret- válid- possív- visív- representad- instruç- página site token- presente-
        versão versões senha palavra-passe navegador- nomes páginas sessões valor- certificado- permissões direito-
        autor marca- violência nudez adult- tentativa- estilo comprimento carácter caracteres pasta públic- famos-
        subscri- idade disco espaço armazenamento alternativ- equipa equipe desenvolv- rascunho origem sexo género
        emoç- finalidade retrato- política- norma- regra- diretriz- termos condições
    """,
    seen="""
        pessoa- indivíduo- rosto- face faces assistente- utilizador- usuário- olhos alguém mensagem mensagens
        documento-
    """,
    between="""
        podem pôde puderam poder devo deve dever ser é são era foi foram sido está estão estar estava estiver há tem
        têm ter tinha tenha houve haver ele ela eles o a os as lo la um uma uns ao aos à às do da dos das no na nas
        de com por para pelo pela pelos pelas e ou mas que quem qual quais como onde quando se porque pois já isto
        este esta esse essa isso aqui aí deste desta desse dessa neste nesta nesse nessa si sobre entre conforme
        devido durante enquanto depois após tão demais muito menos bastante bem mal tudo todos todas ainda sempre
        atualmente agora simplesmente mesmo outro outros algum alguma fazer faz faça fez vai vou vamos ir deixe deixa
        dar dê dou dado pôr estado modo maneira logo breve corretamente temporariamente nem suficiente através capaz
        conta mostra contém aparece numa num seu sua seus suas lhe te tempo minuto- segundo- dia hoje pret- negr-
        branc- escur- clar- pequen- baix- grand- alt- exat- real reais mês mensal mensais seman- hora- diári- algo
        quê rede entrada saída em viola tarde fim nossa
    """,
    unlike="fotógraf-",
)

ROMANIAN = Talk(
    voices="""
        eu mă mi îmi meu mea mele noi ne nostru noastră noastre tu te ți îți tău ta voi vă dumneavoastră rog rugăm
        scuz- regret- păcate mulțumesc mulțumim bună salut venit pot putem puteți poți ați vreți doriți dorești sper
        știu reușesc încercați încearcă încărcați trimiteți trimite ups
    """,
    negations="nu niciun nicio nimic niciodată imposibil- refuz- interz-",
    signs="""
        nimeni incapabil- eroare- erori eșuat- eșec defect- problem- întrerupt- anulat- respins- bloca- încalc-
        contrav- permis- permit- autoriz- filtr- reținut- cenzurat- eliminat- șters- invalid- nevalid- deterior-
        corupt- stricat- ilizibil- gol goală neclar- încețoș- blurat- lips- absent- uitat ataș- încărc- trimi-
        transmi- partaj- distribui- furniz- primit- primi găsi- disponibil- indisponibil- inaccesibil- acces- citi-
        lizibil- recuno- identific- determin- descri- spune vorbi analiz- proces- prelucr- examin- verific- privi-
        vedea văd vede văzut vizualiz- disting- desluș- interpret- afișa- gener- produ- obțin- încerc- reîncerc- nou
        mai târziu aștepta- clipă moment secund- răbdare supraîncărc- supraaglomer- expirat- epuizat- suporta-
        accept- necunoscut- neașteptat- mentenanță întreținere răspun- ajut- asist- finalizat- complet- succes-
        apărut- întâmplat mers plătit- plăti total întregime doar numai aparent nevoie insuficient- inform- dezvălui
        detect- execut- select- aleg- utiliz- refer- dispun- reveni- conform- timeout pare rău prefer- versiun- clar-
        moder- întârzi- imediat mult uit oprit- coment- conțin- pierdut- atins- detaliat- opini- păreri judec-
        discut- explic- gratuit- desigur sigur ok frumo- minunat- superb- interesant- următo- sesiune- administrator-
        înregistr- tradu- înțele- greșit- specul- repet- ocupat- returnat- întoars depăș- împiedic- numi- nume-
        menționa- evita- omit- respect- protej- protecț- nepotrivit- inadecvat- sensibil- continu- reîncărca-
        actualiz- preciza- compar- legal- etic- abțin- oblig- dau începe- restaurat restaura deschide deschis deschid
        deschidă deschisă cerut solicitat- plin terminat- încheiat- clic apăs- cred presupun- propun- sugest- exempl-
        conect- autentific- ghic- ultim- consimț- acord detaliați conceput- creat- destinat- sfârșit duce duc lent
        lentă livrat
    """,
    subjects="""
        imagin- poz- foto fotografi- ilustrați- fișier- link- legătur- adres- conținut- cerer- solicit- întreb-
        intrare ieșire rezultat- format- tip- dimensiun- rezoluți- calitat- model- limb- lingvistic inteligenț-
        artificial- serviciu- servicii server- sistem- rețea conexiun- sold credit- cotă limit- abonament- plată
        identitat- confidențialitat- privat- siguranț- securitat- utilizar- detali- element- obiect- text- descrier-
        legend- motiv- cauz- sarcin- operați- procesar- capacit- vedere intern- tehnic- memori- corect- valid-
        posibil- vizibil- reprezentat- instrucțiun- pagin- site token versiune- parol- nume sesiun- valoare-
        certificat- permisiun- drept- autor marc- violenț- nudit- adulț- încercăr- stil lungime caracter- dosar
        vârst- disc spațiu- stocare alternativ- echip- dezvolt- ciorn- origine sex emoți- scop portret- politic-
        regul- normel- termen- condiți-
    """,
    seen="persoan- oameni chip- fețe față asistent- utilizator- ochi cineva mesaj- document-",
    between="""
        poate putut putea trebuie fi este e era fost fiind are au avea aveți ai el ea ei îl o le lui un unei unui cel
        cea cele al a ale de la pe cu fără pentru prin spre și sau dar însă că ce cine care cum unde când dacă
        deoarece decât deci acest această aceasta acesta acestei acestui aici acolo se si să nici despre asupra între
        conform potrivit cauza timpul înainte după prea foarte puțin destul tot toată toate încă deja mereu momentan
        acum simplu chiar alt altă alte vreo unele face fac facă făcut va vor să-mi dă da dați lasă lăsați curând
        corect temporar nicidecum astfel încât stare măsură cumva sa-l n sunt am bine hopa timp minut- zi azi astăzi
        negru neagr- alb- întunec- luminos- mic- scăzut- slab- prost- mare mari înalt- exact- real- lun- săptămân-
        or- zilnic- ceva lucru date chei- cont- în din
    """,
    parts="într- dintr- n- s- m- v- mi- ți- i- l- nu- să-",
)

CATALAN = Talk(
    voices="""
        jo em m meu meva meus nosaltres ens nostre nostra nostres tu et teu teva vostè vostre vostra us si plau
        sisplau ho sento lament- perdó perdon- disculp- gràcies hola benvingu- puc podem podries podríeu podria pots
        voleu vols desitg- espero tinc estic sóc soc sé ui intenteu intenta torneu torna envieu envia pugeu puja
        prefereixo
    """,
    negations="no cap res mai tampoco impossib- malauradament rebutj- prohib-",
    signs="""
        ningú tampoc incapa- error- errad- fall- problema- avaria- interromp- cancel- deneg- negat- bloque- infring-
        incompl- permet- permís permes- autoritz- filtr- retingu- censur- elimin- esborrad- invàlid- vàlid- malmes-
        danyad- corrupt- trencad- il·legib- buid- borros- desenfoc- indistingi- falt- absent- oblid- adjunt- puj-
        carreg- càrrega envi- reenvi- transm- proporcion- facilit- reb- trob- disponib- accessib- inaccessib- acced-
        accés obert- llegi- reconèix- reconeix- identific- determin- descri- dir parlar analitz- anàlisi process-
        examin- verific- revis- veure veig vist visualitz- disting- apreci- interpret- mostrar gener- produ- recuper-
        intent- reintent- nou nova nouament tard esper- moment instant paciència sobrecarreg- saturat- caduc- expir-
        exced- super- esgot- admet- admès compatib- suport- desconegu- inesper- manteniment respon- respost- ajud-
        assist- complet- èxit ocorr- passat inici- pag- totalment sols solament únicament sembla semblen aparentment
        necessit- cal insuficient- inform- revelar detect- execut- seleccion- escoll- utilitz- refer- timeout prefer-
        nítid- moder- coment- lent- tracta malament anat perdu- assoli- detallad- opini- jutjar discut- explic-
        gratuït- esclar d'acord ok bonic- preciós- interessant- següent- sessió administrador- registr- cua tradu-
        entes entenc incorrect- especul- repet- ocupat- provar retorn- imped- nom- menci- endevin- evit- omet-
        respect- proteg- protecc- inapropiad- sensib- recarreg- actualitz- precis- aclar- lliur- accept- compar-
        legal- ètic- abst- oblig- comprov- comença- miro mirar portar restaurar tornar violat violació conté contenen
        disposo disposa interrupció obrir obre demanat sol·licitat ple acabad- finalitz- clic penso crec supos-
        proposa- suger- exempl- connect- consent- explícit- detalleu dissenyat- creat- fet destinat- fi final triga
        premeu continu-
    """,
    subjects="""
        imatge- foto- il·lustració fitxer- arxiu- enllaç- adreça contingut- sol·licitud- petició peticions pregunt-
        consult- entrada sortida resultat- format- tipus mida resolució qualitat model- llenguatge intel·ligència
        artificial servei- servidor- sistema- xarxa connexió compte- saldo crèdit- quota- límit- subscripció pagament
        identitat privadesa privacitat seguretat ús detall- element- informació dad- object- text- llegenda- títol
        raó raons motiu- causa tasca- operació procés capacitat- visió vista intern- tècnic- memòria context correct-
        possib- visib- representad- instruccions pàgina lloc token- versió versions contrasenya- noms sessions valor-
        certificat- permisos dret- autor violència nuesa adult- intents estil longitud caràcter- carpeta buit- buida
        marca edat disc espai emmagatzem- alternati- equip desenvolup- esborrany origen sexe emocion- finalitat
        retrat- polític- norm- directriu- condicions regles
    """,
    seen="person- individu- gent rostre- cara cares assistent- usuari- ulls algú missatge- document-",
    between="""
        pot poden pogut poder dec deu haver ser és són era fou estat està estan estar ha han he hem heu has havia
        hagi hi té tenir ell ella la les els el un una uns al als del dels de en amb sense per a i o però que què qui
        quin- com on quan perquè ja doncs això aquest- aqueix- aquí es se s sobre sota des fins entre durant mentre
        abans després tan molt- més menys prou bé tot tota tots totes encara sempre actualment ara simplement mateix-
        algun- fer fa feu va vaig anar deixeu deixa deixa'm dona doneu donar posar manera aviat correctament ni degut
        n pel pels te temps minut- segon- dia avui negr- blan- fosc- clar- petit- baix- mal- gran- alt- exact- real-
        mes mensual- setman- hora hores diari- cosa massa peu clau- meves seves
    """,
    parts="l' d' m' n' s' t' qu'",
)
