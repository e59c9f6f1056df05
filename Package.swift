// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "dotgate",
  dependencies: [],
  targets: [
    // Cytometry: no screen.
    .target(name: "GatingCore"),
    .target(name: "Analysis", dependencies: ["GatingCore"]),

    // Drawing: scenes that know no screen.
    .target(name: "Plotting", dependencies: ["GatingCore"]),

    // Tests.
    .testTarget(name: "AnalysisTests", dependencies: ["Analysis"]),
    .testTarget(name: "GatingCoreTests", dependencies: ["GatingCore"]),
    .testTarget(name: "PlottingTests", dependencies: ["Plotting"]),
  ],
  swiftLanguageModes: [.v6]
)
