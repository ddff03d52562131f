#pragma once
#include <span>
#include <utility>
#include <vector>

namespace segue::detail {

/// A closed tour in an array, with the place of every node. Reads in either direction; a path is turned around by
/// swapping the shorter side of the tour, at most a quarter of the nodes.
class tour {
public:
    explicit tour(std::span<const int> nodes) : at_(nodes.begin(), nodes.end()), place_(nodes.size()) {
        for (std::size_t i = 0; i < at_.size(); ++i) place_[static_cast<std::size_t>(at_[i])] = static_cast<int>(i);
    }

    [[nodiscard]] int size() const noexcept { return static_cast<int>(at_.size()); }
    [[nodiscard]] int next(int a) const noexcept { return mirrored_ ? before(a) : behind(a); }
    [[nodiscard]] int previous(int a) const noexcept { return mirrored_ ? behind(a) : before(a); }
    /// The node in place i of the array, whatever the direction.
    [[nodiscard]] int node(int i) const noexcept { return at_[static_cast<std::size_t>(i)]; }

    /// Steps from a to b, 0..size-1.
    [[nodiscard]] int distance(int a, int b) const noexcept {
        const int by = mirrored_ ? place(a) - place(b) : place(b) - place(a);
        return by < 0 ? by + size() : by;
    }

    /// Reads the tour the other way round.
    void mirror() noexcept { mirrored_ = !mirrored_; }
    /// Turns the path from a on to b around.
    void flip(int a, int b) noexcept {
        int i = place(a), j = place(b);
        if (mirrored_) std::swap(i, j);
        int inside = j - i;
        if (inside < 0) inside += size();
        ++inside;
        if (2 * inside > size()) {  // the rest turned around is the same tour, read backwards
            const int first = i;
            i = j + 1 == size() ? 0 : j + 1;
            j = first == 0 ? size() - 1 : first - 1;
            inside = size() - inside;
            mirror();
        }
        for (int swaps = inside / 2; swaps > 0; --swaps) {
            std::swap(at_[static_cast<std::size_t>(i)], at_[static_cast<std::size_t>(j)]);
            place_[static_cast<std::size_t>(at_[static_cast<std::size_t>(i)])] = i;
            place_[static_cast<std::size_t>(at_[static_cast<std::size_t>(j)])] = j;
            i = i + 1 == size() ? 0 : i + 1;
            j = j == 0 ? size() - 1 : j - 1;
        }
    }

private:
    [[nodiscard]] int place(int a) const noexcept { return place_[static_cast<std::size_t>(a)]; }
    [[nodiscard]] int behind(int a) const noexcept {
        const int i = place(a) + 1;
        return at_[static_cast<std::size_t>(i == size() ? 0 : i)];
    }
    [[nodiscard]] int before(int a) const noexcept {
        const int i = place(a);
        return at_[static_cast<std::size_t>(i == 0 ? size() - 1 : i - 1)];
    }

    std::vector<int> at_, place_;
    bool mirrored_ = false;
};

}  // namespace segue::detail
