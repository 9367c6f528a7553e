// C that Swift cannot express: handlers with variable arguments for the logs of libasound and PocketSphinx, and the
// allocator of the C library, whose header its Swift module leaves out.
#include "alsa_log.h"
#include "memory_policy.h"
#include "sphinx_log.h"
