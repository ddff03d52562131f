#pragma once
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace segue::detail {

/// Held-Karp ascent for the cheapest path: `cost` n x n (+inf forbids; the diagonal is not read), with penalties that
/// are kept between calls.
///
/// Symmetric: n penalties, one a track, and n `ends`, paid where a track opens or closes the path. Directed: 2n of
/// either: for coming in and for opening, then for going out and for closing. A tree then takes of each pair the
/// direction that is cheaper under the penalties: what a tree of ways in and ways out would be, tied track by track
/// (Jonker & Volgenant 1983), at a quarter of the work.
class tree_ascent {
public:
    tree_ascent(std::span<const double> cost, std::vector<double> ends, bool directed = false);

    /// Where to begin; default 0.
    void set_penalties(std::vector<double> penalty) { penalty_ = std::move(penalty); }
    [[nodiscard]] const std::vector<double>& penalties() const noexcept { return penalty_; }

    /// A cheapest tree at the present penalties: the tracks as they joined it, and whom each joined (the first:
    /// itself).
    struct tree {
        std::vector<int> order, parent;
    };
    [[nodiscard]] tree cheapest_tree();

    /// How an ascent slows down: trees without gain after which its steps are shortened to this share, and the first
    /// step.
    struct pace {
        int patience;
        double shorten, first;
    };
    /// To the last digits of a bound; to penalties that a search can do with, in a tenth of the trees; in fewer still.
    static constexpr pace thorough{20, 0.75, 2}, hasty{10, 0.5, 1}, hastiest{3, 0.5, 1};

    /// The best bound, rounding taken off; +inf where nothing connects the tracks. `aim` is the cost of some path, to
    /// scale the steps: trees grow in float on the way, and in double where they certify.
    double run(double aim, const std::function<bool()>& expired, const pace& p = thorough);

private:
    double grow();
    void count(std::size_t a, std::size_t b);
    double certify();
    double add_ends(double tree);
    [[nodiscard]] int wanted() const noexcept { return directed_ ? 1 : 2; }  ///< degree in a path
    [[nodiscard]] double rounding() const noexcept;

    bool directed_;
    std::size_t n_;
    std::span<const double> cost_;
    std::vector<double> ends_;
    double most_ = 0;  ///< the largest finite price
    std::vector<double> penalty_;
    std::size_t width_;                 ///< n in whole lanes
    std::vector<float> price_, back_;   ///< n x width: from a track, and where directed to it
    std::vector<float> into_, out_of_;  ///< penalties of the tracks outside the tree, +inf inside
    std::vector<float> key_;            ///< the cheapest ways to the tracks outside
    std::vector<int> degree_;           ///< by penalty: edges of the last tree that pay it
    std::vector<int> from_, joined_;    ///< joined_: tracks as they joined the last tree
};

}  // namespace segue::detail
