/// A word that Japanese puts behind a number, and how the two are read together: 三日 is みっか, 三分 さんぷん.
public struct Counter: Sendable, Equatable {
    /// `分`.
    public let written: String
    /// `ふん`.
    let reading: String
    /// What a voice that reads kanji is given in its place: 度 for ℃.
    private(set) var spelling: String?
    /// Its form behind っ where that is another: `ぷん`.
    private var readingAfterStop: String?
    /// Its form behind さん and the like: `ぼん` of 本.
    private var readingAfterNasal: String?
    /// The ends of numbers behind which that form stands; 四本 is よんほん, 千階 せんかい.
    private var nasals: [String] = []
    /// What いち, ろく, はち, じゅう and ひゃく lose their end for っ before.
    private var stops: [String] = []
    /// What numbers that end in a digit end in before it: 四時 is よじ.
    private var endings: [Int: String] = [:]
    /// Numbers that are read with it as a word of their own: ついたち.
    private var words: [Int: String] = [:]
    private var hasOnlyWords = false

    /// - Parameter number: Not below zero.
    /// - Returns: `nil` for a number too large to be read, or one that this counter does not count.
    public func reading(_ number: Int) -> String? {
        if let word = words[number] { return word }
        guard !hasOnlyWords, var digits = JapaneseNumber.reading(number) else { return nil }
        let last = number % 10
        if let ending = endings[last], number == 0 || last != 0 {
            digits.removeLast(JapaneseNumber.reading(last)?.count ?? 0)
            digits += ending
        }
        return reading(after: digits)
    }

    /// Behind a number that is read already, such as the last digit of a decimal.
    func reading(after digits: String) -> String {
        if stops.contains(where: digits.hasSuffix) {
            return digits.dropLast() + "っ" + (readingAfterStop ?? reading)
        }
        return digits + (nasals.contains(where: digits.hasSuffix) ? readingAfterNasal ?? reading : reading)
    }

    /// Every form of the counter by itself, as somebody may give it beside the kanji.
    var forms: [String] {
        [reading, readingAfterStop, readingAfterNasal].compactMap { $0 }
    }

    private init(_ written: String, _ reading: String, stops: [String] = []) {
        (self.written, self.reading, self.stops) = (written, reading, stops)
    }

    private func with(_ change: (inout Counter) -> Void) -> Counter {
        var counter = self
        change(&counter)
        return counter
    }

    /// With the numbers that are read with it as words of their own.
    private func with(_ words: [Int: String]) -> Counter {
        with { $0.words.merge(words) { $1 } }
    }

    /// ひと and ふた before a Japanese word: 一箱 is ひとはこ.
    private var native: Counter {
        with([1: "ひと" + reading, 2: "ふた" + reading])
    }

    /// In は, which becomes ぱ behind っ, and something else behind さん.
    private func aspirate(_ stop: String, _ nasal: String, after nasals: [String] = Self.strongNasals) -> Counter {
        with {
            $0.stops = Self.kRow
            ($0.readingAfterStop, $0.readingAfterNasal, $0.nasals) = (stop, nasal, nasals)
        }
    }
}

extension Counter {
    private static let kRow = ["いち", "ろく", "はち", "じゅう", "ひゃく", "びゃく", "ぴゃく"]
    private static let sRow = ["いち", "はち", "じゅう"]
    private static let strongNasals = ["さん", "せん", "ぜん", "まん"]
    private static let allNasals = strongNasals + ["よん"]
    private static let ten = ["じゅう"]
    private static let hour = [0: "れい", 4: "よ", 7: "しち", 9: "く"]
    private static let days = [
        2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか", 9: "ここのか", 10: "とおか",
        14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか",
    ]

    /// By their first letter, the longest first, so that 時間 is not taken for 時.
    private static let byInitial: [Character: [Counter]] = Dictionary(
        grouping: (times + monthsAndPlaces + kanji + native + katakana + units)
            .sorted { $0.written.count > $1.written.count }, by: { $0.written.first ?? " " })

