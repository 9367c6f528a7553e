public import Foundation
import Texts
import Yams

/// The settings of the town's service as people write them: `host`, `port`, `state`, all optional.
public struct ServiceFile: Sendable, Decodable {
    public var host: String?
    public var port: Int?
    public var state: String?

    public init() {}

    /// - Throws: `DataFileError` with what is wrong.
    public init(at url: URL) throws {
        let text = try String(readingText: url)
        let checked: KeyChecked<ServiceFile>
        do {
            // A file of remarks only holds no value at all.
            checked = try YAMLDecoder().decode(from: Yams.compose(yaml: text) == nil ? "{}" : text)
        } catch DecodingError.typeMismatch(_, let context) where !context.codingPath.isEmpty {
            throw Self.unusable(context.codingPath[0].stringValue, in: url)
        } catch {
            throw DataFileError(
                subject: url.relativePath,
                reason: Text(en: "this is no YAML with settings", ja: "YAML の設定ではありません"), remedy: Self.remedy)
        }
        if let unknown = checked.unknownKeys.first {
            throw DataFileError(
                subject: url.relativePath, reason: unknown.message,
                remedy: Text(en: "correct the key", ja: "字を直してください"))
        }
        self = checked.value
        guard port.map((0...65535).contains) ?? true else { throw Self.unusable("port", in: url) }
    }

    private static let remedy = Text(
        en: "write host, port and state, one on each line, such as “port: 8080”",
        ja: "host、port、state を、「port: 8080」のように、一行に一つ書いてください")

    private static func unusable(_ key: String, in url: URL) -> DataFileError {
        DataFileError(
            subject: url.relativePath,
            reason: Text(en: "the value of “\(key)” cannot be used", ja: "「\(key)」の値が使えません"), remedy: remedy)
    }
}
