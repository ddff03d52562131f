#include <segue/detail/columns.hpp>
#include <segue/detail/config.hpp>
#include <segue/detail/ear.hpp>
#include <segue/detail/knob_check.hpp>
#include <segue/math.hpp>
#include <segue/term/fatigue.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace segue {
namespace detail {

static inline bool by_label(attribute of) noexcept { return of == attribute::artist || of == attribute::album; }

static inline void check(const fatigue& t) {
    const bool fits = t.of == attribute::loudness || !is_scalar(t.of);
    require(fits, "fatigue", "of", name(t.of),
            "genre, artist, album, loudness, tempo_band, straight_rhythm, obscurity, decade or role");
    const double half_life = half_life_of(t).count();
    require(half_life > 0 && std::isfinite(half_life), label(t), "half_life", half_life, "minutes above 0");
    require(t.per.empty() || t.per == "run" || t.per == "pair", label(t), "per", "'" + t.per + "'", "'run' or 'pair'");
}

/// What makes a weight readable: 1 a pair, or about 1 a track of an unbroken run.
static inline double scale_of(const fatigue& t, const crate& tracks) {
    const bool pairs = t.per.empty() ? by_label(t.of) : t.per == "pair";
    return pairs ? 1 : 1 - exp2(-tracks.mean_minutes() / half_life_of(t).count());
}

static inline double keep_of(const crate& tracks, std::size_t row, minutes half_life) {
    return exp2(-static_cast<double>(tracks.durations()[row]) / (half_life.count() * 60'000));
}

/// Vectors of every track, row after row; the unknown ones are the mean of the known.
struct heard_rows {
    std::vector<double> x, mean;
    std::vector<char> known;
};

static inline heard_rows hear_all(const ear& e, const crate& tracks) {
    const auto n = static_cast<std::size_t>(tracks.size()), dims = static_cast<std::size_t>(e.dims);
    heard_rows out{std::vector<double>(n * dims, 0.0), std::vector<double>(dims, 0.0), std::vector<char>(n, 0)};
    double known = 0;
    for (std::size_t row = 0; row < n; ++row) {
        out.known[row] = static_cast<char>(e.hear(tracks, static_cast<int>(row), out.x.data() + row * dims));
        if (!out.known[row]) continue;
        ++known;
        for (std::size_t d = 0; d < dims; ++d) out.mean[d] += out.x[row * dims + d];
    }
    for (double& m : out.mean) m = known > 0 ? m / known : 0;
    for (std::size_t row = 0; row < n; ++row)
        if (!out.known[row])
            std::copy(out.mean.begin(), out.mean.end(), out.x.begin() + static_cast<std::ptrdiff_t>(row * dims));
    return out;
}

/// F[0]: what the history leaves in the ear. Empty where there is none.
static inline std::vector<double> memory_of(const crate& history, const ear& e, const std::vector<double>& mean,
                                            minutes half_life) {
    if (history.empty()) return {};
    std::vector<double> memory(mean.size(), 0.0), x(mean.size());
    for (int row = 0; row < history.size(); ++row) {
        std::fill(x.begin(), x.end(), 0.0);
        if (!e.hear(history, row, x.data())) x = mean;
        const double keep = keep_of(history, static_cast<std::size_t>(row), half_life);
        for (std::size_t d = 0; d < x.size(); ++d) memory[d] = keep * memory[d] + x[d];
    }
    return memory;
}

static inline void lower_dense(const fatigue& t, double weight, lowering& out) {
    const ear e = ear_for(t.of, out.crate(), out.history());
    heard_rows rows = hear_all(e, out.crate());
    if (lacks(label(t), rows.known, noun_of(t.of), 1, out)) return;
    if (t.of == attribute::role && std::all_of(rows.x.begin(), rows.x.end(), [](double v) { return v == 0; }))
        return out.off(label(t) + " is off: every track is a song");
    if (!e.note.empty()) out.off(label(t) + ": " + e.note);
    const minutes half_life = half_life_of(t);
    std::vector<double> start = memory_of(out.history(), e, rows.mean, half_life);
    out.exposure(
        {label(t), half_life, weight * scale_of(t, out.crate()), e.dims, std::move(rows.x), {}, std::move(start)});
}

/// First artist or album of a row; empty where unknown.
static inline const std::string& word_of(const crate& tracks, attribute of, std::size_t row) {
    static const std::string unknown;
    const crate_columns& c = tracks.columns();
    if (of == attribute::album) return c.album.empty() ? unknown : c.album[row];
    return c.artists.empty() || c.artists[row].empty() ? unknown : c.artists[row].front();
}

/// Labels are numbered as they first come; shares[l] is how often the known tracks have label l.
struct numbered_words {
    std::vector<int> labels;
    std::vector<double> shares;
    std::map<std::string, int, std::less<>> number;
};

static inline numbered_words number_words(const crate& tracks, attribute of) {
    numbered_words out;
    double known = 0;
    for (std::size_t row = 0; row < static_cast<std::size_t>(tracks.size()); ++row) {
        const std::string& word = word_of(tracks, of, row);
        if (word.empty()) {
            out.labels.push_back(-1);
            continue;
        }
        const auto at = out.number.try_emplace(word, static_cast<int>(out.number.size())).first;
        out.labels.push_back(at->second);
        out.shares.resize(out.number.size());
        ++out.shares[static_cast<std::size_t>(at->second)];
        ++known;
    }
    for (double& s : out.shares) s /= known;
    return out;
}

static inline std::vector<double> memory_of_words(const crate& history, attribute of, const numbered_words& words,
                                                  minutes half_life) {
    if (history.empty()) return {};
    std::vector<double> memory(words.shares.size(), 0.0);
    for (std::size_t row = 0; row < static_cast<std::size_t>(history.size()); ++row) {
        const double keep = keep_of(history, row, half_life);
        for (double& m : memory) m *= keep;
        const std::string& word = word_of(history, of, row);
        if (word.empty())
            for (std::size_t l = 0; l < memory.size(); ++l) memory[l] += words.shares[l];
        else if (const auto at = words.number.find(word); at != words.number.end())
            memory[static_cast<std::size_t>(at->second)] += 1;
    }
    return memory;
}

static inline void lower_labels(const fatigue& t, double weight, lowering& out) {
    numbered_words words = number_words(out.crate(), t.of);
    std::vector<char> known(words.labels.size());
    std::transform(words.labels.begin(), words.labels.end(), known.begin(),
                   [](int l) { return static_cast<char>(l >= 0); });
    if (lacks(label(t), known, noun_of(t.of), 1, out)) return;
    const minutes half_life = half_life_of(t);
    std::vector<double> start = memory_of_words(out.history(), t.of, words, half_life);
    const int dims = static_cast<int>(words.shares.size());
    out.exposure(
        {label(t), half_life, weight * scale_of(t, out.crate()), dims, {}, std::move(words.labels), std::move(start)});
}

}  // namespace detail

SEGUE_INLINE minutes half_life_of(const fatigue& f) noexcept {
    if (f.half_life) return *f.half_life;
    switch (f.of) {
        case attribute::artist:
        case attribute::album:
        case attribute::loudness: return minutes(5);
        case attribute::role: return minutes(30);
        default: return minutes(15);
    }
}

SEGUE_INLINE std::string label(const fatigue& t) { return "fatigue(" + std::string(name(t.of)) + ")"; }

SEGUE_INLINE void lower(const fatigue& t, double weight, lowering& out) {
    detail::check(t);
    if (weight == 0) return;
    detail::by_label(t.of) ? detail::lower_labels(t, weight, out) : detail::lower_dense(t, weight, out);
}

}  // namespace segue
