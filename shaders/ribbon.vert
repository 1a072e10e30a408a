// One segment of a line of constant width in pixels: a rectangle around it, with room for round ends.
uniform vec2 pictureSize;
uniform float width;

layout(location = 0) in vec3 start;   // pixels from the top left, and depth in −1 … 1
layout(location = 1) in vec3 finish;
layout(location = 2) in vec4 beside;  // the point before and the point after
layout(location = 3) in float along;  // length of the line up to here

flat out vec4 segment;
flat out vec4 neighbours;
flat out float travelled;
out vec2 pixel;

void main() {
  vec2 direction = finish.xy - start.xy;
  float length_ = max(length(direction), 1e-4);
  direction /= length_;
  float reach = width * 0.5 + 1.0;
  bool far = gl_VertexID >= 2;
  float sideways = (gl_VertexID & 1) == 0 ? -reach : reach;
  pixel = (far ? finish.xy + direction * reach : start.xy - direction * reach) +
          vec2(-direction.y, direction.x) * sideways;
  segment = vec4(start.xy, finish.xy);
  neighbours = beside;
  travelled = along;
  gl_Position = vec4(pixel / pictureSize * 2.0 - 1.0, far ? finish.z : start.z, 1.0);
}