    private static let times = [
        Counter("年", "ねん").with { $0.endings = [4: "よ"] },
        Counter("年度", "ねんど").with { $0.endings = [4: "よ"] },
        Counter("年生", "ねんせい").with { $0.endings = [4: "よ"] },
        Counter("年間", "ねんかん").with { $0.endings = [4: "よ"] },
        Counter("周年", "しゅうねん", stops: sRow),
        Counter("月", "がつ").with { $0.endings = [4: "し", 7: "しち", 9: "く"] },
        Counter("週", "しゅう", stops: sRow), Counter("週間", "しゅうかん", stops: sRow),
        Counter("日間", "にちかん").with { $0.endings = [7: "しち", 9: "く"] }.with(days.mapValues { $0 + "かん" }),
        Counter("日", "にち").with { $0.endings = [7: "しち", 9: "く"] }.with(days),
        Counter("時間", "じかん").with { $0.endings = hour },
        Counter("時", "じ").with { $0.endings = hour },
        Counter("分", "ふん").aspirate("ぷん", "ぷん", after: allNasals),
        Counter("分間", "ふんかん").aspirate("ぷんかん", "ぷんかん", after: allNasals),
        Counter("秒", "びょう"), Counter("秒間", "びょうかん"), Counter("泊", "はく").aspirate("ぱく", "ぱく", after: allNasals),
    ]

    /// か月 and か所 in each of their spellings.
    private static let monthsAndPlaces = ["か", "カ", "ヶ", "ヵ", "ケ", "ヵ", "箇"].flatMap { ka in
        [("月", "げつ"), ("所", "しょ"), ("国", "こく"), ("年", "ねん")].map { written, reading in
            Counter(ka + written, "か" + reading, stops: kRow)
        }
    }

    private static let kanji =
        [
            Counter("つ", "つ").with { $0.hasOnlyWords = true }.with([
                1: "ひとつ", 2: "ふたつ", 3: "みっつ", 4: "よっつ", 5: "いつつ", 6: "むっつ", 7: "ななつ", 8: "やっつ", 9: "ここのつ",
            ]),
            Counter("人", "にん").with { $0.endings = [4: "よ", 7: "しち"] }.with([1: "ひとり", 2: "ふたり"]),
            Counter("人前", "にんまえ").with { $0.endings = [4: "よ"] },
            Counter("歳", "さい", stops: sRow).with([20: "はたち"]), Counter("才", "さい", stops: sRow).with([20: "はたち"]),
            Counter("本", "ほん").aspirate("ぽん", "ぼん"), Counter("匹", "ひき").aspirate("ぴき", "びき"),
            Counter("杯", "はい").aspirate("ぱい", "ばい"), Counter("票", "ひょう").aspirate("ぴょう", "びょう"),
            Counter("班", "はん").aspirate("ぱん", "ぱん", after: ["さん"]),
            Counter("発", "はつ").aspirate("ぱつ", "ぱつ", after: allNasals),
            Counter("歩", "ほ").aspirate("ぽ", "ぽ", after: ["さん", "よん"]),
            Counter("軒", "けん", stops: kRow).with { ($0.readingAfterNasal, $0.nasals) = ("げん", strongNasals) },
            Counter("階", "かい", stops: kRow).with { ($0.readingAfterNasal, $0.nasals) = ("がい", ["さん"]) },
            Counter("足", "そく", stops: sRow).with { ($0.readingAfterNasal, $0.nasals) = ("ぞく", strongNasals) },
            Counter("円", "えん").with { $0.endings = [4: "よ"] },
        ]
        + [
            ("件", "けん"), ("回", "かい"), ("個", "こ"), ("校", "こう"), ("課", "か"), ("缶", "かん"), ("級", "きゅう"),
            ("曲", "きょく"), ("期", "き"), ("戸", "こ"),
        ].map { Counter($0, $1, stops: kRow) }
        + [
            ("冊", "さつ"), ("社", "しゃ"), ("席", "せき"), ("種類", "しゅるい"), ("食", "しょく"), ("通", "つう"), ("着", "ちゃく"),
            ("店", "てん"), ("点", "てん"), ("頭", "とう"), ("丁目", "ちょうめ"), ("歳児", "さいじ"), ("艘", "そう"), ("隻", "せき"),
        ].map { Counter($0, $1, stops: sRow) }
        + [
            ("枚", "まい"), ("番", "ばん"), ("番地", "ばんち"), ("番線", "ばんせん"), ("号", "ごう"), ("号車", "ごうしゃ"),
            ("号室", "ごうしつ"), ("度", "ど"), ("名", "めい"), ("台", "だい"), ("倍", "ばい"), ("割", "わり"), ("羽", "わ"),
            ("世帯", "せたい"), ("畳", "じょう"), ("便", "びん"), ("位", "い"), ("両", "りょう"), ("錠", "じょう"), ("膳", "ぜん"),
        ].map { Counter($0, $1) }

