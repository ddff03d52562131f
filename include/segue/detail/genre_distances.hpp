#pragma once
#include <segue/genre.hpp>

#include <span>
#include <vector>

namespace segue::detail {

/// The profiles of a crate laid out for many distances: rows of (index, weight) one after the other, and each profile's
/// affinity to every family. Symmetric to the last bit.
class genre_distances {
public:
    genre_distances(std::span<const genre_profile> profiles, const taxonomy& t);

    [[nodiscard]] int size() const noexcept { return static_cast<int>(nodes_.begin.size()) - 1; }

    /// genre_distance of profiles p and q.
    [[nodiscard]] double between(int p, int q) const noexcept;

    /// genre_distance of profile p and each of `others`, NaN where that is negative. Faster than one by one.
    void from(int p, std::span<const int> others, double* out) const;

private:
    struct sparse {
        std::vector<int> begin{0}, index;
        std::vector<double> weight;
    };
    [[nodiscard]] double affinity(int p, int q) const noexcept;

    sparse nodes_, families_;
    std::vector<double> near_;  ///< profiles x families: affinity of a profile to a family
    std::size_t family_count_, node_count_;
};

}  // namespace segue::detail
