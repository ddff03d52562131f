#include "state.hpp"

#include <segue/detail/config.hpp>

#include <algorithm>
#include <cmath>

namespace segue::detail {

template <class T, class Known>
static inline void count_column(std::vector<T>& column, std::string_view field, crate_report& report, Known is_known) {
    const auto known = static_cast<int>(std::count_if(column.begin(), column.end(), is_known));
    if (known > 0) {
        report.known[std::string(field)] = known;
    } else {
        column.clear();
    }
}

SEGUE_INLINE void count_known(crate_columns& columns, int rows, crate_report& report) {
    const auto filled = [](const auto& value) { return !value.empty(); };
    count_column(columns.title, "title", report, filled);
    count_column(columns.album, "album", report, filled);
    count_column(columns.location, "location", report, filled);
    count_column(columns.note, "note", report, filled);
    count_column(columns.artists, "artists", report, filled);
    count_column(columns.genres, "genres", report, filled);
    for (int s = 0; s < scalar_count; ++s)
        count_column(columns.scalars[static_cast<std::size_t>(s)], name(static_cast<attribute>(s)), report,
                     [](double value) { return !std::isnan(value); });
    const auto in_key = [](int index) { return index >= 0; };
    count_column(columns.wheel, "key", report, in_key);
    count_column(columns.intro_wheel, "intro_key", report, in_key);
    count_column(columns.outro_wheel, "outro_key", report, in_key);
    int embedded = 0;
    const auto width = static_cast<std::size_t>(columns.embedding_size);
    for (std::size_t at = 0; at < columns.embedding.size(); at += width) embedded += !std::isnan(columns.embedding[at]);
    if (embedded > 0) {
        report.known["embedding"] = embedded;
    } else {
        columns.embedding.clear();
        columns.embedding_size = 0;
    }
    report.known["id"] = rows;
}

SEGUE_INLINE std::vector<std::int64_t> filled_durations(const crate_columns& columns, int rows, crate_report& report) {
    const std::vector<double>& seconds = columns.scalar(attribute::duration);
    double sum = 0;
    int known = 0;
    for (const double s : seconds) {
        if (std::isnan(s)) continue;
        sum += s;
        ++known;
    }
    const double mean = known > 0 ? sum / known : 210;
    std::vector<std::int64_t> out(static_cast<std::size_t>(rows));
    for (int row = 0; row < rows; ++row) {
        const double s = crate_entry(seconds, row, mean);
        out[static_cast<std::size_t>(row)] = std::max<std::int64_t>(1, std::llround((std::isnan(s) ? mean : s) * 1000));
    }
    if (known < rows)
        report.notes.push_back("duration is unknown in " + std::to_string(rows - known) +
                               (rows - known == 1 ? " row: " : " rows: ") + std::to_string(std::llround(mean)) +
                               " seconds are assumed" + (known > 0 ? ", the mean of the others" : ""));
    return out;
}

}  // namespace segue::detail
