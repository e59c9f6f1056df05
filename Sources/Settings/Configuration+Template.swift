extension Configuration {
  /// The settings but for the keys as a commented file that says what holds without it.
  package static let template = """
    # The settings of dotgate, read at each start from dotgate/config.toml in $XDG_CONFIG_HOME or
    # ~/.config. A line left out is as here; dotgate config --check names what is wrong, by line.

    # The theme: dark, light, high-contrast, monochrome, or one of your own (dotgate themes).
    theme = "dark"

    # How plots are drawn: braille, half-blocks, quadrants or ascii.
    glyphs = "braille"

    # How many colours are used: auto (what the terminal says it has), true (24 bits, where the
    # terminal has them and does not say so), or at most 256, 16, 8 or none. NO_COLOR comes first.
    colours = "auto"

    # Whether the mouse selects, drags and zooms; else the terminal selects text with it.
    mouse = true

    # Your name, for the records of who decided what.
    analyst = ""

    [export]
    # The folder that file names begin in when they are asked for; empty for the present one.
    folder = ""

    # The format that count tables are offered in: csv, tsv or json.
    format = "csv"

    # Keys. The keys of a command are a list; an empty one takes all of them away. A character
    # stands for itself, <...> names a key: <ret> <esc> <tab> <space> <backspace> <del> <ins> <up>
    # <down> <left> <right> <home> <end> <pageup> <pagedown> <f1> to <f24>, <lt> and <gt>, with
    # c-, a- and s- for control, alt and shift, as in <c-r>. "gp" is g, then p.

    """
}
