/// One parameter as the file's `$Pn…` keywords give it.
package struct FCSParameter: Hashable, Sendable {
  /// `$PnE`: a logarithmic amplifier, applied to integer data only.
  package struct Amplification: Hashable, Sendable {
    /// 0 for a linear parameter.
    package var decades: Double
    /// The value that a stored 0 stands for; a written `d,0` is read as `d,1`.
    package var offset: Double

    package init(decades: Double, offset: Double) {
      self.decades = decades
      self.offset = offset
    }
  }

  /// From 1, the n of `$PnN`.
  package var index: Int
  /// `$PnN`, blanks around it removed; the table's panel has it with `#2` where it repeats.
  package var name: String
  /// `$PnS`; nil where it is absent or blank.
  package var stain: String?
  /// `$PnB` as written; 0 for the `*` of ASCII data.
  package var bits: Int
  /// `$PnR` as written.
  package var range: Double
  package var amplification: Amplification
  /// `$PnG`, 1 where it is absent.
  package var gain: Double
  /// `$DATATYPE`, in FCS 3.2 `$PnDATATYPE`.
  package var dataType: FCSDataType
}
