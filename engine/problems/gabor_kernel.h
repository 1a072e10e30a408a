// The sums of gabor_plain.h with vector instructions, their width chosen when the program runs.
//
// f and its derivatives agree with the plain ones to a few units in the last place of 1 for every finite u; where the
// exponential underflows they are 0; u = ±∞ and NaN give NaN, as sin does.
#pragma once

#include "engine/problems/gabor_plain.h"

namespace descenso {

/// `q` and `y` must be readable (any values) up to the next multiple of this many examples.
inline constexpr std::size_t gaborPadding = 8;

double gaborLoss(const GaborExamples& examples, double phi0, double phi1);
/// Loss and gradient; the Hessian stays 0.
GaborDerivatives gaborGradient(const GaborExamples& examples, double phi0, double phi1);
GaborDerivatives gaborHessian(const GaborExamples& examples, double phi0, double phi1);
/// out[k] = L(first[k], phi1) for k < count; no padding needed for `first` and `out`.
void gaborLossRow(const GaborExamples& examples, const double* first, std::size_t count, double phi1, double* out);

}  // namespace descenso
