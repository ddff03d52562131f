#pragma once
#include <segue/knob.hpp>
#include <segue/lowering.hpp>

#include <memory>
#include <string_view>

namespace segue {

/// Any price of a track in a slot: the general form of an arc on slots.
class slot {
public:
    static constexpr std::string_view name = "slot";

    slot() = default;
    /// Row-major n x n, row = track, column = slot from 0, entries finite.
    explicit slot(std::vector<double> price, std::string label = "slot");

    [[nodiscard]] const std::string& label() const noexcept { return label_; }
    [[nodiscard]] const std::shared_ptr<const std::vector<double>>& prices() const noexcept { return price_; }

    friend bool operator==(const slot&, const slot&) = default;

private:
    std::string label_ = "slot";
    std::shared_ptr<const std::vector<double>> price_;
};

/// The label that it was given: the name in results.
[[nodiscard]] std::string label(const slot& t);

/// Throws cost_error where the size does not fit the crate or an entry is not finite.
void lower(const slot&, double weight, lowering& out);

}  // namespace segue
