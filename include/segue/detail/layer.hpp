#pragma once
#include <segue/detail/set_numbers.hpp>

#include <cstdint>
#include <limits>
#include <vector>

namespace segue::detail {

/// Rows of numbers that grow without ever being copied.
class pile {
public:
    explicit pile(std::size_t width = 0) : width_(width) {}
    void push(const double* row) {
        if (width_ == 0) return;
        if (blocks_.empty() || blocks_.back().size() == width_ * rows_a_block) {
            blocks_.emplace_back();
            blocks_.back().reserve(width_ * rows_a_block);
        }
        blocks_.back().insert(blocks_.back().end(), row, row + width_);
    }
    [[nodiscard]] const double* row(std::size_t i) const noexcept {
        return width_ == 0 ? nullptr : blocks_[i / rows_a_block].data() + i % rows_a_block * width_;
    }
    [[nodiscard]] std::size_t bytes() const noexcept { return blocks_.size() * width_ * rows_a_block * sizeof(double); }

private:
    static constexpr std::size_t rows_a_block = 1024;
    std::size_t width_;
    std::vector<std::vector<double>> blocks_;
};

/// How a label came about: from which label of the layer before, by which track.
struct label_origin {
    std::uint32_t parent;
    std::uint8_t last;
};

/// The labels of all sets of `size` tracks, set after set.
struct layer {
    int size = 0;
    std::vector<row_set> sets;
    std::vector<std::uint32_t> first{0};  ///< labels first[k] to first[k + 1] are of sets[k]
    std::vector<double> cost;
    std::vector<label_origin> way;
    std::vector<std::uint16_t> violations;
    pile pull;                         ///< fadings x tracks to come: what they would meet now
    std::vector<double> ahead;         ///< tracks to come x labels of a set: cost and strain of the played, at least
    std::vector<std::uint8_t> prefix;  ///< tracks played, where there are rules
    double least = std::numeric_limits<double>::infinity();  ///< of the bounds of its labels

    /// Bytes held. A vector that grows holds its old and its new copy for a while.
    [[nodiscard]] std::size_t bytes() const noexcept {
        const std::size_t grown = sets.capacity() * sizeof(row_set) + first.capacity() * sizeof(std::uint32_t) +
                                  (cost.capacity() + ahead.capacity()) * sizeof(double) +
                                  way.capacity() * sizeof(label_origin) +
                                  violations.capacity() * sizeof(std::uint16_t) + prefix.capacity();
        return pull.bytes() + grown * 3 / 2;
    }
};

}  // namespace segue::detail
