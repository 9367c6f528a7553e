import Texts

/// The structure of a CAP 1.2 message, as CAP-v1.2.xsd lays it down: which elements stand in which order, how often, and
/// what they may hold.
///
/// Source: https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2.xsd
enum CAPSchema {
    static let namespace = "urn:oasis:names:tc:emergency:cap:1.2"
    private static let signature = "http://www.w3.org/2000/09/xmldsig#"

    private enum Content: Sendable {
        case text
        case time
        case oneOf([String])
        case elements([Part])
    }

    private struct Part: Sendable {
        var name: String
        var isRequired = false
        var isRepeatable = false
        var content = Content.text

        func required() -> Part { changed { $0.isRequired = true } }
        func repeatable() -> Part { changed { $0.isRepeatable = true } }

        private func changed(_ change: (inout Part) -> Void) -> Part {
            var part = self
            change(&part)
            return part
        }
    }

    private static func text(_ name: String) -> Part { Part(name: name) }
    private static func time(_ name: String) -> Part { Part(name: name, content: .time) }

    private static func choice<Choice>(_ name: String, _ type: Choice.Type) -> Part
    where Choice: CaseIterable & RawRepresentable<String> {
        Part(name: name, content: .oneOf(type.allCases.map(\.rawValue)))
    }

    private static func elements(_ name: String, _ parts: [Part]) -> Part {
        Part(name: name, content: .elements(parts))
    }

    private static let pair = [text("valueName").required(), text("value").required()]

    private static let alert: [Part] = [
        text("identifier").required(), text("sender").required(), time("sent").required(),
        choice("status", CAPAlert.Status.self).required(), choice("msgType", CAPAlert.Kind.self).required(),
        text("source"), choice("scope", CAPAlert.Scope.self).required(), text("restriction"), text("addresses"),
        text("code").repeatable(), text("note"), text("references"), text("incidents"),
        elements("info", info).repeatable(),
    ]

    private static let info: [Part] = [
        text("language"), choice("category", CAPAlert.Category.self).required().repeatable(), text("event").required(),
        choice("responseType", CAPAlert.Response.self).repeatable(),
        choice("urgency", CAPAlert.Urgency.self).required(), choice("severity", CAPAlert.Severity.self).required(),
        choice("certainty", CAPAlert.Certainty.self).required(), text("audience"),
        elements("eventCode", pair).repeatable(), time("effective"), time("onset"), time("expires"), text("senderName"),
        text("headline"), text("description"), text("instruction"), text("web"), text("contact"),
        elements("parameter", pair).repeatable(),
        elements(
            "resource",
            [
                text("resourceDesc").required(), text("mimeType").required(), text("size"), text("uri"),
                text("derefUri"),
                text("digest"),
            ]
        ).repeatable(),
        elements(
            "area",
            [
                text("areaDesc").required(), text("polygon").repeatable(), text("circle").repeatable(),
                elements("geocode", pair).repeatable(), text("altitude"), text("ceiling"),
            ]
        ).repeatable(),
    ]

    /// Everything that breaks the schema; nothing for a valid message.
    static func issues(_ root: CAPElement, file: String) -> [DataIssue] {
        guard root.name == "alert", root.namespace == namespace else {
            return [
                DataIssue(
                    .error, file: file, line: root.line,
                    Text(
                        en: "is no CAP 1.2 alert: its root is “\(root.name)” of “\(root.namespace)”",
                        ja: "CAP 1.2 の知らせではありません。初めが「\(root.name)」（\(root.namespace)）です"))
            ]
        }
        return problems(of: root, alert).map { DataIssue(.error, file: file, line: $0.line, $0.message) }
    }

    private static func problems(of element: CAPElement, _ parts: [Part]) -> [(line: Int, message: Text)] {
        var problems: [(line: Int, message: Text)] = []
        // Signatures may stand at the end, and nothing else of another namespace may.
        var rest = element.children.filter { $0.namespace != signature }[...]
        for part in parts {
            let found = rest.prefix { $0.name == part.name && $0.namespace == namespace }
            rest = rest.dropFirst(found.count)
            if part.isRequired, found.isEmpty {
                problems.append(
                    (
                        element.line,
                        Text(
                            en: "“\(element.name)” lacks “\(part.name)”, or has it in the wrong place",
                            ja: "「\(element.name)」に「\(part.name)」がないか、場所がちがいます")
                    ))
            }
            if !part.isRepeatable, found.count > 1 {
                problems.append(
                    (
                        found[found.startIndex + 1].line,
                        Text(en: "“\(part.name)” may stand only once", ja: "「\(part.name)」は一つだけです")
                    ))
            }
            problems += found.flatMap { self.problems(of: $0, part.content) }
        }
        if let stray = rest.first {
            problems.append(
                (
                    stray.line,
                    Text(
                        en: "“\(stray.name)” does not belong here in “\(element.name)”",
                        ja: "「\(stray.name)」は「\(element.name)」のここには書けません")
                ))
        }
        return problems
    }

    private static func problems(of element: CAPElement, _ content: Content) -> [(line: Int, message: Text)] {
        switch content {
        case .elements(let parts): return problems(of: element, parts)
        case .text where element.children.isEmpty: return []
        case .time where CAPTime.instant(element.text) != nil: return []
        case .oneOf(let values) where values.contains(element.text): return []
        case .text:
            return [
                (
                    element.line,
                    Text(
                        en: "“\(element.name)” holds elements where text is expected", ja: "「\(element.name)」には字だけを書きます"
                    )
                )
            ]
        case .time:
            return [
                (
                    element.line,
                    Text(
                        en: "“\(element.text)” in “\(element.name)” is no time such as 2026-11-21T07:00:00+09:00",
                        ja: "「\(element.name)」の「\(element.text)」は時刻ではありません。2026-11-21T07:00:00+09:00 のように書きます")
                )
            ]
        case .oneOf(let values):
            return [
                (
                    element.line,
                    Text(
                        en: "“\(element.text)” in “\(element.name)” is none of \(values.joined(separator: ", "))",
                        ja: "「\(element.name)」の「\(element.text)」は使えません。使えるもの：\(values.joined(separator: "、"))")
                )
            ]
        }
    }
}
