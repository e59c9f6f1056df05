#ifndef DOTGATE_CNCURSES_H
#define DOTGATE_CNCURSES_H

#include <stddef.h>
#include <stdint.h>

// A terminal drawn through ncursesw. No name of <curses.h> is part of this interface, so its
// mutable globals and macros stay out of Swift. One terminal a process, used by one thread;
// cn_pipe and what is marked so may be used by any.

// Whether a start succeeded, and if not, which fact stands in its way.
enum {
  CN_STARTED = 0,
  CN_ALREADY_STARTED = 1,
  CN_UNKNOWN_TERMINAL = 2,
  CN_NO_TERMINAL_DATABASE = 3,
  CN_CANNOT_MOVE_CURSOR = 4,
  CN_NO_TERMINAL_STATE = 5,
  CN_NO_PIPE = 6,
  CN_NO_SCREEN = 7,
};

// Attribute bits of a cell.
enum { CN_BOLD = 1, CN_DIM = 2, CN_UNDERLINE = 4, CN_REVERSE = 8 };

// One glyph on its way to the screen; `columns` is 1 or 2.
typedef struct {
  uint32_t glyph;
  uint16_t attributes;
  uint16_t columns;
  int32_t pair;
} cn_cell;

// Sets LC_CTYPE and nothing else. `name` NULL takes the environment's; returns whether the
// resulting locale is UTF-8.
int cn_set_locale(const char *name);

// The number of columns the C library gives a glyph in the current locale, -1 for none.
int cn_columns(uint32_t glyph);

// Starts the terminal `name` on standard input and output, in raw mode, on the alternate screen
// where there is one, with bracketed paste on; guards it against every exit but SIGKILL.
int cn_start(const char *name);
// Gives the terminal back as it was found. Idempotent.
void cn_stop(void);

// The extent; the first answer that makes sense of the terminal's, the environment's, 80 by 24.
void cn_size(int *columns, int *rows);
// Adopts the terminal's present extent; the next flush paints everything.
void cn_resize(void);

int cn_colours(void);
// How many pairs can be defined, pair 0 included.
int cn_pairs(void);
// Defines pair 1 and up; -1 is the terminal's own colour. Returns whether it worked.
int cn_set_pair(int pair, int foreground, int background);

// Puts `count` cells on one row from `column` on. A glyph the C library cannot place or gives
// another width becomes a question mark.
void cn_put(int row, int column, const cn_cell *cells, int count);
// Where the cursor will stand; a negative row hides it.
void cn_cursor(int row, int column);
// Sends what has changed since the last flush.
void cn_flush(void);
// Makes the next flush paint everything.
void cn_repaint(void);

// Sends bytes to the terminal beside what ncurses sends; it is not told.
void cn_send(const void *bytes, size_t count);

// Turns mouse reports (SGR encoding, drags included) on or off.
void cn_mouse(int on);

// Gives the terminal back, stops the process group, and takes the terminal again afterwards.
void cn_suspend(void);
// Takes the terminal again after the process was stopped without being asked.
void cn_reclaim(void);

// Opens a pipe with both ends non-blocking and close-on-exec; returns 0, or -1 on failure.
int cn_pipe(int descriptors[2]);
// The read end of the pipe of signals, -1 when not started.
int cn_signal_descriptor(void);
// The next signal that came (WINCH, CONT, TSTP, INT, TERM, HUP or QUIT), 0 when there is none.
int cn_next_signal(void);

#endif
