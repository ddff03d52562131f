#pragma once
#include <segue/problem.hpp>

#include <cstdint>
#include <vector>

namespace segue::detail {

/// The ear's memory of one exposure while rows are heard one after the other: F, without the weight. O(dims) a row
/// where the exposure is dense, O(1) for labels, whose memories fade only when looked at.
class hearing {
public:
    /// Begins with what was just played where `with_history`, else with silence.
    hearing(const problem& p, std::size_t which, bool with_history);

    /// <F, x(row)>.
    [[nodiscard]] double strain(int row) const;
    /// <F, v>; zero where v is empty.
    [[nodiscard]] double strain_of(const std::vector<double>& v) const;
    /// F = keep(row) F + x(row).
    void hear(int row);
    /// What is left of a memory after this row.
    [[nodiscard]] double keep(int row) const;

private:
    /// A number that fades with time.
    struct fading {
        double value = 0, heard = 0;
    };
    [[nodiscard]] double now(const fading& f) const;
    void add(fading& f, double x) const;
    [[nodiscard]] double label_strain(int label) const;
    void hear_label(int label);

    const problem& problem_;
    const exposure& exposure_;
    double rate_;                   ///< half-lives a millisecond
    double time_ = 0;               ///< milliseconds heard
    std::vector<double> memory_;    ///< dense
    std::vector<fading> of_label_;  ///< of the known labels
    std::vector<double> mean_;      ///< an unknown label's exposure: the mean of the known
    double mean_square_ = 0;
    fading unknown_, mean_met_;  ///< how much `mean_` was heard as such; <F of the known labels, mean>
};

}  // namespace segue::detail
