import Foundation
public import Texts

/// The Individual Number (個人番号, "My Number") of a person, which may be kept for purposes of the law only: this product
/// has no field for it, and refuses it wherever people type.
public enum MyNumber {
    /// Whether 12 digits end in the check digit of an Individual Number (総務省令第85号 第五条).
    static func passesCheck(_ digits: some Collection<Int>) -> Bool {
        guard digits.count == 12, let check = digits.reversed().first else { return false }
        // P_n is the digit n places left of the check digit, Q_n its weight.
        let sum = digits.reversed().dropFirst().enumerated().reduce(0) { sum, digit in
            let n = digit.offset + 1
            return sum + digit.element * (n <= 6 ? n + 1 : n - 5)
        }
        let remainder = sum % 11
        return check == (remainder <= 1 ? 0 : 11 - remainder)
    }

    /// Whether a text holds one: 12 digits of any kind, together or in groups of one length, whatever separates these.
    /// Parts of longer numbers and telephone numbers with a country's code are none.
    public static func isIn(_ text: String) -> Bool {
        // Almost no text has 12 digits, and this is asked of every field.
        guard text.unicodeScalars.lazy.filter({ $0.properties.numericType != nil }).count >= 12 else { return false }
        return DigitScanner.runs(in: text).contains { run in
            run.groups.indices.contains { run.digits(from: $0).map(passesCheck) ?? false }
        }
    }

    /// Why it is refused. Never repeat the digits beside it.
    public static let refusal = Text(
        en: "12 digits here are an Individual Number (My Number): the law forbids keeping it here. Remove it",
        ja: "個人番号（マイナンバー）が入っています。ここに残すことは、法律で禁じられています。消してください")
}

/// Groups of digits with nothing but separators between them.
private struct DigitRun {
    struct Group {
        var digits: [Int] = []
        /// Whether a number can begin here, because a space or a comma stands before it.
        var begins: Bool
    }

    var groups: [Group] = []
    /// With a country's code, as +81 242 00 5001.
    var isForeign: Bool

    /// The 12 digits in groups of one length that begin with a group and end where a number can end.
    func digits(from start: Int) -> [Int]? {
        let size = groups[start].digits.count
        guard groups[start].begins, (1...12).contains(size), 12 % size == 0 else { return nil }
        let end = start + 12 / size
        guard end <= groups.count, groups[start..<end].allSatisfy({ $0.digits.count == size }),
            end == groups.count || groups[end].begins,
            // Digits in several groups may be the rest of the telephone number.
            !isForeign || size == 12 && start > 0
        else { return nil }
        return groups[start..<end].flatMap(\.digits)
    }
}

private struct DigitScanner {
    private var runs: [DigitRun] = []
    private var run: DigitRun?
    /// Whether the last digit was written as a kanji: 9018三郎 are two things.
    private var isKanji = false
    /// What stands after the last digit.
    private var isSeparated = false
    private var isSpaced = false
    private var isAfterPlus = false

    static func runs(in text: String) -> [DigitRun] {
        var scanner = DigitScanner()
        for scalar in text.precomposedStringWithCompatibilityMapping.unicodeScalars { scanner.read(scalar) }
        scanner.endRun()
        return scanner.runs
    }

    private mutating func read(_ scalar: Unicode.Scalar) {
        if let digit = scalar.digit {
            if isKanji != scalar.properties.isIdeographic { endRun() }
            isKanji = scalar.properties.isIdeographic
            append(digit)
        } else if !scalar.isUnseen {
            if scalar.isSpacer || scalar.isJoiner {
                isSeparated = true
                isSpaced = isSpaced || scalar.isSpacer
            } else {
                endRun()
            }
            isAfterPlus = scalar == "+"
        }
    }

    private mutating func append(_ digit: Int) {
        var current = run ?? DigitRun(isForeign: isAfterPlus)
        if current.groups.isEmpty || isSeparated {
            current.groups.append(DigitRun.Group(begins: current.groups.isEmpty || isSpaced))
        }
        current.groups[current.groups.count - 1].digits.append(digit)
        (run, isSeparated, isSpaced) = (current, false, false)
    }

    private mutating func endRun() {
        if let run { runs.append(run) }
        (run, isSeparated, isSpaced) = (nil, false, false)
    }
}

extension Unicode.Scalar {
    /// 0 to 9, also of 一, 〇 and 壱.
    fileprivate var digit: Int? {
        properties.numericValue.flatMap { Int(exactly: $0) }.flatMap { (0...9).contains($0) ? $0 : nil }
    }

    /// Zero-width signs, variation selectors and the frame of a keycap.
    fileprivate var isUnseen: Bool {
        properties.isDefaultIgnorableCodePoint || properties.generalCategory == .format
            || properties.generalCategory == .enclosingMark
    }

    /// Stands within a number, and between two of them.
    fileprivate var isSpacer: Bool { properties.isWhitespace || ",;:、()[]|".unicodeScalars.contains(self) }

    /// Stands within a number only.
    fileprivate var isJoiner: Bool {
        [.dashPunctuation, .connectorPunctuation].contains(properties.generalCategory)
            || "−ー・.。/\\~*'’\"".unicodeScalars.contains(self)
    }
}
