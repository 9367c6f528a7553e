public import Texts

/// Why a reading cannot be said.
public struct ReadingError: ExplainedError, Equatable {
    public var reading: String
    public var reason: Text

    public var text: Text {
        Text(
            en: "the reading “\(reading)”: \(reason.en); write it in kana",
            ja: "読み「\(reading)」：\(reason.ja)。かなで書いてください")
    }
}
