#pragma once
#include <segue/detail/lanes.hpp>
#include <segue/detail/memory_columns.hpp>
#include <segue/move.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace segue::detail {

/// The memory F before each slot and the pull C from each slot on (model, section 5), of all columns side by side. In
/// lanes of 32 bytes: the same sums with any instruction set. T is double, or float for a search that follows its cost
/// roughly: half the bytes.
template <class T>
class memory {
public:
    memory(const memory_columns& columns, std::span<const std::int64_t> durations, double tolerance);

    void assign(std::span<const int> order);
    /// After slots lo..hi have changed: renews them and goes on outward until changes fall below the tolerance.
    void renew(std::span<const int> order, int lo, int hi);
    /// Change of strain; `start[i]` is the ms before slot i.
    [[nodiscard]] double price(const arrangement& a, std::span<const std::int64_t> start) const;

private:
    using lane = typename lane_of<T>::type;
    static constexpr int lanes = lanes_of<T>;

    /// Columns that share a half-life and a sign stand side by side and decay together.
    struct group {
        double rate;  ///< half-lives a ms
        T sign;
        int begin, end;  ///< columns, multiples of `lanes`
    };
    [[nodiscard]] bool empty() const noexcept { return width_ == 0; }
    [[nodiscard]] T kept(const group& g, std::int64_t ms) const;

    // Inlined into one function per instruction set; with element-wise lanes and no fused operations the bits agree.
    [[nodiscard]] T reversal(const group& g, const block& m, std::span<const std::int64_t> start) const;
    [[nodiscard]] T neighbours(const group& g, const arrangement& a, std::span<const std::int64_t> start) const;
    [[nodiscard]] T joined(const group& g, const arrangement& a, std::span<const std::int64_t> start) const;
    [[nodiscard]] double price_any(const arrangement& a, std::span<const std::int64_t> start) const;
    [[nodiscard]] double price_avx2(const arrangement& a, std::span<const std::int64_t> start) const;
    template <bool Watched>
    bool step(int row, const T* from, T* to) const;
    void renew_any(std::span<const int> order, int lo, int hi);
    void renew_avx2(std::span<const int> order, int lo, int hi);

    T tolerance_;  ///< a change of memory below this is not followed
    std::vector<group> groups_;
    int width_ = 0;
    std::vector<T> x_, keep_;     ///< n x width; n x groups
    std::vector<T> before_, on_;  ///< F and C, (n + 1) x width
};

}  // namespace segue::detail
