#include <segue/detail/config.hpp>
#include <segue/detail/path_proof.hpp>

#include <algorithm>
#include <cmath>

namespace segue::detail {

inline constexpr int trees_at_root = 600, trees_at_node = 40;

SEGUE_INLINE path_proof::path_proof(const problem& p, std::vector<int> good_order)
    : p_(p),
      directed_(!p.symmetric()),
      n_(static_cast<std::size_t>(p.size())),
      size_(directed_ ? 2 * n_ : n_),
      best_order_(std::move(good_order)) {
    for (auto* v : {&multiplier_, &key_}) v->assign(size_, 0.0);
    for (auto* v : {&degree_, &rest_, &from_, &parent_}) v->assign(size_, 0);
    links_.resize(size_ + 1);
    best_cost_ = cost(best_order_);
    begin();
}

/// Weights in the unit that the best order so far calls for, and nothing chosen.
SEGUE_INLINE void path_proof::begin() {
    const std::span<const double> price = p_.transition_matrix();
    least_ = never;
    for (std::size_t a = 0; a < n_; ++a)
        for (std::size_t b = 0; b < n_; ++b)
            if (a != b) least_ = std::min(least_, price[a * n_ + b]);
    double most = over_least();  // no order to beat has a dearer transition
    if (std::isinf(most)) {
        most = 0;
        for (std::size_t i = 0; i < n_ * n_; ++i)
            if (i / n_ != i % n_ && !std::isinf(price[i])) most = std::max(most, price[i] - least_);
    }
    int exponent = 0;
    std::frexp(most, &exponent);  // most < 2^exponent
    unit_ = most > 0 ? std::ldexp(1, exponent) / full_weight : 1;
    const std::size_t m = size_ + 1;
    base_.assign(m * m, never);
    for (std::size_t a = 0; a < n_; ++a) {
        for (std::size_t b = 0; b < n_; ++b) {
            const double over = a == b ? never : price[a * n_ + b] - least_;
            if (!(over <= most)) continue;
            const std::size_t from = directed_ ? n_ + a : a;
            base_[from * m + b] = base_[b * m + from] = std::floor(over / unit_);
        }
    }
    for (std::size_t v = 0; v < size_; ++v) base_[v * m + size_] = base_[size_ * m + v] = 0;
    enough_ = weight_of(best_order_);
    open_ = -never;
    open_nodes_ = {};
    choices_.clear();
    push(-never, -1, std::make_shared<const std::vector<double>>(size_, 0.0));
}

SEGUE_INLINE double path_proof::cost(const std::vector<int>& order) const {
    double sum = 0;
    for (std::size_t i = 1; i < order.size(); ++i) sum += p_.transition(order[i - 1], order[i]);
    return sum;
}

/// What the best order costs above the least price of all transitions: a sum of numbers that are not negative.
SEGUE_INLINE double path_proof::over_least() const {
    double sum = 0;
    for (std::size_t i = 1; i < n_; ++i) sum += p_.transition(best_order_[i - 1], best_order_[i]) - least_;
    return sum;
}

SEGUE_INLINE double path_proof::weight_of(const std::vector<int>& order) const {
    double sum = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
        const auto a = static_cast<std::size_t>(order[i - 1]), b = static_cast<std::size_t>(order[i]);
        sum += base_[(directed_ ? n_ + a : a) * (size_ + 1) + b];
    }
    return sum;
}

SEGUE_INLINE double path_proof::tolerance() const noexcept { return static_cast<double>(n_) * unit_; }

/// What is open, or the order found; its price is a sum that rounds n times more.
SEGUE_INLINE double path_proof::bound() const noexcept {
    const double weight = std::min(open_, enough_);
    if (std::isinf(weight)) return weight;
    const double value = weight * unit_ + least_ * static_cast<double>(n_ - 1);
    return std::min(value, best_cost_) - static_cast<double>(2 * n_) * 0x1p-52 * (std::abs(value) + weight * unit_);
}

SEGUE_INLINE double& path_proof::weight(std::size_t u, std::size_t v) { return weight_[u * (size_ + 1) + v]; }
SEGUE_INLINE bool path_proof::is_required(std::size_t u, std::size_t v) const {
    return required_[u * (size_ + 1) + v] != 0;
}

SEGUE_INLINE void path_proof::fix(std::size_t u, std::size_t v, bool required) {
    if (!required) {
        weight(u, v) = weight(v, u) = never;
        return;
    }
    if (is_required(u, v)) return;
    weight(u, v) -= required_lead;
    weight(v, u) = weight(u, v);
    required_[u * (size_ + 1) + v] = required_[v * (size_ + 1) + u] = 1;
    required_count_ += 1;
    links_[u].push_back(v), links_[v].push_back(u);
}

