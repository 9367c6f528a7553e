#ifndef MIMAMORI_SPHINX_LOG_H
#define MIMAMORI_SPHINX_LOG_H

/// A complete message of PocketSphinx; `level` is one of its `err_lvl_t`.
typedef void (*sphinx_log_line)(void *user, int level, const char *line);

/// Sends the messages of PocketSphinx calls on the calling thread to `line`, and nothing to the terminal. NULL drops
/// them. Per thread, because the reasons of one decoder's failure must not end up in another's error.
void sphinx_log_to(sphinx_log_line line, void *user);

#endif
