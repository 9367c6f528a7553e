public import Foundation
public import Rules
public import Texts

/// What becomes of the alerts that lie in a folder at one moment: what is said where, and what a person must look at.
///
/// It is made anew from all of them each time, so that nothing is lost by a restart.
public struct AlertReport: Sendable {
    /// What is left of a file after it was read.
    public enum File: Sendable {
        case alert(CAPAlert)
        /// What is wrong with it.
        case broken([DataIssue])
    }

    public struct Finding: Sendable, Equatable {
        public enum Fate: String, Sendable, Equatable {
            /// On the air.
            case announced
            /// It took others off the air.
            case withdrew
            case ignored
            /// A person must look at it: it is not on the air.
            case forStaff
        }

        public var file: String
        public var fate: Fate
        /// Why, or where it is heard.
        public var reason: Text
    }

    /// Those that stand, and the news of those that were withdrawn.
    public private(set) var alerts: [Alert] = []
    /// One for each file, in the order in which they were sent; the broken ones first.
    public private(set) var findings: [Finding] = []

    /// - Parameters:
    ///   - files: By name.
    ///   - now: What has expired then is over.
    public init(_ files: [String: File], in town: Town, at now: Date) {
        var board = CAPBoard(AlertAreas(town))
        var withdrawn: [CAPBoard.Notice] = []
        for (name, file) in files.sorted(by: { $0.key < $1.key }) {
            guard case .broken(let issues) = file else { continue }
            let reason = issues.map(\.text).joined(separator: "; ")
            findings.append(Finding(file: name, fate: .forStaff, reason: reason))
        }
        for (name, alert) in Self.inOrder(files) {
            let decision = board.receive(alert, at: now)
            if case .withdraw(let notices) = decision { withdrawn += notices }
            findings.append(Finding(file: name, fate: decision.fate, reason: decision.reason))
        }
        alerts = board.standing(at: now).map { Alert($0) } + withdrawn.map { Alert(over: $0) }
    }

    private static func inOrder(_ files: [String: File]) -> [(name: String, alert: CAPAlert)] {
        files.compactMap { name, file in
            if case .alert(let alert) = file { (name, alert) } else { nil }
        }.sorted { ($0.alert.reference.sent, $0.name) < ($1.alert.reference.sent, $1.name) }
    }
}

extension Alert {
    fileprivate init(_ notice: CAPBoard.Notice) {
        self.init(
            id: notice.reference.id, isExercise: notice.isExercise, text: notice.text, districts: notice.districts)
    }

    fileprivate init(over notice: CAPBoard.Notice) {
        self.init(notice)
        withdraws = id
        id += " is over"
    }
}

extension CAPAlert.Reference {
    fileprivate var id: String {
        "\(sender),\(identifier),\(sent.formatted(.iso8601))"
    }
}

extension CAPBoard.Decision {
    fileprivate var fate: AlertReport.Finding.Fate {
        switch self {
        case .announce: .announced
        case .withdraw: .withdrew
        case .askStaff: .forStaff
        case .ignore: .ignored
        }
    }

    fileprivate var reason: Text {
        switch self {
        case .announce(let notice, _):
            Text(
                en: "in " + notice.districts.sorted().joined(separator: ", "),
                ja: notice.districts.sorted().joined(separator: "、") + " に")
        case .withdraw(let notices):
            Text(verbatim: notices.map(\.reference.identifier).joined(separator: ", "))
        case .askStaff(let question): question.text
        case .ignore(let reason): reason.text
        }
    }
}

extension CAPBoard.Question {
    public var text: Text {
        switch self {
        case .unknownArea(let areas):
            Text(
                en: "no code of it is the town's or a district's (\(areas.joined(separator: ", "))): is it for us?",
                ja: "町や地区の番号が入っていません（\(areas.joined(separator: "、"))）。この町あてですか")
        case .noArea: Text(en: "it names no area: is it for us?", ja: "場所が書いてありません。この町あてですか")
        case .noInformation: Text(en: "it says nothing", ja: "中身がありません")
        case .noReferences: Text(en: "it updates or cancels, and does not say what", ja: "どの知らせを直すのか、書いてありません")
        case .notPublic: Text(en: "it is not meant for the public", ja: "みんなに向けた知らせではありません")
        }
    }
}
