import Analysis
import GatingCore
import Plotting
import ScreenKit
import TermPlot

extension Model {
  /// Does a command that nothing stands in the way of.
  mutating func perform(_ id: Command.ID, times: Int) -> [Effect] {
    switch id {
    case .treeUp: moveSelection(-times)
    case .treeDown: moveSelection(times)
    case .treeParent: selected = selected.flatMap { tree[$0]?.parent }
    case .treeChild: selected = tree.children(of: selected).first?.id ?? selected
    case .treeNext: selectSibling(times)
    case .treePrevious: selectSibling(-times)
    case .open: view(selected)
    case .leave: leave()
    case .crosshairLeft: moveCrosshair(-times, 0)
    case .crosshairRight: moveCrosshair(times, 0)
    case .crosshairUp: moveCrosshair(0, -times)
    case .crosshairDown: moveCrosshair(0, times)
    case .crosshairFarLeft: moveCrosshair(-8 * times, 0)
    case .crosshairFarRight: moveCrosshair(8 * times, 0)
    case .crosshairFarUp: moveCrosshair(0, -8 * times)
    case .crosshairFarDown: moveCrosshair(0, 8 * times)
    case .histogram: toggleHistogram()
    case .siblings: toggleSiblings()
    case .backgate: toggleBackgate()
    case .card: mode = .card
    case .reference: chooseReference()
    case .statistics, .statisticsOf, .certainty, .percentOf, .bandStep, .rowsUp, .rowsDown,
      .columnsLeft, .columnsRight:
      readNumbers(id, times: times)
    case .compareFlowJo, .fidelity, .showDifference: compareRules(id)
    case .usualPlot: mode = .prompt(Prompt(purpose: .plot, text: ""))
    case .xAxis: mode = .prompt(Prompt(purpose: .xAxis, text: ""))
    case .yAxis: mode = .prompt(Prompt(purpose: .yAxis, text: ""))
    case .polygon: beginSketch(.polygon)
    case .rectangle: beginSketch(.rectangle)
    case .ellipse: beginSketch(.ellipse)
    case .range: beginSketch(.range)
    case .quadrants: addQuadrants()
    case .proposeSinglets, .proposeValley, .proposeBasin, .proposeSteady, .proposeDebris,
      .proposeQuadrants:
      propose(id)
    case .acceptProposal: acceptSuggestion()
    case .adjustProposal: adjustSuggestion()
    case .otherSide: takeOtherSide()
    case .formula: beginFormula(of: nil)
    case .edit: pickUp()
    case .own: toggleOwn()
    case .rename:
      if let selected {
        mode = .prompt(Prompt(purpose: .rename(selected), text: name(of: selected)))
      }
    case .delete: deleteSelected()
    case .undo, .redo:
      if case .spillover = mode {
        undoSpillover(id, times: times)
      } else {
        for _ in 0..<times { if id == .undo { undo() } else { redo() } }
      }
    case .nextSample: return showSample(times)
    case .previousSample: return showSample(-times)
    case .listSamples: mode = .prompt(Prompt(purpose: .sample, text: ""))
    case .describeSample: beginDescription()
    case .orderSamples: orderSamples()
    case .exclude, .note, .acceptChanged: beginRemark(id)
    case .blink: return blink()
    case .loadSamples: return loadAgain()
    case .stopLoading: return stopLoading()
    case .load:
      mode = .prompt(Prompt(purpose: .loadStrategy, text: strategyPath ?? "builtin:marrow"))
    case .save: mode = .prompt(Prompt(purpose: .saveStrategy, text: suggestedStrategyPath))
    case .nameSession: beginNamingSession()
    case .history, .goTo, .entryAbove, .entryBelow, .compare, .checkpoint, .signOff, .lock:
      readHistory(id, times: times)
    case .matrix, .pairs, .cellLeft, .cellDown, .cellUp, .cellRight, .cellMirror, .coefficient,
      .coefficientUp, .coefficientDown, .coefficientFarUp, .coefficientFarDown, .keepMatrix,
      .showPairs:
      readSpillover(id, times: times)
    case .switchCompensation, .compensateGates, .loadMatrix, .writeMatrix, .controls, .checkMatrix:
      return compensate(id, times: times)
    case .openChecked, .checkAbove, .checkBelow, .checkTolerance: readCheck(id, times: times)
    case .export: mode = .prompt(Prompt(purpose: .exportCounts, text: suggestedCountsPath))
    case .copyLine: return copyLine()
    case .copyTable: return copyTable()
    case .glyphs: switchGlyphs()
    case .theme: return switchTheme(times)
    case .mouse: return switchMouse()
    case .redraw: return [.redraw]
    case .help: mode = .help(top: 0)
    case .tour: beginTour()
    case .suspend: return [.suspend]
    case .quit:
      if wouldLoseWork {
        mode = .confirm(.quit)
      } else {
        return [.quit]
      }
    case .zoomIn, .zoomOut, .zoomAll, .zoomGate, .zoomPercentile, .panLeft, .panRight, .panUp,
      .panDown:
      return zoom(id, times: times)
    case .scaleX, .scaleY: beginScale(isX: id == .scaleX)
    case .scaleWider, .scaleNarrower, .scaleNext, .scalePrevious, .scaleUpperUp, .scaleUpperDown,
      .scaleLowerUp, .scaleLowerDown, .scaleOther, .scaleBounds, .scaleKeep:
      tuneScale(id, times: times)
    case .palette: mode = .prompt(Prompt(purpose: .command, text: ""))
    case .repeatLast: break
    case .setMark: mode = .mark(isSetting: true)
    case .goToMark: mode = .mark(isSetting: false)
    case .copy: copySelected()
    case .paste: paste()
    case .earlier: reorder(-times)
    case .later: reorder(times)
    case .corner, .takeBack, .close, .beyond: sketch(id)
    case .moveLeft: moveHandle(-times, 0)
    case .moveRight: moveHandle(times, 0)
    case .moveUp: moveHandle(0, -times)
    case .moveDown: moveHandle(0, times)
    case .moveFarLeft: moveHandle(-8 * times, 0)
    case .moveFarRight: moveHandle(8 * times, 0)
    case .moveFarUp: moveHandle(0, -8 * times)
    case .moveFarDown: moveHandle(0, 8 * times)
    case .nextHandle: stepHandle(times)
    case .previousHandle: stepHandle(-times)
    case .insertVertex, .removeVertex, .whole, .toggleBound: reshape(id)
    case .rotateLeft, .rotateRight, .grow, .shrink, .insertOnY, .removeOnY:
      changeShape(id, times: times)
    case .armsOfY, .armsOfX: changeArms(isX: id == .armsOfX)
    case .exact: beginExact()
    case .drop: drop()
    case .accept: return accept()
    case .nextChoice: markChoice(times)
    case .previousChoice: markChoice(-times)
    case .scrollUp: scrollHelp(-times)
    case .scrollDown: scrollHelp(times)
    case .cancel: cancelWithTour()
    }
    return []
  }

