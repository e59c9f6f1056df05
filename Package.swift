// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "dotgate",
  dependencies: [
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // Cytometry: no screen.
    .target(name: "Analysis", dependencies: ["GatingCore"]),
    .target(name: "DemoMarrow", dependencies: ["GatingCore"]),
    .target(name: "GatingCore"),
    .target(name: "Templates", dependencies: ["GatingCore"]),

    // Files: bytes in and out, by ports.
    .target(name: "Bundles", dependencies: ["CZip", "Sessions"]),
    .systemLibrary(name: "CZip", providers: [.apt(["libzip-dev"])]),
    .target(name: "FCSFiles", dependencies: ["GatingCore"]),
    .target(name: "FlowJo", dependencies: ["GatingCore", "XMLTree"]),
    .target(name: "GatingML", dependencies: ["GatingCore", "XMLTree"]),
    .target(
      name: "Sessions",
      dependencies: ["Analysis", .product(name: "Crypto", package: "swift-crypto")]),
    .target(name: "XMLTree"),

    // Drawing and the workbench: values, no terminal.
    .target(name: "Plotting", dependencies: ["GatingCore"]),
    .target(name: "ScreenKit"),
    .target(
      name: "Settings",
      dependencies: ["ScreenKit", .product(name: "TOMLKit", package: "TOMLKit")],
      resources: [
        .embedInCode("../../Themes/dark.toml"),
        .embedInCode("../../Themes/high-contrast.toml"),
        .embedInCode("../../Themes/light.toml"),
        .embedInCode("../../Themes/monochrome.toml"),
      ]
    ),
    .target(name: "TermPlot", dependencies: ["GatingCore", "Plotting", "ScreenKit"]),
    .target(
      name: "Workbench",
      dependencies: ["Analysis", "GatingCore", "Plotting", "ScreenKit", "TermPlot"]
    ),

    // The terminal: the only code that touches ncurses.
    .target(
      name: "CNcurses",
      cSettings: [.define("_XOPEN_SOURCE_EXTENDED"), .define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
    ),
    .target(name: "TerminalDriver", dependencies: ["CNcurses", "ScreenKit"]),

    // The program.
    .target(
      name: "Commands",
      dependencies: [
        "Analysis", "Bundles", "DemoMarrow", "FCSFiles", "FlowJo", "GatingCore", "GatingML",
        "Plotting", "ScreenKit", "Sessions", "Settings", "Templates", "TermPlot", "TerminalDriver",
        "Workbench",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Crypto", package: "swift-crypto"),
      ]
    ),
    .executableTarget(name: "dotgate", dependencies: ["Commands"]),

    // Tests.
    .testTarget(name: "AnalysisTests", dependencies: ["Analysis", "GatingCore", "TestSupport"]),
    .testTarget(name: "ArchitectureTests"),
    .executableTarget(
      name: "Benchmarks", dependencies: ["Commands", "FCSFiles", "GatingCore", "TestSupport"],
      path: "Tests/Benchmarks", exclude: ["peers.py"]),
    .testTarget(name: "BundlesTests", dependencies: ["Bundles", "Sessions", "TestSupport"]),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Analysis", "Benchmarks", "Bundles", "Commands", "FCSFiles", "GatingCore", "ScreenKit",
        "Sessions", "Settings", "TestSupport", "Workbench", "dotgate",
      ]),
    .testTarget(name: "DemoMarrowTests", dependencies: ["DemoMarrow", "GatingCore"]),
    .testTarget(
      name: "FCSFilesTests", dependencies: ["FCSFiles", "GatingCore", "TestSupport"],
      exclude: ["Peers"]),
    .testTarget(
      name: "FlowJoTests",
      dependencies: ["Analysis", "FCSFiles", "FlowJo", "GatingCore", "TestSupport"],
      exclude: ["Peers"]),
    .testTarget(
      name: "GatingCoreTests", dependencies: ["GatingCore", "TestSupport"],
      exclude: ["Reference"]),
    .testTarget(
      name: "GatingMLTests",
      dependencies: ["FCSFiles", "GatingCore", "GatingML", "TestSupport", "XMLTree"],
      exclude: ["Reference"]),
    .testTarget(name: "PlottingTests", dependencies: ["GatingCore", "Plotting"]),
    .testTarget(
      name: "ScreenKitTests", dependencies: ["ScreenKit", "TestSupport"], exclude: ["Snapshots"]),
    .testTarget(
      name: "SessionsTests", dependencies: ["Analysis", "GatingCore", "Sessions", "TestSupport"],
      exclude: ["Fixtures"]),
    .testTarget(name: "SettingsTests", dependencies: ["ScreenKit", "Settings", "TestSupport"]),
    .testTarget(name: "TemplatesTests", dependencies: ["DemoMarrow", "GatingCore", "Templates"]),
    .executableTarget(
      name: "TerminalProbe", dependencies: ["ScreenKit", "Settings", "TerminalDriver"],
      path: "Tests/TerminalProbe"),
    .testTarget(
      name: "TerminalDriverTests",
      dependencies: [
        "CNcurses", "ScreenKit", "Settings", "TerminalDriver", "TerminalProbe", "TestSupport",
      ]),
    .testTarget(
      name: "TermPlotTests",
      dependencies: ["GatingCore", "Plotting", "ScreenKit", "TermPlot", "TestSupport"],
      exclude: ["Snapshots"]),
    .target(
      name: "TestSupport", dependencies: ["FCSFiles", "GatingCore", "ScreenKit"],
      path: "Tests/TestSupport"),
    .testTarget(
      name: "WorkbenchTests",
      dependencies: [
        "Analysis", "DemoMarrow", "GatingCore", "GatingML", "Plotting", "ScreenKit", "Templates",
        "TermPlot", "TestSupport", "Workbench",
      ], exclude: ["Snapshots"]),
    .testTarget(name: "XMLTreeTests", dependencies: ["XMLTree"]),
  ],
  swiftLanguageModes: [.v6]
)
