extension Statistic {
  /// What a column of it is called, without its parameter.
  package var key: String {
    switch self {
    case .minimum: "min"
    case .maximum: "max"
    case .median: "median"
    case .mean: "mean"
    case .geometricMean: "geometricMean"
    case .standardDeviation: "sd"
    case .coefficientOfVariation: "cv"
    case .robustSD: "robustSD"
    case .robustCV: "robustCV"
    case .medianDeviation: "mad"
    case .scaledDeviation: "madSD"
    case .scaledDeviationCV: "madCV"
    case .percentile: "percentile"
    case .atOrBelowZero: "atOrBelowZero"
    }
  }

  /// What it is called on a screen, a dozen letters at most but for the geometric mean.
  package var title: String {
    switch self {
    case .minimum: "minimum"
    case .maximum: "maximum"
    case .median: "median"
    case .mean: "mean"
    case .geometricMean: "geom. mean"
    case .standardDeviation: "SD"
    case .coefficientOfVariation: "CV %"
    case .robustSD: "robust SD"
    case .robustCV: "robust CV %"
    case .medianDeviation: "MAD"
    case .scaledDeviation: "MAD SD"
    case .scaledDeviationCV: "MAD CV %"
    case .percentile(let percent): "percentile \(Self.short(percent))"
    case .atOrBelowZero: "events <= 0"
    }
  }

  /// How it is computed, in some forty letters.
  package var definition: String {
    switch self {
    case .minimum: "the least value"
    case .maximum: "the greatest value"
    case .median: "50th percentile"
    case .mean: "sum / n"
    case .geometricMean: "exp(mean log); none at or below 0"
    case .standardDeviation: "of n - 1"
    case .coefficientOfVariation: "100 SD / mean"
    case .robustSD: "(P84.13 - P15.87) / 2, as FlowJo"
    case .robustCV: "100 robust SD / median, as FlowJo"
    case .medianDeviation: "median distance from the median"
    case .scaledDeviation: "1.4826 MAD, as textbooks and FACSDiva"
    case .scaledDeviationCV: "100 x 1.4826 MAD / median"
    case .percentile: "type 7, between two events linear"
    case .atOrBelowZero: "how many have no logarithm"
    }
  }

  /// A number without a `.0` that says nothing.
  private static func short(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e9 ? "\(Int(value))" : "\(value)"
  }
}
