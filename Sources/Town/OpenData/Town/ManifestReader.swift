import Foundation
import Japanese
import Rules
import Texts

/// What the chapters of a town share: it reads the words of one YAML file and the files that it names, and collects
/// what is wrong with them.
struct ManifestReader {
    let yaml: YAMLFile
    let source: FileSource
    var issues: [DataIssue] = []

    // MARK: - Reporting

    /// - Parameter path: The value that is wrong.
    mutating func report(_ path: [String], severity: DataIssue.Severity = .error, _ message: Text) {
        issues.append(DataIssue(severity, file: yaml.file, line: yaml.line(path), message))
    }

    /// Keeps the issues of a reading.
    mutating func take<Value>(_ reading: Reading<Value>) -> Value {
        issues += reading.issues
        return reading.value
    }

    // MARK: - Files

    /// What `read` makes of a file; nil, with an issue, where there is none.
    mutating func file<Value>(_ name: String, _ read: (String, String) -> Reading<Value>) -> Value? {
        take(source.text(name)).map { take(read($0, name)) }
    }

    // MARK: - Words

    mutating func date(_ text: String, _ path: [String]) -> CalendarDate? {
        let date = JapaneseDate.date(text)
        if date == nil { report(path, .noDate(text, example: "2026-12-31")) }
        return date
    }

    mutating func hours(_ value: String?, _ path: [String]) -> OpeningHours? {
        guard let value else { return nil }
        do throws(OpeningHoursError) {
            return try OpeningHoursParser.parse(value)
        } catch {
            report(path, OpeningHoursLint.finding(error).text)
            return nil
        }
    }

    /// The ways to say a thing. A Japanese one without readings cannot be heard: it is left out, with an issue. If there
    /// are no Japanese ones, Japanese say the name.
    /// - Parameter path: The thing that has the phrases.
    mutating func spoken(
        _ phrases: TownManifest.Phrases?, _ name: TownManifest.Names, _ path: [String]
    ) -> [String: [String]] {
        var spoken = phrases ?? [:]
        guard let japanese = spoken["ja"] else {
            spoken["ja"] = RubyText.phrase(name["ja"] ?? "", reading: name["ja-Hrkt"]).map { [$0] }
            return spoken
        }
        spoken["ja"] = japanese.enumerated().compactMap { index, phrase in
            do throws(RubyError) {
                let text = try RubyText(phrase)
                guard let unread = text.unread.first else { return phrase }
                throw RubyError(
                    phrase,
                    reason: Text(
                        en: "write how “\(unread)” is read: \(unread)《…》", ja: "「\(unread)」の読みを書いてください。例：\(unread)《…》"))
            } catch {
                report(path + ["phrases", "ja", String(index)], error.text)
                return nil
            }
        }
        return spoken
    }
}
