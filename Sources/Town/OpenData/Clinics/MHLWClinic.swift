public import Rules

/// A clinic of 医療情報ネット, with hours for each of its departments.
public struct MHLWClinic: Sendable, Equatable, Identifiable {
    public struct Department: Sendable, Equatable {
        /// As published, for example 内科.
        public var name: String
        public var hours: OpeningHours
        /// When it takes patients; nil where no row says.
        public var reception: OpeningHours?
    }

    public var id: String
    public var name: LocalizedName
    /// When any department is open. Emergency rooms do not count.
    public var hours: OpeningHours
    /// When any department takes patients; nil where no row says.
    public var reception: OpeningHours?
    public var departments: [Department]
    /// What it says of other closed days and could not be read whole, such as GW、お盆.
    public var remark: String?
}
