public import Japanese
public import Phrases
public import Texts

/// Whether eSpeak NG says every sound of a sentence and nothing else. Its own phonemes are the judge.
public enum ESpeakProof {
    /// - Parameter sentences: Of the language of `settings`.
    /// - Returns: What is said wrongly, with the sentence it is in: none where all is said as it is read.
    public static func mistakes(
        in sentences: [RubyText], settings: VoiceSettings
    ) async throws -> [(sentence: RubyText, mistake: Text)] {
        let texts = sentences.map { ESpeakText.of($0, language: settings.language) }
        let phonemes = try await ESpeakEngine.shared.phonemes(of: Set(texts), voice: settings.voice, in: .mnemonics)
        return zip(sentences, texts).compactMap { sentence, text in
            mistake(in: phonemes[text] ?? "", of: sentence, language: settings.language).map { (sentence, $0) }
        }
    }

    static func mistake(in phonemes: String, of sentence: RubyText, language: String) -> Text? {
        guard language == "ja" else {
            let unreadable = String(EnglishText.unsayable(sentence.base))
            return unreadable.isEmpty
                ? nil
                : Text(
                    en: "“\(unreadable)” is spelled or left out", ja: "「\(unreadable)」が、字の名前で読まれるか、ぬけます")
        }
        // It changes to another voice for what it can only spell.
        if phonemes.contains("(") {
            return Text(
                en: "something is spelled in another language: [\(phonemes)]", ja: "ほかのことばで読まれる字があります：[\(phonemes)]")
        }
        let pronunciation = Pronunciation(sentence)
        let unread = pronunciation.unread.joined()
        guard unread.isEmpty else {
            return Text(
                en: "nobody says how “\(unread)” is read: add its reading in kana",
                ja: "「\(unread)」の読みがありません。かなで書いてください")
        }
        var rest = plain(phonemes)[...]
        let morae = pronunciation.morae
        for (index, mora) in morae.enumerated() {
            for part in parts(of: mora) {
                guard let said = part.first(where: rest.hasPrefix) else {
                    return Text(
                        en: "mora \(index + 1) of \(morae.count) is not said as it is read: [\(phonemes)]",
                        ja: "\(morae.count) 拍のうち \(index + 1) 番目が、読みとちがいます：[\(phonemes)]")
                }
                rest = rest.dropFirst(said.count)
            }
        }
        return rest.isEmpty
            ? nil
            : Text(
                en: "“\(rest)” is said and does not stand there: [\(phonemes)]",
                ja: "「\(rest)」は、書いていないのに言われます：[\(phonemes)]")
    }

    /// Without stress, pauses and spaces, and with long vowels written twice.
    private static func plain(_ phonemes: String) -> String {
        phonemes.reduce(into: "") { plain, letter in
            switch letter {
            case "'", ",", "_", " ", "|": break
            case ":": plain.append(plain.last ?? ":")
            default: plain.append(letter)
            }
        }
    }

    /// The mnemonics of each of its phonemes in every form that they take between others, the longest first.
    private static func parts(of mora: Mora) -> [[String]] {
        mora.phonemes.map { phoneme in
            switch phoneme {
            case .h where mora.nucleus == .i: ["C"]
            case .moraicNasal: ["N\\", "N", "u~", "i~", "n", "m"]
            // As long a beginning of the next consonant, or a catch in the throat.
            case .closure: ["?", "h", "s\\", "p\\", "s", "t", "k", "p", "d", "g", "b", "z", "f"]
            default: [mnemonics[phoneme] ?? phoneme.rawValue]
            }
        }
    }

    private static let mnemonics: [Phoneme: String] = [
        .ky: "kj", .gy: "gj", .sh: "s\\", .j: "dz\\", .ch: "ts\\", .dy: "dj", .ny: "nj", .hy: "C", .f: "p\\",
        .by: "bj", .py: "pj", .my: "mj", .y: "j", .r: "r`", .ry: "r`ij",
    ]
}
