import Evaluation
import Foundation
import Synchronization
import Texts

/// What the commands print: results on standard output, everything else on standard error.
enum Terminal {
    /// In which it speaks.
    static let language = Language.chosen(by: CommandLine.arguments, ProcessInfo.processInfo.environment)

    static func show(_ text: Text) {
        show(verbatim: text.in(language))
    }

    /// A line of a result that is shown while the command goes on, also to whoever reads through a pipe.
    ///
    /// Written past the C library's streams: flushing them waits for their locks, and `readLine` holds that of standard
    /// input for as long as nobody types.
    static func show(verbatim line: String) {
        write(line + "\n", to: .standardOutput)
    }

    /// One JSON object on a line of its own.
    static func print(json value: some Encodable) throws {
        show(verbatim: try value.jsonLine())
    }

    /// A line about the command's own course: progress, a file that could not be read.
    static func note(_ text: Text) {
        clearStatus()
        write(text.in(language) + "\n", to: .standardError)
    }

    /// Something that is wrong, under the program's name: a log may hold the lines of many.
    static func warn(_ text: Text) {
        note(Text(verbatim: "mimamori: ") + text)
    }

    /// What is going on at this moment, on one line that the next one replaces; nothing where nobody watches.
    static func status(_ text: Text) {
        guard isWatched else { return }
        write("\r\u{1B}[K\(text.in(language))", to: .standardError)
    }

    static func clearStatus() {
        status(Text(verbatim: ""))
    }

    /// Calls `body` with every line typed, on a thread of its own that ends with the process: reading a terminal
    /// blocks, and nothing can interrupt it.
    static func forEachLine(_ body: @escaping @Sendable (String) -> Void) {
        Thread.detachNewThread {
            while let line = readLine() { body(line) }
        }
    }

    /// Every line that is typed, or that standard input holds, until its end.
    static func lines() -> AsyncStream<String> {
        AsyncStream { continuation in
            Thread.detachNewThread {
                while let line = readLine() { continuation.yield(line) }
                continuation.finish()
            }
        }
    }

    /// Whether somebody sees what is going on, rather than a file or another program.
    static var isWatched: Bool {
        isatty(STDERR_FILENO) == 1
    }

    /// Whether somebody can type.
    static var isInteractive: Bool {
        isatty(STDIN_FILENO) == 1
    }

    /// What cannot be shown, because a disk is full or a pipe is closed, must not end a speaker.
    static func write(_ text: String, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            guard handle === FileHandle.standardOutput else { return }
            loss.withLock { $0 = $0 ?? error }
        }
    }

    /// Why a part of the results was not written, for whoever reads them in a file.
    static var lossOfOutput: (any Error)? { loss.withLock(\.self) }

    private static let loss = Mutex<(any Error)?>(nil)
}

extension Double {
    /// Rounded for reading: three decimals are a millisecond.
    var rounded3: Double {
        (self * 1000).rounded() / 1000
    }
}
