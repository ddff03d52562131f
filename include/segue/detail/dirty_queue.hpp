#pragma once
#include <cstddef>
#include <vector>

namespace segue::detail {

/// What a local search has to look at again, first come first served, each at most once at a time (Bentley's don't-look
/// bits turned around). Holds 0..size-1; never allocates after it is made.
class dirty_queue {
public:
    explicit dirty_queue(std::size_t size) : ring_(size + 1), waiting_(size, 0) {}

    [[nodiscard]] bool empty() const noexcept { return head_ == tail_; }

    void push(int a) {
        if (waiting_[static_cast<std::size_t>(a)]) return;
        waiting_[static_cast<std::size_t>(a)] = 1;
        ring_[tail_] = a;
        tail_ = after(tail_);
    }

    int pop() {
        const int a = ring_[head_];
        head_ = after(head_);
        waiting_[static_cast<std::size_t>(a)] = 0;
        return a;
    }

private:
    [[nodiscard]] std::size_t after(std::size_t i) const noexcept { return i + 1 == ring_.size() ? 0 : i + 1; }

    std::vector<int> ring_;
    std::size_t head_ = 0, tail_ = 0;
    std::vector<char> waiting_;
};

}  // namespace segue::detail
