extension SayableScanner {
    /// A date, a time, a telephone number or an amount.
    mutating func takeQuantity() -> Bool {
        takeDate() || takeClock() || takeTelephone() || takeStroke() || takeGroups() || takeDayOfRange() || takeNumber()
    }

    /// 2026/12/31, 2026-12-31, 2026.12.31; 2026/12.
    private mutating func takeDate() -> Bool {
        let digits = pattern(groups: 3, by: "/-.") ?? pattern(groups: 2, by: "/")
        guard let digits, digits.numbers[0] >= 1000 || context == .word && previousIsEra, digits.numbers[0] <= 2999,
            (1...12).contains(digits.numbers[1])
        else { return false }
        let (year, month) = (digits.numbers[0], digits.numbers[1])
        var (reading, spelling) = (
            (Counter.named("年")?.reading(year) ?? "") + Self.month(month), "\(year)年\(month)月"
        )
        if digits.numbers.count == 3 {
            guard (1...31).contains(digits.numbers[2]) else { return false }
            reading += Self.day(digits.numbers[2])
            spelling += "\(digits.numbers[2])日"
        }
        take(digits.count, reading: reading, spelling: spelling, as: .date)
        return true
    }

    /// 8:30, 12:05:30.
    private mutating func takeClock() -> Bool {
        guard let time = pattern(groups: 3, by: ":") ?? pattern(groups: 2, by: ":"), time.numbers[0] <= 47,
            time.lengths.dropFirst().allSatisfy({ $0 == 2 }), time.numbers.dropFirst().allSatisfy({ $0 < 60 })
        else { return false }
        let parts = zip(time.numbers, ["時", "分", "秒"]).filter { $0 > 0 || $1 == "時" }
        take(
            time.count, reading: parts.compactMap { Counter.named($1)?.reading($0) }.joined(),
            spelling: parts.map { "\($0)\($1)" }.joined(), as: .time)
        return true
    }

    /// 0242-00-1000, 0242(00)1000, or its digits alone.
    private mutating func takeTelephone() -> Bool {
        let groups = telephoneGroups(from: rest)
        let digits = groups.numbers.map(\.count)
        let behind = rest.dropFirst(groups.count)
        let isDecimal = behind.first == "." && behind.dropFirst().first?.decimalDigit != nil
        let beginsWithZero = groups.numbers[0].first == "0" && (digits.count > 1 || digits[0] > 1)
        let isLocal = digits.count == 2 && digits[1] == 4 && digits[0] <= 4 && !groups.numbers.allSatisfy(Self.isYear)
        let isAmount = digits.count == 1 && (isCounted(behind) || isDate(groups.numbers[0]))
        guard beginsWithZero || isLocal, !isDecimal, !isAmount else { return false }
        let reading = groups.numbers.map { $0.compactMap(\.decimalDigit).map(JapaneseNumber.telephoneReading).joined() }
        // Behind a hyphen Open JTalk reads digits one by one, so the の stands before it.
        take(
            groups.count, reading: reading.joined(separator: "の、"),
            spelling: groups.numbers.map { String($0) }.joined(separator: "の-"), as: .number)
        return true
    }

    /// 12/29 is a date, 1/2 a half, unless it stands with dates.
    private mutating func takeStroke() -> Bool {
        guard let stroke = pattern(groups: 2, by: "/⁄") else { return false }
        let (first, second) = (stroke.numbers[0], stroke.numbers[1])
        let isDay =
            (1...12).contains(first) && (1...31).contains(second) && rest.dropFirst(stroke.lengths[0]).first == "/"
        if isDay, !isFraction(first, second, behind: rest.dropFirst(stroke.count)) {
            readStrokeDate()
            take(
                stroke.count, reading: Self.month(first) + Self.day(second), spelling: "\(first)月\(second)日", as: .date)
            return true
        }
        guard first < second, let part = JapaneseNumber.reading(first), let whole = JapaneseNumber.reading(second)
        else {
            return false
        }
        take(stroke.count, reading: whole + "ぶんの" + part, spelling: "\(second)分の\(first)", as: .number)
        return true
    }

