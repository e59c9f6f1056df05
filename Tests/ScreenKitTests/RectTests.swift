import ScreenKit
import Testing

@Suite struct RectTests {
  private let rect = Rect(column: 2, row: 3, columns: 10, rows: 5)

  @Test func splittingKeepsEveryCellOnce() {
    for count in [-1, 0, 1, 4, 10, 99] {
      let (left, rest) = rect.splitLeft(count)
      #expect(left.columns + rest.columns == 10)
      #expect(left.columnRange.upperBound == rest.column)
      let (before, right) = rect.splitRight(count)
      #expect(right.columns == min(max(0, count), 10))
      #expect(before.columnRange.upperBound == right.column)
      let (top, below) = rect.splitTop(count)
      #expect(top.rows + below.rows == 5)
      let (above, bottom) = rect.splitBottom(count)
      #expect(bottom.rows == min(max(0, count), 5))
      #expect(above.rowRange.upperBound == bottom.row)
    }
  }

  @Test func edgesAreHalfOpen() {
    #expect(rect.contains(Position(column: 2, row: 3)))
    #expect(rect.contains(Position(column: 11, row: 7)))
    #expect(!rect.contains(Position(column: 12, row: 7)))
    #expect(!rect.contains(Position(column: 11, row: 8)))
  }

  @Test func insetAndIntersectionNeverGoNegative() {
    #expect(rect.inset(by: 1) == Rect(column: 3, row: 4, columns: 8, rows: 3))
    #expect(rect.inset(by: 3).isEmpty)
    #expect(rect.intersection(Rect(column: 20, row: 20, columns: 4, rows: 4)).isEmpty)
    #expect(
      rect.intersection(Rect(column: 0, row: 0, columns: 4, rows: 4))
        == Rect(column: 2, row: 3, columns: 2, rows: 1))
    #expect(
      rect.centred(Size(columns: 4, rows: 99)) == Rect(column: 5, row: 3, columns: 4, rows: 5))
  }
}
