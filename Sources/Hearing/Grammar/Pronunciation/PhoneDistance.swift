/// How different two phones of ARPAbet sound, from 0 to 1: by place, manner and voice for consonants, by the place of
/// the tongue for vowels (Ladefoged and Johnson, "A Course in Phonetics", charts of American English).
///
/// The figures are judgement, not measurement: they rank pairs of sentences for a person to read.
enum PhoneDistance {
    /// In hundredths, so that sums are exact.
    static let most = 100
    /// Of a phone that only one side has.
    static let gap = 75

    /// Every phone there is, in no order.
    static var phones: [String] { Array(vowels.keys) + Array(consonants.keys) }

    /// In hundredths, 0 for the same phone.
    static func between(_ first: String, _ second: String) -> Int {
        if first == second { return 0 }
        switch (vowels[first], vowels[second], consonants[first], consonants[second]) {
        case (let first?, let second?, _, _): return first.distance(to: second)
        case (_, _, let first?, let second?): return first.distance(to: second)
        default: return glides.contains([first, second]) ? 50 : most
        }
    }

    /// Consonants and the vowels they are spoken like.
    private static let glides: Set<Set<String>> = [
        ["W", "UW"], ["W", "UH"], ["Y", "IY"], ["Y", "IH"], ["R", "ER"],
    ]

    private struct Consonant {
        enum Manner: Int {
            case stop, affricate, fricative, nasal, approximant
        }

        var manner: Manner
        /// From 0 at the lips to 7 in the throat.
        var place: Int
        var isVoiced: Bool

        func distance(to other: Consonant) -> Int {
            let isNoise = [.affricate, .fricative].contains(manner) && [.affricate, .fricative].contains(other.manner)
            let manners = manner == other.manner ? 0 : isNoise ? 20 : 40
            let places = min(abs(place - other.place) * 12, 40)
            let voices = isVoiced == other.isVoiced ? 0 : 20
            return min(max(manners + places + voices, 15), PhoneDistance.most)
        }
    }

    private struct Vowel {
        /// From 0 in front to 4 at the back, and from 0 open to 6 closed.
        typealias Place = (back: Int, high: Int)

        var start: Place
        /// Where a diphthong ends.
        var end: Place

        init(_ back: Int, _ high: Int, to end: Place? = nil) {
            start = (back, high)
            self.end = end ?? start
        }

        func distance(to other: Vowel) -> Int {
            let steps =
                abs(start.back - other.start.back) + abs(start.high - other.start.high)
                + abs(end.back - other.end.back) + abs(end.high - other.end.high)
            return min(max(steps * 6, 15), 80)
        }
    }

    private static let vowels: [String: Vowel] = [
        "IY": Vowel(0, 6), "IH": Vowel(1, 5), "EH": Vowel(1, 3), "AE": Vowel(1, 1), "AA": Vowel(3, 0),
        "AO": Vowel(4, 2), "AH": Vowel(2, 3), "ER": Vowel(2, 4), "UH": Vowel(3, 5), "UW": Vowel(4, 6),
        "EY": Vowel(0, 4, to: (1, 6)), "AY": Vowel(2, 0, to: (1, 5)), "OY": Vowel(4, 3, to: (1, 5)),
        "AW": Vowel(2, 0, to: (4, 5)), "OW": Vowel(4, 3, to: (4, 5)),
    ]

    private static let consonants: [String: Consonant] = [
        "P": Consonant(manner: .stop, place: 0, isVoiced: false),
        "B": Consonant(manner: .stop, place: 0, isVoiced: true),
        "T": Consonant(manner: .stop, place: 3, isVoiced: false),
        "D": Consonant(manner: .stop, place: 3, isVoiced: true),
        "K": Consonant(manner: .stop, place: 6, isVoiced: false),
        "G": Consonant(manner: .stop, place: 6, isVoiced: true),
        "CH": Consonant(manner: .affricate, place: 4, isVoiced: false),
        "JH": Consonant(manner: .affricate, place: 4, isVoiced: true),
        "F": Consonant(manner: .fricative, place: 1, isVoiced: false),
        "V": Consonant(manner: .fricative, place: 1, isVoiced: true),
        "TH": Consonant(manner: .fricative, place: 2, isVoiced: false),
        "DH": Consonant(manner: .fricative, place: 2, isVoiced: true),
        "S": Consonant(manner: .fricative, place: 3, isVoiced: false),
        "Z": Consonant(manner: .fricative, place: 3, isVoiced: true),
        "SH": Consonant(manner: .fricative, place: 4, isVoiced: false),
        "ZH": Consonant(manner: .fricative, place: 4, isVoiced: true),
        "HH": Consonant(manner: .fricative, place: 7, isVoiced: false),
        "M": Consonant(manner: .nasal, place: 0, isVoiced: true),
        "N": Consonant(manner: .nasal, place: 3, isVoiced: true),
        "NG": Consonant(manner: .nasal, place: 6, isVoiced: true),
        "L": Consonant(manner: .approximant, place: 3, isVoiced: true),
        "R": Consonant(manner: .approximant, place: 4, isVoiced: true),
        "Y": Consonant(manner: .approximant, place: 5, isVoiced: true),
        "W": Consonant(manner: .approximant, place: 0, isVoiced: true),
    ]
}
