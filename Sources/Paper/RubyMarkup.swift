import Japanese
import Rules

/// Words with their readings above them, as HTML.
enum RubyMarkup {
    /// Text in the notation of `RubyText`; where that is broken, its marks are part of the text.
    static func html(_ text: String) -> String {
        ((try? RubyText(text)) ?? RubyText(plain: text)).runs.map { run in
            run.reading.map { ruby(run.base, $0) } ?? HTML.escaped(run.base)
        }.joined()
    }

    /// A name. Kana at both ends that both share stand outside the ruby.
    static func html(_ name: LocalizedName) -> String {
        let text = name.byLanguage["ja"] ?? name.byLanguage["en"] ?? ""
        guard let reading = name.reading, name.byLanguage["ja"] != nil else { return HTML.escaped(text) }
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
        guard base != kana else { return HTML.escaped(text) }
        return HTML.escaped(head) + ruby(String(base), String(kana)) + HTML.escaped(tail)
    }

    private static func ruby(_ base: String, _ reading: String) -> String {
        "<ruby>\(HTML.escaped(base))<rt>\(HTML.escaped(reading))</rt></ruby>"
    }
}
