// The surface stands on a unit square around the origin.
uniform mat4 toClip;

layout(location = 0) in vec2 corner;  // 0 … 1 along columns and rows

out vec2 place;
out vec3 standing;
out float coverage;

void main() {
  place = corner * (gridSize - 1.0);
  standing = vec3(corner - 0.5, surfaceHeight(rangePosition(gridValue(place).x)));
  coverage = 1.0;
  gl_Position = toClip * vec4(standing, 1.0);
}
