#pragma once
#include <segue/cost.hpp>
#include <segue/orderer.hpp>

#include <optional>
#include <string>
#include <vector>

namespace segue {

/// An ordered crate and what is known of the order: what `order` returns. Immutable; edits give a new playlist.
class playlist {
public:
    playlist(segue::crate tracks, segue::problem p, std::vector<int> order);

    [[nodiscard]] int size() const noexcept { return static_cast<int>(order_.size()); }
    [[nodiscard]] const std::vector<int>& order() const noexcept { return order_; }  ///< rows in playing order
    [[nodiscard]] segue::track operator[](int slot) const { return crate_[order_[static_cast<std::size_t>(slot)]]; }
    [[nodiscard]] std::vector<segue::track> tracks() const;
    [[nodiscard]] const segue::crate& crate() const noexcept { return crate_; }
    [[nodiscard]] const segue::problem& problem() const noexcept { return problem_; }

    [[nodiscard]] double cost() const noexcept { return priced_.total; }
    [[nodiscard]] const priced& price() const noexcept { return priced_; }  ///< total, terms, violations
    [[nodiscard]] std::vector<violation> violations() const { return problem_.violations(order_); }

    [[nodiscard]] std::optional<double> bound() const noexcept { return found_.bound; }
    /// (cost - bound)/bound; 0 where both are 0; empty without a bound or where it is <= 0.
    [[nodiscard]] std::optional<double> gap() const;
    /// (shuffle - cost)/(shuffle - bound), shuffle the mean of 100 shuffles from seed 0; 1 where the denominator is 0.
    [[nodiscard]] std::optional<double> closed() const;
    [[nodiscard]] bool proven() const noexcept { return found_.proven; }
    [[nodiscard]] const std::string& method() const noexcept { return found_.method; }
    [[nodiscard]] const found& search() const noexcept { return found_; }

    /// Why the track in this slot (>= 1) follows the one before, term by term, in words; slot 0: why it opens.
    [[nodiscard]] std::string explain(int slot) const;
    /// What `row` would cost in `slot` against where it stands, in words.
    [[nodiscard]] std::string why_not(int row, int slot) const;

    /// The tracks in slots i and j exchanged; `.change()` says in words what it did to the cost.
    [[nodiscard]] playlist swap(int i, int j) const;
    /// The track in slot `from` put into slot `to`.
    [[nodiscard]] playlist move(int from, int to) const;
    [[nodiscard]] const std::string& change() const noexcept { return change_; }

    std::uint64_t seed = 0;
    double seconds = 0;

private:
    friend playlist make_playlist(segue::crate, segue::problem, found, std::uint64_t, double);
    [[nodiscard]] playlist edited(std::vector<int> order, std::string what) const;
    segue::crate crate_;
    segue::problem problem_;
    std::vector<int> order_;
    priced priced_;
    found found_;
    std::string change_;
};

/// What an orderer found, as a playlist with its seed and the seconds it took.
[[nodiscard]] playlist make_playlist(segue::crate tracks, segue::problem p, found f, std::uint64_t seed,
                                     double seconds);

/// Mean cost of 100 shuffles from seed 0: what doing nothing would cost.
[[nodiscard]] double shuffle_cost(const problem& p);

/// "proven optimal", "within 3 % of the best possible", ... and how much of the way from a shuffle.
[[nodiscard]] std::string proof_sentence(const playlist& p);

}  // namespace segue
