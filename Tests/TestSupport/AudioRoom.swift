import Foundation

/// A room without a sound card: a PulseAudio server of its own with two null sinks, reached through libasound's
/// `pulse` plugin. What is played on `earplug` is heard on `mic`; what is played on `speaker` is heard on `roommic`.
///
/// In real time and full duplex. Needs the Debian packages pulseaudio and libasound2-plugins. The server talks on a unix
/// socket in a folder of its own and stops with the room.
public final class AudioRoom {
    public static let isAvailable = FileManager.default.isExecutableFile(atPath: "/usr/bin/pulseaudio")

    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    private let folder: URL
    private var server: Process?

    private var socket: String { folder.appending(path: "run/native").path }

    /// The text of an ALSA configuration with `mic`, `earplug`, `speaker` and `roommic`.
    public var configuration: String {
        [("mic", "ear.monitor"), ("earplug", "ear"), ("speaker", "room"), ("roommic", "room.monitor")]
            .map { "pcm.\($0) { type pulse server \"unix:\(socket)\" device \"\($1)\" }" }
            .joined(separator: "\n")
    }

    public init() async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "audio-room-\(UUID().uuidString)")
        for name in ["run", "state"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name), withIntermediateDirectories: true)
        }
        // The socket comes last: where it is, the sinks are.
        let script = """
            load-module module-null-sink sink_name=room rate=16000 channels=1 format=s16le
            load-module module-null-sink sink_name=ear rate=16000 channels=1 format=s16le
            load-module module-native-protocol-unix auth-anonymous=1 socket=\(socket)
            """
        try Data(script.utf8).write(to: folder.appending(path: "room.pa"))
        try await start()
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts the server, again after `stop`, and waits until it listens.
    public func start() async throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/pulseaudio")
        process.arguments = [
            "-n", "-F", folder.appending(path: "room.pa").path, "--daemonize=no", "--exit-idle-time=-1",
            "--use-pid-file=no", "--disable-shm=yes", "--realtime=no", "--high-priority=no",
        ]
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder.path, "XDG_RUNTIME_DIR": folder.appending(path: "run").path,
            "PULSE_RUNTIME_PATH": folder.appending(path: "run").path,
            "PULSE_STATE_PATH": folder.appending(path: "state").path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        server = process
        for _ in 0..<200 {
            let isThere = FileManager.default.fileExists(atPath: socket)
            // Once more after the socket was seen: between bind(2) and listen(2) it refuses.
            try await Task.sleep(for: .milliseconds(50))
            if isThere { return }
        }
        throw Failure(description: "the PulseAudio server of the test room did not start")
    }

    /// Kills the server, as if every cable were pulled out at once.
    public func stop() {
        guard let server else { return }
        kill(server.processIdentifier, SIGKILL)
        self.server = nil
        try? FileManager.default.removeItem(atPath: socket)
    }
}
