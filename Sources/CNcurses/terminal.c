#include "CNcurses.h"
#include "guard.h"

#include <errno.h>
#include <locale.h>
#include <langinfo.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include <curses.h>

static SCREEN *screen;
static int mouse;
static int cursor_row = -1;
static int cursor_column;

int cn_set_locale(const char *name) {
  if (!setlocale(LC_CTYPE, name ? name : "")) return 0;
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int cn_columns(uint32_t glyph) { return wcwidth((wchar_t)glyph); }

void cn_send(const void *bytes, size_t count) {
  fflush(stdout);
  const char *next = bytes;
  while (count > 0) {
    ssize_t written = write(STDOUT_FILENO, next, count);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno == EAGAIN) {
      struct pollfd output = {.fd = STDOUT_FILENO, .events = POLLOUT};
      if (poll(&output, 1, -1) >= 0 || errno == EINTR) continue;
    }
    if (written <= 0) return;
    next += written;
    count -= (size_t)written;
  }
}

static void send(const char *text) { cn_send(text, strlen(text)); }

static void modes_on(void) {
  send("\033[?2004h");
  if (mouse) send("\033[?1002h\033[?1006h");
}

static void modes_off(void) { send("\033[?1002l\033[?1006l\033[?2004l"); }

int cn_start(const char *name) {
  if (screen) return CN_ALREADY_STARTED;
  int described = guard_describe(name, STDOUT_FILENO);
  if (described != CN_STARTED) return described;
  if (guard_prepare(STDIN_FILENO) != 0) return CN_NO_TERMINAL_STATE;
  if (signals_install() != 0) return CN_NO_PIPE;
  guard_arm();
  screen = newterm(name, stdout, stdin);
  if (!screen) {
    signals_remove();
    guard_restore();
    guard_disarm();
    return CN_NO_SCREEN;
  }
  // ncurses installs handlers of its own in newterm.
  signals_remove();
  if (signals_install() != 0) {
    cn_stop();
    return CN_NO_PIPE;
  }
  raw();
  noecho();
  nonl();
  typeahead(-1);
  scrollok(stdscr, FALSE);
  leaveok(stdscr, FALSE);
  curs_set(0);
  if (has_colors()) {
    start_color();
    use_default_colors();
  }
  cursor_row = -1;
  cn_resize();
  modes_on();
  return CN_STARTED;
}

void cn_stop(void) {
  if (!screen) return;
  modes_off();
  curs_set(1);
  endwin();
  delscreen(screen);
  screen = NULL;
  mouse = 0;
  // The state that ncurses restores is the one it found; ours is the same, and this costs nothing.
  guard_set_state();
  guard_disarm();
  signals_remove();
}

static int number_of(const char *variable) {
  const char *text = getenv(variable);
  int value = text ? atoi(text) : 0;
  return value > 0 && value < 10000 ? value : 0;
}

void cn_size(int *columns, int *rows) {
  struct winsize window;
  memset(&window, 0, sizeof window);
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) != 0) memset(&window, 0, sizeof window);
  *columns = window.ws_col ? window.ws_col : number_of("COLUMNS");
  *rows = window.ws_row ? window.ws_row : number_of("LINES");
  if (*columns == 0) *columns = 80;
  if (*rows == 0) *rows = 24;
}

void cn_resize(void) {
  int columns, rows;
  cn_size(&columns, &rows);
  resizeterm(rows, columns);
  cn_repaint();
}

int cn_colours(void) { return has_colors() ? COLORS : 0; }

int cn_pairs(void) { return has_colors() ? COLOR_PAIRS : 1; }

int cn_set_pair(int pair, int foreground, int background) {
  return init_extended_pair(pair, foreground, background) == OK;
}

static attr_t attributes_of(unsigned bits) {
  attr_t attributes = A_NORMAL;
  if (bits & CN_BOLD) attributes |= A_BOLD;
  if (bits & CN_DIM) attributes |= A_DIM;
  if (bits & CN_UNDERLINE) attributes |= A_UNDERLINE;
  if (bits & CN_REVERSE) attributes |= A_REVERSE;
  return attributes;
}

static void set_cell(cchar_t *target, uint32_t glyph, unsigned attributes, int pair) {
  wchar_t text[2] = {(wchar_t)glyph, 0};
  // The pointer carries pairs above 32767; the short argument is ignored then.
  if (setcchar(target, text, attributes_of(attributes), 0, &pair) != OK) {
    int plain = 0;
    text[0] = L'?';
    setcchar(target, text, A_NORMAL, 0, &plain);
  }
}

void cn_put(int row, int column, const cn_cell *cells, int count) {
  cchar_t line[512];
  int filled = 0;
  int start = column;
  for (int index = 0; index < count; index++) {
    const cn_cell *cell = &cells[index];
    int fits = cell->glyph >= 0x20 && wcwidth((wchar_t)cell->glyph) == cell->columns;
    if (filled + 2 > (int)(sizeof line / sizeof line[0])) {
      mvadd_wchnstr(row, start, line, filled);
      start = column;
      filled = 0;
    }
    set_cell(&line[filled++], fits ? cell->glyph : '?', cell->attributes, cell->pair);
    if (!fits && cell->columns == 2) set_cell(&line[filled++], ' ', cell->attributes, cell->pair);
    column += cell->columns;
  }
  if (filled > 0) mvadd_wchnstr(row, start, line, filled);
}

void cn_cursor(int row, int column) {
  cursor_row = row;
  cursor_column = column;
}

void cn_flush(void) {
  if (!screen) return;
  curs_set(cursor_row >= 0);
  if (cursor_row >= 0) move(cursor_row, cursor_column);
  wnoutrefresh(stdscr);
  doupdate();
}

void cn_repaint(void) { clearok(curscr, TRUE); }

void cn_mouse(int on) {
  mouse = on != 0;
  if (screen) send(mouse ? "\033[?1002h\033[?1006h" : "\033[?1002l\033[?1006l");
}

static void take_again(void) {
  reset_prog_mode();
  clearok(curscr, TRUE);
  cn_resize();
  cn_flush();
  modes_on();
}

void cn_suspend(void) {
  if (!screen) return;
  modes_off();
  curs_set(1);
  endwin();
  guard_set_state();
  signals_yield_stop();
  kill(0, SIGTSTP);
  signals_resume_stop();
  take_again();
}

void cn_reclaim(void) {
  if (!screen) return;
  // endwin first, so that the next refresh enters the alternate screen again.
  endwin();
  take_again();
}
