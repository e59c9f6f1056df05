// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "dotgate",
  dependencies: [],
  targets: [
    // Cytometry: no screen.
    .target(name: "GatingCore"),

    // Tests.
    .testTarget(
      name: "GatingCoreTests", dependencies: ["GatingCore"], exclude: ["Reference"]),
  ],
  swiftLanguageModes: [.v6]
)
