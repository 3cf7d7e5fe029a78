"""What machines, their parts and their work are called: cameras, scanners, printers, screens, programs, instruments.

A person may write such a word, but then there are others beside it.
"""

from __future__ import annotations

import regex

from django_autocaption.providers.embedded.metadata.noise.fields import plain_table

#: What was done to a file, in the languages of Europe and others with Latin letters, in any form, as ``plain``
#: writes it. Neither Scanno nor a scandal nor Digitalis.
HANDLED = regex.compile(
    r"""
      (?!scann(?:ell|o|i)?$) (?:be|dit?|ein|ie|in|ind|inn|na|no|nu|u|ze)? (?:ge)? (?:e?s[ck]an|sken|szkenn?|skenn)
        (?:n\p{L}* | de?n?$ | a[dtr]\p{L}* | e(?:at|ad|d|er|jad|jat|t)\p{L}* | i[rst]\p{L}* | ow\p{L}* | ov\p{L}*
          | (?:de?)?ee\p{L}+ | ta$ | ua?r | uot\p{L}*)
    | sgan\p{L}* | (?:di)?imbas | скениран\p{L}* | сканиран\p{L}*
    | numeris\p{L}+ | digitali[sz][aeio]\p{L}+ | scansion\p{L}+ | acquisit[oa] | beolvas\p{L}+ | nuskait\p{L}+
    | taran(?:an | [dm][iı]s?\p{L}*) | (?:di)?pindai\p{L}*
    | (?:foto|screen|bildschirm)?(?:bearbeit|redigier|retuschier)\p{L}*t | retouche\p{L}* | modifie\p{L}? | editad[oa]s?
    | modificat[oaie] | modificad[oa]s? | ritoccat[oaie] | bewerkt | edytowan\p{L} | obrobion\p{L} | upraven\p{L}
    | redigera[dt] | redigeret | redigert | muokattu | szerkeszt\p{L}+ | ureden[oae]? | obraden[oae]? | duzenlen\p{L}+
    | elaborat[oa] | tratad[oa] | retocad[oa] | recadre\p{L}* | rogne\p{L}{0,2} | ritagliat\p{L} | recortad\p{L}
    | bijgesneden | zugeschnitten | przyciet\p{L} | beskuren | beskuret | rajattu | orezan\p{L} | kirpil\p{L}+
    | redimension\p{L}+ | ridimension\p{L}+ | verkleinert | verkleind | zmniejszon\p{L} | redaguot\p{L} | komprimiert
    | comprime\p{L}{0,2} | comprimid\p{L} | compresso | gecomprimeerd | konvertiert | converti\p{L}{0,2}
    | convertid\p{L} | geconverteerd | skonwertowan\p{L} | (?:di)?edit | disunting
    | gedownload\p{L}* | pobran\p{L} | stazen\p{L} | stiahnut\p{L} | letolt\p{L}+ | indiril\p{L}+ | descarcat\p{L}?
    | baixad[oa] | nedladdad | hentet | ladattu | diunduh | enregistree?s? | zapisan\p{L} | opgeslagen | ulozen\p{L}
    | sparad | lagret | tallennettu | mentve | mentett\p{L}* | kaydedil\p{L}+ | disimpan | guardad[oa] | salvat[oa]?
    | exportad[oa] | esportat[oa] | exporte | program(?:a|em|lla|ma|mal|mel|mi|om|u)
    """,
    regex.X,
)
#: What is done by people, too: made, taken.
MADE = regex.compile(
    r"""
      tehty | valmistettu
    | (?:an|auf|aus)?genommen | utworzon\p{L} | stworzon\p{L} | wykonan\p{L} | vytvoren\p{L} | porizen\p{L} | aangemaakt
    | opprettet | oprettet | lavet | luotu | keszult\p{L}* | keszitett\p{L}* | letrehoz\p{L}+ | stvoren[oae]?
    | izraden[oae]? | olusturul?\p{L}+ | hazirlan\p{L}+ | cekil(?:di|mis) | dibuat | diambil | gegenereerd
    | generat[oaie] | generad[oa]s? | gerad[oa]s? | genere\p{L}? | wygenerowan\p{L} | vygenerovan\p{L} | genererad
    | genereret | criad[oa]s? | cread[oa]s? | creee?s? | creat[oaie] | skapad | gemaakt | feit[oa]
    | izveidot\p{L}{0,2} | radit[as] | sukurt\p{L}{0,2} | padaryt\p{L}{0,2} | loodud | tehtud | valmistatud
    | ustvarjen\p{L}?
    | narejen\p{L}? | napravljen\p{L}? | kreiran\p{L}? | krijuar | cruthaithe | crewyd | sortu(?:a|ta)?
    | geskep | gemaak
    | imetengenezwa | imeundwa | ginawa | nilikha | dicipta | dihasilkan | yaradil\p{L}+ | yaradıl\p{L}+ | yaratil\p{L}+
    | kreit[aeo] | направљен\p{L}? | креиран\p{L}? | направен\p{L}? | създаден\p{L}? | создаден\p{L}?
    | створан\p{L}*
    | жасалған | құрылған | үүсгэсэн | შექმნილ\p{L}* | შეიქმნა | ստեղծվ\p{L}+ | ստեղծված | உருவாக\p{L}+
    | తయారు | సృషటించ\p{L}+ | তৈরি
    | foceno | vyfocen\p{L} | fotad
    """,
    regex.X,
)

