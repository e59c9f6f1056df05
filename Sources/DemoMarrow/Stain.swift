import GatingCore

/// What the simulated cells are stained with, in the order of the detectors.
enum Stain: Int, CaseIterable {
  case cd20, cd22, cd45, cd34, viability, cd19, cd38, cd10

  /// `$PnN` of the detector.
  var detector: String {
    switch self {
    case .cd20: "FITC-A"
    case .cd22: "PE-A"
    case .cd45: "PerCP-A"
    case .cd34: "PE-Cy7-A"
    case .viability: "V450-A"
    case .cd19: "APC-A"
    case .cd38: "AF700-A"
    case .cd10: "APC-Cy7-A"
    }
  }

  /// `$PnS`.
  var label: String {
    switch self {
    case .cd20: "CD20 FITC"
    case .cd22: "CD22 PE"
    case .cd45: "CD45 PerCP"
    case .cd34: "CD34 PE-Cy7"
    case .viability: "Viability V450"
    case .cd19: "CD19 APC"
    case .cd38: "CD38 AF700"
    case .cd10: "CD10 APC-Cy7"
    }
  }

  /// The median signal of cells that express it at `level`, compensated.
  func median(_ level: Level) -> Double {
    switch (self, level) {
    case (.cd45, .negative): 350
    case (.cd45, .dim): 7_000
    case (.cd45, .mid): 14_000
    case (.cd45, .bright): 33_000
    case (.cd22, .dim): 700
    case (.cd22, .mid): 2_000
    case (.cd22, .bright): 6_000
    case (_, .negative): 100
    case (_, .dim): 1_000
    case (_, .mid): 4_000
    case (_, .bright): 12_000
    case (_, .veryBright): 60_000
    }
  }
}
