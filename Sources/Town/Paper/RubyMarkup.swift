import Japanese
import Markup
import Rules
import Texts

/// Words with their readings above them, as HTML.
enum RubyMarkup {
    /// Text in the notation of `RubyText`; where that is broken, its marks are part of the text.
    static func html(_ text: String) -> HTML {
        ((try? RubyText(text)) ?? RubyText(plain: text)).runs.map { run -> HTML in
            run.reading.map { ruby(run.base, $0) } ?? "\(run.base)"
        }.joined()
    }

    /// A name: in Japanese with its reading, where kana at both ends that both share stand outside the ruby.
    static func html(_ name: LocalizedName, in language: Language) -> HTML {
        let others = ["ja", "en"].compactMap { name.byLanguage[$0] }
        let text = name.byLanguage[language.rawValue] ?? others.first ?? ""
        guard text == name.byLanguage["ja"], let reading = name.reading else { return breakable(text) }
        var (base, kana) = (Substring(text), Substring(reading))
        var (head, tail) = ("", "")
        while let first = base.first, first == kana.first, base.count > 1, kana.count > 1 {
            head.append(first)
            (base, kana) = (base.dropFirst(), kana.dropFirst())
        }
        while let last = base.last, last == kana.last, base.count > 1, kana.count > 1 {
            tail = String(last) + tail
            (base, kana) = (base.dropLast(), kana.dropLast())
        }
        guard base != kana else { return breakable(text) }
        return "\(breakable(head))\(ruby(String(base), String(kana)))\(breakable(tail))"
    }

    /// A line may break where katakana begin or end, and nowhere inside them.
    private static func breakable(_ text: String) -> HTML {
        var parts: [String] = []
        for letter in text {
            if let last = parts.last?.last, isKatakana(last) == isKatakana(letter) {
                parts[parts.count - 1].append(letter)
            } else {
                parts.append(String(letter))
            }
        }
        return parts.map { "\($0)" }.joined(separator: .void("wbr"))
    }

    private static func isKatakana(_ letter: Character) -> Bool {
        letter.isKatakana || letter == "ー"
    }

    private static func ruby(_ base: String, _ reading: String) -> HTML {
        .element("ruby", "\(base)\(.element("rt", "\(reading)"))")
    }
}
