extension SayableScanner {
    private static let weekdays: [Character: String] = [
        "月": "げつようび", "火": "かようび", "水": "すいようび", "木": "もくようび", "金": "きんようび", "土": "どようび", "日": "にちようび",
        "祝": "しゅくじつ",
    ]

    /// (月), （土・日）, (月～金), (日・祝).
    mutating func takeWeekdays() -> Bool {
        guard let open = rest.first, "([〔".contains(open),
            let end = rest.firstIndex(where: { ")]〕".contains($0) })
        else { return false }
        var inner = rest[(rest.startIndex + 1)..<end]
        var (reading, spelling) = ("", "")
        var isDay = false
        while let letter = inner.popFirst() {
            if let day = Self.weekdays[letter], !isDay || reading.last == "、" || reading.hasSuffix("から") {
                if isDay, !reading.hasSuffix("から"), reading.last != "、" { reading += "、" }
                reading += day
                spelling += letter == "祝" ? "祝日" : "\(letter)曜日"
                for tail in ["曜日", "曜", "日"] where inner.starts(with: tail) && (tail != "日" || letter == "祝") {
                    inner = inner.dropFirst(tail.count)
                    break
                }
                isDay = true
            } else if isDay, let day = Self.weekdays[letter] {
                reading += "、" + day
                spelling += letter == "祝" ? "、祝日" : "、\(letter)曜日"
            } else if isDay, letter.isRangeMark {
                reading += "から"
                spelling += "から"
            } else if isDay, "・、,/･．. ".contains(letter) {
                reading += "、"
                spelling += "、"
            } else {
                return false
            }
        }
        guard isDay, reading.hasSuffix("び") || reading.hasSuffix("じつ") else { return false }
        take(end - rest.startIndex + 1, reading: reading, spelling: spelling, as: .weekday)
        return true
    }

    /// 月・木 and 火・金曜日, without brackets.
    mutating func takeWeekdayList() -> Bool {
        var days: [Character] = []
        var count = 0
        while let letter = rest.dropFirst(count).first, Self.weekdays[letter] != nil {
            days.append(letter)
            count += 1
            guard let sign = rest.dropFirst(count).first, "・･".contains(sign),
                rest.dropFirst(count + 1).first.map({ Self.weekdays[$0] != nil }) == true
            else { break }
            count += 1
        }
        // The month and the day, as on a form.
        guard days.count > 1, days != ["月", "日"] else { return false }
        for tail in ["曜日", "曜", "日"] where rest.dropFirst(count).starts(with: tail) && (tail != "日" || days.last == "祝")
        {
            count += tail.count
            break
        }
        guard rest.dropFirst(count).first?.isKanji != true else { return false }
        take(
            count, reading: days.compactMap { Self.weekdays[$0] }.joined(separator: "、"),
            spelling: days.map { $0 == "祝" ? "祝日" : "\($0)曜日" }.joined(separator: "、"), as: .weekday)
        return true
    }

    private static let companies: [Character: (reading: String, spelling: String)] = [
        "株": ("かぶしきがいしゃ", "株式会社"), "有": ("ゆうげんがいしゃ", "有限会社"), "資": ("ごうしがいしゃ", "合資会社"),
        "財": ("ざいだんほうじん", "財団法人"), "社": ("しゃだんほうじん", "社団法人"), "医": ("いりょうほうじん", "医療法人"),
        "学": ("がっこうほうじん", "学校法人"), "福": ("しゃかいふくしほうじん", "社会福祉法人"),
        "独": ("どくりつぎょうせいほうじん", "独立行政法人"), "宗": ("しゅうきょうほうじん", "宗教法人"),
    ]

    /// (株), ㈱.
    mutating func takeCompanyForm() -> Bool {
        guard rest.first == "(", rest.dropFirst(2).first == ")", let letter = rest.dropFirst().first,
            let company = Self.companies[letter]
        else { return false }
        take(3, reading: company.reading, spelling: company.spelling, as: .word)
        return true
    }

