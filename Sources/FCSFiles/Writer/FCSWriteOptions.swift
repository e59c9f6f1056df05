/// How a table is written.
package struct FCSWriteOptions: Hashable, Sendable {
  /// The versions that can be written.
  package enum Version: String, Hashable, Sendable, CaseIterable {
    case fcs31 = "FCS3.1"
    /// Lets every parameter have a type of its own (`$PnDATATYPE`).
    case fcs32 = "FCS3.2"
  }

  package var version: Version
  /// The type that each parameter had where it comes from, kept where the version and the values
  /// allow; without them the smallest types that keep every value are taken.
  package var dataTypes: [FCSDataType]?

  package init(version: Version = .fcs31, dataTypes: [FCSDataType]? = nil) {
    self.version = version
    self.dataTypes = dataTypes
  }
}
