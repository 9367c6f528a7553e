/// What the text forms of dates and times share: ASCII digits only, so that a stray sign or a full-width digit is an
/// error and not a different day.
enum DecimalDigits {
    static func value(of text: some StringProtocol) -> Int? {
        guard !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        return Int(text)
    }

    static func text(_ number: Int, width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    static func decode<Value: LosslessStringConvertible>(
        from decoder: any Decoder, expecting form: String
    ) throws -> Value {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Value(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "“\(text)” is not \(form)")
        }
        return value
    }
}
