// WebRTC's noise suppression (Debian libwebrtc-audio-processing) behind a C interface.
#pragma once

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { noise_suppressor_frame_length = 160 };

typedef struct noise_suppressor noise_suppressor;

// Its mildest level, for 16 kHz mono. NULL where the library cannot be had.
noise_suppressor *_Nullable noise_suppressor_create(void);

// Takes what it knows of the noise out of the next 10 ms, in place, and learns from them.
void noise_suppressor_process(noise_suppressor *_Nonnull suppressor, int16_t *_Nonnull samples);

void noise_suppressor_free(noise_suppressor *_Nonnull suppressor);

#ifdef __cplusplus
}
#endif
