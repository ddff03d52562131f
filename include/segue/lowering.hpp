#pragma once
#include <segue/crate.hpp>
#include <segue/problem.hpp>

#include <cstdint>
#include <map>

namespace segue {

/// Where terms write themselves as numbers (model, section 4). `history` is what was just played, oldest first, and is
/// heard before slot 0; it may be empty.
class lowering {
public:
    /// Tags of the history are read as those of the crate are.
    lowering(const segue::crate& c, const segue::crate& history)
        : crate_(c), history_(history.genres() == c.genres() ? history : history.with_genres(c.genres())) {}

    [[nodiscard]] const segue::crate& crate() const noexcept { return crate_; }
    [[nodiscard]] const segue::crate& history() const noexcept { return history_; }

    /// A transition term; `known[row]` tells whether the row can be priced at all. `pairs_may_lack` says that `fill`
    /// may write NaN also between rows that are known. A name that comes again gets "#2", as all names here do.
    void transitions(std::string name, double weight, std::vector<char> known, row_filler fill,
                     bool pairs_may_lack = false);
    void exposure(segue::exposure e);
    void arc(priced_arc a);
    void slots(slot_price s);
    void stretches(stretch_price s);
    /// A term that found no data: a sentence that says so.
    void off(std::string sentence);

    /// Prices unknown pairs neutrally (model, section 2) and hands the numbers over.
    [[nodiscard]] problem finish(constraints rules = {}) &&;

private:
    [[nodiscard]] std::string unique(std::string name);

    const segue::crate& crate_;
    const segue::crate history_;
    problem::parts parts_;
    std::vector<std::vector<char>> known_;  ///< per transition term
    std::vector<char> may_lack_;            ///< per transition term: pairs of known rows may be NaN
    std::map<std::string, int> names_;      ///< how often each name was given
};

}  // namespace segue
