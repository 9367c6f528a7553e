/// A decoded value, and the keys of its file that no type asked for.
///
/// The types that read a file decide which keys it may have, so there is no list of keys to keep up. Works with every
/// decoder. Keys inside a value that is decoded by a single-value container are not checked.
public struct KeyChecked<Value: Decodable>: Decodable {
    public let value: Value
    /// In the order of the mappings, then of the file.
    public let unknownKeys: [UnknownKey]

    public init(from decoder: any Decoder) throws {
        let log = KeyLog()
        value = try Value(from: LoggingDecoder(base: decoder, log: log))
        unknownKeys = log.unknownKeys
    }
}

/// A key that means nothing, most often a misspelt one.
public struct UnknownKey: Sendable, Equatable {
    /// From the root of the file; the index of a list stands in it as digits.
    public var path: [String]
    /// The keys that the same mapping may have, sorted.
    public var known: [String]

    public var message: Text {
        Text(
            en: "“\(path.last ?? "")” means nothing here: use \(known.joined(separator: ", "))",
            ja: "「\(path.last ?? "")」は、ここでは使えません。使えるもの：\(known.joined(separator: "、"))")
    }
}

/// The keys that each mapping has, and those that were asked for.
private final class KeyLog {
    private var mappings: [(path: [String], keys: [String])] = []
    private var asked: [[String]: Set<String>] = [:]

    var unknownKeys: [UnknownKey] {
        mappings.flatMap { path, keys in
            let known = asked[path] ?? []
            return keys.filter { !known.contains($0) }.map { UnknownKey(path: path + [$0], known: known.sorted()) }
        }
    }

    func open(_ path: [any CodingKey], keys: [String]) {
        let path = path.map(\.pathComponent)
        guard asked[path] == nil else { return }
        asked[path] = []
        mappings.append((path, keys))
    }

    func ask(for key: any CodingKey, at path: [any CodingKey]) {
        asked[path.map(\.pathComponent), default: []].insert(key.stringValue)
    }
}

private struct LoggingDecoder: Decoder {
    let base: any Decoder
    let log: KeyLog

    var codingPath: [any CodingKey] { base.codingPath }
    var userInfo: [CodingUserInfoKey: Any] { base.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        log.open(codingPath, keys: try base.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue))
        return KeyedDecodingContainer(LoggingMapping(base: try base.container(keyedBy: type), log: log))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        LoggingList(base: try base.unkeyedContainer(), log: log)
    }

    /// A scalar has no keys.
    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        try base.singleValueContainer()
    }
}

private struct LoggingMapping<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let base: KeyedDecodingContainer<Key>
    let log: KeyLog

    var codingPath: [any CodingKey] { base.codingPath }
    var allKeys: [Key] { base.allKeys }

    func contains(_ key: Key) -> Bool {
        log.ask(for: key, at: codingPath)
        return base.contains(key)
    }

    func decodeNil(forKey key: Key) throws -> Bool {
        log.ask(for: key, at: codingPath)
        return try base.decodeNil(forKey: key)
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try Value(from: superDecoder(forKey: key))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder {
        LoggingDecoder(base: try base.superDecoder(), log: log)
    }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        log.ask(for: key, at: codingPath)
        return LoggingDecoder(base: try base.superDecoder(forKey: key), log: log)
    }
}

private struct LoggingList: UnkeyedDecodingContainer {
    var base: any UnkeyedDecodingContainer
    let log: KeyLog

    var codingPath: [any CodingKey] { base.codingPath }
    var count: Int? { base.count }
    var isAtEnd: Bool { base.isAtEnd }
    var currentIndex: Int { base.currentIndex }

    mutating func decodeNil() throws -> Bool {
        try base.decodeNil()
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try Value(from: superDecoder())
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        LoggingDecoder(base: try base.superDecoder(), log: log)
    }
}

/// Takes every key of a mapping.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) {
        self.stringValue = stringValue
    }

    init?(intValue: Int) {
        nil
    }
}

extension CodingKey {
    fileprivate var pathComponent: String { intValue.map(String.init) ?? stringValue }
}
