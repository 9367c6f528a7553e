import Foundation
import GRDB
public import Texts

/// Why the database could not be used: the operation, the file or row, and SQLite's reason.
public struct StoreError: ExplainedError {
    public var operation: Text
    public var subject: Text
    public var cause: any Error
    /// What to do, where more is known than the cause tells.
    var advice: Text?

    public var text: Text {
        Text(
            en: "\(operation.en) failed on \(subject.en): \(Text(cause).en). \(remedy.en)",
            ja: "\(operation.ja)ことができませんでした（\(subject.ja)：\(Text(cause).ja)）。\(remedy.ja)")
    }

    /// Whether the schema refuses what was to be written, now and at any later time.
    var isRefusal: Bool { (cause as? DatabaseError)?.resultCode == .SQLITE_CONSTRAINT }

    private var remedy: Text {
        if let advice { return advice }
        return switch (cause as? DatabaseError)?.resultCode {
        case .SQLITE_CONSTRAINT:
            Text(
                en: "Nothing was changed; what was to be written contradicts what is there.",
                ja: "前の記録と合いません。記録は元のままです。")
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            Text(
                en: "Another program holds the database: close it and try again.", ja: "ほかのものが使っています。それを閉じて、もう一度してください。"
            )
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            Text(
                en: "The file is damaged: put back a copy, or name another folder with --state.",
                ja: "記録がこわれています。写しにもどすか、--state で別の場所を教えてください。")
        default:
            Text(
                en:
                    "Check that the disk has room and that the folder can be written, or name another one with --state.",
                ja: "空きがあるか、書いてよい場所かを見てください。--state で別の場所にもできます。")
        }
    }
}

extension Text {
    static func household(_ id: String) -> Text {
        Text(en: "household “\(id)”", ja: "家「\(id)」")
    }
}
