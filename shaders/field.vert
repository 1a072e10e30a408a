// One triangle over the whole picture; the first row of the picture is its top.
uniform vec2 gridTopLeft;  // in nodes
uniform vec2 gridSpan;     // from the top left to the bottom right of the picture, in nodes

out vec2 place;

void main() {
  vec2 corner = vec2(gl_VertexID == 1 ? 2.0 : 0.0, gl_VertexID == 2 ? 2.0 : 0.0);
  place = gridTopLeft + corner * gridSpan;
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}
