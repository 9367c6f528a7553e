/// `struct input_event` of <linux/input.h>: a time of two machine words, then type, code and value.
struct InputEvent {
    static let size = timeSize + 8
    private static let timeSize = 2 * MemoryLayout<UInt>.size
    /// EV_KEY: keys and buttons.
    private static let key: UInt16 = 1

    private let type: UInt16
    private let value: Int32

    /// - Parameter bytes: `size` of them, as the kernel of this machine writes them.
    init(_ bytes: ArraySlice<UInt8>) {
        (type, value) = bytes.withUnsafeBytes { bytes in
            (
                bytes.loadUnaligned(fromByteOffset: Self.timeSize, as: UInt16.self),
                bytes.loadUnaligned(fromByteOffset: Self.timeSize + 4, as: Int32.self)
            )
        }
    }

    /// Pressed: neither let go (0) nor held down (2).
    var isPress: Bool {
        type == Self.key && value == 1
    }
}
