package import Foundation

/// A program started in a folder of its own, which holds what it prints. It is killed with its last user.
///
/// Not Foundation's `Process`: it learns of an end through a socket that every program started meanwhile inherits, and so
/// waits for all of them.
package final class RunningProgram {
    package struct StillRunning: Error {}

    package struct CannotStart: Error {
        package var executable: String
        package var reason: String
    }

    package let identifier: pid_t
    private let terminal: Int32?
    private let folder: URL
    private var status: Int32?

    /// What the program printed so far.
    package var output: String { text("stdout") }
    package var errors: String { text("stderr") }

    /// - Parameters:
    ///   - executable: By default the product that was built with the tests.
    ///   - folder: The program's working folder, where its state and the files of its output are written, too.
    ///   - input: What standard input holds where there is no terminal.
    ///   - terminal: Whether somebody sits before it and can `type`.
    package init(
        _ arguments: [String], of executable: URL = .mimamori, in folder: URL, environment: [String: String] = [:],
        input: String = "", terminal isInteractive: Bool = false
    ) throws {
        self.folder = folder.appending(path: ".output-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: self.folder, withIntermediateDirectories: true)
        var variables = ProcessInfo.processInfo.environment
        variables["XDG_STATE_HOME"] = folder.path
        variables["MIMAMORI_DATA"] = nil
        // Whatever the language of this machine, and of the speaker.
        variables["MIMAMORI_LANGUAGE"] = "en"
        variables.merge(environment) { $1 }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        let line = isInteractive ? Self.openTerminal() : nil
        terminal = line?.near
        defer { if let line { close(line.far) } }
        if let line {
            posix_spawn_file_actions_adddup2(&actions, line.far, STDIN_FILENO)
        } else {
            let file = self.folder.appending(path: "stdin")
            try Data(input.utf8).write(to: file)
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, file.path, O_RDONLY, 0)
        }
        // Files, not pipes: a pipe that nobody empties would stop the program.
        for (descriptor, name) in [(STDOUT_FILENO, "stdout"), (STDERR_FILENO, "stderr")] {
            let file = self.folder.appending(path: name).path
            posix_spawn_file_actions_addopen(&actions, descriptor, file, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        }

        // The threads of a concurrent program block signals, and programs inherit that.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        // POSIX has no way to name the working folder of a program; env(1) becomes the program in it.
        let env = "/usr/bin/env"
        let command = [env, "-C", folder.path, executable.path] + arguments
        var identifier: pid_t = 0
        let code = Self.withCStrings(command) { command in
            Self.withCStrings(variables.map { "\($0)=\($1)" }) { variables in
                posix_spawn(&identifier, env, &actions, &attributes, command, variables)
            }
        }
        guard code == 0 else {
            throw CannotStart(executable: executable.path, reason: String(cString: strerror(code)))
        }
        self.identifier = identifier
    }

    deinit {
        if let terminal { close(terminal) }
        guard status == nil else { return }
        kill(identifier, SIGKILL)
        waitpid(identifier, nil, 0)
    }

    package func send(_ signal: Int32) {
        kill(identifier, signal)
    }

    package func type(_ line: String) {
        guard let terminal else { return }
        let bytes = Array((line + "\n").utf8)
        _ = write(terminal, bytes, bytes.count)
    }

    /// The exit code, as soon as there is one.
    package func exitCode(within limit: Duration = .seconds(60)) async throws -> Int32 {
        guard await wait(atMost: limit, until: { hasEnded }), let status else { throw StillRunning() }
        return status
    }

    /// Whether the program has printed `text` within `limit`.
    package func prints(_ text: String, within limit: Duration) async -> Bool {
        await wait(atMost: limit, until: { output.contains(text) || hasEnded }) && output.contains(text)
    }

    /// A new pseudoterminal (pty(7)): the side at which somebody sits, and that of the program.
    private static func openTerminal() -> (near: Int32, far: Int32)? {
        var near: Int32 = -1
        var far: Int32 = -1
        guard openpty(&near, &far, nil, nil, nil) == 0 else { return nil }
        _ = fcntl(near, F_SETFD, FD_CLOEXEC)
        return (near, far)
    }

    private func wait(atMost limit: Duration, until condition: () -> Bool) async -> Bool {
        let deadline = ContinuousClock.now + limit
        while !condition() {
            guard ContinuousClock.now < deadline, !Task.isCancelled else { return false }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return true
    }

    /// The exit code as a shell shows it: 128 and the signal for a program that was killed.
    private var hasEnded: Bool {
        var word: Int32 = 0
        if status == nil, waitpid(identifier, &word, WNOHANG) == identifier {
            let signal = word & 0x7F
            status = signal == 0 ? word >> 8 & 0xFF : 128 + signal
        }
        return status != nil
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) } + [nil]
        defer { copies.forEach { free($0) } }
        return body(copies)
    }

    private func text(_ name: String) -> String {
        let data = try? Data(contentsOf: folder.appending(path: name))
        return String(decoding: data ?? Data(), as: UTF8.self)
    }
}

extension URL {
    /// The product.
    package static let mimamori = built("mimamori")
    /// What measures it.
    package static let laboratory = built("mimamori-lab")

    /// A program that was built together with the tests: beside their bundle, whatever the build folder.
    private static func built(_ name: String) -> URL {
        let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let places = [bundle, Bundle.main.bundleURL, Checkout.root.appending(path: ".build/debug")]
            .map { $0.appending(path: name) }
        return places.first { FileManager.default.isExecutableFile(atPath: $0.path) } ?? places[2]
    }
}