APPARATUS = plain_table(
    # cameras, their files and settings
    """
    adjustment adjustments amp aperture attachment autofocus automatic bitmap bracketing burst cam camcorder camera
    cameraphone cameras cams capture captured charset codec config configuration converter copy dashcam dcim default
    defaults digicam digital dslr enhance enhanced export exported exposure exr filename firmware flash focal format
    fullframe gphoto imager imaging import imported infrared interlaced iso lens macro maker makernote megapixel
    megapixels metadata metering mirrorless mode model monochrome param parameter parameters pixel pixels preset
    presets
    processed processing profile quality raw recorder remaster render rendered rendering resolution resize resized
    sensor settings setup shutter snapshot stabilizer thumb thumbnail timelapse timestamp tracked trailcam tripod video
    viewfinder webcam webcams wideangle workflow zoom unknown untitled unnamed zeiss siemens philips xerox mp
    """,
    # scanners, printers, faxes, offices
    """
    adf autocad batch cad calibration cartridge clipboard copier document documents docx driver dpi email fax faxed
    feeder flatbed ghostscript inkjet job label laserjet letterhead mailer mfp monitor multifunction officejet ocr
    paperport pdf plotter postscript ppt print printed printer printers printing printout publisher scan scanned
    scanner
    scanners scanning scans screen screencap screencapture screencast screengrab screenshot screenshots sheetfed
    slideshow spooler spreadsheet tiff tray twain typewritten virtual visio wia wizard workcentre xls xps ebook
    """,
    # programs and pages
    """
    admin api app application artboard asset assets beta browser build builder button cache canvas client clipart clip
    cms creator component composer composite compression converter css dashboard database datasource debug demo desktop
    developer dialog download downloader draft editor effect effects encoder error exe export favicon filter filters
    firmware folder footer generator graphics gui handle header homepage html icon icons installer interface javascript
    keyframe layer layers layout library login logo manager menu mockup module navbar node online output pack package
    photoshop pipeline playlist plugin popup premium preview primitive processor prompt prototype renderer
    screensaver script sdk sequence server shader sidebar simulator snip snipping snippet software sprite stock
    storyboard studio stylesheet subtitle suite svg sync system tab template templates test texture theme tile timeline
    toolbar tool toolbox toolkit tools track unsaved update upload uploaded uploader user username utility vector
    version viewer viewport visualization wallpaper watermark watermarked webpage website widget wireframe workbench
    workspace xml placeholder default paint media vlc unreal unity dxo
    """,
    # generators of pictures
    """
    checkpoint cfg comfyui controlnet dalle denoise denoising diffusion embedding generative inpaint inpainting latent
    lora midjourney model negative outpainting sampler scheduler upscale upscaled upscaler img2img txt2img inference
    neural ai gpt gan vae
    """,
    # instruments of science, medicine and maps
    """
    acquisition amplitude axial axis bandpass calibrated channel chart colorbar coronal cor ct dataset detector dicom
    dose echo fits flair fluorescence frequency gis grid heatmap hist histogram kv legend linear magnification mag map
    mask matlab matplotlib micrograph microscope mosaic mri multiband multispectral nm objective ortho orthophoto
    overlay panchromatic photometric plot plots ppm projection protocol raster recon sagittal sample scale scalebar sem
    sensor series slice spectrum spot stack stain tem threshold topo tsne tile transect ultrasound volume voltage
    wavelength wd xr abdomen anterior blot cervical diagram diagrams doorbell elevation figure flowchart gel graph
    graphs hillshade imagery isometric lateral lumbar maps orthomosaic pelvis posterior stacked thorax transverse um
    fps
    lat lon gps 3d ap annotation barcode calibration checker equation histology molecule radiograph schematic
    segmentation thermal topography
    """,
    # what watches by itself
    """
    alarm alert armed cctv detected detection detector dvr event eventid fov ip motion nvr offline ptz recording
    surveillance trigger triggered
    """,
    # what is done with files, and where they are kept
    """
    archived arrived autosave backup backups catalog catalogue collage collection created cropped deleted duplicate
    edited embedded favorites favourites generated imported inbox inline mail merge merged newsletter optimized outbox
    packshot received recents restored retouch retouched saved send sent session share shared signature sku stitch
    stitched storage synced temp temporary trash converted compressed save grab grabbed snap snaps story stories posts
    feed
    """,
    # looks that programs give to pictures, and what they even out
    """
    balance clarity contrast cyan desaturated filmic grain grayscale greyscale hdr hue lut look looks matte moody noir
    saturation sepia sharpen sharpened sharpness smooth tint toned unsharp vibrance vignette cinematic bokeh lighting
    highres wb awb teal
    """,
    # how far something has come
    """
    activated applied attached automatically automatique automatica automatico automatisch completed correction
    corrections corrected disabled enabled failed forwarded filtered headshot load loader loading mms pending pro
    required rotated sms wholesale biometric mammogram qr handout descargado descargada detecte detectee detectado
    detectada enviado enviada envoye envoyee erkannt erstellt generiert gesendet gespeichert heruntergeladen
    hochgeladen inviato inviata scaricato scaricata skickat telecharge telechargee verzonden wyslano gedetecteerd
    rilevato rilevata wykryto
    """,
    # papers
    """
    brochure form forms invoice letterhead memo page pages receipt report stationery voucher
    """,
    # networks
    """
    dropbox facebook google icloud linkedin onedrive pinterest skype telegram tiktok tumblr twitter viber wechat
    youtube
    messenger bing internet web online movie
    """,
    # German, French, Spanish, Italian, Dutch, Polish and others
    """
    abtastung auflosung ausdruck bearbeitung belichtung bildbearbeitung bildschirm datei diagramm drucken drucker
    einstellung einstellungen entwurf kamera kopierer messung vergrosserung vergrosserungen vorlage zeichnung
    agrandissement appareil capture ecran fichier imprimante impression modele numerique numerise reglage telecopie
    numerisation numeriseur digitalisat digitalisation digitalizacion digitalizace digitalizacao dijital cyfrowy
    cyfrowe
    cyfrowa aparat
    ampliacion archivo camara digitalizado escaneado escaner impresora pantalla plantilla digitalizzato fotocamera
    schermo scansione stampante stampa afdruk bestand instelling schermafdruk schermopname drukarka kopia plik skan
    skaner skanowanie wydruk zeskanowano skannad skrivare skanner skrivbord obrazovka tiskarna soubor ekran tarayici
    yazici tulostin skanneri
    alkalmazas aplicacion aplicativo aplikace aplikacja aplikacji aplikasi app applicazione appli camera celular
    cellulare
    fenykepezogep fotoaparat fotoaparatem fotoaparatu handy kamerou kameranin kameraet mobil mobilem mobilom movil
    ponsel
    puhelimella smartfon smartfonem smartfonu smartphone sovellus telefonem telefonu telefonda uygulama uygulamasi
    """,
)
