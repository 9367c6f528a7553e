public import Texts

/// How telephone numbers and e-mail addresses of people must look, wherever somebody types them.
public enum ContactAddress {
    public struct Finding: Sendable, Equatable {
        public var severity: DataIssue.Severity
        public var message: Text
    }

    /// A number of Japan, or one with a country's code.
    /// - Returns: The number as it is kept, and what is wrong with it.
    public static func telephone(_ text: String) -> (number: String, finding: Finding?) {
        let foreign = text.normalizedKeepingLines
        if foreign.isForeignTelephone { return (foreign, nil) }
        let number = TelephoneLint.corrected(text)
        return (number, TelephoneLint.finding(number).map { Finding(severity: $0.severity, message: $0.message) })
    }

    /// - Returns: The address as it is kept, and what is wrong with it.
    public static func email(_ text: String) -> (address: String, finding: Finding?) {
        let address = text.normalized
        guard !address.isEmailAddress else { return (address, nil) }
        let message = Text(en: "“\(text)” is no e-mail address", ja: "「\(text)」はメールの宛先ではありません")
        return (address, Finding(severity: .error, message: message))
    }
}

/// By hand: Swift builds a regex anew each time, and these are asked of every cell of a list.
extension String {
    /// With the country's code: `+49 30 123456`.
    fileprivate var isForeignTelephone: Bool {
        let digits = dropFirst()
        return hasPrefix("+") && (6...19).contains(digits.count) && digits.first?.isASCIIDigit == true
            && digits.allSatisfy { $0.isASCIIDigit || $0 == " " || $0 == "-" }
    }

    fileprivate var isEmailAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, unicodeScalars.allSatisfy({ ("!"..."~").contains($0) }), !parts[0].isEmpty else {
            return false
        }
        let domain = parts[1]
        return domain.dropFirst().dropLast().contains(".")
    }
}
