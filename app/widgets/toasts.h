// Short messages above the transport that go away by themselves, or by a click.
#pragma once

#include <string>
#include <vector>

#include "app/widgets/ui.h"

namespace descenso {

class Toasts {
 public:
  void add(std::string text, bool isError, double now);
  /// Draws them centred, upwards from the area's bottom, or downwards from its top; drops those whose time is over and
  /// asks to be woken for the next.
  enum class From { bottom, top };
  void draw(Ui& ui, const Rect& area, From from = From::bottom);
  bool isEmpty() const { return toasts_.empty(); }
  /// Of the latest one; empty if there is none.
  std::string latest() const { return toasts_.empty() ? std::string() : toasts_.back().text; }

 private:
  struct Toast {
    std::string text;
    bool isError;
    double until;
    int number;
  };
  /// With its upper or lower edge there. Returns the height it takes.
  float drawOne(Ui& ui, Toast& toast, const Rect& area, float edge, From from);

  std::vector<Toast> toasts_;
  int count_ = 0;
};

}  // namespace descenso
