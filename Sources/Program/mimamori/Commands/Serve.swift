import ArgumentParser
import CommandSupport
import Composition
import DataFiles
import Foundation
import Logging
import Rules
import ServiceLifecycle
import Store
import Texts
import UnixSignals
import WebService

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: Text(
            en: "Run the town's service, to which the speakers of all homes report.", ja: "町の係を動かします。家のスピーカーが、ここに知らせます。"
        ),
        discussion: Text(
            en: """
                Listens on this machine only (127.0.0.1), unless --host names another address: put a proxy that encrypts \
                before it then. Ctrl-C or SIGTERM ends it within two seconds. Other commands, such as `mimamori requests`, \
                work beside it.
                """,
            ja: "--host がなければ、この機械からだけつながります。Ctrl-C で終わります。mimamori requests などは、動いている間も使えます。"))

    @OptionGroup var data: DataOptions
    @OptionGroup var town: TownOptions

    @Option(
        help: ArgumentHelp(
            en: "A YAML file with host, port and state; options on the command line count more.",
            ja: "host、port、state を書いた YAML。", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            en: "The folder of the database. (default: STATE_DIRECTORY, or ~/.local/state/mimamori)",
            ja: "記録の場所。（なければ STATE_DIRECTORY か ~/.local/state/mimamori）"))
    var state: String?

    @Option(help: ArgumentHelp(en: "The address to listen on. (default: 127.0.0.1)", ja: "待つ場所。（なければ 127.0.0.1）"))
    var host: String?

    @Option(
        help: ArgumentHelp(
            en: "The port; 0 takes one that is free. (default: 8080)", ja: "ポートの番号。0 なら空いているもの。（なければ 8080）"))
    var port: Int?

    /// How long requests that have begun may take to end after Ctrl-C or SIGTERM.
    private static let timeToDrain = Duration.milliseconds(1500)

    func validate() throws {
        guard port.map((0...65535).contains) ?? true else {
            throw ValidationError(Text(en: "--port must be between 0 and 65535.", ja: "--port は 0 から 65535 までです。"))
        }
    }

    func run() async throws {
        let file = try config.map { try ServiceFile(at: URL(filePath: $0)) } ?? ServiceFile()
        let state = StateFolder.locate(option: state ?? file.state)
        let store = try open(state)
        let lock = try ServiceLock(in: state)
        let logger = Logger(label: "mimamori")
        let host = host ?? file.host ?? "127.0.0.1"
        let service = TownService(store: store, logger: logger)
        let server = service.application(host: host, port: port ?? file.port ?? 8080) { port in
            Terminal.show(Text(en: "Listening on http://\(host):\(port)", ja: "待っています：http://\(host):\(port)"))
        }
        var configuration = ServiceGroupConfiguration(
            services: [server], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        // Who has sent half of a request and no more must not keep the service from ending.
        configuration.maximumGracefulShutdownDuration = Self.timeToDrain
        try await ServiceGroup(configuration: configuration).run()
        lock.release()
    }

    /// The database of the town that was named, or of the one that is in it. The town's files are read only if it has no
    /// people yet.
    private func open(_ state: URL) throws -> Store {
        let known = try Store.towns(in: state)
        if town.town == nil, known.count == 1 {
            return try Store.open(in: state, town: known[0], warn: Terminal.warn)
        }
        let files = try town.load(from: data.folder())
        let store = try Store.open(in: state, town: files.key, warn: Terminal.warn)
        try store.takeOver(files.households, districts: files.town.districts, at: Date())
        return store
    }
}
