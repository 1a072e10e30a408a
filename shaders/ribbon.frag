// A pixel belongs to the segment that is nearest among neighbours, so that joints are round and nothing is drawn twice.
uniform vec4 ribbonColor;
uniform float width;
uniform vec4 dashes;  // drawn, left out, drawn, left out, in pixels; all 0 for a whole line

flat in vec4 segment;
flat in vec4 neighbours;
flat in float travelled;
in vec2 pixel;
out vec4 color;

// x: distance to a segment, y: how far along it, in pixels. Both ends are met exactly: neighbours must agree there.
vec2 distanceTo(vec2 a, vec2 b) {
  vec2 whole = b - a;
  float size = dot(whole, whole);
  float t = size > 0.0 ? dot(pixel - a, whole) / size : 0.0;
  if (t <= 0.0) return vec2(length(pixel - a), 0.0);
  if (t >= 1.0) return vec2(length(pixel - b), sqrt(size));
  return vec2(length(pixel - a - t * whole), t * sqrt(size));
}

float dashCoverage(float distance) {
  float period = dot(dashes, vec4(1.0));
  if (period <= 0.0) return 1.0;
  float at = mod(distance, period);
  float first = min(at, dashes.x - at);
  float second = min(at - dashes.x - dashes.y, dashes.x + dashes.y + dashes.z - at);
  return clamp(max(first, second) + 0.5, 0.0, 1.0);
}

const float nowhere = 1e8;  // beyond this there is no neighbour

void main() {
  vec2 here = distanceTo(segment.xy, segment.zw);
  if (neighbours.x < nowhere && distanceTo(neighbours.xy, segment.xy).x < here.x) discard;
  if (neighbours.z < nowhere && distanceTo(segment.zw, neighbours.zw).x <= here.x) discard;
  float coverage = clamp(width * 0.5 + 0.5 - here.x, 0.0, 1.0) * dashCoverage(travelled + here.y);
  if (coverage <= 0.0) discard;
  color = vec4(ribbonColor.rgb, ribbonColor.a * coverage);
}
