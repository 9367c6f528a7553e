// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// Neural models are optimized in debug builds, too: `make run` is one, and nobody waits five seconds for a reply.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"])]

/// A folder of `Sources` and `Tests`. A target uses its own floor and the ones above it in this list.
enum Floor: String {
    case system = "System"
    case common = "Common"
    case hearing = "Hearing"
    case town = "Town"
    case speaking = "Speaking"
    case home = "Home"
    case service = "Service"
    case program = "Program"
    case laboratory = "Laboratory"

    func sources(_ target: String) -> String { "Sources/\(rawValue)/\(target)" }
    func tests(_ target: String) -> String { "Tests/\(rawValue)/\(target)" }

    /// A library target and its tests: the rule of the house is one test target for each library.
    func library(
        _ name: String, _ dependencies: [Target.Dependency] = [], tests extra: [Target.Dependency] = [],
        own: [SwiftSetting] = [], excludedFromTests: [String] = []
    ) -> [Target] {
        [
            .target(name: name, dependencies: dependencies, path: sources(name), swiftSettings: settings + own),
            .testTarget(
                name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies + extra,
                path: tests("\(name)Tests"), exclude: excludedFromTests, swiftSettings: settings),
        ]
    }

    /// A library that the tests of its users prove.
    func libraryWithoutTests(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
        .target(name: name, dependencies: dependencies, path: sources(name), swiftSettings: settings)
    }

    /// A C library of Debian.
    func door(_ name: String, pkgConfig: String, packages: [String]) -> Target {
        .systemLibrary(name: name, path: sources(name), pkgConfig: pkgConfig, providers: [.apt(packages)])
    }
}

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let yaml: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let asyncAlgorithms: Target.Dependency = .product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let nio: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let httpClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let systemTargets: [Target] = [
    Floor.system.door("CALSA", pkgConfig: "alsa", packages: ["libasound2-dev"]),
    Floor.system.door(
        "CPocketSphinx", pkgConfig: "pocketsphinx", packages: ["libpocketsphinx-dev", "pocketsphinx-en-us"]),
    Floor.system.door("CESpeakNG", pkgConfig: "espeak-ng", packages: ["libespeak-ng-dev"]),
    Floor.system.door("CSampleRate", pkgConfig: "samplerate", packages: ["libsamplerate0-dev"]),
    Floor.system.door("CCrypt", pkgConfig: "libxcrypt", packages: ["libcrypt-dev"]),
    Floor.system.door("COpenBLAS", pkgConfig: "openblas", packages: ["libopenblas-serial-dev"]),
    .target(
        name: "CSpeechShims", dependencies: ["CPocketSphinx", "CALSA"], path: Floor.system.sources("CSpeechShims")),
    // Debian's libwebrtc-audio-processing-dev. Its pkg-config file has flags that SwiftPM refuses.
    .target(
        name: "CNoiseSuppression", path: Floor.system.sources("CNoiseSuppression"),
        cxxSettings: [
            .unsafeFlags(["-I/usr/include/webrtc_audio_processing"]), .define("WEBRTC_AUDIO_PROCESSING_ONLY_BUILD"),
            .define("WEBRTC_POSIX"),
        ], linkerSettings: [.linkedLibrary("webrtc_audio_processing")]),
]

let commonTargets: [[Target]] = [
    Floor.common.library("Texts", tests: ["Japanese"]),
    Floor.common.library("Markup", ["Texts"]),
    [Floor.common.libraryWithoutTests("Threading"), Floor.common.libraryWithoutTests("PrivateFiles", ["Texts"])],
    Floor.common.library("Japanese", ["Texts"]),
]

let hearingTargets: [[Target]] = [
    Floor.hearing.library("Audio", ["CNoiseSuppression", "CSampleRate", "Texts"]),
    Floor.hearing.library("Grammar", ["Japanese", "Texts"]),
    Floor.hearing.library("NeuralNetwork", ["COpenBLAS", "Texts"], own: optimized),
    Floor.hearing.library("Whisper", ["Audio", "Grammar", "NeuralNetwork", "Texts"], own: optimized),
    Floor.hearing.library("Domino", ["Audio", "Grammar", "Japanese", "NeuralNetwork", "Texts"], own: optimized),
    Floor.hearing.library("Wyoming", ["Texts", "Threading"]),
    Floor.hearing.library(
        "Recognition",
        [
            "Audio", "Domino", "Grammar", "Japanese", "Texts", "Whisper", "CPocketSphinx", "CSpeechShims",
            "Threading", "Wyoming",
        ],
        tests: ["DataFiles", "Device", "Evaluation", "Laboratory", "Phrases", "Recording", "Synthesis"]),
]

let townTargets: [[Target]] = [
    Floor.town.library("Rules", ["Texts"]),
    Floor.town.library("OpenData", ["Japanese", "Rules", "Texts", yaml]),
    Floor.town.library("Paper", ["Japanese", "Markup", "Rules", "Texts"]),
]

let speakingTargets: [[Target]] = [
    Floor.speaking.library("Phrases", ["Japanese", "Rules", "Texts", yaml]),
    Floor.speaking.library(
        "Synthesis", ["Audio", "Grammar", "Japanese", "Phrases", "Texts", "CESpeakNG", "Threading"],
        tests: ["DataFiles"]),
]

