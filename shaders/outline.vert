// The rim of a surface: a strip of one pixel outside an edge of its outline, fading outwards.
uniform mat4 toClip;
uniform vec2 pictureSize;

layout(location = 0) in vec2 from;  // 0 … 1 along columns and rows
layout(location = 1) in vec2 to;
layout(location = 2) in float outside;

out vec2 place;
out vec3 standing;
out float coverage;

vec3 standingAt(vec2 corner) {
  return vec3(corner - 0.5, surfaceHeight(rangePosition(gridValue(corner * (gridSize - 1.0)).x)));
}

void main() {
  bool far = gl_VertexID >= 2;
  bool outer = (gl_VertexID & 1) == 1;
  vec2 corner = far ? to : from;
  standing = standingAt(corner);
  place = corner * (gridSize - 1.0);
  coverage = outer ? 0.0 : 1.0;

  vec4 here = toClip * vec4(standing, 1.0);
  vec4 there = toClip * vec4(standingAt(far ? from : to), 1.0);
  vec2 along = (there.xy / there.w - here.xy / here.w) * pictureSize * (far ? -1.0 : 1.0);
  vec2 sideways = vec2(-along.y, along.x) / max(length(along), 1e-6) * outside;
  if (outer) here.xy += sideways * 2.0 / pictureSize * here.w;
  gl_Position = here;
}
