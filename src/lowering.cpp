#include <segue/detail/config.hpp>
#include <segue/detail/neutral.hpp>
#include <segue/detail/row_rank.hpp>
#include <segue/lowering.hpp>

#include <utility>

namespace segue {

SEGUE_INLINE void lowering::transitions(std::string name, double weight, std::vector<char> known, row_filler fill,
                                        bool pairs_may_lack) {
    parts_.transitions.push_back({unique(std::move(name)), weight, std::move(fill), 0});
    known_.push_back(std::move(known));
    may_lack_.push_back(static_cast<char>(pairs_may_lack));
}

SEGUE_INLINE void lowering::exposure(segue::exposure e) {
    e.name = unique(std::move(e.name));
    parts_.exposures.push_back(std::move(e));
}

SEGUE_INLINE void lowering::arc(priced_arc a) {
    a.name = unique(std::move(a.name));
    parts_.arcs.push_back(std::move(a));
}

SEGUE_INLINE void lowering::slots(slot_price s) {
    s.name = unique(std::move(s.name));
    parts_.slots.push_back(std::move(s));
}

SEGUE_INLINE void lowering::stretches(stretch_price s) {
    s.name = unique(std::move(s.name));
    parts_.stretches.push_back(std::move(s));
}

SEGUE_INLINE void lowering::off(std::string sentence) { parts_.off.push_back(std::move(sentence)); }

SEGUE_INLINE std::string lowering::unique(std::string name) {
    const int times = ++names_[name];
    return times == 1 ? name : name + "#" + std::to_string(times);
}

SEGUE_INLINE problem lowering::finish(constraints rules) && {
    parts_.n = crate_.size();
    parts_.durations.assign(crate_.durations().begin(), crate_.durations().end());
    parts_.rules = std::move(rules);
    bool lacking = false;
    for (std::size_t t = 0; t < known_.size(); ++t) lacking = lacking || detail::lacks_prices(known_[t], may_lack_[t]);
    if (lacking) detail::price_unknown(parts_.transitions, known_, may_lack_, detail::row_ranks(crate_));
    return problem(std::move(parts_));
}

}  // namespace segue
