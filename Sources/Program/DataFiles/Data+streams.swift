public import Foundation
import Texts

extension Data {
    /// All that a file holds, or that comes out of a pipe, a FIFO or a device such as `/dev/stdin` until it ends.
    ///
    /// Foundation reads regular files only.
    /// - Throws: Foundation's error, `EndlessStream`.
    public init(readingToEnd url: URL) throws {
        guard url.isStream else {
            self = try Data(contentsOf: url)
            return
        }
        let handle = try url.openDescriptor ?? FileHandle(forReadingFrom: url)
        self.init()
        while let part = try handle.read(upToCount: 1 << 20), !part.isEmpty {
            append(part)
            guard count <= EndlessStream.maximumBytes else { throw EndlessStream() }
        }
    }
}

/// A stream of which more came than any file that is read at once has.
struct EndlessStream: ExplainedError {
    /// Two hours of speech at 16 kHz, which still fit into the memory of a small machine.
    static let maximumBytes = 1 << 28

    var text: Text {
        Text(
            en: "more than \(Self.maximumBytes >> 20) MB came and there was no end: write less, or into a file first",
            ja: "\(Self.maximumBytes >> 20) MB をこえても終わりません。少なくするか、先にファイルに書いてください")
    }
}

extension URL {
    /// Standard input for `-`, as other commands have it, else the file of that path.
    public init(fileArgument path: String) {
        self.init(filePath: path == "-" ? "/dev/stdin" : path)
    }

    /// Whether it can be read once, from its beginning to its end.
    fileprivate var isStream: Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return [S_IFIFO, S_IFCHR, S_IFSOCK].contains(status.st_mode & S_IFMT)
    }

    /// A descriptor that this process was started with: a socket cannot be opened by its name.
    fileprivate var openDescriptor: FileHandle? {
        let number: Int32? = path == "/dev/stdin" ? 0 : path.hasPrefix("/dev/fd/") ? Int32(lastPathComponent) : nil
        return number.map { FileHandle(fileDescriptor: $0, closeOnDealloc: false) }
    }

    /// The folder in which names that a file mentions are looked up; for what has no place of its own the working
    /// folder.
    package var folderOfNames: URL {
        path.hasPrefix("/dev/") ? .currentDirectory() : deletingLastPathComponent()
    }
}
