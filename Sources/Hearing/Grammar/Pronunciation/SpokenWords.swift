/// Text as the words that are said: lower case, without the punctuation around a word, with plain apostrophes.
///
/// Grammar files, slot lists and typed questions all pass through here, so that they meet.
public func spokenWords(_ text: some StringProtocol) -> [String] {
    text.lowercased()
        .split(whereSeparator: \.isWhitespace)
        .map { word in
            let isPunctuation: (Character) -> Bool = { ".,?!;:\"“”。、？！".contains($0) }
            let start = word.drop(while: isPunctuation)
            let end = start.lastIndex { !isPunctuation($0) }.map(start.index(after:)) ?? start.startIndex
            return String(start[..<end].map { $0 == "’" ? "'" : $0 })
        }
        .filter { !$0.isEmpty }
}
