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
    /// - Parameter town: Whose data are meant.
    public static func open(_ option: String?, town: TownKey, warn: (Text) -> Void) throws -> Store {
        try Store.open(in: locate(option: option), town: town, warn: warn)
    }

    /// The same for a command that is not told the town's folder.
    /// - Parameter id: The town's id, if the database holds several towns.
    /// - Throws: `TownNotChosen` if that leaves a doubt.
    public static func open(_ option: String?, townID id: String?, warn: (Text) -> Void) throws -> Store {
        let folder = locate(option: option)
        let known = try Store.towns(in: folder)
        let meant = known.filter { id == nil || $0.id == id }
        guard meant.count == 1 else { throw TownNotChosen(id: id, known: known.map(\.id), folder: folder.path) }
        return try Store.open(in: folder, town: meant[0], warn: warn)
    }
}

/// A command does not know which town's data are meant.
public struct TownNotChosen: ExplainedError {
    var id: String?
    /// Empty if there is no database yet, or one that does not name its town.
    var known: [String]
    var folder: String

    public var text: Text {
        guard !known.isEmpty else {
            return Text(
                en: "there is no town in the database in \(folder) yet: start mimamori run or serve with the town's "
                    + "folder, or import it with mimamori town import",
                ja: "\(folder) には、まだ町がありません。mimamori run か serve を町の場所で動かすか、mimamori town import でとりこんでください")
        }
        let names = known.joined(separator: ", ")
        guard let id else {
            return Text(
                en: "the database holds several towns: choose one with --town: \(names)",
                ja: "町がいくつもあります。--town で選んでください：\(names)")
        }
        return Text(
            en: "the database holds no town “\(id)”: choose one of: \(names)",
            ja: "町「\(id)」はありません。次から選んでください：\(names)")
    }
}
