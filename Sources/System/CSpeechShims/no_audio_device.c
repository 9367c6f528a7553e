#include <stddef.h>

/* libespeak-ng makes an object for a sound device whatever it is asked to write to, which knocks at PulseAudio and ALSA.
   This takes the place of libpcaudio's function: without a device eSpeak NG writes to memory, which is all that is asked
   of it. */
void *create_audio_device_object(const char *device, const char *application, const char *description) {
    (void)device;
    (void)application;
    (void)description;
    return NULL;
}
