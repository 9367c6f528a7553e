import ArgumentParser
import CommandSupport
import DataFiles
import Foundation
import Glibc
import Texts

/// Where a new password comes from.
struct PasswordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            en: "A file with the password on its first line. (default: asked for at the terminal)",
            ja: "合言葉のファイル。一行目に書きます。（なければ、画面で聞きます）", valueName: "file"))
    var passwordFile: String?

    /// - Returns: Nil if nobody sits at a terminal, or nothing is typed.
    func password() throws -> String? {
        try passwordFile.map(PasswordEntry.read) ?? PasswordEntry.ask()
    }
}

/// A password from a file or from the terminal, never from the command line: that is shown to everyone on the machine.
enum PasswordEntry {
    /// Shortest password, in letters.
    static let minimumLength = 10

    /// The first line of a file.
    static func read(_ path: String) throws -> String {
        let text = try String(contentsOf: URL(fileArgument: path), encoding: .utf8)
        return try checked(String(text.prefix { !$0.isNewline }))
    }

    /// Asks twice, without showing what is typed.
    /// - Returns: Nil if nobody sits at a terminal, or nothing is typed: the person does not sign in.
    static func ask() throws -> String? {
        guard Terminal.isInteractive else { return nil }
        let first = try SecretLine.read(
            Text(en: "Password (empty: does not sign in): ", ja: "合言葉（なければ、そのまま Enter）："))
        guard !first.isEmpty else { return nil }
        let password = try checked(first)
        guard try SecretLine.read(Text(en: "Once more: ", ja: "もう一度：")) == password else {
            throw CommandFailure(Text(en: "the two passwords differ: try again", ja: "二つの合言葉がちがいます。もう一度してください"))
        }
        return password
    }

    private static func checked(_ password: String) throws -> String {
        guard password.count >= minimumLength else {
            throw CommandFailure(
                Text(
                    en: "the password is shorter than \(minimumLength) letters: choose a longer one",
                    ja: "合言葉は \(minimumLength) 字より長くしてください"))
        }
        return password
    }
}

/// A line that is typed without being shown.
enum SecretLine {
    static func read(_ prompt: Text) throws -> String {
        var settings = termios()
        guard tcgetattr(STDIN_FILENO, &settings) == 0 else { return "" }
        var silent = settings
        // Ctrl-C must not end the program before the terminal shows again what is typed.
        silent.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
            Terminal.write("\n", to: .standardError)
        }
        Terminal.write(prompt.in(Terminal.language), to: .standardError)
        var line: [UInt8] = []
        var byte: UInt8 = 0
        while Glibc.read(STDIN_FILENO, &byte, 1) == 1 {
            switch byte {
            case 10, 13, 4: return String(decoding: line, as: UTF8.self)
            case 3: throw CommandFailure(Text(en: "stopped: nothing was changed", ja: "やめました。何も変えていません"))
            case 8, 127: removeLastLetter(of: &line)
            default: line.append(byte)
            }
        }
        return String(decoding: line, as: UTF8.self)
    }

    private static func removeLastLetter(of line: inout [UInt8]) {
        while let last = line.popLast(), last & 0xC0 == 0x80 {}
    }
}
