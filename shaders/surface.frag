// The lit surface: normals and contour lines come from the bicubic patches, pixel by pixel, not from the triangles.
uniform vec3 eye;
uniform vec3 keyLight;  // direction towards it
uniform float ambient;
uniform float diffuse;
uniform float shine;

in vec2 place;
in vec3 standing;
out vec4 color;

void main() {
  if (gridFiniteness(place) < 0.5) discard;
  vec3 value = gridValue(place);
  float position = rangePosition(value.x);
  vec2 gradient = value.yz * toRange.x;

  vec2 slope = gradient * (gridSize - 1.0) * surfaceHeightSlope(position);
  vec3 normal = normalize(vec3(-slope, 1.0));
  vec3 toEye = normalize(eye - standing);
  float side = dot(normal, toEye) < 0.0 ? -1.0 : 1.0;
  normal *= side;

  float key = max(dot(normal, keyLight), 0.0);
  float sky = 0.5 + 0.5 * normal.z;
  float glint = pow(max(dot(normal, normalize(keyLight + toEye)), 0.0), 24.0);
  vec3 base = mapColor(colorPosition(position));
  vec3 lit = base * (ambient * mix(0.75, 1.0, sky) + diffuse * key) + shine * glint;

  float perPixel = length(vec2(dot(gradient, dFdx(place)), dot(gradient, dFdy(place))));
  float line = contourAlpha(position, perPixel);
  color = vec4(mix(lit, contourColor.rgb, line), 1.0);
}
