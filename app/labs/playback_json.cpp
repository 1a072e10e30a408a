#include "app/labs/playback_json.h"

#include "app/labs/read_json.h"
#include "engine/math/message.h"

namespace descenso {

using nlohmann::json;

json withPlayback(json config, const Playback& playback) {
  config["step"] = playback.step();
  config["speed"] = playback.speed();
  return config;
}

json withoutPlayback(json state) {
  if (!state.is_object()) throw SceneError("", "must be an object"_message);
  state.erase("step");
  state.erase("speed");
  return state;
}

PlaybackState readPlayback(const json& state, long last, PlaybackState missing) {
  if (state.contains("step")) missing.step = readWhole(state["step"], "/step", 0, last);
  if (state.contains("speed")) missing.speed = readNumber(state["speed"], "/speed", 1, Playback::maximumSpeed);
  return missing;
}

void restore(const PlaybackState& state, Playback& playback) {
  playback.setSpeed(state.speed);
  playback.seek(state.step);
}

}  // namespace descenso
