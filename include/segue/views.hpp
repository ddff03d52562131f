// Not part of <segue/segue.hpp>: it needs range-v3 and costs about a second a file.
#pragma once
#include <segue/detail/shared_values.hpp>
#include <segue/playlist.hpp>

#include <range/v3/range/concepts.hpp>
#include <range/v3/view/all.hpp>
#include <range/v3/view/chunk_by.hpp>
#include <range/v3/view/drop.hpp>
#include <range/v3/view/iota.hpp>
#include <range/v3/view/transform.hpp>
#include <range/v3/view/zip.hpp>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

/// Lazy looks at a playlist, to be piped: `playlist | views::transitions`. Each keeps what it shows, so a temporary
/// playlist may be piped too.
namespace segue::views {

/// Pairs of consecutive elements: of tracks for a playlist, of references for any other forward range (an order).
struct transitions_fn {
    [[nodiscard]] auto operator()(const playlist& p) const {
        const auto tracks = std::make_shared<const std::vector<track>>(p.tracks());
        return ::ranges::views::iota(1, std::max(1, p.size())) | ::ranges::views::transform([tracks](int slot) {
                   const auto i = static_cast<std::size_t>(slot);
                   return std::pair<track, track>((*tracks)[i - 1], (*tracks)[i]);
               });
    }
    template <class R>
    requires ::ranges::viewable_range<R> && ::ranges::forward_range<R>
    [[nodiscard]] auto operator()(R&& range) const {
        auto all = ::ranges::views::all(std::forward<R>(range));
        return ::ranges::views::zip(all, ::ranges::views::drop(all, 1));
    }
    template <class R>
    requires std::invocable<const transitions_fn&, R>
    friend auto operator|(R&& range, const transitions_fn& f) { return f(std::forward<R>(range)); }
};
inline constexpr transitions_fn transitions{};

/// Consecutive slots that share a value of `field`: a range of ranges of slots. A track whose value is unknown is a run
/// of its own.
struct runs {
    explicit runs(attribute field_) : field(field_) {}
    attribute field;

    /// Throws rule_error where tracks cannot share the field.
    friend auto operator|(const playlist& p, const runs& r) {
        const auto values = std::make_shared<const detail::shared_values>(r.field, p.crate());
        const auto order = std::make_shared<const std::vector<int>>(p.order());
        return ::ranges::views::iota(0, p.size()) | ::ranges::views::chunk_by([values, order](int i, int j) {
                   return values->share((*order)[static_cast<std::size_t>(i)], (*order)[static_cast<std::size_t>(j)]);
               });
    }
};

/// Consecutive slots that begin within the same stretch of `length`: a range of ranges of slots. A stretch in which no
/// track begins is left out.
struct phases {
    /// Throws data_error unless `length_` is at least a millisecond.
    explicit phases(minutes length_) : length(std::chrono::duration_cast<std::chrono::milliseconds>(length_).count()) {
        if (length < 1) throw data_error("a phase must last at least a millisecond");
    }
    std::int64_t length;  ///< ms

    friend auto operator|(const playlist& p, const phases& f) {
        std::vector<std::int64_t> phase;
        std::int64_t start = 0;
        for (const int row : p.order()) {
            phase.push_back(start / f.length);
            start += p.problem().durations()[static_cast<std::size_t>(row)];
        }
        const auto of_slot = std::make_shared<const std::vector<std::int64_t>>(std::move(phase));
        return ::ranges::views::iota(0, p.size()) | ::ranges::views::chunk_by([of_slot](int i, int j) {
                   return (*of_slot)[static_cast<std::size_t>(i)] == (*of_slot)[static_cast<std::size_t>(j)];
               });
    }
};

}  // namespace segue::views
