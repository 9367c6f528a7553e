import Japanese

extension SpokenText {
    /// Free text, cut after each full stop, question mark or exclamation mark that ends a word. Readings may stand in it
    /// in the notation of `RubyText`; where that is broken, its marks are part of the text.
    public init(splitting text: String) {
        var sentences: [String] = []
        var sentence = ""
        var letters = text[...]
        while let letter = letters.popFirst() {
            sentence.append(letter)
            let endsWord = letters.first.map(\.isWhitespace) ?? true
            if "。？！".contains(letter) || (".?!".contains(letter) && endsWord) {
                sentences.append(sentence)
                sentence = ""
            }
        }
        self.init(
            sentences: (sentences + [sentence])
                .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
                .filter { !$0.isEmpty }
                .map { (try? RubyText($0)) ?? RubyText(plain: $0) })
    }
}
