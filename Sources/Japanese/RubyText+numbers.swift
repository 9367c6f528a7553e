extension RubyText {
    /// With readings for the numbers that have none: `8時半` is はちじはん, `12月1日` じゅうにがつついたち, `0242-00-1000` is
    /// said digit by digit with a pause between the groups.
    public var readingNumbers: RubyText {
        RubyText(runs: runs.flatMap { $0.reading == nil ? NumberScanner.runs(of: $0.base) : [$0] })
    }
}

private struct NumberScanner {
    private var rest: Substring
    private var found: [RubyText.Run] = []
    private var plain = ""

    static func runs(of text: String) -> [RubyText.Run] {
        var scanner = NumberScanner(rest: text[...])
        return scanner.runs()
    }

    private init(rest: Substring) {
        self.rest = rest
    }

    private mutating func runs() -> [RubyText.Run] {
        while let letter = rest.first {
            guard letter.decimalDigit != nil else {
                plain.append(rest.removeFirst())
                continue
            }
            if !plain.isEmpty {
                found.append(RubyText.Run(base: plain))
                plain = ""
            }
            let groups = takeGroups()
            if groups.count > 1 || (groups[0].count > 1 && groups[0].first?.decimalDigit == 0) {
                takeTelephone(groups)
            } else {
                takeNumber(groups[0])
            }
        }
        return found + (plain.isEmpty ? [] : [RubyText.Run(base: plain)])
    }

    /// Digits, and more digits behind a hyphen.
    private mutating func takeGroups() -> [Substring] {
        var groups: [Substring] = []
        repeat {
            if !groups.isEmpty { rest.removeFirst() }
            let digits = rest.prefix { $0.decimalDigit != nil }
            groups.append(digits)
            rest = rest[digits.endIndex...]
        } while rest.first.map { "-－‐".contains($0) } == true && rest.dropFirst().first?.decimalDigit != nil
        return groups
    }

    private mutating func takeTelephone(_ groups: [Substring]) {
        for (number, group) in groups.enumerated() {
            // As people say it: 0242 の、00 の、1000.
            if number > 0 { found.append(RubyText.Run(base: "-", reading: "の、")) }
            let reading = group.compactMap(\.decimalDigit).map(JapaneseNumber.telephoneReading).joined()
            found.append(RubyText.Run(base: String(group), reading: reading))
        }
    }

    private mutating func takeNumber(_ digits: Substring) {
        let number = digits.compactMap(\.decimalDigit).reduce(0) { $0 < 100_000_000 ? $0 * 10 + $1 : $0 }
        guard let counter = Counter.all.first(where: { rest.hasPrefix($0.written) }),
            let reading = reading(number, counter)
        else {
            found.append(RubyText.Run(base: String(digits), reading: JapaneseNumber.reading(number)))
            return
        }
        rest = rest.dropFirst(counter.written.count)
        // 八時半, 一年半.
        let half = rest.first == "半" ? String(rest.removeFirst()) : ""
        found.append(
            RubyText.Run(
                base: digits + counter.written + half, reading: reading + (half.isEmpty ? "" : "はん")))
    }

    /// The first of a month is a word of its own; one day is not.
    private func reading(_ number: Int, _ counter: Counter) -> String? {
        let followsMonth = found.last?.base.hasSuffix("月") == true
        return counter.written == "日" && number == 1 && followsMonth ? "ついたち" : counter.reading(number)
    }
}

extension Character {
    /// 0…9 and their full-width forms.
    fileprivate var decimalDigit: Int? {
        isASCII || ("０"..."９").contains(self) ? wholeNumberValue : nil
    }
}
