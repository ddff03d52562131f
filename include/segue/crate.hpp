#pragma once
#include <segue/genre.hpp>
#include <segue/track.hpp>

#include <array>
#include <concepts>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace segue {

/// The columns of a crate: one entry a row in each, or an empty column where the field is unknown throughout.
/// Numbers are NaN where missing; wheel is the key's wheel_index, that of the intro and the outro likewise, -1 where
/// missing.
struct crate_columns {
    std::vector<std::string> id, title, album, location, note;
    std::vector<std::vector<std::string>> artists;
    std::vector<std::vector<tag>> genres;
    std::array<std::vector<double>, scalar_count> scalars;  ///< indexed by attribute
    std::vector<int> wheel, intro_wheel, outro_wheel;
    std::vector<track_role> role;
    std::vector<char> available;
    std::vector<double> embedding;  ///< rows x embedding_size
    int embedding_size = 0;

    [[nodiscard]] std::vector<double>& scalar(attribute a) { return scalars[static_cast<std::size_t>(a)]; }
    [[nodiscard]] const std::vector<double>& scalar(attribute a) const { return scalars[static_cast<std::size_t>(a)]; }
    [[nodiscard]] const std::vector<int>& keys(track_part part) const {
        return part == track_part::intro ? intro_wheel : part == track_part::outro ? outro_wheel : wheel;
    }
};

/// How much of a crate is known, and what was mended while reading.
struct crate_report {
    int rows = 0;
    std::map<std::string, int> known;         ///< field -> rows that have it
    std::map<std::string, int> unknown_tags;  ///< genre tag that the taxonomy lacks -> rows
    std::vector<std::string> renamed_ids;     ///< "id -> id#2", one a duplicate
    std::vector<std::string> notes;           ///< what was read as missing, in words
};

/// An immutable, validated, columnar collection of tracks. Copies share the columns.
class crate {
public:
    crate();

    /// Any range of `track`. Throws data_error naming row, field and value where a number is infinite, NaN given as a
    /// value, negative where it must not be, or out of range.
    template <std::ranges::input_range R>
    requires std::convertible_to<std::ranges::range_reference_t<R>, track>
    explicit crate(R&& tracks) : crate(columns_of(collect(tracks, std::identity{}))) {}

    /// A range of the user's own type, each made a track by `projection`.
    template <std::ranges::input_range R, class Projection>
    [[nodiscard]] static crate from(R&& range, Projection projection) {
        return crate(columns_of(collect(range, projection)));
    }

    /// Takes the columns, each empty or of length `rows`. NaN is unknown, and so is 0 for bpm, duration and year; a
    /// column without a known value becomes empty.
    crate(crate_columns columns, int rows, taxonomy genres = taxonomy::standard());
    [[nodiscard]] static crate from_columns(crate_columns columns, int rows) { return crate(std::move(columns), rows); }

    [[nodiscard]] int size() const noexcept;
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] track operator[](int row) const;
    [[nodiscard]] const crate_columns& columns() const noexcept;
    [[nodiscard]] const crate_report& report() const noexcept;

    /// Column of a scalar, `size()` entries, NaN where missing.
    [[nodiscard]] std::span<const double> scalar(attribute a) const;
    /// Wheel index of the key, -1 where missing.
    [[nodiscard]] std::span<const int> keys(track_part part = track_part::whole) const;
    /// Resolved genres; tracks with the same tags share a profile. `profile(row)` is -1 where no tag is known.
    [[nodiscard]] std::span<const genre_profile> profiles() const;
    [[nodiscard]] int profile(int row) const;
    /// Milliseconds of each track, missing ones filled with the crate's mean (3.5 minutes where all are missing).
    [[nodiscard]] std::span<const std::int64_t> durations() const;
    /// Mean of `durations()` in minutes.
    [[nodiscard]] double mean_minutes() const;

    /// Row of an id, else of a title: exactly, else but for case, accents and punctuation, else but for a closing
    /// bracket
    /// ("Crank That" finds "Crank That (Soulja Boy)"). Throws data_error when none or several match at that level.
    [[nodiscard]] int find(std::string_view name) const;
    [[nodiscard]] int find(std::string_view artist, std::string_view title) const;
    /// "Artist - Title", or what of it is known.
    [[nodiscard]] std::string label(int row) const;

    /// What the tags of the tracks mean.
    [[nodiscard]] const taxonomy& genres() const noexcept;
    /// The same tracks, their tags read by another taxonomy.
    [[nodiscard]] crate with_genres(taxonomy genres) const;

    /// A new crate in which one track's availability is changed.
    [[nodiscard]] crate mark(std::string_view name, bool available) const;
    /// A new crate of these rows, in this order.
    [[nodiscard]] crate subset(std::span<const int> rows) const;
    [[nodiscard]] std::vector<track> tracks() const;

private:
    struct built {
        crate_columns columns;
        int rows;
    };
    explicit crate(built b) : crate(std::move(b.columns), b.rows) {}
    [[nodiscard]] static built columns_of(std::vector<track> tracks);

    template <class R, class Projection>
    static std::vector<track> collect(R&& range, Projection projection) {
        std::vector<track> out;
        for (auto&& item : range) out.push_back(std::invoke(projection, item));
        return out;
    }

    struct state;
    std::shared_ptr<const state> state_;
};

}  // namespace segue