  /// Why a command can't be done now, in a sentence; nil when it can.
  package func obstacle(to id: Command.ID) -> String? {
    if Self.edits.contains(id), let sentence = editObstacle { return sentence }
    switch id {
    case .treeParent: return selected == nil ? "All events is the root." : nil
    case .treeChild:
      return tree.children(of: selected).isEmpty ? "\(name(of: selected)) has no children." : nil
    case .leave: return viewed == nil ? "All events is the root." : nil
    case .edit:
      return selected == nil ? "All events is no gate; select one first." : nil
    case .own: return ownObstacle
    case .rename, .delete:
      return selected == nil ? "All events stays as it is; select a gate first." : nil
    case .undo: return canUndo ? nil : "There is nothing to undo."
    case .redo: return history.canRedo ? nil : "There is nothing to redo."
    case .loadSamples: return isLoading || loading.isEmpty ? "Nothing is left to load." : nil
    case .stopLoading: return isLoading ? nil : "Nothing is being loaded."
    case .nextSample, .previousSample, .listSamples:
      return history.analysis.samples.count < 2 ? "Only one sample is open." : nil
    case .exclude, .acceptChanged, .export: return obstacle(toRemarking: id)
    case .blink: return blinkObstacle
    case .orderSamples:
      if case .prompt(let prompt) = mode, prompt.purpose == .sample { return nil }
      return "Only the list of samples can be ordered."
    case .matrix, .pairs, .writeMatrix, .checkMatrix, .switchCompensation, .compensateGates:
      return obstacle(toCompensating: id)
    case .coefficient, .coefficientUp, .coefficientDown, .coefficientFarUp, .coefficientFarDown:
      return obstacle(inSpillover: id)
    case .copyLine, .copyTable: return obstacle(toCopying: id)
    case .percentOf, .statisticsOf: return obstacle(toNumbers: id)
    case .compareFlowJo, .showDifference: return obstacle(toComparing: id)
    case .glyphs: return allowsUnicode ? nil : "This terminal shows ASCII alone."
    case .theme: return themes.count < 2 ? "There is no other theme." : nil
    case .polygon, .rectangle, .ellipse, .range, .quadrants:
      if let viewed, answer?.failures[viewed] != nil {
        return "\(name(of: viewed)) could not be evaluated; draw in another population."
      }
      if isHistogram, [.polygon, .rectangle, .ellipse].contains(id) {
        return "A histogram takes ranges (\(key(.range))) and splits (\(key(.quadrants))); "
          + "\(key(.histogram)) shows two axes."
      }
      return panel.parameters.isEmpty ? "The sample has no parameters." : nil
    case .formula:
      return PopulationTree(decidedStrategy).nodes.isEmpty
        ? "There are no populations to combine yet; draw gates first." : nil
    case .tour: return tourObstacle
    case .zoomGate: return zoomGateObstacle
    case .scaleWider, .scaleNarrower: return scaleWidthObstacle
    case .repeatLast:
      return context.flatMap { lastChange[$0] } == nil ? "Nothing to repeat yet." : nil
    case .nameSession: return nameSessionObstacle
    case .goTo, .checkpoint, .signOff, .lock: return obstacle(inHistory: id)
    case .goToMark:
      return marks.isEmpty ? "No mark is set; \(key(.setMark)) and a letter set one." : nil
    case .copy: return selected == nil ? "All events is no gate; select one first." : nil
    case .paste:
      return clipboard.isEmpty ? "No gate was copied; \(key(.copy)) copies the selected one." : nil
    case .earlier, .later: return reorderObstacle
    case .armsOfY, .armsOfX: return armsObstacle(isX: id == .armsOfX)
    case .exact: return exactObstacle
    case .rotateLeft, .rotateRight, .grow, .shrink, .insertOnY, .removeOnY:
      return shapeObstacle(to: id)
    case .proposeSinglets, .proposeValley, .proposeBasin, .proposeSteady, .proposeDebris,
      .proposeQuadrants:
      return obstacle(toProposing: id)
    case .acceptProposal, .adjustProposal, .otherSide: return obstacle(toJudging: id)
    case .usualPlot:
      return usualPlots.parameters.isEmpty ? "The sample has none of the usual plots." : nil
    case .histogram, .siblings, .backgate: return obstacle(toLooking: id)
    case .removeVertex, .insertVertex:
      if case .edit(let drag) = mode, case .quadrants = drag.geometry {
        return shapeObstacle(to: id)
      }
      if case .edit(let drag) = mode, case .rectangle(let gate) = drag.geometry {
        return dimensionObstacle(drag, gate, isMore: id == .insertVertex)
      }
      guard case .edit(let drag) = mode, case .polygon(let gate) = drag.geometry else {
        return "An ellipse has no vertices, and keeps its dimensions."
      }
      if id == .removeVertex, gate.vertices.count == 3 { return "A polygon needs three vertices." }
      if case .vertex = drag.held { return nil }
      return "Hold a vertex first (\(key(.nextHandle, in: .edit)))."
    case .toggleBound:
      guard case .edit(let drag) = mode, case .side = drag.held else {
        return "Hold a side of a rectangle or range first (\(key(.nextHandle, in: .edit)))."
      }
      return nil
    case .takeBack:
      guard case .draw(let sketch) = mode else { return nil }
      return sketch.corners.isEmpty && sketch.beyond == nil ? "No corner is set yet." : nil
    case .beyond:
      guard case .draw(let sketch) = mode else { return nil }
      if sketch.kind == .ellipse {
        return "An ellipse has ends alone; a rectangle or a range can be open."
      }
      guard sketch.kind == .polygon else { return nil }
      return "A polygon has corners alone; a rectangle or a range can be open."
    case .close:
      guard case .draw(let sketch) = mode else { return nil }
      return sketch.missing
    default: return nil
    }
  }

