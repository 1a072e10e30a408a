// From a grid's value to its place between the first colour (0) and the last (1).
uniform vec2 toRange;  // factor and summand that make the grid's value 0 at `low` and 1 at `high`
uniform bool logarithmic;
uniform float logSmall;

float rangePosition(float value) { return value * toRange.x + toRange.y; }

// Of a range position; without an upper end.
float colorPosition(float position) {
  float p = max(position, 0.0);
  return logarithmic ? log(1.0 + p / logSmall) / log(1.0 + 1.0 / logSmall) : p;
}

// Its derivative.
float colorPositionSlope(float position) {
  return logarithmic ? 1.0 / ((max(position, 0.0) + logSmall) * log(1.0 + 1.0 / logSmall)) : 1.0;
}
