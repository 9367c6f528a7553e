/// Curves over two axes, as SVG that takes its colours from the page.
struct Plot {
    struct Axis {
        var label: String
        var range: ClosedRange<Double>
        /// Where lines of the grid are, with what is written there.
        var ticks: [(value: Double, label: String)]
    }

    struct Curve {
        var label: String
        var points: [(x: Double, y: Double)]
        /// Of the page's palette, from 0.
        var color: Int
        /// What is compared with is thin and dashed.
        var isReference = false
        var hasMarkers = true
    }

    var title: String
    /// What is to be seen, for who cannot see it.
    var description: String
    var x: Axis
    var y: Axis
    var curves: [Curve]

    // In a viewBox small enough that 11 units can be read on a screen 320 pixels wide.
    private static let width = 340.0
    private static let height = 250.0
    private static let plane = (left: 44.0, right: 330.0, top: 10.0, bottom: 208.0)

    var html: HTML {
        HTML([
            "<figure><figcaption>\(title)</figcaption>",
            "<svg viewBox=\"0 0 \(Self.width) \(Self.height)\" role=\"img\" aria-label=\"\(description)\">",
            HTML(x.ticks.map(vertical)), HTML(y.ticks.map(horizontal)), plane,
            "<text class=\"label\" x=\"\((Self.plane.left + Self.plane.right) / 2)\" y=\"\(Self.height - 8)\">\(x.label)</text>",
            """
            <text class="label" transform="translate(10 \((Self.plane.top + Self.plane.bottom) / 2)) rotate(-90)">\
            \(y.label)</text></svg>
            """,
            "<ul class=\"legend\">", HTML(curves.filter { !$0.label.isEmpty }.map(legend)), "</ul></figure>",
        ])
    }

    /// The curves, cut off where they leave the plane; a marker on its edge is shown whole.
    private var plane: HTML {
        let margin = 3.0
        let (left, top) = (Self.plane.left - margin, Self.plane.top - margin)
        let width = Self.plane.right - Self.plane.left + 2 * margin
        let height = Self.plane.bottom - Self.plane.top + 2 * margin
        return """
            <svg x="\(left)" y="\(top)" width="\(width)" height="\(height)" viewBox="\(left) \(top) \(width) \(height)">
            \(HTML(curves.map(line)))
            </svg>
            """
    }

    private func vertical(_ tick: (value: Double, label: String)) -> HTML {
        let x = horizontalPlace(tick.value)
        return """
            <line class="grid" x1="\(x)" y1="\(Self.plane.top)" x2="\(x)" y2="\(Self.plane.bottom)"/>\
            <text x="\(x)" y="\(Self.plane.bottom + 14)" class="label">\(tick.label)</text>
            """
    }

    private func horizontal(_ tick: (value: Double, label: String)) -> HTML {
        let y = verticalPlace(tick.value)
        return """
            <line class="grid" x1="\(Self.plane.left)" y1="\(y)" x2="\(Self.plane.right)" y2="\(y)"/>\
            <text x="\(Self.plane.left - 4)" y="\(y + 4)" class="tick">\(tick.label)</text>
            """
    }

    private func line(_ curve: Curve) -> HTML {
        let places = curve.points.map { (horizontalPlace($0.x), verticalPlace($0.y)) }
        let path = places.map { "\($0.0.oneDecimal),\($0.1.oneDecimal)" }.joined(separator: " ")
        let markers = curve.hasMarkers ? places.map { HTML("<circle cx=\"\($0.0)\" cy=\"\($0.1)\" r=\"2.5\"/>") } : []
        return """
            <g class="\(Self.style(of: curve))"><polyline points="\(path)"/>\(HTML(markers))</g>
            """
    }

    private func legend(_ curve: Curve) -> HTML {
        """
        <li><svg class="key \(Self.style(of: curve))" viewBox="0 0 24 8" aria-hidden="true">\
        <polyline points="0,4 24,4"/></svg>\(curve.label)</li>
        """
    }

    private static func style(of curve: Curve) -> String {
        "c\(curve.color % 8)" + (curve.isReference ? " reference" : "")
    }

    private func horizontalPlace(_ value: Double) -> Double {
        Self.plane.left + share(of: value, in: x) * (Self.plane.right - Self.plane.left)
    }

    private func verticalPlace(_ value: Double) -> Double {
        Self.plane.bottom - share(of: value, in: y) * (Self.plane.bottom - Self.plane.top)
    }

    private func share(of value: Double, in axis: Axis) -> Double {
        (value - axis.range.lowerBound) / (axis.range.upperBound - axis.range.lowerBound)
    }
}

extension Plot.Axis {
    /// Shares from 0 to 1 as percent.
    static func percent(_ label: String, from lowest: Double = 0, to highest: Double = 1, step: Double = 0.2)
        -> Plot.Axis
    {
        let count = Int(((highest - lowest) / step).rounded())
        let ticks = (0...count).map { index in
            let value = lowest + Double(index) * step
            return (value: value, label: "\(Int((value * 100).rounded()))")
        }
        return Plot.Axis(label: label, range: lowest...highest, ticks: ticks)
    }
}