    /// Numbers with hyphens: 3-5人 is a range, 1-2-3 an address.
    private mutating func takeGroups() -> Bool {
        let groups = telephoneGroups(from: rest)
        let numbers = groups.numbers.map { Int(String($0)) ?? 0 }
        guard numbers.count > 1, !groups.hasBrackets else { return false }
        let behind = rest.dropFirst(groups.count)
        if numbers.count == 2, numbers[0] < numbers[1], isCounted(behind) {
            take(groups.numbers[0].count, reading: JapaneseNumber.reading(numbers[0]) ?? "", spelling: nil, as: .number)
            return true
        }
        let isLong = groups.numbers.contains { $0.count > 4 } || groups.numbers.map(\.count).reduce(0, +) > 8
        let readings = groups.numbers.map { digits in
            isLong
                ? digits.compactMap(\.decimalDigit).map(JapaneseNumber.telephoneReading).joined()
                : JapaneseNumber.reading(Int(String(digits)) ?? 0) ?? ""
        }
        take(
            groups.count, reading: readings.joined(separator: "の"),
            spelling: groups.numbers.map { String($0) }.joined(separator: "の"), as: .number)
        return true
    }

    /// The last day of 12/29～31.
    private mutating func takeDayOfRange() -> Bool {
        guard context == .date, let last = found.last, last.reading == "から", let number = Numeral(rest),
            number.fraction.isEmpty, (1...31).contains(number.value), number.count <= 2,
            Counter.leading(rest.dropFirst(number.count)) == nil
        else { return false }
        take(number.count, reading: Self.day(number.value), spelling: "\(number.value)日", as: .date)
        return true
    }

    private mutating func takeNumber() -> Bool {
        guard let number = Numeral(rest) else { return false }
        if takeFractionInWords(number) || takeWithReading(number) { return true }
        guard !number.isTooLong else {
            let digits = rest.prefix(number.count).compactMap(\.decimalDigit).map(JapaneseNumber.telephoneReading)
            take(number.count, reading: digits.joined(), spelling: nil, as: .number)
            return true
        }
        var count = number.count
        var counter = Counter.leading(rest.dropFirst(count))
        // 5 kg
        if counter == nil, rest.dropFirst(count).first == " ",
            let unit = Counter.leading(rest.dropFirst(count + 1)), unit.spelling != nil
        {
            (count, counter) = (count + 1, unit)
        }
        guard let counter, let reading = reading(number, counter) else {
            take(number.count, reading: number.reading(nil) ?? "", spelling: number.spelling, as: .number)
            return true
        }
        count += counter.written.count
        var spelling = number.spelling + (counter.spelling ?? counter.written)
        var tail = ""
        if let last = rest.dropFirst(count).first, let said = Self.tails[last] {
            (count, tail) = (count + 1, said)
            spelling.append(last)
        }
        // Nobody says the noughts of 9時00分.
        if counter.written == "時", rest.dropFirst(count).starts(with: "00分") { count += 3 }
        take(count, reading: reading + tail, spelling: spelling, as: Self.context(of: counter))
        return true
    }

    /// 八時半, 三日目.
    private static let tails: [Character: String] = ["半": "はん", "目": "め"]

    /// 3分の1.
    private mutating func takeFractionInWords(_ number: Numeral) -> Bool {
        let behind = rest.dropFirst(number.count)
        guard behind.starts(with: "分の"), behind.dropFirst(2).first?.decimalDigit != nil,
            let reading = number.reading(nil)
        else { return false }
        take(number.count + 2, reading: reading + "ぶんの", spelling: number.spelling + "分の", as: .number)
        return true
    }

