#include <segue/detail/config.hpp>
#include <segue/random.hpp>

#include <bit>
#include <cstddef>
#include <numeric>

namespace segue {

SEGUE_INLINE random::random(std::uint64_t seed) noexcept {
    for (std::uint64_t& word : state_) {  // splitmix64: the state is never all zero
        std::uint64_t z = (seed += 0x9e3779b97f4a7c15);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        word = z ^ (z >> 31);
    }
}

SEGUE_INLINE std::uint64_t random::next() noexcept {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
}

SEGUE_INLINE std::uint32_t random::below(std::uint32_t n) noexcept {
    std::uint64_t product = (next() >> 32) * n;
    if (static_cast<std::uint32_t>(product) < n) {  // only then can the draw fall in the uneven rest
        const std::uint32_t rest = (0 - n) % n;
        while (static_cast<std::uint32_t>(product) < rest) product = (next() >> 32) * n;
    }
    return static_cast<std::uint32_t>(product >> 32);
}

SEGUE_INLINE std::vector<int> shuffled(int n, random& generator) {
    std::vector<int> out(static_cast<std::size_t>(n));
    std::iota(out.begin(), out.end(), 0);
    generator.shuffle(std::span<int>(out));
    return out;
}

}  // namespace segue
