import Japanese

/// One sentence with places to fill: `The next {category} is {day}.`
struct PhraseTemplate: Sendable, Equatable {
    enum Part: Sendable, Equatable {
        case text(String)
        case placeholder(String)
    }

    var parts: [Part]

    /// Nil where a brace has no partner, or nothing between it and its partner.
    init?(_ template: String) {
        parts = []
        var rest = template[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            parts.append(.text(String(rest[..<brace])))
            let name = rest[brace...].dropFirst().prefix { $0 != "{" && $0 != "}" }
            guard rest[brace] == "{", !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == "}" else {
                return nil
            }
            parts.append(.placeholder(String(name)))
            rest = rest[rest.index(after: name.endIndex)...]
        }
        parts.append(.text(String(rest)))
    }

    /// The sentence with a word of two morae in each place, one that can be counted. What is broken in its readings is left as it is.
    var unfilled: RubyText {
        let words = parts.map { part in
            switch part {
            case .text(let text): text
            case .placeholder: "3"
            }
        }.joined()
        return (try? RubyText(words)) ?? RubyText(plain: words)
    }

    var placeholders: Set<String> {
        Set(
            parts.compactMap {
                if case .placeholder(let name) = $0 { name } else { nil }
            })
    }
}
