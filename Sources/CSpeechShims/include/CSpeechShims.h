// C that Swift cannot express: handlers with variable arguments for the logs of libasound and PocketSphinx.
#include "alsa_log.h"
#include "sphinx_log.h"
// malloc_trim: not in Swift's module of the C library.
#include <malloc.h>
