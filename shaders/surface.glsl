// How high a value stands: the formula of app/plot/camera.cpp.
uniform float rise;
uniform float margin;

float surfaceHeight(float position) {
  float height = colorPosition(position) * rise;
  float above = max(height - rise, 0.0);
  return min(height, rise) + margin * (1.0 - exp(-above / margin));
}

// Its derivative by the range position.
float surfaceHeightSlope(float position) {
  if (position <= 0.0) return 0.0;
  float above = max(colorPosition(position) * rise - rise, 0.0);
  return rise * colorPositionSlope(position) * exp(-above / margin);
}
