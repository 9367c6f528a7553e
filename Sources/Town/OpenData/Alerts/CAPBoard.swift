public import Foundation
public import Rules
public import Texts

/// Judges alerts as they come in, and knows which ones stand. A state machine without clock: time is an argument.
public struct CAPBoard: Sendable {
    /// An alert that is to be spoken.
    public struct Notice: Sendable, Equatable {
        public var reference: CAPAlert.Reference
        /// A drill. What is spoken must begin by saying so.
        public var isExercise: Bool
        public var districts: Set<District.ID>
        /// Headline, description and instruction, as far as there are any, in each language.
        public var text: LocalizedName
        public var severity: CAPAlert.Severity
        /// Nil where the message does not say.
        public var expires: Date?
    }

    public enum Decision: Sendable, Equatable {
        /// Speak it in its districts; those it replaces no longer stand.
        case announce(Notice, replacing: [Notice])
        /// Say that these no longer stand.
        case withdraw([Notice])
        /// Only a person can tell: nothing goes on the air until one has looked.
        case askStaff(Question)
        case ignore(Reason)
    }

    public enum Question: Sendable, Equatable {
        /// None of its codes is the town's or a district's.
        case unknownArea([String])
        case noArea
        /// An alert that says nothing.
        case noInformation
        /// An update or a cancellation of nothing.
        case noReferences
        /// Meant for a closed circle.
        case notPublic
    }

    public enum Reason: Sendable, Equatable {
        case duplicate
        case expired
        /// A later message that came before it has replaced it.
        case superseded
        /// System, Test or Draft.
        case notReal
        /// Ack or Error: between systems.
        case notForPeople
        /// It cancels what was never spoken.
        case nothingToWithdraw

        public var text: Text {
            switch self {
            case .duplicate: Text(en: "it has been here before", ja: "もう来た知らせです")
            case .expired: Text(en: "it has expired", ja: "期限が過ぎました")
            case .superseded: Text(en: "a later one has replaced it", ja: "新しい知らせに変わりました")
            case .notReal: Text(en: "it is a test", ja: "試しの知らせです")
            case .notForPeople: Text(en: "it is meant for machines", ja: "機械どうしの知らせです")
            case .nothingToWithdraw: Text(en: "it cancels what does not stand", ja: "取り消す知らせがありません")
            }
        }
    }

    private let areas: AlertAreas
    private var seen: Set<CAPAlert.Reference> = []
    private var superseded: Set<CAPAlert.Reference> = []
    private var standing: [CAPAlert.Reference: Notice] = [:]

    public init(_ areas: AlertAreas) {
        self.areas = areas
    }

    /// The alerts that stand at a time, the gravest first.
    public func standing(at now: Date) -> [Notice] {
        standing.values.filter { !Self.isOver($0.expires, at: now) }.sorted {
            ($0.severity.rank, $1.reference.sent, $0.reference.identifier)
                < ($1.severity.rank, $0.reference.sent, $1.reference.identifier)
        }
    }

    public mutating func receive(_ alert: CAPAlert, at now: Date) -> Decision {
        guard seen.insert(alert.reference).inserted else { return .ignore(.duplicate) }
        guard alert.status == .actual || alert.status == .exercise else { return .ignore(.notReal) }
        guard alert.kind != .acknowledgement, alert.kind != .error else { return .ignore(.notForPeople) }
        guard alert.scope == .public else { return .askStaff(.notPublic) }
        guard !superseded.contains(alert.reference) else { return .ignore(.superseded) }
        if alert.kind != .alert, alert.references.isEmpty { return .askStaff(.noReferences) }
        if alert.kind == .cancel {
            let withdrawn = supersede(alert.references, isExercise: alert.status == .exercise)
            return withdrawn.isEmpty ? .ignore(.nothingToWithdraw) : .withdraw(withdrawn)
        }
        return announce(alert, at: now)
    }

    private mutating func announce(_ alert: CAPAlert, at now: Date) -> Decision {
        guard !alert.infos.isEmpty else { return .askStaff(.noInformation) }
        let isExercise = alert.status == .exercise
        let current = alert.infos.filter { !Self.isOver($0.expires, at: now) }
        guard !current.isEmpty else {
            // What has expired is not spoken, but what it replaces does not stand any longer either.
            let withdrawn = supersede(alert.references, isExercise: isExercise)
            return withdrawn.isEmpty ? .ignore(.expired) : .withdraw(withdrawn)
        }
        guard current.contains(where: { !$0.areas.isEmpty }) else { return .askStaff(.noArea) }
        // One message may tell several regions different things, each in several languages.
        let ours = current.filter { !areas.districts(of: $0).isEmpty }
        guard !ours.isEmpty else {
            return .askStaff(.unknownArea(current.flatMap(\.areas).map(\.description)))
        }
        let notice = Notice(
            reference: alert.reference, isExercise: isExercise,
            districts: ours.reduce(into: []) { $0.formUnion(areas.districts(of: $1)) }, text: Self.text(of: ours),
            severity: ours.map(\.severity).min { $0.rank < $1.rank } ?? .unknown,
            expires: ours.contains { $0.expires == nil } ? nil : ours.compactMap(\.expires).max())
        guard !notice.text.byLanguage.isEmpty else { return .askStaff(.noInformation) }
        let replaced = supersede(alert.references, isExercise: isExercise)
        standing[alert.reference] = notice
        return .announce(notice, replacing: replaced)
    }

    private static func text(of infos: [CAPAlert.Info]) -> LocalizedName {
        let texts = Dictionary(grouping: infos.filter { !$0.spoken.isEmpty }, by: \.languageCode)
        return LocalizedName(texts.mapValues { $0.flatMap(\.spoken).joined(separator: " ") })
    }

    /// A drill never takes a real alert off the air.
    private mutating func supersede(_ references: [CAPAlert.Reference], isExercise: Bool) -> [Notice] {
        let touchable = references.filter { standing[$0].map { $0.isExercise == isExercise } ?? true }
        superseded.formUnion(touchable)
        return touchable.compactMap { standing.removeValue(forKey: $0) }
    }

    private static func isOver(_ expires: Date?, at now: Date) -> Bool {
        expires.map { $0 <= now } ?? false
    }
}

extension CAPAlert.Severity {
    /// 0 is the gravest.
    fileprivate var rank: Int {
        Self.allCases.firstIndex(of: self) ?? Self.allCases.count
    }
}

extension CAPAlert.Info {
    /// A longer one is for reading, not for hearing; the headline says the same.
    private static let longestDescription = 400

    fileprivate var languageCode: String {
        String(language.lowercased().prefix { $0 != "-" })
    }

    /// What is said of it, each part in one line.
    fileprivate var spoken: [String] {
        let isReadable = headline.isEmpty || description.count <= Self.longestDescription
        return [headline, isReadable ? description : "", instruction]
            .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
    }
}
