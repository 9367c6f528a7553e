public import Testing

extension Tag {
    /// Takes as long as the sound it works on, and more than a second of it.
    @Tag public static var realtime: Self
    /// Takes more than some seconds.
    @Tag public static var slow: Self
}
