#include <segue/detail/config.hpp>
#include <segue/detail/problem_state.hpp>
#include <segue/detail/words.hpp>
#include <segue/playlist.hpp>

#include <algorithm>
#include <cmath>

namespace segue {
namespace detail {

static inline std::string title_of(const track& t) { return t.title.empty() ? t.id : t.title; }

static inline std::string percent_change(double from, double to) {
    return number(100 * (to / from - 1), 0, true) + " %";
}

/// "hip hop -> emo", "104 -> 112 bpm (+8 %)", "3A -> 12B", "energy 0.70 -> 0.85": what is known of both.
static inline std::vector<std::string> steps(const track& a, const track& b) {
    std::vector<std::string> out;
    if (!a.genres.empty() && !b.genres.empty()) out.push_back(a.genres.front().name + " -> " + b.genres.front().name);
    if (a.bpm && b.bpm)
        out.push_back(number(*a.bpm, 0) + " -> " + number(*b.bpm, 0) + " bpm (" + percent_change(*a.bpm, *b.bpm) + ")");
    if (a.key && b.key) out.push_back(a.key->camelot() + " -> " + b.key->camelot());
    if (a.energy && b.energy) out.push_back("energy " + number(*a.energy, 2) + " -> " + number(*b.energy, 2));
    if (a.outro_bpm && b.intro_bpm)
        out.push_back("outro " + number(*a.outro_bpm, 0) + " -> intro " + number(*b.intro_bpm, 0) + " bpm (" +
                      percent_change(*a.outro_bpm, *b.intro_bpm) + ")");
    if (a.outro_key && b.intro_key)
        out.push_back("outro " + a.outro_key->camelot() + " -> intro " + b.intro_key->camelot());
    if (a.outro_energy && b.intro_energy)
        out.push_back("outro energy " + number(*a.outro_energy, 2) + " -> intro " + number(*b.intro_energy, 2));
    return out;
}

using named_prices = std::vector<std::pair<std::string, double>>;

/// "contrast 0.31, key 0.08; free: tempo, step(energy)".
static inline std::string prices_in_words(named_prices prices) {
    std::stable_sort(prices.begin(), prices.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> dear, free;
    for (const auto& [name, value] : prices)
        value >= 0.005 ? dear.push_back(name + " " + number(value, 2)) : free.push_back(name);
    std::string out = dear.empty() ? "it costs nothing" : "it costs " + listed(dear);
    if (!free.empty() && !dear.empty()) out += "; free: " + listed(free);
    return out;
}

/// What a track pays for its place in the whole: arcs, and the scenes and cues that sound in its minutes.
static inline void add_place_prices(named_prices& prices, const problem& p, const std::vector<int>& order,
                                    std::size_t slot) {
    std::int64_t start = 0, music = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::int64_t ms = p.durations()[static_cast<std::size_t>(order[i])];
        if (i < slot) start += ms;
        music += ms;
    }
    const auto share = [](double part, double whole) { return whole > 0 ? part / whole : 0.0; };
    const auto row = static_cast<std::size_t>(order[slot]);
    for (const priced_arc& a : p.arcs()) {
        const double position = a.along == priced_arc::axis::slots
                                    ? share(static_cast<double>(slot), static_cast<double>(order.size()) - 1)
                                    : share(static_cast<double>(start), static_cast<double>(music));
        if (const double off = a.values[row] - a.curve(position); !std::isnan(off))
            prices.emplace_back(a.name, a.weight * off * off);
    }
    for (const stretch_price& s : p.stretches())
        if (const double price = s.weight * s.at(order[slot], start, p.durations()[row]); price > 0)
            prices.emplace_back(s.name, price);
}

static inline std::string slot_name(int slot) { return "slot " + std::to_string(slot + 1); }

static inline std::string slot_outside(int slot, int size) {
    return slot_name(slot) + " is outside the playlist of " + std::to_string(size) + (size == 1 ? " track" : " tracks");
}

}  // namespace detail

SEGUE_INLINE std::string playlist::explain(int slot) const {
    if (slot < 0 || slot >= size()) throw data_error(detail::slot_outside(slot, size()));
    const auto s = static_cast<std::size_t>(slot);
    const std::size_t columns = problem_.exposures().size();
    const std::vector<double> strain = problem_.strain(order_);
    detail::named_prices prices;
    std::string out;
    const track now = (*this)[slot];
    if (slot == 0) {
        out = "'" + detail::title_of(now) + "' opens: ";
    } else {
        const track before = (*this)[slot - 1];
        out = "'" + detail::title_of(now) + "' follows '" + detail::title_of(before) + "': ";
        if (const auto known = detail::steps(before, now); !known.empty()) out += listed(known) + "; ";
        for (const transition_price& t : problem_.transition_terms())
            prices.emplace_back(t.name, t.weight * detail::pair_price(t, order_[s - 1], order_[s]));
    }
    for (std::size_t e = 0; e < columns; ++e)
        prices.emplace_back(problem_.exposures()[e].name, strain[s * columns + e]);
    detail::add_place_prices(prices, problem_, order_, s);
    out += detail::prices_in_words(prices);
    if (slot > 0 && problem_.size() > 2) {
        const int from = order_[s - 1];
        int cheaper = 0;
        for (int b = 0; b < problem_.size(); ++b)
            cheaper +=
                b != from && b != order_[s] && problem_.transition(from, b) < problem_.transition(from, order_[s]);
        out += cheaper == 0
                   ? "; no track follows more cheaply"
                   : "; " + std::to_string(cheaper) + (cheaper == 1 ? " track would follow" : " tracks would follow") +
                         " more cheaply but serve better elsewhere";
    }
    if (!now.available) out += "; it is not available here and is kept in its place";
    return out + ".";
}

SEGUE_INLINE std::string playlist::why_not(int row, int slot) const {
    if (slot < 0 || slot >= size()) throw data_error(detail::slot_outside(slot, size()));
    const auto at = std::find(order_.begin(), order_.end(), row);
    if (at == order_.end()) throw data_error("row " + std::to_string(row) + " is not in the playlist");
    const int from = static_cast<int>(at - order_.begin());
    const std::string title = "'" + detail::title_of(crate_[row]) + "'";
    if (from == slot) return title + " stands in " + detail::slot_name(slot) + ".";
    const auto there = problem_.evaluate(applied(arrange(relocation{from, from, slot}, size()), order_));
    const double by = there.total - cost();
    std::string out = title + " in " + detail::slot_name(slot) + " instead of " + std::to_string(from + 1) +
                      " would cost " + detail::number(std::abs(by), 2) + (by >= 0 ? " more" : " less");
    if (const auto terms = detail::differences(priced_, there); !terms.empty()) out += " (" + terms + ")";
    if (there.violations > priced_.violations)
        out += " and break " + std::to_string(there.violations - priced_.violations) + " rule places more";
    return out + ".";
}

SEGUE_INLINE playlist playlist::edited(std::vector<int> order, std::string what) const {
    playlist out(crate_, problem_, std::move(order));
    out.found_.bound = found_.bound;
    out.found_.method = found_.method + ", edited";
    out.seed = seed;
    const double by = out.cost() - cost();
    out.change_ = std::move(what) + ": cost " + detail::number(cost(), 2) + " -> " + detail::number(out.cost(), 2) +
                  " (" + detail::number(by, 2, true) + ")";
    if (const auto terms = detail::differences(priced_, out.priced_); !terms.empty()) out.change_ += ": " + terms;
    if (const int broken = out.priced_.violations - priced_.violations; broken != 0)
        out.change_ += broken > 0 ? "; " + std::to_string(broken) + " rule places broken"
                                  : "; " + std::to_string(-broken) + " rule places mended";
    return out;
}

SEGUE_INLINE playlist playlist::swap(int i, int j) const {
    for (const int s : {i, j})
        if (s < 0 || s >= size()) throw data_error(detail::slot_outside(s, size()));
    std::vector<int> order = order_;
    std::swap(order[static_cast<std::size_t>(i)], order[static_cast<std::size_t>(j)]);
    return edited(std::move(order),
                  "swapped '" + detail::title_of((*this)[i]) + "' and '" + detail::title_of((*this)[j]) + "'");
}

SEGUE_INLINE playlist playlist::move(int from, int to) const {
    for (const int s : {from, to})
        if (s < 0 || s >= size()) throw data_error(detail::slot_outside(s, size()));
    return edited(applied(arrange(relocation{from, from, to}, size()), order_),
                  "moved '" + detail::title_of((*this)[from]) + "' to " + detail::slot_name(to));
}

}  // namespace segue
