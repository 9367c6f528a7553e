public import Foundation

/// Windows-31J (CP932), which older Japanese spreadsheets read. 髙 and 﨑 are in it as extensions of NEC and IBM; 𠮷 is not.
public enum CP932 {
    /// What stands for a character that cannot be written.
    public static let replacement: Character = "〓"

    /// - Parameter text: Any text.
    /// - Returns: The bytes, with `replacement` for each character that there is none for, and those characters, once
    ///   each, in order.
    public static func encode(_ text: String) -> (data: Data, unwritable: [Character]) {
        var data = Data(capacity: text.utf8.count)
        var unwritable: [Character] = []
        let mark: [UInt8] = [0x81, 0xAC]
        for character in text {
            // A line end is one character of two scalars; so is a kanji with a variation selector, which is not written.
            let written = character.unicodeScalars.map { codes[folded[$0] ?? $0] }
            if written.allSatisfy({ $0 != nil }) {
                written.forEach { data.append(contentsOf: $0 ?? []) }
            } else {
                data.append(contentsOf: mark)
                if !unwritable.contains(character) { unwritable.append(character) }
            }
        }
        return (data, unwritable)
    }

    /// Letters that Unicode has twice; a Windows program writes and reads the second.
    private static let folded: [Unicode.Scalar: Unicode.Scalar] = [
        "〜": "～", "−": "－", "‖": "∥", "—": "―", "¢": "￠", "£": "￡", "¬": "￢", "¦": "￤",
    ]

    /// Made from the decoder, so that what is written can be read. Where two codes mean one character, the first of the
    /// order below is written, as Windows does: JIS, then NEC's row 13, then IBM's extension, then NEC's copy of that.
    private static let codes: [Unicode.Scalar: [UInt8]] = {
        var codes: [Unicode.Scalar: [UInt8]] = [:]
        func add(_ bytes: [UInt8]) {
            // Foundation's decoder: its encoder does not end on what has no code.
            guard let scalars = String(data: Data(bytes), encoding: .shiftJIS)?.unicodeScalars, scalars.count == 1,
                let scalar = scalars.first, codes[scalar] == nil
            else { return }
            codes[scalar] = bytes
        }
        for byte in UInt8(0x00)...0x7F { codes[Unicode.Scalar(byte)] = [byte] }
        for byte in UInt8(0xA1)...0xDF { add([byte]) }
        let leads: [ClosedRange<UInt8>] = [0x81...0x9F, 0xE0...0xEA, 0xFA...0xFC, 0xED...0xEE]
        for lead in leads.joined() {
            for trail in UInt8(0x40)...0xFC where trail != 0x7F { add([lead, trail]) }
        }
        return codes
    }()
}
