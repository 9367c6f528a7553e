import Foundation
import TestSupport

/// Prometheus' own judge of metrics, from Debian's package `prometheus`.
enum Promtool {
    /// Where `scripts/setup --tests` puts it, and where the package does.
    private static let program = [
        Checkout.root.appending(path: ".build/promtool/usr/bin/promtool"), URL(filePath: "/usr/bin/promtool"),
    ].first { FileManager.default.isExecutableFile(atPath: $0.path) }

    static var isPresent: Bool { program != nil }

    /// What it says to metrics in the text format: nothing if they are as they should be.
    static func check(_ metrics: String) throws -> (exitCode: Int32, complaints: String) {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = program
        process.arguments = ["check", "metrics"]
        process.standardInput = try FileHandle(forReadingFrom: folder.write(metrics, to: "metrics"))
        let complaints = Pipe()
        process.standardOutput = complaints
        process.standardError = complaints
        try process.run()
        let said = complaints.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }
}
