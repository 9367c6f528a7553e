public import Device
public import Rules

/// What people choose about a device.
public struct DeviceChoice: Sendable {
    /// The home it stands in; nil for the town's first.
    public var household: Household.ID?
    /// The usual one first.
    public var locales: [String]
    public var addressing: Addressing
    /// What it is called; nil for the town's name for it, or the usual one.
    public var name: String?
    public var recognizer: RecognizerChoice

    public init(
        household: Household.ID? = nil, locales: [String], addressing: Addressing = .always, name: String? = nil,
        recognizer: RecognizerChoice = RecognizerChoice()
    ) {
        self.household = household
        self.locales = locales
        self.addressing = addressing
        self.name = name
        self.recognizer = recognizer
    }
}
