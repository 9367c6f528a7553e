import Foundation

/// How many events there may be on average where some were counted.
enum PoissonBound {
    /// The one-sided upper 95 % bound on the mean (Garwood, Biometrika 28, 1936): about 3 where nothing was counted.
    static func upper(_ count: Int) -> Double {
        var (low, high) = (Double(count), 3 * Double(count) + 10)
        while high - low > 1e-9 {
            let mean = (low + high) / 2
            if probability(ofAtMost: count, mean: mean) > 0.05 { low = mean } else { high = mean }
        }
        return high
    }

    private static func probability(ofAtMost count: Int, mean: Double) -> Double {
        var term = exp(-mean)
        var sum = term
        for number in 0..<count {
            term *= mean / Double(number + 1)
            sum += term
        }
        return sum
    }
}
