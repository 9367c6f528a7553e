import Foundation

/// PocketSphinx's own recordings of playing cards, read by a person (Debian `pocketsphinx-testdata`).
enum Cards {
    static let folder = URL(filePath: "/usr/share/pocketsphinx/test/data/cards")
    static let grammar = folder.appending(path: "cards.gram").path
    static let arePresent = FileManager.default.fileExists(atPath: grammar)

    static func recording(_ name: String) -> URL {
        folder.appending(path: "\(name).wav")
    }
}
