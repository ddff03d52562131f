#pragma once
#include <segue/orderer.hpp>
#include <segue/problem.hpp>

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace segue {

/// The problem of some rows of another: row k of it is `rows[k]` there. Neutral prices and scales stay those of the
/// whole, so that a price does not depend on what else was chosen (model, section 3.2); an unknown label stands for the
/// mean of the labels taken. Rules are left out: they are lowered anew. Throws data_error where a row is not there or
/// comes twice.
[[nodiscard]] problem taken(const problem& whole, std::span<const int> rows);

/// Of the chosen tracks, at least and at most these shares must be among `rows`.
struct quota {
    std::string name;
    std::vector<char> rows;  ///< 1 for a row that counts
    double least = 0, most = 1;
};

/// What is to be chosen: a playing time, or a number of tracks.
struct choice {
    std::optional<minutes> fit = {};  ///< playing time
    minutes slack{1};                 ///< by which the playing time may be off
    std::optional<int> count = {};
    std::vector<int> must = {};  ///< rows that are chosen
    std::vector<char> out = {};  ///< 1 for a row that is not
    std::vector<quota> quotas = {};
    std::vector<double> prices = {};  ///< of choosing each row, any finite number; empty: 0
    std::vector<int> twins = {};      ///< rows of one number are the same song: at most one is chosen; -1: none
};

/// What was chosen.
struct chosen_rows {
    std::vector<int> rows;  ///< in playing order
    double cost = 0;        ///< J of them, and their prices
    minutes length{0};
    std::vector<std::string> missed;  ///< what could not be met, as sentences
};

/// Chooses tracks and orders them, for the least cost a track: a cost in all would favour few long tracks. Rules are
/// not looked at. A pool of a few hundred rows is searched by insertion, removal, replacement and relocation, priced in
/// O(dims) each (model, section 5), and renewed from the whole library with what would serve each slot better.
///
/// Throws data_error where both or neither of `fit` and `count` are given, a row is not there, too few tracks are left,
/// or none is short enough.
[[nodiscard]] chosen_rows choose(const problem& library, const choice& wanted, const search_options& options = {});

}  // namespace segue
