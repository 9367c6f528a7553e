// C that Swift cannot express: handlers with variable arguments for the logs of libasound and PocketSphinx.
#include "alsa_log.h"
#include "sphinx_log.h"
