"""Hindi, Thai, Vietnamese and Indonesian."""

from __future__ import annotations

from django_autocaption.text.tables.excuses.base import Excuses

_HI = r"(छवि|चित्र|तस्वीर|तसवीर|फोटो|फ़ोटो|फाइल|फ़ाइल|इमेज|लिंक|अटैचमेंट)"
_HI_NOT = r"(नहीं|असमर्थ|असंभव|असफल|विफल|मुश्किल|कठिन)"

HINDI = Excuses(
    image=rf"""(यह |इस |आपकी |आपके द्वारा |दी गई |भेजी गई |अपलोड की गई |प्रदान की गई |संलग्न |आपने जो )*{_HI}( की| का
        | को| में| से| फ़ाइल| फाइल| के| पर)?""",
    sent=r",? जो आपने ~(भेज|अपलोड|संलग्न|दी)\S*",
    spoilt=rf"""(\S+ ){{0,3}}?(लोड|खुल|खोल|दिख|दिखा|प्राप्त|उपलब्ध|अपलोड|संलग्न|मिल|पढ़|संसाधित|प्रदर्शित|पहचान|स्पष्ट
        |मान्य|समर्थित|देख|जुड़|मौजूद|पहुँच|पहुंच|विश्लेषण)\S*( \S+){{0,3}} ?{_HI_NOT}|(\S+ ){{0,2}}?(क्षतिग्रस्त|खराब
        |ख़राब|दूषित|टूटी|अमान्य|अपठनीय|गायब|अधूरी|करप्ट|अवरुद्ध|ब्लॉक)|(\S+ )?(पूरी तरह( से)?|बिल्कुल|बिलकुल|एकदम
        |पूर्णतः|पूर्ण रूप से|पूरी|सिर्फ|केवल) (काली|काला|सफ़ेद|सफेद|खाली|ख़ाली|रिक्त|धुंधली|अंधेरी|अँधेरी
        |अंधकार)( रंग)?\S*( है| हैं| लगती है| दिखती है| प्रतीत होती है| लग रही है| दिख रही है)?$|(\S+ )?(बहुत|इतनी
        |अत्यधिक|काफी|काफ़ी|ज़्यादा|ज्यादा|अत्यंत|बेहद) (ज़्यादा |ज्यादा |अधिक )?(धुंधली|धुँधली|अंधेरी|अँधेरी|छोटी
        |अस्पष्ट|खराब|गहरी|चमकीली|डार्क|ब्लर|कम)( \S+){{0,12}} ?{_HI_NOT}|उल्लंघन""",
    blank=r"""(\S+ )?(काली|सफ़ेद|सफेद|खाली|ख़ाली|रिक्त|धुंधली|धुँधली|अस्पष्ट|अंधेरी|बहुत धुंधली|बहुत अंधेरी)( \S+)? (है
        |हैं|लगती है|दिखती है|प्रतीत होती है|लग रही है|दिख रही है)""",
    plain=r"""(यह|ये|इसमें|यहाँ)( एक| केवल| सिर्फ़| सिर्फ| तो| बस)*( (पूरी तरह|पूरी तरह से|बिल्कुल|एकदम|केवल
        |पूर्णतः))? (सफ़ेद|सफेद|काली|खाली|ख़ाली|रिक्त|धुंधली|कोरी|काला|सफ़ेद रंग की) (छवि|तस्वीर|चित्र|फ़ोटो|फोटो|फ़ाइल
        |पृष्ठभूमि)( है| लगती है| है।)?$""",
    unfit=r"""(यह |इस |दिया गया )?(फ़ाइल|फाइल|छवि|चित्र)? ?(प्रारूप|फ़ॉर्मेट|फॉर्मेट|स्वरूप)( \S+){0,3} (नहीं|अमान्य
        |असमर्थित)|(लिंक|यह लिंक|दिया गया लिंक)( \S+){0,5} (नहीं|टूटा|अमान्य|समाप्त|खराब)|(तस्वीर|छवि|चित्र|फ़ोटो
        |फोटो)( की| का)? (गुणवत्ता|क्वालिटी|रिज़ॉल्यूशन|रिज़ोल्यूशन)( \S+){0,6} (नहीं|ख़राब|खराब|कम|बुरी)|(खराब|ख़राब
        |कम) (गुणवत्ता|रोशनी|रिज़ॉल्यूशन) के कारण""",
    seems=r"(ऐसा |मुझे )?(लगता है|प्रतीत होता है|लग रहा है|दिखता है)|शायद|संभवतः",
    nouns=rf"{_HI}|अपलोड|संलग्न",
    lacking=r"नहीं|भूल|क्षतिग्रस्त|त्रुटि|समस्या|खाली|रिक्त|काली|बहुत|विफल|खराब|गड़बड़",
    no_image=rf"""(आपने|आप|आपके संदेश|आपके अनुरोध|संदेश|मुझे|हमें)( में| ने
        | के साथ)? (\S+ ){{0,4}}?{_HI}( \S+){{0,4}} (नहीं|भूल)|(कोई|कोई भी) {_HI}( \S+){{0,4}} नहीं|{_HI}( \S+)? (नहीं
        |गायब|अनुपलब्ध|उपलब्ध नहीं)|{_HI} (संलग्न|अपलोड|प्रदान|जोड़)\S* करना (आप )?भूल""",
    unable=rf"""(मैं|हम|मुझे|मेरे लिए|मुझसे|हमें)( \S+){{0,12}}? (नहीं|असमर्थ|असंभव|अनुमति नहीं|मुश्किल|कठिन|मना)
        |{_HI} (में|से|का|की|के) (\S+ ){{0,10}}?(पहचान|वर्णन|विवरण|दिखाई|दिख|समझ|बता|स्पष्ट|निर्धारित|देख
        |पता)\S*( \S+){{0,5}} ?{_HI_NOT}|(इस|दी गई|व्यक्ति|लोगों|चेहर\S+|पहचान|विवरण|वर्णन|सामग्री)( \S+){{0,6}} (पहचान
        |वर्णन|विवरण|समझ|निर्धारित|बता|संभव|देना|करना)\S*( \S+){{0,4}} {_HI_NOT}|(कुछ भी|कुछ) (\S+ ){{0,4}}?(दिखाई|दिख
        |समझ|पहचान|स्पष्ट)\S*( \S+){{0,2}} नहीं|(पहचान|वर्णन|विश्लेषण) (करना|कर पाना) (संभव नहीं|असंभव|मुश्किल)|(मेरे
        |हमारे) पास( \S+){{0,8}} नहीं|(यह|ये|वह|तस्वीर में|इस)? ?(व्यक्ति|आदमी|औरत|महिला|लोग|इंसान)? ?(कौन|किसकी
        |क्या)( \S+){{0,7}} (नहीं|असमर्थ)|आपके (संदेश|अनुरोध)( \S+){{0,5}} नहीं""",
    send=r"""(कृपया|क्या आप|आप कृपया)( \S+){0,8}? (अपलोड|भेज|साझा|प्रदान|संलग्न|प्रयास|कोशिश|जाँच|जांच|चुन|प्रतीक्षा
        |शेयर|अटैच|दोबारा|इंतज़ार|इंतजार|जोड़|वर्णन)|(फिर से|दोबारा|पुनः|बाद में|थोड़ी देर बाद
        |कुछ देर बाद)( \S+){0,4} (प्रयास|कोशिश|अपलोड|भेज|साझा)""",
    failed=r"""(\S+ ){0,7}?(त्रुटि|समस्या|गड़बड़ी|एरर|खराबी|दिक्कत|चूक) (हुई|हो गई|आ गई|उत्पन्न|आई|हुआ|का सामना|के कारण
        |आ रही|घटित|सामने)|कुछ (गलत|ग़लत|गड़बड़) (हो|हुआ)|(सर्वर|सेवा|मॉडल|सिस्टम)( \S+){0,4} (उपलब्ध नहीं|व्यस्त
        |अनुपलब्ध|काम नहीं|जवाब नहीं|त्रुटि)|(प्रोसेसिंग|लोडिंग|अपलोड|विश्लेषण|अनुरोध|लोड)( \S+){0,3} (विफल|असफल|समाप्त)
        |(समय|टाइमआउट) (समाप्त|हो)|(ओह|उफ़|अरे),? .{0,30}(गड़बड़|त्रुटि|गलत|समस्या)|(सर्वर|सेवा)( \S+){0,4} (बहुत समय
        |देर|समय ले|धीम|जवाब नहीं)|(कुछ )?गड़बड़ हो""",
    blocked=r"""(यह|आपका|इस|आपके)?( )?(अनुरोध|सामग्री|प्रॉम्प्ट|कंटेंट|निवेदन|प्रश्न)( \S+){0,8} (उल्लंघन|अवरुद्ध|ब्लॉक
        |अस्वीकार|अस्वीकृत|नहीं|प्रतिबंधित|खिलाफ|विरुद्ध|रोक)|(सामग्री|सुरक्षा|गोपनीयता|उपयोग|हमारी|मेरी
        |नीति)( \S+){0,4} (नीति|नीतियों|दिशानिर्देश|दिशा-निर्देश|कारण|फ़िल्टर|फिल्टर)\S*( \S+){0,6} (अवरुद्ध|ब्लॉक
        |अस्वीकार|नहीं|अनुमति|रोक|उल्लंघन)|(अवरुद्ध|ब्लॉक) (कर|किया)|(उत्तर|जवाब|प्रतिक्रिया|परिणाम)( \S+){0,6} (रोक
        |अवरुद्ध|ब्लॉक|फ़िल्टर|फिल्टर|हटा|सेंसर)""",
    wait=r"""(कृपया )?(एक|बस एक|थोड़ा|ज़रा|बस|कुछ) (क्षण|पल|मिनट|सेकंड|रुकिए|रुकें|इंतज़ार|इंतजार|प्रतीक्षा)( रुकें| दें
        | रुकिए| दीजिए| करें|,|$)|(मैं|हम)( \S+){0,6}? (विश्लेषण|देख|जाँच|जांच|वर्णन|अध्ययन|प्रोसेस)( \S+)? ?(रहा|रही
        |रहे|करूँगा|करूंगा|करूँगी|करूंगी|करता|करती|लेता|लूँ|करने|लेने)|(प्रतीक्षा|इंतज़ार) (करें|कीजिए)|मुझे (देखने
        |एक क्षण|विश्लेषण|थोड़ा)|(छवि|तस्वीर|अनुरोध|चित्र)( का| को| पर)? (\S+ )?(संसाधित|विश्लेषण|प्रोसेस|लोड) (किया|हो
        |की) (जा |रह)|(मैं|हम) (अभी |तुरंत |ज़रा )*(तस्वीर|छवि|चित्र|इसे|फ़ोटो)( को)? (ध्यान से )?(देखता|देखती|देख|जाँच
        |जांच|विश्लेषण|देखते)""",
    sadly=r"दुर्भाग्य से|दुर्भाग्यवश|खेद है|क्षमा करें|माफ़ करें|माफ करें|शायद|ध्यान दें:|नोट:",
)

