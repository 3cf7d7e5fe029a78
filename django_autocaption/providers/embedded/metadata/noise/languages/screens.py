"""What pictures of screens and scanned papers are called, as desktops and telephones of many countries name them."""

from __future__ import annotations

import regex

from django_autocaption.providers.embedded.metadata.noise.fields import plain

_SCREENS = """
    screenshot, screen shot, screen capture, screencap, screengrab, screen grab, print screen, screen recording
    bildschirmfoto, bildschirmaufnahme, bildschirmkopie, bildschirmausdruck
    schermafbeelding, schermafdruk, schermopname, skermskoot, skermgreep, skermkiekie
    skärmbild, skärmavbild, skärmdump, skærmbillede, skærmdump, skjermbilde, skjermdump, skjámynd, skjáskot, skíggjamynd
    capture d'écran, copie d'écran, captura de pantalla, captura pantalla, pantallazo, captura de tela, captura de ecrã
    captura d'ecran, captura de schermo, captura de ecran, schermata, istantanea schermo, istantanea di schermo
    istantanea dello schermo, cattura schermo, captură de ecran, captură ecran, cature de schermade, pantallada
    zrzut ekranu, zrzut z ekranu, snímek obrazovky, snímka obrazovky, snimka zaslona, slika zaslona, zaslonska slika
    slikanje zaslona, snimak zaslona, posnetek zaslona, snimak ekrana, slika ekrana, снимак екрана, слика екрана
    слика од екранот, снимка од екран, снимка на екрана, екранна снимка, скрийншот, снимок экрана
    скриншот, скрин экрана
    знімок екрана, знімок екрану, скріншот, здымак экрана, скрыншот, экран суреті, сурати экран, дэлгэцийн зураг
    дэлгэцийн агшин, экрандын сүрөтү, экрандан алынган сүрөт
    ekrānuzņēmums, ekrānattēls, ekrāna attēls, ekrano kopija, ekrano nuotrauka, ekrano vaizdas, ekraanipilt
    ekraanitõmmis, kuvatõmmis, kuvakaappaus, näyttökuva, ruutukaappaus, képernyőkép, képernyőfotó, képernyőfelvétel
    ekran görüntüsü, ekran alıntısı, ekran resmi, ekran şəkli, ekran görüntüsi, ekran surati, skrinshot, ekran-körüntisi
    gabháil scáileáin, seat den scáileán, glacadh-sgrìn, sgrinlun, ciplun, tapadenn-skramm, pantaila-argazkia
    pantaila-kaptura, pantaila argazkia, pamje ekrani, foto ekrani, pamje e ekranit, screenshot tal-iskrin, ekrankopio
    στιγμιότυπο οθόνης, στιγμιότυπο, αποτύπωμα οθόνης, էկրանի պատկեր, էկրանի նկար, էկրանի հանույթ, սքրինշոթ, սքրինշոտ
    ეკრანის სურათი, ეკრანის ანაბეჭდი, ეკრანის ანაღები, სქრინშოტი
    צילום מסך, תצלום מסך, لقطة شاشة, لقطة الشاشة, تصوير الشاشة, نماگرفت, اسکرین شات, اسکرین‌شات, عکس صفحه
    اسکرین شاٹ, اسکرین شوٹ, وێنەی شاشە, ئېكران كۆرۈنۈشى, የማያ ገጽ እይታ
    स्क्रीनशॉट, स्क्रीन शॉट, स्क्रिनसट, स्क्रीन चित्र, স্ক্রিনশট, স্ক্রিন-শট, স্ক্রীনশট, স্ক্ৰিনশ্বট, ਸਕਰੀਨ-ਸ਼ਾਟ, ਸਕ੍ਰੀਨਸ਼ਾਟ, સ્ક્રીનશોટ
    ଆଶୁଚିତ୍ର, ସ୍କ୍ରିନସଟ୍, திரைப்பிடிப்பு, ஸ்கிரீன்ஷாட், திரைக்காட்சி, స్క్రీన్‌షాట్, స్క్రీన్ షాట్, తెరపట్టు, ತೆರೆಚಿತ್ರ, ಸ್ಕ್ರೀನ್‌ಶಾಟ್
    സ്ക്രീന്‍ഷോട്ട്, സ്ക്രീൻഷോട്ട്, තිර රුව
    tangkapan layar, tangkap layar, cuplikan layar, tangkapan skrin, petikan skrin, cekupan skrin, kuha ng screen
    picha ya skrini, picha ya skirini, sawiro shaashad, umfanekiso weskrini, hoton allo
    chụp màn hình, ảnh chụp màn hình, ảnh màn hình, ภาพหน้าจอ, จับภาพหน้าจอ, แคปหน้าจอ, ការថតអេក្រង់, ພາບຫນ້າຈໍ
    スクリーンショット, スクショ, 画面キャプチャ, 画面のコピー, スクリーンキャプチャ
    截图, 截圖, 截屏, 屏幕截图, 屏幕快照, 螢幕擷圖, 螢幕截圖, 螢幕擷取畫面, 螢幕快照, 스크린샷, 화면 캡처, 화면 캡쳐
"""
_NAMES = {plain(name.strip()) for line in _SCREENS.splitlines() for name in line.split(",") if name.strip()}
_SCREEN = regex.compile(
    rf"(?:{'|'.join(map(regex.escape, sorted(_NAMES, key=len, reverse=True)))})(?P<rest>(?![\p{{L}}\p{{M}}]).*)",
    regex.DOTALL,
)


def beside_screen(text: str) -> str | None:
    """What stands behind the name of a picture of a screen at the beginning of ``text``, as ``plain`` writes it; None
    if it does not begin so."""
    match = _SCREEN.match(plain(text.replace("’", "'")))
    return match["rest"] if match else None
