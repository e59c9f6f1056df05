// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "dotgate",
  dependencies: [],
  targets: [
    // Cytometry: no screen.
    .target(name: "GatingCore"),

    // Tests.
    .testTarget(name: "ArchitectureTests"),
    .executableTarget(
      name: "Benchmarks", dependencies: ["GatingCore", "TestSupport"], path: "Tests/Benchmarks"),
    .testTarget(
      name: "GatingCoreTests", dependencies: ["GatingCore", "TestSupport"],
      exclude: ["Reference"]),
    .target(name: "TestSupport", dependencies: ["GatingCore"], path: "Tests/TestSupport"),
  ],
  swiftLanguageModes: [.v6]
)
