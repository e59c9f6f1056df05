import GatingCore

/// The parameters, scales and axes that `builtin:marrow` is made of.
///
/// Scales are fixed: T = 262,144, M = 4.5, A = 0; W is set from the 5th percentile of the
/// negatives, −100 for most detectors and −500 for the tandem dye that CD34 usually carries.
enum MarrowTemplate {
  static let top = 262_144.0
  /// The seconds that a Time axis shows when nothing is known of the run.
  static let usualDuration = 120.0

  static let time = ParameterReference(marker: "Time")
  /// Forward scatter where the pulse shape matters: nothing else will do.
  static let forwardArea = ParameterReference(marker: "FSC-A")
  static let forwardHeight = ParameterReference(marker: "FSC-H")
  static let forwardWidth = ParameterReference(marker: "FSC-W")
  /// Forward scatter as a measure of size: the height will do.
  static let forward = ParameterReference(
    marker: "FSC-A", aliases: ["FSC-H", "FSC", "FS Lin", "FS"])
  static let side = ParameterReference(marker: "SSC-A", aliases: ["SSC-H", "SSC", "SS Lin", "SS"])
  static let nuclearDye = ParameterReference(
    marker: "nuclear dye",
    aliases: [
      "SYTO", "SYTO13", "SYTO16", "SYTO40", "SYTO41", "SYTO42", "SYTO45", "SYTO62", "DRAQ5",
      "Hoechst", "Hoechst33342", "DyeCycle",
    ])
  static let viability = ParameterReference.viability
  static let cd45 = ParameterReference(marker: "CD45")
  static let cd34 = ParameterReference(marker: "CD34")
  static let cd19 = ParameterReference(marker: "CD19")
  static let cd22 = ParameterReference(marker: "CD22")

  static func scatter(_ reference: ParameterReference) -> Dimension {
    Dimension(.parameter(reference), scale: .linear(top))
  }

  /// Compensated by the file's own matrix, on a logicle scale.
  static func stain(_ reference: ParameterReference, w: Double = 0.54) -> Dimension {
    Dimension(
      .parameter(reference), compensation: .file, scale: .logicle(t: top, w: w, m: 4.5))
  }

  /// In seconds.
  static let timeDimension = Dimension(.parameter(time))
  static let cd45Dimension = stain(cd45)
  static let cd34Dimension = stain(cd34, w: 0.89)
  static let cd19Dimension = stain(cd19)
  static let cd22Dimension = stain(cd22)

  static let timeAxis = PlotAxis(timeDimension, lower: 0, upper: usualDuration)

  static func axis(scatter reference: ParameterReference) -> PlotAxis {
    PlotAxis(scatter(reference), lower: 0, upper: 1.02)
  }

  /// With room below zero for what compensation spreads there.
  static func axis(_ dimension: Dimension) -> PlotAxis {
    PlotAxis(dimension, lower: -0.08, upper: 1.02)
  }

  /// Vertices in scale units on a plot of two scatter parameters, in thousands.
  static func scatterVertices(_ thousands: [(x: Double, y: Double)]) -> [Point] {
    thousands.map { Point($0.x * 1000 / top, $0.y * 1000 / top) }
  }

  /// The place of a compensated value on a dimension's scale.
  static func place(_ value: Double, on dimension: Dimension) -> Double {
    PreparedScale(dimension.scale)(value)
  }
}
