#pragma once
#include <segue/rule.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <span>
#include <string>
#include <vector>

/// Every rule counted again, straight from its sentence, on tracks of `rule_crate`. No code in common with src/rule.
class plain_rules {
public:
    explicit plain_rules(const segue::crate& tracks) : crate_(tracks) {
        for (int row = 0; row < tracks.size(); ++row) tracks_.push_back(tracks[row]);
    }

    [[nodiscard]] int count(const segue::rule& r, const std::vector<int>& order) const {
        return std::visit([&](const auto& one) { return broken(one, order); }, r);
    }

private:
    using order_t = std::vector<int>;
    static int at(const order_t& order, int row) {
        return static_cast<int>(std::find(order.begin(), order.end(), row) - order.begin());
    }
    static std::size_t z(int i) { return static_cast<std::size_t>(i); }
    [[nodiscard]] int row(const std::string& id) const {
        for (int r = 0; r < crate_.size(); ++r)
            if (tracks_[z(r)].id == id) return r;
        return -1;
    }
    [[nodiscard]] double minutes(int r) const { return static_cast<double>(crate_.durations()[z(r)]) / 60000; }

    [[nodiscard]] std::vector<int> rows(const segue::selection& s) const {
        std::vector<int> out;
        for (const auto& id : s.tracks) out.push_back(row(id));
        for (int r = 0; s.tracks.empty() && r < crate_.size(); ++r) {
            const auto& t = tracks_[z(r)];
            if (s.where == "role=score" && t.role == segue::track_role::score) out.push_back(r);
            if (s.where == "genre=rock" && !t.genres.empty() && t.genres[0].name == "rock") out.push_back(r);
            if (s.where.starts_with("bpm<") && t.bpm && *t.bpm < std::stod(s.where.substr(4))) out.push_back(r);
        }
        return out;
    }
    [[nodiscard]] bool in(const segue::selection& s, int r) const {
        const auto all = rows(s);
        return std::find(all.begin(), all.end(), r) != all.end();
    }

    [[nodiscard]] std::set<std::string> values(segue::attribute field, const segue::selection& of, int r) const {
        using enum segue::attribute;
        if (of.given()) return in(of, r) ? std::set<std::string>{"chosen"} : std::set<std::string>{};
        const auto& t = tracks_[z(r)];
        switch (field) {
            case artist: return {t.artists.begin(), t.artists.end()};
            case album: return t.album.empty() ? std::set<std::string>{} : std::set{t.album};
            case role:
                return t.role == segue::track_role::song ? std::set<std::string>{}
                                                         : std::set{std::string(segue::name(t.role))};
            case year: return t.year ? std::set{std::to_string(*t.year)} : std::set<std::string>{};
            case decade: return t.year ? std::set{std::to_string(std::floor(*t.year / 10))} : std::set<std::string>{};
            case tempo_band: {
                if (!t.bpm) return {};
                const double octave = std::log2(*t.bpm);
                return {std::to_string(static_cast<int>((octave - std::floor(octave)) * 6))};
            }
            default: {  // the family with the largest share
                if (crate_.profile(r) < 0) return {};
                const auto& shares = crate_.profiles()[z(crate_.profile(r))].families;
                return {std::to_string(std::max_element(shares.begin(), shares.end()) - shares.begin())};
            }
        }
    }
    template <class Values>
    [[nodiscard]] bool share(Values values_of, int a, int b) const {
        for (const auto& v : values_of(a))
            if (values_of(b).contains(v)) return true;
        return false;
    }

    template <class Values>
    [[nodiscard]] int too_near(Values values_of, const order_t& o, int tracks, double mins) const {
        int pairs = 0;
        for (int i = 0; i < static_cast<int>(o.size()); ++i)
            for (int j = i + 1; j < static_cast<int>(o.size()); ++j) {
                if (!share(values_of, o[z(i)], o[z(j)])) continue;
                std::int64_t between = 0;
                for (int k = i + 1; k < j; ++k) between += crate_.durations()[z(o[z(k)])];
                pairs +=
                    mins > 0 ? between < std::max<std::int64_t>(1, std::llround(mins * 60000)) : j - i - 1 < tracks;
            }
        return pairs;
    }

    /// Windows too long that are so no longer without either end.
    template <class Values>
    [[nodiscard]] int too_long(Values values_of, const order_t& o, int tracks, double mins) const {
        const auto over = [&](int i, int j) {
            if (i >= j) return false;
            std::set<std::string> all = values_of(o[z(i)]);
            std::int64_t ms = 0;
            for (int k = i; k <= j; ++k) {
                ms += crate_.durations()[z(o[z(k)])];
                std::set<std::string> both;
                for (const auto& v : values_of(o[z(k)]))
                    if (all.contains(v)) both.insert(v);
                all = both;
            }
            return !all.empty() && (mins > 0 ? ms > std::llround(mins * 60000) : j - i + 1 > tracks);
        };
        int windows = 0;
        for (int i = 0; i < static_cast<int>(o.size()); ++i)
            for (int j = i + 1; j < static_cast<int>(o.size()); ++j)
                windows += over(i, j) && !over(i + 1, j) && !over(i, j - 1);
        return windows;
    }