    /// A number whose counter has a reading: 1本《ほん》 is いっぽん, 20日《はつか》 はつか.
    private mutating func takeWithReading(_ number: Numeral) -> Bool {
        guard let following, let given = following.reading?.hiragana, number.count == rest.count else { return false }
        let all = rest + Array(following.base)
        guard let counted = Numeral(all[...]) else { return false }
        let known = Counter.leading(all.dropFirst(counted.count))
        let wanted = reading(counted, known)?.hiragana
        let tail = all.dropFirst(counted.count + (known?.written.count ?? 0))
        if known?.written == "分", counted.value == 0, context == .time {
            takeWithFollowing(number.count, reading: "", spelling: "", as: .time)
            return true
        }
        let joined = known.flatMap { counter in wanted.map { Self.join($0, counter, given, tail: tail) } }
        if let joined = joined ?? Self.whole(given, number) {
            takeWithFollowing(
                number.count, reading: joined, spelling: number.spelling + following.base,
                as: known.map(Self.context) ?? .number)
            return true
        }
        guard known == nil, following.base.count == 1, let alone = number.reading(nil),
            let stopped = Self.stopped(alone, before: given)
        else { return false }
        take(number.count, reading: stopped, spelling: number.spelling, as: .number)
        return true
    }

    /// The first of a month is a word of its own; one day is not.
    private func reading(_ number: Numeral, _ counter: Counter?) -> String? {
        if counter?.written == "日", number.value == 1, number.fraction.isEmpty, previous == "月" { return "ついたち" }
        return number.reading(counter)
    }

    /// What is said where the counter of a number has the reading `given`.
    /// - Parameter wanted: How the two are read by rule.
    private static func join(
        _ wanted: String, _ counter: Counter, _ given: String, tail: ArraySlice<Character>
    ) -> String {
        if given.hasPrefix(wanted) { return given }
        if wanted.hasSuffix(given) { return wanted }
        // 半 alone of 8時半《はん》
        if tail.count == 1, let said = tails[tail[tail.startIndex]], given == said { return wanted + given }
        let forms = counter.forms.map(\.hiragana).sorted { $0.count > $1.count }
        if let form = forms.first(where: { given.hasPrefix($0) && wanted.hasSuffix($0) }) {
            return wanted.dropLast(form.count) + given
        }
        // ほん beside 1本 is its reading by itself; ついたち beside 1日 is that of both.
        let plain = counter.reading.hiragana
        return given.hasPrefix(plain) ? wanted + given.dropFirst(plain.count) : given
    }

    /// A reading that was given for number and counter: 7日《しちにち》.
    private static func whole(_ given: String, _ number: Numeral) -> String? {
        let readings = [number.reading(nil)] + (number.value == 7 ? ["しち"] : []) + (number.value == 4 ? ["よん"] : [])
        let isWhole = readings.compactMap { $0 }.contains { reading in
            reading.count > 1 && given.hasPrefix(reading) && given.count > reading.count
                && !"ゃゅょっ".contains(given.dropFirst(reading.count).first ?? " ")
        }
        return isWhole ? given : nil
    }

    /// いち as いっ before a Chinese word in k, s or t that nobody has listed: 一隻 is いっせき.
    private static func stopped(_ number: String, before given: String) -> String? {
        guard given.count <= 3, given.count == 1 || "いうんくきつちゃゅょ".contains(given.last ?? " "), let first = given.first
        else { return nil }
        let stops: [String]
        switch first {
        case "か", "き", "く", "け", "こ": stops = ["いち", "ろく", "はち", "じゅう", "ひゃく"]
        case "さ", "し", "す", "せ", "そ", "た", "ち", "つ", "て", "と": stops = ["いち", "はち", "じゅう"]
        default: return nil
        }
        return stops.contains(where: number.hasSuffix) ? number.dropLast() + "っ" : nil
    }

    private static func context(of counter: Counter) -> Context {
        switch counter.written {
        case "時", "分", "秒": .time
        case "年", "月", "日": .date
        default: .number
        }
    }

    private static func month(_ number: Int) -> String {
        Counter.named("月")?.reading(number) ?? ""
    }

    private static func day(_ number: Int) -> String {
        number == 1 ? "ついたち" : Counter.named("日")?.reading(number) ?? ""
    }
}

extension SayableScanner {
    private struct Groups {
        var numbers: [Int]
        var lengths: [Int]
        var count: Int
    }

