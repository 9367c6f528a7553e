import Foundation

/// Where the files of a town come from. The caller does the reading; what fails is an issue and not the end.
struct FileSource {
    private let read: (String) throws -> Data

    init(_ read: @escaping (String) throws -> Data) {
        self.read = read
    }

    /// The text of a file; nil, with an issue, where there is none.
    /// - Parameter severity: Nil for a file that nobody has to have.
    func text(_ file: String, ifMissing severity: DataIssue.Severity? = .error) -> Reading<String?> {
        do {
            return Reading(try TextDecoding.text(of: try read(file), file: file))
        } catch let error as DataError {
            return Reading(nil, issues: [DataIssue(error)])
        } catch {
            guard let severity else { return Reading(nil) }
            return Reading(
                nil, issues: [DataIssue(severity, file: file, "cannot be read: \(error.localizedDescription)")])
        }
    }
}
