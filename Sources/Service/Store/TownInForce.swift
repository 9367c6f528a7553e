import Foundation
import Rules
import Texts

/// The town as the version in force describes it. It is read anew when another version has been put in force, by this
/// process or by another.
actor TownInForce {
    private let store: Store
    private let reader: (@Sendable ([String: Data]) throws -> Town)?
    private let warn: @Sendable (Text) -> Void
    private var town: Town
    private var version: Store.TownVersion.ID?
    /// What `warn` was told since a version was last read.
    private var warnings: Set<Text> = []

    init(
        _ town: Town, store: Store, reader: (@Sendable ([String: Data]) throws -> Town)?,
        warn: @escaping @Sendable (Text) -> Void
    ) {
        self.town = town
        self.store = store
        self.reader = reader
        self.warn = warn
    }

    /// The town to answer from. If the version in force cannot be read, the version before it stays in force.
    func current() async -> Town {
        guard let reader else { return town }
        do {
            let latest = try await store.townInForce()
            if let latest, latest != version { try await read(latest, with: reader) }
            warnings = []
        } catch {
            keepTown(because: Text(error))
        }
        return town
    }

    private func read(_ latest: Store.TownVersion.ID, with reader: ([String: Data]) throws -> Town) async throws {
        let files = try await store.townFiles(of: latest)
        do {
            town = try reader(files)
            version = latest
        } catch {
            throw VersionNotReadable(version: latest, reason: Text(error))
        }
    }

    /// Warns once for each cause, although every question meets it.
    private func keepTown(because reason: Text) {
        // A question that was cancelled says nothing about the town.
        guard !Task.isCancelled, warnings.insert(reason).inserted else { return }
        warn(
            Text(
                en: "the town's new data cannot be read, answers still come from the data before: ",
                ja: "町の新しいデータを読めません。前のデータで答えます。") + reason)
    }
}

private struct VersionNotReadable: ExplainedError {
    var version: Store.TownVersion.ID
    var reason: Text

    var text: Text {
        Text(en: "version \(version): ", ja: "版 \(version)：") + reason
    }
}
