#pragma once
#include <segue/crate.hpp>
#include <segue/problem.hpp>

#include <cstdint>

namespace segue {

/// Where terms write themselves as numbers (model, section 4). `history` is what was just played, oldest first, and is
/// heard before slot 0; it may be empty.
class lowering {
public:
    lowering(const segue::crate& c, const segue::crate& history) : crate_(c), history_(history) {}

    [[nodiscard]] const segue::crate& crate() const noexcept { return crate_; }
    [[nodiscard]] const segue::crate& history() const noexcept { return history_; }

    /// A transition term; `known[row]` tells whether the row can be priced at all.
    void transitions(std::string name, double weight, std::vector<char> known, row_filler fill);
    void exposure(segue::exposure e);
    void arc(priced_arc a);
    void slots(slot_price s);
    /// A term that found no data: a sentence that says so.
    void off(std::string sentence);

    /// Prices unknown pairs neutrally (model, section 2) and hands the numbers over.
    [[nodiscard]] problem finish(constraints rules = {}) &&;

private:
    const segue::crate& crate_;
    const segue::crate& history_;
    problem::parts parts_;
    std::vector<std::vector<char>> known_;
};

}  // namespace segue
