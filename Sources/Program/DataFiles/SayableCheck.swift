import Foundation
import OpenData
import Phrases
import Rules
import Texts

/// Finds what a town's files want said and no voice can say: a letter that a voice leaves out in the middle of a name
/// would be missed by nobody but the listener.
struct SayableCheck {
    let folder: URL

    /// Larger ones are tables of the whole country.
    private static let maximumFileSize = 4_000_000
    private static let extensions: Set = ["yml", "yaml", "csv", "txt", "ics"]

    func issues(_ names: [LocalizedName]) -> [DataIssue] {
        let found = Set(names).flatMap { name in
            Speech.wordings.compactMap { wording -> (text: String, letters: [Character])? in
                guard let text = name.byLanguage[wording.language] else { return nil }
                let letters = wording.unsayable(wording.sentence(wording.words(for: .name(name))))
                return letters.isEmpty ? nil : (text, letters)
            }
        }
        guard !found.isEmpty else { return [] }
        let lines = lines()
        return found.sorted { $0.text < $1.text }.map { text, letters in
            let place =
                lines.first { $0.text.contains(text) } ?? lines.first { $0.text.contains(where: letters.contains) }
            let signs = String(Set(letters).sorted())
            return DataIssue(
                .warning, file: place?.file ?? "", line: place?.line,
                Text(
                    en:
                        "“\(signs)” in “\(text)” cannot be said and is left out: write it otherwise, or give its reading",
                    ja: "「\(text)」の「\(signs)」は、読めないので、ぬけます。別の字で書くか、読みをつけてください"))
        }
    }

    private func lines() -> [(file: String, line: Int, text: String)] {
        let files =
            FileManager.default.enumerator(at: folder, includingPropertiesForKeys: [.fileSizeKey])?
            .compactMap { $0 as? URL } ?? []
        let root = folder.standardizedFileURL.path + "/"
        return files.sorted { $0.path < $1.path }.flatMap { file -> [(file: String, line: Int, text: String)] in
            let size = (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? .max
            guard Self.extensions.contains(file.pathExtension), size <= Self.maximumFileSize,
                let data = try? Data(contentsOf: file),
                let text = try? TextDecoding.text(of: data, file: file.lastPathComponent)
            else { return [] }
            let name = file.standardizedFileURL.path.replacing(root, with: "", maxReplacements: 1)
            return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().map {
                (name, $0.offset + 1, String($0.element))
            }
        }
    }
}
