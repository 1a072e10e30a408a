// A value with its first and second derivatives with respect to two variables, carried through every operation by the
// chain rule: exact, no differences. Source: Griewank & Walther 2008, Evaluating Derivatives, ch. 13.
#pragma once

namespace descenso {

/// Without initial values: hundreds of them are made to be written into.
struct Jet {
  double value;
  double d0;
  double d1;
  double d00;
  double d01;
  double d11;

  static Jet constant(double value) { return {value, 0, 0, 0, 0, 0}; }
};

/// f, f′ and f″ of a function of one variable at some point.
struct Slopes {
  double value = 0;
  double first = 0;
  double second = 0;
};

/// f, its gradient and its Hessian, f a function of two variables a and b.
struct PairSlopes {
  double value = 0;
  double a = 0;
  double b = 0;
  double aa = 0;
  double ab = 0;
  double bb = 0;
};

/// What does not depend on a variable has no slope along it, however steep the function is: 0 · ∞ is 0 here.
inline double chained(double slope, double inner) { return inner == 0 ? 0 : slope * inner; }

inline Jet operator-(const Jet& a) { return {-a.value, -a.d0, -a.d1, -a.d00, -a.d01, -a.d11}; }

inline Jet operator+(const Jet& a, const Jet& b) {
  return {a.value + b.value, a.d0 + b.d0, a.d1 + b.d1, a.d00 + b.d00, a.d01 + b.d01, a.d11 + b.d11};
}

inline Jet operator-(const Jet& a, const Jet& b) {
  return {a.value - b.value, a.d0 - b.d0, a.d1 - b.d1, a.d00 - b.d00, a.d01 - b.d01, a.d11 - b.d11};
}

inline Jet operator*(const Jet& a, const Jet& b) {
  return {.value = a.value * b.value,
          .d0 = a.d0 * b.value + a.value * b.d0,
          .d1 = a.d1 * b.value + a.value * b.d1,
          .d00 = a.d00 * b.value + 2 * a.d0 * b.d0 + a.value * b.d00,
          .d01 = a.d01 * b.value + a.d0 * b.d1 + a.d1 * b.d0 + a.value * b.d01,
          .d11 = a.d11 * b.value + 2 * a.d1 * b.d1 + a.value * b.d11};
}

/// With q = a/b: a = q b, differentiated twice and solved for the derivatives of q.
inline Jet operator/(const Jet& a, const Jet& b) {
  Jet q = Jet::constant(a.value / b.value);
  q.d0 = (a.d0 - q.value * b.d0) / b.value;
  q.d1 = (a.d1 - q.value * b.d1) / b.value;
  q.d00 = (a.d00 - 2 * q.d0 * b.d0 - q.value * b.d00) / b.value;
  q.d01 = (a.d01 - q.d0 * b.d1 - q.d1 * b.d0 - q.value * b.d01) / b.value;
  q.d11 = (a.d11 - 2 * q.d1 * b.d1 - q.value * b.d11) / b.value;
  return q;
}

inline Jet applied(const Slopes& f, const Jet& a) {
  return {.value = f.value,
          .d0 = chained(f.first, a.d0),
          .d1 = chained(f.first, a.d1),
          .d00 = chained(f.second, a.d0 * a.d0) + chained(f.first, a.d00),
          .d01 = chained(f.second, a.d0 * a.d1) + chained(f.first, a.d01),
          .d11 = chained(f.second, a.d1 * a.d1) + chained(f.first, a.d11)};
}

inline Jet applied(const PairSlopes& f, const Jet& a, const Jet& b) {
  const auto bend = [&](double a0, double b0, double a1, double b1) {
    return chained(f.aa, a0 * a1) + chained(f.ab, a0 * b1 + a1 * b0) + chained(f.bb, b0 * b1);
  };
  return {.value = f.value,
          .d0 = chained(f.a, a.d0) + chained(f.b, b.d0),
          .d1 = chained(f.a, a.d1) + chained(f.b, b.d1),
          .d00 = bend(a.d0, b.d0, a.d0, b.d0) + chained(f.a, a.d00) + chained(f.b, b.d00),
          .d01 = bend(a.d0, b.d0, a.d1, b.d1) + chained(f.a, a.d01) + chained(f.b, b.d01),
          .d11 = bend(a.d1, b.d1, a.d1, b.d1) + chained(f.a, a.d11) + chained(f.b, b.d11)};
}

}  // namespace descenso
