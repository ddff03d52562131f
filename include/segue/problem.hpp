#pragma once
#include <segue/constraint.hpp>
#include <segue/error.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace segue {

using minutes = std::chrono::duration<double, std::ratio<60>>;

/// Prices of playing row b after row a, for first <= b < last, written to out[0..last-first); NaN where unknown. Never
/// asked for a == b alone, but may write anything there. Called from several threads at once.
using row_filler = std::function<void(int a, int first, int last, double* out)>;

/// A transition term in numbers: prices 0..1, times weight.
struct transition_price {
    std::string name;
    double weight = 1;
    row_filler fill;
    double neutral = 0;  ///< price of a pair that is unknown, before the weight
};

/// Fatigue in one attribute: what each track puts on the ear and how long it lasts (model, section 3.2).
///
/// Either `x` (dense, n x dims, entries >= 0) or `labels` (one int a track, 0..dims-1, -1 unknown) is filled. An
/// unknown label stands for the mean of the known ones.
struct exposure {
    std::string name;
    minutes half_life{15};
    double weight = 1;  ///< multiplies the raw strain sum <F[i], x[p[i]]>
    int dims = 0;
    std::vector<double> x;
    std::vector<int> labels;
    std::vector<double> start;  ///< F[0], dims entries; empty means zero

    [[nodiscard]] bool dense() const noexcept { return labels.empty(); }
    /// n x dims, also for labels (one-hot; the mean of the known where unknown).
    [[nodiscard]] std::vector<double> dense_x() const;
};

/// A curve that a feature should follow: sum of weight * (value - curve(position))^2 over tracks with a value.
struct priced_arc {
    enum class axis : std::uint8_t { slots, minutes };
    std::string name;
    double weight = 1;
    std::vector<double> values;                    ///< n, scaled to 0..1, NaN where unknown
    std::vector<std::pair<double, double>> knots;  ///< (position, value), positions ascending in 0..1; constant outside
    axis along = axis::slots;
    [[nodiscard]] double curve(double position) const noexcept;
};

/// Any price of track t in slot i, n x n row-major by track.
struct slot_price {
    std::string name;
    double weight = 1;
    std::vector<double> price;
};

/// Prices by the minute: the playing time is cut into stretches, and a track pays, of its price in each stretch, the
/// share of itself that sounds there (model, section 3.3: scenes, phases, cues).
///
/// A track that stays within one stretch pays the same wherever in it: that is why blocks can be priced by prefix sums.
struct stretch_price {
    std::string name;
    double weight = 1;
    std::vector<std::int64_t> ends;  ///< ms from the start, ascending, above 0; the last stretch has no end
    std::vector<double> price;       ///< n x (ends + 1) row-major by track, 0 or more

    [[nodiscard]] std::size_t count() const noexcept { return ends.size() + 1; }
    /// Before the weight: what `row` pays where it starts at `start` and lasts `length` ms. One without length pays
    /// the price of the stretch where it stands.
    [[nodiscard]] double at(int row, std::int64_t start, std::int64_t length) const noexcept;
};

/// Tracks as points: the price between two is the Euclidean distance (L2 norm) of their rows.
struct point_rows {
    int columns = 0;
    std::vector<double> at;  ///< n x columns row-major

    [[nodiscard]] int size() const noexcept { return columns == 0 ? 0 : static_cast<int>(at.size()) / columns; }
    [[nodiscard]] double distance(int a, int b) const noexcept;
};

/// What an order costs.
struct priced {
    double total = 0;
    std::vector<std::pair<std::string, double>> terms;  ///< weighted, in the order of the cost
    int violations = 0;
};

/// Everything that terms and rules are lowered to: the only thing that orderers and bounds know (model, section 4).
///
/// J(p) = sum of transition(p[i], p[i+1]) + sum over exposures of weight * sum_i <F[i], x[p[i]]> + slot prices + arcs +
/// stretches. Immutable once built; copies share the numbers.
class problem {
public:
    /// The largest n for which all transitions are kept in memory.
    static constexpr int dense_limit = 4096;

