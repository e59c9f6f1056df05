import Foundation
import GatingCore
import Workbench

/// What the workbench asks of matrix files and single-stain controls.
enum ControlsWork {
  /// What stands before the population that is used of each control.
  private static let population = ControlsRequest.populationWord

  /// Reads a matrix from a file.
  static func read(_ path: String) -> Action {
    do throws(CommandError) {
      let (matrix, warnings, _) = try MatrixFile.read(path)
      return .matrix(matrix, notes: warnings)
    } catch {
      return .failed(error.description)
    }
  }

  /// Computes a matrix from controls, or checks one against them.
  static func run(_ request: ControlsRequest) -> Action {
    var words = words(request.text)
    let methods = SpilloverEstimate.Method.allCases
    let method = methods.first { words.contains($0.rawValue) } ?? .medians
    words.removeAll { word in methods.contains { $0.rawValue == word } }
    let gate = words.first { $0.hasPrefix(population) }.map { word in
      ControlGate(
        source: .open(request.strategies), population: String(word.dropFirst(population.count)))
    }
    words.removeAll { $0.hasPrefix(population) }
    do throws(CommandError) {
      var files = try ControlFiles(words.filter { !$0.hasPrefix("unstained=") })
      if let named = words.first(where: { $0.hasPrefix("unstained=") }) {
        files.setUnstained(String(named.dropFirst("unstained=".count)))
      }
      return try run(request.purpose, files, method, gate)
    } catch {
      return .failed(error.description)
    }
  }

  private static func run(
    _ purpose: ControlsRequest.Purpose, _ files: ControlFiles, _ method: SpilloverEstimate.Method,
    _ gate: ControlGate?
  ) throws(CommandError) -> Action {
    var detectors: [String]?
    if case .check(let matrix, _) = purpose { detectors = matrix.detectors }
    let reading = try ControlReading(files, detectors: detectors, gate: gate)
    let notes = reading.warnings + reading.notes
    do throws(SpilloverError) {
      switch purpose {
      case .compute:
        let estimate = try reading.controls.spillover(method, id: "controls")
        return .matrix(estimate.matrix, notes: SpilloverReport(estimate).warnings + notes)
      case .check(let matrix, let title):
        return .checked(try reading.controls.check(matrix), title: title, notes: notes)
      }
    } catch {
      throw CommandError(error.description)
    }
  }

  /// The words of a text; quotation marks hold blanks together.
  static func words(_ text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == " ", !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
