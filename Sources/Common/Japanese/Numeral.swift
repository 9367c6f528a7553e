/// A number in digits, as people write it: 1,000, 2.5, 3万5千.
struct Numeral {
    private(set) var value = 0
    /// The digits behind a point.
    private(set) var fraction: [Int] = []
    /// What follows a decimal: 1.5万.
    private var scale = ""
    /// In half width and without commas.
    private(set) var spelling = ""
    /// How many letters it takes.
    private(set) var count = 0

    private static let scales: [Character: (value: Int, reading: String)] = [
        "百": (100, "ひゃく"), "千": (1000, "せん"), "万": (10_000, "まん"), "億": (100_000_000, "おく"),
        "兆": (1_000_000_000_000, "ちょう"),
    ]
    /// Beyond it a number is not taken in by ear.
    private static let longest = 16

    /// - Returns: `nil` where `letters` do not begin with a digit.
    init?(_ letters: ArraySlice<Character>) {
        guard letters.first?.decimalDigit != nil else { return nil }
        takeDigits(letters)
        if let digits = Self.fraction(in: letters.dropFirst(count)) {
            fraction = digits.compactMap(\.decimalDigit)
            spelling += "." + String(digits)
            count += digits.count + 1
        }
        takeScales(letters)
    }

    /// Its digits alone: nothing else can be said of it.
    var isTooLong: Bool { spelling.count > Self.longest }

    /// - Parameter counter: What it counts.
    func reading(_ counter: Counter?) -> String? {
        guard !fraction.isEmpty else {
            return counter.map { $0.reading(value) } ?? JapaneseNumber.reading(value)
        }
        guard let number = JapaneseNumber.reading(value, point: fraction) else { return nil }
        return counter.map { $0.reading(after: number + scale) } ?? number + scale
    }

    private mutating func takeDigits(_ letters: ArraySlice<Character>) {
        let head = letters.prefix { $0.decimalDigit != nil }
        var digits = Array(head)
        count = head.count
        while head.count <= 3, let group = Self.group(in: letters.dropFirst(count)) {
            digits += group
            count += group.count + 1
        }
        // 09 is 9.
        spelling = String(digits.drop { $0 == "0" })
        if spelling.isEmpty { spelling = "0" }
        value = Int(spelling) ?? .max
    }

    /// A comma and three digits.
    private static func group(in letters: ArraySlice<Character>) -> ArraySlice<Character>? {
        guard letters.first == "," else { return nil }
        let digits = letters.dropFirst().prefix { $0.decimalDigit != nil }
        return digits.count == 3 ? digits : nil
    }

    /// The digits behind a point; none of 1.2.3, which is no number.
    private static func fraction(in letters: ArraySlice<Character>) -> ArraySlice<Character>? {
        guard letters.first == "." else { return nil }
        let digits = letters.dropFirst().prefix { $0.decimalDigit != nil }
        let rest = letters.dropFirst(digits.count + 1)
        let goesOn = rest.first == "." && rest.dropFirst().first?.decimalDigit != nil
        return digits.isEmpty || goesOn ? nil : digits
    }

    /// 3万5千: each part is larger than the next.
    private mutating func takeScales(_ letters: ArraySlice<Character>) {
        // What is complete, what will be multiplied by 万, and the digits read last.
        var (sum, group, digits) = (0, 0, value)
        var limit = Int.max
        while let scale = letters.dropFirst(count).first, let known = Self.scales[scale], known.value < limit {
            if !fraction.isEmpty {
                self.scale += known.reading
            } else if known.value >= 10_000 {
                guard (1..<10_000).contains(group + digits) else { break }
                limit = known.value
                (sum, group) = (sum + (group + digits) * known.value, 0)
            } else {
                guard (1..<10).contains(digits) else { break }
                group += digits * known.value
            }
            spelling.append(scale)
            count += 1
            let next = letters.dropFirst(count).prefix { $0.decimalDigit != nil }
            digits = Int(String(next)) ?? 0
            guard fraction.isEmpty, digits < known.value else { break }
            spelling += String(next)
            count += next.count
        }
        if fraction.isEmpty { value = sum + group + digits }
    }
}
