public import DataFiles
public import Foundation
import OpenData
public import Recognition
import Rules
public import Store
import Synchronization
public import Texts

extension TownFiles {
    /// Whose data these are.
    public var key: TownKey { TownKey(id: town.id, timeZone: town.timeZone) }

    /// The rules service that answers from these files alone, whatever was imported into `store`.
    public func rules(in store: Store) throws -> LocalRulesClient {
        try takeOver(into: store)
        return LocalRulesClient(store: store, town: town)
    }

    /// A rules service that forgets everything with its last user.
    public func rulesInMemory() throws -> LocalRulesClient {
        try rules(in: Store.inMemory(key))
    }

    private func takeOver(into store: Store) throws {
        try store.takeOver(households, districts: town.districts, at: Date())
    }

    /// The rules service that answers from the version of the town in force in `store`, and from these files until one
    /// was imported.
    /// - Parameters:
    ///   - alerts: The folder into which alerts are dropped; nil for the one that the town names.
    ///   - warn: Takes, once each, what only staff can judge: an alert, a version that cannot be read.
    public func rulesInForce(
        in store: Store, alerts: URL? = nil, warn: @escaping @Sendable (Text) -> Void
    ) throws -> LocalRulesClient {
        try takeOver(into: store)
        return LocalRulesClient(
            store: store, town: town, reader: { try TownBundle(files: $0).reading().town },
            warn: warn, alerts: alertSource(alerts, warn))
    }

    private func alertSource(
        _ named: URL?, _ warn: @escaping @Sendable (Text) -> Void
    ) -> LocalRulesClient.AlertSource {
        guard let url = named ?? alerts else { return { _, _ in [] } }
        let folder = AlertFolder(at: url)
        let told = Mutex<[AlertReport.Finding]>([])
        return { town, time in
            let report = try await folder.report(for: town, at: time)
            let forStaff = report.findings.filter { $0.fate == .forStaff }
            let new = told.withLock { told in
                defer { told = forStaff }
                return forStaff.filter { !told.contains($0) }
            }
            for finding in new {
                warn(
                    Text(
                        en: "an alert is not on the air, look at it: \(finding.file): ",
                        ja: "放送しない知らせがあります。見てください。\(finding.file)：") + finding.reason)
            }
            return report.alerts
        }
    }
}

extension DeviceFiles {
    /// What can be heard of the version in force, if another one has come into force since the last call.
    public func vocabulariesInForce(in store: Store) -> @Sendable () async throws -> [Vocabulary] {
        let known = Mutex<Store.TownVersion.ID?>(nil)
        return {
            guard let version = try await store.townInForce(), known.withLock({ $0 != version }) else {
                return []
            }
            known.withLock { $0 = version }
            let town = try TownBundle(files: await store.townFiles(of: version)).reading().town
            return try await vocabularies(of: town)
        }
    }
}
