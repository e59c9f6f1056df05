#ifndef DOTGATE_GUARD_H
#define DOTGATE_GUARD_H

// Loads the description of terminal `name`; CN_STARTED, or the fact that stands in the way.
int guard_describe(const char *name, int descriptor);
// Remembers how the terminal is to be left: its state, and the bytes that undo all modes.
// Call after guard_describe and before newterm. Returns 0, or -1 if the state cannot be read.
int guard_prepare(int descriptor);
// Installs the handlers for faults and exits.
void guard_arm(void);
// Takes them away.
void guard_disarm(void);
// Writes the bytes and sets the state; safe in a signal handler. Does nothing when disarmed or in
// a child process.
void guard_restore(void);
// Sets the state of the terminal as it was found, also from the background.
void guard_set_state(void);

// Opens the pipe of signals and installs its handlers; 0, or -1 without a pipe.
int signals_install(void);
// Puts back the handlers that were there and closes the pipe.
void signals_remove(void);
// Lets SIGCONT and SIGTSTP have their default effect, and takes them back.
void signals_yield_stop(void);
void signals_resume_stop(void);

#endif
