#pragma once
#include <segue/playlist.hpp>
#include <segue/presets.hpp>

#include <string>
#include <vector>

namespace segue {

/// How `order` goes about it; the defaults serve everyone.
struct order_options {
    std::uint64_t seed = 0;
    segue::stop stop = {};
    int threads = 1;
    std::string method = "auto";
    std::vector<rule> rules = {};
    bool strict = false;          ///< throw rule_error where the rules do not all hold in the order found
    std::vector<int> start = {};  ///< warm start
    double near = 0;              ///< price of every track moved from its slot in `start`
    segue::crate history = {};    ///< what was just played, oldest first
    std::stop_token cancelled = {};
    std::function<void(const progress&)> report = {};
    std::size_t memory = default_memory;  ///< bytes that `exact` may hold at once
};

/// Orders a crate. Every track comes back, also the unavailable ones. Throws cost_error, rule_error or data_error.
[[nodiscard]] playlist order(const crate& tracks, const cost& c, const order_options& options = {});
/// With the default preset.
[[nodiscard]] playlist order(const crate& tracks, const order_options& options = {});
/// With a preset's cost and rules; `options.rules` come on top.
[[nodiscard]] playlist order(const crate& tracks, const preset& p, const order_options& options = {});

/// Orders a problem of numbers alone.
[[nodiscard]] found order(const problem& p, std::string_view method = "auto", const search_options& options = {});

}  // namespace segue
