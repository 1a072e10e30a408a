// The network lab in a test: set, trained to a step, opened from a scene.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "app/export/scene.h"
#include "app/labs/network/state.h"

namespace descenso::tests {

class NetworkLabTest : public ::testing::Test {
 protected:
  template <class Change>
  void change(Change edit) {
    NetworkLabConfig config = lab.config();
    edit(config);
    lab.configure(config);
  }

  void show(long step) {
    lab.playback().seek(step);
    lab.complete();
  }

  void open(const std::string& name) { loadScene(lab, builtInScene(name)); }

  NetworkLab lab;
};

}  // namespace descenso::tests
