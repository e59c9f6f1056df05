// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "dotgate",
  dependencies: [
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0")
  ],
  targets: [
    // Cytometry: no screen.
    .target(name: "GatingCore"),

    // The screen as a value: no terminal.
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

    // The terminal: the only code that touches ncurses.
    .target(
      name: "CNcurses",
      cSettings: [.define("_XOPEN_SOURCE_EXTENDED"), .define("_GNU_SOURCE")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
    ),
    .target(name: "TerminalDriver", dependencies: ["CNcurses", "ScreenKit"]),

    // Tests.
    .testTarget(name: "GatingCoreTests", dependencies: ["GatingCore"]),
    .testTarget(
      name: "ScreenKitTests", dependencies: ["ScreenKit", "TestSupport"], exclude: ["Snapshots"]),
    .testTarget(name: "SettingsTests", dependencies: ["ScreenKit", "Settings", "TestSupport"]),
    .executableTarget(
      name: "TerminalProbe",
      dependencies: ["ScreenKit", "Settings", "TerminalDriver"],
      path: "Tests/TerminalProbe"
    ),
    .testTarget(
      name: "TerminalDriverTests",
      dependencies: ["CNcurses", "ScreenKit", "TerminalDriver", "TerminalProbe", "TestSupport"]
    ),
    .target(name: "TestSupport", dependencies: ["ScreenKit"], path: "Tests/TestSupport"),
  ],
  swiftLanguageModes: [.v6]
)
