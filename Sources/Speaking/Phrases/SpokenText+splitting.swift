import Japanese

extension SpokenText {
    /// Free text, sentence by sentence. Readings may stand in it in the notation of `RubyText`; where that is broken, its
    /// marks are part of the text.
    public init(splitting text: String) {
        self.init(sentences: Self.sentences(of: text).map { (try? RubyText($0)) ?? RubyText(plain: $0) })
    }

    /// Text cut after each full stop, question mark or exclamation mark that ends a word.
    static func sentences(of text: String) -> [String] {
        var sentences = [""]
        var rest = text[...]
        while let letter = rest.popFirst() {
            sentences[sentences.count - 1].append(letter)
            let endsWord = (rest.first.map(\.isWhitespace) ?? true) && !isAbbreviated(sentences[sentences.count - 1])
            if "。？！".contains(letter) || (".?!".contains(letter) && endsWord) {
                sentences.append("")
            }
        }
        // A line's end ends a sentence of Japanese, which has no spaces that it could stand for.
        return sentences.flatMap(lines).map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter {
            !$0.isEmpty
        }
    }

    /// Ends in a full stop that is part of a word.
    private static func isAbbreviated(_ text: String) -> Bool {
        let word = text.split { !$0.isLetter && $0 != "." }.last.map { $0.lowercased() } ?? ""
        return ["no.", "dr.", "mr.", "mrs.", "ms.", "st.", "tel.", "ext."].contains(word) && text.hasSuffix(".")
    }

    private static func lines(of text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).reduce(into: []) { lines, line in
            let isJapanese = lines.last?.last(where: { !$0.isWhitespace })?.isJapanese == true
            if lines.isEmpty || isJapanese {
                lines.append(String(line))
            } else {
                lines[lines.count - 1] += " " + line
            }
        }
    }
}
