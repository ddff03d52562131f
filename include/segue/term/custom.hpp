#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <concepts>
#include <memory>
#include <string_view>

namespace segue {

/// The user's own transition price: a callable (rows a, b -> price >= 0, NaN where unknown) or an n x n matrix.
///
/// Custom terms compare equal when they share the callable or the matrix; they cannot be written as JSON.
class custom {
public:
    static constexpr std::string_view name = "custom";

    custom() = default;
    /// `f(a, b)` takes two row numbers; it is inlined in the row loop and may be called from several threads.
    template <class F>
    requires std::is_invocable_r_v<double, const F&, int, int>
    explicit custom(F f, std::string label = "custom")
        : label_(std::move(label)),
          fill_(std::make_shared<row_filler>([f = std::move(f)](int a, int first, int last, double* out) {
              for (int b = first; b < last; ++b) out[b - first] = f(a, b);
          })) {}
    /// Row-major n x n, row a and column b; size is checked when lowered.
    explicit custom(std::vector<double> matrix, std::string label = "custom");

    [[nodiscard]] const std::string& label() const noexcept { return label_; }
    [[nodiscard]] const std::shared_ptr<row_filler>& fill() const noexcept { return fill_; }
    [[nodiscard]] const std::shared_ptr<const std::vector<double>>& matrix() const noexcept { return matrix_; }

    friend bool operator==(const custom&, const custom&) = default;

private:
    std::string label_ = "custom";
    std::shared_ptr<row_filler> fill_;
    std::shared_ptr<const std::vector<double>> matrix_;
};

/// The label that it was given: the name in results.
[[nodiscard]] std::string label(const custom& t);

/// Throws cost_error where a price is negative or infinite (matrix: +inf forbids), or the size does not fit the crate.
void lower(const custom&, double weight, lowering& out);

}  // namespace segue
