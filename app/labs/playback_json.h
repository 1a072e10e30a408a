// Where a lab's scene stands in time: "step" and "speed", beside the members of its configuration.
#pragma once

#include <nlohmann/json.hpp>

#include "app/labs/playback.h"

namespace descenso {

struct PlaybackState {
  long step = 0;
  double speed = Playback().speed();  ///< steps a second
};

nlohmann::json withPlayback(nlohmann::json config, const Playback& playback);
/// The configuration alone. Throws SceneError unless `state` is an object.
nlohmann::json withoutPlayback(nlohmann::json state);
/// `missing` stands for members that are not there. Throws SceneError unless the step is a whole number in [0, last] and
/// the speed a number in [1, Playback::maximumSpeed].
PlaybackState readPlayback(const nlohmann::json& state, long last, PlaybackState missing = {});
/// Paused.
void restore(const PlaybackState& state, Playback& playback);

}  // namespace descenso
