import Foundation
import Rules

/// The town as the version in force describes it. It is read anew when another version has been put in force, by this
/// process or by another.
actor TownInForce {
    private let store: Store
    private let reader: (@Sendable ([String: Data]) throws -> Town)?
    private var town: Town
    private var version: Store.TownVersion.ID?

    init(_ town: Town, store: Store, reader: (@Sendable ([String: Data]) throws -> Town)?) {
        self.town = town
        self.store = store
        self.reader = reader
    }

    /// The town to answer from. Where the version in force cannot be read, what was in force before stays so.
    func current() async -> Town {
        guard let reader, let latest = try? await store.townInForce(town.id), latest != version else { return town }
        if let files = try? await store.townFiles(of: latest), let read = try? reader(files) {
            town = read
            version = latest
        }
        return town
    }
}
