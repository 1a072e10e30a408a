// Suggestions for names that were mistyped.
#pragma once

#include "engine/math/nearest.h"
