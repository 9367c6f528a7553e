/// How Whisper may write a word: the recognizer's words are all in small letters, a transcript is not.
struct SpelledWord {
    private static let numerals = [
        "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
        "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15",
        "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "20", "thirty": "30",
    ]

    let word: String
    /// Whether it is the first of the sentence.
    let isFirst: Bool

    /// The forms as token sequences.
    func forms(_ tokenizer: Tokenizer) -> Set<[Int]> {
        var forms: Set<[Int]> = []
        if isFirst {
            forms.insert(tokenizer.encode(" " + capitalized))
        } else if word == "i" || word.hasPrefix("i'") {
            forms.insert(tokenizer.encode(" " + capitalized))
        } else {
            let small = tokenizer.encode(" " + word)
            let name = tokenizer.encode(" " + capitalized)
            // What is known as one piece only with a capital is a name, such as that of a weekday.
            forms.insert(name.count < small.count ? name : small)
        }
        if let numeral = Self.numerals[word] { forms.insert(tokenizer.encode(" " + numeral)) }
        return forms.filter { !$0.isEmpty }
    }

    private var capitalized: String {
        word.prefix(1).uppercased() + word.dropFirst()
    }
}
