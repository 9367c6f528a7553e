public import Foundation

/// Reads a CAP 1.2 message. What breaks the schema is no message: nobody may be alarmed by half of one.
public enum CAPReader {
    /// Larger messages are attacks or mistakes.
    public static let largestMessage = 1024 * 1024

    /// - Returns: The message, or nil with what is wrong with it.
    /// - Throws: `DataError` where the file is not XML.
    public static func read(_ data: Data, file: String) throws(DataError) -> Reading<CAPAlert?> {
        let root = try CAPElement.root(of: data, file: file)
        let issues = CAPSchema.issues(root, file: file)
        guard issues.isEmpty, let alert = CAPAlert(root) else { return Reading(nil, issues: issues) }
        return Reading(alert)
    }
}

extension CAPAlert {
    /// Nil where the element breaks the schema.
    fileprivate init?(_ root: CAPElement) {
        func text(_ name: String) -> String { root.child(name)?.text ?? "" }
        guard let sent = CAPTime.instant(text("sent")), let status = Status(rawValue: text("status")),
            let kind = Kind(rawValue: text("msgType")), let scope = Scope(rawValue: text("scope"))
        else { return nil }
        self.init(
            reference: Reference(sender: text("sender"), identifier: text("identifier"), sent: sent), status: status,
            kind: kind, scope: scope,
            references: text("references").split(whereSeparator: \.isWhitespace).compactMap { Reference(String($0)) },
            infos: root.children.filter { $0.name == "info" }.compactMap(Info.init))
    }
}

extension CAPAlert.Reference {
    /// `sender,identifier,sent`.
    fileprivate init?(_ text: String) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let sent = CAPTime.instant(String(parts[2])) else { return nil }
        self.init(sender: String(parts[0]), identifier: String(parts[1]), sent: sent)
    }
}

extension CAPAlert.Info {
    fileprivate init?(_ info: CAPElement) {
        func text(_ name: String) -> String { info.child(name)?.text ?? "" }
        guard let urgency = CAPAlert.Urgency(rawValue: text("urgency")),
            let severity = CAPAlert.Severity(rawValue: text("severity")),
            let certainty = CAPAlert.Certainty(rawValue: text("certainty"))
        else { return nil }
        self.init(
            language: info.child("language")?.text ?? "en-US",
            categories: info.texts("category").compactMap(CAPAlert.Category.init), event: text("event"),
            responses: info.texts("responseType").compactMap(CAPAlert.Response.init), urgency: urgency,
            severity: severity, certainty: certainty, expires: CAPTime.instant(text("expires")),
            senderName: text("senderName"), headline: text("headline"), description: text("description"),
            instruction: text("instruction"),
            areas: info.children.filter { $0.name == "area" }.map { area in
                CAPAlert.Area(
                    description: area.child("areaDesc")?.text ?? "",
                    codes: area.children.filter { $0.name == "geocode" }.compactMap { $0.child("value")?.text })
            })
    }
}
