/// The sounds of Japanese, named as Open JTalk names them; the neural model DOMINO was taught with the same names.
public enum Phoneme: String, Sendable, Hashable, CaseIterable {
    case a, i, u, e, o
    /// i and u without voice, as between two voiceless consonants: きた, です.
    case devoicedI = "I"
    case devoicedU = "U"
    case k, ky, g, gy, s, sh, z, j, t, ch, ts, d, dy, n, ny, h, hy, f, b, by, p, py, v, m, my, y, r, ry, w
    /// ん
    case moraicNasal = "N"
    /// っ: the closure before a long consonant.
    case closure = "cl"
    case pause = "pau"

    public var isVowel: Bool {
        switch self {
        case .a, .i, .u, .e, .o: true
        default: false
        }
    }

    /// Beside which i and u lose their voice.
    public var isVoicelessConsonant: Bool {
        switch self {
        case .k, .ky, .s, .sh, .t, .ch, .ts, .h, .hy, .f, .p, .py: true
        default: false
        }
    }

    /// The same vowel without voice; nil for what has no such variant.
    public var devoiced: Phoneme? {
        switch self {
        case .i: .devoicedI
        case .u: .devoicedU
        default: nil
        }
    }
}
