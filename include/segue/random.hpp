#pragma once
#include <bit>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace segue {

/// xoshiro256** (Blackman & Vigna 2018), seeded by splitmix64.
///
/// Own generator and own distributions, because those of the standard library differ between platforms: the same
/// seed must give the same order everywhere.
class random {
public:
    explicit random(std::uint64_t seed) noexcept;

    [[nodiscard]] std::uint64_t next() noexcept {
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

    /// Uniform in 0..n-1, n > 0, without modulo bias (Lemire 2019).
    [[nodiscard]] std::uint32_t below(std::uint32_t n) noexcept {
        std::uint64_t product = (next() >> 32) * n;
        if (static_cast<std::uint32_t>(product) < n) {  // only then can the draw fall in the uneven rest
            const std::uint32_t rest = (0 - n) % n;
            while (static_cast<std::uint32_t>(product) < rest) product = (next() >> 32) * n;
        }
        return static_cast<std::uint32_t>(product >> 32);
    }

    /// Uniform in [0, 1) with 53 bits.
    [[nodiscard]] double uniform() noexcept { return static_cast<double>(next() >> 11) * 0x1p-53; }

    /// Fisher-Yates.
    template <class T>
    void shuffle(std::span<T> values) noexcept {
        for (auto i = static_cast<std::uint32_t>(values.size()); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
    }

private:
    std::uint64_t state_[4];
};

/// 0..n-1 in a uniformly random order.
[[nodiscard]] std::vector<int> shuffled(int n, random& generator);

}  // namespace segue
