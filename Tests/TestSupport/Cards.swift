package import Foundation

/// PocketSphinx's own recordings of playing cards, read by a person (Debian `pocketsphinx-testdata`).
package enum Cards {
    package static let folder = URL(filePath: "/usr/share/pocketsphinx/test/data/cards")
    package static let grammar = folder.appending(path: "cards.gram").path
    package static let arePresent = FileManager.default.fileExists(atPath: grammar)

    package static func recording(_ name: String) -> URL {
        folder.appending(path: "\(name).wav")
    }
}
