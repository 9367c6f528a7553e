public import Foundation
public import Testing

/// The checkout that the tests were built from.
public enum Checkout {
    public static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

/// Real recordings and municipal data that stand beside the checkout and are never shipped. Tests that need them are
/// disabled, visibly, where the folder is absent.
public enum SharedData {
    /// The folder `shared` beside the checkout, or nil where there is none.
    public static let folder: URL? = {
        let folder = Checkout.root.deletingLastPathComponent().appending(path: "shared")
        return FileManager.default.fileExists(atPath: folder.appending(path: "speech").path) ? folder : nil
    }()

    public static let isPresent = folder != nil
}

extension Trait where Self == ConditionTrait {
    public static var needsSharedData: Self { .enabled(if: SharedData.isPresent, "the shared folder is absent") }
}
