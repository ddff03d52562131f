#pragma once
#include <segue/detail/shifted_sums.hpp>
#include <segue/move.hpp>
#include <segue/problem.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace segue::detail {

/// Prefix sums that price an arc's change piece by piece, on slots or on minutes (model, section 5).
///
/// Within one linear piece a = alpha + beta t of the curve, sum (v - a)^2 over known v comes from the sums of v, v t,
/// 1, t and t^2, over start positions and, for blocks read backwards, over end positions.
class arc_sums {
public:
    arc_sums(const priced_arc& arc, std::span<const std::int64_t> durations);

    void assign(std::span<const int> order, std::span<const std::int64_t> start);
    void renew(std::span<const int> order, std::span<const std::int64_t> start, int lo, int hi);
    [[nodiscard]] double price(const arrangement& a, std::span<const std::int64_t> start) const;

private:
    struct sums {
        double v = 0, n = 0, vt = 0, t = 0, tt = 0, ve = 0, e = 0, ee = 0, paid = 0;
        sums& operator+=(const sums& o) noexcept {
            v += o.v, n += o.n, vt += o.vt, t += o.t, tt += o.tt, ve += o.ve, e += o.e, ee += o.ee, paid += o.paid;
            return *this;
        }
        sums& operator-=(const sums& o) noexcept {
            v -= o.v, n -= o.n, vt -= o.vt, t -= o.t, tt -= o.tt, ve -= o.ve, e -= o.e, ee -= o.ee, paid -= o.paid;
            return *this;
        }
        friend sums operator+(sums a, const sums& b) noexcept { return a += b; }
        friend sums operator-(sums a, const sums& b) noexcept { return a -= b; }
    };
    struct piece {
        std::int64_t from;  ///< the first ms, or slot, that it holds for
        double alpha, beta;
    };
    [[nodiscard]] double position(std::int64_t t) const noexcept;
    [[nodiscard]] std::size_t piece_of(std::int64_t t) const noexcept;
    [[nodiscard]] double block_cost(const block& b, std::int64_t at, std::span<const std::int64_t> start) const;
    [[nodiscard]] std::int64_t begin_of(int slot, std::span<const std::int64_t> start) const noexcept;
    [[nodiscard]] std::int64_t end_of(int slot, std::span<const std::int64_t> start) const noexcept;

    priced_arc arc_;
    bool on_slots_;
    double share_;  ///< of the whole that a ms, or a slot, is
    std::vector<piece> pieces_;
    shifted_sums<sums> prefix_;
};

}  // namespace segue::detail
