import Texts
import Foundation
import TestSupport
import Testing

@testable import Device

/// A pipe stands for the input device: the same records, read the same way.
@Suite struct ButtonTests {
    /// `struct input_event` as the kernel writes it.
    private static func event(type: UInt16, code: UInt16, value: Int32) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: 2 * MemoryLayout<UInt>.size)
        withUnsafeBytes(of: type) { bytes += $0 }
        withUnsafeBytes(of: code) { bytes += $0 }
        withUnsafeBytes(of: value) { bytes += $0 }
        return bytes
    }

    @Test(arguments: [
        (type: UInt16(1), value: Int32(1), isPress: true), (1, 0, false), (1, 2, false), (0, 0, false), (4, 1, false),
        (2, 1, false),
    ])
    func onlyGoingDownIsAPress(type: UInt16, value: Int32, isPress: Bool) {
        let bytes = Self.event(type: type, code: 28, value: value)
        #expect(bytes.count == InputEvent.size)
        #expect(InputEvent(bytes[...]).isPress == isPress)
    }

    @Test(.timeLimit(.minutes(1))) func everyPressReachesTheSpeakerAlsoAfterTheButtonWasPulledOut() async throws {
        let folder = try TemporaryFolder()
        let pipe = folder.url.appending(path: "event0")
        let inputs = DeviceInputs()
        let (troubles, told) = AsyncStream.makeStream(of: String.self)
        let button = Button(device: pipe, inputs: inputs) { event in
            if case .trouble(let text) = event { told.yield(text.en) }
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await button.run() }
            var trouble = troubles.makeAsyncIterator()
            #expect(await trouble.next()?.contains("event0 cannot be read (No such file") == true)

            #expect(mkfifo(pipe.path, 0o600) == 0)
            let writer = try FileHandle(forUpdating: pipe)
            // Down, let go, and what closes each report.
            for value in [Int32(1), 0] {
                let report = Self.event(type: 1, code: 28, value: value) + Self.event(type: 0, code: 0, value: 0)
                try writer.write(contentsOf: Data(report))
            }
            var received = inputs.all.makeAsyncIterator()
            guard case .pressed = try await received.next() else {
                Issue.record("no press")
                return
            }
            try writer.close()
            #expect(await trouble.next()?.contains("it is gone") == true)
            group.cancelAll()
        }
        inputs.finish()
        #expect(await inputs.all.reduce(0) { count, _ in count + 1 } == 0)
    }
}
