#pragma once
#include <segue/crate.hpp>
#include <segue/move.hpp>
#include <segue/random.hpp>

#include <algorithm>
#include <string>
#include <vector>

/// A crate that rules can bite: few artists (up to three a track), albums, genres and years, all sometimes unknown.
inline segue::crate rule_crate(int n, segue::random& r) {
    const auto below = [&](int limit) { return static_cast<int>(r.below(static_cast<std::uint32_t>(limit))); };
    const std::vector<std::string> genres{"rock", "punk", "hip hop", "techno", "jazz"};
    std::vector<segue::track> tracks;
    for (int i = 0; i < n; ++i) {
        segue::track t;
        t.id = "t" + std::to_string(i);
        t.title = "Title " + std::to_string(below(4) == 0 ? 0 : i);  // some recordings come twice
        for (int a = below(4); a > 0; --a) t.artists.push_back("Artist " + std::to_string(below(n / 2 + 2)));
        if (below(5) > 0) t.album = "Album " + std::to_string(below(n / 3 + 1));
        if (below(6) > 0) t.genres = {{genres[static_cast<std::size_t>(below(5))], 1}};
        if (below(6) > 0) t.year = 1970 + below(40);
        if (below(6) > 0) t.bpm = 70 + below(120);
        if (below(8) > 0) t.duration = 20 + below(400);
        t.role = below(3) > 0 ? segue::track_role::song : static_cast<segue::track_role>(1 + below(3));
        tracks.push_back(std::move(t));
    }
    return segue::crate(tracks);
}

/// One to four blocks that cover some slots, in any sequence, each read either way: more than the three moves make.
inline segue::arrangement random_arrangement(int n, segue::random& r) {
    const auto below = [&](int limit) { return static_cast<int>(r.below(static_cast<std::uint32_t>(limit))); };
    std::vector<int> cuts;
    for (int c = 2 + below(4); c > 0; --c) cuts.push_back(below(n + 1));
    std::sort(cuts.begin(), cuts.end());
    std::vector<segue::block> blocks;
    for (std::size_t c = 0; c + 1 < cuts.size(); ++c)
        if (cuts[c] < cuts[c + 1]) blocks.push_back({cuts[c], cuts[c + 1] - 1, below(2) == 1});
    segue::arrangement a;
    if (blocks.empty()) return a;
    a.lo = cuts.front();
    a.hi = cuts.back() - 1;
    r.shuffle(std::span(blocks));
    for (const auto& b : blocks) a.add(b.first, b.last, b.reversed);
    return a;
}

inline std::vector<int> positions_of(const std::vector<int>& order) {
    std::vector<int> out(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) out[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    return out;
}
