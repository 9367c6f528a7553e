public import Foundation
public import Texts

/// The folder of a database, which is for its owner only: what residents said and did stands there.
public struct PrivateFolder: Sendable {
    public let url: URL
    /// The file of the database.
    public let database: URL

    /// - Parameter database: Its file's name.
    public init(url: URL, database: String) {
        self.url = url
        self.database = url.appending(path: database)
    }

    /// What the product itself writes into it.
    private static let ownNames = ["mimamori.sqlite", "home.sqlite", "serve.lock", "cepstral-mean-", "secrets"]

    /// Makes folder and database if they are missing, and takes from others what rights they have.
    ///
    /// A folder that another account owns, or that holds other files too (`/tmp`, a home), is left as it is.
    /// - Returns: Why others can look into the folder; nil if they cannot.
    /// - Throws: `POSIXError`.
    public func secure() throws -> Text? {
        try make(url)
        let concern = try tighten()
        try makeDatabase()
        for suffix in ["", "-wal", "-shm", "-journal"] {
            let file = url.appending(path: database.lastPathComponent + suffix)
            guard let status = FileStatus(file), status.isRegular, status.isOurs, status.isOpenToOthers else {
                continue
            }
            try check(chmod(file.path, 0o600))
        }
        return concern
    }

    /// What to do if folder or database belong to another account, which may be why they cannot be used: somebody ran
    /// the program there as root.
    public var adviceToOwner: Text? {
        guard geteuid() != 0, [url, database].contains(where: { FileStatus($0)?.isOurs == false }) else { return nil }
        let account = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "\(geteuid())"
        return Text(
            en: "It belongs to another account: take it over with `sudo chown -R \(account) \(url.path)`, "
                + "or name another folder with --state.",
            ja: "ほかの人（root など）のものです。`sudo chown -R \(account) \(url.path)` で自分のものにするか、--state で別の場所を教えてください。")
    }

    private func make(_ folder: URL) throws {
        let parent = folder.deletingLastPathComponent()
        if FileStatus(folder) == nil, parent.path != folder.path {
            try make(parent)
            try check(mkdir(folder.path, 0o700))
            try giveToOwner(of: parent, folder)
        }
        guard FileStatus(folder)?.isFolder == true else { throw POSIXError(.ENOTDIR) }
    }

    private func tighten() throws -> Text? {
        guard let status = FileStatus(url), status.isOpenToOthers else { return nil }
        guard status.isOurs else {
            return Text(
                en: "\(url.path) belongs to another account, and others can look into it; "
                    + "name a folder of its own with --state",
                ja: "\(url.path) は、ほかの人のもので、中を見られます。--state で、専用の場所を教えてください")
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: url.path)
        guard names.allSatisfy({ name in Self.ownNames.contains { name.hasPrefix($0) } }) else {
            return Text(
                en: "\(url.path) holds other files too, and others can look into it; "
                    + "name a folder of its own with --state",
                ja: "\(url.path) には、ほかのファイルもあり、中を見られます。--state で、専用の場所を教えてください")
        }
        try check(chmod(url.path, 0o700))
        return nil
    }

    /// SQLite would make it with the rights of any other file; its companions (`-wal`, `-shm`) take over the database's.
    private func makeDatabase() throws {
        guard FileStatus(database) == nil else { return }
        let descriptor = open(database.path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        // Another process may have been first.
        guard descriptor >= 0 else { return errno == EEXIST ? () : try check(-1) }
        close(descriptor)
        try giveToOwner(of: url, database)
    }

    /// What root makes in somebody's folder is theirs: their own next run must be able to write it.
    private func giveToOwner(of folder: URL, _ made: URL) throws {
        guard geteuid() == 0, let owner = FileStatus(folder), !owner.isOurs else { return }
        try check(lchown(made.path, owner.user, owner.group))
    }

    private func check(_ result: Int32) throws {
        guard result != 0 else { return }
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
    }
}

/// What stat(2) says of a file.
private struct FileStatus {
    private let status: stat

    /// nil if there is none.
    init?(_ url: URL) {
        var status = stat()
        guard stat(url.path, &status) == 0 else { return nil }
        self.status = status
    }

    var isFolder: Bool { status.st_mode & S_IFMT == S_IFDIR }
    var isRegular: Bool { status.st_mode & S_IFMT == S_IFREG }
    var isOurs: Bool { status.st_uid == geteuid() }
    var isOpenToOthers: Bool { status.st_mode & 0o077 != 0 }
    var user: uid_t { status.st_uid }
    var group: gid_t { status.st_gid }
}
