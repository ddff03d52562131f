#pragma once
#include <segue/detail/completion.hpp>

#include <cstdint>
#include <functional>
#include <vector>

namespace segue::detail {

/// Orders compare by broken rules first, then by cost.
struct lexicographic {
    int violations = 0;
    double cost = 0;
};

/// The label-setting program over (set of tracks played, last track), layer by layer (model, section 7).
///
/// A label is an order of the set: its cost, and what the tracks to come would meet of it. Only two layers of labels
/// are held, and of all layers the way back.
class label_program {
public:
    label_program(const set_numbers& numbers, const completion& rest, const constraints& rules);

    /// An order to beat: only better ones are looked for from now on.
    void beat(std::vector<int> order);
    [[nodiscard]] const std::vector<int>& best() const noexcept { return best_order_; }
    [[nodiscard]] lexicographic best_value() const noexcept { return best_; }

    enum class ending { proven, narrowed, no_room, stopped };
    /// Keeps at most `width` labels a layer, those of the least bound. `proven` when none had to go: no order is
    /// better than best(). Stops before labels take more than `bytes`, or when `expired` says so.
    ending run(std::size_t width, std::size_t bytes, const std::function<bool()>& expired);

    /// Cost that no order is below (rules left out of account).
    [[nodiscard]] double root_bound() const noexcept { return root_bound_; }
    [[nodiscard]] std::int64_t labels() const noexcept { return labels_; }

private:
    struct candidate {
        double cost;
        float bound;  ///< rounded: to rank by, not to prove by
        std::uint32_t parent;
        row_set set;
        std::uint16_t violations;
        std::uint8_t last;
    };
    struct step {
        std::uint32_t parent;
        std::uint8_t last;
    };
    /// Rows of numbers that grow without ever being copied.
    class pile {
    public:
        explicit pile(std::size_t width = 0) : width_(width) {}
        void push(const double* row) {
            if (blocks_.empty() || blocks_.back().size() == width_ * rows_a_block) {
                blocks_.emplace_back();
                blocks_.back().reserve(width_ * rows_a_block);
            }
            blocks_.back().insert(blocks_.back().end(), row, row + width_);
        }
        [[nodiscard]] const double* row(std::size_t i) const noexcept {
            return blocks_[i / rows_a_block].data() + i % rows_a_block * width_;
        }
        [[nodiscard]] std::size_t bytes() const noexcept {
            return blocks_.size() * width_ * rows_a_block * sizeof(double);
        }

    private:
        static constexpr std::size_t rows_a_block = 1024;
        std::size_t width_;
        std::vector<std::vector<double>> blocks_;
    };
    /// The labels of one layer, sets of `size` tracks played.
    struct layer {
        int size = 0;
        std::vector<double> cost;
        std::vector<row_set> set;
        std::vector<step> way;
        std::vector<std::uint16_t> violations;
        pile pull;                         ///< fadings x tracks to come, a label after the other
        std::vector<std::uint8_t> prefix;  ///< tracks played, where there are rules
    };

    [[nodiscard]] bool hopeless(int violations, double bound) const noexcept;
    [[nodiscard]] layer root() const;
    void come_to(row_set rest);
    void expand(const layer& from, std::size_t label);
    void foresee(const layer& from, std::size_t label);
    [[nodiscard]] int certain(const layer& from, std::size_t label, int row);
    void narrow(std::size_t width);
    void sort_by_state();
    [[nodiscard]] ending next(const layer& from, layer& to, std::size_t bytes, const std::function<bool()>& expired);
    [[nodiscard]] std::size_t bytes_held(const layer& at) const noexcept;
    [[nodiscard]] std::size_t bytes_waiting() const noexcept;
    void hear(const candidate& c, const layer& from);
    [[nodiscard]] bool dominated(const candidate& c, const layer& from, const layer& to, std::size_t first);
    [[nodiscard]] bool never_exceeds(const double* more, const double* less, double slack);
    [[nodiscard]] bool eases(const layer& to, std::size_t label, const candidate& c, const layer& from);
    void keep(const candidate& c, const layer& from, layer& to) const;
    void finish();

    const set_numbers& p_;
    const completion& rest_;
    const constraints& rules_;
    std::size_t n_, fadings_;
    double floor_ = 0;  ///< rounding is measured against it where prices are negative
    std::vector<int> best_order_;
    lexicographic best_;
    double root_bound_ = 0;
    double enough_ = 0;  ///< a bound from here on cannot be beaten
    std::int64_t labels_ = 0;
    std::vector<candidate> candidates_, sorted_;
    std::vector<std::uint32_t> count_;
    std::vector<std::vector<step>> ways_;
    std::vector<int> rows_;      ///< tracks to come, of the label or state at hand
    std::vector<double> keep_;   ///< fadings x rows_
    std::vector<double> met_;    ///< what each of rows_ would meet as the next
    std::vector<double> least_;  ///< and what the others would then at least meet of the tracks played
    std::vector<double> pull_;   ///< of the candidate at hand
    std::vector<double> excess_;
    std::vector<int> prefix_a_, prefix_b_;
};

}  // namespace segue::detail
