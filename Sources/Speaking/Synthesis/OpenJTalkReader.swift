import Foundation
import Japanese

/// How Open JTalk's dictionary (NAIST Japanese Dictionary) reads names of which a town publishes no readings. It guesses:
/// of the things of four real towns, about one in fifty is read wrongly, so a person should look at them.
public struct OpenJTalkReader: Sendable {
    private let installation: OpenJTalkVoice.Installation

    /// The program reads lines of 1,023 bytes and cuts off the rest.
    private static let longestLine = 900
    private static let separator = "。"

    public init(_ installation: OpenJTalkVoice.Installation) {
        self.installation = installation
    }

    /// - Returns: Name to its reading in hiragana; names with a word that the dictionary does not have are left out.
    /// - Throws: `SynthesisError`; `CancellationError`.
    public func readings(of names: [String]) async throws -> [String: String] {
        var readings: [String: String] = [:]
        for line in lines(of: names) {
            let words = try await installation.read(line.map(Self.plain).joined(separator: Self.separator)).words
            let parts = words.split(omittingEmptySubsequences: false) { $0.base == Self.separator }
            // A name that it takes apart otherwise would give its neighbours each other's readings.
            guard parts.count == line.count else { continue }
            for (name, words) in zip(line, parts) {
                let read = words.compactMap(\.reading)
                guard read.count == words.count, !read.joined().isEmpty else { continue }
                readings[name] = read.joined().hiragana
            }
        }
        return readings
    }

    /// The names, as many on a line as it may hold.
    private func lines(of names: [String]) -> [[String]] {
        var lines: [[String]] = []
        var room = 0
        for name in names where name.utf8.count < Self.longestLine {
            let length = name.utf8.count + Self.separator.utf8.count
            if length > room {
                lines.append([])
                room = Self.longestLine
            }
            lines[lines.count - 1].append(name)
            room -= length
        }
        return lines
    }

    private static func plain(_ name: String) -> String {
        name.filter { !$0.isWhitespace }.replacing(separator, with: "、")
    }
}
