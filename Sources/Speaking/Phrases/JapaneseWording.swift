public import Japanese
public import Rules

/// Plain Japanese as it is said to an older listener: days relative to today with their weekday, the clock in twelve
/// hours, telephone numbers digit by digit. Numbers are written in digits; `RubyText.sayable` reads
/// them.
public struct JapaneseWording: Wording {
    public let language = "ja"

    public init() {}

    public func words(for value: MessageValue) -> String {
        switch value {
        case .name(let name): words(for: name)
        case .sentences(let text, _): text.byLanguage[language] ?? ""
        case .day(let date, let today): day(date, today: today)
        case .date(let date): self.date(date)
        case .time(let time): self.time(time)
        case .span(let span): self.span(span)
        case .weekday(let weekday): name(of: weekday)
        case .telephone(let number): number
        case .number(let number): String(number)
        case .text(let text): text
        case .list(let values): values.map(words).joined(separator: "と、")
        }
    }

    /// What somebody typed may hold marks of readings that do not fit together: then they are part of the text.
    public func sentence(_ words: String) -> RubyText {
        ((try? RubyText(words)) ?? RubyText(plain: words)).sayable
    }

    public func unsayable(_ sentence: RubyText) -> [Character] {
        sentence.unsayable
    }

    /// Ten seconds at the pace that older listeners follow best.
    public var turnLength: Int { 50 }

    public func length(of sentence: RubyText) -> Int {
        Pronunciation(sentence).morae.count
    }

    private func words(for name: LocalizedName) -> String {
        guard let text = name.byLanguage[language] else { return name.spoken(in: language) }
        // A は in a name of kana is no particle.
        let reading = name.reading ?? (text.allSatisfy(\.isKana) ? text : nil)
        guard let reading, !reading.isEmpty, reading.allSatisfy(\.isKana) else { return text }
        return "｜\(text)《\(reading)》"
    }
}
