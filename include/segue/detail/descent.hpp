#pragma once
#include <segue/detail/candidates.hpp>
#include <segue/detail/dirty_queue.hpp>
#include <segue/detail/scored_order.hpp>

namespace segue::detail {

/// Local search over reversals, relocations and exchanges, driven by a queue of tracks whose surroundings changed.
/// Changes `order` in place.
class descent {
public:
    descent(scored_order& order, const candidates& near);

    void mark_all();
    /// Improves until no dirty track is left or `give_up` says so.
    template <class GiveUp>
    void run(GiveUp give_up) {
        while (!dirty_.empty()) {
            improve(dirty_.pop());
            if (give_up()) return;
        }
    }

private:
    void mark(int slot);  ///< the track there is dirty
    bool improve(int row);
    void consider(const arrangement& a);
    void consider_reversals(int s, int q);
    void consider_relocations(int s, int q);
    void consider_exchanges(int s, int q);
    void mark_seams(const arrangement& a);
    /// Estimated price of the neighbours in slots s and s + 1. Beyond the ends any, so that a track there is always
    /// worth a look.
    [[nodiscard]] double seam(int s) const;

    scored_order& order_;
    const candidates& near_;

    double best_ = 0;  ///< while improving one track: what the best move so far changes
    arrangement best_move_;
    scored_order::change best_change_;

    dirty_queue dirty_;
};

}  // namespace segue::detail
