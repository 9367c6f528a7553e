import Rules
import Texts

/// The things that residents throw away, in all languages: `target.csv` with its translations.
struct ItemAssembly {
    let garbage: TownManifest.Garbage
    let targets: [TargetReader.Target]
    let namesLeftOut: Set<String>
    /// By the labels of the files.
    let ids: [String: WasteCategory.ID]

    func items(_ reader: inout ManifestReader) -> [WasteItem] {
        var items = targets.map { target in
            WasteItem(
                id: target.name, name: target.localizedName, spokenAs: ["ja": target.phrases],
                category: ids[target.label] ?? target.label,
                notice: target.notice.isEmpty ? nil : LocalizedName(["ja": target.notice]))
        }
        for (language, name) in (garbage.translations ?? [:]).sorted(by: { $0.key < $1.key }) {
            translate(&items, into: language, file: garbage.folder.path(of: name), &reader)
        }
        checkReadings(&reader)
        return items
    }

    private func translate(
        _ items: inout [WasteItem], into language: String, file: String, _ reader: inout ManifestReader
    ) {
        let indices = Dictionary(
            targets.enumerated().map { ($1.name.normalized, $0) }, uniquingKeysWith: { first, _ in first })
        let translations = (reader.file(file, TargetTranslationReader.read) ?? [])
            .filter { !namesLeftOut.contains($0.item.normalized) }
        for translation in translations {
            guard let index = indices[translation.item.normalized] else { continue }
            items[index].add(translation, language: language)
        }
        let unknown = translations.filter { indices[$0.item.normalized] == nil }
        reader.issues += DataIssue.unknownThings(unknown.map { ($0.item, $0.line) }, file: file)
    }

    /// Whoever types or says a name in kana finds it only where somebody has written down how it is read.
    private func checkReadings(_ reader: inout ManifestReader) {
        let unread = targets.filter(\.lacksReading)
        guard let first = unread.first else { return }
        reader.issues.append(
            DataIssue(
                .warning, file: garbage.folder.path(of: "target.csv"), line: first.line,
                Text(
                    en:
                        "\(unread.count) of \(targets.count) things, such as “\(first.name)”, have no reading and are not found "
                        + "by their kana: add it to target.ja-Hrkt.csv, or let `mimamori town readings` do so",
                    ja:
                        "\(targets.count) の品目のうち、「\(first.name)」など \(unread.count) の読みがありません。target.ja-Hrkt.csv に書いてください。`mimamori town readings` でも書けます"
                )))
    }
}

extension WasteItem {
    /// Adds what a thing is called in another language. The first phrase in one that is not Japanese also becomes its
    /// id, which logs and tests can then name in ASCII.
    fileprivate mutating func add(_ translation: TargetTranslationReader.Translation, language: String) {
        if let phrase = translation.spoken.first, Set(name.byLanguage.keys).isSubset(of: ["ja", "ja-Hrkt"]) {
            id = phrase.replacing(" ", with: "-")
        }
        name.byLanguage[language] = translation.name
        spokenAs[language] = translation.spoken
        if !translation.notice.isEmpty {
            notice = LocalizedName((notice?.byLanguage ?? [:]).merging([language: translation.notice]) { $1 })
        }
    }
}
