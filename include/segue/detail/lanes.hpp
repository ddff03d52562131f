#pragma once
#include <cstdint>
#include <cstring>

namespace segue::detail {

/// Four doubles or eight floats that the compiler keeps in whatever registers the target has; element-wise, so the bits
/// are the same.
template <class T>
struct lane_of {
    typedef T type __attribute__((vector_size(32)));  // NOLINT(modernize-use-using): using drops the attribute
};
using lane = lane_of<double>::type;
using float_lane = lane_of<float>::type;
template <class T>
inline constexpr int lanes_of = 32 / static_cast<int>(sizeof(T));

#define SEGUE_ALWAYS_INLINE inline __attribute__((always_inline))

static SEGUE_ALWAYS_INLINE void load(lane& out, const double* from) { std::memcpy(&out, from, sizeof out); }
static SEGUE_ALWAYS_INLINE void load(float_lane& out, const float* from) { std::memcpy(&out, from, sizeof out); }
static SEGUE_ALWAYS_INLINE void store(const lane& v, double* to) { std::memcpy(to, &v, sizeof v); }
static SEGUE_ALWAYS_INLINE void store(const float_lane& v, float* to) { std::memcpy(to, &v, sizeof v); }
static SEGUE_ALWAYS_INLINE double sum_of(const lane& v) { return (v[0] + v[1]) + (v[2] + v[3]); }
static SEGUE_ALWAYS_INLINE float sum_of(const float_lane& v) {
    return ((v[0] + v[1]) + (v[2] + v[3])) + ((v[4] + v[5]) + (v[6] + v[7]));
}
/// True where a comparison of lanes held anywhere.
template <class Mask>
static SEGUE_ALWAYS_INLINE bool any_of(const Mask& mask) {
    std::uint64_t words[4];
    std::memcpy(words, &mask, sizeof words);
    return ((words[0] | words[1]) | (words[2] | words[3])) != 0;
}

/// Code for AVX2 is compiled beside the baseline and chosen at run time.
#if defined(__x86_64__)
#define SEGUE_HAS_AVX2 1
#define SEGUE_AVX2 __attribute__((target("avx2")))
[[nodiscard]] inline bool runs_avx2() noexcept {
    static const bool yes = __builtin_cpu_supports("avx2");
    return yes;
}
#else
#define SEGUE_HAS_AVX2 0
#define SEGUE_AVX2
[[nodiscard]] inline bool runs_avx2() noexcept { return false; }
#endif

}  // namespace segue::detail
