// A scalar field: colour map with contour lines; the plot's background where there is nothing.
uniform vec2 nodesPerPixel;
uniform vec4 background;
uniform float dim;  // 1: full colours, 0: the background

in vec2 place;
out vec4 color;

// How much of this pixel the grid covers: 1 inside, 0 outside, in between on its edge.
float covered() {
  vec2 inside = min(place, gridSize - 1.0 - place) / nodesPerPixel + 0.5;
  float amount = clamp(inside.x, 0.0, 1.0) * clamp(inside.y, 0.0, 1.0);
  if (gridHasHoles) {
    float finite = gridFiniteness(place);
    amount *= clamp((finite - 0.5) / max(fwidth(finite), 1e-6) + 0.5, 0.0, 1.0);
  }
  return amount;
}

void main() {
  vec3 value = gridValue(clamp(place, vec2(0.0), gridSize - 1.0));
  float position = rangePosition(value.x);
  float slope = length(value.yz * nodesPerPixel) * toRange.x;
  float shade = colorPosition(position);
  vec3 shown = mix(mapColor(shade), contourColor.rgb, contourAlpha(position, shade, slope));
  color = vec4(mix(background.rgb, shown, dim * covered()), 1.0);
}
