// How much there is to tell: entropy, cross-entropy, divergences (Shannon 1948; Kullback & Leibler 1951).
//
// 0 · log 0 counts as 0; what p holds possible and q excludes costs infinitely much. All throw std::invalid_argument
// for what is no distribution (distribution.h) and for two of different sizes.
#pragma once

#include "engine/math/types.h"

namespace descenso {

/// Logarithms to the base 2, or natural ones.
enum class InformationUnit { bits, nats };

/// How many nats one of them is: ln 2, or 1.
double nats(InformationUnit unit);

/// −log p, of one outcome; infinite at 0.
double surprise(double p, InformationUnit unit);
/// −w log p, 0 at w = 0.
double weightedSurprise(double weight, double p, InformationUnit unit);

/// H(p) = −Σ p log p
double entropy(ConstVectorRef p, InformationUnit unit);
/// H(p, q) = −Σ p log q
double crossEntropy(ConstVectorRef p, ConstVectorRef q, InformationUnit unit);
/// D(p‖q) = Σ p log(p/q) = H(p, q) − H(p), never negative
double kullbackLeibler(ConstVectorRef p, ConstVectorRef q, InformationUnit unit);
/// ½ D(p‖m) + ½ D(q‖m) with m halfway between p and q: symmetric, at most one bit
double jensenShannon(ConstVectorRef p, ConstVectorRef q, InformationUnit unit);
/// The number of equally likely outcomes with the same entropy: exp H in nats, 2^H in bits
double perplexity(ConstVectorRef p);

}  // namespace descenso
