// The lit surface: normals and contour lines come from the bicubic patches, pixel by pixel, not from the triangles.
uniform vec3 eye;
uniform vec3 keyLight;  // direction towards it
uniform vec4 fill;     // colour of the light from all around
uniform float diffuse;
uniform float shine;

in vec2 place;
in vec3 standing;
in float coverage;  // below 1 on the rim
out vec4 color;

void main() {
  if (gridFiniteness(place) < 0.5) discard;
  vec3 value = gridValue(place);
  float position = rangePosition(value.x);
  vec2 gradient = value.yz * toRange.x;

  vec2 slope = gradient * (gridSize - 1.0) * surfaceHeightSlope(position);
  vec3 normal = normalize(vec3(-slope, 1.0));
  vec3 toEye = normalize(eye - standing);
  // y is down: what faces front is the underside. Slivers of it along the outline, of which only samples are seen, are
  // lit as the top beside them.
  if (gl_FrontFacing && coverage >= 1.0 && dot(normal, toEye) < -0.2) normal = -normal;

  float key = max(dot(normal, keyLight), 0.0);
  float sky = 0.5 + 0.5 * normal.z;
  float glint = pow(max(dot(normal, normalize(keyLight + toEye)), 0.0), 24.0);
  float shade = colorPosition(position);
  vec3 base = mapColor(shade);
  vec3 lit = base * (fill.rgb * mix(0.8, 1.0, sky) + diffuse * key) + shine * glint;

  float perPixel = length(vec2(dot(gradient, dFdx(place)), dot(gradient, dFdy(place))));
  // Seen almost edge-on, one pixel spans too much ground to place a line in it; the rim has no derivatives at all.
  float grazing = smoothstep(0.04, 0.16, dot(normal, toEye));
  float line = coverage < 1.0 ? 0.0 : grazing * contourAlpha(position, shade, perPixel);
  color = vec4(mix(lit, contourColor.rgb, line), coverage);
}
