import Foundation
public import Testing

/// The suites that `make test-all` adds: real time, long audio, every recording.
public enum SlowTests {
    public static let areEnabled = ProcessInfo.processInfo.environment["MIMAMORI_SLOW_TESTS"] == "1"
}

extension Trait where Self == ConditionTrait {
    public static var needsSlowTests: Self { .enabled(if: SlowTests.areEnabled, "slow: make test-all runs it") }
}
