extension String {
    /// The same as one line that a terminal shows and does not obey: `␣` for each control character (C0 but the tab, C1),
    /// each separator of lines, and each sign that turns the direction of writing (UAX #9).
    public var visible: String {
        guard unicodeScalars.contains(where: \.isObeyed) else { return self }
        var shown = UnicodeScalarView()
        shown.append(contentsOf: unicodeScalars.lazy.map { $0.isObeyed ? "␣" : $0 })
        return String(shown)
    }
}

extension Unicode.Scalar {
    fileprivate var isObeyed: Bool {
        switch value {
        case 0x09: false
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
