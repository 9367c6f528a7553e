public import Rules

/// What a town's folder holds. Whatever could not be read is missing from the town, which then says that it does not
/// know.
public struct TownReading {
    public var town: Town
    /// Its sample homes.
    public var households: [Household]
    /// Its 5374 files as they stand; nil where the manifest names none.
    public var garbage: GarbageData?
    /// District to its name in `area_days.csv`.
    public var areas: [District.ID: String]
    /// The folder into which alerts are dropped, as the manifest names it.
    public var alerts: String? { manifest.alerts }
    /// What was wrong in the files.
    public var issues: [DataIssue]
    let manifest: TownManifest
    let yaml: YAMLFile
}