    struct parts {
        int n = 0;
        std::vector<std::int64_t> durations;  ///< ms, >= 0
        std::vector<transition_price> transitions;
        std::vector<exposure> exposures;
        std::vector<priced_arc> arcs;
        std::vector<slot_price> slots;
        std::vector<stretch_price> stretches;
        constraints rules;
        std::vector<std::string> off;  ///< terms that found no data, as sentences
    };

    problem();
    /// Validates and fills the transition matrix (n <= dense_limit). Throws cost_error on negative weights or
    /// exposures, NaN, and sizes that do not fit.
    explicit problem(parts p);

    /// From numbers alone: `transitions` n x n row-major (the diagonal is ignored, +inf forbids, NaN is an error),
    /// `durations` in minutes. `slots` empty or n x n (track by slot). An arc as `arcs` is priced faster than as slots.
    [[nodiscard]] static problem from_arrays(std::vector<double> transitions, std::span<const double> durations,
                                             std::vector<exposure> exposures = {}, std::vector<double> slots = {},
                                             constraints rules = {}, std::vector<priced_arc> arcs = {});

    /// From points alone, for many tracks: `points` n x `columns` row-major, in whatever unit makes one column count as
    /// much as the other. Playing b after a costs the Euclidean distance of their rows. No matrix is made above
    /// dense_limit: memory is O(n), and a pure path of 100,000 tracks takes seconds. `durations` in minutes; none are
    /// needed for a pure path. Throws data_error for a value that is not finite, and for exposures without durations.
    [[nodiscard]] static problem from_points(std::vector<double> points, int columns,
                                             std::span<const double> durations = {},
                                             std::vector<exposure> exposures = {}, constraints rules = {},
                                             std::vector<priced_arc> arcs = {});

    [[nodiscard]] int size() const noexcept;
    [[nodiscard]] std::span<const std::int64_t> durations() const noexcept;
    [[nodiscard]] const std::vector<transition_price>& transition_terms() const noexcept;
    [[nodiscard]] const std::vector<exposure>& exposures() const noexcept;
    [[nodiscard]] const std::vector<priced_arc>& arcs() const noexcept;
    [[nodiscard]] const std::vector<slot_price>& slots() const noexcept;
    [[nodiscard]] const std::vector<stretch_price>& stretches() const noexcept;
    [[nodiscard]] const constraints& rules() const noexcept;
    [[nodiscard]] const std::vector<std::string>& off() const noexcept;

    /// Weighted price of playing b right after a; +inf where forbidden.
    [[nodiscard]] double transition(int a, int b) const;
    /// transition(a, b) for all b; out has n entries, out[a] is 0.
    void transitions_from(int a, std::span<double> out) const;
    /// n x n row-major when n <= dense_limit, else empty.
    [[nodiscard]] std::span<const double> transition_matrix() const noexcept;

    /// What transitions are the distances of; null where they are not.
    [[nodiscard]] const point_rows* points() const noexcept;

    /// True where a track pays for its slot: slot prices, or an arc over slots.
    [[nodiscard]] bool has_slot_prices() const noexcept;
    /// Sum of all slot prices and slot-axis arcs, n x n by track; empty when there are none.
    [[nodiscard]] std::vector<double> slot_matrix() const;

    /// True when only transitions (and rules) are priced: a pure path problem.
    [[nodiscard]] bool pure_path() const noexcept;
    [[nodiscard]] bool symmetric() const noexcept;

    /// The plain definition of J, O(n * dims): the oracle of all that is faster. `order` must be a permutation of
    /// 0..n-1; throws data_error otherwise.
    [[nodiscard]] priced evaluate(std::span<const int> order) const;
    [[nodiscard]] std::vector<violation> violations(std::span<const int> order) const;
    /// weight * <F[i], x> per slot and exposure, row-major n x exposures.
    [[nodiscard]] std::vector<double> strain(std::span<const int> order) const;

    /// A copy with these rules instead.
    [[nodiscard]] problem with_rules(constraints rules) const;

private:
    struct state;
    std::shared_ptr<const state> state_;
};

/// Throws data_error unless `order` is a permutation of 0..n-1.
void check_permutation(std::span<const int> order, int n);

}  // namespace segue