_TH = r"(รูปภาพ|ภาพถ่าย|รูปถ่าย|ภาพ|รูป|ไฟล์ภาพ|ไฟล์รูปภาพ|ไฟล์|ลิงก์|ลิงค์|เนื้อหา)"
_TH_NOT = r"(ไม่|มิ|ยังไม่)"

THAI = Excuses(
    spaced=False,
    image=rf"""{_TH}(ที่(คุณ|ท่าน|ได้รับ|แนบ|อัปโหลด|ส่ง|ให้มา|ระบุ)\S{{0,24}}?)?(นี้|ดังกล่าว|ของคุณ|ของท่าน
        |มา)?\s?(ดูเหมือน|น่าจะ|อาจ|จะ|ว่า|ได้)*""",
    spoilt=rf"""{_TH_NOT}(สามารถ|ได้ถูก|ได้|ถูก|อาจ)*(โหลด|เปิด|แสดง|อ่าน|ประมวลผล|วิเคราะห์|แนบ|อัปโหลด|ส่ง|พบ|มีอยู่
        |ชัด|ปรากฏ|ขึ้น|รองรับ|ถูกต้อง|สมบูรณ์|พร้อม|มา|ระบุ|มองเห็น|มีข้อมูล|มีเนื้อหา)|(โหลด|เปิด|อัปโหลด|ประมวลผล
        |อ่าน|แสดง|วิเคราะห์)(รูปภาพ|ภาพ|ไฟล์|ข้อมูล)?{_TH_NOT}(ได้|สำเร็จ|ขึ้น|ออก)|(เกิดความ)?(เสียหาย|ชำรุด|พัง
        |ผิดพลาด|หายไป|สูญหาย|ใช้ไม่ได้|ไม่ถูกต้อง)|(จะ)?(เสีย$|เสียและ)|(เป็น|มี)?(สี)?(ดำ|ขาว|ว่างเปล่า|ว่าง|เบลอ
        |มืด)(สนิท|ล้วน|ทั้งหมด|ทั้งภาพ|เปล่า|ทั้งรูป|อย่างเดียว|ไปหมด)+|(เป็น)?(หน้า|ภาพ|พื้น)?(ว่างเปล่า|สีดำ
        |สีขาว)(ทั้งหมด|ล้วน|$)|(มี)?(ความละเอียด)?(ค่อนข้าง)?(เบลอ|มืด|เล็ก|พร่า|พร่ามัว|ไม่ชัด|สว่าง|ต่ำ|มัว|ไม่ชัดเจน
        |แตก)(มาก)?(จน)?(เกินไป|เกินกว่า|เกิน|มากจน|จน).{{0,40}}|(เบลอ|มืด|ไม่ชัด|พร่ามัว).{{0,16}}(ไม่สามารถ|มองไม่
        |ดูไม่|แยกไม่|ระบุไม่)|(ถูก)(บล็อก|ปฏิเสธ|ระงับ|ปิดกั้น|ลบ)|ละเมิด|ขัดต่อ|หมดอายุ""",
    blank=r"(เป็น|มี)?(สี)?(ดำ|ขาว|ว่างเปล่า|ว่าง|เบลอ|มืด|ไม่ชัด|พร่ามัว|ดำสนิท|มืดมาก|เบลอมาก|ดำมืด)(มาก)?",
    plain=r"""(นี่|นี้|มัน)?(คือ|เป็น|เป็นเพียง|คือเพียง|เป็นแค่)(ภาพ|รูป|รูปภาพ|ไฟล์|พื้น|หน้าจอ)(ที่)?(เป็น)?(สี)?(ขาว
        |ดำ|ว่างเปล่า|ว่าง|เบลอ|มืด)(ล้วน|สนิท|ทั้งหมด|ทั้งภาพ|เปล่า|โพลน)?$""",
    unfit=r"""(ไม่|ยังไม่)(รองรับ|สนับสนุน)(รูปแบบ|ไฟล์|นามสกุล|ชนิด)|(รูปแบบ|นามสกุล|ชนิด)(ของ)?ไฟล์.{0,12}(ไม่|ผิด)
        |(ลิงก์|ลิงค์)(นี้|ที่ให้มา|ที่ส่งมา|ของคุณ)?(ไม่|เสีย|หมดอายุ|ใช้ไม่|เปิดไม่)|(คุณภาพ|ความละเอียด
        |ความคมชัด)(ของ)?(รูปภาพ|ภาพ|รูป|ไฟล์)?(นี้)?(แย่|ต่ำ|ไม่|น้อย|ไม่ดี).{0,30}""",
    seems=r"(ดูเหมือน|คาดว่า|น่าจะ|อาจเป็นไปได้|เหมือน|ปรากฏว่า)",
    nouns=rf"{_TH}|อัปโหลด|แนบ",
    lacking=r"ไม่|ลืม|เสียหาย|ผิดพลาด|ปัญหา|ว่างเปล่า|ดำ|เกินไป|หาย|ล้มเหลว",
    no_image=rf"""(คุณ|ท่าน|ใน(ข้อความ|คำขอ|แชท)\S{{0,20}}?|ข้อความ\S{{0,12}}?)(ไม่|ยังไม่|ลืม|อาจลืม|อาจไม่|น่าจะลืม
        |ไม่ได้|ยัง)+(ได้)?(แนบ|อัปโหลด|ส่ง|มี|ใส่|ให้|เพิ่ม|พบ|เลือก).{{0,14}}{_TH}|(ไม่มี|ไม่พบ|ไม่ได้รับ|ไม่เห็น
        |ยังไม่มี|ยังไม่ได้รับ|ไม่เจอ|ขาด){_TH}|{_TH}(ไม่ได้ถูก|ยังไม่ได้|ไม่ได้|ไม่ถูก)(แนบ|อัปโหลด|ส่ง)|ลืมแนบ""",
    unable=rf"""(ฉัน|ผม|ดิฉัน|เรา|ข้าพเจ้า|ระบบ|โมเดล)(นี้)?(จึง|ก็|เอง|คง|ขอ|ยัง|เป็น)*(ไม่|มิ|ไม่สามารถ
        |ปฏิเสธ).{{0,60}}|(ไม่สามารถ|ไม่อาจ|มิสามารถ)(ที่จะ|ทำการ|จะ|ให้|ช่วย)*(ระบุ|ประมวลผล|อธิบาย|บรรยาย|แสดง|ดู|ช่วย
        |มองเห็น|จำแนก|แยกแยะ|เห็น|อ่าน|บอก|เข้าถึง|ตอบ|วิเคราะห์|โหลด|เปิด|ยืนยัน|ตรวจ|สร้าง|ดำเนิน|ทราบ|รับรู้|จดจำ)
        |(มอง|ดู|อ่าน|แยก|บอก|ระบุ)(ภาพ|รูป|อะไร)?ไม่(เห็น|ออก|ได้|ชัด)(อะไร|ว่า|เลย|$).{{0,30}}|(ใน|จาก){_TH}(นี้)?(มอง
        |ไม่สามารถ|ไม่เห็น|ไม่ปรากฏ|แยก|ดู).{{0,8}}(ไม่|อะไร|ระบุ|มองเห็น)|(การ)(ระบุตัว|จดจำ|อธิบาย
        |วิเคราะห์).{{0,20}}(ไม่ได้|ทำไม่|ไม่สามารถ|ล้มเหลว)|ไม่(อนุญาต|ได้รับอนุญาต)ให้(ระบุ|อธิบาย)|(ขอ)?(ไม่)(บอก
        |ขอบอก|เปิดเผย|ระบุ|ตอบ|สะดวก|ขอตอบ)(ว่า|ตัว|ชื่อ|ได้|ที่จะ)?.{{0,30}}|(ฉัน|ผม|ดิฉัน|เรา)ไม่มี(สิทธิ์|สิทธิ
        |ความสามารถ|ข้อมูล)|(บุคคล|คน)(นี้|ในภาพ).{{0,12}}(ใคร).{{0,20}}(ไม่|ได้)|(ข้อความ|คำขอ)(ของคุณ|ของท่าน
        |นี้)?(ไม่มี|ไม่ได้มี|ไม่ได้แนบ)""",
    send=r"""(โปรด|กรุณา|รบกวน|ช่วย|ขอความกรุณา|ขอให้คุณ|ขอให้)(คุณ|ท่าน|ช่วย|ทำการ)*(อัปโหลด|ส่ง|แนบ|ให้|ลอง|แชร์
        |แบ่งปัน|ตรวจสอบ|รอ|เลือก|ใส่|ระบุ|เพิ่ม|อัพโหลด)|(คุณ|ท่าน)?(ช่วย|สามารถ|พอจะ|รบกวน)(อัปโหลด|ส่ง|แนบ|แชร์|ลอง
        |อัพโหลด).{0,30}(ได้ไหม|ได้หรือไม่|ไหม|อีกครั้ง|ใหม่|ได้มั้ย)|(ลอง|อัปโหลด|ส่ง|แนบ|อัพโหลด)(รูปภาพ|ภาพ|ไฟล์
        |รูป)?(ใหม่|อีกครั้ง|อีกที|ดูอีก|ใหม่อีกครั้ง)|(ขอ|รบกวนขอ|อยากได้)(ดู)?(ภาพ|รูป|รูปภาพ|ไฟล์)(ที่|ใหม่
        |อีก).{0,24}(ไหม|หน่อย|ได้|ครับ|ค่ะ|$)""",
    failed=r"""(เกิด|พบ|มี|ประสบ)(ข้อผิดพลาด|ปัญหา|ความผิดพลาด|เหตุขัดข้อง)(บางอย่าง|ขึ้น|ใน|ระหว่าง|ขณะ|ทาง|กับ|ภายใน
        |จาก|ที่|โดย|$|\s)|(ระบบ|เซิร์ฟเวอร์|บริการ|โมเดล)(นี้)?(ขัดข้อง|ล่ม|ไม่พร้อม|ไม่ตอบสนอง|ไม่ว่าง|ไม่สามารถ|ยุ่ง
        |มีปัญหา|เกิด|โอเวอร์โหลด)|(ขณะ|ระหว่าง|เนื่องจาก|ใน)(นี้|การ|กำลัง)?(ประมวลผล|โหลด|วิเคราะห์|อัปโหลด|ข้อผิดพลาด
        |ปัญหา).{0,30}(ข้อผิดพลาด|ปัญหา|ขัดข้อง|ล้มเหลว)|(การ)?(ประมวลผล|โหลด|วิเคราะห์|อัปโหลด|คำขอ|ดำเนินการ|เชื่อมต่อ
        |สร้าง)\S{0,20}?(ล้มเหลว|ไม่สำเร็จ|ขัดข้อง)|มีบางอย่างผิด|หมดเวลา|(บางอย่าง|มีบางสิ่ง)ผิดพลาด|(อุ๊ย|อุ๊ปส์|โอ๊ะ
        |แย่แล้ว|อ้าว)?\s?(มี)?(บางอย่าง|บางสิ่ง|อะไรบางอย่าง)(ผิดพลาด|ผิดปกติ|เกิด)|(เซิร์ฟเวอร์|ระบบ|บริการ)(ใช้เวลา
        |ตอบช้า|ตอบสนองช้า|ช้า|ไม่ตอบ)""",
    blocked=r"""(คำขอ|เนื้อหา|ข้อความ|คำสั่ง)(นี้|ของคุณ|ของท่าน|ดังกล่าว)*(อาจ|ได้|จึง|ไม่|ถูก|ขัด|ละเมิด
        |ฝ่าฝืน)+.{0,40}|(นโยบาย|แนวทาง|ข้อกำหนด|ตัวกรอง|ระบบความปลอดภัย)\S{0,20}?(ไม่อนุญาต|ห้าม|บล็อก|ปิดกั้น|ไม่ให้)
        |(เนื่องจาก|ด้วย|เพราะ|ตาม)(เหตุผล|นโยบาย|ข้อจำกัด|หลักเกณฑ์).{0,24}(ความปลอดภัย|เนื้อหา|ความเป็นส่วนตัว|นโยบาย
        |ไม่สามารถ|จึง)|(ถูก)(บล็อก|ปฏิเสธ|ระงับ|ปิดกั้น)(โดย|เนื่อง|เพราะ)|(คำตอบ|ผลลัพธ์|การตอบกลับ)(ถูก|ของฉันถูก
        |ได้ถูก|นี้ถูก).{0,24}""",
    wait=r"""(โปรด|กรุณา)?(รอ|สัก|ขอเวลา)(สัก)?(ครู่|แป๊บ|แป๊บนึง|ประเดี๋ยว|เดี๋ยว|หน่อย)|(ฉัน|ผม|ดิฉัน|เรา|ขอ)(จะ|กำลัง
        |ขอ|ให้ฉัน)+(ทำการ)?(วิเคราะห์|ดู|ตรวจ|อธิบาย|ประมวลผล|บรรยาย|พิจารณา|เริ่ม)|กำลัง(วิเคราะห์|ประมวลผล|โหลด
        |ตรวจสอบ|อัปโหลด)(รูป|ภาพ|ไฟล์|ข้อมูล|คำขอ|อยู่|$)|(ภาพ|รูปภาพ|รูป|ไฟล์)(กำลัง|อยู่ระหว่าง)(ถูก|โหลด|ประมวลผล
        |วิเคราะห์)|(เดี๋ยว)(ฉัน|ผม|เรา|ดิฉัน|ขอ|จะ|ให้).{0,6}(ดู|ตรวจ|วิเคราะห์|อธิบาย|พิจารณา)|(ฉัน|ผม|ดิฉัน)(ขอ|จะ
        |กำลัง)(ดู|ตรวจ)""",
    sadly=r"น่าเสียดาย(ที่)?|ขออภัย|ขอโทษ|ดูเหมือน(ว่า)?|เสียใจด้วย|หมายเหตุ:|คำเตือน:|น่าเสียดายว่า",
)

