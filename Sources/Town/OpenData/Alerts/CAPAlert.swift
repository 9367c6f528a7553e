public import Foundation

/// A message of the Common Alerting Protocol 1.2.
///
/// Source: https://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2-os.html
public struct CAPAlert: Sendable, Equatable {
    public enum Status: String, Sendable, CaseIterable {
        case actual = "Actual"
        case exercise = "Exercise"
        case system = "System"
        case test = "Test"
        case draft = "Draft"
    }

    public enum Kind: String, Sendable, CaseIterable {
        case alert = "Alert"
        case update = "Update"
        case cancel = "Cancel"
        case acknowledgement = "Ack"
        case error = "Error"
    }

    public enum Scope: String, Sendable, CaseIterable {
        case `public` = "Public"
        case restricted = "Restricted"
        case `private` = "Private"
    }

    public enum Category: String, Sendable, CaseIterable {
        case geophysical = "Geo"
        case meteorological = "Met"
        case safety = "Safety"
        case security = "Security"
        case rescue = "Rescue"
        case fire = "Fire"
        case health = "Health"
        case environment = "Env"
        case transport = "Transport"
        case infrastructure = "Infra"
        case hazardousSubstances = "CBRNE"
        case other = "Other"
    }

    public enum Response: String, Sendable, CaseIterable {
        case shelter = "Shelter"
        case evacuate = "Evacuate"
        case prepare = "Prepare"
        case execute = "Execute"
        case avoid = "Avoid"
        case monitor = "Monitor"
        case assess = "Assess"
        case allClear = "AllClear"
        case none = "None"
    }

    public enum Urgency: String, Sendable, CaseIterable {
        case immediate = "Immediate"
        case expected = "Expected"
        case future = "Future"
        case past = "Past"
        case unknown = "Unknown"
    }

    public enum Severity: String, Sendable, CaseIterable {
        case extreme = "Extreme"
        case severe = "Severe"
        case moderate = "Moderate"
        case minor = "Minor"
        case unknown = "Unknown"
    }

    public enum Certainty: String, Sendable, CaseIterable {
        case observed = "Observed"
        case likely = "Likely"
        case possible = "Possible"
        case unlikely = "Unlikely"
        case unknown = "Unknown"
    }

    /// What makes a message the same as another: sender, identifier and time together.
    public struct Reference: Sendable, Hashable {
        public var sender: String
        public var identifier: String
        public var sent: Date

        public init(sender: String, identifier: String, sent: Date) {
            self.sender = sender
            self.identifier = identifier
            self.sent = sent
        }
    }

    public struct Info: Sendable, Equatable {
        /// As RFC 3066 writes it; en-US where the message does not say.
        public var language: String
        public var categories: [Category]
        public var event: String
        public var responses: [Response]
        public var urgency: Urgency
        public var severity: Severity
        public var certainty: Certainty
        public var expires: Date?
        public var senderName: String
        public var headline: String
        public var description: String
        public var instruction: String
        public var areas: [Area]
    }

    public struct Area: Sendable, Equatable {
        public var description: String
        /// The values of its geocodes, whatever their systems.
        public var codes: [String]
    }

    public var reference: Reference
    public var status: Status
    public var kind: Kind
    public var scope: Scope
    /// The messages that this one updates or cancels.
    public var references: [Reference]
    public var infos: [Info]
}
