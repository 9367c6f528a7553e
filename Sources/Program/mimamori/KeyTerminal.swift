import CommandSupport
import Foundation

/// A terminal that hands over each key at once and does not show it, until `restore` is called. Ctrl-C still ends the
/// program (termios(3): only canonical input and echo are off).
struct KeyTerminal {
    private let settings: termios

    /// Nil where nobody sits at a keyboard.
    init?() {
        var settings = termios()
        guard Terminal.isInteractive, tcgetattr(STDIN_FILENO, &settings) == 0 else { return nil }
        self.settings = settings
        settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }

    func restore() {
        var settings = settings
        tcsetattr(STDIN_FILENO, TCSANOW, &settings)
    }

    /// Calls `body` with every key, on a thread of its own that ends with the process.
    func forEachKey(_ body: @escaping @Sendable (Character) -> Void) {
        Thread.detachNewThread {
            var byte: UInt8 = 0
            while read(STDIN_FILENO, &byte, 1) == 1 { body(Character(Unicode.Scalar(byte))) }
        }
    }
}
