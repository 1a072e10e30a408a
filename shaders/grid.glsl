// A loss grid as bicubic Hermite patches: every node holds its value and its derivatives by column, by row and by both,
// per node. Four fetches give the value anywhere, with its exact gradient.
uniform sampler2D gridNodes;
uniform sampler2D gridFinite;  // 1 where the node's value is finite
uniform vec2 gridSize;         // nodes along columns and rows
uniform bool gridHasHoles;

// x: the value, yz: its derivatives, at a place in nodes from the first.
vec3 gridValue(vec2 place) {
  vec2 first = clamp(floor(place), vec2(0.0), gridSize - 2.0);
  vec2 f = place - first;
  ivec2 cell = ivec2(first);
  vec4 n00 = texelFetch(gridNodes, cell, 0);
  vec4 n10 = texelFetch(gridNodes, cell + ivec2(1, 0), 0);
  vec4 n01 = texelFetch(gridNodes, cell + ivec2(0, 1), 0);
  vec4 n11 = texelFetch(gridNodes, cell + ivec2(1, 1), 0);

  // Hermite's basis and its derivative: weights of value and slope at the near and at the far end.
  vec2 g = 1.0 - f;
  vec2 valueFar = f * f * (3.0 - 2.0 * f);
  vec2 valueNear = 1.0 - valueFar;
  vec2 slopeNear = f * g * g;
  vec2 slopeFar = -f * f * g;
  vec2 dValueFar = 6.0 * f * g;
  vec2 dSlopeNear = g * (1.0 - 3.0 * f);
  vec2 dSlopeFar = f * (3.0 * f - 2.0);

  // Along the columns first: value and row derivative on both rows, then their derivative by column.
  vec2 low = n00.xz * valueNear.x + n10.xz * valueFar.x + n00.yw * slopeNear.x + n10.yw * slopeFar.x;
  vec2 high = n01.xz * valueNear.x + n11.xz * valueFar.x + n01.yw * slopeNear.x + n11.yw * slopeFar.x;
  vec2 dLow = (n10.xz - n00.xz) * dValueFar.x + n00.yw * dSlopeNear.x + n10.yw * dSlopeFar.x;
  vec2 dHigh = (n11.xz - n01.xz) * dValueFar.x + n01.yw * dSlopeNear.x + n11.yw * dSlopeFar.x;

  return vec3(low.x * valueNear.y + high.x * valueFar.y + low.y * slopeNear.y + high.y * slopeFar.y,
              dLow.x * valueNear.y + dHigh.x * valueFar.y + dLow.y * slopeNear.y + dHigh.y * slopeFar.y,
              (high.x - low.x) * dValueFar.y + low.y * dSlopeNear.y + high.y * dSlopeFar.y);
}

// Above one half where there is something to show.
float gridFiniteness(vec2 place) {
  return gridHasHoles ? texture(gridFinite, (place + 0.5) / gridSize).r : 1.0;
}
