#include "state.hpp"

#include <segue/detail/config.hpp>
#include <segue/error.hpp>

#include <cmath>
#include <cstdio>
#include <limits>

namespace segue::detail {

static inline std::string plain_number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

SEGUE_INLINE std::string row_label(const crate_columns& columns, int row) {
    static const std::string none;
    const std::string& title = crate_entry(columns.title, row, none);
    const std::string& shown = title.empty() ? crate_entry(columns.id, row, none) : title;
    const std::string number = "row " + std::to_string(row + 1);
    return shown.empty() ? number : number + " ('" + shown + "')";
}

SEGUE_INLINE void check_lengths(const crate_columns& columns, int rows) {
    if (rows < 0) throw data_error("a crate cannot have " + std::to_string(rows) + " rows");
    const auto check = [&](std::string_view field, std::size_t length, std::size_t width = 1) {
        if (length == 0 || length == static_cast<std::size_t>(rows) * width) return;
        throw data_error("column " + std::string(field) + " has " + std::to_string(length) +
                         " values, but the crate has " + std::to_string(rows) + " rows" +
                         (width > 1 ? " of " + std::to_string(width) + " numbers" : "") +
                         "; give one a row, or none at all");
    };
    check("id", columns.id.size());
    check("title", columns.title.size());
    check("album", columns.album.size());
    check("location", columns.location.size());
    check("note", columns.note.size());
    check("artists", columns.artists.size());
    check("genres", columns.genres.size());
    for (int s = 0; s < scalar_count; ++s)
        check(name(static_cast<attribute>(s)), columns.scalars[static_cast<std::size_t>(s)].size());
    check("key", columns.wheel.size());
    check("intro_key", columns.intro_wheel.size());
    check("outro_key", columns.outro_wheel.size());
    check("role", columns.role.size());
    check("available", columns.available.size());
    if (columns.embedding_size < 0 || (columns.embedding_size == 0 && !columns.embedding.empty()))
        throw data_error("embedding_size is " + std::to_string(columns.embedding_size) +
                         "; it must be the count of numbers an embedding has");
    check("embedding", columns.embedding.size(), static_cast<std::size_t>(columns.embedding_size));
}

static inline bool is_tempo(attribute a) noexcept {
    return a == attribute::bpm || a == attribute::intro_bpm || a == attribute::outro_bpm;
}

/// What a value must be, as the end of a sentence.
static inline std::string demand_on(attribute a, double value) {
    const scalar_range range = range_of(a);
    const std::string field = a == attribute::bpm ? "tempo" : std::string(name(a));
    if (is_tempo(a) || a == attribute::duration)
        return field + " must be above 0" +
               (value < 0 ? "" : " and at most " + plain_number(range.highest) + " " + std::string(range.unit));
    return field + " must be " + plain_number(range.lowest) + " to " + plain_number(range.highest) +
           (range.unit.empty() ? "" : " " + std::string(range.unit));
}

static inline void check_scalar(crate_columns& columns, attribute a, crate_report& report) {
    const scalar_range range = range_of(a);
    const bool zero_is_unknown = is_tempo(a) || a == attribute::duration || a == attribute::year;
    std::vector<double>& column = columns.scalar(a);
    int zeros = 0;
    for (std::size_t row = 0; row < column.size(); ++row) {
        double& value = column[row];
        if (std::isnan(value)) continue;
        if (!(value >= range.lowest && value <= range.highest))
            throw data_error(row_label(columns, static_cast<int>(row)) + ": " + std::string(name(a)) + " is " +
                             plain_number(value) + "; " + demand_on(a, value) + ", or empty if unknown");
        if (value == 0 && zero_is_unknown) {
            value = std::numeric_limits<double>::quiet_NaN();
            ++zeros;
        }
    }
    if (zeros > 0)
        report.notes.push_back(std::string(name(a)) + " is 0 in " + std::to_string(zeros) +
                               (zeros == 1 ? " row" : " rows") + ": read as unknown");
}

static inline void check_keys(const crate_columns& columns, const std::vector<int>& wheel, const std::string& field) {
    for (std::size_t row = 0; row < wheel.size(); ++row)
        if (wheel[row] < -1 || wheel[row] > 23)
            throw data_error(row_label(columns, static_cast<int>(row)) + ": " + field + " has wheel index " +
                             std::to_string(wheel[row]) + "; it must be 0 (1A) to 23 (12B), or -1 if unknown");
}

static inline void check_tags(const crate_columns& columns) {
    for (std::size_t row = 0; row < columns.genres.size(); ++row)
        for (const tag& t : columns.genres[row])
            if (!(t.weight > 0) || std::isinf(t.weight))
                throw data_error(row_label(columns, static_cast<int>(row)) + ": genre '" + t.name + "' has weight " +
                                 plain_number(t.weight) + "; a weight must be finite and above 0, or the tag left out");
}

/// A row of NaN is an unknown embedding; a NaN among numbers is a fault.
static inline void check_embeddings(const crate_columns& columns) {
    const auto width = static_cast<std::size_t>(columns.embedding_size);
    for (std::size_t at = 0; at < columns.embedding.size(); ++at) {
        const double value = columns.embedding[at];
        if (std::isfinite(value) || (std::isnan(value) && std::isnan(columns.embedding[at / width * width]))) continue;
        throw data_error(row_label(columns, static_cast<int>(at / width)) + ": embedding holds " + plain_number(value) +
                         " at place " + std::to_string(at % width + 1) +
                         "; its numbers must be finite, or all NaN if unknown");
    }
    for (std::size_t at = 0; at < columns.embedding.size(); at += width)
        for (std::size_t k = 1; std::isnan(columns.embedding[at]) && k < width; ++k)
            if (!std::isnan(columns.embedding[at + k]))
                throw data_error(row_label(columns, static_cast<int>(at / width)) +
                                 ": embedding holds nan at place 1; its numbers must be finite, or all NaN if unknown");
}

SEGUE_INLINE void check_numbers(crate_columns& columns, int rows, crate_report& report) {
    for (int s = 0; s < scalar_count; ++s) check_scalar(columns, static_cast<attribute>(s), report);
    check_keys(columns, columns.wheel, "key");
    check_keys(columns, columns.intro_wheel, "intro_key");
    check_keys(columns, columns.outro_wheel, "outro_key");
    check_tags(columns);
    check_embeddings(columns);
    report.rows = rows;
}

}  // namespace segue::detail
