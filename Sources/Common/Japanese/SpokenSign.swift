/// How signs between words are said: as a pause, as a word, or not at all.
enum SpokenSign {
    /// The mark of the pause that a sign is.
    static func pause(_ sign: Character) -> Character? {
        pauses[sign]
    }

    static func opensBracket(_ sign: Character) -> Bool { opening.contains(sign) }

    static func closesBracket(_ sign: Character) -> Bool { closing.contains(sign) }

    /// What says nothing, wherever it stands.
    static func isSilent(_ sign: Character) -> Bool {
        silent.contains(sign) || sign.unicodeScalars.allSatisfy(\.properties.isDefaultIgnorableCodePoint)
    }

    /// Begins an entry of a list, and is a pause there.
    static func isBullet(_ sign: Character) -> Bool { bullets.contains(sign) }

    /// The word that a sign is read as, and how that is written.
    static func word(_ sign: Character) -> (reading: String, spelling: String)? {
        words[sign]
    }

    private static let pauses: [Character: Character] = {
        var pauses: [Character: Character] = [
            "、": "、", "。": "。", "？": "？", "！": "！", ",": "、", "，": "、", ".": "。", "．": "。", "｡": "。", "､": "、",
            "?": "？",
            "!": "！", "\n": "。", "⁉": "？", "‼": "！",
        ]
        for sign in ":：;；…‥—―─━/／|｜~～〜→⇒➡←⇐※*＊★☆◆◇■▼▽▶►•‣◦♪♫♬_＿§†‡✓✔❗" { pauses[sign] = "、" }
        return pauses
    }()
    private static let opening = Set("「『（([［【〔〈《｛{＜<“‘〝«‹｢⦅")
    private static let closing = Set("」』）)]］】〕〉》｝}＞>”’〟»›｣⦆")
    private static let silent = Set("\"＂'＇`´′″・･·゠-‐－​")
    private static let bullets = Set("○●◎◇◆□■☆★▽▼▲△◯・･·•‣◦▪▫▶►*＊-‐－")
    private static let words: [Character: (reading: String, spelling: String)] = [
        "%": ("パーセント", "パーセント"), "&": ("アンド", "アンド"), "@": ("アットマーク", "アットマーク"), "+": ("プラス", "プラス"),
        "±": ("プラスマイナス", "プラスマイナス"), "=": ("イコール", "イコール"), "×": ("ばつ", "ばつ"), "✕": ("ばつ", "ばつ"),
        "❌": ("ばつ", "ばつ"), "÷": ("わる", "割る"), "〒": ("ゆうびんばんごう", "郵便番号"), "☎": ("でんわ", "電話"),
        "☏": ("でんわ", "電話"), "♨": ("おんせん", "温泉"), "#": ("シャープ", "シャープ"), "♯": ("シャープ", "シャープ"),
        "¥": ("えん", "円"), "$": ("ドル", "ドル"), "€": ("ユーロ", "ユーロ"), "£": ("ポンド", "ポンド"), "°": ("ど", "度"),
        "∞": ("むげんだい", "無限大"), "≧": ("いじょう", "以上"), "≥": ("いじょう", "以上"), "≦": ("いか", "以下"), "≤": ("いか", "以下"),
        "○": ("まる", "丸"), "◯": ("まる", "丸"), "●": ("まる", "丸"), "◎": ("にじゅうまる", "二重丸"), "△": ("さんかく", "三角"),
        "▲": ("さんかく", "三角"), "□": ("しかく", "四角"), "↑": ("うえ", "上"), "↓": ("した", "下"), "⇔": ("と", "と"),
        "α": ("アルファ", "アルファ"), "β": ("ベータ", "ベータ"), "γ": ("ガンマ", "ガンマ"), "π": ("パイ", "パイ"),
        "μ": ("マイクロ", "マイクロ"), "Ω": ("オーム", "オーム"), "〃": ("おなじ", "同じ"), "−": ("マイナス", "マイナス"),
    ]
}
