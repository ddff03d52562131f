#pragma once
#include <segue/detail/selected.hpp>
#include <segue/error.hpp>
#include <segue/rule/selection.hpp>

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace segue::detail {

/// The words of a rule, taken off one after the other.
struct rule_words {
    std::string_view text, rest;

    [[noreturn]] void fail(const std::string& what) const {
        throw rule_error("rule '" + std::string(text) + "': " + what);
    }

    [[nodiscard]] std::string_view rest_trimmed() const {
        const auto first = rest.find_first_not_of(" \t"), last = rest.find_last_not_of(" \t");
        return first == std::string_view::npos ? std::string_view{} : rest.substr(first, last - first + 1);
    }

    std::string_view take(const char* what) {
        rest = rest_trimmed();
        if (rest.empty()) fail(std::string("it lacks ") + what);
        const auto word = rest.substr(0, rest.find_first_of(" \t"));
        rest.remove_prefix(word.size());
        return word;
    }

    int take_whole(const char* what) {
        const auto word = take(what);
        int value = 0;
        const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (failed != std::errc{} || end != word.data() + word.size())
            fail("'" + std::string(word) + "' is not a whole number; it should be " + what);
        return value;
    }

    /// The next word, which stays.
    [[nodiscard]] std::string_view next() const {
        const auto all = rest_trimmed();
        return all.substr(0, all.find_first_of(" \t"));
    }

    std::string_view take_all(const char* what) {
        const auto all = rest_trimmed();
        if (all.empty()) fail(std::string("it lacks ") + what);
        rest = {};
        return all;
    }

    selection take_selection(const char* what) { return selection_from_string(take_all(what)); }

    /// What stands before a length: a field, a condition, or tracks in brackets.
    void take_field_or_selection(attribute& field, selection& of) {
        const auto all = rest_trimmed();
        if (all.empty()) fail("it lacks a field");
        std::size_t end = 0;
        if (all.front() == '(')
            end = all.rfind(')') + 1;
        else
            for (bool quoted = false; end < all.size() && (quoted || (all[end] != ' ' && all[end] != '\t')); ++end)
                quoted ^= all[end] == '"';
        const auto word = all.substr(0, end);
        if (word.front() == '(' || word.find_first_of("<>=") != std::string_view::npos) {
            rest = all.substr(end);
            of = selection_from_string(word);
        } else {
            field = take_field();
        }
        if (rest_trimmed().empty()) fail("it lacks a number of tracks or a time such as 30min");
    }

    attribute take_field() {
        const auto word = take("a field");
        if (const auto field = attribute_named(word)) return *field;
        std::vector<std::string> names;
        for (const attribute a : attributes()) names.emplace_back(name(a));
        fail("there is no field '" + std::string(word) + "'" + did_you_mean(word, names));
    }

    std::string take_track() {
        auto track = rest_trimmed();
        if (track.empty()) fail("it lacks a track");
        if (track.size() > 1 && track.front() == '"' && track.back() == '"') track = track.substr(1, track.size() - 2);
        rest = {};
        return std::string(track);
    }

    void end() const {
        if (!rest_trimmed().empty()) fail("'" + std::string(rest_trimmed()) + "' is too much");
    }
};

}  // namespace segue::detail
