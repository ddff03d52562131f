#include "state.hpp"

#include <segue/detail/config.hpp>
#include <segue/detail/row_rank.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>

namespace segue::detail {

/// Takes values in, one after the other, by the mixing step of splitmix64 (Steele, Lea & Flood 2014).
class value_mixer {
public:
    void add(std::uint64_t word) noexcept {
        state_ += word + 0x9e3779b97f4a7c15;
        state_ = (state_ ^ (state_ >> 30)) * 0xbf58476d1ce4e5b9;
        state_ = (state_ ^ (state_ >> 27)) * 0x94d049bb133111eb;
        state_ ^= state_ >> 31;
    }
    void add(double value) noexcept {
        constexpr std::uint64_t missing = 0x7ff8000000000000;
        add(std::isnan(value) ? missing : std::bit_cast<std::uint64_t>(value + 0.0));  // -0 is 0
    }
    void add(std::string_view text) noexcept {
        add(static_cast<std::uint64_t>(text.size()));
        for (const char c : text) add(static_cast<std::uint64_t>(static_cast<unsigned char>(c)));
    }
    [[nodiscard]] std::uint64_t value() const noexcept { return state_; }

private:
    std::uint64_t state_ = 0;
};

/// Tags are a set: their sequence in the table does not count.
static inline std::uint64_t fingerprint_of_tags(const std::vector<tag>& tags) {
    std::uint64_t sum = 0;
    for (const tag& t : tags) {
        value_mixer one;
        one.add(t.name);
        one.add(t.weight);
        sum += one.value();
    }
    return sum;
}

static inline bool is_of_an_end(attribute a) noexcept {
    return a >= attribute::intro_bpm && a <= attribute::outro_energy;
}

/// Intro and outro, only where they are known: without them a track ranks as if there were no such columns.
static inline void add_ends(const crate_columns& columns, int row, value_mixer& mix) {
    for (int s = 0; s < scalar_count; ++s) {
        const auto a = static_cast<attribute>(s);
        const double value = crate_entry(columns.scalar(a), row, std::nan(""));
        if (!is_of_an_end(a) || std::isnan(value)) continue;
        mix.add(static_cast<std::uint64_t>(s));
        mix.add(value);
    }
    for (const track_part part : {track_part::intro, track_part::outro})
        if (const int index = crate_entry(columns.keys(part), row, -1); index >= 0) {
            mix.add(name(part == track_part::intro ? attribute::intro_bpm : attribute::outro_bpm));
            mix.add(static_cast<std::uint64_t>(index));
        }
}

SEGUE_INLINE std::uint64_t fingerprint(const crate_columns& columns, int row) {
    static const std::vector<std::string> nobody;
    static const std::vector<tag> untagged;
    value_mixer mix;
    for (int s = 0; s < scalar_count; ++s) {
        const auto a = static_cast<attribute>(s);
        if (!is_of_an_end(a)) mix.add(crate_entry(columns.scalar(a), row, std::nan("")));
    }
    mix.add(static_cast<std::uint64_t>(crate_entry(columns.wheel, row, -1) + 1));
    mix.add(static_cast<std::uint64_t>(crate_entry(columns.role, row, track_role::song)));
    for (const std::string& artist : crate_entry(columns.artists, row, nobody)) mix.add(artist);
    mix.add(crate_entry(columns.album, row, std::string()));
    mix.add(fingerprint_of_tags(crate_entry(columns.genres, row, untagged)));
    const auto width = static_cast<std::size_t>(columns.embedding_size);
    for (std::size_t d = 0; d < width && !columns.embedding.empty(); ++d)
        mix.add(columns.embedding[static_cast<std::size_t>(row) * width + d]);
    add_ends(columns, row, mix);
    return mix.value();
}

SEGUE_INLINE std::vector<int> row_ranks(const crate& tracks) {
    const auto n = static_cast<std::size_t>(tracks.size());
    std::vector<std::uint64_t> print(n);
    std::vector<int> rows(n), rank(n);
    std::iota(rows.begin(), rows.end(), 0);
    for (const int row : rows) print[static_cast<std::size_t>(row)] = fingerprint(tracks.columns(), row);
    static const std::string untitled;
    const auto before = [&](int a, int b) {
        const std::uint64_t of_a = print[static_cast<std::size_t>(a)], of_b = print[static_cast<std::size_t>(b)];
        if (of_a != of_b) return of_a < of_b;
        const std::vector<std::string>& titles = tracks.columns().title;
        const int titled = crate_entry(titles, a, untitled).compare(crate_entry(titles, b, untitled));
        return titled != 0 ? titled < 0 : a < b;
    };
    std::sort(rows.begin(), rows.end(), before);
    for (std::size_t place = 0; place < n; ++place)
        rank[static_cast<std::size_t>(rows[place])] = static_cast<int>(place);
    return rank;
}

}  // namespace segue::detail
