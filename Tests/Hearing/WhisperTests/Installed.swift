import Foundation
import TestSupport
import Whisper

/// The model that `scripts/model` installs; tests that need it are skipped, visibly, where it is not.
enum Installed {
    static let folder = Checkout.root.appending(path: "models/whisper-tiny.en")
    static let isPresent = FileManager.default.fileExists(atPath: folder.path)
    static let model = Result { try WhisperModel(folder: folder) }
}
