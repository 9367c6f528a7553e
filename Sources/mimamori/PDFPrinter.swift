import DataFiles
import Foundation

/// Makes a PDF of a page with a browser that is installed.
struct PDFPrinter {
    private let browser: URL

    private static let names = ["chromium", "chromium-browser", "google-chrome", "headless_shell"]

    /// - Throws: `DataFileError` where there is no browser.
    static func locate(path: String = ProcessInfo.processInfo.environment["PATH"] ?? "") throws -> PDFPrinter {
        let places = path.split(separator: ":").flatMap { folder in
            names.map { URL(filePath: String(folder)).appending(path: $0) }
        }
        guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw DataFileError(
                subject: "a PDF", reason: "there is no chromium to make it with",
                remedy: "install chromium, or write .html and print that")
        }
        return PDFPrinter(browser: found)
    }

    func print(_ html: String, to file: URL) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mimamori-print-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = folder.appending(path: "page.html")
        try Data(html.utf8).write(to: page)
        let process = Process()
        process.executableURL = browser
        process.arguments = [
            "--headless", "--disable-gpu", "--no-pdf-header-footer",
            "--user-data-dir=\(folder.appending(path: "profile").path)",
            "--print-to-pdf=\(file.path)", page.path,
        ]
        // Chromium refuses its sandbox to root, who runs services in containers.
        if getuid() == 0 { process.arguments?.insert("--no-sandbox", at: 0) }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0, FileManager.default.fileExists(atPath: file.path) else {
            throw DataFileError(
                subject: file.path, reason: "\(browser.path) could not make it (exit \(process.terminationStatus))",
                remedy: "write .html and print that")
        }
    }
}
