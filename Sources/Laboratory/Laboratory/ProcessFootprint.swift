import Foundation

/// What this process takes of the machine (proc(5), getrusage(2)).
public enum ProcessFootprint {
    /// Memory in use now; 0 where /proc is missing.
    public static var residentMegabytes: Double { status("VmRSS") }

    /// The most memory that was ever in use; 0 where /proc is missing.
    public static var peakMegabytes: Double { status("VmHWM") }

    /// Open file descriptors.
    public static var fileHandles: Int {
        (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd"))?.count ?? 0
    }

    /// Processor time of all threads since the start, user and system.
    public static var processorSeconds: Double {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        let micro = Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + micro / 1_000_000
    }

    private static func status(_ key: String) -> Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("\(key):") } ?? ""
        return (line.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1024
    }
}
