public import Foundation
public import Rules

/// Judges alerts as they come in, and knows which ones stand. A state machine without clock: time is an argument.
public struct CAPBoard: Sendable {
    /// An alert that is to be spoken.
    public struct Notice: Sendable, Equatable {
        public var reference: CAPAlert.Reference
        /// A drill. What is spoken must begin by saying so.
        public var isExercise: Bool
        public var districts: Set<District.ID>
        /// Headline, description and instruction, as far as there are any.
        public var sentences: [String]
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
    }

    private let municipality: String
    private let districts: [String: District.ID]
    private let allDistricts: Set<District.ID>
    private var seen: Set<CAPAlert.Reference> = []
    private var superseded: Set<CAPAlert.Reference> = []
    private var standing: [CAPAlert.Reference: Notice] = [:]

    /// - Parameters:
    ///   - municipality: 全国地方公共団体コード, which means every district.
    ///   - districts: The code of a district, which may be its own id, to the district.
    public init(municipality: String, districts: [String: District.ID]) {
        self.municipality = municipality
        self.districts = districts
        allDistricts = Set(districts.values)
    }

    /// The alerts that stand at a time, the gravest first.
    public func standing(at now: Date) -> [Notice] {
        let order = CAPAlert.Severity.allCases
        return standing.values.filter { !Self.isOver($0.expires, at: now) }.sorted {
            (order.firstIndex(of: $0.severity) ?? 0, $1.reference.sent, $0.reference.identifier)
                < (order.firstIndex(of: $1.severity) ?? 0, $0.reference.sent, $1.reference.identifier)
        }
    }

    /// - Parameter language: In which the residents are spoken to.
    public mutating func receive(_ alert: CAPAlert, at now: Date, language: String = "ja") -> Decision {
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
        return announce(alert, at: now, language: language)
    }

    private mutating func announce(_ alert: CAPAlert, at now: Date, language: String) -> Decision {
        guard let info = alert.info(language: language) else { return .askStaff(.noInformation) }
        let isExercise = alert.status == .exercise
        guard !Self.isOver(info.expires, at: now) else {
            // What has expired is not spoken, but what it replaces does not stand any longer either.
            let withdrawn = supersede(alert.references, isExercise: isExercise)
            return withdrawn.isEmpty ? .ignore(.expired) : .withdraw(withdrawn)
        }
        guard !info.areas.isEmpty else { return .askStaff(.noArea) }
        let affected = Set(info.areas.flatMap(districts(in:)))
        guard !affected.isEmpty else { return .askStaff(.unknownArea(info.areas.map(\.description))) }
        let notice = Notice(
            reference: alert.reference, isExercise: isExercise, districts: affected,
            sentences: [info.headline, info.description, info.instruction].filter { !$0.isEmpty },
            severity: info.severity,
            expires: info.expires)
        guard !notice.sentences.isEmpty else { return .askStaff(.noInformation) }
        let replaced = supersede(alert.references, isExercise: isExercise)
        standing[alert.reference] = notice
        return .announce(notice, replacing: replaced)
    }

    private func districts(in area: CAPAlert.Area) -> Set<District.ID> {
        area.codes.contains(municipality) ? allDistricts : Set(area.codes.compactMap { districts[$0] })
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
