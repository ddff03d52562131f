#pragma once
#include <segue/detail/layer.hpp>
#include <segue/detail/tangents.hpp>
#include <segue/detail/work.hpp>

#include <cstdint>
#include <vector>

namespace segue::detail {

/// Orders compare by broken rules first, then by cost.
struct lexicographic {
    int violations = 0;
    double cost = 0;
};

/// The label-setting program over (set of tracks played, last track), layer by layer (model, section 7).
///
/// A label is an order of the set: its cost, and what the tracks to come would meet of it. The labels of a set are made
/// together, from those of the sets with one track less, so nothing waits to be sorted. Only two layers of labels are
/// held, and of all layers the way back.
class label_program {
public:
    label_program(const set_numbers& numbers, const tangents& rest, const constraints& rules);

    /// An order to beat: only better ones are looked for from now on.
    void beat(std::vector<int> order);
    [[nodiscard]] const std::vector<int>& best() const noexcept { return best_order_; }
    [[nodiscard]] lexicographic best_value() const noexcept { return best_; }
    /// Of best(), where it keeps the rules; else +inf.
    [[nodiscard]] double kept_cost() const noexcept;

    /// `proven`: no order is better than best(). A step is one label seen by one track to come.
    work_end run(const work_limits& l);

    /// Cost that no order which keeps the rules is below; the further a run came, the better.
    [[nodiscard]] double bound() const noexcept;
    [[nodiscard]] std::int64_t labels() const noexcept { return labels_; }

private:
    struct candidate {
        double cost, bound;
        std::uint32_t parent;
        std::uint16_t violations;
        std::uint8_t last;
    };

    [[nodiscard]] bool hopeless(int violations, double bound) const noexcept;
    void start();
    void come_to(row_set set);
    void gather(const layer& from, row_set set);
    void settle(const layer& from, layer& to, row_set set);
    [[nodiscard]] int certain(const layer& from, std::size_t label, std::size_t row);
    void hear(const candidate& c, const layer& from, row_set rest);
    [[nodiscard]] bool dominated(const candidate& c, const layer& from, const layer& to, std::size_t first);
    [[nodiscard]] bool never_exceeds(const double* more, const double* less, double slack);
    [[nodiscard]] bool eases(const layer& to, std::size_t label, const candidate& c, const layer& from);
    void keep(const candidate& c, const layer& from, layer& to) const;
    void foresee(layer& to, std::size_t first);
    [[nodiscard]] work_end next(const layer& from, layer& to, const work_limits& l);
    void finish(const layer& last);

    const set_numbers& p_;
    const tangents& rest_;
    const constraints& rules_;
    std::size_t n_, fadings_;
    row_set all_;
    std::vector<row_set> before_;  ///< by track: who is like it and in a row before. They play in the order of rows
    std::vector<double> into_;     ///< n x n, b * n + a: from a to b
    double floor_ = 0;             ///< rounding is measured against it where prices are negative
    std::vector<int> best_order_;
    lexicographic best_;
    double at_root_ = 0;  ///< no order is below
    double open_ = 0;     ///< no order that is not accounted for by best_ is below
    double enough_ = 0;   ///< a bound from here on cannot be beaten
    std::int64_t labels_ = 0, steps_ = 0;
    layer root_;
    std::vector<std::uint32_t> where_;  ///< set -> its place in its layer, from 1; 0: no labels
    std::vector<std::vector<label_origin>> ways_;
    std::size_t way_bytes_ = 0;
    std::vector<candidate> waiting_;       ///< for the set at hand
    std::vector<int> rows_;                ///< tracks to come after it
    std::vector<double> keep_, patience_;  ///< fadings x rows_
    std::vector<double> pull_, excess_;    ///< of the candidate at hand
    std::vector<double> slope_;            ///< fadings x rows_: tangents of what they may meet of the tracks played
    std::vector<std::uint8_t> head_;       ///< fadings x rows_: which of its label in rows_ is the first
    std::vector<int> prefix_a_, prefix_b_;
};

}  // namespace segue::detail
