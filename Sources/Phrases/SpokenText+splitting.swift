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
            let endsWord = rest.first.map(\.isWhitespace) ?? true
            if "。？！".contains(letter) || (".?!".contains(letter) && endsWord) {
                sentences.append("")
            }
        }
        return sentences.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
    }
}