    int broken(const segue::first& r, const order_t& o) const { return o.front() != row(r.track); }
    int broken(const segue::last& r, const order_t& o) const { return o.back() != row(r.track); }
    int broken(const segue::lock& r, const order_t& o) const { return o[z(r.slot)] != row(r.track); }
    int broken(const segue::keep_first& r, const order_t& o) const {
        int n = 0;
        for (int i = 0; i < r.k; ++i) n += o[z(i)] != i;
        return n;
    }
    int broken(const segue::before& r, const order_t& o) const { return at(o, row(r.earlier)) > at(o, row(r.later)); }
    int broken(const segue::together& r, const order_t& o) const {
        std::vector<std::vector<int>> groups;
        if (r.field) {
            std::set<std::string> all;
            for (const int t : o)
                for (const auto& v : values(*r.field, {}, t)) all.insert(v);
            for (const auto& v : all) {
                groups.emplace_back();
                for (int t = 0; t < crate_.size(); ++t)
                    if (values(*r.field, {}, t).contains(v)) groups.back().push_back(t);
            }
        } else {
            groups = {rows(r.of)};
        }
        int n = 0;
        for (const auto& g : groups) {
            if (r.ordered) {
                for (std::size_t i = 1; i < g.size(); ++i) n += at(o, g[i]) != at(o, g[i - 1]) + 1;
                continue;
            }
            std::vector<int> slots;
            for (const int t : g) slots.push_back(at(o, t));
            std::sort(slots.begin(), slots.end());
            for (std::size_t i = 1; i < slots.size(); ++i) n += slots[i] != slots[i - 1] + 1;
        }
        return n;
    }
    int broken(const segue::apart& r, const order_t& o) const {
        return too_near([&](int t) { return values(r.field, r.of, t); }, o, r.tracks, r.minutes);
    }
    int broken(const segue::at_most& r, const order_t& o) const {
        return too_long([&](int t) { return values(r.field, r.of, t); }, o, r.in_a_row, r.minutes);
    }
    int broken(const segue::at_most_within& r, const order_t& o) const {
        std::set<std::string> all;
        for (const int t : o)
            for (const auto& v : values(r.field, r.of, t)) all.insert(v);
        int n = 0;
        for (const auto& v : all) {
            std::vector<int> slots;
            for (int i = 0; i < static_cast<int>(o.size()); ++i)
                if (values(r.field, r.of, o[z(i)]).contains(v)) slots.push_back(i);
            for (std::size_t q = 0; q + z(r.count) < slots.size(); ++q) {
                const int begin = slots[q], end = slots[q + z(r.count)];
                std::int64_t between = 0;
                for (int k = begin + 1; k < end; ++k) between += crate_.durations()[z(o[z(k)])];
                n += r.minutes > 0 ? between < std::max<std::int64_t>(1, std::llround(r.minutes * 60000))
                                   : end - begin + 1 <= r.tracks;
            }
        }
        return n;
    }
    int broken(const segue::forbid& r, const order_t& o) const {
        int n = 0;
        for (std::size_t i = 1; i < o.size(); ++i) n += in(r.from, o[i - 1]) && in(r.to, o[i]);
        return n;
    }
    int broken(const segue::require& r, const order_t& o) const {
        int n = 0;
        for (std::size_t i = 0; i < o.size(); ++i) n += in(r.from, o[i]) && (i + 1 == o.size() || !in(r.to, o[i + 1]));
        return n;
    }
    int broken(const segue::every& r, const order_t& o) const {
        const auto plays = [&](int t) { return r.of.given() ? in(r.of, t) : tracks_[z(t)].role == r.role; };
        const int all = static_cast<int>(std::count_if(o.begin(), o.end(), plays)), size = static_cast<int>(o.size());
        int n = 0;
        for (int q = 1; q <= all; ++q) {
            // evenly: the others before the q-th one are q / (all + 1) of them, rounded down
            const int slot = r.k == segue::every::evenly ? q * (size - all) / (all + 1) + q - 1 : q * (r.k + 1) - 1;
            if (slot < size) n += !plays(o[z(slot)]);
        }
        return n;
    }
    int broken(const segue::rest& r, const order_t& o) const {
        return too_long([&](int t) { return in(r.calm, t) ? std::set<std::string>{} : std::set<std::string>{"x"}; }, o,
                        0, r.minutes);
    }
    int broken(const segue::ratio& r, const order_t& o) const {
        int n = 0;
        for (int i = 0; i + r.among <= static_cast<int>(o.size()); ++i)
            n += std::count_if(o.begin() + i, o.begin() + i + r.among, [&](int t) { return in(r.of, t); }) < r.least;
        return n;
    }
    int broken(const segue::no_repeat& r, const order_t& o) const {
        const auto same = [&](int t) {
            const auto& x = tracks_[z(t)];
            return x.artists.empty() ? std::set<std::string>{} : std::set{x.artists[0] + "/" + x.title};
        };
        return too_near(same, o, r.tracks, r.minutes);
    }
    int broken(const segue::land& r, const order_t& o) const {
        std::int64_t ms = std::llround(r.at * 1000);
        for (std::size_t i = 0; o[i] != row(r.track); ++i) ms += crate_.durations()[z(o[i])];
        const std::int64_t off = ms - std::llround(r.hits * 1000), most = std::llround(r.within * 1000);
        return off > most || off < -most;
    }

    segue::crate crate_;
    std::vector<segue::track> tracks_;
};
