/// The phones of the acoustic model (ARPAbet) in the letters that eSpeak NG reads between double square brackets, so
/// that a pronunciation can be heard as the recognizer expects it.
enum PhoneSpelling {
    /// - Parameter phones: With single spaces between them.
    /// - Returns: `nil` when one is no phone of ARPAbet.
    static func text(of phones: String) -> String? {
        var hasStress = false
        var letters: [String] = []
        for phone in phones.split(separator: " ") {
            guard let spelling = mnemonics[String(phone)] else { return nil }
            let isStressed = !hasStress && "AEIOU".contains(phone.prefix(1))
            hasStress = hasStress || isStressed
            letters.append(isStressed ? "'" + spelling : spelling)
        }
        // The bars keep neighbours from being read as one phoneme.
        return letters.isEmpty ? nil : "[[\(letters.joined(separator: "|"))]]"
    }

    private static let mnemonics = [
        "AA": "A:", "AE": "a", "AH": "V", "AO": "O:", "AW": "aU", "AY": "aI", "B": "b", "CH": "tS", "D": "d",
        "DH": "D", "EH": "E", "ER": "3:", "EY": "eI", "F": "f", "G": "g", "HH": "h", "IH": "I", "IY": "i:", "JH": "dZ",
        "K": "k", "L": "l", "M": "m", "N": "n", "NG": "N", "OW": "oU", "OY": "OI", "P": "p", "R": "r", "S": "s",
        "SH": "S", "T": "t", "TH": "T", "UH": "U", "UW": "u:", "V": "v", "W": "w", "Y": "j", "Z": "z", "ZH": "Z",
    ]
}
