#include "CNcurses.h"
#include "guard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const int piped[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGTERM, SIGHUP, SIGQUIT};
enum { piped_count = sizeof piped / sizeof piped[0] };

static struct sigaction previous[piped_count];
static struct sigaction previous_pipe;
static int descriptors[2] = {-1, -1};
static volatile sig_atomic_t endings;

int cn_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

static int ends_program(int number) {
  return number == SIGINT || number == SIGTERM || number == SIGHUP || number == SIGQUIT;
}

static void note(int number) {
  int kept = errno;
  // A program too busy to read the first request still ends at the second.
  if (ends_program(number) && endings++ > 0) {
    guard_restore();
    signal(number, SIG_DFL);
    raise(number);
  }
  unsigned char byte = (unsigned char)number;
  // A full pipe already holds enough to wake the reader.
  ssize_t ignored = write(descriptors[1], &byte, 1);
  (void)ignored;
  errno = kept;
}

static void install(int index) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(piped[index], &action, NULL);
}

int signals_install(void) {
  if (cn_pipe(descriptors) != 0) return -1;
  endings = 0;
  for (int index = 0; index < piped_count; index++) {
    sigaction(piped[index], NULL, &previous[index]);
    install(index);
  }
  struct sigaction ignore;
  memset(&ignore, 0, sizeof ignore);
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &ignore, &previous_pipe);
  return 0;
}

void signals_remove(void) {
  if (descriptors[0] < 0) return;
  for (int index = 0; index < piped_count; index++) sigaction(piped[index], &previous[index], NULL);
  sigaction(SIGPIPE, &previous_pipe, NULL);
  close(descriptors[0]);
  close(descriptors[1]);
  descriptors[0] = descriptors[1] = -1;
}

static void set_stop(int yields) {
  for (int index = 0; index < piped_count; index++) {
    if (piped[index] != SIGCONT && piped[index] != SIGTSTP) continue;
    if (yields)
      signal(piped[index], SIG_DFL);
    else
      install(index);
  }
}

void signals_yield_stop(void) { set_stop(1); }

void signals_resume_stop(void) { set_stop(0); }

int cn_signal_descriptor(void) { return descriptors[0]; }

int cn_next_signal(void) {
  unsigned char number;
  if (descriptors[0] < 0 || read(descriptors[0], &number, 1) != 1) return 0;
  if (ends_program(number)) endings = 0;
  return number;
}
