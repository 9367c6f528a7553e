#include "sphinx_log.h"

#include <pocketsphinx.h>
#include <sphinxbase/err.h>
#include <stdarg.h>
#include <stdio.h>

// A file-local variable in a module's header does not link from Swift, so the state lives here.
static _Thread_local sphinx_log_line current_line;
static _Thread_local void *current_user;

static void trampoline(void *unused, err_lvl_t level, const char *format, ...) {
    (void)unused;
    if (current_line == NULL)
        return;
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    current_line(current_user, (int)level, text);
}

void sphinx_log_to(sphinx_log_line line, void *user) {
    current_line = line;
    current_user = user;
    err_set_callback(trampoline, NULL);
    // The dump of the configuration goes to this file and not to the callback.
    err_set_logfp(NULL);
}