    private static let currencies: [Character: (reading: String, spelling: String)] = [
        "¥": ("えん", "円"), "\\": ("えん", "円"), "$": ("ドル", "ドル"), "€": ("ユーロ", "ユーロ"), "£": ("ポンド", "ポンド"),
    ]

    /// ¥1,000.
    mutating func takeMoney() -> Bool {
        guard let sign = rest.first, let currency = Self.currencies[sign], let amount = Numeral(rest.dropFirst()) else {
            return false
        }
        let reading =
            amount.reading(Counter.named(currency.spelling)) ?? amount.reading(nil).map { $0 + currency.reading }
        guard let reading else { return false }
        take(amount.count + 1, reading: reading, spelling: amount.spelling + currency.spelling, as: .number)
        return true
    }

    /// ～ and a hyphen between two hours, days or places; ～ before or behind one.
    mutating func takeRange() -> Bool {
        guard let mark = rest.first, mark.isRangeMark else { return false }
        let behind = rest.dropFirst().first
        let isBeforeDigit =
            behind?.decimalDigit != nil
            || behind.map { Self.currencies[$0] != nil } == true
                && rest.dropFirst(2).first?.decimalDigit != nil
        let isBeforePlace = behind.map(\.isKanji) ?? (following != nil)
        if context.isQuantity {
            let isEnd =
                behind.map { $0.isWhitespace || SpokenSign.pause($0) != nil || SpokenSign.closesBracket($0) } ?? true
            guard isBeforeDigit || !mark.isHyphen && (isEnd && following == nil || isBeforePlace || behind == "(")
            else {
                return false
            }
            take(1, reading: "から", spelling: "から", as: context)
            return true
        }
        guard !mark.isHyphen else { return false }
        if isBeforeDigit, context == .nothing || context == .kana && previous.map({ "はがもにで".contains($0) }) == true {
            take(1, reading: "", spelling: "", as: .nothing)
            startsUntil()
            return true
        }
        guard context == .word && isBeforePlace || context != .sign && isBeforeDigit else { return false }
        take(1, reading: "から", spelling: "から", as: .word)
        return true
    }

    /// What is said with the numbers beside it: −5℃, 3×5, 10時→11時.
    mutating func takeNumberSign() -> Bool {
        guard let sign = rest.first else { return false }
        let isBeforeDigit = rest.dropFirst().first?.decimalDigit != nil
        if "−-▲".contains(sign), isBeforeDigit,
            context == .nothing || context == .kana || context == .sign || sign == "−" || isTemperature
        {
            take(1, reading: "マイナス", spelling: "マイナス", as: .sign)
        } else if "×✕x".contains(sign), context.isQuantity,
            isBeforeDigit || sign != "x" && (rest.count > 1 || following != nil)
        {
            take(1, reading: "かける", spelling: "かける", as: .sign)
        } else if "→⇒➡".contains(sign), context != .nothing, context != .sign, rest.count > 1 || following != nil {
            take(1, reading: "から", spelling: "から", as: .sign)
        } else {
            return false
        }
        return true
    }

    private var isTemperature: Bool {
        let behind = rest.dropFirst()
        return Numeral(behind).flatMap { Counter.leading(behind.dropFirst($0.count)) }.map {
            ["°C", "度"].contains($0.written)
        }
            ?? false
    }

    /// CD, Wi-Fi, No.5, AM8:30, R8.
    mutating func takeLatin() -> Bool {
        guard rest.first?.isLatin == true else { return false }
        var word = String(rest.prefix(while: \.isLatin))
        while let sign = rest.dropFirst(word.count).first, "-'".contains(sign),
            rest.dropFirst(word.count + 1).first?.isLatin == true
        {
            word += String(sign) + String(rest.dropFirst(word.count + 1).prefix(while: \.isLatin))
        }
        let behind = rest.dropFirst(word.count)
        if let (count, reading, spelling) = Self.abbreviation(word, behind, context) {
            take(count, reading: reading, spelling: spelling, as: .word)
            return true
        }
        guard word.lowercased() != "no", let reading = LatinWord.reading(word) else {
            for _ in word { takePlain() }
            return true
        }
        take(word.count, reading: reading, spelling: reading == "でんわ" ? "電話" : nil, as: .word)
        return true
    }

