#include "crate/state.hpp"

#include <segue/detail/config.hpp>
#include <segue/error.hpp>

#include <cmath>
#include <limits>
#include <numeric>

namespace segue {
namespace detail {

static inline std::optional<musical_key> key_of(const std::vector<int>& wheel, int row) {
    const int index = crate_entry(wheel, row, -1);
    return index < 0 ? std::nullopt : std::optional(musical_key::from_wheel_index(index));
}

}  // namespace detail

SEGUE_INLINE crate::crate() : crate(crate_columns{}, 0) {}

SEGUE_INLINE crate::crate(crate_columns columns, int rows, taxonomy genres) {
    detail::check_lengths(columns, rows);
    auto s = std::make_shared<state>(std::move(genres));
    s->columns = std::move(columns);
    s->rows = rows;
    detail::check_numbers(s->columns, rows, s->report);
    detail::count_known(s->columns, rows, s->report);
    s->rows_by_id = detail::unique_ids(s->columns, rows, s->report);
    auto resolved = detail::resolve_genres(s->columns, rows, s->genres, s->report);
    s->profiles = std::move(resolved.profiles);
    s->profile_of_row = std::move(resolved.of_row);
    s->durations = detail::filled_durations(s->columns, rows, s->report);
    const auto total = std::accumulate(s->durations.begin(), s->durations.end(), std::int64_t{0});
    s->mean_minutes = rows > 0 ? static_cast<double>(total) / rows / 60000 : 3.5;
    s->unknown.assign(static_cast<std::size_t>(rows), std::numeric_limits<double>::quiet_NaN());
    s->unknown_keys.assign(static_cast<std::size_t>(rows), -1);
    state_ = std::move(s);
}

SEGUE_INLINE const taxonomy& crate::genres() const noexcept { return state_->genres; }
SEGUE_INLINE crate crate::with_genres(taxonomy genres) const { return {columns(), size(), std::move(genres)}; }

SEGUE_INLINE int crate::size() const noexcept { return state_->rows; }
SEGUE_INLINE const crate_columns& crate::columns() const noexcept { return state_->columns; }
SEGUE_INLINE const crate_report& crate::report() const noexcept { return state_->report; }

SEGUE_INLINE std::span<const double> crate::scalar(attribute a) const {
    if (!is_scalar(a)) throw error(std::string(segue::name(a)) + " is not a number of a track");
    const std::vector<double>& column = state_->columns.scalar(a);
    return column.empty() ? state_->unknown : column;
}

SEGUE_INLINE std::span<const int> crate::keys(track_part part) const {
    const std::vector<int>& column = state_->columns.keys(part);
    return column.empty() ? state_->unknown_keys : column;
}

SEGUE_INLINE std::span<const genre_profile> crate::profiles() const { return state_->profiles; }
SEGUE_INLINE int crate::profile(int row) const { return state_->profile_of_row[static_cast<std::size_t>(row)]; }
SEGUE_INLINE std::span<const std::int64_t> crate::durations() const { return state_->durations; }
SEGUE_INLINE double crate::mean_minutes() const { return state_->mean_minutes; }

SEGUE_INLINE track crate::operator[](int row) const {
    if (row < 0 || row >= size())
        throw data_error("row " + std::to_string(row) + " is outside a crate of " + std::to_string(size()) +
                         " tracks, counted from 0");
    const crate_columns& c = columns();
    track t;
    t.id = detail::crate_entry(c.id, row, t.id);
    t.title = detail::crate_entry(c.title, row, t.title);
    t.artists = detail::crate_entry(c.artists, row, t.artists);
    t.album = detail::crate_entry(c.album, row, t.album);
    t.genres = detail::crate_entry(c.genres, row, t.genres);
    t.location = detail::crate_entry(c.location, row, t.location);
    t.note = detail::crate_entry(c.note, row, t.note);
    t.role = detail::crate_entry(c.role, row, t.role);
    t.available = detail::crate_entry(c.available, row, char{1}) != 0;
    t.key = detail::key_of(c.wheel, row);
    t.intro_key = detail::key_of(c.intro_wheel, row);
    t.outro_key = detail::key_of(c.outro_wheel, row);
    for (int s = 0; s < scalar_count; ++s) {
        const auto a = static_cast<attribute>(s);
        if (const double value = scalar(a)[static_cast<std::size_t>(row)]; !std::isnan(value)) set_scalar(t, a, value);
    }
    if (!c.embedding.empty()) {
        const auto first = c.embedding.begin() + static_cast<std::ptrdiff_t>(row) * c.embedding_size;
        if (!std::isnan(*first)) t.embedding.assign(first, first + c.embedding_size);
    }
    return t;
}

SEGUE_INLINE std::vector<track> crate::tracks() const {
    std::vector<track> out;
    out.reserve(static_cast<std::size_t>(size()));
    for (int row = 0; row < size(); ++row) out.push_back((*this)[row]);
    return out;
}

SEGUE_INLINE crate crate::mark(std::string_view name, bool available) const {
    const auto row = static_cast<std::size_t>(find(name));
    crate_columns changed = columns();
    changed.available.resize(static_cast<std::size_t>(size()), 1);
    changed.available[row] = available;
    return {std::move(changed), size(), genres()};
}

SEGUE_INLINE crate crate::subset(std::span<const int> rows) const {
    for (const int row : rows)
        if (row < 0 || row >= size())
            throw data_error("row " + std::to_string(row) + " is outside a crate of " + std::to_string(size()) +
                             " tracks, counted from 0");
    const auto taken = [&](const auto& column) {
        std::decay_t<decltype(column)> out;
        if (!column.empty())
            for (const int row : rows) out.push_back(column[static_cast<std::size_t>(row)]);
        return out;
    };
    const crate_columns& c = columns();
    crate_columns out{taken(c.id),          taken(c.title),
                      taken(c.album),       taken(c.location),
                      taken(c.note),        taken(c.artists),
                      taken(c.genres),      {},
                      taken(c.wheel),       taken(c.intro_wheel),
                      taken(c.outro_wheel), taken(c.role),
                      taken(c.available),   {},
                      c.embedding_size};
    for (std::size_t s = 0; s < out.scalars.size(); ++s) out.scalars[s] = taken(c.scalars[s]);
    if (!c.embedding.empty())
        for (const int row : rows) {
            const auto first = c.embedding.begin() + static_cast<std::ptrdiff_t>(row) * c.embedding_size;
            out.embedding.insert(out.embedding.end(), first, first + c.embedding_size);
        }
    return {std::move(out), static_cast<int>(rows.size()), genres()};
}

}  // namespace segue