  mutating func cancel() {
    switch mode {
    case .browse: crosshair = nil
    case .draw:
      mode = .browse
      say("Stopped drawing; nothing was changed.")
    case .scale(let tuning):
      mode = .browse
      if tuning.axes != tuning.original { say("The scales are as they were.") }
    case .propose(let suggestion): dropSuggestion(suggestion)
    case .edit(let drag):
      if let suggestion = drag.suggestion {
        mode = .propose(suggestion)
        return
      }
      mode = .browse
      repairPlace()
      say("\(name(of: drag.gate)) is back where it was.")
    case .prompt(let prompt):
      if case .name(let gate) = prompt.purpose {
        // One step out: the corners are still there.
        var sketch = Sketch(restoring: gate)
        sketch.axes = axes(for: viewed)
        mode = .draw(sketch)
      } else if case .nameCombination(let gate, _) = prompt.purpose {
        returnToFormula(of: gate)
      } else if case .exact(let drag) = prompt.purpose {
        mode = .edit(drag)
      } else if case .bounds(let tuning) = prompt.purpose {
        mode = .scale(tuning)
      } else if case .statisticsOf = prompt.purpose {
        mode = .statistics(StatisticsPage(subject: statisticsSubject))
      } else if [.bandStep, .percentOf(fromPage: true)].contains(prompt.purpose) {
        mode = .certainty(CertaintyPage())
      } else if [.checkpoint, .signOff, .lock].contains(prompt.purpose) {
        openHistory()
      } else if case .coefficient(let page) = prompt.purpose {
        mode = .spillover(page)
      } else if case .tolerance(let page) = prompt.purpose {
        mode = .check(page)
      } else {
        mode = .browse
      }
    case .spillover(let page): leaveSpillover(page)
    case .check, .card, .statistics, .certainty, .comparison, .history, .help, .confirm, .mark:
      mode = .browse
    }
  }
}
