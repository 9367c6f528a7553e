package import Foundation
import Synchronization
package import Texts

/// What the commands print: results on standard output, everything else on standard error.
package enum Terminal {
    /// In which it speaks.
    package static var language: Language { chosen.withLock(\.self) }

    private static let chosen = Mutex(
        Language.chosen(by: CommandLine.arguments, ProcessInfo.processInfo.environment))

    /// Whatever the person's language is. To be called before anything is said or described.
    package static func speak(_ language: Language) {
        chosen.withLock { $0 = language }
    }

    package static func show(_ text: Text) {
        show(verbatim: text.in(language))
    }

    /// A line of a result that is shown while the command goes on, also to whoever reads through a pipe. What was heard or
    /// typed elsewhere may stand in it: no sign of it steers the terminal.
    ///
    /// Written past the C library's streams: flushing them waits for their locks, and `readLine` holds that of standard
    /// input for as long as nobody types.
    package static func show(verbatim line: String) {
        write(line.visible + "\n", to: .standardOutput)
    }

    /// Several lines at once.
    package static func show(page: String) {
        page.split(separator: "\n", omittingEmptySubsequences: false).forEach { show(verbatim: String($0)) }
    }

    /// One JSON object on a line of its own, every letter as it is.
    package static func print(json value: some Encodable) throws {
        write(try value.jsonLine() + "\n", to: .standardOutput)
    }

    /// A line about the command's own course: progress, a file that could not be read.
    package static func note(_ text: Text) {
        clearStatus()
        write(text.in(language).visible + "\n", to: .standardError)
    }

    /// Something that is wrong, under the program's name: a log may hold the lines of many.
    package static func warn(_ text: Text) {
        note(Text(verbatim: "\(name): ") + text)
    }

    private static let name = URL(filePath: CommandLine.arguments.first ?? "mimamori").lastPathComponent

    /// What is going on at this moment, on one line that the next one replaces; nothing where nobody watches.
    package static func status(_ text: Text) {
        guard isWatched else { return }
        write("\r\u{1B}[K\(text.in(language).visible)", to: .standardError)
    }

    package static func clearStatus() {
        status(Text(verbatim: ""))
    }

    /// Calls `body` with every line typed, on a thread of its own that ends with the process: reading a terminal
    /// blocks, and nothing can interrupt it.
    package static func forEachLine(_ body: @escaping @Sendable (String) -> Void) {
        Thread.detachNewThread {
            while let line = readLine() { body(line) }
        }
    }

    /// Every line that is typed, or that standard input holds, until its end.
    package static func lines() -> AsyncStream<String> {
        AsyncStream { continuation in
            Thread.detachNewThread {
                while let line = readLine() { continuation.yield(line) }
                continuation.finish()
            }
        }
    }

    /// Whether somebody sees what is going on, rather than a file or another program.
    package static var isWatched: Bool {
        isatty(STDERR_FILENO) == 1
    }

    /// Whether somebody can type.
    package static var isInteractive: Bool {
        isatty(STDIN_FILENO) == 1
    }

    /// What cannot be shown, because a disk is full or a pipe is closed, must not end a speaker.
    package static func write(_ text: String, to handle: FileHandle) {
        do {
            try handle.write(contentsOf: Data(text.utf8))
        } catch {
            guard handle === FileHandle.standardOutput else { return }
            loss.withLock { $0 = $0 ?? error }
        }
    }

    /// Why a part of the results was not written, for whoever reads them in a file.
    package static var lossOfOutput: (any Error)? { loss.withLock(\.self) }

    private static let loss = Mutex<(any Error)?>(nil)
}

extension Double {
    /// Rounded for reading: three decimals are a millisecond.
    package var rounded3: Double {
        (self * 1000).rounded() / 1000
    }
}
