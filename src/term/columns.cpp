#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace segue::detail {

SEGUE_INLINE shared_column share(std::vector<double> values) {
    return std::make_shared<const std::vector<double>>(std::move(values));
}

SEGUE_INLINE std::vector<double> values_of(const crate& tracks, attribute scalar) {
    const std::span<const double> column = tracks.scalar(scalar);
    return {column.begin(), column.end()};
}

static inline std::vector<double> values_in(const crate& tracks, attribute scalar, track_part part) {
    std::vector<double> whole = values_of(tracks, scalar);
    const auto named = scalar_in(part, scalar);
    if (!named || *named == scalar) return whole;
    const std::span<const double> own = tracks.scalar(*named);
    for (std::size_t row = 0; row < whole.size(); ++row)
        if (!std::isnan(own[row])) whole[row] = own[row];
    return whole;
}

SEGUE_INLINE seam seam_of(const crate& tracks, attribute scalar, bool ends) {
    return {values_in(tracks, scalar, ends ? track_part::outro : track_part::whole),
            values_in(tracks, scalar, ends ? track_part::intro : track_part::whole)};
}

SEGUE_INLINE std::vector<char> known_in(const seam& s) {
    std::vector<char> known = known_in(s.from);
    const std::vector<char> after = known_in(s.to);
    for (std::size_t row = 0; row < known.size(); ++row) known[row] = static_cast<char>(known[row] && after[row]);
    return known;
}

SEGUE_INLINE std::string label_of_seam(std::string_view term, std::string_view of, bool ends) {
    std::string inside(of);
    if (ends) inside += of.empty() ? "ends" : ", ends";
    return std::string(term) + (inside.empty() ? "" : "(" + inside + ")");
}

SEGUE_INLINE std::vector<char> known_in(std::span<const double> values) {
    std::vector<char> known(values.size());
    std::transform(values.begin(), values.end(), known.begin(),
                   [](double v) { return static_cast<char>(!std::isnan(v)); });
    return known;
}

SEGUE_INLINE std::string noun_of(attribute a) {
    switch (a) {
        case attribute::genre: return "a genre that is known";
        case attribute::tempo_band: return "a bpm";
        case attribute::straight_rhythm: return "both an energy and a syncopation";
        case attribute::obscurity: return "a popularity";
        case attribute::decade: return "a year";
        case attribute::last_played: return "a day when it was last played";
        default: break;
    }
    const std::string word(name(a));
    return (std::string_view("aeiou").find(word.front()) != std::string_view::npos ? "an " : "a ") + word;
}

SEGUE_INLINE bool lacks(const std::string& label, std::span<const char> known, const std::string& noun, int least,
                        lowering& out) {
    const auto count = known.size() - static_cast<std::size_t>(std::count(known.begin(), known.end(), 0));
    // A crate too small to have a pair has nothing to price; only what its tracks lack is worth saying.
    if (count >= std::min(static_cast<std::size_t>(least), known.size()) && (count > 0 || known.empty()))
        return known.empty();
    out.off(label + " is off: " + (count == 0 ? "no track has " : "only one track has ") + noun);
    return true;
}

}  // namespace segue::detail
