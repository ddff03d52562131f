#include <segue/detail/config.hpp>
#include <segue/random.hpp>

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

SEGUE_INLINE std::vector<int> shuffled(int n, random& generator) {
    std::vector<int> out(static_cast<std::size_t>(n));
    std::iota(out.begin(), out.end(), 0);
    generator.shuffle(std::span<int>(out));
    return out;
}

}  // namespace segue
