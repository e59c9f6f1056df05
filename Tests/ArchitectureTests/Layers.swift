/// Which target may import what, as the design lays down.
///
/// A target that is missing here fails the tests: its place among the layers comes first.
enum Layers {
  /// The imports that a target may have; all may also import `everywhere`.
  static let allowed: [String: Set<String>] = [
    "Analysis": ["GatingCore"],
    "Bundles": ["CZip", "Sessions"],
    "CCairo": [],
    "CGatingKernels": [],
    "CNcurses": [],
    "CZip": [],
    "Cohort": ["Analysis", "GatingCore"],
    "Commands": [
      "Analysis", "ArgumentParser", "Bundles", "Cohort", "Crypto", "DemoMarrow", "Dispatch",
      "FCSFiles", "Figures", "FlowJo", "Foundation", "GatingCore", "GatingML", "Glibc", "Plotting",
      "ScreenKit", "Sessions", "Settings", "SwiftCSV", "Templates", "TermPlot", "TerminalDriver",
      "Workbench", "XMLTree",
    ],
    "DemoMarrow": ["GatingCore"],
    "FCSFiles": ["Dispatch", "FoundationEssentials", "GatingCore", "Glibc"],
    "Figures": ["CCairo", "Plotting"],
    "FlowJo": ["Analysis", "GatingCore", "XMLTree"],
    "GatingCore": [
      "BasicContainers", "BitCollections", "CGatingKernels", "DequeModule", "Dispatch",
      "HashTreeCollections", "HeapModule", "OrderedCollections",
    ],
    "GatingML": ["Analysis", "GatingCore", "XMLTree"],
    "Plotting": ["GatingCore"],
    "ScreenKit": [],
    "Sessions": ["Analysis", "Crypto", "Foundation"],
    "Settings": ["ScreenKit", "TOMLKit"],
    "Templates": ["Analysis", "GatingCore"],
    "TermPlot": ["GatingCore", "Plotting", "ScreenKit"],
    "TerminalDriver": ["CNcurses", "Glibc", "ScreenKit"],
    "Workbench": ["Analysis", "Cohort", "GatingCore", "Plotting", "ScreenKit", "TermPlot"],
    "XMLTree": ["Foundation", "FoundationXML"],
    "dotgate": ["Commands"],
  ]

  /// What any target may import.
  static let everywhere: Set<String> = ["RealModule", "Swift", "Synchronization"]

  /// The longest a source file may be, in lines.
  static let longestFile = 300
}
