import DataFiles
import Foundation
import Texts

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
                subject: Text(verbatim: "PDF"),
                reason: Text(en: "there is no chromium to make it with", ja: "PDF を作る chromium がありません"),
                remedy: Text(en: "install chromium, or write .html and print that", ja: "chromium を入れるか、.html にしてください"))
        }
        return PDFPrinter(browser: found)
    }

    func print(_ html: String, to file: URL) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mimamori-print-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
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
                subject: Text(verbatim: file.path),
                reason: Text(
                    en: "\(browser.path) could not make it (exit \(process.terminationStatus))",
                    ja: "\(browser.path) で作れませんでした（\(process.terminationStatus)）"),
                remedy: Text(en: "write .html and print that", ja: ".html にして印刷してください"))
        }
    }
}