    private static let native =
        [
            Counter("箱", "はこ").aspirate("ぱこ", "ばこ", after: ["さん"]).native
        ]
        + [("口", "くち"), ("袋", "ふくろ"), ("束", "たば"), ("部屋", "へや"), ("切れ", "きれ"), ("皿", "さら"), ("粒", "つぶ")]
        .map { Counter($0, $1).native }

    private static let katakana =
        ["キロ", "キログラム", "キロメートル", "キロワット"].map { Counter($0, $0, stops: ["ろく", "じゅう", "ひゃく"]) }
        + ["パーセント", "ページ", "パック", "ポイント", "ピース", "ケース", "コース", "クラス", "カロリー", "カップ"]
        .map { Counter($0, $0, stops: ten) }
        + ["センチ", "センチメートル", "セット"].map { Counter($0, $0, stops: sRow) }
        + [Counter("トン", "トン", stops: ["いち", "じゅう"])]

    /// Signs of units, as they are written in half width, with the word that each is read as.
    private static let units = [
        ("%", "パーセント"), ("°C", "度"), ("°", "度"), ("km", "キロメートル"), ("m", "メートル"), ("cm", "センチメートル"),
        ("mm", "ミリメートル"), ("m2", "平方メートル"), ("m²", "平方メートル"), ("km2", "平方キロメートル"), ("m3", "立方メートル"),
        ("kg", "キログラム"), ("g", "グラム"), ("mg", "ミリグラム"), ("t", "トン"), ("L", "リットル"), ("l", "リットル"),
        ("ml", "ミリリットル"), ("mL", "ミリリットル"), ("dL", "デシリットル"), ("kW", "キロワット"), ("W", "ワット"),
        ("kWh", "キロワット時"), ("V", "ボルト"), ("A", "アンペア"), ("ha", "ヘクタール"), ("cc", "シーシー"),
        ("kcal", "キロカロリー"), ("hPa", "ヘクトパスカル"), ("km/h", "キロ"), ("dB", "デシベル"), ("min", "分"), ("h", "時間"),
    ].map { sign, word in
        let reading = [
            "度": "ど", "平方メートル": "へいほうメートル", "平方キロメートル": "へいほうキロメートル", "立方メートル": "りっぽうメートル",
            "キロワット時": "キロワットじ", "分": "ふん", "時間": "じかん",
        ][word]
        let like = (kanji + times + katakana).first { $0.written == word }
        var counter = like ?? Counter(word, reading ?? word, stops: word.hasPrefix("キロ") ? ["ろく", "じゅう", "ひゃく"] : [])
        counter = Counter(sign, like: counter)
        return counter
    }

    private init(_ sign: String, like other: Counter) {
        written = sign
        reading = other.reading
        spelling = other.written
        (readingAfterStop, readingAfterNasal, nasals) = (other.readingAfterStop, other.readingAfterNasal, other.nasals)
        (stops, endings, words) = (other.stops, other.endings, other.words)
    }

    /// By the word itself.
    static func named(_ written: String) -> Counter? {
        byInitial[written.first ?? " "]?.first { $0.written == written }
    }

    /// The longest counter that letters begin with. A unit in Latin letters ends where they end.
    static func leading(_ letters: ArraySlice<Character>) -> Counter? {
        guard let first = letters.first else { return nil }
        return byInitial[first]?.first { counter in
            letters.starts(with: counter.written)
                && !(counter.written.last?.isLatin == true
                    && letters.dropFirst(counter.written.count).first.map { $0.isLatin || $0.isNumber } == true)
        }
    }
}
