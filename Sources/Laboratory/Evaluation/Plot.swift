import Markup

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
        let middle = (
            x: (Self.plane.left + Self.plane.right) / 2, y: (Self.plane.top + Self.plane.bottom) / 2
        )
        let lines: [HTML] = [
            x.ticks.map(vertical).joined(separator: "\n"), y.ticks.map(horizontal).joined(separator: "\n"), plane,
            .element(
                "text", ["class": "label", "x": middle.x.oneDecimal, "y": (Self.height - 8).oneDecimal], "\(x.label)"),
            .element(
                "text", ["class": "label", "transform": "translate(10 \(middle.y.oneDecimal)) rotate(-90)"],
                "\(y.label)"),
        ]
        let size = "\(Self.width.oneDecimal) \(Self.height.oneDecimal)"
        let picture: HTML = .element(
            "svg", ["viewBox": "0 0 \(size)", "role": "img", "aria-label": description],
            "\n\(lines.joined(separator: "\n"))")
        let legends = curves.filter { !$0.label.isEmpty }.map(legend)
        return .element(
            "figure",
            """
            \(.element("figcaption", "\(title)"))
            \(picture)
            \(.element("ul", ["class": "legend"], "\n\(legends.joined(separator: "\n"))\n"))
            """)
    }

    /// The curves, cut off where they leave the plane; a marker on its edge is shown whole.
    private var plane: HTML {
        let margin = 3.0
        let (left, top) = ((Self.plane.left - margin).oneDecimal, (Self.plane.top - margin).oneDecimal)
        let width = (Self.plane.right - Self.plane.left + 2 * margin).oneDecimal
        let height = (Self.plane.bottom - Self.plane.top + 2 * margin).oneDecimal
        return .element(
            "svg",
            [
                "x": left, "y": top, "width": width, "height": height,
                "viewBox": "\(left) \(top) \(width) \(height)",
            ], "\n\(curves.map(line).joined(separator: "\n"))\n")
    }

    private func vertical(_ tick: (value: Double, label: String)) -> HTML {
        let x = horizontalPlace(tick.value).oneDecimal
        let line: HTML = .shape(
            "line",
            [
                "class": "grid", "x1": x, "y1": Self.plane.top.oneDecimal, "x2": x,
                "y2": Self.plane.bottom.oneDecimal,
            ])
        let label: HTML = .element(
            "text", ["x": x, "y": (Self.plane.bottom + 14).oneDecimal, "class": "label"], "\(tick.label)")
        return "\(line)\(label)"
    }

    private func horizontal(_ tick: (value: Double, label: String)) -> HTML {
        let y = verticalPlace(tick.value)
        let line: HTML = .shape(
            "line",
            [
                "class": "grid", "x1": Self.plane.left.oneDecimal, "y1": y.oneDecimal,
                "x2": Self.plane.right.oneDecimal, "y2": y.oneDecimal,
            ])
        let label: HTML = .element(
            "text", ["x": (Self.plane.left - 4).oneDecimal, "y": (y + 4).oneDecimal, "class": "tick"],
            "\(tick.label)")
        return "\(line)\(label)"
    }

    private func line(_ curve: Curve) -> HTML {
        let places = curve.points.map {
            (x: horizontalPlace($0.x).oneDecimal, y: verticalPlace($0.y).oneDecimal)
        }
        let path = places.map { "\($0.x),\($0.y)" }.joined(separator: " ")
        let markers = places.map { HTML.shape("circle", ["cx": $0.x, "cy": $0.y, "r": "2.5"]) }
        return .element(
            "g", ["class": Self.style(of: curve)],
            """
            \(.shape("polyline", ["points": path]))\(curve.hasMarkers ? markers.joined(separator: "\n") : "")
            """)
    }

    private func legend(_ curve: Curve) -> HTML {
        let key: HTML = .element(
            "svg", ["class": "key \(Self.style(of: curve))", "viewBox": "0 0 24 8", "aria-hidden": "true"],
            .shape("polyline", ["points": "0,4 24,4"]))
        return .element("li", "\(key)\(curve.label)")
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
