import Analysis
import DemoMarrow

extension LoadedSample {
  /// The built-in demo marrow, which has no file.
  static var demo: LoadedSample {
    let demo = DemoMarrow.generate(preset: .healthy)
    return LoadedSample(
      sample: Sample(
        id: SampleID("demo"), name: "healthy", path: nil, eventCount: demo.table.count,
        panel: demo.table.panel),
      table: demo.table)
  }
}