_VI = (
    r"(hình ảnh|bức ảnh|tấm ảnh|tấm hình|bức hình|ảnh|hình|tệp|tập tin|tệp tin|file|tệp ảnh|liên kết|tài liệu|nội dung)"
)
_VI_NOT = r"(không|chưa|chẳng)"

VIETNAMESE = Excuses(
    image=rf"""{_VI}( (này|đó|của bạn|bạn (đã )?(gửi|tải lên|cung cấp|đính kèm|tải)|được (cung cấp|tải lên|gửi|đính kèm)
        |đính kèm|đã tải lên|trên|mà bạn (đã )?(gửi|tải lên|đính kèm|cung cấp)))*( (có vẻ|dường như|có thể|hình như|hiện
        |đã|bị))*""",
    spoilt=rf"""bị (hỏng|lỗi|hư|thiếu|mất|trống|rỗng|chặn|từ chối|xóa|gỡ)|(hỏng|lỗi|hư hỏng|trống rỗng|rỗng)\b|trống$
        |vi phạm|là (ảnh |hình |một màu |màu )*(đen|trống|trắng)|{_VI_NOT} (thể |được |tải |hiển thị |mở |hợp |đọc |có |
        tồn |tìm |nhận |hỗ |rõ |đủ |xử |xem |khả |xuất |truy |còn )|{_VI_NOT} (rõ|tải|mở|đọc|hiển thị)|(vi phạm
        |tải (lên )?(bị lỗi|thất bại))|(được )?(tải|mở|đọc|xử lý|hiển thị) (lên )?(không (thành công|được)|thất bại
        |bị lỗi)|(hoàn toàn|toàn bộ|chỉ|toàn|hết sức) (là )?(có )?(một )?(màu )?(đen(?! trắng)|trắng|trống|tối|mờ|rỗng)
        |(quá|rất|khá) (mờ|tối|nhỏ|nhòe|nhoè|sáng|thấp|kém|không rõ|vỡ|nhiễu)( \S+){{0,8}} (không|chưa|khó|nên|để)
        |quá (mờ|tối|nhỏ|nhòe|nhoè|sáng)""",
    blank=r"""(là |có )?(một )?(màu )?(đen|trắng|trống|trống rỗng|rỗng|mờ|tối|rất mờ|rất tối|không rõ|không rõ ràng
        |đen kịt|tối đen)""",
    plain=r"""(đây|đó|nó|tôi thấy) (chỉ )?(là )?(một )?(hình ảnh|bức ảnh|tấm ảnh|ảnh|hình|tệp|màn hình|nền)( (toàn
        |hoàn toàn|chỉ có|màu|là))* (trắng(?! đen)|đen(?! trắng)|trống|rỗng|mờ|tối|trống rỗng)( (hoàn toàn|xóa|tinh|kịt
        |toàn bộ|đen))?$""",
    unfit=r"""(định dạng|kiểu|loại)( (tệp|ảnh|file|hình ảnh|tập tin))?( này)? (không|chưa|bị)|(liên kết|đường dẫn
        |link)( \S+)? ?(này )?(không|bị|đã hết|hỏng)|(chất lượng|độ phân giải)( (của )?(ảnh|hình ảnh|hình|bức ảnh
        |tệp))?( này)? (quá|không|rất|thấp|kém)( \S+){0,8}|(do|vì|bởi) (chất lượng|độ phân giải|ảnh quá|hình quá)""",
    seems=r"(có vẻ|dường như|hình như|có lẽ|xem ra|trông có vẻ)",
    nouns=rf"{_VI}|tải lên|đính kèm",
    lacking=r"không|chưa|quên|hỏng|lỗi|trống|vấn đề|thiếu|đen|\bquá|chặn|sự cố",
    no_image=rf"""(bạn|anh|chị|quý khách) (có vẻ |dường như |hình như |đã |vẫn )*(chưa|không|quên)|({_VI_NOT}) (có |
        tìm thấy |nhận được |thấy |phát hiện |được )+({_VI}|kèm|bất kỳ)|(tin nhắn|yêu cầu)( của bạn| này)? (không|chưa
        |thiếu)|thiếu (hình|ảnh|tệp)|không (kèm|đính kèm)|(hình ảnh|ảnh|tệp) (chưa|không) (được )?(tải|đính|gửi|cung
        |kèm)""",
    unable=rf"""(tôi|chúng tôi|mình|em|hệ thống|mô hình)( \S+){{0,4}}? (không|chưa|chẳng|khó|từ chối|bị hạn chế)\b
        |(không|chưa) thể (\S+ )?(xem|mô tả|phân tích|xử lý|nhận diện|nhận dạng|nhận ra|xác định|tải|mở|đọc|hiển thị
        |phân biệt|nhìn|truy cập|hỗ trợ|trả lời|giúp|cung cấp|thấy|biết|đưa|tạo|nói|hoàn|thực)|(không|khó) (nhận ra
        |nhận dạng|xác định|nhìn rõ|nhìn thấy|thấy rõ|phân biệt|thể)|(trong|từ|dựa vào
        |qua) {_VI}( này)?( \S+){{0,3}} (không|chưa)( \S+){{0,2}} (thấy|nhìn|nhận|xác định|phân biệt|rõ)|(danh tính
        |người|những người|nội dung|khuôn mặt|việc nhận dạng|việc xác định)( \S+){{0,6}} (không thể|không được
        |chưa thể)( \S+){{0,2}} (nhận|xác|mô|phân|thực|tiết)|(người này|người trong ảnh|danh tính)( \S+){{0,4}}? (là ai
        |ai)( \S+){{0,5}} (không|chưa)|.{{0,30}}tôi không (thể|biết|rõ|được)|(tin nhắn|yêu cầu)( của bạn
        | này)? không""",
    send=r"""(vui lòng|xin vui lòng|xin hãy|xin|hãy|làm ơn|mong bạn|đề nghị)( bạn)?( \S+){0,3}? (tải|gửi|cung cấp
        |đính kèm|thử|chia sẻ|kiểm tra|chờ|đợi|chọn|cho biết|đăng|tải lên|up)\b|(bạn|anh|chị) (có thể|vui lòng|hãy
        |thử)( \S+){0,4}? (tải|gửi|cung cấp|đính kèm|thử|chia sẻ|đăng|up|mô tả)\b( \S+){0,8}? (lại|không|được không|nhé
        |khác)|(thử|gửi|tải|đăng)( \S+){0,3} lại\b|tải lại|(bạn|anh|chị) (gửi|cho|tải|đưa)( \S+){0,8} (được không|không
        |nhé|với)$""",
    failed=r"""(đã |hiện |rất tiếc |có )?(xảy ra|có|gặp|phát sinh|xuất hiện)( \S+){0,2}? (lỗi|sự cố|trục trặc)\b
        |(trong khi|khi|trong quá trình|do|trong lúc)( \S+){0,3} (xử lý|tải|phân tích|mở|đọc|lỗi|sự cố
        |tạo)( \S+){0,6}? (lỗi|sự cố|vấn đề|trục trặc)|đã có (lỗi|sự cố|gì đó|trục trặc|điều gì)|(máy chủ|dịch vụ
        |mô hình|hệ thống)( \S+){0,3} (không (khả dụng|phản hồi|hoạt động)|quá tải|bận|gặp|lỗi|gián đoạn|bảo trì)|(xử lý
        |tải|phân tích|yêu cầu|tải lên|kết nối|quá trình \S+)( \S+){0,4} (thất bại|không thành công|bị gián đoạn|bị lỗi)
        |(hết|quá) thời gian|không (tải|mở|đọc|xử lý|hiển thị|nhận) (lên )?được|lỗi (hệ thống|máy chủ|khi|không xác định
        |kết nối|nội bộ|xử lý|tải)|(ôi|ối|rất tiếc),? .{0,30}(không ổn|lỗi|sai|trục trặc|sự cố)|(máy chủ|dịch vụ
        |hệ thống)( \S+){0,4} (quá lâu|chậm|không phản hồi)|(đã )?(có )?(gì đó|điều gì đó) (không ổn|sai|không đúng)
        |đã có gì đó""",
    blocked=r"""(yêu cầu|nội dung|câu hỏi|lời nhắc)( này| của bạn)*( \S+){0,3} (bị chặn|bị từ chối|vi phạm|không được
        |không phù hợp|bị lọc|bị hạn chế|không thể|chặn|trái với)|(vì|do|bởi|theo)( \S+){0,3} (chính sách|an toàn
        |quyền riêng tư|bảo mật|quy định|nguyên tắc)( \S+){0,6} (không|bị|nên|tôi|từ chối)|(chính sách|bộ lọc|quy định
        |nguyên tắc)( \S+){0,4} (không cho|cấm|chặn|ngăn)|bị chặn (bởi|do|vì)|(câu trả lời|phản hồi
        |kết quả)( \S+)? ?(đã |bị )+( \S+)? ?(chặn|lọc|xóa|gỡ|kiểm duyệt|bộ lọc|từ chối|giữ)""",
    wait=r"""(xin |vui lòng |hãy )?(chờ|đợi|chờ tôi|đợi tôi)( tôi)? (một|chút|giây|lát|trong)|(một|chỉ một
        |xin một) (chút|lát|giây|phút|giây lát)(,| nhé|$)|(tôi|mình|chúng tôi|em) (đang|sẽ|sắp|xin
        |bắt đầu)( \S+){0,2}? (phân tích|xem|mô tả|kiểm tra|xử lý|tải|nhìn|quan sát)|(để|hãy để|cho) (tôi|mình)
        |(hình ảnh|ảnh|yêu cầu|tệp) đang (được )?(phân tích|xử lý|tải)|đang (phân tích|xử lý|tải) (hình|ảnh|tệp|yêu|$)
        |(tôi|mình|em) (xem|kiểm tra|phân tích|nhìn|đọc)( \S+){0,3}? (ảnh|hình|tệp)( \S+)? (ngay|đây|này|nhé)|(tôi|mình
        |em) xem (ảnh|hình|ngay)""",
    sadly=r"rất tiếc|thật không may|tiếc là|tiếc rằng|đáng tiếc|xin lỗi|có vẻ như|có vẻ|dường như|lưu ý:|chú ý:",
)

