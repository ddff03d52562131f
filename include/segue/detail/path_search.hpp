#pragma once
#include <segue/detail/tour.hpp>
#include <segue/problem.hpp>
#include <segue/random.hpp>

#include <functional>
#include <span>
#include <vector>

namespace segue::detail {

/// Iterated 3-opt for symmetric paths: neighbour lists, a queue of dirty nodes, and sequential moves of three edges
/// priced before anything is turned around (Lin 1965; Bentley 1992), kicked by local double bridges (Martin, Otto &
/// Felten 1991). The path is a tour through one node more, at no distance from any other.
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
    [[nodiscard]] double distance(int a, int b) const {
        return matrix_.empty() ? far_distance(a, b)
                               : matrix_[static_cast<std::size_t>(a) * nodes_ + static_cast<std::size_t>(b)];
    }
    [[nodiscard]] double far_distance(int a, int b) const;
    [[nodiscard]] std::span<const int> near(int a) const noexcept {
        return {near_.data() + static_cast<std::size_t>(a) * width_, width_};
    }
    void list_neighbours(std::size_t count);
    void mark(int a);
    int pop();
    [[nodiscard]] std::vector<int> opened(const tour& t) const;
    bool improve(int a);
    bool improve_onwards(int a);
    bool open_then_close(int t1, int t2, int t3, double gain);
    bool split_then_join(int t1, int t2, int t3, double gain);
    void turn(int a, int b);
    void look_back();
    void undo();
    void accept(double gain, std::initializer_list<int> ends);

    problem problem_;
    std::size_t nodes_, width_ = 0;
    std::vector<float> matrix_;
    std::vector<int> near_;
    tour tour_, kept_;
    bool backwards_ = false;
    double length_ = 0;
    std::vector<int> queue_;  ///< ring of nodes
    std::size_t head_ = 0, tail_ = 0;
    std::vector<char> queued_;
    std::vector<turned> journal_;  ///< paths turned around since the last kick
};

}  // namespace segue::detail