/// The weights of a node: its choices and what follows from them. Who has two required edges has no others.
SEGUE_INLINE void path_proof::load(std::int32_t choices) {
    weight_ = base_;
    required_.assign(base_.size(), 0);
    required_count_ = 0;
    for (auto& l : links_) l.clear();
    for (std::size_t a = 0; directed_ && a < n_; ++a) {
        weight(a, n_ + a) = weight(n_ + a, a) = 0;
        fix(a, n_ + a, true);
    }
    for (std::int32_t c = choices; c >= 0; c = choices_[static_cast<std::size_t>(c)].before) {
        const choice& made = choices_[static_cast<std::size_t>(c)];
        fix(static_cast<std::size_t>(made.u), static_cast<std::size_t>(made.v), made.required);
    }
    for (std::size_t u = 0; u <= size_; ++u)
        for (std::size_t v = 0; v <= size_ && links_[u].size() >= 2; ++v)
            if (!is_required(u, v)) weight(u, v) = weight(v, u) = never;
    close_chains();
}

/// The two ends of a chain of required edges must not be joined, unless the chain holds everything.
SEGUE_INLINE void path_proof::close_chains() {
    for (std::size_t u = 0; u <= size_; ++u) {
        if (links_[u].size() != 1) continue;
        std::size_t last = u, at = links_[u][0], length = 2;
        while (links_[at].size() == 2) {
            const std::size_t next = links_[at][0] == last ? links_[at][1] : links_[at][0];
            last = at, at = next;
            ++length;
        }
        if (length <= size_ && !is_required(u, at)) weight(u, at) = weight(at, u) = never;
    }
}

SEGUE_INLINE void path_proof::push(double bound, std::int32_t choices,
                                   const std::shared_ptr<const std::vector<double>>& multipliers) {
    open_nodes_.push({bound, numbered_++, choices, multipliers});
}

/// A track of too many edges: one of two of its edges has to go, or it keeps both and no others.
SEGUE_INLINE void path_proof::branch(double bound) {
    const auto at = static_cast<std::size_t>(std::max_element(degree_.begin(), degree_.end()) - degree_.begin());
    std::vector<std::size_t> free;
    const auto see = [&](std::size_t v) {
        if (!is_required(at, v)) free.push_back(v);
    };
    for (std::size_t v = 1; v < size_; ++v) {
        const auto u = static_cast<std::size_t>(parent_[v]);
        if (u == at) see(v);
        if (v == at) see(u);
    }
    for (const std::size_t e : end_)
        if (e == at) see(size_);
    const auto reduced = [&](std::size_t v) { return weight(at, v) + (v < size_ ? multiplier_[v] : 0); };
    std::stable_sort(free.begin(), free.end(), [&](std::size_t u, std::size_t v) { return reduced(u) < reduced(v); });
    const auto multipliers = std::make_shared<const std::vector<double>>(multiplier_);
    const auto add = [&](std::int32_t before, std::size_t v, bool required) {
        choices_.push_back({before, static_cast<std::int16_t>(at), static_cast<std::int16_t>(v), required});
        return static_cast<std::int32_t>(choices_.size() - 1);
    };
    const std::int32_t here = open_choices_;
    push(bound, add(here, free[0], false), multipliers);
    const std::int32_t one = add(here, free[0], true);
    if (!links_[at].empty()) {
        push(bound, one, multipliers);
        return;
    }
    push(bound, add(one, free[1], false), multipliers);
    push(bound, add(one, free[1], true), multipliers);
}

/// Where a far cheaper order was found than the one to beat, once more in its unit.
SEGUE_INLINE work_end path_proof::run(const work_limits& l) {
    for (;;) {
        const work_end how = prove(l);
        const double over = over_least();
        const bool coarse = over > 0 && unit_ > 4 * over / full_weight;
        if (how != work_end::proven || !coarse) return how;
        begin();
    }
}

SEGUE_INLINE work_end path_proof::prove(const work_limits& l) {
    while (!open_nodes_.empty()) {
        const node top = open_nodes_.top();
        open_ = std::max(open_, top.bound);
        if (top.bound >= enough_) break;
        if (l.enough(best_cost_, bound())) return work_end::stopped;
        if (steps_ > l.steps) return work_end::no_steps;
        const std::size_t held = open_nodes_.size() * (sizeof(node) + size_ * sizeof(double)) +
                                 choices_.capacity() * 2 * sizeof(choice) + base_.size() * 3 * sizeof(double);
        if (held > l.bytes) return work_end::no_room;
        open_nodes_.pop();
        load(top.choices);
        open_choices_ = top.choices;
        multiplier_ = *top.multipliers;
        const bool root = top.choices < 0;
        ++visited_;
        const double bound = std::max(top.bound, climb(root ? trees_at_root : trees_at_node, root ? 2 : 0.5));
        if (bound < enough_) branch(bound);
    }
    open_ = never;
    return work_end::proven;
}

}  // namespace segue::detail
