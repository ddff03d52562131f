#pragma once
#include <segue/move.hpp>
#include <segue/problem.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace segue::detail {

/// All dense exposures of a problem, stacked and scaled by the root of their weight, with the memory F before each
/// slot and the pull C from each slot on (model, section 5). Lanes of four: the same sums with any instruction set.
///
/// Takes labels of many members too; `listed(e)` tells which are left to `label_pairs`.
class memory {
public:
    static constexpr int lanes = 4;

    memory(const problem& p, double tolerance);

    [[nodiscard]] bool empty() const noexcept { return width_ == 0; }
    [[nodiscard]] int width() const noexcept { return width_; }

    void assign(std::span<const int> order);
    /// After slots lo..hi have changed: renews them and goes on outward until changes fall below the tolerance.
    void renew(std::span<const int> order, int lo, int hi);
    /// Change of strain; `start[i]` is the ms before slot i.
    [[nodiscard]] double price(const arrangement& a, std::span<const std::int64_t> start) const;

    /// Labels of exposure e that pair lists must price: -1 for all other rows. Empty when there are none.
    [[nodiscard]] const std::vector<int>& listed(std::size_t e) const { return listed_[e]; }

private:
    /// Exposures that share a half-life and a sign stand side by side and decay together.
    struct group {
        double rate;  ///< half-lives a ms
        double sign;
        int begin, end;  ///< columns, multiples of `lanes`
    };
    void add_column(double half_life_ms, double sign, std::vector<double> column, double start);
    void add_labels(const problem& p, std::size_t e);
    void pack(const problem& p);
    bool step_forward(int row, int slot);
    bool step_backward(int row, int slot);

    // Inlined into one function per instruction set; with element-wise lanes and no fused operations the bits agree.
    [[nodiscard]] double reversal(const group& g, const block& m, std::span<const std::int64_t> start) const;
    [[nodiscard]] double neighbours(const group& g, const arrangement& a, std::span<const std::int64_t> start) const;
    [[nodiscard]] double joined(const group& g, const arrangement& a, std::span<const std::int64_t> start) const;
    [[nodiscard]] double price_any(const arrangement& a, std::span<const std::int64_t> start) const;
    [[nodiscard]] double price_avx2(const arrangement& a, std::span<const std::int64_t> start) const;
    bool step_any(const double* from, const double* x, const double* keep, double* to) const;
    bool step_avx2(const double* from, const double* x, const double* keep, double* to) const;
    bool step(const double* from, const double* x, const double* keep, double* to) const;

    struct column {
        double half_life_ms, sign, start;
        std::vector<double> x;
    };
    double tolerance_;             ///< a change of memory below this is not followed
    std::vector<column> columns_;  ///< only while building
    std::vector<group> groups_;
    std::vector<std::vector<int>> listed_;
    int width_ = 0;
    std::vector<double> x_, keep_;     ///< n x width; n x groups
    std::vector<double> before_, on_;  ///< F and C, (n + 1) x width
};

}  // namespace segue::detail
