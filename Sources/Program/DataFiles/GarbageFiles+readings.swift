public import Foundation
public import OpenData

extension GarbageFiles {
    /// The names of the things that are written in kanji and of which nobody has said how they are read, each once.
    public var unreadNames: [String] {
        var known: Set<String> = []
        return data.targets.filter(\.lacksReading).map(\.name).filter { known.insert($0).inserted }
    }

    /// The things, with these readings for those that had none.
    public func targets(reading readings: [String: String]) -> [TargetReader.Target] {
        data.targets.map { target in
            var target = target
            if target.lacksReading { target.reading = readings[target.name] }
            return target
        }
    }

    /// Adds readings that nobody has checked yet to `target.ja-Hrkt.csv`, each with a question mark behind it.
    /// - Parameter readings: Name to reading, in the order of `unreadNames` in the file.
    /// - Returns: The file.
    public func add(unchecked readings: [String: String]) throws -> URL {
        let file = folder.appending(path: data.folder).appending(path: TargetReadingReader.file)
        let lines = unreadNames.compactMap { name in readings[name].map { "\(name.csvField),\($0)？," } }
        let isThere = FileManager.default.fileExists(atPath: file.path)
        var text =
            isThere
            ? try TextDecoding.text(of: Data(contentsOf: file), file: TargetReadingReader.file)
            : "item,reading,spoken\n"
        if text.last?.isNewline == false { text += "\n" }
        try Data((text + lines.map { $0 + "\n" }.joined()).utf8).write(to: file, options: .atomic)
        return file
    }
}
