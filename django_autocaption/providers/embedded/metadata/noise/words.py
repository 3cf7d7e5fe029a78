"""Words of cameras, programs, agencies, lawyers and file systems: the tables behind ``boilerplate``.

Lower case, as ``notices.words`` gives them. Each table is common knowledge of what such words are, not anybody's list.
"""

from __future__ import annotations


def table(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(word for line in lines for word in line.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


#: Each of these alone shows that a machine wrote the text, if nothing but noise stands beside it.
TELLING = table(
    # makers of cameras and telephones
    """
    agfa agfaphoto aiptek benq blackberry canon casio dji epson fuji fujifilm fujitsu gopro hasselblad htc huawei
    hikvision insta360 jenoptik jvc kodak konica kyocera leica lenovo lge mamiya medion microtek minolta motorola
    mustek nikon nokia olympus omdigital oneplus oppo panasonic pentax praktica realme reolink ricoh rollei samsung
    sanyo sony toshiba vivitar xiaomi yashica zte
    """,
    # their products
    """
    camedia canoscan coolpix cybershot dimage easyshare eos exilim finepix ilce ipad iphone ixus ixy lumia lumix nikkor
    photosmart powershot redmi scanjet stillcamera xperia zenfone
    """,
    # what they write into every file
    """
    adobergb bsh cof csc dav dcf dcim dsc dscn edf exif fbt hdrpl jfif mde nfd ozedf oznor oznorco oznorwo ptr rhdr sdr
    srgb
    """,
    # programs
    """
    acdsee adobe applemark b612 beautyplus camscanner comfyui dall canva capcut darktable digikam ebay facetune
    faststone fbmd freepik gimp hdrtist imagej imagemagick imageready inkscape instagram irfanview lavc lavf libvips
    lightroom meitu microsoft midjourney moldiv novelai paintshop photodirector photofiltre photofunia photolab
    photoscape photoshop photostudio photoworks picasa picsart pixelmator rawtherapee silverfast snapchat snapseed
    viewnx vsco whatsapp xnview youcam zoner
    """,
    # what pictures of screens are called
    """
    bildschirmfoto schermafbeelding screengrab screenshot skärmavbild zrzut
    """,
    # agencies
    """
    adobestock afp alamy bigstock corbis depositphotos dpa dreamstime fotolia gettyimages istock istockphoto pexels
    picturealliance pixabay reuters shutterstock thinkstock unsplash
    """,
)

#: Common words that say nothing beside a telling one, but may be a caption on their own ("Apple", "Camera", "Galaxy").
FILLING = table(
    """
    a acer affinity america asia east europe north scanner south touch west alliance an and android ap aperture apple
    asus at back by cam camera cameras captured cc ci classic
    co company compliant computer corel corp corporation creative cs digital dmc document draw dual edge edit editor
    electronics element elements epa excel express f file for from front galaxy getty gmbh google hdr hero hewlett hp i
    ii iii image images imaging in inc industries intel international iso iv jpeg jpg kiss lens level lg library
    limited lite ltd luminar mac macintosh macos mark mavic max mini mm mobile model moto my newscom nexus note office
    on one optical optics optio os pack packard paint paintnet pc phantom phase phone photo photographer photography
    photos picture pictures pixel plus png polaroid powerpoint premier premium pressphoto prisma pro processing profile
    procreate raw rear rebel rgb screen se series shot shots sigma single software still stock stylus suite super
    system technology tele the tiff topaz triple ultra user v ver version vi via video viewer vivo web wide wifi win
    windows with word x zoom
    """
)

#: Whole texts that say nothing, with or without a number behind them.
PLACEHOLDERS = _phrases(
    """
    saved pictures, camera roll, print screen, my pictures, my documents, new folder, contact sheet,
    add a caption, add a description, add description, afbeelding, alt, alt text, ascii, back camera, back dual camera,
    bez názvu, bez tytułu, bild, bitmap, blank, camera, camerafrontfacing, camerarearfacing, caption, captura de
    pantalla, captura de tela, comment, comments, copy, cover, default, description, description here, digital camera,
    digital image, digital still camera, document, draft, enter caption here, enter description here, file, foto, front
    camera, generic camera, graphic, hdr, image, image coming soon, image description, image not available, imagem,
    imagen, images, img, immagine, insert caption here, insert description here, jpeg image, jpg image, my beautiful
    picture, my picture, lead technologies inc, lorem ipsum, my image, my photo, n a, na, namnlös, nan, neues bild,
    new, new canvas, new image, new project, nil, no description, no image, no image available, no photo, no photo
    available, no title, none, null, object object, ohne titel, photo, photo description, photograph, photos, pic,
    picture, placeholder, png image, rear camera, sans titre, scan, scanned document, scanned image, screen capture,
    screen recording, screen shot, sem título, senza titolo, sin titulo, sin título, still camera, stock illustration,
    stock image, stock photo, temp, test, thumbnail, title, tmp, type a description, unbenannt, undefined, unicode,
    unknown, untitled, user comment, user comments, vivid hdr, your caption here, zonder titel, без имени, без
    названия, снимок экрана, スクリーンショット, 屏幕截图, 截屏, 无标题
    """
)

#: Beside digits these make a date, a time, a place on the globe, an exposure or a file name, and nothing more.
MEASURES = table(
    """
    abril agosto alt altitude am août aperture apr april at aug august avril cest cet cimg code copy crop cropped
    crw date de dec december deg dezember diciembre dpi dscf décembre east edited edt enero est ev exposure feb
    febrero februar february file final flash focal fri friday février gmt gopr gps hpim id imag image img imgp iso
    jan januar january janvier juillet juin jul juli julio july jun june juni junio kb kif large lat latitude length
    lng lon long longitude mai mar march mars marzo may mayo mb medium mm mon monday mov mvc mvi märz nd no north
    nov november novembre noviembre nr number oct october octobre octubre oktober on page pagina página pano pdt photo
    pic pict picture pm ppi pst px pxl rd ref reference resized sam sat saturday scaled scan scanned sdc sec seite sep
    sept september septembre septiembre serial shot shutter sku small sn snapshot south st sun sunday taken th thu thumb
    thur thurs thursday time to tue tues tuesday uhr utc vid wed wednesday west win
    """
)

#: Each of these makes a legal notice of a sentence that holds nothing but such words.
LEGAL_TELLING = table(
    """
    attribution cc0 commons consent copyright copyrighted copyrights credit domain editorial gfdl licence licenced
    licences license licensed licenses licensing permission prohibited reserved restriction restrictions rights royalty
    trademark
    """
)
LEGAL_FILLING = table(
    """
    a agreement alike all allowed an and any applies apply are author authorization available be belong belongs by cc
    commercial conditions contact content contents copied copy copying creative derivatives derivs details
    distribute distributed distribution do exclusive express for forbidden free from full gnu held holder image
    images in information international is it its law line made managed material may must nc nd no noderivatives
    noderivs non noncommercial not notice of on only or other our owner owners permitted photo photograph
    photographer photographs photos picture pictures please prior property protected public publication publish
    published read redistribution release released reproduce reproduced reproduction required resale respect
    respective sa sale see share sharealike strictly subject terms the their this to unauthorised unauthorized under
    territories territory universal unless unported usage use used version with without work works world worldwide
    written your
    """
)

#: Picture agencies as they stand in credits; a pattern.
AGENCIES = (
    r"AP(?: Photo)?|AFP(?: PHOTO| Photo)?|EPA(?:-EFE)?|Reuters|REUTERS|"
    r"Getty(?: Images)?|Alamy|Corbis|Shutterstock|dpa|Unsplash|Pexels|Associated Press|ASSOCIATED PRESS|"
    r"Agence France-Presse|"
    r"A[NP]P|ANSA|APA|BELGA|Belga|CTK|ČTK|ddp|EFE|imago(?: images)?|IMAGO|Jiji(?: Press)?|KEYSTONE|Keystone|"
    r"Kyodo(?: News)?|"
    r"LUSA|Lusa|Magnum(?: Photos)?|MTI|NTB|PAP|PA Wire|Press Association|RIA Novosti|РИА Новости|Ritzau|Scanpix|"
    r"SIPA(?: PRESS)?|Sipa(?: Press)?|TASS|ТАСС|TT|Xinhua|XINHUA|Yonhap|ZUMA(?: Press)?|新华社|共同通信|時事通信|"
    r"[Pp]icture[ -][Aa]lliance|[Uu]llstein [Bb]ild|akg-images|Bridgeman(?: Images)?|Camera Press|EyeEm|"
    r"Everett Collection|"
    r"[Mm]auritius images|Newscom|Panos(?: Pictures)?|Photofest|[Pp]lainpicture|Polaris|Science Photo Library|Stocksy|"
    r"WireImage|Zoonar|Adobe Stock|iStock(?:photo)?|Depositphotos|Dreamstime|123RF|Pixabay|Flickr|500px|"
    r"Wikimedia(?: Commons)?"
)

#: What a program calls itself, behind its name.
PROGRAMS = table(
    """
    ai api app cad cam cms codec converter decoder downloader editor encoder firmware gpt maker optimizer plugin sdk
    imaging inc llc ltd gmbh corp technologies software uploader viewer webcam
    """
)
