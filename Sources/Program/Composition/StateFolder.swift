public import Foundation
public import Store
public import Texts

/// Where the database lives: what the program writes, apart from what people edit.
public enum StateFolder {
    /// `--state`, then systemd's `STATE_DIRECTORY`, then the user's own state folder (XDG Base Directory).
    public static func locate(
        option: String?, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> URL {
        let named = { (name: String) in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        if let option { return URL(filePath: option) }
        // Several are separated by colons (systemd.exec(5)).
        if let folder = named("STATE_DIRECTORY")?.split(separator: ":").first { return URL(filePath: String(folder)) }
        let home = named("HOME").map { URL(filePath: $0) } ?? FileManager.default.homeDirectoryForCurrentUser
        // A relative path is to be ignored (XDG Base Directory).
        let base = named("XDG_STATE_HOME").flatMap { $0.hasPrefix("/") ? URL(filePath: $0) : nil }
        return (base ?? home.appending(path: ".local/state")).appending(path: "mimamori")
    }

    /// The database there, with a warning if others can look into the folder.
    public static func open(_ option: String?, warn: (Text) -> Void) throws -> Store {
        try Store.open(in: locate(option: option), warn: warn)
    }
}
