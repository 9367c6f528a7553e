import Japanese
public import Texts

/// How a name or another text about a person must look, wherever somebody types it.
public enum PersonText {
    private static let maximumLetters = 200

    /// What is wrong with a text, the worst first; it is then not kept.
    public static func findings(_ text: String) -> [Text] {
        let scalars = text.unicodeScalars
        let isLong = text.count > maximumLetters
        return [
            MyNumber.isIn(text) ? MyNumber.refusal : nil,
            text.contains(where: \.isNewline) ? .lineBreak : nil,
            scalars.contains(where: \.isControl) ? .control : nil,
            scalars.contains(where: \.turnsDirection) ? .direction : nil,
            text.first.map { "=＝@＠".contains($0) } ?? false ? .formula : nil,
            isLong
                ? Text(en: "it is longer than \(maximumLetters) letters", ja: "\(maximumLetters) 字をこえています") : nil,
        ].compactMap(\.self)
    }
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        properties.generalCategory == .control && !Character(self).isNewline
    }

    /// An embedding, override or isolate (UAX #9): the letters after it would be shown in another order.
    fileprivate var turnsDirection: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }
}

extension Text {
    fileprivate static let lineBreak = Text(en: "there is a line break in it", ja: "中に改行があります")
    fileprivate static let control = Text(
        en: "there is a control character in it, which nobody sees: type it again", ja: "見えない制御文字が入っています。書き直してください")
    fileprivate static let direction = Text(
        en: "there is a sign in it that turns the direction of writing: type it again",
        ja: "字のならびを逆にする記号が入っています。書き直してください")
    fileprivate static let formula = Text(
        en: "it begins with “=” or “@”: a spreadsheet would compute it", ja: "「=」や「@」で始まっています。表の計算式になります")
}
