#pragma once
#include <segue/crate.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace segue::detail {

/// Who shares what: the values that every row has in one field, and the rows that have each value.
///
/// A track has one value (album, main genre family, role, decade, year, tempo band), several (artists), or none where
/// it is unknown: such a track shares with nobody.
class shared_values {
public:
    /// Throws rule_error where the field is a measure, which no two tracks share but by chance.
    shared_values(attribute field, const crate& tracks);
    /// From the values of every row, ascending, and their names.
    shared_values(const std::vector<std::vector<int>>& values_of_rows, std::vector<std::string> names)
        : names_(std::move(names)) {
        index(values_of_rows);
    }

    /// Takes the value away from the rows that have it.
    void forget(std::string_view value);

    [[nodiscard]] std::span<const int> values(int row) const noexcept { return part(values_, value_begin_, row); }
    [[nodiscard]] std::span<const int> rows(int value) const noexcept { return part(rows_, row_begin_, value); }
    [[nodiscard]] int size() const noexcept { return static_cast<int>(names_.size()); }  ///< number of values
    [[nodiscard]] const std::string& name(int value) const noexcept { return names_[static_cast<std::size_t>(value)]; }

    [[nodiscard]] bool has(int row, int value) const noexcept {
        const int one = only(row);
        return one == several ? has_among(row, value) : one == value;
    }
    [[nodiscard]] bool share(int a, int b) const noexcept {
        if ((sign(a) & sign(b)) == 0) return false;
        const int one = only(a), other = only(b);
        return one == several || other == several ? common(a, b) >= 0 : one == other && one != none;
    }
    /// The lowest value that both have, -1 when they share none.
    [[nodiscard]] int common(int a, int b) const noexcept;
    /// Two rows that share have a bit in common; 0 where no other row has any value of this one.
    [[nodiscard]] std::uint64_t sign(int row) const noexcept { return sign_[static_cast<std::size_t>(row)]; }
    [[nodiscard]] bool alone(int row) const noexcept { return sign(row) == 0; }

private:
    static constexpr int none = -1, several = -2;
    static std::span<const int> part(const std::vector<int>& all, const std::vector<int>& begin, int i) noexcept {
        const auto at = static_cast<std::size_t>(i);
        return std::span(all).subspan(static_cast<std::size_t>(begin[at]),
                                      static_cast<std::size_t>(begin[at + 1] - begin[at]));
    }
    [[nodiscard]] int only(int row) const noexcept { return only_[static_cast<std::size_t>(row)]; }
    [[nodiscard]] bool has_among(int row, int value) const noexcept;
    void index(const std::vector<std::vector<int>>& values_of_rows);

    std::vector<std::string> names_;
    std::vector<int> values_, value_begin_;  ///< values of each row, ascending
    std::vector<int> rows_, row_begin_;      ///< rows of each value, ascending
    std::vector<int> only_;                  ///< the one value of a row, or `none`, or `several`
    std::vector<std::uint64_t> sign_;
};

/// The values as a rule counts them: of the roles, only the glue, for songs are what it is spread among.
[[nodiscard]] shared_values values_for_rules(attribute field, const crate& tracks);

}  // namespace segue::detail
