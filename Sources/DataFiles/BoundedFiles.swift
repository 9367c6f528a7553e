import Foundation
import OpenData

/// The files of one folder, read without ever holding more than a town's data can need.
struct BoundedFiles {
    let folder: URL

    /// The largest published set is a hundred times smaller.
    static let largestFile = 32 * 1024 * 1024

    init(in folder: URL) {
        self.folder = folder
    }

    /// - Throws: `DataError` for a file that is too large to be what it says, Foundation's error for one that cannot be
    ///   read.
    func data(_ file: String) throws -> Data {
        try data(file, atMost: Self.largestFile)
    }

    func data(_ file: String, atMost limit: Int) throws -> Data {
        let url = folder.appending(path: file)
        let size = try url.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
        guard size <= limit else {
            throw DataError(
                file: file,
                "is \(size / 1_048_576) MB, and no more than \(limit / 1_048_576) MB are read: see whether "
                    + "this is the right file")
        }
        return try Data(contentsOf: url, options: .mappedIfSafe)
    }
}
