#pragma once
#include <segue/detail/dirty_queue.hpp>
#include <segue/detail/tour.hpp>
#include <segue/problem.hpp>
#include <segue/random.hpp>

#include <functional>
#include <span>
#include <vector>

namespace segue::detail {

/// Iterated 3-opt for paths: neighbour lists, a queue of dirty nodes, and sequential moves of three edges priced before
/// anything is turned around (Lin 1965; Bentley 1992), kicked by local double bridges (Martin, Otto & Felten 1991).
///
/// The path is a tour through one stop more, at no distance from any other. Where directions differ in price every
/// stop is two nodes, one to come in by and one to go out by, tied by an edge that no move would give up (Jonker &
/// Volgenant 1983): what is left of 3-opt then are stretches that change places.
class path_search {
public:
    path_search(const problem& p, std::span<const int> order, int neighbours);

    /// Improves from all nodes until no move of three edges gains, or `give_up` says so.
    void descend(const std::function<bool()>& give_up);
    /// One kick and repair; undone if the path has become longer by more than `allowed`. True when it was kept.
    bool kick(random& r, double allowed);

    [[nodiscard]] double length() const noexcept { return length_; }
    [[nodiscard]] std::vector<int> order() const { return opened(tour_); }
    /// Keeps the tour as it is now; `remembered` is the path that was kept last.
    void remember() { kept_ = tour_; }
    [[nodiscard]] std::vector<int> remembered() const { return opened(kept_); }

private:
    struct turned {
        int a, b;
        bool backwards;  ///< how the tour was read then
    };
    // nodes 0..stops-1 are where one comes in; where directed, those from `stops` on are where one goes out
    [[nodiscard]] double distance(int a, int b) const {
        if (!directed_) return price(a, b);
        const int stops = static_cast<int>(stops_);
        const bool out = a >= stops;
        if (out == (b >= stops)) return barred_;
        const int from = (out ? a : b) - stops, to = out ? b : a;
        return from == to ? -barred_ : price(from, to);
    }
    [[nodiscard]] double price(int from, int to) const {
        return matrix_.empty() ? computed_price(from, to)
                               : matrix_[static_cast<std::size_t>(from) * stops_ + static_cast<std::size_t>(to)];
    }
    [[nodiscard]] double computed_price(int from, int to) const;
    [[nodiscard]] std::vector<int> closed(std::span<const int> order) const;
    [[nodiscard]] std::span<const int> near(int a) const noexcept {
        return {near_.data() + static_cast<std::size_t>(a) * width_, width_};
    }
    void copy_prices();
    void list_neighbours(std::size_t count);
    /// True where places i and i + 1 of the array hold the two nodes of one stop.
    [[nodiscard]] bool tied(int i) const {
        const int a = tour_.node(i), b = tour_.node((i + 1) % tour_.size()), stops = static_cast<int>(stops_);
        return a - b == stops || b - a == stops;
    }
    void repair();
    [[nodiscard]] std::vector<int> opened(const tour& t) const;
    bool improve(int a);
    bool improve_onwards(int a);
    bool open_then_close(int t1, int t2, int t3, double gain);
    bool split_then_join(int t1, int t2, int t3, double gain);
    [[nodiscard]] static int draw(random& r, int most) {  // 1..most
        return 1 + static_cast<int>(r.below(static_cast<std::uint32_t>(most)));
    }
    [[nodiscard]] int first_of_some_stop(random& r);
    void bridge(random& r);
    void turn(int a, int b);
    void look_back();
    void undo();
    void accept(double gain, std::initializer_list<int> ends);

    problem problem_;
    bool directed_;
    std::size_t stops_, nodes_, width_ = 0;
    double barred_ = 0;  ///< dearer than any path
    std::vector<float> matrix_;
    std::vector<int> near_;
    tour tour_, kept_;
    bool backwards_ = false;
    double length_ = 0;
    dirty_queue dirty_;
    std::vector<turned> journal_;  ///< paths turned around since the last kick
};

}  // namespace segue::detail