_ID = r"(gambar|foto|berkas|file|citra|lampiran|tautan|link|dokumen|konten)"
_ID_NOT = r"(tidak|belum|gagal|tak)"

INDONESIAN = Excuses(
    image=rf"""{_ID}(nya)?( gambar| foto)?( (ini|itu|tersebut|anda|kamu|tadi))?( yang (anda |kamu )?(\S+ )?(unggah|kirim
        |kirimkan|lampirkan|berikan|diunggah|dikirim|dilampirkan|diberikan|bagikan|disediakan|diterima))?( (ini|itu
        |tersebut|anda))?( (tampaknya|sepertinya|mungkin|terlihat|kelihatannya|tampak|ini|telah|sudah))*""",
    spoilt=rf"""{_ID_NOT} (dapat |bisa |berhasil |dimuat|terbuka|terlihat|ditemukan|diterima|terunggah|muncul|ada$
        |tersedia|valid|didukung|jelas|cukup|terbaca|terkirim|mengandung (apa|konten)|terlampir|diunggah|dilampirkan|sah
        |lengkap|tampil|dikenali|bisa|sampai|memadai|diproses|dibuka|ditampilkan|dibaca|diunduh)|(rusak|korup|hilang
        |kosong|corrupt|cacat|diblokir|ditolak|dihapus|melanggar|tidak valid|kedaluwarsa|invalid|bermasalah)\b|(adalah |
        berwarna |terlihat |tampak )?(sepenuhnya|seluruhnya|semuanya|benar-benar|total|hanya|hampir seluruhnya
        |sangat gelap dan) (berwarna )?(hitam(?! putih| dan putih)|putih|kosong|gelap|buram|kabur)|(berwarna )?(hitam
        |putih) (pekat|semua|seluruhnya|polos|total|sepenuhnya|legam)\b|(terlalu|sangat|begitu) (buram|gelap|kecil|kabur
        |terang|pecah|rendah|tidak jelas|samar|berbintik)( \S+){{0,3}} ?(untuk|sehingga|hingga|agar|tidak|$)
        |terlalu (buram|gelap|kecil|kabur|terang|pecah)""",
    blank=r"""(adalah |berwarna |terlihat |tampak )?(hitam|putih|kosong|gelap|buram|kabur|tidak jelas|sangat buram
        |sangat gelap|hitam semua)( saja)?""",
    plain=r"""(ini|itu|tampaknya ini|yang terlihat)( (adalah|hanya|hanyalah|sekadar))* (sebuah )?(gambar|foto|berkas
        |layar|latar)( (yang|berwarna|sepenuhnya|seluruhnya|benar-benar))* (putih|hitam(?! putih)|kosong|buram
        |gelap)( (polos|pekat|seluruhnya|semua|total))?$""",
    unfit=r"""(format|jenis|tipe)( (berkas|file|gambar|foto))?( ini| tersebut)? (tidak|belum|salah)|(tautan|link
        |alamat)( \S+)? ?(ini |itu )?(tidak|rusak|kedaluwarsa|sudah)|(kualitas|resolusi)( (foto|gambar
        |berkas))?( ini)? (tidak|terlalu|sangat|kurang|rendah|buruk)( \S+){0,8}|(karena|akibat) (kualitas|resolusi
        |gambar terlalu|pencahayaan)""",
    seems=r"(sepertinya|tampaknya|kelihatannya|nampaknya|rupanya|agaknya|terlihat seperti|mungkin)",
    nouns=rf"{_ID}|unggah|lampir|kirim",
    lacking=r"tidak|belum|lupa|rusak|kesalahan|masalah|kosong|gagal|terlalu|hitam|hilang|tak\b|tanpa",
    no_image=rf"""(anda|kamu) (\S+ )?(belum|tidak|lupa|perlu (mengunggah|mengirim|melampirkan))|{_ID_NOT} (ada|menemukan
        |menerima|melihat|terdapat|dapat menemukan|mendeteksi|memiliki|tersedia) (satu pun |sebuah )?{_ID}|(pesan
        |permintaan)( anda| kamu| ini)? (tidak|belum)|{_ID} (tidak|belum) (dilampirkan|diunggah|dikirim|diterima
        |disertakan|ada)|tanpa lampiran|lupa (melampir|mengunggah|mengirim)""",
    unable=r"""(saya|kami|aku|sistem|model ini)( \S+){0,3}? (tidak|belum|tak|kesulitan|menolak|gagal|harus menolak
        |dilarang)\b|(tidak|tak|belum) (dapat|bisa|mampu|mungkin|memungkinkan|boleh|diizinkan)( untuk)? (di)?(melihat
        |memuat|memproses|menganalisis|mendeskripsikan|membuka|mengenali|mengidentifikasi|identifikasi|menentukan
        |membantu|membaca|mengakses|menjelaskan|menggambarkan|memastikan|memberikan|menjawab|dikenali|dilihat
        |diidentifikasi|dijelaskan|ditentukan|mengetahui|membedakan|menampilkan|diproses|saya|dipastikan|membuat
        |memenuhi|dideskripsikan|dibaca)|(di|dalam|pada|dari) (gambar|foto)( ini| tersebut)?,? (tidak|tak
        |sulit)( \S+){0,3} (terlihat|dikenali|dilihat|jelas|ditentukan|dapat|bisa)|(identitas|isi|orang|orang-orang
        |wajah|konten)( \S+){0,5} (tidak|tak) (dapat|bisa|mungkin) (di|saya|ter)|(tidak ada|tak ada
        |tiada)( \S+){0,2} yang (dapat|bisa|terlihat|jelas|tampak)|(sulit|mustahil) (untuk )?(dikenali|mengenali
        |menentukan|dilihat|menjelaskan|diidentifikasi|melihat|mendeskripsikan|mengidentifikasi)|(identifikasi|deskripsi
        |pengenalan)( \S+){0,3} (tidak|gagal)|(siapa|apa|di mana)\b( \S+){0,6}?,? saya (tidak|tak)( \S+){0,3}
        |saya (tidak|tak) (punya|memiliki)|(pesan|permintaan)( anda| kamu| ini)? (tidak|belum)""",
    send=r"""(silakan|silahkan|mohon|harap|tolong|bisakah anda|bisakah kamu|dapatkah anda|maukah anda|apakah anda bisa
        |bisa tolong|coba)( \S+){0,2}? (unggah|mengunggah|kirim|mengirim|kirimkan|lampirkan|melampirkan|berikan
        |memberikan|coba|mencoba|bagikan|membagikan|periksa|tunggu|menunggu|pilih|ulangi|sertakan|pastikan|cek|upload
        |deskripsikan|menjelaskan|gunakan)|(unggah|kirim|lampirkan|bagikan|kirimkan|upload
        |unggahlah)( \S+){0,3}? (gambar|foto|berkas|file|ulang|lagi|kembali|nya)|coba (lagi|kembali|ulangi|nanti)|ulangi
        |(bisa|boleh|dapat|bisakah|tolong|mohon)( anda| kamu| saya| minta| saya minta)? (kirim|kirimkan|kirimi|unggah
        |minta)( \S+){0,6}""",
    failed=r"""(telah |maaf, )?(terjadi|ada|muncul|timbul|ditemukan|terdapat|mengalami)( \S+){0,2}? (kesalahan|galat
        |masalah|gangguan|kendala|error)\b( \S+)? ?(saat|ketika|pada|dalam|teknis|server|internal|sistem|$|,|dengan|di
        |selama|waktu|yang)|(saat|ketika|karena|akibat|selama) (\S+ )?(proses|memproses|pemrosesan|memuat|menganalisis
        |mengunggah|pengunggahan|kesalahan|masalah|gangguan)( \S+){0,4} (kesalahan|masalah|gangguan|galat|error|kendala)
        |ada yang (salah|tidak beres)|(server|layanan|model|sistem)( \S+){0,3} (tidak (tersedia|merespons|dapat)|sibuk
        |kelebihan|sedang (sibuk|gangguan|down)|mengalami|bermasalah)|(pemrosesan|pemuatan|analisis|pengunggahan
        |permintaan|unggahan|proses)( \S+){0,3} (gagal|terhenti|terputus)|gagal (memuat|memproses|membuka|mengunggah
        |menganalisis|membaca|menampilkan|mengambil|mengunduh|membuat|mendapatkan|mengenali)|(waktu (tunggu )?habis
        |kesalahan (sistem|server|internal|saat|jaringan|tidak dikenal|tak terduga))|(ups|aduh|waduh|oh),? .{0,20}(salah
        |tidak beres|masalah|kesalahan)|(server|layanan|sistem)( \S+){0,3} (terlalu lama|lambat|tidak merespons)
        |ada (yang|sesuatu yang) (tidak beres|salah)""",
    blocked=r"""(permintaan|konten|pertanyaan|prompt|isi)( ini| anda| kamu| tersebut)*( \S+){0,2} (diblokir|ditolak
        |melanggar|tidak (dapat|bisa|sesuai|diizinkan|pantas)|dibatasi|disaring|bertentangan)|(karena|demi|sesuai
        |berdasarkan|atas)( \S+){0,2} (kebijakan|keamanan|privasi|pedoman|ketentuan|alasan keamanan)( \S+){0,6} (tidak
        |saya|ditolak|diblokir|kami)|(kebijakan|filter|pedoman|aturan) (konten|keamanan|kami|saya|privasi
        |penggunaan)( \S+){0,4} (tidak|melarang|memblokir|mencegah)|(diblokir|ditolak) (oleh|karena)|(jawaban|respons
        |tanggapan|hasil)( saya| ini)? (ditahan|diblokir|disaring|dihapus|ditolak|disensor|dihentikan)""",
    wait=r"""(tunggu|mohon tunggu|harap tunggu|sabar|mohon bersabar|tunggulah)( sebentar| sejenak| ya| dulu|,|$)
        |(sebentar|sejenak|satu menit|satu detik|mohon sabar)( ya|,|$| saya)|(saya|kami|aku) (sedang|akan|mulai|coba
        |segera|ingin)( \S+){0,2}? (menganalisis|melihat|memeriksa|mendeskripsikan|memproses|menjelaskan|analisis
        |periksa|lihat|menggambarkan|mengamati)|(biarkan|izinkan|biar) saya|(gambar|foto|permintaan|berkas) (sedang
        |tengah) (di)|sedang (menganalisis|memproses|memuat) (gambar|foto|berkas|permintaan|$)|(saya|aku) (lihat|periksa
        |cek|cermati|tinjau|amati) (dulu )?(foto|gambar|sekarang|ini|dulu)\S*""",
    sadly=r"sayangnya|sayang sekali|maaf|mohon maaf|sepertinya|tampaknya|catatan:|perhatian:|rupanya",
)
