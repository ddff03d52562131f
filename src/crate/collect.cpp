#include "state.hpp"

#include <segue/detail/config.hpp>
#include <segue/error.hpp>

#include <cmath>
#include <limits>

namespace segue {
namespace detail {

inline constexpr double unknown_number = std::numeric_limits<double>::quiet_NaN();

/// The scalars of a track into its row. A column says NaN for unknown; a track says it with an empty optional, so a
/// NaN there is a fault upstream.
static inline void store_scalars(const track& t, std::size_t row, crate_columns& columns) {
    for (int s = 0; s < scalar_count; ++s) {
        const auto a = static_cast<attribute>(s);
        const std::optional<double> value = scalar(t, a);
        if (value && std::isnan(*value))
            throw data_error(row_label(columns, static_cast<int>(row)) + ": " + std::string(name(a)) +
                             " is nan; give a number, or leave it empty if unknown");
        columns.scalar(a)[row] = value.value_or(unknown_number);
    }
}

static inline int index_of(const std::optional<musical_key>& key) { return key ? key->wheel_index() : -1; }

static inline void store_embedding(const std::vector<double>& embedding, std::size_t row, crate_columns& columns) {
    if (embedding.empty()) return;
    const auto width = static_cast<std::size_t>(columns.embedding_size);
    if (embedding.size() != width)
        throw data_error(row_label(columns, static_cast<int>(row)) + ": embedding has " +
                         std::to_string(embedding.size()) + " numbers; the first in the crate has " +
                         std::to_string(width) + ", and all must be of one length, or empty if unknown");
    for (std::size_t k = 0; k < width; ++k) {
        if (std::isnan(embedding[k]))
            throw data_error(row_label(columns, static_cast<int>(row)) + ": embedding holds nan at place " +
                             std::to_string(k + 1) +
                             "; its numbers must be finite, or the whole left empty if unknown");
        columns.embedding[row * width + k] = embedding[k];
    }
}

}  // namespace detail

SEGUE_INLINE crate::built crate::columns_of(std::vector<track> tracks) {
    const std::size_t n = tracks.size();
    crate_columns c;
    for (const track& t : tracks) {
        if (t.embedding.empty()) continue;
        c.embedding_size = static_cast<int>(t.embedding.size());
        c.embedding.assign(n * t.embedding.size(), detail::unknown_number);
        break;
    }
    for (auto* text : {&c.id, &c.title, &c.album, &c.location, &c.note}) text->resize(n);
    c.artists.resize(n);
    c.genres.resize(n);
    for (auto& column : c.scalars) column.resize(n);
    for (auto* wheel : {&c.wheel, &c.intro_wheel, &c.outro_wheel}) wheel->resize(n);
    c.role.resize(n);
    c.available.resize(n);
    for (std::size_t row = 0; row < n; ++row) {
        track& t = tracks[row];
        c.id[row] = std::move(t.id);
        c.title[row] = std::move(t.title);
        c.album[row] = std::move(t.album);
        c.location[row] = std::move(t.location);
        c.note[row] = std::move(t.note);
        c.artists[row] = std::move(t.artists);
        c.genres[row] = std::move(t.genres);
        c.wheel[row] = detail::index_of(t.key);
        c.intro_wheel[row] = detail::index_of(t.intro_key);
        c.outro_wheel[row] = detail::index_of(t.outro_key);
        c.role[row] = t.role;
        c.available[row] = t.available;
        detail::store_scalars(t, row, c);
        detail::store_embedding(t.embedding, row, c);
    }
    return {std::move(c), static_cast<int>(n)};
}

}  // namespace segue
