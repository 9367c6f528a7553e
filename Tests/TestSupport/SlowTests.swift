import Foundation

/// The suites that `make test-all` adds: real time, long audio, every recording.
public enum SlowTests {
    public static let areEnabled = ProcessInfo.processInfo.environment["MIMAMORI_SLOW_TESTS"] == "1"
}
