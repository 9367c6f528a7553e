#ifndef MIMAMORI_ALSA_LOG_H
#define MIMAMORI_ALSA_LOG_H

/// A complete message of libasound, without a line end.
typedef void (*alsa_log_line)(void *user, const char *line);

/// Sends the messages of libasound calls on the calling thread to `line`, and nothing to the terminal. NULL drops
/// them, as do threads that never called this. Per thread, for the same reason as `sphinx_log_to`.
void alsa_log_to(alsa_log_line line, void *user);

#endif
