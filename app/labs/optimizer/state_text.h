// Words and numbers that the lab's plots and its panels share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/labs/optimizer/state.h"
#include "app/text/translations.h"

namespace descenso {

/// "Adam"
std::string optimizerName(const Translations& text, std::string_view name);
/// "Momentum from k = 30"; where the contestant of that rule has other values, what differs: "α = 0.1 from k = 0".
std::string branchName(const Translations& text, const OptimizerLabConfig& config, const Branch& branch);
/// "w₃ = 0.829": what the map holds while all parameters are trained; empty where two are.
std::string heldText(const OptimizerLab& lab);
/// "(−1.5, 8.5)"
std::string pointText(const Point2& point, int digits = 4);

/// Sentences on what that plot shows as the slides print it; empty where there is nothing, or it is not asked for.
std::string errataText(const Translations& text, const OptimizerLab& lab, std::string_view plot);

/// What a run is doing at the step shown, in a few words: "converged at k = 57".
std::string statusText(const Translations& text, const OptimizerLab& lab, const Run& run);

/// The regime, how many updates make an epoch, and where the step shown stands: "mini-batches: 6 updates an epoch …".
/// Only where there are batches.
std::string batchText(const Translations& text, const OptimizerLab& lab, long update);

struct CoachAdvice {
  std::string optimizer;
  std::vector<std::string> sentences;
  bool halvesRate = false;  ///< stepBackAndHalve() may help: the method has a learning rate
};

/// For a run that goes wrong: what happens, which value left the finite numbers and when, the largest α that is stable
/// near here if the method has one. No sentences where there is nothing to say.
CoachAdvice coachAdvice(const Translations& text, const OptimizerLab& lab, const Run& run);

/// What the coach proposes: ten steps back (from where the run ended, if it has), and half the learning rate.
void stepBackAndHalve(OptimizerLab& lab, std::string_view optimizer);

}  // namespace descenso
