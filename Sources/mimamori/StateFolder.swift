import Foundation

/// Where the database lives: what the program writes, apart from what people edit.
enum StateFolder {
    /// `--state`, then systemd's `STATE_DIRECTORY`, then the user's own state folder (XDG Base Directory).
    static func locate(
        option: String?, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> URL {
        if let named = option ?? environment["STATE_DIRECTORY"] { return URL(filePath: named) }
        let home = FileManager.default.homeDirectoryForCurrentUser
        let base = environment["XDG_STATE_HOME"].map { URL(filePath: $0) } ?? home.appending(path: ".local/state")
        return base.appending(path: "mimamori")
    }
}
