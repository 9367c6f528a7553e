public import Foundation
import Glibc

/// The reference implementation of Wyoming (PyPI package `wyoming`) as a speech-to-text service that does as it is told.
public final class ScriptedService: Sendable {
    /// What it does with an utterance.
    public enum Behaviour: Sendable {
        case transcript(String)
        /// It closes the connection where the answer should stand.
        case hangUp
        /// It answers in another protocol.
        case garbage
        /// It answers after so many seconds.
        case slow(Double)
        case error

        fileprivate var words: [String] {
            switch self {
            case .transcript(let text): ["transcript", text]
            case .hangUp: ["hangUp"]
            case .garbage: ["garbage"]
            case .slow(let seconds): ["slow", String(seconds)]
            case .error: ["error"]
            }
        }
    }

    /// Where `make test` puts the package, and wherever else Python looks.
    private static let environment = ProcessInfo.processInfo.environment.merging(
        ["PYTHONPATH": Checkout.root.appending(path: ".build/wyoming").path]) { $1 }

    public static let isAvailable: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", "import wyoming.asr"]
        process.environment = environment
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    /// `127.0.0.1:PORT`.
    public let address: String
    private let process: Process
    /// What it heard is written here.
    private let log: URL

    public init(_ behaviour: Behaviour, in folder: URL) throws {
        process = Process()
        log = folder.appending(path: "heard.jsonl")
        let script = folder.appending(path: "service.py")
        try Self.script.write(to: script, atomically: true, encoding: .utf8)
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.environment = Self.environment
        process.arguments = ["python3", "-u", script.path, log.path] + behaviour.words
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        address = "127.0.0.1:" + port.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    deinit {
        // It may have inherited that it does not hear of SIGTERM.
        kill(process.processIdentifier, SIGKILL)
    }

    /// The utterances it was sent: language, rate and bytes of sound of each.
    public var heard: [String] {
        ((try? String(contentsOf: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    private static let script = """
        import asyncio, sys
        from wyoming.asr import Transcribe, Transcript
        from wyoming.audio import AudioChunk, AudioStart, AudioStop
        from wyoming.error import Error
        from wyoming.event import async_read_event, async_write_event
        from wyoming.info import AsrModel, AsrProgram, Attribution, Describe, Info

        log, behaviour, *rest = sys.argv[1:]
        nobody = Attribution(name="nobody", url="")
        info = Info(asr=[AsrProgram(name="scripted", attribution=nobody, installed=True, description=None, version=None,
            models=[AsrModel(name="m", attribution=nobody, installed=True, description=None, version=None,
                             languages=["ja"])])])

        async def serve(reader, writer):
            language, sound, rate = None, 0, 0
            while event := await async_read_event(reader):
                if Describe.is_type(event.type):
                    await async_write_event(info.event(), writer)
                elif Transcribe.is_type(event.type):
                    language = Transcribe.from_event(event).language
                elif AudioStart.is_type(event.type):
                    rate = AudioStart.from_event(event).rate
                elif AudioChunk.is_type(event.type):
                    sound += len(AudioChunk.from_event(event).audio)
                elif AudioStop.is_type(event.type):
                    with open(log, "a") as file:
                        file.write(f"{language} {rate} {sound}\\n")
                    if behaviour == "transcript":
                        await async_write_event(Transcript(text=rest[0], language=language).event(), writer)
                    elif behaviour == "error":
                        await async_write_event(Error(text="out of memory").event(), writer)
                    elif behaviour == "garbage":
                        writer.write(b"HTTP/1.1 400 Bad Request\\r\\n\\r\\n")
                    elif behaviour == "slow":
                        await asyncio.sleep(float(rest[0]))
                        await async_write_event(Transcript(text="too late").event(), writer)
                    else:
                        break
            writer.close()

        async def main():
            server = await asyncio.start_server(serve, "127.0.0.1", 0)
            print(server.sockets[0].getsockname()[1])
            await server.serve_forever()

        asyncio.run(main())
        """
}
