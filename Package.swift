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

/// A library target and its tests: the rule of the house is one test target for each library.
func library(
    _ name: String, _ dependencies: [Target.Dependency] = [], tests extra: [Target.Dependency] = [],
    own: [SwiftSetting] = []
) -> [Target] {
    [
        .target(name: name, dependencies: dependencies, swiftSettings: settings + own),
        .testTarget(
            name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies + extra,
            swiftSettings: settings),
    ]
}

let log: Target.Dependency = .product(name: "Logging", package: "swift-log")
let yaml: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let lifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let asyncAlgorithms: Target.Dependency = .product(name: "AsyncAlgorithms", package: "swift-async-algorithms")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

let systemLibraries: [Target] = [
    .systemLibrary(name: "CALSA", pkgConfig: "alsa", providers: [.apt(["libasound2-dev"])]),
    .systemLibrary(
        name: "CPocketSphinx", pkgConfig: "pocketsphinx",
        providers: [.apt(["libpocketsphinx-dev", "pocketsphinx-en-us"])]),
    .systemLibrary(name: "CESpeakNG", pkgConfig: "espeak-ng", providers: [.apt(["libespeak-ng-dev"])]),
    .systemLibrary(name: "CSampleRate", pkgConfig: "samplerate", providers: [.apt(["libsamplerate0-dev"])]),
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-serial-dev"])]),
    .target(name: "CSpeechShims", dependencies: ["CPocketSphinx", "CALSA"]),
    // Debian's libwebrtc-audio-processing-dev. Its pkg-config file has flags that SwiftPM refuses.
    .target(
        name: "CNoiseSuppression",
        cxxSettings: [
            .unsafeFlags(["-I/usr/include/webrtc_audio_processing"]), .define("WEBRTC_AUDIO_PROCESSING_ONLY_BUILD"),
            .define("WEBRTC_POSIX"),
        ], linkerSettings: [.linkedLibrary("webrtc_audio_processing")]),
]

let package = Package(
    name: "mimamori",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-async-algorithms", from: "1.1.4"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: systemLibraries
        // Pure: no I/O, no clock, no state beyond their values.
        + library("Texts", tests: ["Japanese"])
        + library("Audio", ["CNoiseSuppression", "CSampleRate", "Texts"])
        + library("Japanese", ["Texts"])
        + library("Grammar", ["Japanese", "Texts"])
        + library("Rules", ["Texts"])
        + library("Phrases", ["Japanese", "Rules", "Texts", yaml])
        + library("OpenData", ["Japanese", "Rules", "Texts", yaml])
        + library("Paper", ["Japanese", "Rules", "Texts"])
        + library("Evaluation", ["Audio", "Grammar", "Texts"])
        + library(
            "DataFiles", ["Audio", "Evaluation", "Grammar", "OpenData", "Phrases", "Rules", "Texts"],
            tests: ["Japanese"])
        // One door to each C library; blocking calls on threads of their own.
        + [.target(name: "Threading", swiftSettings: settings)]
        + library("ALSA", ["Audio", "CALSA", "CSpeechShims", "Texts", "Threading"])
        + library("Wyoming", ["Texts", "Threading"])
        + library("NeuralNetwork", ["COpenBLAS", "Texts"], own: optimized)
        + library("Whisper", ["Audio", "Grammar", "NeuralNetwork", "Texts"], own: optimized)
        + library("Domino", ["Audio", "Grammar", "Japanese", "NeuralNetwork", "Texts"], own: optimized)
        + library(
            "Recognition",
            [
                "Audio", "Domino", "Grammar", "Japanese", "Texts", "Whisper", "CPocketSphinx", "CSpeechShims",
                "Threading", "Wyoming",
            ],
            tests: ["DataFiles", "Device", "Evaluation", "Phrases", "Synthesis"])
        + library(
            "Synthesis", ["Audio", "Grammar", "Japanese", "Phrases", "Texts", "CESpeakNG", "Threading"],
            tests: ["DataFiles"])
        // The two halves, which meet only in DeviceLink.
        + [.target(name: "DeviceLink", dependencies: ["Rules"], swiftSettings: settings)]
        + library("Store", ["Rules", "DeviceLink", "Texts", grdb])
        + library(
            "Device",
            [
                "ALSA", "Audio", "Evaluation", "Recognition", "Synthesis", "Grammar", "Phrases", "Rules", "DeviceLink",
                "Texts",
                asyncAlgorithms, lifecycle, log, unixSignals,
            ], tests: ["DataFiles", "Store"])
        + [
            .executableTarget(
                name: "mimamori",
                dependencies: [
                    "ALSA", "Audio", "CSpeechShims", "DataFiles", "Device", "DeviceLink", "Domino", "Evaluation",
                    "Grammar", "Japanese", "NeuralNetwork", "OpenData", "Paper", "Phrases", "Recognition", "Rules",
                    "Store", "Synthesis", "Texts", "Whisper", "Wyoming", arguments, lifecycle, log, yaml,
                ],
                swiftSettings: settings),
            .target(
                name: "TestSupport", dependencies: ["Audio", "Rules"], path: "Tests/TestSupport",
                swiftSettings: settings),
            .testTarget(
                name: "EndToEndTests",
                dependencies: [
                    "mimamori", "ALSA", "Audio", "DataFiles", "Evaluation", "Grammar", "Recognition", "Synthesis",
                    "TestSupport",
                ],
                swiftSettings: settings),
        ]
)
