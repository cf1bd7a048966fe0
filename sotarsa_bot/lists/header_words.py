"""The words that offices put above their columns, and the things that have a column of their own."""

FIELDS: dict[str, tuple[str, ...]] = {
    "nik": (
        "nik", "no nik", "no ktp", "no nik ktp", "no ktp nik", "nik ktp", "no induk kependudukan",
        "nik no ktp", "no induk kependudukan nik", "nik sesuai ktp", "nik el", "nik ktp el", "no ktp el",
        "no e ktp", "nik e ktp", "no kependudukan", "no identitas", "ktp", "nik suami", "nik istri",
    ),
    "name": (
        "nama", "nama lengkap", "nama sesuai ktp", "nama lengkap sesuai ktp", "nama dan alias",
        "nama lengkap alias", "nama lengkap dan alias", "nama alias", "nama lengkap panggilan", "nama panggilan",
        "nama pengurus", "nm pengurus", "nama penerima bantuan",
        "nama penerima", "nama penerima manfaat", "nama kpm", "nama peserta", "nama penduduk",
        "nama anggota", "nama anggota keluarga", "anggota keluarga", "nama anggota rumah tangga",
        "anggota rumah tangga", "nama art", "nama lansia", "penerima", "penerima manfaat", "penerima bantuan",
        "nama kepala keluarga",
        "nama kk", "kpm", "nama kepala rumah tangga", "nama krt", "nama suami",
        "nama istri", "kepala keluarga", "kepala rumah tangga",
    ),
    "kk": (
        "no kk", "no kartu keluarga", "nokk", "kk", "kartu keluarga", "no kartu keluarga kk", "nkk",
    ),
    "address": (
        "alamat", "alamat lengkap", "alamat rumah", "alamat tinggal", "alamat tempat tinggal", "tempat tinggal",
        "alamat domisili", "alamat sesuai ktp", "alamat ktp", "domisili", "jalan", "rt dusun",
        "dusun rt", "rt rw dusun",
    ),
    "rt_rw": ("rt rw", "rtrw", "rt"),
    "rw": ("rw",),
    "hamlet": (
        "dusun", "anak desa", "dusun anak desa", "anak desa dusun", "nama dusun", "nama anak desa", "dusun lingkungan",
        "lingkungan", "kampung",
    ),
    "village": (
        "desa", "nama desa", "desa kelurahan", "kelurahan desa", "desa kel", "kel desa", "kelurahan", "kel",
        "nama kelurahan", "nama desa kelurahan", "desa domisili", "desa tempat tinggal", "ds", "kode desa",
    ),
    "phone": (
        "no hp", "no telepon", "no telp", "no handphone", "no hp wa", "no wa", "no whatsapp", "hp", "telepon", "telp",
        "wa", "whatsapp", "handphone", "no hp telepon", "no telpon", "telpon", "no tlp", "tlp", "no hape", "no ponsel",
        "no hp aktif", "no telp hp", "no hp telp", "no wa aktif", "no kontak", "kontak",
    ),
    "programme": ("program", "nama program", "program bantuan", "jenis program", "program bansos"),
    "item": (
        "jenis bantuan", "bantuan", "nama bantuan", "bentuk bantuan", "barang", "nama barang", "jenis barang",
        "jenis bansos", "bansos", "butuh apa", "butuh", "yang dibutuhkan", "bantuan yang dibutuhkan", "bantuan apa",
        "permintaan", "minta apa", "usulan bantuan", "barang yang diterima", "bantuan yang diterima",
        "jenis bantuan yang diterima",
    ),
    "period": (
        "periode", "periode penyaluran", "periode bantuan", "periode salur", "masa", "masa bantuan", "triwulan",
        "bulan", "tahap",
    ),
    "data_date": ("data per tanggal", "data per tgl", "data per", "tanggal data", "tgl data", "per tanggal", "per tgl"),
    "needs": (
        "kebutuhan", "kebutuhan khusus", "kelompok rentan", "kategori", "kondisi", "lansia disabilitas", "keterangan",
        "ket", "catatan",
    ),
    "relation": (
        "hubungan keluarga", "hub keluarga", "hubungan dalam keluarga", "hub dalam keluarga",
        "hubungan dengan kepala keluarga",
        "hub dengan kk", "hub kk", "status hubungan dalam keluarga", "status hubungan",
        "status hubungan keluarga", "shdk",
        "shdrt", "hubungan", "status dalam keluarga", "status keluarga", "hubungan kepala keluarga", "hub dengan krt",
        "hubungan dengan krt", "hub", "kedudukan dalam keluarga", "stat hbkel", "hbkel",
    ),
    "amount": (
        "jumlah", "jumlah bantuan", "jml", "jml bantuan", "banyaknya", "banyak", "qty", "volume", "vol", "nominal",
        "jumlah barang", "jumlah diterima", "jumlah yang diterima", "besaran", "besar bantuan", "nominal bantuan",
        "jumlah rp", "nominal rp",
    ),
    "unit": ("satuan", "unit"),
    "number": ("no", "no urut", "urut", "no daftar", "no penerima", "nourut"),
}  # fmt: skip
"""By field: what its column may be called, the likeliest first."""
SAID = {word: (field, rank) for field, said in FIELDS.items() for rank, word in enumerate(said)}
UNKEPT = {
    "ttd", "tanda", "tangan", "paraf", "rp", "rupiah", "nominal", "blt", "jabatan", "umur", "usia", "lahir", "tgl",
    "tanggal", "foto", "timestamp", "waktu", "pekerjaan", "status", "agama", "pendidikan", "jk", "kelamin", "kode",
}  # fmt: skip
"""What else stands above columns of a list of people, and is not kept."""
SPARE = {"penerima", "manfaat", "warga", "calon", "pm", "kpm", "peserta"}
SHORT = {
    "nm": "nama", "nma": "nama", "jns": "jenis",
    "almt": "alamat", "jmlh": "jumlah", "jlh": "jumlah", "jum": "jumlah", "sat": "satuan",
    "pnrm": "penerima", "lgkp": "lengkap", "lngkp": "lengkap",
    "dsn": "dusun", "krt": "kartu", "klrg": "keluarga", "prog": "program", "brg": "barang", "brng": "barang",
    "kcmtn": "kecamatan", "kebth": "kebutuhan",
}  # fmt: skip
"""How clerks shorten the words of a title."""
NUMBER = {"nomor": "no", "nomer": "no", "nmr": "no", "no": "no"}
UNITS = {
    "kg", "kilo", "kilogram", "gr", "gram", "ons", "l", "ltr", "lt", "liter", "ml", "paket", "pkt", "buah", "bh", "pcs",
    "pc", "lembar", "lbr", "helai", "dus", "dos", "karung", "sak", "zak", "botol", "btl", "bungkus", "bks", "butir",
    "ekor", "set", "kotak", "kaleng", "klg", "pasang", "unit", "renteng", "sachet", "ikat", "jerigen", "tabung",
}  # fmt: skip
AMOUNTS = {"jumlah", "jml", "banyaknya", "qty", "volume", "vol", "bantuan"}
"""What may stand before the name of a thing."""
GOODS = {
    "beras", "minyak", "gula", "telur", "telor", "tepung", "terigu", "mie", "mi", "susu", "kecap", "teh", "kopi",
    "garam", "sarden", "biskuit", "kacang", "selimut", "sarung", "sembako", "terpal", "tikar", "matras", "kasur",
    "sabun", "pampers", "popok", "pakaian", "mukena", "seragam", "sepatu", "kompor", "ember", "daging", "ayam",
    "kursi", "tongkat", "kruk", "walker", "kacamata", "pupuk", "bibit", "seng", "semen", "handuk", "bantal", "masker",
}  # fmt: skip
MEASURES = {
    "berat",
    "tinggi",
    "bb",
    "tb",
    "luas",
    "panjang",
    "lebar",
    "umur",
    "usia",
    "jarak",
    "lingkar",
    "badan",
    "harga",
}
"""What is measured in such units, and is not given to anybody."""
