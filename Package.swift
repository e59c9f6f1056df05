// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "dotgate",
  dependencies: [],
  targets: [
    // Cytometry: no screen.
    .target(name: "DemoMarrow", dependencies: ["GatingCore"]),
    .target(name: "GatingCore"),
    .target(name: "Templates", dependencies: ["GatingCore"]),

    // Tests.
    .testTarget(name: "DemoMarrowTests", dependencies: ["DemoMarrow", "GatingCore"]),
    .testTarget(name: "GatingCoreTests", dependencies: ["GatingCore"]),
    .testTarget(name: "TemplatesTests", dependencies: ["DemoMarrow", "GatingCore", "Templates"]),
  ],
  swiftLanguageModes: [.v6]
)
