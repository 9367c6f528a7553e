import Glibc
import Testing

@testable import NeuralNetwork

struct ExponentialTests {
    private let numbers = stride(from: Float(-87), through: 87, by: 0.0137)

    @Test func itIsThatOfTheCLibrary() {
        for number in numbers {
            #expect(abs(Exponential.exp(number) / expf(number) - 1) < 2e-7, "e^\(number)")
        }
        #expect(Exponential.exp(0) == 1)
    }

    @Test func whatIsTooSmallIsNearlyNothing() {
        #expect(Exponential.exp(-.infinity) < 1e-37)
        #expect(Exponential.exp(-1000) < 1e-37)
    }

    @Test func theErrorFunctionIsThatOfTheCLibrary() {
        for number in numbers {
            #expect(abs(Exponential.erf(number / 10) - erff(number / 10)) < 5e-7, "erf \(number / 10)")
        }
    }
}
