import ScreenKit

/// The one table of commands: keys, hints, help and the README's key list are made from it.
package enum CommandTable {
  /// In the order in which hints and help list them, the most useful first.
  package static let all: [Command] =
    browse + draw + edit + propose + scale + card + statistics + certainty + comparison + history
    + spillover
    + check + prompt + help

  /// What the commands behind a prefix are about, in a word.
  static let prefixTitles = [
    "g": "gates", "z": "view", "s": "scales", "C": "clipboard", "f": "fluorescence",
  ]

  private static let browse: [Command] = [
    Command(
      .open, .browse, ["<ret>"], "open",
      "show the selected population on its children's plot"),
    Command(.leave, .browse, ["<backspace>"], "out", "show the parent of the population in view"),
    Command(.treeUp, .browse, ["<up>"], "", "select the population above in the tree"),
    Command(.treeDown, .browse, ["<down>"], "", "select the population below in the tree"),
    Command(.treeParent, .browse, ["<left>"], "", "select the parent"),
    Command(.treeChild, .browse, ["<right>"], "", "select the first child"),
    Command(.treeNext, .browse, ["n"], "", "select the next sibling"),
    Command(.treePrevious, .browse, ["N"], "", "select the previous sibling"),
    Command(.edit, .browse, ["e"], "edit", "hold the selected gate and move it by its handles"),
    Command(.polygon, .browse, ["gp"], "polygon", "draw a polygon gate"),
    Command(.rectangle, .browse, ["gr"], "rectangle", "draw a rectangle gate"),
    Command(
      .ellipse, .browse, ["go"], "ellipse", "draw an ellipse gate by two corners around it"),
    Command(.range, .browse, ["g|"], "range", "draw a range gate on the x axis"),
    Command(
      .quadrants, .browse, ["g+"], "quadrants",
      "put quadrants at the crosshair, a split on a histogram"),
    Command(
      .formula, .browse, ["gb"], "formula", "combine populations by a formula: CD34+ and not CD3+"),
    Command(.proposeSinglets, .browse, ["gs"], "singlets", "propose a gate of singlets"),
    Command(.proposeValley, .browse, ["gv"], "valley", "propose a threshold on x at a valley"),
    Command(
      .proposeBasin, .browse, ["gw"], "wand", "propose the basin under the crosshair"),
    Command(
      .proposeSteady, .browse, ["gt"], "time", "propose the steady part of the run, by its rate"),
    Command(.proposeDebris, .browse, ["gn"], "nucleated", "propose a gate that leaves debris out"),
    Command(
      .proposeQuadrants, .browse, ["gq"], "at negatives",
      "propose quadrants where both axes' negatives end"),
    Command(.usualPlot, .browse, ["p"], "plot", "choose a usual plot by part of its name"),
    Command(.xAxis, .browse, ["x"], "axis", "choose the x axis by typing part of its name"),
    Command(.yAxis, .browse, ["y"], "axis", "choose the y axis by part of its name, or count"),
    Command(.histogram, .browse, ["v"], "", "show a histogram of x, or two axes again"),
    Command(.siblings, .browse, ["V"], "", "draw the siblings over the histogram, or no longer"),
    Command(
      .backgate, .browse, ["B"], "", "draw the selected population over plots, or no longer"),
    Command(.undo, .browse, ["u"], "undo", "take the last edit back"),
    Command(.redo, .browse, ["U", "<c-r>"], "redo", "do the undone edit again"),
    Command(.rename, .browse, ["r"], "rename", "rename the selected population"),
    Command(.delete, .browse, ["d"], "delete", "delete the selected gate and what depends on it"),
    Command(.zoomIn, .browse, ["zi", "+"], "in", "zoom in at the crosshair"),
    Command(.zoomOut, .browse, ["zo", "-"], "out", "zoom out at the crosshair"),
    Command(.zoomAll, .browse, ["za"], "all", "show the whole of both axes"),
    Command(.zoomGate, .browse, ["zs"], "selected", "fill the view with the selected gate"),
    Command(
      .zoomPercentile, .browse, ["zp"], "central 99.8 %",
      "show the central 99.8 % of the population in view"),
    Command(.panLeft, .browse, ["zh", "z<left>"], "pan", "pan left by an eighth (3{key}: three)"),
    Command(.panDown, .browse, ["zj", "z<down>"], "pan", "pan down by an eighth"),
    Command(.panUp, .browse, ["zk", "z<up>"], "pan", "pan up by an eighth"),
    Command(.panRight, .browse, ["zl", "z<right>"], "pan", "pan right by an eighth"),
    Command(.scaleX, .browse, ["sx"], "x", "set the scale of the plot's x axis"),
    Command(.scaleY, .browse, ["sy"], "y", "set the scale of the plot's y axis"),
    Command(.matrix, .browse, ["fm"], "matrix", "see and change the spillover matrix"),
    Command(.pairs, .browse, ["fp"], "pairs", "see small plots of all pairs of detectors"),
    Command(
      .switchCompensation, .browse, ["fs"], "plot", "show the plot on the next compensation"),
    Command(
      .compensateGates, .browse, ["fg"], "gates", "move all gates to the plot's compensation"),
    Command(.controls, .browse, ["fc"], "compute", "compute a matrix from single-stain controls"),
    Command(.checkMatrix, .browse, ["fk"], "check", "check the matrix against its controls"),
    Command(.loadMatrix, .browse, ["fl"], "load", "load a spillover matrix from a CSV file"),
    Command(.writeMatrix, .browse, ["fw"], "write", "write the spillover matrix as CSV"),
    Command(.palette, .browse, [":"], "find", "find a command by what it does"),
    Command(.copy, .browse, ["Y"], "", "copy the selected gate and what is drawn in it"),
    Command(.paste, .browse, ["P"], "", "paste the copied gate into the population in view"),
    Command(.earlier, .browse, ["<lt>"], "", "move the selected gate before its sibling"),
    Command(.later, .browse, ["<gt>"], "", "move the selected gate after its sibling"),
    Command(
      .own, .browse, ["O"], "", "give this sample its own shape of the gate, or no longer"),
    Command(.repeatLast, .browse, ["."], "", "repeat the last change (3{key}: three times)"),
    Command(.setMark, .browse, ["m"], "", "mark the population and its axes by a letter"),
    Command(.goToMark, .browse, ["'"], "", "go back to the mark of a letter"),
    Command(.card, .browse, ["i"], "card", "show the identity card of the selected population"),
    Command(
      .statistics, .browse, ["I"], "", "show the statistics of the selected population"),
    Command(.certainty, .browse, ["Q"], "", "show how sure the selected count is"),
    Command(
      .percentOf, .browse, ["s%"], "% of", "show % of another population beneath the tree"),
    Command(
      .compareFlowJo, .browse, ["F"], "", "compare the counts by both rules with FlowJo's"),
    Command(
      .fidelity, .browse, ["G"], "", "count on FlowJo's grid, or exactly again"),
    Command(.save, .browse, ["w"], "save", "save the strategy as Gating-ML 2.0"),
    Command(.history, .browse, ["t"], "", "show what was done, and go back to any of it (audit)"),
    Command(.nameSession, .browse, ["W"], "", "keep the session in a file of your own"),
    Command(.load, .browse, ["o"], "", "load a strategy, from Gating-ML 2.0 or builtin:NAME"),
    Command(.export, .browse, ["c"], "counts", "export the counts as CSV, TSV or JSON"),
    Command(
      .copyLine, .browse, ["Cl"], "line", "copy the selected result's line to the clipboard"),
    Command(.copyTable, .browse, ["Ct"], "table", "copy the table of counts to the clipboard"),
    Command(.help, .browse, ["?"], "keys", "list the keys"),
    Command(.tour, .browse, ["<f1>"], "", "take a minute's tour of the workbench"),
    Command(.quit, .browse, ["q", "<c-c>"], "quit", "leave; every edit is kept"),
    Command(.crosshairLeft, .browse, ["h"], "", "move the crosshair a dot left (5{key}: five)"),
    Command(.crosshairDown, .browse, ["j"], "", "move the crosshair a dot down"),
    Command(.crosshairUp, .browse, ["k"], "", "move the crosshair a dot up"),
    Command(.crosshairRight, .browse, ["l"], "", "move the crosshair a dot right"),
    Command(.crosshairFarLeft, .browse, ["H"], "", "move the crosshair eight dots left"),
    Command(.crosshairFarDown, .browse, ["J"], "", "move the crosshair eight dots down"),
    Command(.crosshairFarUp, .browse, ["K"], "", "move the crosshair eight dots up"),
    Command(.crosshairFarRight, .browse, ["L"], "", "move the crosshair eight dots right"),
    Command(.nextSample, .browse, ["]"], "", "show the next sample on the same plot"),
    Command(.previousSample, .browse, ["["], "", "show the previous sample on the same plot"),
    Command(.listSamples, .browse, ["S"], "", "list the samples and choose one by typing"),
    Command(
      .describeSample, .browse, ["D"], "", "say the sample's patient, time point, tube and role"),
    Command(
      .exclude, .browse, ["E"], "", "leave the sample out of exports, or take it in again"),
    Command(.note, .browse, ["a"], "", "note something of the population, or of the sample"),
    Command(
      .acceptChanged, .browse, ["A"], "", "accept the sample's changed file, with the reason"),
    Command(
      .blink, .browse, ["<tab>"], "", "go to and fro between the last two in view, axes locked"),
    Command(.loadSamples, .browse, ["R"], "", "load the samples that are not loaded"),
    Command(.stopLoading, .browse, ["<c-x>"], "", "stop loading samples"),
    Command(
      .glyphs, .browse, ["b"], "", "draw in braille, half blocks, quadrants or ASCII by turns"),
    Command(.theme, .browse, ["T"], "", "show the next theme, the person's own included"),
    Command(.mouse, .browse, ["M"], "", "leave the mouse to the terminal, or take it back"),
    Command(.redraw, .browse, ["<c-l>"], "", "draw the screen again"),
    Command(.suspend, .browse, ["<c-z>"], "", "suspend dotgate; fg resumes it"),
    Command(.cancel, .browse, ["<esc>"], "", "hide the crosshair, forget a count or a prefix"),
  ]

  private static let draw: [Command] = [
    Command(.corner, .draw, ["<space>"], "corner", "set a corner at the crosshair"),
    Command(.close, .draw, ["<ret>"], "close", "close the gate and name it"),
    Command(
      .beyond, .draw, ["o"], "open", "take all beyond the crosshair; again: another side"),
    Command(.takeBack, .draw, ["<backspace>", "u"], "take back", "take the last corner back"),
    Command(.cancel, .draw, ["<esc>", "<c-c>"], "cancel", "stop drawing; nothing is changed"),
    Command(.crosshairLeft, .draw, ["h", "<left>"], "move", "move the crosshair a dot left"),
    Command(.crosshairDown, .draw, ["j", "<down>"], "", "move the crosshair a dot down"),
    Command(.crosshairUp, .draw, ["k", "<up>"], "", "move the crosshair a dot up"),
    Command(.crosshairRight, .draw, ["l", "<right>"], "", "move the crosshair a dot right"),
    Command(
      .crosshairFarLeft, .draw, ["H", "<s-left>"], "far", "move the crosshair eight dots left"),
    Command(.crosshairFarDown, .draw, ["J", "<s-down>"], "", "move it eight dots down"),
    Command(.crosshairFarUp, .draw, ["K", "<s-up>"], "", "move it eight dots up"),
    Command(.crosshairFarRight, .draw, ["L", "<s-right>"], "", "move it eight dots right"),
  ]

  private static let edit: [Command] = [
    Command(.moveLeft, .edit, ["<left>", "h"], "move", "move the handle a dot left"),
    Command(.moveDown, .edit, ["<down>", "j"], "", "move the handle a dot down"),
    Command(.moveUp, .edit, ["<up>", "k"], "", "move the handle a dot up"),
    Command(.moveRight, .edit, ["<right>", "l"], "", "move the handle a dot right"),
    Command(.moveFarLeft, .edit, ["<s-left>", "H"], "×8", "move the handle eight dots left"),
    Command(.moveFarDown, .edit, ["<s-down>", "J"], "", "move the handle eight dots down"),
    Command(.moveFarUp, .edit, ["<s-up>", "K"], "", "move the handle eight dots up"),
    Command(.moveFarRight, .edit, ["<s-right>", "L"], "", "move the handle eight dots right"),
    Command(.nextHandle, .edit, ["<tab>"], "next", "hold the next handle"),
    Command(.previousHandle, .edit, ["<s-tab>"], "", "hold the previous handle"),
    Command(.zoomIn, .edit, ["+"], "", "zoom in at the handle"),
    Command(.zoomOut, .edit, ["-"], "", "zoom out at the handle"),
    Command(.exact, .edit, ["="], "type", "type data values or percentiles for what is held"),
    Command(.whole, .edit, ["m"], "whole", "hold the whole gate, or a handle again"),
    Command(.toggleBound, .edit, ["o"], "open", "open the held side's bound, or close it"),
    Command(.drop, .edit, ["<ret>"], "drop", "leave the gate where it is: one edit"),
    Command(.cancel, .edit, ["<esc>", "<c-c>"], "back", "put the gate back where it was"),
    Command(
      .insertVertex, .edit, ["i"], "insert",
      "insert a vertex, a divider on x, or bound the other axis"),
    Command(
      .removeVertex, .edit, ["x"], "delete", "delete the held vertex, divider on x, or side's axis"),
    Command(.insertOnY, .edit, ["I"], "", "insert a divider on the y axis"),
    Command(.removeOnY, .edit, ["X"], "", "delete the held divider on the y axis"),
    Command(.armsOfY, .edit, ["a"], "arms", "let y dividers differ left and right, or join them"),
    Command(.armsOfX, .edit, ["A"], "", "let x dividers differ above and below, or join them"),
    Command(.rotateLeft, .edit, ["("], "", "turn a polygon or ellipse by 5 degrees to the left"),
    Command(.rotateRight, .edit, [")"], "", "turn a polygon or ellipse by 5 degrees to the right"),
    Command(.shrink, .edit, ["{"], "", "make the gate, or the held axis, 5 % smaller"),
    Command(.grow, .edit, ["}"], "", "make the gate, or the held axis, 5 % larger"),
    Command(.repeatLast, .edit, ["."], "", "repeat the last change"),
  ]

  private static let scale: [Command] = [
    Command(.scaleKeep, .scale, ["<ret>"], "keep", "keep the scale; no count changes"),
    Command(
      .scaleWider, .scale, ["l", "<right>"], "wider", "widen the linear region (W, cofactor)"),
    Command(.scaleNarrower, .scale, ["h", "<left>"], "narrower", "narrow the linear region"),
    Command(.scaleNext, .scale, ["f"], "kind", "go on: linear, logicle, asinh, logarithmic"),
    Command(.scalePrevious, .scale, ["F"], "", "go back to the kind of scale before"),
    Command(.scaleUpperUp, .scale, ["k", "<up>"], "end", "raise the upper end of the view"),
    Command(.scaleUpperDown, .scale, ["j", "<down>"], "", "lower the upper end of the view"),
    Command(.scaleLowerUp, .scale, ["K", "<s-up>"], "", "raise the lower end of the view"),
    Command(.scaleLowerDown, .scale, ["J", "<s-down>"], "", "lower the lower end of the view"),
    Command(.scaleBounds, .scale, ["="], "type", "type the ends of the view in data values"),
    Command(.scaleOther, .scale, ["<tab>"], "other axis", "set the other axis"),
    Command(.repeatLast, .scale, ["."], "", "repeat the last change"),
    Command(.cancel, .scale, ["<esc>", "<c-c>"], "back", "put the scales back as they were"),
  ]

  private static let propose: [Command] = [
    Command(
      .acceptProposal, .propose, ["<ret>"], "accept", "accept the proposed gate under its name"),
    Command(.adjustProposal, .propose, ["e"], "adjust", "hold the proposed gate by its handles"),
    Command(.otherSide, .propose, ["o"], "other side", "take the other side of the threshold"),
    Command(.cancel, .propose, ["<esc>", "<c-c>"], "drop", "drop it; nothing is changed"),
  ]

  private static let card: [Command] = [
    Command(.cancel, .card, ["<esc>", "i", "<c-c>"], "close", "close the card"),
    Command(.reference, .card, ["R"], "reference", "compare others with this population, or none"),
    Command(.treeUp, .card, ["<up>", "k"], "above", "show the card of the population above"),
    Command(.treeDown, .card, ["<down>", "j"], "below", "show the card of the population below"),
    Command(.nextSample, .card, ["]"], "", "show the card in the next sample"),
    Command(.previousSample, .card, ["["], "", "show the card in the previous sample"),
  ]

  private static let history: [Command] = [
    Command(.goTo, .history, ["<ret>"], "go", "go to the state after the marked entry"),
    Command(.entryAbove, .history, ["<up>", "k"], "above", "mark the entry above"),
    Command(.entryBelow, .history, ["<down>", "j"], "below", "mark the entry below"),
    Command(
      .compare, .history, ["<space>"], "compare",
      "compare with the marked entry, or no longer"),
    Command(.checkpoint, .history, ["n"], "name", "name the present state"),
    Command(.signOff, .history, ["s"], "sign off", "sign off the present state, which locks it"),
    Command(.lock, .history, ["l"], "lock", "lock the analysis, or unlock it, with the reason"),
    Command(.cancel, .history, ["<esc>", "t", "q", "<c-c>"], "close", "close the history"),
  ]

  private static let spillover: [Command] = [
    Command(.keepMatrix, .spillover, ["<ret>"], "keep/open", "keep the change, or open the pair"),
    Command(.coefficientUp, .spillover, ["+"], "0.1 %", "raise the spillover by 0.1 %"),
    Command(.coefficientDown, .spillover, ["-"], "0.1 %", "lower the spillover by 0.1 %"),
    Command(.coefficientFarUp, .spillover, ["<gt>", "}"], "1 %", "raise the spillover by 1 %"),
    Command(.coefficientFarDown, .spillover, ["<lt>", "{"], "1 %", "lower the spillover by 1 %"),
    Command(.coefficient, .spillover, ["="], "type", "type the spillover in percent"),
    Command(.cellLeft, .spillover, ["<left>", "h"], "cell", "go to the detector on the left"),
    Command(.cellDown, .spillover, ["<down>", "j"], "", "go to the fluorochrome below"),
    Command(.cellUp, .spillover, ["<up>", "k"], "", "go to the fluorochrome above"),
    Command(.cellRight, .spillover, ["<right>", "l"], "", "go to the detector on the right"),
    Command(.cellMirror, .spillover, ["x"], "mirror", "go to the pair the other way round"),
    Command(.showPairs, .spillover, ["p"], "pairs", "see small plots of all pairs"),
    Command(.undo, .spillover, ["u"], "undo", "take the change or the last edit back"),
    Command(.redo, .spillover, ["U", "<c-r>"], "", "do the undone edit again"),
    Command(.cancel, .spillover, ["<esc>", "q", "<c-c>"], "back", "put a change back, or close"),
  ]

  private static let check: [Command] = [
    Command(.openChecked, .check, ["<ret>"], "open", "see the matrix at the marked pair"),
    Command(.checkAbove, .check, ["<up>", "k"], "above", "mark the pair above"),
    Command(.checkBelow, .check, ["<down>", "j"], "below", "mark the pair below"),
    Command(.checkTolerance, .check, ["="], "tolerance", "type how much a pair may be off, in %"),
    Command(.cancel, .check, ["<esc>", "q", "<c-c>"], "close", "close the check"),
  ]

  private static let prompt: [Command] = [
    Command(.accept, .prompt, ["<ret>"], "accept", "accept the answer"),
    Command(.nextChoice, .prompt, ["<down>", "<tab>"], "next", "mark the next choice"),
    Command(.previousChoice, .prompt, ["<up>", "<s-tab>"], "previous", "mark the previous choice"),
    Command(.orderSamples, .prompt, ["<c-s>"], "order", "order the list of samples otherwise"),
    Command(.cancel, .prompt, ["<esc>", "<c-c>"], "cancel", "leave without an answer"),
  ]

  private static let help: [Command] = [
    Command(.scrollDown, .help, ["<down>", "j", "<space>"], "down", "read on"),
    Command(.scrollUp, .help, ["<up>", "k"], "up", "read back"),
    Command(.tour, .help, ["t"], "tour", "take a minute's tour of the workbench"),
    Command(.cancel, .help, ["<esc>", "?", "q", "<c-c>"], "close", "close the list of keys"),
  ]
}
