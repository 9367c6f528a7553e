#include "alsa_log.h"

#include <alsa/asoundlib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

// libasound's handler is one for the process and gets no user data, so the state lives here.
static _Thread_local alsa_log_line current_line;
static _Thread_local void *current_user;

static void trampoline(const char *file, int number, const char *function, int code, const char *format, ...) {
    (void)file;
    (void)number;
    (void)function;
    if (current_line == NULL)
        return;
    char text[1024];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    size_t length = strlen(text);
    while (length > 0 && text[length - 1] == '\n')
        text[--length] = '\0';
    if (code != 0)
        snprintf(text + length, sizeof text - length, ": %s", snd_strerror(code));
    current_line(current_user, text);
}

void alsa_log_to(alsa_log_line line, void *user) {
    current_line = line;
    current_user = user;
    snd_lib_error_set_handler(trampoline);
}
