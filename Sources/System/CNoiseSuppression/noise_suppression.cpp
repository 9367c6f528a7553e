#include "noise_suppression.h"

#include <algorithm>
#include <memory>

#include <webrtc/modules/audio_processing/include/audio_processing.h>
#include <webrtc/modules/interface/module_common_types.h>

struct noise_suppressor {
    std::unique_ptr<webrtc::AudioProcessing> processing;
};

noise_suppressor *noise_suppressor_create(void) {
    std::unique_ptr<webrtc::AudioProcessing> processing(webrtc::AudioProcessing::Create());
    if (!processing) return nullptr;
    webrtc::NoiseSuppression *suppression = processing->noise_suppression();
    if (suppression->set_level(webrtc::NoiseSuppression::kLow) != webrtc::AudioProcessing::kNoError ||
        suppression->Enable(true) != webrtc::AudioProcessing::kNoError)
        return nullptr;
    return new noise_suppressor{std::move(processing)};
}

void noise_suppressor_process(noise_suppressor *suppressor, int16_t *samples) {
    webrtc::AudioFrame frame;
    frame.UpdateFrame(0, 0, samples, noise_suppressor_frame_length, 16000, webrtc::AudioFrame::kNormalSpeech,
                      webrtc::AudioFrame::kVadUnknown);
    if (suppressor->processing->ProcessStream(&frame) == webrtc::AudioProcessing::kNoError)
        std::copy_n(frame.data_, noise_suppressor_frame_length, samples);
}

void noise_suppressor_free(noise_suppressor *suppressor) { delete suppressor; }
