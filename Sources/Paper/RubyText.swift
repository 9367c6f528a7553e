import Rules

/// A name with its reading above it, as HTML. Kana at both ends that both share stand outside the ruby.
enum RubyText {
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
        return HTML.escaped(head) + "<ruby>\(HTML.escaped(String(base)))<rt>\(HTML.escaped(String(kana)))</rt></ruby>"
            + HTML.escaped(tail)
    }
}
