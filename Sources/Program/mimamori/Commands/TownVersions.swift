import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Foundation
import OpenData
import Rules
import Store
import Texts

extension Store {
    /// The versions of the town, the newest first; an error if there is none.
    fileprivate func existingVersions() async throws -> [TownVersion] {
        let versions = try await townVersions()
        guard !versions.isEmpty else {
            throw CommandFailure(
                Text(
                    en: "No version has been imported: mimamori town import FOLDER.",
                    ja: "まだ何もとりこんでいません。mimamori town import でとりこんでください。"))
        }
        return versions
    }
}

extension TownCommand {
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "Check a town's folder and put it in force as a new version.", ja: "町のデータを調べて、新しい版として使います。"),
            discussion: Text(
                en: """
                    Nothing is imported where there is an error: see `town check`. Speakers that run answer from the new \
                    version from their next question on.
                    """, ja: "まちがいがあれば、とりこみません。`town check` で見てください。動いているスピーカーは、次の質問から新しい版で答えます。"))

        @Option(name: .customLong("state"), help: ArgumentHelp(en: "The folder of the database.", ja: "記録の場所。"))
        var state: String?

        @Option(
            help: ArgumentHelp(
                en: "The day to judge by, as 2026-12-01. (default: today)", ja: "いつの日で調べるか。例：2026-12-01（なければ今日）"),
            transform: Moment.day)
        var on: CalendarDate?

        @OptionGroup var output: JSONOption

        @Argument(help: ArgumentHelp(en: "A folder with town.yml.", ja: "town.yml のある場所。", valueName: "folder"))
        var folder: String

        func run() async throws {
            let bundle = try TownBundle(at: URL(filePath: folder))
            let reading = try bundle.reading()
            let errors = TownCheck(reading).issues(on: on).filter { $0.severity == .error }
            guard errors.isEmpty else {
                for error in errors {
                    Terminal.note(error.text)
                }
                Terminal.warn(
                    Text(
                        en: "nothing was imported: correct the \(errors.count) errors first",
                        ja: "とりこみませんでした。先に \(errors.count) のまちがいを直してください"))
                throw ExitCode.failure
            }
            let key = TownKey(id: reading.town.id, timeZone: reading.town.timeZone)
            let store = try StateFolder.open(state, town: key, warn: Terminal.warn)
            let version = try await store.importTown(files: bundle.files, at: Date())
            if output.json {
                try Terminal.print(json: VersionLine(version))
            } else {
                Terminal.show(version.nowInForce)
            }
        }
    }

    struct Versions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "List the versions of a town, the newest first.", ja: "町の版を、新しい順に出します。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var output: JSONOption

        func run() async throws {
            for version in try await options.open().existingVersions() {
                if output.json {
                    try Terminal.print(json: VersionLine(version))
                } else {
                    let line = "\(version.id)  \(version.town)  \(version.importedAt.formatted(.iso8601))"
                    let mark = version.isInForce ? Text(en: "  in force", ja: "  今の版") : Text(verbatim: "")
                    Terminal.show(Text(verbatim: line) + mark)
                }
            }
        }
    }

    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "Say in plain words what one version changes against another.", ja: "二つの版のちがいを、やさしいことばで出します。"),
            discussion: Text(
                en:
                    "Without numbers: the version in force against the one before it. With --json {\"en\", \"ja\"} a line.",
                ja: "番号がなければ、今の版と前の版をくらべます。--json なら一行に {\"en\", \"ja\"} です。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var output: JSONOption

        @Option(
            help: ArgumentHelp(
                en: "The day from which on collections are compared. (default: today)", ja: "この日から後の集める日をくらべます。（なければ今日）"
            ), transform: Moment.day)
        var on: CalendarDate?

        @Argument(help: ArgumentHelp(en: "The older version.", ja: "古い版。"))
        var from: Int64?

        @Argument(help: ArgumentHelp(en: "The newer version.", ja: "新しい版。"))
        var to: Int64?

        func run() async throws {
            let store = try options.open()
            let versions = try await store.existingVersions()
            let new = to ?? versions.first(where: \.isInForce)?.id ?? versions[0].id
            guard let old = from ?? versions.map(\.id).first(where: { $0 < new }) else {
                throw CommandFailure(
                    Text(en: "There is nothing to compare version \(new) with.", ja: "版 \(new) とくらべる版がありません。"))
            }
            let known = Set(versions.map(\.id))
            for version in [old, new] where !known.contains(version) {
                throw ValidationError(unknownVersion(version))
            }
            let (before, after) = (try await read(old, store), try await read(new, store))
            let zone = TimeZone(identifier: after.timeZone) ?? .gmt
            let today = on ?? LocalTime(Date(), in: zone).date
            let changes = TownDifference(from: before, to: after, today: today).changes
            for change in changes {
                if output.json {
                    try Terminal.print(json: ["en": change.en, "ja": change.ja])
                } else {
                    // Both: staff and residents read one, this terminal may be set to the other.
                    Terminal.show(verbatim: change.in(Terminal.language))
                    Terminal.show(verbatim: "  \(Terminal.language == .ja ? change.en : change.ja)")
                }
            }
            if changes.isEmpty, !output.json {
                Terminal.show(Text(en: "Nothing changes for residents.", ja: "住民に関わることは、変わりません。"))
            }
        }

        private func read(_ version: Int64, _ store: Store) async throws -> Town {
            try TownBundle(files: await store.townFiles(of: version)).reading().town
        }
    }

    struct Rollback: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Put an earlier version in force again.", ja: "前の版にもどします。"),
            discussion: Text(en: "Without a number: the one before.", ja: "番号がなければ、一つ前の版です。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var output: JSONOption

        @Argument(help: ArgumentHelp(en: "The version.", ja: "版。"))
        var version: Int64?

        func run() async throws {
            let store = try options.open()
            let versions = try await store.existingVersions()
            let current = versions.first(where: \.isInForce)?.id ?? versions[0].id
            guard let target = version ?? versions.map(\.id).first(where: { $0 < current }) else {
                throw CommandFailure(
                    Text(en: "There is no version before \(current).", ja: "版 \(current) より前の版はありません。"))
            }
            guard try await store.restoreTown(version: target) else {
                throw ValidationError(unknownVersion(target))
            }
            let restored = try await store.townVersions().first { $0.id == target }
            if output.json {
                try restored.map { try Terminal.print(json: VersionLine($0)) }
            } else {
                restored.map { Terminal.show($0.nowInForce) }
            }
        }
    }

    /// One version as JSON: the keys are a contract with scripts.
    fileprivate struct VersionLine: Encodable {
        var version: Int64
        var town: String
        var importedAt: String
        var inForce: Bool

        init(_ version: Store.TownVersion) {
            self.version = version.id
            town = version.town
            importedAt = version.importedAt.formatted(.iso8601)
            inForce = version.isInForce
        }
    }
}

extension Store.TownVersion {
    fileprivate var nowInForce: Text {
        Text(en: "Version \(id) of \(town) is in force.", ja: "\(town) の版 \(id) を使っています。")
    }
}

private func unknownVersion(_ version: Int64) -> Text {
    Text(
        en: "There is no version \(version): see mimamori town versions.",
        ja: "版 \(version) はありません。mimamori town versions で見てください。")
}
