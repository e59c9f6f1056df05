// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "dotgate",
  dependencies: [],
  targets: [
    // Cytometry: no screen.
    .target(name: "FCSFiles", dependencies: ["GatingCore"]),
    .target(name: "GatingCore"),

    // Tests.
    .testTarget(name: "FCSFilesTests", dependencies: ["FCSFiles", "GatingCore", "TestSupport"]),
    .testTarget(name: "GatingCoreTests", dependencies: ["GatingCore"]),
    .target(
      name: "TestSupport", dependencies: ["FCSFiles", "GatingCore"], path: "Tests/TestSupport"),
  ],
  swiftLanguageModes: [.v6]
)
