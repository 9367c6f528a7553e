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
        let checked: KeyChecked<ServiceFile>
        do {
            checked = try YAMLDecoder().decode(KeyChecked<ServiceFile>.self, from: String(readingText: url))
        } catch let error as DataFileError {
            throw error
        } catch {
            throw DataFileError(
                subject: url.relativePath, reason: Text(en: "this cannot be read: \(error)", ja: "読めません：\(error)"),
                remedy: Text(en: "write host, port and state, one on each line", ja: "host、port、state を、一行に一つ書いてください"))
        }
        if let unknown = checked.unknownKeys.first {
            throw DataFileError(
                subject: url.relativePath, reason: unknown.message,
                remedy: Text(en: "correct the key", ja: "字を直してください"))
        }
        self = checked.value
    }
}
