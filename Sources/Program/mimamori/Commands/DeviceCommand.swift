import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Device
import DeviceLink
import Foundation
import HomeStore
import Logging
import Phrases
import Store
import Texts

struct DeviceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "device",
        abstract: Text(en: "Run a home's speaker, and register speakers with the service.", ja: "家のスピーカーを動かし、登録します。"),
        subcommands: [Run.self, Add.self, List.self, Revoke.self], defaultSubcommand: Run.self)
}

extension DeviceCommand {
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "Answer a home's questions, and report to the town's service what it must know.",
                ja: "家の質問に答え、町の係に知らせます。"),
            discussion: Text(
                en: """
                    What somebody must see to is written down first and sent until the service has it, through any break of \
                    line or power. Reads questions from standard input, a line each (--typed); a speaker with a microphone \
                    is `mimamori run` until the service hands out the town's data.
                    """,
                ja: "頼まれたことは、先に書いておき、届くまで送ります。線や電気が切れても、残ります。質問は、一行に一つ書きます。"))

        @OptionGroup var data: DataOptions
        @OptionGroup var town: TownOptions

        @Flag(help: ArgumentHelp(en: "Read typed questions.", ja: "字の質問を読みます。"))
        var typed = false

        @Option(
            help: ArgumentHelp(
                en: "The address of the town's service.", ja: "町の係の場所。", valueName: "http://127.0.0.1:8080"))
        var service: String

        @Option(
            help: ArgumentHelp(
                en: "The file with the secret that `mimamori device add` has written.",
                ja: "mimamori device add が書いた、合いことばのファイル。", valueName: "file"))
        var secret: String

        @Option(
            help: ArgumentHelp(
                en: "The household the speaker stands in. (default: the town's first)", ja: "スピーカーのある家。（なければ町の一つ目の家）"))
        var household: String?

        @Option(
            help: ArgumentHelp(
                en: "The folder of what the speaker keeps. (default: STATE_DIRECTORY, or ~/.local/state/mimamori)",
                ja: "スピーカーの記録の場所。（なければ STATE_DIRECTORY か ~/.local/state/mimamori）"))
        var state: String?

        func validate() throws {
            guard typed else {
                throw ValidationError(
                    Text(
                        en: "Only --typed is there yet: a speaker with a microphone is mimamori run.",
                        ja: "今は --typed だけです。マイクで使うときは mimamori run です。"))
            }
            guard let url = URL(string: service), url.scheme == "http" || url.scheme == "https", url.host() != nil
            else {
                throw ValidationError(
                    Text(
                        en: "--service needs an address such as http://127.0.0.1:8080.",
                        ja: "--service は http://127.0.0.1:8080 のように書いてください。"))
            }
        }

        func run() async throws {
            guard let service = URL(string: service) else { return }
            let token = try SecretFile(at: URL(filePath: secret)).token
            let store = try HomeStore.open(in: StateFolder.locate(option: state), warn: Terminal.warn)
            let sender = OutboxSender(
                store: store, service: service, token: token, logger: Logger(label: "mimamori"))
            try await withThrowingTaskGroup(of: Void.self) { group in
                // What waits from before is sent while the town's data are still being read.
                group.addTask { try await sender.run() }
                try await converse(store)
                group.cancelAll()
            }
        }

        private func converse(_ store: HomeStore) async throws {
            let folder = try data.folder()
            let town = try town.load(from: folder)
            let home = try town.household(household)
            let rules = HomeRulesClient(store: store, town: town.town, household: home)
            var dialogue = try folder.typedDialogue(in: home, of: town, locale: data.locale, rules: rules)
            Terminal.note(Text(en: "Ready.", ja: "用意ができました。"))
            for await line in Terminal.lines() where !line.allSatisfy(\.isWhitespace) {
                let answer = try await dialogue.answer(line, at: Date())
                Terminal.show(verbatim: answer.reply.text)
                if let trouble = answer.trouble { Terminal.warn(trouble) }
            }
            try await waitForOutbox(store)
        }

        /// At the end of the questions what was said is sent, if the service can be reached.
        private func waitForOutbox(_ store: HomeStore) async throws {
            for _ in 0..<50 {
                if try await store.outbox().waiting.values.allSatisfy({ $0 == 0 }) { return }
                try await Task.sleep(for: .milliseconds(100))
            }
            let waiting = try await store.outbox().waiting.values.reduce(0, +)
            Terminal.warn(
                Text(
                    en: "\(waiting) events wait for the service; they are sent the next time",
                    ja: "\(waiting) のことが、まだ届いていません。次に動かしたときに送ります"))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(
                en: "Register a speaker in a home, and write its secret into a file.",
                ja: "家のスピーカーを登録し、合いことばをファイルに書きます。"),
            discussion: Text(
                en: "With --json one object: id, household, secretFile. The secret itself is only in that file.",
                ja: "--json なら id、household、secretFile を出します。合いことばは、ファイルだけにあります。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var json: JSONOption

        @Option(
            name: .shortAndLong,
            help: ArgumentHelp(
                en: "The file of the secret. (default: secrets/HOUSEHOLD.secret beside the database)",
                ja: "合いことばのファイル。（なければ、記録の場所の secrets/家.secret）"))
        var output: String?

        @Argument(help: ArgumentHelp(en: "The household's id.", ja: "家の id。"))
        var household: String

        func run() async throws {
            let store = try options.open()
            let file =
                output.map { URL(filePath: $0) }
                ?? StateFolder.locate(option: options.state).appending(path: "secrets/\(household).secret")
            // Before anything is registered: a secret that cannot be written would be lost.
            let place = try SecretFile.reserve(file)
            guard let secret = try await store.addDevice(to: household, at: Date()) else {
                try? FileManager.default.removeItem(at: file)
                throw CommandFailure(
                    Text(
                        en: "there is no household “\(household)” in the town's list",
                        ja: "町の名簿に、家「\(household)」はありません"))
            }
            try place.write(secret.token)
            if json.json {
                return try Terminal.print(
                    json: Line(id: secret.device, household: household, secretFile: file.path))
            }
            Terminal.show(
                Text(
                    en: "Device \(secret.device) of household \(household); its secret is in \(file.path).",
                    ja: "家 \(household) の機械 \(secret.device)。合いことばは \(file.path) にあります。"))
        }

        /// The keys are a contract with scripts.
        private struct Line: Encodable {
            var id: String
            var household: String
            var secretFile: String
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "List the speakers, and when each was last heard of.", ja: "スピーカーと、さいごに知らせが来た時を出します。"))

        @OptionGroup var options: StateOptions
        @OptionGroup var output: JSONOption

        func run() async throws {
            for device in try await options.open().devices() {
                if output.json {
                    try Terminal.print(json: Line(device))
                } else {
                    Terminal.show(device.line)
                }
            }
        }

        /// The keys are a contract with scripts.
        private struct Line: Encodable {
            var id: String
            var household: String
            var addedAt: String
            var lastSeenAt: String?
            var revokedAt: String?

            init(_ device: RegisteredDevice) {
                (id, household) = (device.id, device.household)
                addedAt = device.addedAt.formatted(.iso8601)
                lastSeenAt = device.lastSeenAt?.formatted(.iso8601)
                revokedAt = device.revokedAt?.formatted(.iso8601)
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: Text(en: "Take a lost or stolen speaker's access away.", ja: "落としたり取られたりしたスピーカーを止めます。"))

        @OptionGroup var options: StateOptions

        @Argument(help: ArgumentHelp(en: "The device's id.", ja: "機械の id。"))
        var id: String

        func run() async throws {
            guard try await options.open().revokeDevice(id, at: Date()) else {
                throw CommandFailure(
                    Text(
                        en: "there is no device “\(id)”: see mimamori device list",
                        ja: "機械「\(id)」はありません。mimamori device list で見てください"))
            }
            Terminal.show(Text(en: "Revoked.", ja: "使えなくしました。"))
        }
    }
}

extension RegisteredDevice {
    fileprivate var line: Text {
        let seen =
            lastSeenAt.map { Text(en: "last heard \($0.formatted(.iso8601))", ja: "さいごの知らせ \($0.formatted(.iso8601))") }
            ?? Text(en: "not heard of yet", ja: "まだ知らせがありません")
        let end = revokedAt == nil ? Text(verbatim: "") : Text(en: "  revoked", ja: "  使えません")
        return Text(verbatim: "\(id)  \(household)  ") + seen + end
    }
}
