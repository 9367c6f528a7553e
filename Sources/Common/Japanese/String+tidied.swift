import Foundation

extension String {
    /// What whoever typed it sees: kana that a Mac writes in two pieces (か, ゛) are one, and signs without width are gone.
    /// Kanji stay: composing them too (NFC) would change some that a family registered (神).
    public var tidied: String {
        guard unicodeScalars.contains(where: { $0.isVoicing || $0.isWithoutWidth }) else { return self }
        var tidy = UnicodeScalarView()
        for scalar in unicodeScalars where !scalar.isWithoutWidth {
            if scalar.isVoicing, let kana = tidy.last, let voiced = kana.composed(with: scalar) {
                tidy.removeLast()
                tidy.append(voiced)
            } else {
                tidy.append(scalar)
            }
        }
        return String(tidy)
    }
}

extension Unicode.Scalar {
    /// A sign that joins the kana before it: ゛ or ゜.
    fileprivate var isVoicing: Bool { (0x3099...0x309A).contains(value) }

    fileprivate var isWithoutWidth: Bool {
        switch value {
        case 0xAD, 0x61C, 0x200B...0x200F, 0x2060...0x2064, 0xFEFF: true
        default: false
        }
    }

    fileprivate func composed(with voicing: Unicode.Scalar) -> Unicode.Scalar? {
        guard (0x3041...0x30FF).contains(value) else { return nil }
        let whole = (String(self) + String(voicing)).precomposedStringWithCanonicalMapping.unicodeScalars
        return whole.count == 1 ? whole.first : nil
    }
}
