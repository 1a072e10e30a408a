// Whether the tests run under the address sanitizer, which has an allocator of its own and takes ten times as long: the
// longest sweeps are then thinned. Without it they are whole in any case.
#pragma once

#if defined(__SANITIZE_ADDRESS__)
#define DESCENSO_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define DESCENSO_SANITIZED 1
#endif
#endif
#if !defined(DESCENSO_SANITIZED)
#define DESCENSO_SANITIZED 0
#endif

namespace descenso::tests {

inline constexpr bool isSanitized = DESCENSO_SANITIZED == 1;

}  // namespace descenso::tests
