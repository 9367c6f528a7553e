public import Texts

/// Why the town office's list refuses what somebody typed. Nothing was changed.
public struct OfficeError: ExplainedError, Equatable {
    public var text: Text

    init(_ text: Text) {
        self.text = text
    }

    static func unknownUser(_ name: String) -> OfficeError {
        OfficeError(
            Text(
                en: "there is no user “\(name)” in office: see mimamori user list, or add one with mimamori user add",
                ja: "「\(name)」という係はいません。mimamori user list で見るか、mimamori user add で足してください"))
    }

    static func unknownResident(_ name: String) -> OfficeError {
        OfficeError(
            Text(
                en: "there is no resident “\(name)”: type the id or the whole name",
                ja: "「\(name)」という住民はいません。id か、名前を全部書いてください"))
    }

    static func severalResidents(_ name: String, _ ids: [String]) -> OfficeError {
        let list = ids.joined(separator: ", ")
        return OfficeError(
            Text(
                en: "several residents are called “\(name)”: type one of the ids \(list)",
                ja: "「\(name)」という住民は何人かいます。次の id から選んでください：\(list)"))
    }
}
