import Foundation

extension Text {
    /// Why the system refused something to Foundation or to a call of ours; nil for an error of another kind.
    public init?(system error: any Error) {
        if let error = error as? POSIXError {
            self.init(errno: error.code.rawValue)
        } else if let error = error as? CocoaError {
            let underlying = error.userInfo[NSUnderlyingErrorKey] as? POSIXError
            let number = underlying?.code.rawValue ?? Self.numbers[error.code]
            self = number.map(Text.init(errno:)) ?? Text(verbatim: error.localizedDescription)
        } else {
            return nil
        }
    }

    /// What errno(3) means, as strerror(3) has it in English.
    private init(errno number: Int32) {
        let english = String(cString: strerror(number)).lowercased()
        self.init(en: english, ja: Self.japanese[number] ?? english)
    }

    /// Errors that Foundation gives without their cause.
    private static let numbers: [CocoaError.Code: Int32] = [
        .fileNoSuchFile: ENOENT, .fileReadNoSuchFile: ENOENT, .fileReadNoPermission: EACCES,
        .fileWriteNoPermission: EACCES, .fileWriteOutOfSpace: ENOSPC, .fileWriteVolumeReadOnly: EROFS,
        .fileWriteFileExists: EEXIST,
    ]

    private static let japanese: [Int32: String] = [
        ENOENT: "ファイルがありません", EACCES: "使ってよい人ではありません", EPERM: "使ってよい人ではありません", ENOSPC: "空きがありません",
        EDQUOT: "空きがありません", ENOTDIR: "場所ではなく、ファイルです", EISDIR: "ファイルではなく、場所です", EROFS: "書けない場所です",
        EEXIST: "もうあります", EIO: "ディスクがこわれているかもしれません",
    ]
}
