// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "dotgate",
  dependencies: [],
  targets: [
    // Cytometry: no screen.
    .target(name: "GatingCore"),

    // Files.
    .target(name: "FCSFiles", dependencies: ["GatingCore"]),
    .target(name: "GatingML", dependencies: ["GatingCore", "XMLTree"]),
    .target(name: "XMLTree"),

    // Tests.
    .testTarget(name: "FCSFilesTests", dependencies: ["FCSFiles", "GatingCore", "TestSupport"]),
    .testTarget(
      name: "GatingCoreTests", dependencies: ["GatingCore"], exclude: ["Reference"]),
    .testTarget(
      name: "GatingMLTests",
      dependencies: ["FCSFiles", "GatingCore", "GatingML", "TestSupport", "XMLTree"]),
    .target(
      name: "TestSupport", dependencies: ["FCSFiles", "GatingCore"], path: "Tests/TestSupport"),
    .testTarget(name: "XMLTreeTests", dependencies: ["XMLTree"]),
  ],
  swiftLanguageModes: [.v6]
)
