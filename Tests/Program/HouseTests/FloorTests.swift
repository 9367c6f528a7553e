import Foundation
import TestSupport
import Testing

/// The floors of docs/architecture.md, held against Package.swift and against the imports of every source file.
@Suite struct FloorTests {
    /// From the first to the last: a target uses its own floor and the ones before it.
    private static let floors = [
        "System", "Common", "Hearing", "Town", "Speaking", "Home", "Service", "Program", "Laboratory",
    ]

    private let targets: [String: Manifest.Target]

    init() throws {
        let sources = try Manifest.read().targets.filter { $0.type != "test" && $0.name != "TestSupport" }
        targets = Dictionary(uniqueKeysWithValues: sources.map { ($0.name, $0) })
    }

    @Test("Every target lives on a floor")
    func place() throws {
        #expect(targets.count > 20)
        for target in targets.values {
            let floor = try #require(target.floor, "\(target.name) is outside the floors")
            #expect(Self.floors.contains(floor), "\(target.name)")
            #expect(target.path == "Sources/\(floor)/\(target.name)")
        }
    }

    @Test("A target uses no later floor, and nothing of the product the laboratory")
    func direction() throws {
        for target in targets.values {
            let own = try #require(target.floor.flatMap(Self.floors.firstIndex))
            for used in target.uses.compactMap({ targets[$0] }) {
                let floor = try #require(used.floor.flatMap(Self.floors.firstIndex))
                #expect(floor <= own, "\(target.name) uses \(used.name)")
            }
        }
    }

    @Test("The two halves meet in DeviceLink only")
    func halves() throws {
        #expect(try reachable(from: "Device").isDisjoint(with: ["Store", "WebService"]))
        #expect(try !reachable(from: "Store").contains("Device"))
    }

    /// The compiler finds modules that Package.swift does not name, if another target has built them.
    @Test("A file imports only targets that Package.swift names")
    func imports() throws {
        for target in targets.values {
            let folder = Checkout.root.appending(path: try #require(target.path))
            for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            where file.hasSuffix(".swift") {
                let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
                let imported = Set(source.matches(of: /(?m)^(?:public |package )?import (\w+)$/).map { String($0.1) })
                let unnamed = imported.intersection(targets.keys).subtracting(target.uses)
                #expect(unnamed.isEmpty, "\(target.name)/\(file)")
            }
        }
    }

    private func reachable(from name: String) throws -> Set<String> {
        var (found, pending): (Set<String>, [String]) = ([], [name])
        while let next = pending.popLast() {
            for used in try #require(targets[next]).uses where targets[used] != nil && found.insert(used).inserted {
                pending.append(used)
            }
        }
        return found
    }
}
