/// Japanese written in Latin letters by the Hepburn system, as the names of a Japanese town are on its signs. English
/// rules read it wrongly ("kaede" as one syllable), and people of the town say it as written.
public enum HepburnSpelling {
    /// The phones of the acoustic model for American English that are nearest to a word as Japanese say it.
    /// - Returns: `nil` when the word is no row of Japanese syllables.
    public static func phones(of word: String) -> [String]? {
        var letters = word.unicodeScalars.filter { $0 != "'" && $0 != "-" }[...]
        var phones: [String] = []
        while let first = letters.first {
            if let (onset, consonants) = onset(of: letters), let vowel = letters.dropFirst(onset.count).first,
                let sound = vowels[vowel]
            {
                phones += consonants
                letters = letters.dropFirst(onset.count + 1)
                // A vowel written twice, or as "ou", is one long vowel.
                if letters.first == vowel || (vowel == "o" && letters.first == "u") {
                    letters = letters.dropFirst()
                }
                let isDiphthong = vowel == "a" && letters.first == "i"
                phones.append(isDiphthong ? "AY" : sound)
                letters = isDiphthong ? letters.dropFirst() : letters
            } else if first == "n" || (first == "m" && isNext(in: "bmp", after: letters)) {
                phones.append(first == "n" ? "N" : "M")
                letters = letters.dropFirst()
            } else {
                // The first of two consonants is only a longer stop.
                let isDoubled = "kstp".unicodeScalars.contains(first) && letters.dropFirst().first == first
                guard isDoubled || letters.starts(with: "tch".unicodeScalars) else { return nil }
                letters = letters.dropFirst()
            }
        }
        return phones.isEmpty ? nil : phones
    }

    private static let vowels: [Unicode.Scalar: String] = ["a": "AA", "i": "IY", "u": "UW", "e": "EH", "o": "OW"]

    private static let onsets: [String: [String]] = [
        "": [], "k": ["K"], "g": ["G"], "s": ["S"], "z": ["Z"], "t": ["T"], "d": ["D"], "n": ["N"], "h": ["HH"],
        "f": ["F"], "b": ["B"], "p": ["P"], "m": ["M"], "y": ["Y"], "r": ["R"], "w": ["W"], "j": ["JH"],
        "sh": ["SH"], "ch": ["CH"], "ts": ["T", "S"],
        "ky": ["K", "Y"], "gy": ["G", "Y"], "ny": ["N", "Y"], "hy": ["HH", "Y"], "by": ["B", "Y"], "py": ["P", "Y"],
        "my": ["M", "Y"], "ry": ["R", "Y"],
    ]

    private static func isNext(in set: String, after letters: Substring.UnicodeScalarView) -> Bool {
        letters.dropFirst().first.map(set.unicodeScalars.contains) ?? false
    }

    private static func onset(
        of letters: Substring.UnicodeScalarView
    ) -> (onset: Substring.UnicodeScalarView, phones: [String])? {
        for length in [2, 1, 0] {
            let onset = letters.prefix(length)
            let isBeforeVowel = letters.dropFirst(length).first.map { vowels[$0] != nil } ?? false
            if onset.count == length, isBeforeVowel, let phones = onsets[String(Substring(onset))] {
                return (onset, phones)
            }
        }
        return nil
    }
}
