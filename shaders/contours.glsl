// Contour lines, anti-aliased by their distance in pixels, over the colour map.
uniform sampler2D colorMap;
uniform float levels[64];  // range positions, ascending
uniform float majors[64];  // 1 for a major line
uniform int levelCount;
uniform vec4 contourColor;  // alpha is that of a minor line
uniform float contourMajorAlpha;
uniform float pixelScale;  // pixels per layout pixel

const float minorWidth = 1.2;
const float majorWidth = 2.0;

vec3 mapColor(float position) {
  float texels = float(textureSize(colorMap, 0).x);
  return texture(colorMap, vec2((clamp(position, 0.0, 1.0) * (texels - 1.0) + 0.5) / texels, 0.5)).rgb;
}

float lineAlpha(int i, float position, float slope, float spacing) {
  float distance = abs(position - levels[i]) / slope;
  float width = mix(minorWidth, majorWidth, majors[i]) * pixelScale;
  float alpha = mix(contourColor.a, contourMajorAlpha, majors[i]);
  // Where lines crowd, the minor ones go first, before they become a grey area.
  float crowded = mix(smoothstep(2.5, 6.0, spacing), smoothstep(0.7, 2.0, spacing), majors[i]);
  return alpha * crowded * clamp(width * 0.5 + 0.5 - distance, 0.0, 1.0);
}

// `slope` is the change of the range position per pixel.
float contourAlpha(float position, float slope) {
  if (levelCount == 0) return 0.0;
  int below = 0;  // how many levels are at or below the position
  for (int stride = 64; stride > 0; stride >>= 1) {
    int next = below + stride;
    if (next <= levelCount && levels[next - 1] <= position) below = next;
  }
  int under = max(below - 1, 0);
  int over = min(below, levelCount - 1);
  int base = clamp(under, 0, max(levelCount - 2, 0));
  float gap = levelCount > 1 ? levels[base + 1] - levels[base] : 1.0;
  float steep = max(slope, 1e-20);
  float spacing = gap / (steep * pixelScale);
  // Ground so flat that one level would fill it shows no line rather than a blob.
  float flatness = 1.0 - smoothstep(2000.0, 6000.0, spacing);
  return flatness * max(lineAlpha(under, position, steep, spacing), lineAlpha(over, position, steep, spacing));
}
