import Foundation

/// One property of an iCalendar file: `NAME;PARAMETER=value:value`.
struct ICalendarLine: Equatable {
    var name: String
    /// Names in upper case.
    var parameters: [String: String]
    /// As written, escapes included.
    var value: String
    /// Where it begins, counted from 1.
    var line: Int

    /// Hands on the lines of a file with folded ones joined. Joined as bytes, because a line may have been folded inside a
    /// letter.
    /// - Parameter body: Returns whether to go on.
    static func forEach(of data: Data, _ body: (_ text: String, _ line: Int) -> Bool) {
        var open: (bytes: [UInt8], line: Int)?
        var rest = data.dropFirst(TextDecoding.byteOrderMark(of: data))
        var number = 0
        while !rest.isEmpty {
            let part = rest.prefix { $0 != UInt8(ascii: "\n") }
            rest = rest.dropFirst(part.count + 1)
            number += 1
            let bytes = part.last == UInt8(ascii: "\r") ? part.dropLast() : part
            if let first = bytes.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"), open != nil {
                open?.bytes += bytes.dropFirst()
            } else if !bytes.isEmpty {
                if let open, !body(String(decoding: open.bytes, as: UTF8.self), open.line) { return }
                open = (Array(bytes), number)
            }
        }
        if let open { _ = body(String(decoding: open.bytes, as: UTF8.self), open.line) }
    }

    /// Nil where there is no value.
    init?(_ text: String, line: Int) {
        var parts: [String] = []
        var part = ""
        var isQuoted = false
        var rest = Substring(text)
        while let character = rest.popFirst(), isQuoted || character != ":" {
            switch character {
            case "\"": isQuoted.toggle()
            case ";" where !isQuoted:
                parts.append(part)
                part = ""
            default: part.append(character)
            }
        }
        parts.append(part)
        guard parts.count > 0, !parts[0].isEmpty, text.count > parts[0].count else { return nil }
        name = parts[0].uppercased()
        parameters = Dictionary(
            parts.dropFirst().compactMap { part in
                let pair = part.split(separator: "=", maxSplits: 1)
                return pair.count == 2 ? (pair[0].uppercased(), String(pair[1])) : nil
            }, uniquingKeysWith: { first, _ in first })
        value = String(rest)
        self.line = line
    }

    /// The value with its escapes undone: `\n`, `\,`, `\;`, `\\`.
    var text: String {
        var text = ""
        var isEscaped = false
        for character in value {
            if isEscaped {
                text.append(character == "n" || character == "N" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                text.append(character)
            }
        }
        return text
    }
}
