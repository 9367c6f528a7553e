import Foundation

/// One property of an iCalendar file: `NAME;PARAMETER=value:value`.
struct ICalendarLine {
    var name: String
    /// Names in upper case.
    var parameters: [String: String]
    /// As written, escapes included.
    var value: String
    /// Where it begins, counted from 1.
    var line: Int

    /// The lines of a file with folded ones joined. Joined as bytes, because a line may have been folded inside a letter.
    static func lines(of data: Data) -> [(text: String, line: Int)] {
        var lines: [(bytes: [UInt8], line: Int)] = []
        for (index, part) in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated() {
            let bytes = part.last == UInt8(ascii: "\r") ? part.dropLast() : part
            if let first = bytes.first, first == UInt8(ascii: " ") || first == UInt8(ascii: "\t"), !lines.isEmpty {
                lines[lines.count - 1].bytes += bytes.dropFirst()
            } else if !bytes.isEmpty {
                lines.append((Array(bytes), index + 1))
            }
        }
        return lines.map { (String(decoding: $0.bytes, as: UTF8.self), $0.line) }
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
