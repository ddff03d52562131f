#pragma once
#include <segue/crate.hpp>
#include <segue/detail/rule_text.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace segue::detail {

/// How a rule measures what tracks fill: in tracks, each of which weighs 1, or in milliseconds, so that one law serves
/// both forms of it.
class track_weights {
public:
    track_weights(const crate& tracks, bool by_minutes) : by_minutes_(by_minutes) {
        if (by_minutes)
            of_row_.assign(tracks.durations().begin(), tracks.durations().end());
        else
            of_row_.assign(static_cast<std::size_t>(tracks.size()), 1);
    }

    [[nodiscard]] bool by_minutes() const noexcept { return by_minutes_; }
    [[nodiscard]] std::int64_t of(int row) const noexcept { return of_row_[static_cast<std::size_t>(row)]; }
    /// "2.5 minutes" or "3 tracks".
    [[nodiscard]] std::string text(std::int64_t weight) const {
        return by_minutes_ ? rounded_text(static_cast<double>(weight) / 60000) + " minutes"
                           : counted(static_cast<int>(weight), "track");
    }

private:
    bool by_minutes_;
    std::vector<std::int64_t> of_row_;
};

}  // namespace segue::detail
