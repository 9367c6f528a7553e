import Foundation

/// The files of one folder, mapped into memory rather than read: what is too large to be a town's file is found out
/// without ever being there.
struct FolderFiles {
    let folder: URL

    init(in folder: URL) {
        self.folder = folder
    }

    /// - Throws: Foundation's error for a file that cannot be read.
    func data(_ file: String) throws -> Data {
        try Data(contentsOf: folder.appending(path: file), options: .mappedIfSafe)
    }
}
