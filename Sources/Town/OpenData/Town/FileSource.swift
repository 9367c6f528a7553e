import Foundation
import Texts

/// Where the files of a town come from. The caller does the reading; what fails is an issue and not the end.
struct FileSource {
    private let read: (String) throws -> Data

    init(_ read: @escaping (String) throws -> Data) {
        self.read = read
    }

    /// The text of a file; nil, with an issue, where there is none.
    /// - Parameter severity: Nil for a file that nobody has to have.
    func text(_ file: String, ifMissing severity: DataIssue.Severity? = .error) -> Reading<String?> {
        let data = data(file, ifMissing: severity)
        guard let bytes = data.value else { return Reading(nil, issues: data.issues) }
        do throws(DataError) {
            return Reading(try TextDecoding.text(of: bytes, file: file))
        } catch {
            return Reading(nil, issues: [DataIssue(error)])
        }
    }

    /// The bytes of a file; nil, with an issue, where there is none.
    func data(_ file: String, ifMissing severity: DataIssue.Severity? = .error) -> Reading<Data?> {
        do {
            return Reading(try read(file))
        } catch let error as DataError {
            return Reading(nil, issues: [DataIssue(error)])
        } catch {
            let issue = severity.map {
                DataIssue(
                    $0, file: file,
                    Text(
                        en: "cannot be read: \(error.localizedDescription)", ja: "読めません（\(error.localizedDescription)）")
                )
            }
            return Reading(nil, issues: [issue].compactMap(\.self))
        }
    }
}