    /// Numbers of at most four digits with one and the same sign between them, and none behind them.
    private func pattern(groups: Int, by signs: String) -> Groups? {
        var found = Groups(numbers: [], lengths: [], count: 0)
        var sign: Character?
        while found.numbers.count < groups {
            if !found.numbers.isEmpty {
                guard let next = rest.dropFirst(found.count).first,
                    signs.contains(next) || signs.contains("-") && next.isHyphen,
                    sign == nil || sign == next
                else { return nil }
                sign = next
                found.count += 1
            }
            let digits = rest.dropFirst(found.count).prefix { $0.decimalDigit != nil }
            guard (1...4).contains(digits.count), let number = Int(String(digits)) else { return nil }
            found.numbers.append(number)
            found.lengths.append(digits.count)
            found.count += digits.count
        }
        let behind = rest.dropFirst(found.count)
        let goesOn = behind.first == sign && behind.dropFirst().first?.decimalDigit != nil
        return goesOn ? nil : found
    }

    /// Digits, and more digits behind hyphens or in brackets.
    private func telephoneGroups(from letters: ArraySlice<Character>) -> (
        numbers: [ArraySlice<Character>], count: Int, hasBrackets: Bool
    ) {
        var numbers = [letters.prefix { $0.decimalDigit != nil }]
        var count = numbers[0].count
        var hasBrackets = false
        while let sign = letters.dropFirst(count).first {
            let digits = letters.dropFirst(count + 1).prefix { $0.decimalDigit != nil }
            if digits.isEmpty { break }
            if sign == "(", numbers.count == 1, letters.dropFirst(count + 1 + digits.count).first == ")",
                letters.dropFirst(count + 2 + digits.count).first?.decimalDigit != nil
            {
                hasBrackets = true
                numbers.append(digits)
                count += digits.count + 1
            } else if sign == ")" && hasBrackets || sign.isHyphen || sign == "ー" {
                numbers.append(digits)
                count += digits.count + 1
            } else {
                break
            }
        }
        return (numbers, count, hasBrackets)
    }

    /// Digits that begin with a nought before a part of a date: 05月, 09時.
    private func isDate(_ digits: ArraySlice<Character>) -> Bool {
        digits.count == 2
            && (rest.dropFirst(2).first.map { "年月日時分秒.".contains($0) } == true || isFollowedByCounter(digits))
    }

    private func isFollowedByCounter(_ digits: ArraySlice<Character>) -> Bool {
        digits.count == rest.count && following?.base.first.map { "年月日時分秒".contains($0) } == true
    }

    /// Whether what is counted stands behind a number: no house or room.
    private func isCounted(_ letters: ArraySlice<Character>) -> Bool {
        let all = letters.isEmpty ? Array(following?.base ?? "")[...] : letters
        return Counter.leading(all).map { !["番", "番地", "号", "丁目", "号室"].contains($0.written) } ?? false
    }

    private static func isYear(_ digits: ArraySlice<Character>) -> Bool {
        digits.count == 4 && (digits.first == "1" || digits.first == "2")
    }

    var previousIsEra: Bool {
        found.last.map { ["れいわ", "へいせい", "しょうわ", "たいしょう", "めいじ"].contains($0.reading) } ?? false
    }

    /// Whether a/b is a part of something, and no day.
    private func isFraction(_ part: Int, _ whole: Int, behind: ArraySlice<Character>) -> Bool {
        guard part < whole, [2, 3, 4, 5, 8, 10].contains(whole),
            (2...part + 1).allSatisfy({ part % $0 > 0 || whole % $0 > 0 })
        else { return false }
        if let previous, "の約ほ".contains(previous) { return true }
        let isWithDates =
            hasReadStrokeDate || behind.first == "(" || behind.first == "〔"
            || behind.first?.isRangeMark == true && behind.dropFirst().first?.decimalDigit != nil
            || ["から", "まで", "より", "は", "午", "、"].contains { behind.starts(with: $0) }
        return !isWithDates
    }
}
