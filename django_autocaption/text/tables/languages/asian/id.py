"""Indonesian."""

from __future__ import annotations

from django_autocaption.text.tables.languages.small import small

_SE = r"(?=\s+(?:se\w+|sebuah|dua|tiga|empat|beberapa|banyak|para)\b)"

INDONESIAN = small(
    "id",
    image=r"(?:gambar|foto|ilustrasi|citra)(?:\s+(?:ini|tersebut))?",
    shows=r"(?:menunjukkan|menampilkan|memperlihatkan|menggambarkan|berisi|menunjukan)",
    on_image=r"(?:di\s+dalam|dalam|pada|di)\s+(?:gambar|foto)(?:\s+(?:ini|tersebut))?",
    seen=r"(?:terlihat|tampak|terdapat|ada|kita\s+(?:dapat\s+|bisa\s+)?(?:melihat|lihat))",
    photo_of=rf"(?:sebuah\s+)?(?:gambar|foto)(?:\s+dari)?{_SE}",
    there_is=rf"(?:ada|terdapat|saya\s+melihat|kita\s+melihat){_SE}",
    sure=r"tentu(?:\s+saja)?|baik(?:lah)?|pasti|dengan\s+senang\s+hati|terima\s+kasih",
    here_is=r"berikut(?:\s+(?:ini\s+)?(?:adalah|merupakan))?|inilah|di\s+bawah\s+ini",
    labels=r"teks\s+(?:alternatif|alt)|alt|deskripsi(?:\s+(?:gambar|foto))?|keterangan(?:\s+gambar)?|jawaban|gambar",
    describe=r"(?:tolong\s+|harap\s+)?(?:deskripsikan|jelaskan|gambarkan|tuliskan|tulis|buatlah|buat)\s+(?:(?:sebuah|teks|singkat)\s+){0,3}(?:gambar|foto|alternatif|deskripsi|keterangan)\b",
    closings=r"(?:beri\s*tahu|kabari)\s+(?:saya|aku)|semoga|apakah\s+(?:anda|kamu)|jika\s+(?:anda|kamu|ada)|catatan\s*:|deskripsi\s+dihasilkan\s+secara\s+otomatis",
    sorry=r"(?:saya\s+)?(?:mohon\s+)?maaf|maafkan\s+saya",
    sadly=r"sayangnya",
    cannot=r"(?:saya|aku)\s+(?:\w+\s+)?(?:tidak|belum)|tidak\s+(?:dapat|bisa)\s+(?:melihat|memuat|memproses|menganalisis|mendeskripsikan|membuka)",
    as_model=r"sebagai\s+(?:sebuah\s+)?(?:model|ai\b|kecerdasan|asisten)",
    no_image=r"(?:tidak\s+ada|belum\s+ada)\s+(?:gambar|foto|deskripsi)(?:\s+(?:yang|tersedia|apa))?|gambar\s+(?:tidak|gagal|belum)\s+\w+",
    send=r"(?:silakan|mohon|harap|tolong)\s+(?:unggah|kirim|lampirkan|berikan|coba|bagikan)\w*",
    failed=r"(?:terjadi|ada)\s+(?:kesalahan|galat|masalah)|kesalahan\s*:",
    but=r"tetapi|tapi|namun",
    none=r"tidak\s+(?:ada|terdapat|terlihat)",
    watermark=r"tanda\s+air",
    moods=r"secara\s+keseluruhan|singkatnya|kesimpulannya|(?:suasana|komposisi)(?:nya)?",
    non_answers="tidak diketahui / tidak ada / tidak tahu / tanpa deskripsi / tidak tersedia / kesalahan",
    placeholders="gambar / foto / tanpa judul / deskripsi / logo",
    function_words="""
        seorang seekor sebuah yang dan atau di ke dari pada dengan tanpa untuk oleh dalam atas bawah depan belakang
        samping antara adalah ada ini itu sedang para saat sambil
    """,
    dangling="seorang seekor sebuah yang dan atau di ke dari pada dengan tanpa untuk oleh antara saat sambil",
)
