import Foundation
import Hummingbird
import NIOCore
import ServiceLifecycle
import Texts

/// A server that says in plain words why it cannot listen.
struct ListeningServer<Server: ApplicationProtocol>: Service {
    var application: Server
    var host: String
    var port: Int

    func run() async throws {
        do {
            try await application.run()
        } catch {
            throw ListeningError(error, host: host, port: port) ?? error
        }
    }
}

/// Why nobody can reach the service: the address or the port cannot be had.
struct ListeningError: ExplainedError {
    var text: Text

    /// - Returns: Nil for an error of another kind.
    init?(_ error: any Error, host: String, port: Int) {
        switch (error, (error as? IOError)?.errnoCode) {
        case (_, EADDRINUSE):
            text = Text(
                en: "port \(port) of \(host) is taken by another program: end it, or name another port with --port",
                ja: "\(host) の \(port) 番は、ほかのものが使っています。それを止めるか、--port で別の番号にしてください")
        case (_, EACCES):
            text = Text(
                en: "this account may not listen on port \(port) of \(host): name one of at least 1024 with --port",
                ja: "この人は \(host) の \(port) 番を使えません。--port で 1024 以上の番号にしてください")
        case (_, EADDRNOTAVAIL), (is SocketAddressError.UnknownHost, _), (is SocketAddressError, _):
            text = Text(
                en: "\(host) is no address of this machine: name one with --host, for example 127.0.0.1",
                ja: "\(host) は、この機械の場所ではありません。--host で、127.0.0.1 のように書いてください")
        default: return nil
        }
    }
}
