#include "app/labs/optimizer/state_profile.h"

#include <algorithm>
#include <cmath>

namespace descenso {
namespace {

constexpr Index finestProfile = 601;
constexpr Index coarsestProfile = 61;
constexpr double evaluationsOfAProfile = 3e6;  // of one example's loss
constexpr double flat = 1e-9;                  // of the strongest bend: a straight piece is convex

void findStretches(Profile& profile) {
  double strongest = 0;
  for (const double bend : profile.bend)
    if (std::isfinite(bend)) strongest = std::max(strongest, std::abs(bend));
  for (std::size_t i = 0; i < profile.bend.size(); ++i) {
    if (!std::isfinite(profile.bend[i]) || profile.bend[i] >= -flat * strongest) continue;
    if (profile.bentDown.empty() || profile.bentDown.back().last + 1 != i) profile.bentDown.push_back({i, i});
    profile.bentDown.back().last = i;
  }
}

}  // namespace

Profile profileOf(const Problem& problem, double low, double high, double held) {
  const double examples = std::max(1.0, static_cast<double>(problem.wholeCost()));
  const Index count = std::clamp(static_cast<Index>(evaluationsOfAProfile / examples), coarsestProfile, finestProfile);
  Profile profile{.held = held};
  Matrix hessian(2, 2);
  Vector phi(2);
  for (Index i = 0; i < count; ++i) {
    const double part = static_cast<double>(i) / static_cast<double>(count - 1);
    phi << low + part * (high - low), held;
    profile.x.push_back(phi[0]);
    profile.loss.push_back(problem.loss(phi, Batch::whole()));
    problem.hessian(phi, Batch::whole(), hessian);
    profile.bend.push_back(hessian(0, 0));
  }
  findStretches(profile);
  return profile;
}

}  // namespace descenso