let homeTargets: [[Target]] = [
    // The two halves, Device and Store, meet only in DeviceLink.
    [Floor.home.libraryWithoutTests("DeviceLink", ["Rules"])],
    Floor.home.library("ALSA", ["Audio", "CALSA", "CSpeechShims", "Texts", "Threading"]),
    Floor.home.library("Recording", ["Audio", "Grammar", "Texts"], tests: [crypto]),
    Floor.home.library(
        "Device",
        [
            "ALSA", "Audio", "Recognition", "Recording", "Synthesis", "Grammar", "Phrases", "Rules", "DeviceLink",
            "Texts", "Threading", asyncAlgorithms, lifecycle, log, unixSignals,
        ], tests: ["Composition", "DataFiles", "Store"]),
    Floor.home.library(
        "HomeStore",
        ["DeviceLink", "PrivateFiles", "Rules", "Texts", grdb, httpClient, lifecycle, log, nio, nioHTTP]),
]

let serviceTargets: [[Target]] = [
    Floor.service.library("Passwords", ["CCrypt", "Texts", "Threading"]),
    Floor.service.library(
        "Store", ["Rules", "DeviceLink", "Japanese", "PrivateFiles", "Texts", crypto, grdb],
        excludedFromTests: ["Fixtures"]),
    Floor.service.library(
        "WebService",
        [
            "DeviceLink", "Rules", "Store", "Texts", hummingbird, hummingbirdCore, httpTypes, lifecycle, log, nio,
        ],
        tests: ["HomeStore", grdb, httpClient, nioHTTP]),
]

let programTargets: [[Target]] = [
    Floor.program.library(
        "DataFiles", ["Audio", "Grammar", "OpenData", "Phrases", "Rules", "Texts", crypto, yaml],
        tests: ["Japanese"]),
    [
        Floor.program.libraryWithoutTests(
            "Composition",
            [
                "CSpeechShims", "DataFiles", "Device", "DeviceLink", "Domino", "Grammar", "Japanese",
                "HomeStore", "NeuralNetwork", "OpenData", "Phrases", "Recognition", "Rules", "Store", "Synthesis",
                "Texts", "WebService", "Whisper", "Wyoming", log,
            ]),
        Floor.program.libraryWithoutTests(
            "CommandSupport",
            [
                "ALSA", "Audio", "CSpeechShims", "Composition", "DataFiles", "Device", "Grammar", "Phrases",
                "Recognition",
                "Rules", "Texts", "Wyoming", arguments,
            ]),
        .executableTarget(
            name: "mimamori",
            dependencies: [
                "ALSA", "Audio", "CommandSupport", "Composition", "DataFiles", "Device", "DeviceLink", "Grammar",
                "HomeStore", "Japanese", "OpenData", "Paper", "Passwords", "Phrases", "Recognition",
                "Recording", "Rules", "Store", "Synthesis", "Texts", "WebService", "Wyoming", arguments, lifecycle,
                log, yaml,
            ],
            path: Floor.program.sources("mimamori"), swiftSettings: settings),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "mimamori", "mimamori-lab", "ALSA", "Audio", "DataFiles", "Grammar", "Passwords", "Recognition",
                "Recording", "Synthesis", "TestSupport", grdb,
            ],
            path: Floor.program.tests("EndToEndTests"), swiftSettings: settings),
        .testTarget(
            name: "HouseTests", dependencies: ["TestSupport"], path: Floor.program.tests("HouseTests"),
            swiftSettings: settings),
    ],
]

let laboratoryTargets: [[Target]] = [
    Floor.laboratory.library("Evaluation", ["Audio", "Grammar", "Markup", "Recording", "Texts", crypto]),
    Floor.laboratory.library(
        "Laboratory",
        [
            "ALSA", "Audio", "DataFiles", "Device", "DeviceLink", "Evaluation", "Grammar", "Japanese", "Phrases",
            "Recognition", "Recording", "Synthesis", "Texts",
        ]),
    [
        .executableTarget(
            name: "mimamori-lab",
            dependencies: [
                "Audio", "CommandSupport", "Composition", "CSpeechShims", "DataFiles", "Device", "Evaluation",
                "Grammar", "Japanese", "Laboratory", "OpenData", "Phrases", "Recognition", "Recording", "Rules",
                "Store", "Synthesis", "Texts", arguments, log,
            ],
            path: Floor.laboratory.sources("mimamori-lab"), swiftSettings: settings),
        .testTarget(
            name: "LaboratoryCommandTests",
            dependencies: ["mimamori-lab", "Recording", "TestSupport"],
            path: Floor.laboratory.tests("LaboratoryCommandTests"), swiftSettings: settings),
        .target(
            name: "TestSupport", dependencies: ["Audio", "Rules"], path: "Tests/TestSupport",
            swiftSettings: settings),
    ],
]

let package = Package(
    name: "mimamori",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        [systemTargets], commonTargets, hearingTargets, townTargets, speakingTargets, homeTargets, serviceTargets,
        programTargets, laboratoryTargets,
    ].flatMap(\.self).flatMap(\.self)
)
