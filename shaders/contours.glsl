// Contour lines, anti-aliased by their distance in pixels, over the colour map.
uniform sampler2D colorMap;
// Along the colours: the nearest level (range position), 1 if it is major, how far levels are apart along the colours.
uniform sampler2D levelTable;
uniform bool hasLevels;
uniform vec4 contourColor;  // alpha is that of a minor line
uniform float contourMajorAlpha;
uniform float pixelScale;  // pixels per layout pixel

const float minorWidth = 1.2;
const float majorWidth = 2.0;

vec3 mapColor(float position) {
  float texels = float(textureSize(colorMap, 0).x);
  return texture(colorMap, vec2((clamp(position, 0.0, 1.0) * (texels - 1.0) + 0.5) / texels, 0.5)).rgb;
}

// `shade` is the place along the colours that belongs to the range position, `slope` the latter's change per pixel.
float contourAlpha(float position, float shade, float slope) {
  if (!hasLevels) return 0.0;
  int last = textureSize(levelTable, 0).x - 1;
  vec3 level = texelFetch(levelTable, ivec2(int(clamp(shade, 0.0, 1.0) * float(last) + 0.5), 0), 0).xyz;
  float major = level.y;
  float steep = max(slope, 1e-20);
  float distance = abs(position - level.x) / steep;
  float width = mix(minorWidth, majorWidth, major) * pixelScale;
  // Where lines crowd, the minor ones go first, before they become a grey area.
  float spacing = level.z / (steep * colorPositionSlope(position) * pixelScale);
  float crowded = mix(smoothstep(2.5, 6.0, spacing), smoothstep(0.7, 2.0, spacing), major);
  // Ground so flat that one level would fill it shows no line rather than a blob.
  float flatness = 1.0 - smoothstep(2000.0, 6000.0, spacing);
  float alpha = mix(contourColor.a, contourMajorAlpha, major);
  return alpha * crowded * flatness * clamp(width * 0.5 + 0.5 - distance, 0.0, 1.0);
}