    private static let wordsBeforeNumbers = [
        ("令和", "れいわ"), ("平成", "へいせい"), ("昭和", "しょうわ"), ("大正", "たいしょう"), ("明治", "めいじ"), ("午前", "ごぜん"), ("午後", "ごご"),
        ("第", "だい"), ("約", "やく"),
    ]

    /// 令和8年, 令和元年, 午前9時, 第3.
    mutating func takeWordBeforeNumber() -> Bool {
        if rest.starts(with: "元年"), previousIsEra {
            take(2, reading: "がんねん", spelling: "元年", as: .date)
            return true
        }
        guard let (name, reading) = Self.wordsBeforeNumbers.first(where: { rest.starts(with: $0.0) }),
            let next = rest.dropFirst(name.count).first ?? following?.base.first,
            next.decimalDigit != nil || next.isNumber && !next.isKanji || next == "元"
        else { return false }
        take(name.count, reading: reading, spelling: name, as: .word)
        return true
    }

    private static let eras = ["R": ("れいわ", "令和"), "H": ("へいせい", "平成"), "S": ("しょうわ", "昭和")]

    /// What means something else before a number.
    private static func abbreviation(
        _ word: String, _ behind: ArraySlice<Character>, _ context: Context
    ) -> (count: Int, reading: String, spelling: String)? {
        let number = behind.drop { ". ".contains($0) }
        let isBeforeDigit = number.first?.decimalDigit != nil
        switch word.lowercased() {
        case "no" where isBeforeDigit: return (word.count + behind.count - number.count, "ナンバー", "ナンバー")
        case "am" where isBeforeDigit || context == .time: return (word.count, "ごぜん", "午前")
        case "pm" where isBeforeDigit || context == .time: return (word.count, "ごご", "午後")
        default: break
        }
        let year = behind.prefix { $0.decimalDigit != nil }
        guard let era = eras[word], (1...2).contains(year.count), let next = behind.dropFirst(year.count).first,
            next == "年" || "./".contains(next) && behind.dropFirst(year.count + 1).first?.decimalDigit != nil
        else { return nil }
        return (word.count, era.0, era.1)
    }

    /// A sign that is read as a word, or as a pause before an entry of a list.
    mutating func takeSign() -> Bool {
        guard let sign = rest.first else { return false }
        let digits = rest.dropFirst().prefix { $0.decimalDigit != nil }
        // #7119 is dialled.
        if sign == "#", digits.count > 2 {
            let reading = digits.compactMap(\.decimalDigit).map(JapaneseNumber.telephoneReading).joined()
            take(digits.count + 1, reading: "シャープ" + reading, spelling: "シャープ" + reading, as: .number)
            return true
        }
        if sign == FoldedLetter.separator {
            let next = rest.dropFirst().first.map { $0.isKanji || $0.isKatakana || $0.isNumber } ?? (following != nil)
            let pause = next && context == .number ? "、" : ""
            take(1, reading: pause, spelling: pause, as: .nothing)
            return true
        }
        let isBeforeWord =
            rest.dropFirst().first.map { $0.isJapanese || $0.isWhitespace || $0.isNumber } ?? (following != nil)
        if SpokenSign.isBullet(sign), context == .nothing, isBeforeWord {
            take(1, reading: found.isEmpty ? "" : "、", spelling: "、", as: .nothing)
            return true
        }
        guard let word = SpokenSign.word(sign) else { return false }
        take(1, reading: word.reading, spelling: word.spelling, as: .sign)
        return true
    }
}
