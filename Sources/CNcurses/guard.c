#include "guard.h"

#include "CNcurses.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

static const int faults[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP, SIGSYS};
enum { fault_count = sizeof faults / sizeof faults[0] };

static struct sigaction previous[fault_count];
static struct termios found;
static char bytes[512];
static size_t byte_count;
static int terminal = -1;
static pid_t owner;
static volatile sig_atomic_t armed;
static int exit_registered;

static int keep_byte(int byte) {
  if (byte_count < sizeof bytes) bytes[byte_count++] = (char)byte;
  return byte;
}

static void keep_capability(const char *capability) {
  // Some descriptions lack a capability; (char *)-1 is how terminfo says that it has none.
  if (capability && capability != (const char *)-1) tputs(capability, 1, keep_byte);
}

static int has_capability(const char *name) {
  const char *text = tigetstr(name);
  return text && text != (const char *)-1;
}

int guard_describe(const char *name, int descriptor) {
  int found = 0;
  if (setupterm(name, descriptor, &found) != OK)
    return found < 0 ? CN_NO_TERMINAL_DATABASE : CN_UNKNOWN_TERMINAL;
  if (has_capability("cup") && has_capability("clear")) return CN_STARTED;
  del_curterm(cur_term);
  return CN_CANNOT_MOVE_CURSOR;
}

int guard_prepare(int descriptor) {
  terminal = descriptor;
  owner = getpid();
  if (tcgetattr(descriptor, &found) != 0) return -1;
  byte_count = 0;
  for (const char *next = "\033[?1003l\033[?1002l\033[?1000l\033[?1006l\033[?2004l"; *next; next++)
    keep_byte(*next);
  keep_capability(tigetstr("sgr0"));
  keep_capability(tigetstr("op"));
  keep_capability(tigetstr("cnorm"));
  keep_capability(tigetstr("rmkx"));
  keep_capability(tigetstr("rmcup"));
  return 0;
}

void guard_set_state(void) {
  // Setting the state from the background stops the process unless SIGTTOU is blocked.
  sigset_t blocked, kept;
  sigemptyset(&blocked);
  sigaddset(&blocked, SIGTTOU);
  sigprocmask(SIG_BLOCK, &blocked, &kept);
  tcsetattr(terminal, TCSANOW, &found);
  sigprocmask(SIG_SETMASK, &kept, NULL);
}

void guard_restore(void) {
  if (!armed || getpid() != owner) return;
  int kept = errno;
  size_t written = 0;
  while (written < byte_count) {
    ssize_t count = write(terminal, bytes + written, byte_count - written);
    if (count <= 0 && errno != EINTR) break;
    if (count > 0) written += (size_t)count;
  }
  guard_set_state();
  errno = kept;
}

static void fault(int number, siginfo_t *information, void *context) {
  (void)context;
  guard_restore();
  for (int index = 0; index < fault_count; index++)
    if (faults[index] == number) sigaction(number, &previous[index], NULL);
  // A fault of the instruction itself happens again on return, now into the previous action. One
  // that was sent, or raised by a finished instruction, has to be raised again.
  if (information == NULL || information->si_code <= 0 || number == SIGTRAP || number == SIGSYS)
    raise(number);
}

static void at_exit(void) { guard_restore(); }

void guard_arm(void) {
  // A stack overflow leaves no stack to run the handler on.
  stack_t present;
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    static char room[64 * 1024];
    stack_t stack = {.ss_sp = room, .ss_size = sizeof room, .ss_flags = 0};
    sigaltstack(&stack, NULL);
  }
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_sigaction = fault;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (int index = 0; index < fault_count; index++)
    sigaction(faults[index], &action, &previous[index]);
  if (!exit_registered) exit_registered = atexit(at_exit) == 0;
  armed = 1;
}

void guard_disarm(void) {
  if (!armed) return;
  armed = 0;
  for (int index = 0; index < fault_count; index++)
    sigaction(faults[index], &previous[index], NULL);
}
