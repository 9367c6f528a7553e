extension SpokenText {
    /// Free text, cut after each full stop, question mark or exclamation mark that ends a word.
    public init(splitting text: String) {
        var sentences: [String] = []
        var words: [Substring] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            words.append(word)
            if let last = word.last, ".?!。？！".contains(last) {
                sentences.append(words.joined(separator: " "))
                words = []
            }
        }
        if !words.isEmpty {
            sentences.append(words.joined(separator: " "))
        }
        self.init(sentences: sentences)
    }
}
